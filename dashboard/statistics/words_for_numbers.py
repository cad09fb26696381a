"""Words for numbers, as narrow as the house writes them (reading them is wider: `etl/words`).

Grounds: ONS service manual, *writing numbers* (zero to nine in words unless a statistic, commas in thousands, `0.6%`,
simple fractions only, *two-thirds* with a hyphen); Royal Statistical Society training for journalists (doubled, tripled
rather than over 100 %). A word that does not fit is None: then the number itself is said. Rounding is half up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from dashboard.statistics.rates import Limits
from etl.model.count import Count
from etl.model.period import Period

Real = int | float | Fraction | Decimal

_FRACTIONS: tuple[tuple[Fraction, str], ...] = (
    (Fraction(1, 10), "a tenth"),
    (Fraction(1, 5), "a fifth"),
    (Fraction(1, 4), "a quarter"),
    (Fraction(1, 3), "a third"),
    (Fraction(2, 5), "two-fifths"),
    (Fraction(1, 2), "half"),
    (Fraction(3, 5), "three-fifths"),
    (Fraction(2, 3), "two-thirds"),
    (Fraction(3, 4), "three-quarters"),
    (Fraction(4, 5), "four-fifths"),
    (Fraction(9, 10), "nine-tenths"),
)
_ONE_POINT = Fraction(1, 100)
_SPELT = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MULTIPLES = {2: "doubled", 3: "tripled", 4: "quadrupled"}
_EVEN = Fraction(1, 1000)
"""A ratio this near a whole number is that number."""
_ALMOST = Fraction(97, 100)
_MORE_THAN = Fraction(110, 100)
_ROUND_FROM = 100
"""Counts below are said as they are."""
_DECIMAL_UNDER = 20
"""Averages a day or a week have one decimal under this."""


@dataclass(frozen=True, slots=True)
class NoWord:
    """A word that the figures do not carry, with the reason in one sentence."""

    reason: str


def exact(value: Real) -> Fraction:
    """The number as it is printed, so that 0.27 is 27/100 and bands have sharp edges."""
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def half_up(value: Real, digits: int = 0) -> Decimal:
    """Rounded half away from zero. Examples: 0.5 is 1, -2.5 is -3, 98.05 to one digit is 98.1."""
    number = exact(value)
    scaled = abs(number) * 10**digits
    rounded = Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator))
    return (rounded if number >= 0 else -rounded).scaleb(-digits).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def number(value: Real, digits: int = 0) -> str:
    """With commas and a true minus. Examples: `7,263`, `−2`, `13.4`."""
    return f"{half_up(value, digits):,f}".replace("-", "−")


def spelt(value: int) -> str:
    """Zero to nine in words, for numbers that are no statistic. Examples: `three` forces, `12` forces."""
    return _SPELT[value] if 0 <= value < len(_SPELT) else number(value)


def percent(value: Real, digits: int = 0) -> str:
    """A percentage. Examples: 29.2 is `29%`; to one digit `29.2%`."""
    return f"{number(value, digits)}%"


def signed_percent(value: Real, digits: int = 0) -> str:
    """A change in figures. Examples: `+98.1%`, `−2%`, `0%`."""
    sign = "+" if half_up(value, digits) > 0 else ""
    return f"{sign}{percent(value, digits)}"


def up_or_down(value: Real) -> str:
    """A change in percent in words. Examples: `up 98%` for 98.1, `down 2%`, `up less than 1%` for 0.3, `unchanged`."""
    if exact(value) == 0:
        return "unchanged"
    size = half_up(abs(exact(value)))
    return f"{'up' if value > 0 else 'down'} {percent(size) if size else 'less than 1%'}"


def points(value: Real) -> str:
    """A change of a share in words. Examples: 8 is `up 8 points`, -1 `down 1 point`, 0 `unchanged`."""
    if exact(value) == 0:
        return "unchanged"
    size = half_up(abs(exact(value)))
    words = "less than 1 point" if not size else f"{number(size)} point{'' if size == 1 else 's'}"
    return f"{'up' if value > 0 else 'down'} {words}"


def share_words(share: Real, limits: Limits | None = None) -> str | None:
    """A share from 0 to 1 as a simple fraction, or None.

    The fraction where it lies within 1 point, *just over* or *just under* it up to 2 points, *more than* it where the
    lower Wilson limit of exact counts is above it and no other fraction is nearer.
    Examples: 33.0 % `a third`, 51 % `half`, 34.4 % `just over a third`, 48 % `just under half`, 27 % `just over a
    quarter`, 53.1 % with limits from 51.0 % `more than half`, 53.1 % without limits None.
    """
    value = exact(share)
    nearest, words = min(_FRACTIONS, key=lambda row: abs(row[0] - value))
    distance = abs(nearest - value)
    if distance <= _ONE_POINT:
        return words
    if distance <= 2 * _ONE_POINT:
        return f"just {'over' if value > nearest else 'under'} {words}"
    if limits is not None and value > nearest and exact(limits.low) > nearest:
        return f"more than {words}"
    return None


def times_words(ratio: Real) -> str | None:
    """How a count multiplied, to follow its name, or None under *almost doubled*.

    A whole multiple within 0.1 %, *almost* up to 3 % below it, *more than* anything above. Examples: 1.993 `almost
    doubled`, 2.015 `more than doubled`, 2 `doubled`, 5 `rose to five times the number`, 0.98 None.
    """
    value = exact(ratio)
    above = int(value) + 1
    if value >= _ALMOST * above and abs(value / above - 1) > _EVEN and above >= 2:
        return _multiple("almost ", above)
    whole = above if abs(value / above - 1) <= _EVEN else above - 1
    if whole < 2:
        return None
    return _multiple("" if abs(value / whole - 1) <= _EVEN else "more than ", whole)


def round_words(count: int) -> str:
    """A count beside a round number: *almost* from 97 % of it, *more than* to 110 %; else the count itself.

    The round number has one figure where that fits, else two; of several the nearest. Counts under 100 are said as they
    are. Examples: 3,936 `almost 4,000`, 7,263 `more than 7,000`, 12,925 `almost 13,000`, 4,000 `4,000`, 46 `46`.
    """
    if count < _ROUND_FROM:
        return number(count)
    for figures in (1, 2):
        step = 10 ** (len(str(count)) - figures)
        below = count // step * step
        if below == count:
            return number(count)
        fits = [
            *([(count - below, f"more than {number(below)}")] if count <= _MORE_THAN * below else []),
            *([(below + step - count, f"almost {number(below + step)}")] if count >= _ALMOST * (below + step) else []),
        ]
        if fits:
            return min(fits)[1]
    return number(count)


def a_day(count: Real, period: Period) -> str:
    """The average a day of the span. Examples: 1,220 from April to June 2020, `13.4 a day`; whole from 20 on."""
    return f"{_average(exact(count) / period.days)} a day"


def a_week(count: Real, period: Period) -> str:
    """The average a week of the span, in weeks of 7 days. Example: 6,156 in 2021/22 are `118 a week`."""
    return f"{_average(exact(count) * 7 / period.days)} a week"


def record_words(years: Sequence[tuple[Period, Count | None]], since: Period) -> str | NoWord:
    """`the highest since records began in 2017/18` for the last of `years`, or why that cannot be said.

    `years` are the complete, comparable years that are known, in order, None for one that is not; `since` is the first
    year in which anything could be recorded. Every year from `since` on must be known and smaller. Example: 3,728,
    5,333, 5,954 says it for 2019/20; without the 5,333 the reason names 2018/19.
    Raises ValueError when the last year has no count.
    """
    known = {period: count for period, count in years if count is not None and count.highest is not None}
    last, count = years[-1] if years else (since, None)
    if count is None or count.lowest is None:
        raise ValueError("a record needs the count of its own year")
    span = Period(since.first, last.last)
    earlier = [year for year in span.financial_years() if year != last]
    if unknown := [year.label for year in earlier if year not in known]:
        return NoWord(f"no complete figure is known for {_listed(unknown)}")
    highest = {year: known[year].highest for year in earlier}
    if rivals := [year.label for year, value in highest.items() if value is not None and value >= count.lowest]:
        return NoWord(f"{_listed(rivals)} was, or may have been, as high")
    return f"the highest since records began in {since.label}"


def _multiple(prefix: str, times: int) -> str:
    if times in _MULTIPLES:
        return f"{prefix}{_MULTIPLES[times]}"
    return f"rose to {prefix}{spelt(times)} times the number"


def _average(value: Fraction) -> str:
    return number(value, 1 if value < _DECIMAL_UNDER else 0)


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
