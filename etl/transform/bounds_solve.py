"""What a group of rows in a ring allows, as integer programmes (HiGHS through scipy): exact ends, or none at all.

Most ends need no programme of their own: any table that fits shows a value of every cell, so a few programmes that
pull all open ends at once settle most of them. What is left is asked one end at a time. Each programme is first tried
without asking for whole numbers: in tables of rows and columns the answer is whole all the same, and comes sooner.
Everything is deterministic: no clock, no random number; a search is cut after a number of nodes.

The solver's presolve is off: with it the HiGHS of scipy 1.17.1 calls answers optimal that are not (as ERGO-Code/HiGHS
#3043, #3073 do), a table of five sums among them. Every table that it gives is checked against the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from math import ceil, floor, inf

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack

from etl.transform.bounds_rows import Ranges, Row
from etl.transform.quiet import no_stdout

Vector = NDArray[np.float64]

LARGEST = 500
"""Rings of more cells whose programmes have no whole answers by themselves keep the ends that pushing gave them."""
_NODES = 2000
_PULLS = 12
_WORTH = 0.1
"""Pulling all ends at once goes on while it settles at least this share of the open ones."""
_ANY_GOOD = 0.05
"""A pull need not be the best: any table shows values that cells can have."""
_NEARLY = 1e-6
_INFEASIBLE, _UNBOUNDED = 2, 3


@dataclass(frozen=True, slots=True)
class Ends:
    """Lowest and highest value of each cell of a ring, by place (None is open above).

    Cells in `unproved` have ends that hold the truth and may be wider than what fits.
    """

    low: dict[int, int]
    high: dict[int, int | None]
    unproved: frozenset[int] = frozenset()


class Programme:
    """The rows of one ring over its cells that are not fixed, with the ranges that they start from."""

    def __init__(self, rows: Sequence[Row], ranges: Ranges) -> None:
        linked = sorted({cell for row in rows for cell, _ in row.terms if not ranges.is_fixed(cell)})
        self.cells, self.size = linked, len(linked)
        self.low = np.array([float(ranges.low[cell]) for cell in linked])
        self.high = np.array([_float(ranges.high[cell]) for cell in linked])
        self.matrix, self.row_low, self.row_high = _system(rows, ranges, linked)
        self.least, self.most = np.full(self.size, inf), np.full(self.size, -inf)
        self.unproved: set[int] = set()
        self.whole_by_itself = True

    def ends(self) -> Ends | None:
        """The ends of every cell, or None where the rows cannot all hold."""
        start, bound = self.solve(np.zeros(self.size), _ANY_GOOD)
        if start is None and bound == inf:
            return None
        if start is None:
            return self._as_pushed()
        self._see(start)
        self.most[self._open_above()] = inf
        self._pull()
        for column in range(self.size):
            self._ask(column, 1)
            self._ask(column, -1)
        return Ends(
            {cell: int(self.least[column]) for column, cell in enumerate(self.cells)},
            {cell: _int(self.most[column]) for column, cell in enumerate(self.cells)},
            frozenset(self.cells[column] for column in self.unproved),
        )

    def _as_pushed(self) -> Ends:
        low = {cell: int(self.low[column]) for column, cell in enumerate(self.cells)}
        high = {cell: _int(self.high[column]) for column, cell in enumerate(self.cells)}
        return Ends(low, high, frozenset(self.cells))

    @property
    def _too_large(self) -> bool:
        return not self.whole_by_itself and self.size > LARGEST

    def solve(self, objective: Vector, gap: float = 0.0) -> tuple[Vector | None, float]:
        """A table that makes the objective least, within a relative gap, and a bound that no table goes under.

        (None, inf) where no table fits; a bound alone, perhaps none (-inf), where the search was cut short. Raises
        RuntimeError where the solver finds no end.
        """
        bound = -inf
        if self.whole_by_itself:
            table, bound = self._run(objective, whole=False, gap=gap)
            if table is None or np.abs(table - np.round(table)).max(initial=0) < _NEARLY:
                return self._checked(table), bound
            self.whole_by_itself = False
        if self._too_large:
            return None, bound
        table, bound = self._run(objective, whole=True, gap=gap)
        return self._checked(table), bound

    def _checked(self, table: Vector | None) -> Vector | None:
        """The table in whole numbers. Raises RuntimeError where it does not fit the rows."""
        if table is None:
            return None
        whole = np.round(table)
        sums = self.matrix @ whole
        inside = (self.low <= whole) & (whole <= self.high)
        if not inside.all() or (sums < self.row_low).any() or (sums > self.row_high).any():
            raise RuntimeError("the integer programme gave a table that does not fit its sums")
        return whole

    def _run(self, objective: Vector, *, whole: bool, gap: float) -> tuple[Vector | None, float]:
        with no_stdout() if whole else nullcontext():
            found = milp(
                objective,
                integrality=np.full(self.size, int(whole)),
                bounds=Bounds(self.low, self.high),
                constraints=LinearConstraint(self.matrix, self.row_low, self.row_high),
                options={"mip_rel_gap": gap, "node_limit": _NODES, "presolve": False},
            )
        if found.status == _INFEASIBLE:
            return None, inf
        if found.status == _UNBOUNDED:
            raise RuntimeError(f"the integer programme has no end where it must have one: {found.message}")
        bound = found.mip_dual_bound if whole else found.fun
        return found.x, -inf if bound is None else float(bound)

    def _open_above(self) -> NDArray[np.bool_]:
        """Which cells may grow for ever: those that some direction raises along which every row still holds.

        Directions add up, so one programme finds all of them at once: as many cells as can be raised by 1.
        """
        opened: NDArray[np.bool_] = np.isinf(self.high)
        if not opened.any():
            return opened
        one = eye_array(self.size, format="csr")
        directions = hstack([self.matrix, csr_array(self.matrix.shape)], format="csr")
        low, high = np.where(np.isinf(self.row_low), -inf, 0.0), np.where(np.isinf(self.row_high), inf, 0.0)
        found = milp(
            np.concatenate([np.zeros(self.size), -np.ones(self.size)]),
            bounds=Bounds(0, np.concatenate([np.where(opened, inf, 0.0), np.ones(self.size)])),
            constraints=[
                LinearConstraint(directions, low, high),
                LinearConstraint(hstack([one, -one], format="csr"), 0, inf),
            ],
            options={"presolve": False},
        )
        if found.x is None:
            raise RuntimeError(f"the programme of open ends ended without an answer: {found.message}")
        steps: Vector = np.rint(np.asarray(found.x, dtype=np.float64))[self.size :]
        return steps.astype(np.bool_)

    def _pull(self) -> None:
        """Settle many ends at once: pull every open end outwards, with weights that change from pull to pull."""
        place = np.arange(self.size)
        for turn in range(_PULLS):
            up, down = self.most < self.high, self.least > self.low
            waiting = int(up.sum() + down.sum())
            if not waiting or self._too_large:
                return
            weights = (place * 7919 + turn * 104729) % 97 + 1.0
            raise_it = up & (~down | ((place + turn) % 2 == 0))
            table, _ = self.solve(np.where(raise_it, -weights, np.where(down, weights, 0.0)), _ANY_GOOD)
            if table is not None:
                self._see(table)
            left = int((self.most < self.high).sum() + (self.least > self.low).sum())
            if waiting - left < _WORTH * waiting:
                return

    def _ask(self, column: int, sign: int) -> None:
        """Settle one end by a programme of its own: the highest value for sign 1, the lowest for -1."""
        seen, limit = (self.most, self.high) if sign > 0 else (self.least, self.low)
        if seen[column] == limit[column]:
            return
        if self._too_large:
            self.unproved.add(column)
            seen[column] = limit[column]
            return
        objective = np.zeros(self.size)
        objective[column] = -sign
        table, bound = self.solve(objective)
        if table is not None:
            self._see(table)
        if abs(bound) < inf:
            limit[column] = floor(-bound + _NEARLY) if sign > 0 else ceil(bound - _NEARLY)
        if limit[column] != seen[column]:
            self.unproved.add(column)
        seen[column] = limit[column]

    def _see(self, table: Vector) -> None:
        """Every cell can have the value that it has in this table."""
        np.minimum(self.least, table, out=self.least)
        np.maximum(self.most, table, out=self.most)


def _system(rows: Sequence[Row], ranges: Ranges, linked: Sequence[int]) -> tuple[csr_array, Vector, Vector]:
    """The rows as a matrix over the linked cells, with their limits less what the fixed cells add."""
    column = {cell: place for place, cell in enumerate(linked)}
    entries = [
        (place, column[cell], sign) for place, row in enumerate(rows) for cell, sign in row.terms if cell in column
    ]
    height, width, signs = (np.array(part) for part in zip(*entries, strict=True))
    fixed = [sum(sign * ranges.low[cell] for cell, sign in row.terms if cell not in column) for row in rows]
    low = np.array([-inf if row.low is None else row.low - known for row, known in zip(rows, fixed, strict=True)])
    high = np.array([inf if row.high is None else row.high - known for row, known in zip(rows, fixed, strict=True)])
    return csr_array((signs.astype(float), (height, width)), shape=(len(rows), len(linked))), low, high


def _float(value: int | None) -> float:
    return inf if value is None else float(value)


def _int(value: float) -> int | None:
    return None if np.isinf(value) else int(value)
