"""The public address of the site, which links in files begin with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from commands.errors import Stop
from dashboard.exports.about import SITE


@contextmanager
def at_site(address: str) -> Iterator[None]:
    """Within it links in files begin with this address; empty leaves them as the environment says.

    Raises Stop for what is no address of a site.
    """
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise Stop(f"{address!r} is no address of a site. Write it as https://example.org, with --site or in {SITE}.")
    before = os.environ.get(SITE)
    if address:
        os.environ[SITE] = address
    try:
        yield
    finally:
        if address:
            os.environ.pop(SITE, None)
        if address and before is not None:
            os.environ[SITE] = before
