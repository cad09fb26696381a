"""One force beside all: its latest whole year of the official class, and the rate per 10,000 children with limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.statistics.official import ClassBlock
from dashboard.statistics.rates import NoRate, Rate, person_years_of, rate_per
from etl.model.count import Number
from etl.model.period import Period

LEAST_CHILDREN = 10_000
"""Fewer children under 18 than this carry no rate: a few offences more or less would move it beyond all limits."""


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
