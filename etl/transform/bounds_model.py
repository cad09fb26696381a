"""A table with hidden cells and the sums around them, and what follows for each cell: plain data in, plain data out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from etl.model.count import Count, Mark

HIDDEN = frozenset({Mark.SUPPRESSED, Mark.ROUNDED, Mark.WITHHELD})
"""Marks of cells that their publisher hid: what only arithmetic yields of them is never public."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table: a whole count as it is known, and how sentences name the cell.

    A missing count may be anything from 0 on. `conditions` are what its count rests on besides the print (*blanks are
    zero*), in words.
    """

    id: str
    count: Count
    name: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """That a total stands over its parts. `total` and `parts` are ids of cells; `name` is how sentences name the sum.

    Parts that are all there is and exclude one another add up to the total. `parts_may_repeat`: one event may stand in
    several (mentions of platforms), so the total is no more than their sum and no less than the largest. Without
    `parts_are_all` there may be more than the parts listed: the total is no less than their sum, or than the largest.
    `conditions` are what it rests on besides the print (*victims are as many as offences*), in words.
    """

    total: str
    parts: tuple[str, ...]
    name: str
    parts_may_repeat: bool = False
    parts_are_all: bool = True
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Cells and sums. Raises ValueError for a cell given twice, an unknown one in a sum, a count that is not whole."""

    cells: tuple[Cell, ...]
    sums: tuple[Sum, ...]

    def __post_init__(self) -> None:
        if len(self.place) < len(self.cells):
            raise ValueError(f"a cell is given twice: {_first_twice(cell.id for cell in self.cells)}")
        for cell in self.cells:
            if not all(end is None or isinstance(end, int) for end in (cell.count.lowest, cell.count.highest)):
                raise ValueError(f"{cell.id}: bounds are of whole counts, not of {cell.count.text}")
        for one in self.sums:
            inside = (one.total, *one.parts)
            if unknown := [cell for cell in inside if cell not in self.place]:
                raise ValueError(f"{one.name}: no cell of the table is called {unknown[0]}")
            if len(set(inside)) < len(inside):
                raise ValueError(f"{one.name}: a cell stands in it twice: {_first_twice(inside)}")

    @cached_property
    def place(self) -> dict[str, int]:
        """Place of each cell, by id."""
        return {cell.id: place for place, cell in enumerate(self.cells)}


@dataclass(frozen=True, slots=True)
class Bound:
    """What one cell can be, its sums considered.

    `count` is exact: each end is reached by a table that fits all sums (`proved` is False in the rare case that the
    search was cut short; then the ends only hold the truth). `because` says why, with numbers. `public` is no tighter
    than may be printed, `public_because` may be printed with it. `conditions` are all that the bounds rest on.
    """

    cell: Cell
    count: Count
    public: Count
    because: str
    public_because: str
    conditions: tuple[str, ...] = ()
    proved: bool = True

    @property
    def for_review(self) -> bool:
        """Whether it says more than may be printed, and belongs to the data manager's machine alone."""
        return self.count != self.public

    @property
    def discloses(self) -> bool:
        """Whether a cell that its publisher hid closes to one value."""
        return self.cell.count.mark in HIDDEN and not self.cell.count.is_exact and self.count.is_exact


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A smallest set of cells that cannot all be true, and the sums that they contradict, with a sentence."""

    cells: tuple[str, ...]
    sums: tuple[str, ...]
    sentence: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounded:
    """The bounds of every cell that is no plain number, and the contradictions; sums in those narrow nothing."""

    bounds: tuple[Bound, ...]
    contradictions: tuple[Contradiction, ...] = ()

    def of(self, cell: str) -> Bound:
        """The bounds of one cell, by id. Raises KeyError where it is a plain number or unknown."""
        return {bound.cell.id: bound for bound in self.bounds}[cell]

    @property
    def review(self) -> tuple[Bound, ...]:
        """Bounds that say more than may be printed."""
        return tuple(bound for bound in self.bounds if bound.for_review)

    @property
    def disclosures(self) -> tuple[Bound, ...]:
        """Hidden cells that close to one value."""
        return tuple(bound for bound in self.bounds if bound.discloses)


def _first_twice(names: Iterable[str]) -> str:
    return next((name for name, times in Counter(names).items() if times > 1), "")
