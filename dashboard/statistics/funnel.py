"""Funnels: which areas lie outside what chance alone gives, told only after asking how much more than chance there is.

Formulas: D. J. Spiegelhalter, *Funnel plots for comparing institutional performance*, Statistics in Medicine 24 (2005),
1185-1202 (doi 10.1002/sim.1970), as in the R package PHEindicatormethods. Police counts vary far more than chance
(recording differs by force), so a plain funnel says nothing about one force: phi comes first, and widens the limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

from dashboard.statistics.rates import Limits, exact_poisson_limits, normal_quantile
from dashboard.statistics.tails import poisson_at_least, poisson_at_most

_TAIL_95, _TAIL_998 = 0.025, 0.001


class Verdict(StrEnum):
    """Where an area lies in the funnel. The text is what may be said."""

    INSIDE = "inside the limits"
    HIGH_95 = "above the 95% limit"
    HIGH_998 = "above the 99.8% limit"
    LOW_95 = "below the 95% limit"
    LOW_998 = "below the 99.8% limit"


@dataclass(frozen=True, slots=True)
class Funnel:
    """One verdict an area, in the order given, with what it rests on.

    `expected` are events, `phi` is the overdispersion before it was held at 1 or more; `widened` says that the limits
    were widened by its root, which must be said wherever the verdicts are.
    """

    expected: tuple[float, ...]
    phi: float
    verdicts: tuple[Verdict, ...]

    @property
    def widened(self) -> bool:
        """Whether the limits were widened."""
        return self.phi > 1


def funnel(counts: Sequence[int], bases: Sequence[float]) -> Funnel:
    """The funnel of rates: verdicts by the Poisson tail at the expected count, widened where phi is above 1.

    `counts` are events, `bases` person-years. Raises ValueError as `expected_counts` does.
    """
    expected = expected_counts(counts, bases)
    phi = overdispersion(counts, expected)
    verdicts = (verdict(count, mean, phi) for count, mean in zip(counts, expected, strict=True))
    return Funnel(expected, phi, tuple(verdicts))


def expected_counts(counts: Sequence[int], bases: Sequence[float]) -> tuple[float, ...]:
    """What each area would have at the rate of all together, in events: base x sum of counts / sum of bases.

    Example: 75,831 events in 11,343,304 are 668.509 per 100,000; 264,102 of those expect 1,765.55.
    Raises ValueError without areas, for lists of two lengths, or for a base that is not above 0.
    """
    if not counts or len(counts) != len(bases) or min(bases) <= 0:
        raise ValueError("a funnel needs one count and one base above 0 for each area")
    rate = sum(counts) / sum(bases)
    return tuple(base * rate for base in bases)


def overdispersion(counts: Sequence[int], expected: Sequence[float]) -> float:
    """Phi: the mean of z², z = (O - E) / sqrt(E); about 1 where nothing but chance is at work.

    Example: 12 and 8 where 10 each are expected: z is 0.632 and -0.632, phi 0.4.
    Raises ValueError for lists of two lengths, none, or an expected count of 0.
    """
    if not counts or len(counts) != len(expected) or min(expected) <= 0:
        raise ValueError("overdispersion needs one count and one expected count above 0 for each area")
    return sum((count - mean) ** 2 / mean for count, mean in zip(counts, expected, strict=True)) / len(counts)


def verdict(count: int, expected: float, phi: float = 1.0) -> Verdict:
    """Where a count lies: outside when the chance of as many (or as few) is under 0.025, or 0.001.

    With phi above 1 the tail is read as a z, which is divided by sqrt(phi). Examples (PHEindicatormethods,
    testdata_funnel_rate_dsr_inputs.csv): 2,419 at 1,765.55 expected is above the 99.8 % limit, 2,083 at 1,988.31 above
    the 95 % one, 1,809 of 288,384 below it, 2,111 of 307,381 inside.
    """
    high = count > expected
    tail = poisson_at_least(count, expected) if high else poisson_at_most(count, expected)
    if phi > 1:
        tail = _widened(tail, phi)
    if tail >= _TAIL_95:
        return Verdict.INSIDE
    if tail >= _TAIL_998:
        return Verdict.HIGH_95 if high else Verdict.LOW_95
    return Verdict.HIGH_998 if high else Verdict.LOW_998


def ratio_lines(count: int, level: float = 0.95) -> Limits:
    """Expected counts at which `count` lies on the limits: the exact limits of the count itself, in events.

    Example: 10 lies on a limit where 4.795388 or 18.390356 are expected (testdata_funnel_ratio_outputs.csv).
    """
    return exact_poisson_limits(count, level)


def share_lines(share: float, base: int, level: float = 0.95) -> tuple[float, float]:
    """Limits of a share around the share of all, from 0 to 1: p0 -+ z sqrt(p0 (1 - p0) / n), cut to 0 and 1.

    This is Wilson's interval turned round. Example: 0.80642448 on 190 gives 0.75024492 to 0.86260404
    (testdata_funnel_prop_outputs.csv). Raises ValueError for a share outside 0 to 1 or a base that is not above 0.
    """
    if not 0 <= share <= 1 or base <= 0:
        raise ValueError(f"lines of a share need a share in 0 to 1 and a base above 0; got {share} and {base}")
    reach = normal_quantile(level) * sqrt(share * (1 - share) / base)
    return max(0.0, share - reach), min(1.0, share + reach)


def _widened(tail: float, phi: float) -> float:
    """The tail that is left when the limits lie sqrt(phi) times as far out."""
    if tail <= 0:
        return 0.0
    normal = NormalDist()
    return normal.cdf(normal.inv_cdf(min(tail, 0.5)) / sqrt(phi))
