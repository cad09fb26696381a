"""Axes: where the grid lines of a scale are, which years a span shows, and how large the area of the key is."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from math import sqrt

from dashboard.charts.marks import Block, Panel, Scale, Tick
from dashboard.charts.pieces import pieces
from dashboard.statistics.percents import a_month
from etl.model.period import Period

_STEPS = (1, 2, 4, 5)
_MOST_LINES = 4
_OVERSHOOT = Fraction(12, 100)
"""How far above the highest point the last grid line may be, as a share of it: further up is empty paper."""
KEY_COUNTS = (1, 10, 100, 1000)
KEY_SIDES = (14.0, 34.0)
"""The least and greatest side of the square of the key, in pixels."""
_NEAR = 4.0


def scale_of(highest: Fraction, lowest: Fraction = Fraction(0)) -> Scale:
    """The scale for values up to `highest` a month: at most four grid lines at 1, 2, 4 or 5 times a power of ten.

    Example: 12 gives lines at 0, 4, 8, 12; 605 gives 0, 200, 400, 600. Nothing above 0 gives 0 and 1.
    """
    if highest <= 0:
        return Scale(Fraction(1), (Fraction(0), Fraction(1)), min(lowest, Fraction(0)))
    reach = highest * (1 + _OVERSHOOT)
    step = next(step for step in _steps(highest) if int(reach / step) + 1 <= _MOST_LINES)
    ticks = tuple(step * index for index in range(int(reach / step) + 1))
    return Scale(max(highest, ticks[-1]), ticks, min(lowest, Fraction(0)))


def _steps(highest: Fraction) -> Iterable[Fraction]:
    """Steps in rising order, from far below `highest` to above it."""
    power = Fraction(1)
    while power > highest / 100:
        power /= 10
    while True:
        yield from (power * factor for factor in _STEPS)
        power *= 10


def scale_for(panels: Iterable[Panel]) -> Scale:
    """One scale for all blocks of some panels and their limits."""
    blocks = [block for panel in panels for block in panel.blocks]
    tops = [top for block in blocks for top in (*(p.y1 for p in pieces(block)), *_upper_limit(block))]
    return scale_of(max(tops, default=Fraction(0)), min(tops, default=Fraction(0)))


def _upper_limit(block: Block) -> tuple[Fraction, ...]:
    return () if block.limits is None else (a_month(block.limits[1], block.period),)


def thinned(ticks: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """Three grid lines at most, for low plots: the first, the last and the middle. Example: 0, 4, 8, 12 is 0, 6, 12."""
    return (ticks[0], ticks[-1] / 2, ticks[-1]) if len(ticks) > 3 else ticks


def tick_label(value: Fraction) -> str:
    """`600`, `1,200`, `0.4`: as many decimals as the step needs."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):.3f}".rstrip("0")


def year_ticks(span: Period) -> tuple[Tick, ...]:
    """The financial years of a span, whole or in part: `2017/18`, and `to Dec ’25` or `from Jul ’20` for a part at an
    end.
    """
    start = span.first.year - (span.first.month < 4)
    end = span.last.year - (span.last.month < 4)
    return tuple(_tick(Period.financial_year(year), span) for year in range(start, end + 1))


def _tick(year: Period, span: Period) -> Tick:
    seen = year.intersection(span)
    if seen is None:
        raise ValueError(f"{year.label} lies outside {span.label}")
    if seen == year:
        return Tick(seen, year.label, f"’{year.label[2:]}")
    if seen.first == year.first:
        label = f"to {_month(seen.last)}"
    elif seen.last == year.last:
        label = f"from {_month(seen.first)}"
    else:
        label = f"{_month(seen.first)} to {_month(seen.last)}"
    return Tick(seen, label, label)


def _month(day: date) -> str:
    return f"{calendar.month_abbr[day.month]} ’{day.year % 100:02d}"


def key_count(pixels_of_one: float) -> tuple[int, float] | None:
    """The number whose area is a square of the key, and the square's side, where one has `pixels_of_one` square pixels.

    The side lies between 14 and 34 pixels where one of 1, 10, 100, 1,000 allows it; else the nearest to that is taken,
    and none that is far from it: then the chart has no key.
    """
    low, high = KEY_SIDES
    sides = [(count, sqrt(count * pixels_of_one)) for count in KEY_COUNTS]
    count, side = min(sides, key=lambda pair: max(low - pair[1], pair[1] - high, 0.0))
    return (count, side) if low - _NEAR <= side <= high + _NEAR else None
