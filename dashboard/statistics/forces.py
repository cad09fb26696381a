"""One force beside all: its latest whole year of the official class, and the rate per 10,000 children with limits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.statistics.official import ClassBlock
from dashboard.statistics.rates import NoRate, Rate, person_years_of, rate_per
from etl.model.count import Number
from etl.model.period import Period

LEAST_CHILDREN = 10_000
"""Fewer children under 18 than this carry no rate: a few offences more or less would move it beyond all limits."""

CUTS = (3.5, 5.0, 6.5, 8.0)
"""Where one class of rates ends and the next begins, in offences per 10,000 children: five classes of like size."""


@dataclass(frozen=True, slots=True)
class ForceYear:
    """The class of one force in one financial year; `rate` is a reason in words where there is none."""

    period: Period
    value: Number
    rate: Rate | NoRate


def latest_year(blocks: Sequence[ClassBlock], children: Mapping[int, int]) -> ForceYear | None:
    """The last whole financial year of the class with its rate; None without one.

    `children` are the children under 18 by mid-year; a year without an estimate has no rate.
    """
    whole = [block for block in blocks if block.period.is_financial_year and not block.unfinished]
    if not whole:
        return None
    block = whole[-1]
    years = person_years_of(block.period, children)
    if isinstance(years, NoRate):
        return ForceYear(block.period, block.value, years)
    if years.value < LEAST_CHILDREN:
        return ForceYear(block.period, block.value, NoRate("too few children live there for a rate"))
    return ForceYear(block.period, block.value, rate_per(int(block.value), years))


def last_years(blocks: Sequence[ClassBlock], many: int) -> tuple[ClassBlock, ...]:
    """The last whole financial years of the class since the narrower offence joined it, at most `many`."""
    return tuple(block for block in blocks if block.joined and block.period.is_financial_year and not block.unfinished)[
        -many:
    ]


def shares_of_top(values: Sequence[Number]) -> tuple[float, ...]:
    """Each value as a share of the highest, 0 to 1; all 0 where the highest is 0."""
    top = max(values, default=0)
    return tuple(float(value / top) if top else 0.0 for value in values)


def class_of_rate(rate: Rate) -> int:
    """The class of a rate by `CUTS`, from 1, the lowest, to 5; a rate on a cut is in the class above it."""
    return bisect_right(CUTS, rate.value) + 1
