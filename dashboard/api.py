"""The API: the same Selection over HTTP, the same bytes as every other door.

`GET /api/v1/figures.csv?…` and `/api/v1/figures.json?…` take the keys of any address of the dashboard. Answers are
streamed, carry an `ETag` of store, question and program (`304` where nothing changed), a file name that says what is in
them, and may be read from any origin. Every error has one shape:

    {"error": {"code": "unknown-value", "message": "…", "part": "area=Cumbira", "nearest": "Cumbria"}}

`part` and `nearest` are empty where the error is not about one part of the address.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from hashlib import sha256

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from sqlalchemy.exc import SQLAlchemyError

from dashboard import addresses, queries
from dashboard.comparisons import comparison_chunks
from dashboard.exports.formats import FORMATS, Format
from dashboard.names import Names
from dashboard.parse import UnknownPart, parse
from dashboard.selection import Selection
from dashboard.store import NoStoreError, Store, StoreDoor
from dashboard.wording import file_name

_LOG = logging.getLogger(__name__)
_READS = ["GET", "HEAD", "OPTIONS"]
_WRITES = ["POST", "PUT", "PATCH", "DELETE"]
_OPEN = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "If-None-Match",
    "access-control-expose-headers": "ETag, Content-Disposition",
    "cross-origin-resource-policy": "cross-origin",
}
COMPARISON = Format("json", "application/json; charset=utf-8", comparison_chunks)
"""The change of a Selection, first against last year, as the page Compare says it."""
DOORS: dict[str, Format] = {
    **{addresses.figures_file(suffix): form for suffix, form in FORMATS.items()},
    addresses.comparison_file(): COMPARISON,
}
ADDRESSES: tuple[str, ...] = tuple(DOORS)
"""Every address of the API."""


def router(door: StoreDoor, program: str = "") -> APIRouter:
    """The routes of the API over the store behind `door`.

    `program` is a digest of the code: a new program may write the same figures in other bytes. The last route answers
    every other address under `/api/v1/` with an error in the API's shape.
    """
    made = APIRouter()
    for address, form in DOORS.items():
        made.add_api_route(address, _figures(door, program, form), methods=_READS, name=address.rpartition("/")[2])
        made.add_api_route(address, _only_reading, methods=_WRITES, include_in_schema=False)
    made.add_api_route(
        f"{addresses.API}/{{path:path}}", _not_found, methods=[*_READS, *_WRITES], include_in_schema=False
    )
    return made


def error(status: int, code: str, message: str, part: str = "", nearest: str = "") -> JSONResponse:
    """An error in the one shape of the API. `message` is a sentence for people."""
    said = {"error": {"code": code, "message": message, "part": part, "nearest": nearest}}
    return JSONResponse(said, status, {**_OPEN, "cache-control": "no-store"})


def _figures(door: StoreDoor, program: str, form: Format) -> Callable[[Request], Response]:
    def figures(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_OPEN)
        try:
            store = door.current()
            names = queries.names_of(store)
            selection = parse(request.url.query, names)
            return _answer(request, store, names, selection, form, program)
        except UnknownPart as wrong:
            return error(400, wrong.code, wrong.message, wrong.part, wrong.nearest)
        except NoStoreError as why:
            return error(503, "no-store", str(why))
        except SQLAlchemyError:
            _LOG.exception("The figures of %s could not be read", request.url.query)
            return error(500, "broken", "The store could not be read. The fault is ours and has been noted.")

    return figures


def _answer(request: Request, store: Store, names: Names, selection: Selection, form: Format, program: str) -> Response:
    version = store.version.version
    tag = _tag(program, version, form.suffix, selection.text)
    name = file_name(selection, names, form.suffix, version)
    headers = {
        **_OPEN,
        "etag": tag,
        "cache-control": "no-cache",
        "content-disposition": f'attachment; filename="{name}"',
    }
    if _is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        return _without_body(form.media_type, headers)
    return StreamingResponse(_begun(_body(store, names, selection, form)), media_type=form.media_type, headers=headers)


def _without_body(media_type: str, headers: dict[str, str]) -> Response:
    """The headers of a file that is not sent; its length is not known before it is."""
    answer = Response(headers={**headers, "content-type": media_type})
    del answer.headers["content-length"]
    return answer


def _body(store: Store, names: Names, selection: Selection, form: Format) -> Iterator[bytes]:
    with store.engine.connect() as connection:
        yield from form.chunks(connection, selection, names)


def _begun(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, with the first rows already read: what cannot be read at all is an error, not half a file."""
    ready = [piece for _, piece in zip(range(2), chunks, strict=False)]

    def all_pieces() -> Iterator[bytes]:
        yield from ready
        yield from chunks

    return all_pieces()


def _tag(*parts: str) -> str:
    return f'W/"{sha256(chr(31).join(parts).encode()).hexdigest()[:20]}"'


def _is_known(tag: str, offered: str) -> bool:
    """Whether a request's `If-None-Match` names the tag; weakly, since bytes may be packed on the way."""
    known = {one.strip().removeprefix("W/") for one in offered.split(",")}
    return "*" in known or tag.removeprefix("W/") in known


def _not_found(request: Request) -> Response:
    known = " and ".join(ADDRESSES)
    return error(404, "not-found", f"There is nothing at {request.url.path}. The API has {known}.", request.url.path)


def _only_reading(request: Request) -> Response:
    answer = error(405, "method-not-allowed", f"{request.method} changes nothing here: figures can only be read.")
    answer.headers["allow"] = "GET, HEAD"
    return answer
