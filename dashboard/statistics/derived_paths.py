"""Which figures fill a span, or an area, but for one hole: the combinations behind remainders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from dashboard.row import Row
from etl.model.period import ONE_DAY, Period

_Path = tuple[Row, ...]
_Other = Callable[[Row], bool]


def remainders(span: Period, inside: Mapping[Period, Row], is_other: _Other) -> Iterator[tuple[Period, _Path]]:
    """Every run of days of `span` that is left when figures fill the rest of it, with those figures in order of time.

    Of several ways to the same days the one with the fewest figures for which `is_other` holds, then the fewest.
    """
    before = _reached(span.first, sorted(inside), inside, is_other, forward=True)
    end = span.last + ONE_DAY
    after = _reached(end, sorted(inside, key=lambda period: period.last, reverse=True), inside, is_other, forward=False)
    for first, left in before.items():
        for stop, right in after.items():
            if first < stop and (left or right):
                yield Period(first, stop - ONE_DAY), (*left, *reversed(right))


def _reached(
    start: date, order: Sequence[Period], inside: Mapping[Period, Row], is_other: _Other, *, forward: bool
) -> dict[date, _Path]:
    """Every day that runs of figures lead to from `start`, later or earlier, with the best run."""
    found: dict[date, _Path] = {start: ()}
    for period in order:
        here, there = period.first, period.last + ONE_DAY
        if not forward:
            here, there = there, here
        if here not in found:
            continue
        path = (*found[here], inside[period])
        if there not in found or _cost(path, is_other) < _cost(found[there], is_other):
            found[there] = path
    return found


def _cost(path: _Path, is_other: _Other) -> tuple[int, int]:
    return sum(map(is_other, path)), len(path)


def covers(wanted: frozenset[str], areas: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Areas that hold each wanted force once and no other, as few as can be; none where there are no such areas."""
    return _covers(wanted, areas, {}) or ()


def _covers(
    wanted: frozenset[str], areas: Mapping[str, frozenset[str]], known: dict[frozenset[str], tuple[str, ...] | None]
) -> tuple[str, ...] | None:
    if not wanted:
        return ()
    if wanted not in known:
        first = min(wanted)
        ways = [
            (code, *rest)
            for code in sorted(areas)
            if first in areas[code]
            and areas[code] <= wanted
            and (rest := _covers(wanted - areas[code], areas, known)) is not None
        ]
        known[wanted] = min(ways, key=len, default=None)
    return known[wanted]
