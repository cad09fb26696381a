"""Sums as linear rows, intervals pushed through them, and the parts of a table that have nothing to do with each other.

Each row is low <= sum of coefficient x cell <= high with coefficients 1 and -1 over whole counts of 0 or more. Pushing
intervals alone gives exact bounds where the rows form no ring (each row's solutions have no holes); `bounds_solve` does
the rest.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.transform.bounds_model import Cell, Sum, Table

_VISITS = 60
"""A row is looked at no more often than this: what has not settled then is left to the solver."""


@dataclass(frozen=True, slots=True)
class Row:
    """One linear row: (place of cell, coefficient) terms, lowest and highest activity, the sum it came from."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None
    sum: int


@dataclass(slots=True)
class Ranges:
    """Lowest and highest value of each cell, by place (None is open), and the row that narrowed each end last."""

    low: list[int]
    high: list[int | None]
    low_by: dict[int, int]
    high_by: dict[int, int]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Ranges:
        """As the cells themselves say; a missing number may be anything from 0 on."""
        low = [_whole(cell.count.lowest) or 0 for cell in cells]
        return cls(low, [_whole(cell.count.highest) for cell in cells], {}, {})

    def copy(self) -> Ranges:
        """An own copy."""
        return Ranges(list(self.low), list(self.high), dict(self.low_by), dict(self.high_by))

    def is_fixed(self, place: int) -> bool:
        """Whether it is one value."""
        return self.low[place] == self.high[place]


class Empty(Exception):
    """Some row cannot hold: no value is left for a cell. `row` is the place of the row that showed it."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(f"row {row} cannot hold")


def rows_of(table: Table) -> list[Row]:
    """The rows of all sums, in order."""
    return [row for place, one in enumerate(table.sums) for row in _rows_of(table, place, one)]


def push(rows: Sequence[Row], ranges: Ranges, only: Iterable[int], frozen: frozenset[int] = frozenset()) -> bool:
    """Narrow `ranges` in place through the rows at places `only` until nothing moves; cells in `frozen` stay as given.

    Returns whether it settled. Raises Empty where no value is left for a cell.
    """
    chosen = list(only)
    touching: dict[int, list[int]] = {}
    for place in chosen:
        for cell, _ in rows[place].terms:
            touching.setdefault(cell, []).append(place)
    visits = dict.fromkeys(chosen, 0)
    waiting, queued = deque(chosen), set(chosen)
    while waiting:
        place = waiting.popleft()
        queued.discard(place)
        visits[place] += 1
        if visits[place] > _VISITS:
            return False
        for cell in _narrow(rows[place], place, ranges, frozen):
            for other in touching[cell]:
                if other not in queued:
                    queued.add(other)
                    waiting.append(other)
    return True


def groups(rows: Sequence[Row], ranges: Ranges | None, only: Iterable[int]) -> list[list[int]]:
    """The rows that hang together through cells that are not fixed (all cells without `ranges`), places in order."""
    parent = {place: place for place in only}

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    first_row: dict[int, int] = {}
    for place in parent:
        for cell, _ in rows[place].terms:
            if ranges is None or not ranges.is_fixed(cell):
                parent[root(place)] = root(first_row.setdefault(cell, place))
    found: dict[int, list[int]] = {}
    for place in parent:
        found.setdefault(root(place), []).append(place)
    return list(found.values())


def holds_anyway(row: Row, ranges: Ranges) -> bool:
    """Whether a row holds whatever its cells are within their ranges, so that it narrows nothing and links nothing."""
    least, least_open = _activity(row, ranges, lowest=True)
    most, most_open = _activity(row, ranges, lowest=False)
    below = row.low is None or (not least_open and least >= row.low)
    return below and (row.high is None or (not most_open and most <= row.high))


def has_ring(rows: Sequence[Row], ranges: Ranges, group: Sequence[int]) -> bool:
    """Whether the rows of a group, linked by the cells that are not fixed, close a ring."""
    links = [cell for place in group for cell, _ in rows[place].terms if not ranges.is_fixed(cell)]
    return len(links) > len(group) + len(set(links)) - 1


def _rows_of(table: Table, place: int, one: Sum) -> Iterable[Row]:
    total, parts = table.place[one.total], [table.place[part] for part in one.parts]
    if not one.parts_may_repeat or one.parts_are_all:
        terms = ((total, 1), *((part, -1) for part in parts))
        yield Row(terms, None if one.parts_may_repeat else 0, 0 if one.parts_are_all else None, place)
    if one.parts_may_repeat:
        for part in parts:
            yield Row(((total, 1), (part, -1)), 0, None, place)


def _narrow(row: Row, place: int, ranges: Ranges, frozen: frozenset[int]) -> list[int]:
    """Narrow the cells of one row; the places of those that moved."""
    least, least_open = _activity(row, ranges, lowest=True)
    most, most_open = _activity(row, ranges, lowest=False)
    if (row.high is not None and not least_open and least > row.high) or (
        row.low is not None and not most_open and most < row.low
    ):
        raise Empty(place)
    moved = []
    for cell, sign in row.terms:
        if cell in frozen:
            continue
        own = _end(ranges, cell, sign, lowest=True), _end(ranges, cell, sign, lowest=False)
        top = _rest(row.high, least, least_open, own[0])
        bottom = _rest(row.low, most, most_open, own[1])
        low, high = (bottom, top) if sign > 0 else (_minus(top), _minus(bottom))
        if _set(ranges, cell, low, high, place):
            moved.append(cell)
    return moved


def _activity(row: Row, ranges: Ranges, *, lowest: bool) -> tuple[int, int]:
    """The least (or most) that a row can come to, its open cells left out, and how many those are."""
    ends = [_end(ranges, cell, sign, lowest=lowest) for cell, sign in row.terms]
    return sum(end for end in ends if end is not None), ends.count(None)


def _end(ranges: Ranges, cell: int, sign: int, *, lowest: bool) -> int | None:
    """What a term adds at least (or at most); None is open."""
    if (sign > 0) == lowest:
        return sign * ranges.low[cell]
    return _minus(ranges.high[cell]) if sign < 0 else ranges.high[cell]


def _rest(limit: int | None, activity: int, opened: int, own: int | None) -> int | None:
    """What the limit leaves for one term after all others; None where an other one is open."""
    if limit is None or opened > (own is None):
        return None
    return limit - (activity - (own or 0))


def _set(ranges: Ranges, cell: int, low: int | None, high: int | None, by: int) -> bool:
    moved = False
    if low is not None and low > ranges.low[cell]:
        ranges.low[cell], ranges.low_by[cell], moved = low, by, True
    old = ranges.high[cell]
    if high is not None and (old is None or high < old):
        ranges.high[cell], ranges.high_by[cell], moved = high, by, True
    now = ranges.high[cell]
    if now is not None and now < ranges.low[cell]:
        raise Empty(by)
    return moved


def _minus(value: int | None) -> int | None:
    return None if value is None else -value


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
