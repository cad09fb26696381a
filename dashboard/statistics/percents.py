"""Percentages, monthly numbers and differences: pages, charts and files ask here, so that none works out its own.

percent = 100 x part / whole, an exact fraction; rounding is for whoever says it. Example: 618 of 2,117 is 29.19…
"""

from __future__ import annotations

from fractions import Fraction

from etl.model.count import Number
from etl.model.period import Period


def percent_of(part: Number | Fraction, whole: Number | Fraction) -> Fraction:
    """A part in percent of a whole. Raises ZeroDivisionError for a whole of 0."""
    return 100 * exact_share(part, whole)


def exact_share(part: Number | Fraction, whole: Number | Fraction) -> Fraction:
    """A part as a fraction of a whole, 0 to 1 for a true part. Raises ZeroDivisionError for a whole of 0."""
    return Fraction(part) / Fraction(whole)


def in_percent(share: float | Fraction) -> float | Fraction:
    """A share of 1 in percent, as exact as it came. Example: a limit of 0.2553 is 25.53."""
    return share * 100


def middle_of(low: Number | Fraction, high: Number | Fraction) -> Fraction:
    """The number that a printed percent stood for, from the bounds of its rounding. Example: 28.5 and 29.5 is 29."""
    return (Fraction(low) + Fraction(high)) / 2


def a_month(count: Number | float, period: Period) -> Fraction:
    """A count over its months, exact: the height of its block. Example: 118 over 39 months is 3.03."""
    return Fraction(count) / period.months


def apart(low: Number | Fraction, high: Number | Fraction) -> Fraction:
    """How far two numbers lie apart: percentage points for percents."""
    return Fraction(high) - Fraction(low)


def apart_in_percent(low: Number, high: Number) -> Fraction | None:
    """The same in percent of the lower; None where that is 0."""
    return percent_of(apart(low, high), low) if low else None
