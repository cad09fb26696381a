"""The class beside its part: over the days of the figures laid, and year by year. A check, never a sum of both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.statistics.laid import Kind, Laid, Series
from dashboard.statistics.official import ClassBlock, Stored, Tie, tie
from dashboard.statistics.percents import percent_of
from etl.model.count import Number
from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class PartTie:
    """The class over the days from the first to the last figure of the part.

    `part` is the sum of the part's figures where they are exact and fill those days, else None: known in part only.
    """

    tie: Tie
    part: Number | None


@dataclass(frozen=True, slots=True)
class YearPair:
    """One figure of the part with the class over the same days."""

    laid: Laid
    part: Number
    whole: Number

    @property
    def percent(self) -> Fraction | None:
        """The part in percent of the class; None of a class of 0. Above 100 it contradicts the class."""
        return percent_of(self.part, self.whole) if self.whole else None

    @property
    def is_below_half(self) -> bool:
        """Whether it is below half of its class, so that it may be a part only."""
        return self.part * 2 < self.whole

    @property
    def is_far_above(self) -> bool:
        """Whether it is above 1.2 times the class that contains it: then it is in doubt."""
        return self.part * 5 > self.whole * 6


def part_tie(series: Series, stored: Stored, bodies: Collection[str]) -> PartTie | None:
    """None where no figure is laid, or no body reports the class of the area."""
    if not series.laid or not bodies:
        return None
    days = Period(series.laid[0].period.first, series.laid[-1].period.last)
    exact = [laid.count.value for laid in series.laid if laid.kind is Kind.EXACT and laid.count.value is not None]
    follows = all(one.period.meets(other.period) for one, other in zip(series.laid, series.laid[1:], strict=False))
    filled = follows and len(exact) == len(series.laid)
    return PartTie(tie(stored, bodies, days), sum(exact) if filled else None)


def year_pairs(series: Series, blocks: Sequence[ClassBlock]) -> list[YearPair]:
    """The figures of whole years that are exact or in doubt, each with its class, in order of time."""
    whole = {block.period: block.value for block in blocks}
    return [
        YearPair(laid, laid.count.value, whole[laid.period])
        for laid in series.laid
        if laid.kind in (Kind.EXACT, Kind.IN_DOUBT) and laid.count.value is not None and laid.period in whole
    ]
