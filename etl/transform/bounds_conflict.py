"""Sums that cannot all hold: a smallest set of cells that contradict each other.

One sum alone is settled by counting. For several together a set is smallest when it meets every way of mending the
table: ways are gathered one by one, each time the smallest set that meets them all is tried (A. Ignatiev et al.,
*Smallest MUS extraction with minimal hitting set dualization*, CP 2015).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from etl.transform.bounds_rows import Ranges, Row
from etl.transform.quiet import no_stdout

Vector = NDArray[np.float64]

_NEARLY, _INFEASIBLE = 1e-6, 2
_WAYS_A_CELL = 5
"""Ways of mending are gathered up to so many a cell; then the set is only such that no cell of it can be spared."""


def smallest_in_row(row: Row, ranges: Ranges) -> list[int] | None:
    """The smallest set of cells that break one row, by place, in the row's order; None where it can hold.

    All cells that would mend it by growing are needed; of the others the fewest that go too far, the largest first.
    """
    for limit, sign in ((row.high, 1), (row.low, -1)):
        if limit is None:
            continue
        growing = [cell for cell, own in row.terms if own == -sign]
        pushing = [cell for cell, own in row.terms if own == sign]
        room = _sum_of(ranges.high[cell] for cell in growing)
        if room is None:
            continue
        excess = -room - sign * limit + sum(min(0, ranges.low[cell]) for cell in pushing)
        needed = []
        for cell in sorted(pushing, key=lambda place: -ranges.low[place]):
            if excess > 0:
                break
            needed.append(cell)
            excess += max(0, ranges.low[cell])
        if excess > 0:
            chosen = {*growing, *needed}
            return [cell for cell, _ in row.terms if cell in chosen]
    return None


def smallest_set(rows: Sequence[Row], ranges: Ranges) -> tuple[list[int], list[int]]:
    """The smallest set of cells that break several rows together, by place, and the places of rows that it takes.

    Raises ValueError where all the rows can hold.
    """
    with no_stdout():
        cells = _Mending(rows, ranges).smallest()
        kept = _needed(range(len(rows)), lambda some: _Mending([rows[place] for place in some], ranges).breaks(cells))
    return cells, kept


class _Mending:
    """Rows over cells that may be let off what they say: own value + more - less, anything from 0 on."""

    def __init__(self, rows: Sequence[Row], ranges: Ranges) -> None:
        self.cells = sorted({cell for row in rows for cell, _ in row.terms})
        self.size = len(self.cells)
        column = {cell: place for place, cell in enumerate(self.cells)}
        entries = [(place, column[cell], sign) for place, row in enumerate(rows) for cell, sign in row.terms]
        height, width, signs = (np.array(part) for part in zip(*entries, strict=True))
        matrix = csr_array((signs.astype(float), (height, width)), shape=(len(rows), self.size))
        low = np.array([-inf if row.low is None else row.low for row in rows])
        high = np.array([inf if row.high is None else row.high for row in rows])
        self.constraint = LinearConstraint(hstack([matrix, matrix, -matrix], format="csr"), low, high)
        self.own_low = np.array([float(ranges.low[cell]) for cell in self.cells])
        self.own_high = np.array([_float(ranges.high[cell]) for cell in self.cells])

    def smallest(self) -> list[int]:
        """The smallest set of cells that cannot all be true; of many ways too many, one of which none can be spared."""
        ways: list[list[int]] = []
        while len(ways) < _WAYS_A_CELL * self.size + 20:
            held = _meeting(ways, self.size)
            way = self._mend(held)
            if way is None:
                return [self.cells[column] for column in held]
            if not way:
                raise ValueError("these rows can all hold")
            ways.append(way)
        return _needed(self.cells, self.breaks)

    def breaks(self, cells: Sequence[int]) -> bool:
        """Whether these cells cannot all be true."""
        held = set(cells)
        return self._mend([column for column, cell in enumerate(self.cells) if cell in held]) is None

    def _mend(self, held: Sequence[int]) -> list[int] | None:
        """A way of mending that leaves the held columns alone: the columns let off; None where there is none.

        Tried without asking for whole numbers first, which is sooner and mostly whole all the same.
        """
        found = self._run(held, whole=False)
        if found is not None and np.abs(found - np.round(found)).max(initial=0) > _NEARLY:
            found = self._run(held, whole=True)
        if found is None:
            return None
        let_off = found[self.size : 2 * self.size] + found[2 * self.size :]
        return [column for column in range(self.size) if let_off[column] > 0.5]

    def _run(self, held: Sequence[int], *, whole: bool) -> Vector | None:
        more, less = np.full(self.size, inf), np.maximum(self.own_low, 0)
        more[list(held)] = less[list(held)] = 0
        found = milp(
            np.concatenate([np.zeros(self.size), np.ones(2 * self.size)]),
            integrality=np.full(3 * self.size, int(whole)),
            bounds=Bounds(
                np.concatenate([self.own_low, np.zeros(2 * self.size)]), np.concatenate([self.own_high, more, less])
            ),
            constraints=self.constraint,
            options={"mip_rel_gap": 0.5, "presolve": False},
        )
        if found.x is None and found.status != _INFEASIBLE:
            raise RuntimeError(f"the programme of mending ended without an answer: {found.message}")
        return None if found.x is None else np.asarray(found.x, dtype=np.float64)


def _meeting(ways: Sequence[Sequence[int]], size: int) -> list[int]:
    """The fewest columns that meet every way."""
    if not ways:
        return []
    matrix = np.zeros((len(ways), size))
    for place, way in enumerate(ways):
        matrix[place, list(way)] = 1
    ones = np.ones(size)
    found = milp(
        ones,
        integrality=ones.astype(int),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(csr_array(matrix), 1, inf),
        options={"mip_rel_gap": 0.0, "presolve": False},
    )
    if found.x is None:
        raise RuntimeError(f"the programme of meeting columns ended without an answer: {found.message}")
    return [column for column in range(size) if found.x[column] > 0.5]


def _needed(items: Sequence[int], breaks: Callable[[list[int]], bool]) -> list[int]:
    """What is left when everything is dropped without which the rest still breaks, large pieces tried first."""
    kept = list(items)
    size = max(1, len(kept) // 2)
    while True:
        place = 0
        while place < len(kept):
            rest = kept[:place] + kept[place + size :]
            if rest and breaks(rest):
                kept = rest
            else:
                place += size
        if size == 1:
            return kept
        size = max(1, size // 2)


def _sum_of(ends: Iterable[int | None]) -> int | None:
    total = 0
    for end in ends:
        if end is None:
            return None
        total += end
    return total


def _float(value: int | None) -> float:
    return inf if value is None else float(value)
