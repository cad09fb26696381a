"""What the binary formats of Excel, old (xls) and new (xlsb), share: numbers, days, errors, fonts, styles."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from etl.extract.builder import Builder, whole
from etl.extract.document import raised
from etl.extract.grid import Cell, CellValue
from etl.extract.sheet_xml import Style
from etl.extract.shown import BUILT_IN, shown

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DAY = re.compile(r"[ymdhs]", re.IGNORECASE)
_LAST_DAY = 2_958_466
_LEAP = 60
"""Excel counts a 29 February 1900 that never was, so that days before it are one further on."""


@dataclass(frozen=True, slots=True)
class Font:
    """What a font does to its text."""

    struck: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Rich:
    """A text with the fonts of its runs: where each starts, and its number."""

    text: str
    runs: tuple[tuple[int, int], ...] = ()


@dataclass
class Book:
    """What all sheets of a workbook share. A style is its font's number and its format's."""

    fonts: dict[int, Font] = field(default_factory=dict)
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[tuple[int, int]] = field(default_factory=list)
    strings: list[Rich] = field(default_factory=list)
    from_1904: bool = False

    def style(self, number: int) -> Style:
        """The format code of a style, and whether it strikes through."""
        if number >= len(self.styles):
            return Style()
        font, code = self.styles[number]
        return Style(self.formats.get(code, BUILT_IN.get(code, "")), self.fonts.get(font, Font()).struck)


def rk(number: int) -> float:
    """A number in its short form: 30 bits of a whole or of a float, and whether it counts hundredths."""
    if number & 2:
        value: float = (number >> 2) - ((number >> 31) << 30)
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (number & 0xFFFFFFFC) << 32))[0])
    return value / 100 if number & 1 else value


def day(number: float, code: str, *, from_1904: bool = False) -> CellValue:
    """The number as the day, time or length of time that its format shows; itself where the format shows none."""
    plain = _LITERAL.sub("", code.partition(";")[0])
    if code.casefold() == "general" or not _DAY.search(plain) or not 0 <= number < _LAST_DAY:
        return whole(number)
    if _ELAPSED.search(plain):
        return str(timedelta(seconds=round(number * 86_400)))
    seconds = timedelta(seconds=round(number % 1 * 86_400))
    if number < 1 and not from_1904:
        return (datetime.min + seconds).time() if seconds.days == 0 else time(0)
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if number < _LEAP else 30)
    made = datetime.combine(first, time(0)) + timedelta(days=int(number)) + seconds
    return made if made.time() != time(0) else made.date()


@dataclass
class Cells:
    """The cells of one sheet while its records come in. Rows and columns are counted from 0, as the records do."""

    builder: Builder
    book: Book
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)

    def number(self, row: int, column: int, style: int, number: float) -> None:
        """A number, or the day that it stands for."""
        look = self.book.style(style)
        self._put(row, column, day(number, look.code, from_1904=self.book.from_1904), look)

    def text(self, row: int, column: int, style: int, said: Rich) -> None:
        """A text; raised digits are set apart, and a run that is struck through strikes the cell."""
        look = self.book.style(style)
        text, struck = _read(said, self.book.fonts)
        self._put(row, column, text, Style(look.code, look.struck or struck))

    def error(self, row: int, column: int, style: int, code: int) -> None:
        """An error in place of a result."""
        self._put(row, column, ERRORS.get(code, "#ERROR"), self.book.style(style))

    def truth(self, row: int, column: int, style: int, *, value: bool) -> None:
        """A yes or no."""
        self._put(row, column, value, self.book.style(style))

    def no_result(self, row: int, column: int) -> None:
        """A formula without a stored result."""
        self.builder.put(Cell(row + 1, column + 1, "", "", formula_without_result=True))

    def _put(self, row: int, column: int, value: CellValue, look: Style) -> None:
        self.builder.put(Cell(row + 1, column + 1, value, shown(value, look.code), struck=look.struck))

    def finish(self) -> None:
        """Say of each cell whether it is hidden, and what its comment is: that may be known only at the end."""
        for (row, column), cell in self.builder.cells.items():
            hidden = row - 1 in self.hidden_rows or column - 1 in self.hidden_columns
            comment = self.comments.get((row - 1, column - 1), "")
            if hidden or comment:
                struck, missing = cell.struck, cell.formula_without_result
                self.builder.cells[row, column] = Cell(
                    row, column, cell.value, cell.text, comment, hidden, struck, missing
                )


def _read(said: Rich, fonts: dict[int, Font]) -> tuple[str, bool]:
    """The text of runs, and whether any of it is struck through."""
    if not said.runs:
        return said.text, False
    starts = [0, *(start for start, _ in said.runs), len(said.text)]
    looks = [Font(), *(fonts.get(number, Font()) for _, number in said.runs)]
    text, struck = "", False
    for look, first, last in zip(looks, starts[:-1], starts[1:], strict=True):
        part = said.text[first:last]
        text += raised(part) if look.raised and text else part
        struck |= look.struck and bool(part.strip())
    return text, struck
