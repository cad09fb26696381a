"""xlsb: every sheet from its binary parts ([MS-XLSB]), values and looks. No macro is run, no formula calculated."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl.extract.binary import Book, Cells, Font, Rich, rk
from etl.extract.builder import MAX_COLUMN, MAX_ROW, Budget, Builder
from etl.extract.errors import unreadable
from etl.extract.grid import Grid
from etl.extract.package import Package

_BOOK, _FOLDER = "xl/workbook.bin", "xl/"
_CELL_STYLES, _END_OF_CELL_STYLES = 617, 618
_FONT, _FORMAT, _STYLE, _STRING, _SHEET, _SETTINGS = 43, 44, 47, 19, 156, 153
_COMMENT, _COMMENT_TEXT = 635, 637
_STRUCK, _RAISED, _RICH = 8, 1, 1
_HIDDEN_ROW = 0x10
_WORKSHEET = "/worksheet"


def read_xlsb(file: str, content: bytes) -> tuple[Grid, ...]:
    """One grid a sheet; hidden sheets are listed without their cells.

    Raises UnreadableFile for a damaged, locked or oversized file, struct.error for one whose records are cut.
    """
    package = Package.open(file, content)
    book = _shared(package)
    links = _links(package, "xl/_rels/workbook.bin.rels")
    budget = Budget(file)
    grids = []
    for kind, data in _part(package, _BOOK):
        if kind != _SHEET:
            continue
        state, _ = struct.unpack_from("<II", data)
        link, place = _string(data, 8)
        name, _ = _string(data, place)
        target = links.get(link)
        if target is not None and target[0].endswith(_WORKSHEET):
            grid = Grid(name, {}, hidden=True) if state else _sheet(package, name, target[1], book, budget)
            grids.append(grid)
    if not grids:
        raise unreadable("file-damaged", file, why="the workbook names no sheet")
    return tuple(grids)


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: kind and bytes. Their numbers come in groups of seven bits, the lowest first."""
    place = 0
    while place < len(content):
        kind, place = _varied(content, place, 2)
        size, place = _varied(content, place, 4)
        yield kind, content[place : place + size]
        place += size


def _varied(content: bytes, place: int, most: int) -> tuple[int, int]:
    number = 0
    for group in range(most):
        if place >= len(content):
            break
        byte = content[place]
        place += 1
        number |= (byte & 0x7F) << (7 * group)
        if not byte & 0x80:
            break
    return number, place


def _part(package: Package, name: str) -> Iterator[tuple[int, bytes]]:
    return _records(package.binary(name)) if name in package.names() else iter(())


def _links(package: Package, name: str) -> dict[str, tuple[str, str]]:
    """Kind and part of each link by its identifier."""
    root = package.xml(name)
    found = {}
    for link in () if root is None else root:
        target = link.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else _FOLDER + target.removeprefix("../")
        found[link.get("Id", "")] = (link.get("Type", ""), path)
    return found


