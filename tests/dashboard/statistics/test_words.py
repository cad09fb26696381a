"""The house table *Words for numbers*, row by row with its examples."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.rates import wilson
from dashboard.statistics.words_for_numbers import (
    NoWord,
    a_day,
    a_week,
    half_up,
    number,
    percent,
    points,
    record_words,
    round_words,
    share_words,
    signed_percent,
    spelt,
    times_words,
    up_or_down,
)
from etl.model.count import Count
from etl.model.period import Period

YEARS = [Period.financial_year(2017 + place) for place in range(8)]
UK = [3728, 5333, 5954, 6319, 6275, 6350, 7062, 7263]
"""United Kingdom, 71/17 and equivalents, as published."""


class TestFractions:
    @pytest.mark.parametrize(
        ("share", "words"),
        [
            (0.330, "a third"),
            (0.51, "half"),
            (0.344, "just over a third"),
            (0.48, "just under half"),
            (0.27, "just over a quarter"),
            (0.66, "two-thirds"),
            (0.10, "a tenth"),
            (0.88, "just under nine-tenths"),
            (0.225, None),
            (0.60, "three-fifths"),
            (0.05, None),
        ],
    )
    def test_a_share_is_a_fraction_within_one_point_and_just_beside_it_within_two(
        self, share: float, words: str | None
    ) -> None:
        assert share_words(share) == words

    def test_27_per_cent_is_never_nearly_a_third(self) -> None:
        assert "third" not in (share_words(0.27) or "")

    def test_more_than_half_needs_limits_above_half(self) -> None:
        """53.1 % with limits 51.0 to 55.3: 1,125 of 2,117 by Wilson."""
        limits = wilson(1125, 2117)
        assert (round(limits.low * 100, 1), round(limits.high * 100, 1)) == (51.0, 55.3)
        assert share_words(Fraction(1125, 2117), limits) == "more than half"
        assert share_words(0.531) is None
        assert share_words(Fraction(53, 100), wilson(53, 100)) is None

    @given(st.integers(0, 1000))
    def test_whatever_is_said_is_never_over_two_points_off_without_limits(self, thousandths: int) -> None:
        words = share_words(Fraction(thousandths, 1000))
        distances = {"half": 500, "a third": 333.3, "a quarter": 250, "two-thirds": 666.7}
        for name, place in distances.items():
            if words is not None and words.endswith(name):
                assert abs(thousandths - place) <= 20.1


class TestMultiples:
    @pytest.mark.parametrize(
        ("ratio", "words"),
        [
            (Fraction(7263, 3644), "almost doubled"),
            (Fraction(7181, 3625), "almost doubled"),
            (Fraction(391, 194), "more than doubled"),
            (Fraction(82, 41), "doubled"),
            (Fraction(67, 19), "more than tripled"),
            (2.999, "tripled"),
            (3.001, "tripled"),
            (2.95, "almost tripled"),
            (4, "quadrupled"),
            (1.94, "almost doubled"),
            (1.93, None),
            (5, "rose to five times the number"),
            (4.9, "rose to almost five times the number"),
            (12.4, "rose to more than 12 times the number"),
            (Fraction(144, 147), None),
            (0.999, None),
            (0, None),
        ],
    )
    def test_doubled_is_exact_almost_is_three_per_cent_below_more_than_is_above(
        self, ratio: float | Fraction, words: str | None
    ) -> None:
        assert times_words(ratio) == words


class TestRoundNumbers:
    @pytest.mark.parametrize(
        ("count", "words"),
        [
            (3936, "almost 4,000"),
            (7263, "more than 7,000"),
            (12_925, "almost 13,000"),
            (33_959, "almost 34,000"),
            (41_021, "more than 40,000"),
            (118, "almost 120"),
            (4000, "4,000"),
            (46, "46"),
            (146, "almost 150"),
            (142, "more than 140"),
        ],
    )
    def test_almost_is_97_to_100_per_cent_more_than_is_100_to_110(self, count: int, words: str) -> None:
        assert round_words(count) == words

    @given(st.integers(0, 10**7))
    def test_the_round_number_is_never_further_than_the_bands(self, count: int) -> None:
        words = round_words(count)
        value = int(words.split()[-1].replace(",", ""))
        if words.startswith("almost"):
            assert Fraction(97, 100) * value <= count < value
        elif words.startswith("more than"):
            assert value < count <= Fraction(110, 100) * value
        else:
            assert value == count


class TestAverages:
    def test_a_day_has_one_decimal_under_twenty(self) -> None:
        assert a_day(1220, Period.months_of(2020, 4, 3)) == "13.4 a day"
        assert a_day(7263, Period.financial_year(2024)) == "19.9 a day"
        assert a_day(40 * 365, Period.financial_year(2024)) == "40 a day"

    def test_a_week_is_seven_days(self) -> None:
        assert a_week(6156, Period.financial_year(2021)) == "118 a week"


class TestRecord:
    def test_it_is_said_when_all_earlier_years_are_known_and_smaller(self) -> None:
        years = [(year, Count.exact(count)) for year, count in zip(YEARS, UK, strict=True)]
        assert record_words(years, YEARS[0]) == "the highest since records began in 2017/18"

    def test_a_gap_is_named(self) -> None:
        years = [(YEARS[0], Count.exact(3217)), (YEARS[1], Count.exact(4373)), (YEARS[3], Count.exact(5441))]
        assert record_words(years, YEARS[0]) == NoWord("no complete figure is known for 2019/20")
        assert record_words([years[0], (YEARS[1], None), (YEARS[2], None), years[2]], YEARS[0]) == NoWord(
            "no complete figure is known for 2018/19 and 2019/20"
        )

    def test_a_year_that_may_be_higher_is_named(self) -> None:
        at_least = [(YEARS[0], Count.exact(10)), (YEARS[1], Count.between(8, 14)), (YEARS[2], Count.exact(12))]
        assert record_words(at_least, YEARS[0]) == NoWord("2018/19 was, or may have been, as high")
        open_above = [(YEARS[0], Count.between(5, None)), (YEARS[1], Count.exact(12))]
        assert record_words(open_above, YEARS[0]) == NoWord("no complete figure is known for 2017/18")

    def test_an_equal_year_is_no_record(self) -> None:
        assert isinstance(record_words([(YEARS[0], Count.exact(12)), (YEARS[1], Count.exact(12))], YEARS[0]), NoWord)

    def test_without_the_years_own_count_there_is_nothing_to_ask(self) -> None:
        with pytest.raises(ValueError, match="its own year"):
            record_words([(YEARS[0], None)], YEARS[0])


class TestNumbers:
    def test_rounding_is_half_up_away_from_zero(self) -> None:
        assert [half_up(value) for value in (0.5, 1.5, 2.5, -2.5)] == [1, 2, 3, -3]
        assert half_up(98.05, 1) == Decimal("98.1")
        assert str(half_up(Fraction(5, 2), 1)) == "2.5"

    @given(st.fractions(-(10**6), 10**6), st.integers(0, 4))
    def test_rounding_is_never_off_by_more_than_half_a_unit(self, value: Fraction, digits: int) -> None:
        assert abs(Fraction(half_up(value, digits)) - value) <= Fraction(1, 2 * 10**digits)

    def test_commas_minus_and_per_cent(self) -> None:
        assert number(7263) == "7,263"
        assert number(-2.2) == "−2"
        assert number(13.41, 1) == "13.4"
        assert percent(29.2) == "29%"
        assert percent(0.6, 1) == "0.6%"
        assert signed_percent(98.1, 1) == "+98.1%"
        assert signed_percent(-2) == "−2%"
        assert signed_percent(0) == "0%"

    def test_zero_to_nine_in_words(self) -> None:
        assert [spelt(value) for value in (0, 9, 10, 1234)] == ["zero", "nine", "10", "1,234"]

    def test_changes_in_words(self) -> None:
        assert up_or_down(Fraction(7181 - 3625, 3625) * 100) == "up 98%"
        assert up_or_down(-2.2) == "down 2%"
        assert up_or_down(0.3) == "up less than 1%"
        assert up_or_down(0) == "unchanged"
        assert points(8) == "up 8 points"
        assert points(-1) == "down 1 point"
        assert points(0.2) == "up less than 1 point"
        assert points(0) == "unchanged"
