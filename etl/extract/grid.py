"""A sheet as cells: value, text as shown, address, merge, comment, hidden. Every format becomes this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from etl.model.address import column_letters

CellValue = str | int | float | bool | date | datetime | time


@dataclass(frozen=True, slots=True)
class Cell:
    """One non-empty cell. `row` and `column` count from 1. `text` is what a reader of the sheet sees.

    `prose` is a paragraph of running text, which is in no table; `aside` says why a cell is not to be read (a page
    number), empty for one that is.
    """

    row: int
    column: int
    value: CellValue
    text: str
    comment: str = ""
    hidden: bool = False
    struck: bool = False
    formula_without_result: bool = False
    prose: bool = False
    aside: str = ""

    @property
    def address(self) -> str:
        """`B4`."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True)
class Grid:
    """The non-empty cells of one sheet, by (row, column).

    `merges` are (first row, first column, last row, last column).
    """

    sheet: str
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False

    def at(self, row: int, column: int) -> Cell | None:
        """The cell there, or None when it is empty."""
        return self.cells.get((row, column))

    def __iter__(self) -> Iterator[Cell]:
        """Cells by row, then column."""
        return iter(self._ordered)

    @cached_property
    def _ordered(self) -> tuple[Cell, ...]:
        return tuple(self.cells[place] for place in sorted(self.cells))

    @cached_property
    def extent(self) -> tuple[int, int]:
        """Last row and last column that hold a cell; (0, 0) for an empty sheet."""
        if not self.cells:
            return 0, 0
        return max(row for row, _ in self.cells), max(column for _, column in self.cells)
