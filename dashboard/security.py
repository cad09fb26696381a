"""The headers of every answer, and its compression, as one small layer around the server."""

from __future__ import annotations

from collections.abc import Sequence

import brotli  # type: ignore[import-untyped]
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_KEPT = "/_dash-component-suites/"
"""Scripts of Dash: the same bytes each time, so they are packed once and kept."""
_QUALITY = 9


def policy(script_hashes: Sequence[str]) -> str:
    """The Content-Security-Policy: everything from here, no inline script but those of the hashes, no eval.

    Styles may be inline, since plotly.js and the places over a drawing need that.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *script_hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def headers(script_hashes: Sequence[str]) -> dict[str, str]:
    """The security headers of every answer that does not set its own."""
    return {
        "content-security-policy": policy(script_hashes),
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "cross-origin-opener-policy": "same-origin",
    }


class SecurityHeaders:
    """Adds headers to every answer; one that an answer sets itself stays."""

    def __init__(self, app: ASGIApp, wanted: dict[str, str]) -> None:
        self.app = app
        self.wanted = wanted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in self.wanted.items():
                    answer.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class PackedScripts:
    """Answers for Dash's own scripts in Brotli from memory: each is packed once for each server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, tuple[list[tuple[bytes, bytes]], bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or pass on and remember a whole answer."""
        path = scope.get("path", "")
        if not path.startswith(_KEPT) or not _takes_packed(scope):
            await self.app(scope, receive, send)
            return
        if path not in self._kept:
            answered = await self._ask(scope, receive)
            if answered is None:
                await self.app(scope, receive, send)
                return
            self._kept[path] = answered
        raw, body = self._kept[path]
        await send({"type": "http.response.start", "status": 200, "headers": raw})
        await send({"type": "http.response.body", "body": body})

    async def _ask(self, scope: Scope, receive: Receive) -> tuple[list[tuple[bytes, bytes]], bytes] | None:
        """The packed answer with its headers; None where it is not a plain whole one."""
        parts: list[Message] = []

        async def collect(message: Message) -> None:
            parts.append(message)

        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, collect)
        start = parts[0]
        answer = MutableHeaders(raw=list(start["headers"]))
        if start["status"] != 200:
            return None
        packed = brotli.compress(b"".join(part.get("body", b"") for part in parts[1:]), quality=_QUALITY)
        answer["content-encoding"] = "br"
        answer["content-length"] = str(len(packed))
        answer.add_vary_header("Accept-Encoding")
        return answer.raw, packed


def _takes_packed(scope: Scope) -> bool:
    """Whether a request is a plain GET by a browser that reads Brotli and has no copy to compare."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    asked = Headers(scope=scope)
    return "br" in asked.get("accept-encoding", "") and "if-none-match" not in asked
