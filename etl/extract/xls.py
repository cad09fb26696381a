"""xls (Excel 97 to 2003): every sheet from its records, values and looks. No macro is run, no formula calculated."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from etl.extract.binary import Book, Cells, Font, Rich, rk
from etl.extract.builder import Budget, Builder
from etl.extract.errors import unreadable
from etl.extract.grid import Grid
from etl.extract.ole import Compound, Damaged
from etl.extract.xls_records import Pieces, Record, records

_BOF, _EOF, _LOCKED = 0x809, 0x0A, 0x2F
_BIFF8 = 0x600
_WORKSHEET = 0
_TEXT_RESULT, _TRUTH_RESULT, _ERROR_RESULT, _EMPTY_RESULT = 0, 1, 2, 3
_STRUCK, _RAISED = 8, 1
_HIDDEN_ROW = 0x20


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    start: int
    hidden: bool


@dataclass
class _Globals:
    """The first part of the stream: what all sheets share, and where each starts."""

    book: Book = field(default_factory=Book)
    sheets: list[_Sheet] = field(default_factory=list)
    _fonts: int = 0

    def take(self, record: Record) -> None:
        """Read one record."""
        reader = _OF_BOOK.get(record.kind)
        if reader is not None:
            reader(self, record)

    def font(self, record: Record) -> None:
        """A font; the number 4 is left out."""
        options, above = struct.unpack_from("<2xH4xH", record.data)
        number = self._fonts + (self._fonts > 3)
        self.book.fonts[number] = Font(bool(options & _STRUCK), above == _RAISED)
        self._fonts += 1

    def format(self, record: Record) -> None:
        """A number format with its number."""
        pieces = Pieces.of(record)
        number = pieces.number("H")
        self.book.formats[number] = pieces.text().text

    def style(self, record: Record) -> None:
        """A style: its font and its number format."""
        self.book.styles.append(struct.unpack_from("<HH", record.data))

    def sheet(self, record: Record) -> None:
        """The name of a sheet and where it starts; charts and modules are no sheets."""
        pieces = Pieces.of(record)
        start, state, kind = pieces.number("I"), pieces.number("B"), pieces.number("B")
        if kind == _WORKSHEET:
            self.sheets.append(_Sheet(pieces.text(short=True).text, start, state & 3 != 0))

    def strings(self, record: Record) -> None:
        """The texts that cells share, in their order."""
        pieces = Pieces.of(record, 8)
        while not pieces.ended:
            self.book.strings.append(pieces.text())

    def days(self, record: Record) -> None:
        """From which year days are counted."""
        self.book.from_1904 = record.data[:1] == b"\x01"


_OF_BOOK: dict[int, Callable[[_Globals, Record], None]] = {
    0x31: _Globals.font, 0x41E: _Globals.format, 0xE0: _Globals.style, 0x85: _Globals.sheet, 0xFC: _Globals.strings,
    0x22: _Globals.days,
}  # fmt: skip


def read_xls(file: str, content: bytes) -> tuple[Grid, ...]:
    """One grid a sheet; hidden sheets are listed without their cells.

    Raises UnreadableFile for a damaged, locked or oversized file, and for one older than Excel 97.
    """
    try:
        container = Compound(content)
        stream = container.stream("Workbook") or container.stream("Book") or b""
        return _read(file, stream)
    except (Damaged, struct.error, ValueError, OverflowError) as why:
        raise unreadable("file-damaged", file, why=str(why)[:200]) from None


def _read(file: str, stream: bytes) -> tuple[Grid, ...]:
    told = _Globals()
    for number, record in enumerate(records(stream)):
        if number == 0 and record.kind != _BOF:
            raise unreadable("file-format", file, format="an Excel file from before 1995")
        if number == 0 and struct.unpack_from("<H", record.data)[0] != _BIFF8:
            raise unreadable("file-format", file, format="an Excel file from before 1997")
        if record.kind == _LOCKED:
            raise unreadable("file-locked", file)
        if record.kind == _EOF:
            break
        told.take(record)
    if not told.sheets:
        raise unreadable("file-damaged", file, why="the workbook names no sheet")
    budget = Budget(file)
    sheets = [_Reader(sheet, told.book, budget) for sheet in told.sheets]
    for sheet in sheets:
        if not sheet.sheet.hidden:
            sheet.read(stream)
    stored = any(sheet.has_results for sheet in sheets)
    return tuple(sheet.grid(stored=stored) for sheet in sheets)


@dataclass
class _Reader:
    """One sheet while its records come in.

    `awaited` is the formula whose text is to follow, `empty` the formulas that store an empty text, `box` the number of
    the last object and `boxes` the texts of objects by it: that of a comment is found through its object.
    """

    sheet: _Sheet
    book: Book
    budget: Budget
    cells: Cells = field(init=False)
    awaited: tuple[int, int, int] | None = None
    has_results: bool = False
    empty: list[tuple[int, int]] = field(default_factory=list)
    box: int = -1
    boxes: dict[int, str] = field(default_factory=dict)
    notes: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cells = Cells(Builder(self.sheet.name, self.budget), self.book)

    def read(self, stream: bytes) -> None:
        """Read the records of the sheet; those of charts inside it are passed over. Raises Damaged, struct.error."""
        depth = 0
        for record in records(stream, self.sheet.start):
            if depth == 0 and record.kind != _BOF:
                raise Damaged(f"the sheet {self.sheet.name!r} is not where it should be")
            depth += (record.kind == _BOF) - (record.kind == _EOF)
            if depth == 0:
                break
            reader = _OF_SHEET.get(record.kind) if depth == 1 else None
            if reader is not None:
                reader(self, record)
        else:
            raise Damaged(f"the sheet {self.sheet.name!r} has no end")
        self.cells.comments = {place: self.boxes.get(box, "") for place, box in self.notes.items()}
        self.cells.finish()

    def grid(self, *, stored: bool) -> Grid:
        """The sheet. Where the whole file stores no result but empty texts, its formulas were never calculated."""
        if self.sheet.hidden:
            return Grid(self.sheet.name, {}, hidden=True)
        for place in () if stored else self.empty:
            self.cells.no_result(*place)
        return self.cells.builder.grid()

    def shared_text(self, record: Record) -> None:
        """A cell that shares its text."""
        row, column, style, number = struct.unpack_from("<HHHI", record.data)
        if number >= len(self.book.strings):
            raise Damaged(f"a cell of the sheet {self.sheet.name!r} has a text that is not there")
        self.cells.text(row, column, style, self.book.strings[number])

    def own_text(self, record: Record) -> None:
        """A cell with a text of its own."""
        row, column, style = struct.unpack_from("<HHH", record.data)
        self.cells.text(row, column, style, Pieces.of(record, 6).text())

    def number(self, record: Record) -> None:
        """A number."""
        row, column, style, value = struct.unpack_from("<HHHd", record.data)
        self.cells.number(row, column, style, value)

    def short_number(self, record: Record) -> None:
        """A number in its short form."""
        row, column, style, short = struct.unpack_from("<HHHI", record.data)
        self.cells.number(row, column, style, rk(short))

    def short_numbers(self, record: Record) -> None:
        """Numbers beside one another."""
        row, first = struct.unpack_from("<HH", record.data)
        for place, (style, short) in enumerate(struct.iter_unpack("<HI", record.data[4 : 4 + _sixes(record.data)])):
            self.cells.number(row, first + place, style, rk(short))

    def truth(self, record: Record) -> None:
        """A yes or no, or an error."""
        row, column, style, value, is_error = struct.unpack_from("<HHHBB", record.data)
        if is_error:
            self.cells.error(row, column, style, value)
        else:
            self.cells.truth(row, column, style, value=bool(value))

    def formula(self, record: Record) -> None:
        """The stored result of a formula. A text follows in a record of its own."""
        row, column, style, kind, value, mark = struct.unpack_from("<HHHBxB3xH", record.data)
        if mark != 0xFFFF:
            self.cells.number(row, column, style, struct.unpack_from("<d", record.data, 6)[0])
        elif kind == _TEXT_RESULT:
            self.awaited = (row, column, style)
        elif kind == _TRUTH_RESULT:
            self.cells.truth(row, column, style, value=bool(value))
        elif kind == _ERROR_RESULT:
            self.cells.error(row, column, style, value)
        else:
            self.empty.append((row, column))
        self.has_results |= mark != 0xFFFF or kind != _EMPTY_RESULT

    def result(self, record: Record) -> None:
        """The text that a formula gave."""
        if self.awaited is not None:
            row, column, style = self.awaited
            self.cells.text(row, column, style, Rich(Pieces.of(record).text().text))
            self.awaited = None

    def row(self, record: Record) -> None:
        """A row: whether it is hidden."""
        number, options = struct.unpack_from("<H10xH", record.data)
        if options & _HIDDEN_ROW:
            self.cells.hidden_rows.add(number)

    def columns(self, record: Record) -> None:
        """Columns: whether they are hidden."""
        first, last, width, options = struct.unpack_from("<HHH2xH", record.data)
        if options & 1 or width == 0:
            self.cells.hidden_columns.update(range(first, min(last, 255) + 1))

    def merges(self, record: Record) -> None:
        """Cells that are one."""
        for top, bottom, left, right in struct.iter_unpack(
            "<HHHH", record.data[2 : 2 + (len(record.data) - 2) // 8 * 8]
        ):
            if top <= bottom and left <= right:
                self.cells.builder.merge((top + 1, left + 1, bottom + 1, right + 1))

    def object(self, record: Record) -> None:
        """A drawn object: its number."""
        self.box = struct.unpack_from("<6xH", record.data)[0]

    def box_text(self, record: Record) -> None:
        """The text of the last object, in the record that continues this one."""
        (length,) = struct.unpack_from("<10xH", record.data)
        if record.more:
            text = struct.pack("<H", length) + record.more[0]
            self.boxes[self.box] = Pieces([text, *record.more[1:]]).text().text.strip()

    def note(self, record: Record) -> None:
        """Where a comment is, and its object."""
        row, column, number = struct.unpack_from("<HH2xH", record.data)
        self.notes[row, column] = number


def _sixes(data: bytes) -> int:
    """How many bytes of the record are whole numbers with their style: what lies between two short ones at its ends."""
    return max(0, len(data) - 6) // 6 * 6


_OF_SHEET: dict[int, Callable[[_Reader, Record], None]] = {
    0xFD: _Reader.shared_text, 0x204: _Reader.own_text, 0xD6: _Reader.own_text, 0x203: _Reader.number,
    0x27E: _Reader.short_number, 0xBD: _Reader.short_numbers, 0x205: _Reader.truth, 0x06: _Reader.formula,
    0x207: _Reader.result, 0x208: _Reader.row, 0x7D: _Reader.columns, 0xE5: _Reader.merges, 0x5D: _Reader.object,
    0x1B6: _Reader.box_text, 0x1C: _Reader.note,
}  # fmt: skip
