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

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from etl.extract.grid import Cell
from etl.layouts.kinds import Tier, Words, tier
from etl.words.labels import age_band
from etl.words.marks import read_mark


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row that are read, from left to right."""

    number: int
    cells: tuple[Cell, ...]

    def tiers(self) -> tuple[Tier, ...]:
        """What each of its cells looks like."""
        return tuple(tier(cell) for cell in self.cells)


@dataclass
class Block:
    """Heading rows and body rows that belong together, and the texts above them, the nearest first."""

    texts: tuple[Cell, ...]
    headings: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)

    @property
    def columns(self) -> frozenset[int]:
        """Columns that headings or numbers stand in."""
        return frozenset(cell.column for row in (*self.headings, *self.body) for cell in row.cells)

    @property
    def has_numbers(self) -> bool:
        """Whether any cell of it is a number or a mark: a table of texts is none."""
        return any(tier(cell) is not Tier.TEXT or _is_number(cell) for row in self.body for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Cut:
    """The blocks of a sheet in order, and the texts that stand in rows of their own."""

    blocks: tuple[Block, ...]
    texts: tuple[Cell, ...]


def rows_of(cells: Iterator[Cell]) -> tuple[Row, ...]:
    """Cells in the order of the sheet, row by row."""
    return tuple(Row(number, tuple(row)) for number, row in groupby(cells, key=lambda cell: cell.row))


def cut(rows: tuple[Row, ...], words: Words) -> Cut:
    """Cut a sheet into blocks from top to bottom."""
    cutter = _Cutter(words)
    filled = _filled_below(rows)
    for place, row in enumerate(rows):
        cutter.take(row, rows[place + 1] if place + 1 < len(rows) else None, filled[place])
    cutter.close()
    return Cut(tuple(cutter.blocks), tuple(cutter.texts))


def _is_number(cell: Cell) -> bool:
    """Whether a cell is surely a number or a mark in place of one."""
    return tier(cell) is Tier.NUMBER or read_mark(cell.text) is not None


def _filled_below(rows: tuple[Row, ...]) -> list[Row | None]:
    """For each row the next one with several cells, where only single cells and no empty row lie between."""
    found: list[Row | None] = [None] * len(rows)
    for place in range(len(rows) - 2, -1, -1):
        below = rows[place + 1]
        if below.number - rows[place].number == 1:
            found[place] = below if len(below.cells) > 1 else found[place + 1]
    return found


@dataclass
class _Cutter:
    """What has been read so far: `waiting` are rows that are headings if numbers follow them, else texts."""

    words: Words
    blocks: list[Block] = field(default_factory=list)
    texts: list[Cell] = field(default_factory=list)
    waiting: list[Row] = field(default_factory=list)
    open: Block | None = None
    last_row: int = 0

    def take(self, row: Row, below: Row | None, filled: Row | None) -> None:
        """Read one row; `filled` is the next one with several cells."""
        gap = row.number - self.last_row > 1
        self.last_row = row.number
        if all(cell.prose for cell in row.cells):
            self.close()
            self.texts += row.cells
        elif self._is_body(row, filled or below, gap=gap):
            self._body(row, gap=gap)
        elif len(row.cells) == 1 and not self._heads(row, filled or below):
            self._single(row, filled, gap=gap)
        else:
            if self.open is not None and self.open.body:
                self.close(keep=False)
            self.waiting.append(row)

    def _single(self, row: Row, filled: Row | None, *, gap: bool) -> None:
        """A row of one cell: a label without numbers, a text under headings, or a text that ends a block."""
        label = row.cells[0]
        if self.open is not None and not gap and self._is_empty_line(label, self.open.body):
            self.open.body.append(row)
        elif self.waiting and not gap and filled is not None and self._is_empty_line(label, [filled]):
            self._body(row, gap=gap)
        else:
            headed = self.waiting and not gap and filled is not None and self._is_under(filled, self.waiting)
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

    def _is_body(self, row: Row, below: Row | None, *, gap: bool) -> bool:
        tiers = row.tiers()
        if Tier.NUMBER in tiers:
            return True
        rest = list(zip(row.cells, tiers, strict=True))
        if tiers[0] is Tier.TEXT and read_mark(row.cells[0].text) is None:
            rest = rest[1:]
        if self._is_answer_in_words(row, rest):
            return True
        if not rest or not all(kind is not Tier.TEXT or read_mark(cell.text) is not None for cell, kind in rest):
            return self._is_line_of_words(row, rest, gap=gap)
        if not self._under(row, below, gap=gap):
            alone = not self.waiting and self.open is None and not self._numbers_below(row, below)
            return alone and not (all(kind is Tier.YEAR for _, kind in rest) and self._labels_below(rest, below))
        years = all(kind is Tier.YEAR for _, kind in rest) and (gap or len(rest) == len(row.cells))
        return not (years and self._numbers_below(row, below))

    def _labels_below(self, rest: list[tuple[Cell, Tier]], below: Row | None) -> bool:
        """Whether every cell of a row has a label right under it, as a year has over its months."""
        labels = {cell.column for cell in below.cells if self.words.ask(cell.text)} if below is not None else set()
        return all(cell.column in labels for cell, _ in rest)

    def _is_line_of_words(self, row: Row, rest: list[tuple[Cell, Tier]], *, gap: bool) -> bool:
        """Whether a row under a heading holds words in place of numbers: a known mark, or texts that are no label."""
        marks = [cell for cell, _ in rest if read_mark(cell.text) is not None]
        labels = [cell for cell, _ in rest if read_mark(cell.text) is None and self.words.ask(cell.text)]
        if not rest or labels or (self.open is None and not self.waiting):
            return False
        return bool(marks) or (not gap and bool(self.words.ask(row.cells[0].text)))

    def _is_answer_in_words(self, row: Row, rest: list[tuple[Cell, Tier]]) -> bool:
        """Whether a label has nothing but marks of known meaning behind it."""
        marks = [read_mark(cell.text) for cell, _ in rest]
        return 0 < len(rest) < len(row.cells) and all(mark is not None and mark.count is not None for mark in marks)

    def _under(self, row: Row, below: Row | None, *, gap: bool) -> bool:
        """Whether a row stands under headings or numbers that it can belong to."""
        if self.open is not None and self.open.body:
            first = self.open.body[0].cells[0]
            return not gap or (row.cells[0].column == first.column and tier(row.cells[0]) is Tier.TEXT)
        waiting = {cell.column for heading in self.waiting for cell in heading.cells}
        if row.cells[0].column in waiting and not self._numbers_below(Row(row.number, row.cells[:1]), below):
            return True
        if not waiting or all(age_band(cell.text) for cell in row.cells):
            return False
        return bool({cell.column for cell in row.cells[1:]} & waiting) or len(row.cells) == 1

    def _numbers_below(self, row: Row, below: Row | None) -> bool:
        if below is None:
            return False
        columns = {cell.column for cell in row.cells}
        return any(cell.column in columns and tier(cell) is Tier.NUMBER for cell in below.cells)

    def _heads(self, row: Row, below: Row | None) -> bool:
        """Whether a single label stands right over a number that has no label of its own, or right of the labels."""
        if below is None:
            return False
        over = [cell for cell in below.cells if cell.column == row.cells[0].column and self._counts(cell, below)]
        return bool(over) and (over[0] is below.cells[0] or len(below.cells) > 1)

    def _counts(self, cell: Cell, row: Row) -> bool:
        """Whether a cell is a number: surely, or likely and behind a label."""
        if cell is row.cells[0] and len(row.cells) > 1 and self.words.is_label(cell.text):
            return False
        return _is_number(cell) or (tier(cell) is not Tier.TEXT and cell is not row.cells[0])

    def _is_under(self, row: Row, headings: list[Row]) -> bool:
        """Whether a row has numbers in the columns of headings."""
        columns = {cell.column for heading in headings for cell in heading.cells}
        return any(cell.column in columns and tier(cell) is not Tier.TEXT for cell in row.cells)

    def _is_empty_line(self, label: Cell, body: list[Row]) -> bool:
        """Whether a label without numbers is one of the labels of a table, and not a text between."""
        others = [row.cells[0] for row in body if row.cells[0].column == label.column]
        headed = bool(self.waiting) or (self.open is not None and bool(self.open.headings))
        kinds = self._kinds(label)
        return headed and any(kinds & self._kinds(other) for other in others)

    def _kinds(self, label: Cell) -> set[tuple[str, bool]]:
        """What a label can be; a region is of another kind than a force, for it may stand over its forces."""
        areas = self.words.vocabulary.areas
        return {
            (meaning.kind, any(areas.detail(area.code).is_force for area in meaning.areas))
            for meaning in self.words.ask(label.text)
        }
