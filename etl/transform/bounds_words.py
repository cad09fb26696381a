"""Why a cell can be no less and no more: sentences with the numbers of the sums, and those that may be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.count import Count
from etl.transform.bounds_model import Cell, Sum, Table
from etl.transform.bounds_rows import Ranges, Row

RING = -1
"""In place of a row: the end was settled by all rows of a ring together."""

_SHOWN = 4
"""Names are listed up to so many."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the ends of all cells rest on: the rows, the ranges with the row that narrowed each end, rings by cell."""

    table: Table
    rows: Sequence[Row]
    ranges: Ranges
    rings: dict[int, tuple[int, ...]]


def text_of(low: int, high: int | None) -> str:
    """`3`, `between 1 and 4`, `at least 1`."""
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"between {low:,} and {high:,}"


def because(grounds: Grounds, place: int) -> str:
    """`Between 1 and 4, because …`: which sum keeps the cell from being more, and which from being less."""
    ranges = grounds.ranges
    head = _capital(text_of(ranges.low[place], ranges.high[place]))
    clauses: dict[str, list[str]] = {}
    for by, upper in ((ranges.high_by.get(place), True), (ranges.low_by.get(place), False)):
        if by is not None:
            name, clause = _clause(grounds, place, by, upper=upper)
            clauses.setdefault(name, []).append(clause)
    own = _own(grounds.table.cells[place].count)
    if not clauses:
        return f"{head}: {own}, and no sum that holds says more."
    said = [f"{name}: {', '.join(dict.fromkeys(parts))}" for name, parts in clauses.items()]
    if place not in ranges.low_by or place not in ranges.high_by:
        said.append(own)
    return f"{head}, because {'; '.join(said)}."


def public_because(cell: Cell, public: Count, sums: Sequence[Sum]) -> str:
    """What may be printed of a cell where sums say more than may be printed: its range and where to look."""
    head, own = _capital(_number(public)), _own(cell.count)
    if public == cell.count or not sums:
        return f"{head}: {own}; no closer range is printed."
    return f"{head}: {own}, and {_listed([one.name for one in sums])}; no closer range is printed."


def contradiction(table: Table, cells: Sequence[int], sums: Sequence[int]) -> str:
    """What cannot all be true, in one sentence with the numbers."""
    if len(sums) == 1:
        one = table.sums[sums[0]]
        total = table.place[one.total]
        parts = [place for place in cells if place != total]
        if total in cells and parts and not one.parts_may_repeat:
            added = _number(_plus([table.cells[place].count for place in parts]))
            few = "its parts add" if len(parts) == len(one.parts) else f"{len(parts)} of its parts add"
            return f"{_capital(one.name)}: the total is {_number(table.cells[total].count)}, {few} to {added}."
    said = [f"{table.cells[place].name} ({_number(table.cells[place].count)})" for place in cells]
    names = [table.sums[place].name for place in sums]
    return f"These cannot all be true: {_listed(said)}; they break {_listed(names)}."


def _clause(grounds: Grounds, place: int, by: int, *, upper: bool) -> tuple[str, str]:
    """The sum, or sums, and what they say about one end of a cell."""
    table, ranges = grounds.table, grounds.ranges
    if by == RING:
        sums = dict.fromkeys(grounds.rows[row].sum for row in grounds.rings[place])
        return f"{_listed([table.sums[one].name for one in sums])} together", f"no {'more' if upper else 'less'} fits"
    row = grounds.rows[by]
    (total, _), *parts = row.terms
    name = table.sums[row.sum].name
    others = [cell for cell, _ in parts if cell != place]
    if place == total:
        came = _total(ranges, others, highest=upper)
        return name, f"the largest part is {came}" if len(others) < len(
            table.sums[row.sum].parts
        ) else f"the parts come to {came}"
    whole = f"{text_of(ranges.low[total], ranges.high[total])} in all"
    return name, f"{whole}, the other parts {_total(ranges, others, highest=not upper)}" if others else whole


def _total(ranges: Ranges, cells: Sequence[int], *, highest: bool) -> str:
    """`19`, `at least 48`, `at most 125`: what cells come to together."""
    least, most = [ranges.low[cell] for cell in cells], [ranges.high[cell] for cell in cells]
    if least == most:
        return f"{sum(least):,}"
    if highest:
        return f"at most {sum(end for end in most if end is not None):,}"
    return f"at least {sum(least):,}"


def _own(count: Count) -> str:
    if count.is_missing:
        return f"the print gives no number ({count.mark.value})"
    return (
        f"its own mark says {_number(count)} ({count.mark.value})" if count.mark else f"it is given as {_number(count)}"
    )


def _plus(counts: Sequence[Count]) -> Count:
    total = Count.exact(0)
    for count in counts:
        total = total.plus(count)
    return total


def _number(count: Count) -> str:
    return count.text.split(" · ")[0]


def _listed(names: Sequence[str]) -> str:
    if len(names) > _SHOWN:
        return f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
