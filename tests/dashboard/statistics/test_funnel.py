"""Funnels against the printed tables of PHEindicatormethods (its folder tests/testthat)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.funnel import (
    Verdict,
    expected_counts,
    funnel,
    overdispersion,
    ratio_lines,
    share_lines,
    verdict,
)

ALL_EVENTS, ALL_PERSONS = 75_831, 11_343_304
"""The sums of testdata_funnel_rate_dsr_inputs.csv."""


def phm_verdict(count: int, persons: int) -> Verdict:
    """One area of that table in the plain funnel of the whole."""
    rest = expected_counts([count, ALL_EVENTS - count], [persons, ALL_PERSONS - persons])
    return verdict(count, rest[0])


class TestVerdict:
    @pytest.mark.parametrize(
        ("count", "persons", "printed"),
        [
            (2419, 264_102, Verdict.HIGH_998),
            (2083, 297_424, Verdict.HIGH_95),
            (2111, 307_381, Verdict.INSIDE),
            (1809, 288_384, Verdict.LOW_95),
            (1332, 281_425, Verdict.LOW_998),
        ],
    )
    def test_crude_rates_of_the_printed_table(self, count: int, persons: int, printed: Verdict) -> None:
        assert phm_verdict(count, persons) is printed

    def test_the_printed_expectation(self) -> None:
        rest = ALL_EVENTS - 2419, ALL_PERSONS - 264_102
        assert expected_counts([2419, rest[0]], [264_102, rest[1]])[0] == pytest.approx(1765.55, abs=0.005)
        assert expected_counts([ALL_EVENTS], [ALL_PERSONS])[0] * 100_000 / ALL_PERSONS == pytest.approx(
            668.509, abs=5e-4
        )

    @given(count=st.integers(0, 400), expected=st.floats(1, 300), phi=st.floats(1, 100))
    def test_overdispersion_only_ever_moves_an_area_inwards(self, count: int, expected: float, phi: float) -> None:
        order = [Verdict.LOW_998, Verdict.LOW_95, Verdict.INSIDE, Verdict.HIGH_95, Verdict.HIGH_998]
        plain, wide = (abs(order.index(verdict(count, expected, value)) - 2) for value in (1.0, phi))
        assert wide <= plain

    def test_what_a_plain_funnel_calls_high_is_inside_where_all_areas_vary_so(self) -> None:
        """2,419 at 1,765.55 expected, with the phi of 84 of that table."""
        assert verdict(2419, 1765.55, phi=84.1) is Verdict.INSIDE

    def test_a_tail_too_small_for_a_float_is_still_outside(self) -> None:
        assert verdict(100_000, 10.0, phi=2.0) is Verdict.HIGH_998


class TestOverdispersion:
    def test_it_is_the_mean_of_z_squared(self) -> None:
        assert overdispersion([12, 8], [10.0, 10.0]) == pytest.approx(0.4)
        assert overdispersion([30, 10], [20.0, 20.0]) == pytest.approx(5)

    def test_the_funnel_says_when_it_was_widened(self) -> None:
        """Counts made up: alike in the first, far apart in the second."""
        alike, apart = funnel([12, 8], [100.0, 100.0]), funnel([30, 10], [100.0, 100.0])
        assert (alike.widened, apart.widened) == (False, True)
        assert apart.phi == pytest.approx(5)
        assert set(apart.verdicts) == {Verdict.INSIDE}
        assert apart.expected == (20, 20)

    def test_without_areas_there_is_none(self) -> None:
        with pytest.raises(ValueError, match="each area"):
            overdispersion([], [])
        with pytest.raises(ValueError, match="each area"):
            funnel([1, 2], [3.0])


class TestLines:
    def test_ratio_lines_of_the_printed_table(self) -> None:
        usual, wide = ratio_lines(10), ratio_lines(10, 0.998)
        assert usual.low == pytest.approx(4.795388, abs=1e-6)
        assert usual.high == pytest.approx(18.390356, abs=1e-6)
        assert wide.low == pytest.approx(2.9605, abs=5e-5)
        assert wide.high == pytest.approx(24.1340, abs=5e-5)

    def test_share_lines_of_the_printed_table(self) -> None:
        usual, wide = share_lines(0.80642448, 190), share_lines(0.80642448, 190, 0.998)
        assert usual[0] == pytest.approx(0.75024492, abs=5e-9)
        assert usual[1] == pytest.approx(0.86260404, abs=5e-9)
        assert wide[0] == pytest.approx(0.71784739, abs=5e-9)
        assert wide[1] == pytest.approx(0.89500157, abs=5e-9)

    def test_share_lines_are_cut_to_nought_and_one(self) -> None:
        assert share_lines(0.01, 5)[0] == 0
        assert share_lines(0.99, 5)[1] == 1
        with pytest.raises(ValueError, match="share in 0 to 1"):
            share_lines(1.2, 5)
