"""How a reader makes a `Grid`: cell by cell, within one bound for the whole file, covered cells marked hidden."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from etl.extract.errors import unreadable
from etl.extract.grid import Cell, CellValue, Grid
from etl.model.address import column_letters

MAX_CELLS = 1_000_000
"""Cells with content in all sheets of a file together."""
MAX_TEXT = 100_000
"""Characters of one cell; spreadsheet programs stop at 32,767 or 65,535."""
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
MAX_MERGES = 50_000

Span = tuple[int, int, int, int]


@dataclass
class Budget:
    """The cells that a file may still give. Raises UnreadableFile once there are more."""

    file: str
    left: int = field(default_factory=lambda: MAX_CELLS)

    def spend(self, cells: int) -> None:
        """Take so many cells off."""
        self.left -= cells
        if self.left < 0:
            raise unreadable("file-too-large", self.file, limit=f"{MAX_CELLS:,} cells")

    def check(self, sheet: str, row: int, column: int, text: str) -> None:
        """Refuse a text that is too long for a cell."""
        if len(text) > MAX_TEXT:
            place = f"{column_letters(column)}{row}"
            raise unreadable("cell-too-large", self.file, sheet=sheet, cell=place, limit=f"{MAX_TEXT:,}")


@dataclass
class Builder:
    """The cells and merges of one sheet as they are found."""

    sheet: str
    budget: Budget
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Span] = field(default_factory=list)

    def put(self, cell: Cell) -> None:
        """Keep a cell; an empty one is none, unless its formula has no result. Raises UnreadableFile past a bound."""
        if not cell.text.strip() and not cell.formula_without_result and isinstance(cell.value, str):
            return
        self.budget.check(self.sheet, cell.row, cell.column, cell.text)
        if (cell.row, cell.column) not in self.cells:
            self.budget.spend(1)
        self.cells[cell.row, cell.column] = cell

    def merge(self, span: Span) -> None:
        """Keep a merge of several cells."""
        if span[:2] != span[2:] and len(self.merges) < MAX_MERGES:
            self.merges.append(span)

    def grid(self) -> Grid:
        """The sheet as it stands, what lies under a merge hidden."""
        return Grid(self.sheet, hide_covered(self.cells, tuple(self.merges)), tuple(self.merges))


def hide_covered(cells: dict[tuple[int, int], Cell], merges: tuple[Span, ...]) -> dict[tuple[int, int], Cell]:
    """The cells, hidden where a merge lies over them: a reader of the sheet sees its first cell only."""
    for top, left, bottom, right in merges:
        if (bottom - top + 1) * (right - left + 1) > len(cells):
            covered = [place for place in cells if top <= place[0] <= bottom and left <= place[1] <= right]
        else:
            rows, columns = range(top, bottom + 1), range(left, right + 1)
            covered = [(row, column) for row in rows for column in columns if (row, column) in cells]
        for place in covered:
            if place != (top, left):
                cells[place] = replace(cells[place], hidden=True)
    return cells


def whole(value: CellValue) -> CellValue:
    """A float without a fraction as the whole number that it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
