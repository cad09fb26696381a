"""Lowest and highest value of every hidden or missing cell and of every total over them, exact and explained.

Intervals are pushed through the sums first; what hangs together without a ring is then exact. Rings are settled as
integer programmes (`bounds_solve`). Sums that cannot hold are named with a smallest set of cells that cannot all be
true (`bounds_conflict`), and narrow nothing. Hidden cells keep a public range no tighter than their mark's own,
narrowed by sums to 1 to 4 at most; a tighter one is for the data manager alone.
Worked example: 52 in all, 46 shown, three cells suppressed, *victims are as many as offences* and *blanks are zero*:
each is between 1 and 4.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.count import Count, Mark
from etl.transform.bounds_model import HIDDEN, Bound, Bounded, Cell, Table
from etl.transform.bounds_rows import Ranges, push
from etl.transform.bounds_search import Search
from etl.transform.bounds_words import Grounds, because, public_because

PUBLIC_LOW, PUBLIC_HIGH = 1, 4
"""Sums narrow the public range of a suppressed cell no further than this."""


def bounds(table: Table) -> Bounded:
    """The bounds of every cell that is no plain number, and every contradiction.

    Raises RuntimeError where the solver gives up.
    """
    search = Search(table)
    exact = [_count(cell, search.ranges, place) for place, cell in enumerate(table.cells)]
    public = _public(search, exact)
    grounds = Grounds(table, search.rows, search.ranges, search.rings)
    sums: dict[int, list[int]] = {}
    for row in search.standing:
        for inside, _ in search.rows[row].terms:
            sums.setdefault(inside, []).append(search.rows[row].sum)
    found = []
    for place, cell in enumerate(table.cells):
        if cell.count.is_exact:
            continue
        why = because(grounds, place)
        around = [table.sums[one] for one in dict.fromkeys(sums.get(place, ()))]
        may_print = public[place] == exact[place] and _may_print(search, place, exact, public)
        public_why = why if may_print else public_because(cell, public[place], around)
        conditions = search.conditions.get(place, cell.conditions)
        proved = place not in search.unproved
        found.append(Bound(cell, exact[place], public[place], why, public_why, conditions, proved))
    return Bounded(tuple(found), tuple(search.contradictions))


def public_range(own: Count, exact: Count) -> Count:
    """What may be printed of a hidden cell: its mark's own range, narrowed by what is exact to 1 to 4 at most.

    A rounded or withheld number is not narrowed at all. Examples: *at least 1*, exactly 3, is 1 to 4; *at least 1*,
    2 to 9, is 1 to 9; *1 to 7*, 6 to 7, stays 1 to 7.
    """
    if own.mark is not Mark.SUPPRESSED or own.lowest is None or exact.lowest is None:
        return own
    low = max(own.lowest, min(exact.lowest, PUBLIC_LOW))
    high = None if exact.highest is None else max(exact.highest, PUBLIC_HIGH)
    if own.highest is not None:
        high = own.highest if high is None else min(own.highest, high)
    return Count.between(low, high, own.mark)


def _public(search: Search, exact: Sequence[Count]) -> list[Count]:
    """What may be printed of every cell: hidden ones as above, all others as follows from what may be printed."""
    cells = search.table.cells
    shown = search.own.copy()
    hidden = {place: public_range(cell.count, exact[place]) for place, cell in enumerate(cells) if _is_hidden(cell)}
    for place, count in hidden.items():
        shown.low[place], shown.high[place] = (
            int(count.lowest or 0),
            None if count.highest is None else int(count.highest),
        )
    if any(not cell.count.is_exact and place not in hidden for place, cell in enumerate(cells)):
        push(search.rows, shown, search.standing, frozen=frozenset(hidden))
    return [hidden.get(place) or _count(cell, shown, place) for place, cell in enumerate(cells)]


def _may_print(search: Search, place: int, exact: Sequence[Count], public: Sequence[Count]) -> bool:
    """Whether the sentence with the numbers of its sums says nothing of other cells that may not be printed."""
    rows = [by[place] for by in (search.ranges.low_by, search.ranges.high_by) if by.get(place, -1) >= 0]
    return all(exact[cell] == public[cell] for row in rows for cell, _ in search.rows[row].terms)


def _is_hidden(cell: Cell) -> bool:
    return cell.count.mark in HIDDEN and not cell.count.is_exact


def _count(cell: Cell, ranges: Ranges, place: int) -> Count:
    """A range as a count: with the mark of the print, or without one where the print gives no number at all."""
    low, high = ranges.low[place], ranges.high[place]
    if not cell.count.is_missing:
        return Count.between(low, high, cell.count.mark)
    return cell.count if low == 0 and high is None else Count.between(low, high)
