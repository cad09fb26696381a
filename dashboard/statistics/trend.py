"""The recent trend: rising, falling or neither, over the last five complete equal periods.

The rule of the Department of Health's Fingertips (dhsc-govuk/FingertipsNext, TrendMarkerCalculator.cs): a weighted
straight line through the last five points, weights 1 / se² with se = (high - low) / 3.92; a trend when
slope² / variance exceeds the 99.8 % point of chi-squared with one degree of freedom and the slope keeps its sign when
any one point is left out. Ours besides: the periods must follow one another and be equally long, of the same areas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dashboard.statistics.rates import Limits, normal_quantile
from etl.model.period import Period

POINTS = 5
_STANDARD_ERRORS_WIDE = 3.92
"""A 95 % interval is this many standard errors wide."""


class Trend(StrEnum):
    """The recent trend. The text is what may be said."""

    RISING = "rising"
    FALLING = "falling"
    NO_CHANGE = "no change beyond chance"
    NOT_CALCULABLE = "cannot be calculated"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A value with its 95 % limits, complete for its period. Value and limits are of one unit."""

    period: Period
    value: float
    limits: Limits


@dataclass(frozen=True, slots=True)
class RecentTrend:
    """The trend; its slope in units a period and chi-squared, both 0 where it cannot be calculated; the reason then."""

    trend: Trend
    slope: float = 0.0
    chi_squared: float = 0.0
    reason: str = ""


def critical_value() -> float:
    """The 99.8 % point of chi-squared with one degree of freedom: 9.5495, the square of a z of 3.0902."""
    return normal_quantile(0.998) ** 2


def recent_trend(points: Sequence[TrendPoint]) -> RecentTrend:
    """The trend of the last five of `points`, which are in order of time.

    Example: preventable sight loss, England, 2.935, 1.930, 2.757, 2.870, 3.012 per 100,000 (FingertipsNext's own test)
    is rising.
    """
    last = points[-POINTS:]
    if reason := _why_not(last):
        return RecentTrend(Trend.NOT_CALCULABLE, reason=reason)
    slope, variance = _line(last, left_out=None)
    chi_squared = slope * slope / variance
    signs = {_line(last, left_out)[0] < 0 for left_out in range(POINTS)} | {slope < 0}
    if chi_squared <= critical_value() or len(signs) > 1:
        return RecentTrend(Trend.NO_CHANGE, slope, chi_squared)
    return RecentTrend(Trend.FALLING if slope < 0 else Trend.RISING, slope, chi_squared)


def _why_not(points: Sequence[TrendPoint]) -> str:
    if len(points) < POINTS:
        return f"a trend needs {POINTS} complete periods; there are {len(points)}"
    if len({point.period.whole_months for point in points}) > 1 or points[0].period.whole_months is None:
        return "a trend needs equal periods of whole months"
    if not all(one.period.meets(other.period) for one, other in pairwise(points)):
        return "a trend needs periods that follow one another without a gap"
    if any(point.limits.high <= point.limits.low or point.limits.level != 0.95 for point in points):
        return "a trend needs 95% limits around each value"
    return ""


def _line(points: Sequence[TrendPoint], left_out: int | None) -> tuple[float, float]:
    """Slope of the weighted line, and its variance."""
    weight = weight_x = weight_y = weight_xx = weight_xy = 0.0
    for place, point in enumerate(points):
        if place == left_out:
            continue
        one = (_STANDARD_ERRORS_WIDE / (point.limits.high - point.limits.low)) ** 2
        weight += one
        weight_x += one * place
        weight_y += one * point.value
        weight_xx += one * place * place
        weight_xy += one * place * point.value
    spread = weight * weight_xx - weight_x**2
    return (weight * weight_xy - weight_x * weight_y) / spread, weight / spread
