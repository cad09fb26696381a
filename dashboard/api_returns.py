"""The files of a return: its sheet byte for byte as it was read, and its cells with their roles as CSV.

Only a file that the register names is sent, and only while its bytes are those that were read: the store has their
SHA-256. Whatever else lies in the folder of raw data, or beside it, has no address here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import Response

from dashboard import addresses, queries
from dashboard.api_answers import OPEN, error, is_known, sent, tag_of
from dashboard.exports.csv import MEDIA_TYPE
from dashboard.exports.register import register_csv
from dashboard.row import Returned
from dashboard.sheets import Account, account_of
from dashboard.store import NoStoreError, Store, StoreDoor

RAW = Path(__file__).parents[1] / "data" / "raw"
"""Where the raw data lie beside the program."""
FOLDER = "returns"
SHEET = addresses.sheet_file("{return_id}")
CELLS = addresses.cells_file("{return_id}")
ADDRESSES = (SHEET, CELLS)
BYTES = "application/octet-stream"
_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
}
"""What a browser is told of a file; it is kept, never shown, whatever it is."""

Answer = Callable[[Request], Response]


def routes(door: StoreDoor, program: str, raw: Path = RAW) -> dict[str, Answer]:
    """The two addresses over the store behind `door`; the files are those in `raw`."""
    return {
        SHEET: _guarded(door, lambda request, store, found: _sheet(request, store, found, raw)),
        CELLS: _guarded(door, lambda request, store, found: _cells(request, store, found, program)),
    }


def _guarded(door: StoreDoor, answer: Callable[[Request, Store, Returned], Response]) -> Answer:
    def guarded(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=OPEN)
        identifier = str(request.path_params["return_id"])
        try:
            store = door.current()
        except NoStoreError as why:
            return error(503, "no-store", str(why))
        with store.engine.connect() as connection:
            found = queries.return_by_id(connection, identifier)
        if found is None:
            return error(404, "not-found", f"The register has no return {identifier!r}.", identifier)
        if not found.file:
            return error(404, "no-file", f"The return {identifier!r} is one without a sheet: {found.status}.")
        return answer(request, store, found)

    return guarded


def _sheet(request: Request, store: Store, found: Returned, raw: Path) -> Response:
    with store.engine.connect() as connection:
        known = queries.content_hash(connection, found.return_id)
    content = _content(raw / FOLDER, found.file)
    if content is None:
        return error(404, "no-file", f"This site does not keep the file {found.file}; its cells are at cells.csv.")
    if sha256(content).hexdigest() != known:
        return error(404, "no-file", f"The file {found.file} here is no longer the one that was read.")
    tag = f'"{known}"'
    headers = {**OPEN, "etag": tag, "cache-control": "no-cache", "content-disposition": _attachment(found.file)}
    if is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    media_type = _TYPES.get(Path(found.file).suffix.lower(), BYTES)
    if request.method == "HEAD":
        return Response(headers={**headers, "content-type": media_type, "content-length": str(len(content))})
    return Response(content, media_type=media_type, headers=headers)


def _content(folder: Path, name: str) -> bytes | None:
    """The bytes of a plain file of this folder; None for any other name, and where there is none."""
    if Path(name).name != name or name in ("", ".", ".."):
        return None
    file = folder / name
    try:
        return file.read_bytes() if file.is_file() and file.resolve().parent == folder.resolve() else None
    except OSError:
        return None


def _cells(request: Request, store: Store, found: Returned, program: str) -> Response:
    with store.engine.connect() as connection:
        body = register_csv(cell_rows(account_of(connection, found)))
    version = store.version.version
    headers = {"content-disposition": _attachment(f"foi-cells_{found.return_id}_v{version[:8]}.csv")}
    return sent(request, body, MEDIA_TYPE, tag_of(program, version, CELLS, found.return_id), headers)


def cell_rows(account: Account) -> Sequence[dict[str, object]]:
    """One row a cell that is not empty, in the order of sheets: where, what it shows, its role, what it gave."""
    rows = []
    for cell in account.cells:
        given = account.gave.get((cell.sheet, cell.cell), ())
        row = {key: value for key, value in asdict(cell).items() if key != "sheet_position"}
        row["hidden"] = "yes" if cell.hidden else "no"
        rows.append(row | {"observations": "|".join(seen.observation_id for seen in given)})
    return rows


def _attachment(name: str) -> str:
    """The header that has a browser keep the file under its name, in both spellings of RFC 6266."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    further = f"; filename*=UTF-8''{quote(name, safe='')}" if plain != name else ""
    return f'attachment; filename="{plain}"{further}'
