"""The rate of each block of a series: its count per 10,000 children under 18 and year, or why there is none.

The formulas are in `rates.py`. A count that may be several numbers has a rate from its lowest to its highest; limits
stand on exact counts only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.statistics.forces import LEAST_CHILDREN
from dashboard.statistics.laid import Kind, Laid
from dashboard.statistics.rates import PER, Limits, NoRate, PersonYears, person_years_of, rate_per
from etl.model.observation import Coverage, Measure

_NO_DAYS = frozenset({Kind.PART, Kind.TWO_SPANS, Kind.CUT})
"""Kinds of which it is not known how many of the days asked they cover."""
_NO_AREA = "special"
"""The kind of a body that belongs to no area: nobody lives there."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A block with its rate: lowest and highest (None is open) per 10,000 children and year, children times years.

    `limits` are of the rate, in its unit, and only of an exact count that is not in doubt.
    """

    laid: Laid
    low: float
    high: float | None
    base: PersonYears
    limits: Limits | None = None


def rated(laid: Laid, children: Mapping[int, int]) -> Rated | NoRate:
    """The rate of a block; `children` are those of its area by mid-year. Nothing is filled in where a year lacks.

    Example: 264 in 2023/24 with 384,120 children at mid-2023 is 6.9 (6.1 to 7.8).
    """
    if why := _why_not(laid):
        return NoRate(why)
    if not children:
        return NoRate("no estimate of the number of children is here for this area")
    base = person_years_of(laid.period, children)
    if isinstance(base, NoRate):
        return base
    if min(children[year] for year in base.years) < LEAST_CHILDREN:
        return NoRate("too few children live there for a rate")
    factor = PER / base.value
    count = laid.count
    limits = rate_per(int(count.value), base).limits if laid.kind is Kind.EXACT and count.value is not None else None
    high = None if count.highest is None else float(count.highest) * factor
    return Rated(laid, float(count.lowest or 0) * factor, high, base, limits)


def _why_not(laid: Laid) -> str:
    """What in the figure itself stands against a rate; empty where nothing does."""
    row = laid.row
    if row.measure is not Measure.COUNT:
        return "a share is no count"
    if laid.kind in _NO_DAYS:
        return "it is not known how many of these days the figure covers"
    if any(one.area.kind == _NO_AREA for one in laid.rows):
        return "the sum holds a body that belongs to no area, so nobody lives there"
    if row.missing or row.coverage is Coverage.PART_MEMBERS:
        return "forces are missing from the count, and not from the children"
    if row.coverage is Coverage.PART_PERIOD:
        return "the count holds a part of the period, in some of its forces or all"
    return ""
