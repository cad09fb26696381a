"""What is printed of a platform, area by area and period by period: named, known, all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.names import Names
from dashboard.row import Row
from dashboard.statistics.answers import answer
from dashboard.statistics.named import Named, named_from_count, named_from_share
from dashboard.statistics.percents import apart, middle_of
from dashboard.statistics.words_for_numbers import percent
from etl.model.observation import Measure
from etl.model.period import Period

UNION = "union"
"""The kind of areas that are several nations together."""


@dataclass(frozen=True, slots=True)
class Line:
    """The platform in one area and period: what is printed, and what it is of."""

    code: str
    offence: str
    period: Period
    rows: tuple[Row, ...]
    known: Row | None
    total: Row | None
    named: Named | None


def lines_of(rows: Sequence[Row], bases: Sequence[Row]) -> Iterator[Line]:
    """One line an area, offence and period, the newest first. `bases` are all totals and counts of known means."""
    found: dict[tuple[str, str, Period], list[Row]] = {}
    for row in rows:
        if row.is_live and not row.count.is_missing:
            found.setdefault((row.area.code, row.offence, row.period), []).append(row)
    for key in sorted(found, key=lambda key: (key[2].last, key[2].first, key[0]), reverse=True):
        same = [base for base in bases if (base.area.code, base.offence, base.period) == key]
        known = _answering([base for base in same if base.breakdown.category == "known"], key[2])
        total = _answering([base for base in same if base.breakdown.kind == "none"], key[2])
        yield Line(*key, tuple(found[key]), known, total, _named(found[key], known, total, key[2]))


def _answering(rows: Sequence[Row], period: Period) -> Row | None:
    laid = answer(period, [row for row in rows if row.measure is Measure.COUNT and row.is_live])
    return laid.row if laid else None


def _named(rows: Sequence[Row], known: Row | None, total: Row | None, period: Period) -> Named | None:
    base, whole = (value_of(row) for row in (known, total))
    count = value_of(_answering(rows, period))
    if count is not None and base:
        return named_from_count(count, base, whole)
    shares = [row for row in rows if row.measure is Measure.SHARE and row.of_what == "means known"]
    laid = answer(period, shares)
    return named_from_share(laid.count, base, whole) if laid else None


def value_of(row: Row | None) -> int | None:
    """The number of a figure that is exact; None otherwise."""
    return None if row is None or row.count.value is None else int(row.count.value)


def told(lines: Sequence[Line], names: Names) -> Line | None:
    """The newest line of a union of nations that says how many of all offences are known to name it."""
    return next(
        (line for line in lines if line.named and line.named.of_all and names.areas[line.code].kind == UNION), None
    )


def percents(low: Fraction, high: Fraction | None) -> str:
    """One percent where the ends differ by rounding only (a point or less), else both; `at least` without a top."""
    if high is None:
        return f"at least {percent(low)}"
    if apart(low, high) <= 1:
        return percent(middle_of(low, high))
    return f"{percent(low)} to {percent(high)}"
