"""What all answers of the API share: who may read them, their tag, the one shape of an error."""

from __future__ import annotations

import json
from hashlib import sha256

from fastapi import Request
from fastapi.responses import JSONResponse, Response

OPEN = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "If-None-Match",
    "access-control-expose-headers": "ETag, Content-Disposition, Link",
    "cross-origin-resource-policy": "cross-origin",
}
"""Any page may read the API; nothing here is secret and nothing can be changed."""
JSON = "application/json; charset=utf-8"


def error(status: int, code: str, message: str, part: str = "", nearest: str = "") -> JSONResponse:
    """An error in the one shape of the API. `message` is a sentence for people."""
    said = {"error": {"code": code, "message": message, "part": part, "nearest": nearest}}
    return JSONResponse(said, status, {**OPEN, "cache-control": "no-store"})


def tag_of(*parts: str) -> str:
    """The ETag of what these texts lead to; weak, since bytes may be packed on the way."""
    return f'W/"{sha256(chr(31).join(parts).encode()).hexdigest()[:20]}"'


def is_known(tag: str, offered: str) -> bool:
    """Whether a request's `If-None-Match` names the tag."""
    known = {one.strip().removeprefix("W/") for one in offered.split(",")}
    return "*" in known or tag.removeprefix("W/") in known


def sent(request: Request, body: str, media_type: str, tag: str, headers: dict[str, str] | None = None) -> Response:
    """A whole answer with its tag: 304 where the asker has it, no body for HEAD."""
    kept = {**OPEN, "etag": tag, "cache-control": "no-cache", **(headers or {})}
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=OPEN)
    if is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=kept)
    if request.method == "HEAD":
        return Response(headers={**kept, "content-type": media_type, "content-length": str(len(body.encode()))})
    return Response(body, media_type=media_type, headers=kept)


def as_json(value: object) -> str:
    """JSON with one item a line break at its end, texts as they are."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
