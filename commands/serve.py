"""`foi serve`: the dashboard and the API."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import uvicorn
from uvicorn.supervisors import Multiprocess

from commands.errors import Stop
from commands.site import at_site
from dashboard.store import open_store

STARTING = 60
"""Seconds that a worker may take before it answers its parent: on a busy machine it only begins after its imports."""


def run(host: str, port: int, store: str, raw: Path, workers: int = 1, site: str = "") -> int:
    """Serve until interrupted, from one process or from several that share the port and nothing else.

    `site` is what links in files begin with. Raises Stop where there is no store or the port is taken.
    """
    open_store(store).engine.dispose()
    listener = _listen(host, port)
    # Only now, so that a mistake is answered at once.
    from dashboard.server import create_server

    # A factory, so that each worker makes its own: no state crosses between them.
    factory = partial(create_server, store, raw=raw)
    name = "localhost" if host in ("0.0.0.0", "::") else host  # noqa: S104 - only compared
    sys.stdout.write(f"Serving http://{name}:{listener.getsockname()[1]} (stop with Ctrl C)\n")
    sys.stdout.flush()
    settings = uvicorn.Config(
        factory,
        factory=True,
        log_level="warning",
        server_header=False,
        workers=workers,
        timeout_worker_healthcheck=STARTING,
    )
    with at_site(site), suppress(KeyboardInterrupt):
        if workers == 1:
            uvicorn.Server(settings).run(sockets=[listener])
        else:
            Multiprocess(settings, sockets=[listener]).run()
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, taken before the server starts so that a taken port is a sentence."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as why:
        raise Stop(
            f"Cannot listen at {host}, port {port}: {why.strerror}. Another program may have the port; choose another "
            "with --port."
        ) from None
