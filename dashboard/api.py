"""The API: the same Selection over HTTP, the same bytes as every other door.

`GET /api/v1/figures.csv?…` and the like take the keys of any address of the dashboard; so do `chart.svg`, `chart.png`
and `package.zip`. Lists (`areas.json`, …) are in `api_lists`, the whole store in `api_store`. Answers are streamed,
carry an `ETag` of store, question and program (`304` where nothing changed), a file name that says what is in them, and
may be read from any origin. Every error has one shape:

    {"error": {"code": "unknown-value", "message": "…", "part": "area=Cumbira", "nearest": "Cumbria"}}

`part` and `nearest` are empty where the error is not about one part of the address.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from sqlalchemy.exc import SQLAlchemyError

from dashboard import addresses, api_doc, api_lists, api_returns, api_store, queries
from dashboard.api_answers import OPEN, error, is_known, tag_of
from dashboard.exports.errors import CannotMake
from dashboard.exports.formats import COMPARISON, FORMATS, PACKAGE, PICTURES, RATES, SERIES, SIDECAR, Format
from dashboard.names import Names
from dashboard.parse import UnknownPart, parse
from dashboard.selection import Selection
from dashboard.store import NoStoreError, Store, StoreDoor
from dashboard.wording import file_name
from dashboard.words import listed

_LOG = logging.getLogger(__name__)
_READS = ["GET", "HEAD", "OPTIONS"]
_WRITES = ["POST", "PUT", "PATCH", "DELETE"]
DOORS: dict[str, Format] = {
    **{addresses.figures_file(suffix): form for suffix, form in FORMATS.items()},
    **{addresses.chart_file(suffix): form for suffix, form in PICTURES.items()},
    **{addresses.rates_file(suffix): form for suffix, form in RATES.items()},
    addresses.figures_file(SIDECAR.suffix): SIDECAR,
    addresses.package_file(): PACKAGE,
    **{addresses.series_file(suffix): form for suffix, form in SERIES.items()},
    addresses.comparison_file(): COMPARISON,
}
ADDRESSES: tuple[str, ...] = (
    *DOORS,
    *api_lists.ADDRESSES,
    *api_returns.ADDRESSES,
    addresses.store_file(),
    addresses.OPENAPI,
)
"""Every address of the API."""


def router(door: StoreDoor, program: str = "", raw: Path = api_returns.RAW) -> APIRouter:
    """The routes of the API over the store behind `door`; the sheets as sent are those in `raw`.

    `program` is a digest of the code: a new program may write the same figures in other bytes. The last route answers
    every other address under `/api/v1/` with an error in the API's shape.
    """
    made = APIRouter()
    for address, form in DOORS.items():
        made.add_api_route(address, _figures(door, program, form), methods=_READS, name=address.rpartition("/")[2])
    further = {
        **api_lists.routes(door, program),
        **api_returns.routes(door, program, raw),
        **api_store.routes(door),
        **api_doc.routes(program),
    }
    for address, answer in further.items():
        made.add_api_route(address, answer, methods=_READS)
    for address in ADDRESSES:
        made.add_api_route(address, _only_reading, methods=_WRITES, include_in_schema=False)
    made.add_api_route(
        f"{addresses.API}/{{path:path}}", _not_found, methods=[*_READS, *_WRITES], include_in_schema=False
    )
    return made


def _figures(door: StoreDoor, program: str, form: Format) -> Callable[[Request], Response]:
    def figures(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=OPEN)
        try:
            store = door.current()
            names = queries.names_of(store)
            selection = parse(request.url.query, names)
            return _answer(request, store, names, selection, form, program)
        except UnknownPart as wrong:
            return error(400, wrong.code, wrong.message, wrong.part, wrong.nearest)
        except CannotMake as why:
            return error(422, "cannot-make", str(why))
        except NoStoreError as why:
            return error(503, "no-store", str(why))
        except SQLAlchemyError:
            _LOG.exception("The figures of %s could not be read", request.url.query)
            return error(500, "broken", "The store could not be read. The fault is ours and has been noted.")

    return figures


def _answer(request: Request, store: Store, names: Names, selection: Selection, form: Format, program: str) -> Response:
    version = store.version.version
    tag = tag_of(program, version, form.suffix, selection.text)
    name = file_name(selection, names, form.suffix, version, of=form.of)
    headers = {
        **OPEN,
        "etag": tag,
        "cache-control": "no-cache",
        "content-disposition": f'attachment; filename="{name}"',
    }
    if request.url.path == addresses.figures_file("csv"):
        headers["link"] = _described(selection)
    if is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        return _without_body(form.media_type, headers)
    return StreamingResponse(_begun(_body(store, names, selection, form)), media_type=form.media_type, headers=headers)


def _described(selection: Selection) -> str:
    """The header of a CSV that leads to the file about it."""
    return (
        f'<{addresses.figures_file(SIDECAR.suffix, selection.text)}>; rel="describedby"; type="application/csvm+json"'
    )


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


def _not_found(request: Request) -> Response:
    known = listed(list(ADDRESSES))
    return error(404, "not-found", f"There is nothing at {request.url.path}. The API has {known}.", request.url.path)


def _only_reading(request: Request) -> Response:
    answer = error(405, "method-not-allowed", f"{request.method} changes nothing here: figures can only be read.")
    answer.headers["allow"] = "GET, HEAD"
    return answer
