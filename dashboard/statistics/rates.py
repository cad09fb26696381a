"""Rates per 10,000 children, shares, and the limits of both; the method's name travels with each pair of limits.

Recorded counts are taken as Poisson, shares of exact counts as binomial. Formulas: OHID, *Fingertips technical
guidance: basic statistics, rates* (Byar from 10 events on, exact below), and E. B. Wilson (1927) in the form of
R. G. Newcombe, *Statistics in Medicine* 17 (1998), 857-872. Worked examples are printed ones; the tests hold them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from math import sqrt
from statistics import NormalDist

from dashboard.statistics.tails import poisson_at_least, poisson_at_most, poisson_pmf, solve
from etl.model.period import ONE_DAY, Period, add_months

BYAR_FROM = 10
"""Events from which on Byar's approximation is used; below, limits are exact."""
PER = 10_000
"""Rates are per this many children under 18."""


class Method(StrEnum):
    """How a pair of limits was made. The text stands beside the limits on pages and in files."""

    EXACT_POISSON = "exact Poisson (Garwood)"
    BYAR = "Byar"
    WILSON = "Wilson"
    EXACT_BINOMIAL = "exact binomial (Clopper-Pearson)"


@dataclass(frozen=True, slots=True)
class Limits:
    """Lower and upper limit in the unit of what they belong to, how they were made, and with what confidence."""

    low: float
    high: float
    method: Method
    level: float = 0.95

    def times(self, factor: float) -> Limits:
        """The same limits in another unit. Example: limits of a count, times 10,000 / person-years, are of a rate."""
        return Limits(self.low * factor, self.high * factor, self.method, self.level)


@dataclass(frozen=True, slots=True)
class Rate:
    """`value` events per `per` person-years with its limits; numerator and denominator travel with it.

    `years` are the mid-years of the population behind `person_years`, empty where the caller gave bare person-years.
    """

    value: float
    limits: Limits
    count: int
    person_years: float
    per: int = PER
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonYears:
    """Children times years, and the mid-years of the estimates that went in."""

    value: float
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoRate:
    """Why there is no rate, in one sentence. `years` are the mid-years without an estimate."""

    reason: str
    years: tuple[int, ...] = ()


def normal_quantile(level: float) -> float:
    """The z of a two-sided interval. Example: 1.959964 for 0.95, 3.090232 for 0.998."""
    return NormalDist().inv_cdf(1 - _alpha(level) / 2)


@cache
def poisson_limits(count: int, level: float = 0.95) -> Limits:
    """Limits of a recorded count, in events: Byar from 10 on, exact below.

    Examples: 65 gives 50.16318771 to 82.84913855 (Byar), 5 gives 1.62348639 to 11.66833208 (exact).
    Raises ValueError for a negative count or a level outside 0 to 1.
    """
    return byar_limits(count, level) if count >= BYAR_FROM else exact_poisson_limits(count, level)


@cache
def exact_poisson_limits(count: int, level: float = 0.95) -> Limits:
    """Garwood's exact limits of a count, in events (F. Garwood, Biometrika 28 (1936), 437-442).

    The means at which a count as high, or as low, has just the chance alpha / 2: chi-squared quantiles,
    X2(alpha/2; 2 O) / 2 and X2(1 - alpha/2; 2 O + 2) / 2. Example: 0 gives 0 to 3.68887945.
    Raises ValueError for a negative count or a level outside 0 to 1.
    """
    half = _alpha(level) / 2
    _not_negative(count, "count")
    low = 0.0
    if count:
        low = solve(lambda mean: (poisson_at_least(count, mean) - half, poisson_pmf(count - 1, mean)), 0.0, count)
    ceiling = count + 10 + 10 * sqrt(count + 1) - 4 * NormalDist().inv_cdf(half)
    high = solve(lambda mean: (half - poisson_at_most(count, mean), poisson_pmf(count, mean)), count, ceiling)
    return Limits(low, high, Method.EXACT_POISSON, level)


def byar_limits(count: int, level: float = 0.95) -> Limits:
    """Byar's limits of a count, in events (Breslow & Day, *Statistical Methods in Cancer Research* II, 1987, p. 69).

    O (1 - 1/(9 O) - z/(3 sqrt O))^3 and (O+1) (1 - 1/(9 (O+1)) + z/(3 sqrt(O+1)))^3.
    Example: 1045 gives 982.59320181 to 1110.33121299. Raises ValueError under 10 events, where the lower limit drifts
    (1 gives 0.013, exact is 0.025) and turns negative at 99.8 %.
    """
    if count < BYAR_FROM:
        raise ValueError(f"Byar's limits need {BYAR_FROM} events or more, not {count}; use exact limits")
    z = normal_quantile(level)
    low = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3
    more = count + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Limits(low, high, Method.BYAR, level)


