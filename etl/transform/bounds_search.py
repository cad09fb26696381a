"""The search itself: contradictions set aside, intervals pushed, rings solved. Words are put to it elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.transform.bounds_conflict import smallest_in_row, smallest_set
from etl.transform.bounds_model import Contradiction, Table
from etl.transform.bounds_rows import Empty, Ranges, groups, has_ring, holds_anyway, push, rows_of
from etl.transform.bounds_solve import Programme
from etl.transform.bounds_words import RING, contradiction

_NEAR = 80
"""A smallest contradiction is sought among so many rows that hang together, known cells included."""


class Search:
    """One run over one table. Afterwards `ranges` are the exact ranges of all cells, by place.

    `own` are the ranges as the cells give them, `rings` the rows of the ring that settled a cell, `unproved` the cells
    whose ends only hold the truth, `conditions` what the narrowed cells rest on, `standing` the rows that no
    contradiction set aside.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = rows_of(table)
        self.own = Ranges.of(table.cells)
        self.ranges = self.own.copy()
        self.contradictions: list[Contradiction] = []
        self.rings: dict[int, tuple[int, ...]] = {}
        self.unproved: set[int] = set()
        self.conditions: dict[int, tuple[str, ...]] = {}
        self._set_aside: set[int] = set()
        self._run()

    @property
    def standing(self) -> list[int]:
        """Places of the rows that are in no contradiction."""
        return self._standing(range(len(self.rows)))

    def _run(self) -> None:
        for row in self.rows:
            broken = smallest_in_row(row, self.own)
            if broken is not None:
                self._contradicts(broken, [row.sum])
        settled: list[list[int]] = []
        waiting = groups(self.rows, self.own, self.standing)
        while waiting:
            failed: list[list[int]] = []
            for group in waiting:
                (settled if self._settle(group) else failed).append(group)
            for group in failed:
                if self._standing(group) == group:
                    self._find_contradiction(group)
            again = [*failed, *(group for group in settled if self._standing(group) != group)]
            settled = [group for group in settled if self._standing(group) == group]
            for group in again:
                self._restore(group)
            waiting = groups(self.rows, self.own, self._standing(row for group in again for row in group))
        for group in settled:
            self._note_conditions(group)

    def _find_contradiction(self, group: Sequence[int]) -> None:
        near = self._near(group)
        cells, rows = smallest_set([self.rows[place] for place in near], self.own)
        self._contradicts(cells, [self.rows[near[row]].sum for row in rows])

    def _settle(self, group: Sequence[int]) -> bool:
        """Narrow the cells of a group as far as can be; False where its rows cannot hold together."""
        try:
            settled = push(self.rows, self.ranges, group)
        except Empty:
            return False
        open_rows = [place for place in group if not holds_anyway(self.rows[place], self.ranges)]
        for part in groups(self.rows, self.ranges, open_rows):
            if settled and not has_ring(self.rows, self.ranges, part):
                continue
            if not self._solve(part):
                return False
        return True

    def _solve(self, part: Sequence[int]) -> bool:
        ends = Programme([self.rows[place] for place in part], self.ranges).ends()
        if ends is None:
            return False
        self.unproved |= ends.unproved
        for place, low in ends.low.items():
            if low > self.ranges.low[place]:
                self.ranges.low[place], self.ranges.low_by[place] = low, RING
                self.rings[place] = tuple(part)
        for place, high in ends.high.items():
            if high != self.ranges.high[place]:
                self.ranges.high[place], self.ranges.high_by[place] = high, RING
                self.rings[place] = tuple(part)
        return True

    def _contradicts(self, cells: Sequence[int], sums: Sequence[int]) -> None:
        once = list(dict.fromkeys(sums))
        self._set_aside.update(once)
        conditions = [*(self.table.sums[one].conditions for one in once)]
        conditions.extend(self.table.cells[place].conditions for place in cells)
        self.contradictions.append(
            Contradiction(
                tuple(self.table.cells[place].id for place in cells),
                tuple(self.table.sums[place].name for place in once),
                contradiction(self.table, cells, once),
                _once(conditions),
            )
        )

    def _standing(self, rows: Iterable[int]) -> list[int]:
        return [place for place in rows if self.rows[place].sum not in self._set_aside]

    def _near(self, group: Sequence[int]) -> list[int]:
        """The rows among which a smallest contradiction of a group is sought.

        All that hang together through any cell, known ones too, where those are not too many; else all rows of the sums
        of the group.
        """
        everything = groups(self.rows, None, self.standing)
        together = next(rows for rows in everything if group[0] in rows)
        if len(together) <= _NEAR:
            return together
        sums = {self.rows[place].sum for place in group}
        return [place for place in together if self.rows[place].sum in sums]

    def _cells(self, group: Sequence[int]) -> list[int]:
        return sorted({cell for row in group for cell, _ in self.rows[row].terms})

    def _restore(self, group: Sequence[int]) -> None:
        for place in self._cells(group):
            self.ranges.low[place], self.ranges.high[place] = self.own.low[place], self.own.high[place]
            self.ranges.low_by.pop(place, None)
            self.ranges.high_by.pop(place, None)
            self.unproved.discard(place)

    def _note_conditions(self, group: Sequence[int]) -> None:
        """What a group rests on: the conditions of all its sums and cells, for each cell that they narrowed."""
        cells = self._cells(group)
        found = [self.table.sums[one].conditions for one in dict.fromkeys(self.rows[row].sum for row in group)]
        together = _once([*found, *(self.table.cells[place].conditions for place in cells)])
        for place in cells:
            if together and (place in self.ranges.low_by or place in self.ranges.high_by):
                self.conditions[place] = together


def _once(groups_of: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in groups_of for word in words))
