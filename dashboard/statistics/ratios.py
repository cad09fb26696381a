"""Two counts compared exactly, and what overlapping limits do and do not say.

Given their sum, the first of two Poisson counts is binomial with the chance t1 / (t1 + t2); Clopper-Pearson limits of
that chance become limits of the ratio of rates (M. P. Fay, *R Journal* 2/1 (2010), 53-58, and the vignette of his
package rateratio.test). p is twice the smaller tail, at most 1, so that p and limits never disagree: the p of R's
poisson.test and scipy's binomtest is another one, 0.0331 where these limits hold 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from dashboard.statistics.rates import Limits, Method, Rate
from dashboard.statistics.tails import binomial_at_least, binomial_at_most, binomial_pmf, solve
from dashboard.statistics.words_for_numbers import number


@dataclass(frozen=True, slots=True)
class RateRatio:
    """First rate over second rate, its limits, and p of no difference (two-sided, doubled tail)."""

    ratio: float
    limits: Limits
    p: float

    @property
    def told_apart(self) -> bool:
        """Whether the limits leave 1 out: the two rates differ by more than chance at this level."""
        return not self.limits.low <= 1 <= self.limits.high

    @property
    def change_limits(self) -> Limits:
        """Limits of the change in percent from the second to the first: (limits of the ratio - 1) x 100."""
        low, high = ((end - 1) * 100 for end in (self.limits.low, self.limits.high))
        return Limits(low, high, self.limits.method, self.limits.level)


class Overlap(StrEnum):
    """How two pairs of limits lie to each other. The text is the sentence that may be said."""

    APART = "The limits do not overlap: the two differ by more than chance."
    PARTLY = "The limits overlap a little: that alone does not say whether the two differ."
    TOGETHER = "The two cannot be told apart: the limits of one hold the other."


@dataclass(frozen=True, slots=True)
class RateComparison:
    """Two rates, the ratio of the first to the second, and how their limits lie to each other."""

    first: Rate
    second: Rate
    ratio: RateRatio
    overlap: Overlap

    @property
    def words(self) -> str:
        """`2.0 times (1.4 to 3.0)`, or `cannot be told apart: 1.1 times (0.9 to 1.4)`: the exact test decides."""
        low, high = self.ratio.limits.low, self.ratio.limits.high
        ends = f"{number(low, 1)} to {number(high, 1)}" if high < inf else f"at least {number(low, 1)}"
        times = ends if self.ratio.ratio == inf else f"{number(self.ratio.ratio, 1)} times ({ends})"
        return times if self.ratio.told_apart else f"cannot be told apart: {times}"


def rate_ratio(first: int, first_time: float, second: int, second_time: float, level: float = 0.95) -> RateRatio:
    """The ratio of two rates, first / second, with exact limits; times are person-years, months or any one unit.

    Example: 2 in 17,877 against 9 in 16,660 is 0.2071 (0.0218 to 1.0005), p 0.0501; 11 in 800 against 21 in 3,011 is
    1.9715 (0.8584 to 4.2773), p 0.1120. A second count of 0 gives an infinite ratio and upper limit.
    Raises ValueError for a negative count, two counts of 0, or a time that is not above 0.
    """
    if first < 0 or second < 0 or first + second == 0:
        raise ValueError(f"a ratio needs counts of 0 or more, one of them above 0; got {first} and {second}")
    if first_time <= 0 or second_time <= 0:
        raise ValueError(f"a ratio needs times above 0; got {first_time} and {second_time}")
    total, chance = first + second, first_time / (first_time + second_time)
    tails = binomial_at_most(first, total, chance), binomial_at_least(first, total, chance)
    share = clopper_pearson(first, total, level)
    scale = second_time / first_time
    limits = Limits(_odds(share.low) * scale, _odds(share.high) * scale, Method.EXACT_BINOMIAL, level)
    ratio = first * second_time / (second * first_time) if second else inf
    return RateRatio(ratio, limits, min(1.0, 2 * min(tails)))


def compare_rates(first: Rate, second: Rate) -> RateComparison:
    """Two rates of the same unit beside each other: their exact ratio, and how their limits lie.

    Example: 82 and 41 in equal populations are `2.0 times (1.4 to 3.0)`. Raises ValueError as `rate_ratio` does, and
    where the units differ.
    """
    if first.per != second.per:
        raise ValueError(f"rates per {first.per} and per {second.per} are not compared")
    ratio = rate_ratio(first.count, first.person_years, second.count, second.person_years, first.limits.level)
    return RateComparison(first, second, ratio, overlap(first.limits, second.limits, first.value, second.value))


def clopper_pearson(x: int, n: int, level: float = 0.95) -> Limits:
    """Exact limits of a share x / n, from 0 to 1 (Clopper & Pearson, Biometrika 26 (1934), 404-413).

    The chances at which as many, or as few, have just the chance alpha / 2. Example: 0 of 20 gives 0 to 0.1684; 81 of
    263 gives 0.2527 to 0.3676 (Newcombe 1998). Raises ValueError unless 0 <= x <= n, n > 0 and 0 < level < 1.
    """
    if not 0 <= x <= n or n == 0 or not 0 < level < 1:
        raise ValueError(f"exact limits of a share need 0 <= x <= n, n > 0, a level in 0 to 1; got {x}, {n}, {level}")
    half = (1 - level) / 2

    def falls_short(chance: float) -> tuple[float, float]:
        return binomial_at_least(x, n, chance) - half, _slope(x, n, chance)

    def overshoots(chance: float) -> tuple[float, float]:
        return half - binomial_at_most(x, n, chance), _slope(x + 1, n, chance)

    low = solve(falls_short, 0.0, x / n) if x else 0.0
    high = solve(overshoots, x / n, 1.0) if x < n else 1.0
    return Limits(low, high, Method.EXACT_BINOMIAL, level)


def overlap(one: Limits, other: Limits, one_value: float, other_value: float) -> Overlap:
    """How the limits of two values lie to each other, to be said in words; values and limits in one unit.

    Limits that overlap a little may still belong to values that differ: then only `rate_ratio` tells. Example: 5
    (1.6 to 11.7) and 7 (2.8 to 14.4) cannot be told apart.
    """
    if one.high < other.low or other.high < one.low:
        return Overlap.APART
    if one.low <= other_value <= one.high or other.low <= one_value <= other.high:
        return Overlap.TOGETHER
    return Overlap.PARTLY


def _slope(x: int, n: int, chance: float) -> float:
    """How fast P(X >= x) grows with the chance: n P(X = x - 1 of n - 1)."""
    return n * binomial_pmf(x - 1, n - 1, chance)


def _odds(chance: float) -> float:
    return inf if chance >= 1 else chance / (1 - chance)