def wilson(x: int, n: int, level: float = 0.95) -> Limits:
    """Limits of the share x / n of two exact counts, from 0 to 1 (Wilson 1927; Newcombe 1998, method 3).

    (2x + z² -+ z sqrt(z² + 4x(1 - x/n))) / (2 (n + z²)). Example: 81 of 263 gives 0.2553 to 0.3662, 0 of 20 gives 0 to
    0.1611. Only for counts: a printed percent has bounds of half a point and no limits.
    Raises ValueError unless 0 <= x <= n and n > 0.
    """
    if not 0 <= x <= n or n == 0:
        raise ValueError(f"a share needs a part of 0 or more and a whole no smaller; got {x} of {n}")
    z = normal_quantile(level)
    middle, reach = 2 * x + z * z, z * sqrt(z * z + 4 * x * (1 - x / n))
    low = (middle - reach) / (2 * (n + z * z)) if x else 0.0
    high = (middle + reach) / (2 * (n + z * z)) if x < n else 1.0
    return Limits(low, high, Method.WILSON, level)


def rate_per(count: int, person_years: float | PersonYears, per: int = PER, level: float = 0.95) -> Rate:
    """The crude rate, count / person-years x `per`, with the limits of the count in the same unit.

    Example: 222 in 3,215 is 690.5 per 10,000 (602.7 to 787.6). Raises ValueError without person-years, or for a
    negative count.
    """
    base = person_years if isinstance(person_years, PersonYears) else PersonYears(person_years, ())
    if base.value <= 0:
        raise ValueError(f"a rate needs person-years above 0, not {base.value}")
    factor = per / base.value
    return Rate(count * factor, poisson_limits(count, level).times(factor), count, base.value, per, base.years)


def person_years(population: int, months: int | Fraction) -> float:
    """Person-years of a population over a span, population x months / 12.

    Example: 94,000 children over 3 months are 23,500 person-years. Raises ValueError for a negative number.
    """
    _not_negative(population, "population")
    if months < 0:
        raise ValueError(f"a span has 0 months or more, not {months}")
    return float(population * Fraction(months) / 12)


def person_years_of(period: Period, mid_years: Mapping[int, int]) -> PersonYears | NoRate:
    """Person-years of a span from mid-year estimates by year; a year without one has no rate, none is filled in.

    Each 12 months from the span's first day on, and what is left over, take the estimate of their mid-year (30 June)
    where it lies in them, else that of the financial year they begin in. Example: 2023/24 takes mid-2023, January to
    March 2024 too; April 2017 to June 2020 needs mid-2017, 2018, 2019 and 2020.
    """
    if period.whole_months is None:
        return NoRate(f"{period.label} is not made of whole months")
    pieces = tuple((mid_year_of(piece), piece.months) for piece in _twelves(period))
    lacking = tuple(sorted({year for year, _ in pieces if year not in mid_years}))
    if lacking:
        years = ", ".join(str(year) for year in lacking)
        return NoRate(f"no estimate of the number of children for mid-{years}, and none is filled in", lacking)
    value = sum(person_years(mid_years[year], months) for year, months in pieces)
    return PersonYears(value, tuple(sorted({year for year, _ in pieces})))


def mid_year_of(period: Period) -> int:
    """The mid-year whose estimate stands for a span of at most 12 months. Example: 2024 for April to June 2024."""
    for year in (period.first.year, period.last.year):
        if period.first <= date(year, 6, 30) <= period.last:
            return year
    return period.first.year - (period.first.month < 4)


def _twelves(period: Period) -> tuple[Period, ...]:
    pieces, start = [], period.first
    while start <= period.last:
        after = add_months(start, 12)
        pieces.append(Period(start, min(after - ONE_DAY, period.last)))
        start = after
    return tuple(pieces)


def _alpha(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"a level of confidence lies between 0 and 1, not {level}")
    return 1 - level


def _not_negative(value: int, name: str) -> None:
    if value < 0:
        raise ValueError(f"a {name} is 0 or more, not {value}")
