"""Limits and rates against printed tables; scipy for the rest. Each example names where it is printed.

PHM is `ukhsa-collaboration/PHEindicatormethods`, its folder `tests/testthat`. Populations here are made up.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from dashboard.statistics.rates import (
    Limits,
    Method,
    NoRate,
    PersonYears,
    byar_limits,
    exact_poisson_limits,
    mid_year_of,
    normal_quantile,
    person_years,
    person_years_of,
    poisson_limits,
    rate_per,
    wilson,
)
from etl.model.period import Period

PRINTED = 5e-9
"""Half a unit of the eighth decimal, as the tables print."""


def printed(low: float, high: float, within: float = PRINTED) -> tuple[object, object]:
    """Limits as a table prints them."""
    return pytest.approx(low, abs=within), pytest.approx(high, abs=within)


def pair(limits: Limits) -> tuple[float, float]:
    """Both ends."""
    return limits.low, limits.high


def test_z_is_1_959964_for_95_per_cent_and_3_090232_for_99_8() -> None:
    assert normal_quantile(0.95) == pytest.approx(1.959964, abs=5e-7)
    assert normal_quantile(0.998) == pytest.approx(3.090232, abs=5e-7)


class TestExactLimitsOfACount:
    def test_five_per_hundred_of_phm_testdata_rate(self) -> None:
        assert pair(exact_poisson_limits(5)) == printed(1.62348639, 11.66833208)
        assert pair(exact_poisson_limits(5, 0.998)) == printed(0.73937173, 16.45474520)

    def test_nought_has_no_lower_limit_above_nought(self) -> None:
        assert pair(exact_poisson_limits(0)) == printed(0, 3.68887945)

    def test_137_in_24_19893_of_r_poisson_test(self) -> None:
        limits = exact_poisson_limits(137).times(1 / 24.19893)
        assert rate_per(137, 24.19893, per=1).value == pytest.approx(5.661407, abs=5e-7)
        assert pair(limits) == printed(4.753125, 6.692709, 5e-7)

    def test_14_in_400_of_statsdirect(self) -> None:
        assert pair(exact_poisson_limits(14).times(1 / 400)) == printed(0.019135, 0.058724, 5e-7)

    def test_one_has_the_lower_limit_that_byar_misses(self) -> None:
        assert exact_poisson_limits(1).low == pytest.approx(0.02532, abs=5e-6)

    @given(count=st.integers(0, 20_000), level=st.sampled_from([0.8, 0.95, 0.99, 0.998]))
    def test_they_are_the_chi_squared_quantiles_of_scipy(self, count: int, level: float) -> None:
        half = (1 - level) / 2
        low = chi2.ppf(half, 2 * count) / 2 if count else 0
        high = chi2.ppf(1 - half, 2 * count + 2) / 2
        limits = exact_poisson_limits(count, level)
        assert limits.low == pytest.approx(low, rel=1e-9)
        assert limits.high == pytest.approx(high, rel=1e-9)


class TestByar:
    def test_65_and_1045_of_phm_testdata_byars_wilson(self) -> None:
        assert pair(byar_limits(65)) == printed(50.16318771, 82.84913855)
        assert pair(byar_limits(65, 0.998)) == printed(42.88026147, 94.00029084)
        assert pair(byar_limits(1045)) == printed(982.59320181, 1110.33121299)

    def test_it_is_refused_below_ten(self) -> None:
        with pytest.raises(ValueError, match="10 events or more, not 9"):
            byar_limits(9)


class TestPoissonLimits:
    def test_they_are_exact_below_ten_and_byars_from_ten_on_and_say_so(self) -> None:
        assert poisson_limits(9) == exact_poisson_limits(9)
        assert poisson_limits(9).method is Method.EXACT_POISSON
        assert poisson_limits(10) == byar_limits(10)
        assert poisson_limits(10).method is Method.BYAR

    @given(count=st.integers(0, 10_000))
    def test_they_hold_the_count_and_grow_with_it(self, count: int) -> None:
        here, more = poisson_limits(count), poisson_limits(count + 1)
        assert here.low <= count <= here.high
        assert here.low < more.low
        assert here.high < more.high

    @given(count=st.integers(0, 10_000))
    def test_a_higher_level_is_wider(self, count: int) -> None:
        usual, wide = poisson_limits(count), poisson_limits(count, 0.998)
        assert wide.low <= usual.low
        assert usual.high < wide.high
        assert wide.level == 0.998

    @pytest.mark.parametrize("level", [0.0, 1.0, 95.0])
    def test_a_level_must_lie_between_nought_and_one(self, level: float) -> None:
        with pytest.raises(ValueError, match="between 0 and 1"):
            poisson_limits(5, level)

    def test_a_negative_count_is_refused(self) -> None:
        with pytest.raises(ValueError, match="count is 0 or more, not -1"):
            poisson_limits(-1)


class TestWilson:
    @pytest.mark.parametrize(
        ("x", "n", "low", "high"),
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
    )
    def test_the_cases_of_newcombe_1998(self, x: int, n: int, low: float, high: float) -> None:
        assert pair(wilson(x, n)) == printed(low, high, 5e-5)

    def test_the_cases_of_phm_testdata_byars_wilson(self) -> None:
        assert pair(wilson(65, 100)) == printed(0.55254443, 0.73635752)
        assert pair(wilson(1045, 5000)) == printed(0.19795550, 0.22049130)
        assert wilson(65, 100).method is Method.WILSON

    @given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
    def test_they_hold_the_share_stay_in_range_and_mirror(self, case: tuple[int, int]) -> None:
        x, n = case
        limits, mirrored = wilson(x, n), wilson(n - x, n)
        assert 0 <= limits.low <= x / n <= limits.high <= 1
        assert limits.low == pytest.approx(1 - mirrored.high, abs=1e-12)

    @pytest.mark.parametrize(("x", "n"), [(5, 4), (-1, 4), (0, 0)])
    def test_a_part_larger_than_its_whole_is_refused(self, x: int, n: int) -> None:
        with pytest.raises(ValueError, match="a share needs"):
            wilson(x, n)


class TestRates:
    def test_222_in_3215_of_phm_per_100_000_and_per_10_000(self) -> None:
        rate = rate_per(222, 3215, per=100_000)
        assert rate.value == pytest.approx(6905.1322, abs=5e-5)
        assert pair(rate.limits) == printed(6026.5749, 7875.7294, 5e-5)
        rate = rate_per(222, 3215)
        assert rate.value == pytest.approx(690.5, abs=0.05)
        assert pair(rate.limits) == printed(602.7, 787.6, 0.05)

    def test_numerator_denominator_and_method_travel_with_it(self) -> None:
        rate = rate_per(222, PersonYears(3215.0, (2023,)))
        assert (rate.count, rate.person_years, rate.per, rate.years) == (222, 3215, 10_000, (2023,))
        assert rate.limits.method is Method.BYAR

    def test_no_rate_without_person_years(self) -> None:
        with pytest.raises(ValueError, match="person-years above 0"):
            rate_per(3, 0)


class TestPersonYears:
    def test_they_are_the_population_times_months_by_twelve(self) -> None:
        assert person_years(94_000, 3) == 23_500
        assert person_years(94_000, 39) == 305_500

    def test_neither_population_nor_span_may_be_negative(self) -> None:
        with pytest.raises(ValueError, match="population is 0 or more"):
            person_years(-1, 12)
        with pytest.raises(ValueError, match="0 months or more"):
            person_years(1, -12)

    def test_a_financial_year_takes_the_mid_year_inside_it(self) -> None:
        base = person_years_of(Period.financial_year(2023), {2023: 1000, 2024: 2000})
        assert base == PersonYears(1000, (2023,))

    def test_a_quarter_takes_the_mid_year_of_its_financial_year(self) -> None:
        assert [mid_year_of(Period.quarter(2023, number)) for number in (1, 2, 3, 4)] == [2023] * 4
        assert person_years_of(Period.quarter(2023, 4), {2023: 1000}) == PersonYears(250, (2023,))

    def test_a_calendar_year_takes_its_own_mid_year(self) -> None:
        assert mid_year_of(Period.calendar_year(2023)) == 2023

    def test_a_longer_span_adds_its_years_up(self) -> None:
        base = person_years_of(Period.months_of(2023, 4, 15), {2023: 1000, 2024: 2000})
        assert base == PersonYears(1000 + 500, (2023, 2024))

    def test_a_year_without_an_estimate_has_no_rate_and_none_is_filled_in(self) -> None:
        """As for Cumbria, April 2017 to June 2020: no force has an estimate for mid-2018."""
        found = person_years_of(Period.months_of(2017, 4, 39), {2017: 1000, 2019: 1000, 2020: 1000})
        assert isinstance(found, NoRate)
        assert found.years == (2018,)
        assert "mid-2018" in found.reason

    def test_a_span_of_broken_months_has_no_rate(self) -> None:
        found = person_years_of(Period(date(2023, 4, 3), date(2024, 4, 2)), {2023: 1000})
        assert isinstance(found, NoRate)
        assert "whole months" in found.reason