def _string(data: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and the place behind it."""
    (length,) = struct.unpack_from("<I", data, place)
    end = place + 4 + 2 * (length if length != 0xFFFFFFFF else 0)
    if end > len(data):
        raise ValueError("a text is cut off")
    return data[place + 4 : end].decode("utf-16-le", "replace"), end


def _rich(data: bytes, place: int) -> Rich:
    """A text with the fonts of its runs."""
    text, end = _string(data, place + 1)
    if not data[place] & _RICH:
        return Rich(text)
    (number,) = struct.unpack_from("<I", data, end)
    runs = data[end + 4 : end + 4 + 4 * number]
    return Rich(text, tuple(struct.iter_unpack("<HH", runs[: len(runs) // 4 * 4])))


def _shared(package: Package) -> Book:
    """What all sheets share: settings, formats, fonts, styles, texts."""
    book = Book()
    for kind, data in _part(package, _BOOK):
        if kind == _SETTINGS:
            book.from_1904 = bool(struct.unpack_from("<I", data)[0] & 1)
    inside = False
    for kind, data in _part(package, "xl/styles.bin"):
        if kind in (_CELL_STYLES, _END_OF_CELL_STYLES):
            inside = kind == _CELL_STYLES
        elif kind == _FONT:
            options, place = struct.unpack_from("<2xH2xH", data)
            book.fonts[len(book.fonts)] = Font(bool(options & _STRUCK), place == _RAISED)
        elif kind == _FORMAT:
            book.formats[struct.unpack_from("<H", data)[0]] = _string(data, 2)[0]
        elif kind == _STYLE and inside:
            form, font = struct.unpack_from("<2xHH", data)
            book.styles.append((font, form))
    book.strings = [_rich(data, 0) for kind, data in _part(package, "xl/sharedStrings.bin") if kind == _STRING]
    return book


def _sheet(package: Package, name: str, part: str, book: Book, budget: Budget) -> Grid:
    reader = _Reader(Cells(Builder(name, budget), book))
    for kind, data in _part(package, part):
        reader.take(kind, data)
    folder, _, file = part.rpartition("/")
    for link, target in _links(package, f"{folder}/_rels/{file}.rels").values():
        if link.endswith("/comments"):
            reader.cells.comments = dict(_comments(package, target))
    reader.cells.finish()
    return reader.cells.builder.grid()


def _comments(package: Package, part: str) -> Iterator[tuple[tuple[int, int], str]]:
    place = (-1, -1)
    for kind, data in _part(package, part):
        if kind == _COMMENT:
            row, column = struct.unpack_from("<4xI4xI", data)
            place = (row, column)
        elif kind == _COMMENT_TEXT:
            yield place, _rich(data, 0).text.strip()


@dataclass
class _Reader:
    """One sheet while its records come in; `row` is the one that cells belong to."""

    cells: Cells
    row: int = 0

    def take(self, kind: int, data: bytes) -> None:
        """Read one record. Raises struct.error for one that is cut, ValueError for a place outside the sheet."""
        if kind in _CELLS:
            column, style = struct.unpack_from("<II", data)
            if not (self.row < MAX_ROW and column < MAX_COLUMN):
                raise ValueError("a cell lies outside the sheet")
            _CELLS[kind](self.cells, self.row, column, style & 0xFFFFFF, data)
        elif kind == _ROW:
            self.row, flags = struct.unpack_from("<I7xB", data)
            if flags & _HIDDEN_ROW:
                self.cells.hidden_rows.add(self.row)
        elif kind == _COLUMNS:
            first, last, width, flags = struct.unpack_from("<III4xH", data)
            if flags & 1 or width == 0:
                self.cells.hidden_columns.update(range(first, min(last, MAX_COLUMN) + 1))
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            if top <= bottom < MAX_ROW and left <= right < MAX_COLUMN:
                self.cells.builder.merge((top + 1, left + 1, bottom + 1, right + 1))


def _short(cells: Cells, row: int, column: int, style: int, data: bytes) -> None:
    cells.number(row, column, style, rk(struct.unpack_from("<8xI", data)[0]))


def _error(cells: Cells, row: int, column: int, style: int, data: bytes) -> None:
    cells.error(row, column, style, data[8])


def _truth(cells: Cells, row: int, column: int, style: int, data: bytes) -> None:
    cells.truth(row, column, style, value=bool(data[8]))


def _number(cells: Cells, row: int, column: int, style: int, data: bytes) -> None:
    cells.number(row, column, style, struct.unpack_from("<8xd", data)[0])


def _own_text(cells: Cells, row: int, column: int, style: int, data: bytes) -> None:
    cells.text(row, column, style, Rich(_string(data, 8)[0]))


def _shared_text(cells: Cells, row: int, column: int, style: int, data: bytes) -> None:
    cells.text(row, column, style, cells.book.strings[struct.unpack_from("<8xI", data)[0]])


def _rich_text(cells: Cells, row: int, column: int, style: int, data: bytes) -> None:
    cells.text(row, column, style, _rich(data, 8))


_ROW, _COLUMNS, _MERGE = 0, 60, 176
_CELLS: dict[int, Callable[[Cells, int, int, int, bytes], None]] = {
    2: _short, 3: _error, 4: _truth, 5: _number, 6: _own_text, 7: _shared_text, 8: _own_text, 9: _number, 10: _truth,
    11: _error, 62: _rich_text,
}  # fmt: skip
"""Kinds of cell; 8 to 11 are formulas, whose stored result stands where the value of the others does."""
