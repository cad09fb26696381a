"""Two counts compared: printed examples, and scipy for the rest."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binom

from dashboard.statistics.rates import Limits, Method, poisson_limits, rate_per
from dashboard.statistics.ratios import Overlap, clopper_pearson, compare_rates, overlap, rate_ratio

COUNT = st.integers(0, 3000)
TIME = st.floats(0.1, 1e6)


class TestRateRatio:
    def test_the_example_of_fays_vignette_where_the_limits_hold_one_and_p_agrees(self) -> None:
        """2 in 17,877 against 9 in 16,660 (rateratio.test); minimum-likelihood p would be 0.0331."""
        found = rate_ratio(2, 17877, 9, 16660)
        assert found.ratio == pytest.approx(0.2070941557, abs=5e-11)
        assert found.limits.low == pytest.approx(0.02177406, abs=5e-9)
        assert found.limits.high == pytest.approx(1.00054910, abs=5e-9)
        assert found.p == pytest.approx(0.05011, abs=5e-6)
        assert not found.told_apart

    def test_the_example_of_r_poisson_test(self) -> None:
        """11 in 800 against 21 in 3,011; R prints p 0.0797, the doubled tail is 0.1120."""
        found = rate_ratio(11, 800, 21, 3011)
        assert found.ratio == pytest.approx(1.971488, abs=5e-7)
        assert found.limits.low == pytest.approx(0.858426, abs=5e-7)
        assert found.limits.high == pytest.approx(4.277266, abs=5e-7)
        assert found.p == pytest.approx(0.1120, abs=5e-5)

    def test_82_against_41_is_double_with_limits_1_36_to_2_99(self) -> None:
        """The working under the sentence of look/compare-refused."""
        found = rate_ratio(82, 12, 41, 12)
        assert found.ratio == 2
        assert (round(found.limits.low, 2), round(found.limits.high, 2)) == (1.36, 2.99)
        assert found.told_apart
        assert found.change_limits.low == pytest.approx((found.limits.low - 1) * 100)
        assert found.change_limits.high == pytest.approx((found.limits.high - 1) * 100)

    @given(first=COUNT, first_time=TIME, second=COUNT, second_time=TIME)
    def test_the_limits_are_the_beta_quantiles_of_scipy_and_never_disagree_with_p(
        self, first: int, first_time: float, second: int, second_time: float
    ) -> None:
        if first + second == 0:
            return
        found = rate_ratio(first, first_time, second, second_time)
        scale = second_time / first_time
        low = beta.ppf(0.025, first, second + 1) if first else 0.0
        high = beta.ppf(0.975, first + 1, second) if second else 1.0
        assert found.limits.low == pytest.approx(low / (1 - low) * scale, rel=1e-8)
        assert found.limits.high == (inf if high == 1 else pytest.approx(high / (1 - high) * scale, rel=1e-8))
        chance, total = first_time / (first_time + second_time), first + second
        tails = binom.cdf(first, total, chance), binom.sf(first - 1, total, chance)
        assert found.p == pytest.approx(min(1.0, 2 * min(tails)), rel=1e-6, abs=1e-12)
        if abs(found.p - 0.05) > 1e-6:
            assert found.told_apart == (found.p < 0.05)

    @given(first=st.integers(1, 3000), second=st.integers(1, 3000))
    def test_turned_round_it_is_the_reciprocal(self, first: int, second: int) -> None:
        one, other = rate_ratio(first, 1, second, 1), rate_ratio(second, 1, first, 1)
        assert one.limits.low == pytest.approx(1 / other.limits.high, rel=1e-9)
        assert one.p == pytest.approx(other.p, rel=1e-9)

    def test_a_second_count_of_nought_is_open_above(self) -> None:
        found = rate_ratio(3, 1, 0, 1)
        assert found.ratio == found.limits.high == inf
        assert found.limits.low > 0

    @pytest.mark.parametrize(("first", "second"), [(0, 0), (-1, 4)])
    def test_counts_that_carry_no_ratio_are_refused(self, first: int, second: int) -> None:
        with pytest.raises(ValueError, match="one of them above 0"):
            rate_ratio(first, 1, second, 1)

    def test_a_time_of_nought_is_refused(self) -> None:
        with pytest.raises(ValueError, match="times above 0"):
            rate_ratio(1, 0, 1, 1)


class TestClopperPearson:
    @pytest.mark.parametrize(
        ("x", "n", "low", "high"), [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0, 0.1684)]
    )
    def test_the_cases_of_newcombe_1998(self, x: int, n: int, low: float, high: float) -> None:
        limits = clopper_pearson(x, n)
        assert (round(limits.low, 4), round(limits.high, 4)) == (low, high)
        assert limits.method is Method.EXACT_BINOMIAL

    def test_a_part_larger_than_its_whole_is_refused(self) -> None:
        with pytest.raises(ValueError, match="got 3, 2"):
            clopper_pearson(3, 2)


class TestCompareRates:
    def test_rates_that_differ_give_the_ratio_with_its_limits(self) -> None:
        found = compare_rates(rate_per(82, 100_000), rate_per(41, 100_000))
        assert found.words == "2.0 times (1.4 to 3.0)"
        assert found.overlap is Overlap.APART

    def test_rates_that_do_not_differ_cannot_be_told_apart(self) -> None:
        found = compare_rates(rate_per(30, 100_000), rate_per(27, 100_000))
        assert found.words == "cannot be told apart: 1.1 times (0.6 to 1.9)"
        assert found.overlap is Overlap.TOGETHER

    def test_a_rate_against_none_at_all_is_open_above(self) -> None:
        found = compare_rates(rate_per(12, 100_000), rate_per(0, 100_000))
        assert found.words == "at least 2.8"

    def test_two_units_are_not_compared(self) -> None:
        with pytest.raises(ValueError, match="per 1000 and per 10000"):
            compare_rates(rate_per(3, 100, per=1000), rate_per(3, 100))


class TestOverlap:
    def test_limits_that_hold_the_other_value_cannot_be_told_apart(self) -> None:
        assert overlap(poisson_limits(5), poisson_limits(7), 5, 7) is Overlap.TOGETHER
        assert "cannot be told apart" in Overlap.TOGETHER

    def test_limits_that_do_not_meet_are_apart(self) -> None:
        assert overlap(poisson_limits(30), poisson_limits(90), 30, 90) is Overlap.APART
        assert overlap(poisson_limits(90), poisson_limits(30), 90, 30) is Overlap.APART

    def test_limits_that_meet_a_little_say_nothing_alone(self) -> None:
        """1 to 3 around 2, and 2.5 to 5 around 4: made up."""
        one, other = Limits(1, 3, Method.BYAR), Limits(2.5, 5, Method.BYAR)
        assert overlap(one, other, 2, 4) is Overlap.PARTLY
        assert "does not say" in Overlap.PARTLY
