"""Rows of a sheet, and the blocks that they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from etl.extract.grid import Cell
from etl.layouts.kinds import Tier, tier
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
        return any(tier(cell) is not Tier.TEXT or is_number(cell) for row in self.body for cell in row.cells)


def rows_of(cells: Iterator[Cell]) -> tuple[Row, ...]:
    """Cells in the order of the sheet, row by row."""
    return tuple(Row(number, tuple(row)) for number, row in groupby(cells, key=lambda cell: cell.row))


def is_number(cell: Cell) -> bool:
    """Whether a cell is surely a number or a mark in place of one."""
    return tier(cell) is Tier.NUMBER or read_mark(cell.text) is not None
