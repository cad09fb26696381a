"""A document as one grid: its tables as they stand, its paragraphs between them as running text, from top to bottom.

| Our answer to your question 1:    |         |   a paragraph: a row of one cell, marked as prose
|                                   |         |
| Force                             | 2017/18 |   a table
| A force                           | 12      |
|                                   |         |
| This was all.                     |         |   a paragraph
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from etl.extract.builder import MAX_COLUMN, MAX_ROW, Budget, Builder
from etl.extract.errors import unreadable
from etl.extract.grid import Cell, Grid

MAX_SPAN = 1_000
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMERAL = re.compile(r"\s*\d[\d, ]*")


def raised(text: str) -> str:
    """What is set as superscript: digits as raised ones, so that a footnote's are never part of a number before it."""
    return text.translate(_RAISED) if _NUMERAL.fullmatch(text) else text


@dataclass(frozen=True, slots=True)
class Boxed:
    """A cell of a table as its row lists it: its text and over how many rows and columns it goes."""

    text: str
    down: int = 1
    across: int = 1
    hidden: bool = False
    struck: bool = False
    comment: str = ""


class Document:
    """The grid of a document while it is read. Raises UnreadableFile past the bounds of a sheet."""

    def __init__(self, file: str, sheet: str) -> None:
        self._builder = Builder(sheet, Budget(file))
        self._row = 0
        self._after_table = False

    def paragraph(self, text: str, *, struck: bool = False, comment: str = "", aside: str = "") -> None:
        """A paragraph of running text; a blank one is none."""
        if not text.strip():
            return
        self._row += 2 if self._after_table else 1
        self._after_table = False
        said = text.strip()
        self._put(Cell(self._row, 1, said, said, comment, struck=struck, prose=True, aside=aside))

    def table(self, rows: Iterable[Iterable[Boxed]], hidden: Collection[int] = ()) -> None:
        """A table, row by row, each cell in the first column that no cell above or before it takes.

        `hidden` are the numbers of its columns that are not shown.
        """
        start = self._row + (2 if self._row else 1)
        taken: dict[int, int] = {}
        row = start - 1
        for cells in rows:
            row += 1
            column = 1
            for cell in cells:
                while taken.get(column, 0) >= row:
                    column += 1
                seen = replace(cell, hidden=True) if column in hidden else cell
                column = self._place(seen, row, column, taken)
        self._row, self._after_table = max(row, self._row), row >= start

    def _place(self, cell: Boxed, row: int, column: int, taken: dict[int, int]) -> int:
        """Put a cell and give the column behind it."""
        down, across = (min(max(span, 1), MAX_SPAN) for span in (cell.down, cell.across))
        if row + down > MAX_ROW or column + across > MAX_COLUMN:
            raise unreadable("file-too-large", self._builder.budget.file, limit=f"{MAX_COLUMN:,} columns in a table")
        text = cell.text.strip()
        self._put(Cell(row, column, text, text, cell.comment, hidden=cell.hidden, struck=cell.struck))
        self._builder.merge((row, column, row + down - 1, column + across - 1))
        if down > 1:
            taken.update(dict.fromkeys(range(column, column + across), row + down - 1))
        return column + across

    def _put(self, cell: Cell) -> None:
        self._builder.put(cell)

    def grid(self) -> Grid:
        """The document so far."""
        return self._builder.grid()
