"""A sheet cut into blocks: rows of numbers with the headings and texts above them.

    | A                | B       | C       |
    | Title            |         |         |   text
    |                  |         |         |
    | Police force     | 2017/18 | 2018/19 |   heading
    | A force          | 10      | 12      |   body
    |                  |         |         |
    | Another force    | 3       | *       |   body of the same block: its columns are those above
    | Question 2       |         |         |   text: closes the block
    | Total            | 25      |         |   body of a block without a heading

A row is a body row when it holds a number; a row of labels is a heading when numbers follow under it. A paragraph of
running text is a text, whatever it holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.grid import Cell
from etl.layouts.kinds import Words
from etl.layouts.rows import Block, Row
from etl.layouts.rowtests import RowTests


@dataclass(frozen=True, slots=True)
class Cut:
    """The blocks of a sheet in order, and the texts that stand in rows of their own."""

    blocks: tuple[Block, ...]
    texts: tuple[Cell, ...]


def cut(rows: tuple[Row, ...], words: Words) -> Cut:
    """Cut a sheet into blocks from top to bottom."""
    cutter = _Cutter(words)
    filled = _filled_below(rows)
    for place, row in enumerate(rows):
        cutter.take(row, rows[place + 1] if place + 1 < len(rows) else None, filled[place])
    cutter.close()
    return Cut(tuple(cutter.blocks), tuple(cutter.texts))


def _filled_below(rows: tuple[Row, ...]) -> list[Row | None]:
    """For each row the next one with several cells, where only single cells and no empty row lie between."""
    found: list[Row | None] = [None] * len(rows)
    for place in range(len(rows) - 2, -1, -1):
        below = rows[place + 1]
        if below.number - rows[place].number == 1:
            found[place] = below if len(below.cells) > 1 else found[place + 1]
    return found


@dataclass
class _Cutter(RowTests):
    """Takes rows one after the other, and closes a block where another begins."""

    def take(self, row: Row, below: Row | None, filled: Row | None) -> None:
        """Read one row; `filled` is the next one with several cells."""
        gap = row.number - self.last_row > 1
        self.last_row = row.number
        if all(cell.prose for cell in row.cells):
            self.close()
            self.texts += row.cells
        elif self.is_body(row, filled or below, gap=gap):
            self._body(row, gap=gap)
        elif len(row.cells) == 1 and not self.heads(row, filled or below):
            self._single(row, filled, gap=gap)
        else:
            if self.open is not None and self.open.body:
                self.close(keep=False)
            self.waiting.append(row)

    def _single(self, row: Row, filled: Row | None, *, gap: bool) -> None:
        """A row of one cell: a label without numbers, a text under headings, or a text that ends a block."""
        label = row.cells[0]
        if self.open is not None and not gap and self.is_empty_line(label, self.open.body):
            self.open.body.append(row)
        elif (self.waiting or self.open is None) and filled is not None and self.is_empty_line(label, [filled]):
            self._body(row, gap=gap)
        else:
            headed = self.waiting and not gap and filled is not None and self.is_under(filled, self.waiting)
            self.close(keep=not headed)
            self.texts.append(label)

    def close(self, *, keep: bool = True) -> None:
        """End the open block; headings that no number followed become texts."""
        if self.open is not None:
            if self.open.has_numbers:
                self.blocks.append(self.open)
            else:
                self.texts += [cell for row in (*self.open.headings, *self.open.body) for cell in row.cells]
            self.open = None
        if keep:
            self.texts += [cell for row in self.waiting for cell in row.cells]
            self.waiting = []

    def _body(self, row: Row, *, gap: bool) -> None:
        columns = {cell.column for cell in row.cells}
        if self.open is not None and gap and not columns <= self.open.columns:
            self.close()
        if self.open is None:
            inherited = self.waiting or self._inherited(columns)
            self.open = Block(tuple(reversed(self.texts)), headings=list(inherited))
            self.waiting = []
        self.open.body.append(row)

    def _inherited(self, columns: set[int]) -> list[Row]:
        """The headings of the block above, where a row under a text fills the same columns whole."""
        above = self.blocks[-1] if self.blocks else None
        if above is None or not above.headings:
            return []
        headed = {cell.column for cell in above.headings[-1].cells}
        stub = min(above.columns)
        return above.headings if headed - {stub} == columns - {stub} and stub in columns else []
