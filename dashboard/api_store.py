"""The whole store as one SQLite file: every table, for those who ask in SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from dashboard import addresses
from dashboard.api_answers import OPEN, error, is_known, tag_of
from dashboard.store import NoStoreError, StoreDoor, file_of

_PIECE = 1 << 20
MEDIA_TYPE = "application/vnd.sqlite3"


def routes(door: StoreDoor) -> dict[str, Callable[[Request], Response]]:
    """The one address of the file."""

    def store(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=OPEN)
        try:
            found = door.current()
        except NoStoreError as why:
            return error(503, "no-store", str(why))
        file = file_of(found)
        if file is None:
            return error(404, "no-file", "This site keeps its store in a database server: take package.zip instead.")
        return _answer(request, file, found.version.version)

    return {addresses.store_file(): store}


def _answer(request: Request, file: Path, version: str) -> Response:
    """The file is opened before its size is read: a store that is replaced meanwhile does not mix with it."""
    tag = tag_of("sqlite", version)
    headers = {
        **OPEN,
        "etag": tag,
        "cache-control": "no-cache",
        "content-disposition": f'attachment; filename="foi-store_v{version[:8]}.sqlite"',
    }
    if is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    opened = file.open("rb")
    headers["content-length"] = str(opened.seek(0, 2))
    opened.seek(0)
    if request.method == "HEAD":
        opened.close()
        return Response(headers={**headers, "content-type": MEDIA_TYPE})
    return StreamingResponse(_pieces(opened), media_type=MEDIA_TYPE, headers=headers)


def _pieces(opened: BufferedReader) -> Iterator[bytes]:
    with opened:
        while piece := opened.read(_PIECE):
            yield piece
