"""Generated sheets on their way to grids, and what they are expected to say."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.grid import Cell, CellValue, Grid
from etl.model.address import column_letters
from tests.etl.generated.truth import Entry, Key

Said = tuple[Key, str, str]
"""What an observation is about, its unit, its count in words."""


@dataclass
class Expected:
    """What the observation of each cell says; `totals` may be given, and then say this; `must_hold` is why, if it must.

    A total whose key is None adds what no observation can be about, and may be given as the sum of an area that the
    reference data know.
    """

    says: dict[tuple[str, str], Said] = field(default_factory=dict)
    totals: dict[tuple[str, str], tuple[Key | None, str]] = field(default_factory=dict)
    must_hold: str = ""
    parted_by: set[str] = field(default_factory=set)
    footnotes: set[str] = field(default_factory=set)


@dataclass
class Page:
    """One sheet while it is written."""

    name: str = "Sheet1"
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def put(
        self, row: int, column: int, value: CellValue | None, shown: str | None = None, *, hidden: bool = False
    ) -> None:
        """Write a cell; None and empty texts write nothing."""
        if value is not None and value != "":
            text = str(value) if shown is None else shown
            self.cells[row, column] = Cell(row, column, value, text, hidden=hidden)

    def put_entry(self, row: int, column: int, entry: Entry) -> None:
        """Write a number, a mark or a blank."""
        self.put(row, column, entry.cell, entry.shown)

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Merge cells of which the first is written."""
        if (row, column) != (last_row, last_column):
            self.merges.append((row, column, last_row, last_column))

    def place(self, row: int, column: int) -> tuple[str, str]:
        """The sheet and the address of a cell."""
        return self.name, f"{column_letters(column)}{row}"

    @property
    def last_row(self) -> int:
        """The last row that is written; 0 for an empty page."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """The last column that is written; 0 for an empty page."""
        return max((column for _, column in self.cells), default=0)

    def grid(self) -> Grid:
        """The sheet as it is read."""
        return Grid(self.name, dict(self.cells), tuple(self.merges))
