"""Axes of charts: grid lines, years, the square of the key."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.scale import KEY_COUNTS, key_count, scale_of, thinned, tick_label, year_ticks
from etl.model.period import Period


@pytest.mark.parametrize(
    ("highest", "lines"),
    [
        ("12", ["0", "4", "8", "12"]),
        ("605.25", ["0", "200", "400", "600"]),
        ("3.03", ["0", "1", "2", "3"]),
        ("16.1", ["0", "5", "10", "15"]),
        ("27.75", ["0", "10", "20", "30"]),
        ("0.5", ["0", "0.2", "0.4"]),
        ("1210", ["0", "400", "800", "1,200"]),
        ("0", ["0", "1"]),
    ],
)
def test_grid_lines_stand_at_round_numbers(highest: str, lines: list[str]) -> None:
    assert [tick_label(tick) for tick in scale_of(Fraction(highest)).ticks] == lines


@given(st.fractions(min_value=Fraction(1, 1000), max_value=100_000))
def test_there_are_two_to_four_lines_from_zero_on_and_the_scale_holds_the_highest_value(highest: Fraction) -> None:
    scale = scale_of(highest)
    assert 2 <= len(scale.ticks) <= 4
    assert scale.ticks[0] == 0
    assert scale.top >= highest
    assert scale.ticks[-1] <= scale.top


def test_a_low_plot_keeps_three_lines() -> None:
    assert thinned((Fraction(0), Fraction(4), Fraction(8), Fraction(12))) == tuple(map(Fraction, (0, 6, 12)))
    assert thinned((Fraction(0), Fraction(4), Fraction(8))) == tuple(map(Fraction, (0, 4, 8)))


def test_negative_numbers_lie_under_the_base_line() -> None:
    assert scale_of(Fraction(2), Fraction(-1, 3)).bottom == Fraction(-1, 3)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2017, 4, 1), date(2019, 3, 31), ["2017/18", "2018/19"]),
        (date(2017, 4, 1), date(2020, 6, 30), ["2017/18", "2018/19", "2019/20", "to Jun ’20"]),
        (date(2020, 7, 1), date(2022, 3, 31), ["from Jul ’20", "2021/22"]),
        (date(2020, 4, 1), date(2020, 6, 30), ["to Jun ’20"]),
        (date(2017, 5, 1), date(2017, 8, 31), ["May ’17 to Aug ’17"]),
    ],
)
def test_years_in_part_say_which_part(first: date, last: date, labels: list[str]) -> None:
    assert [tick.label for tick in year_ticks(Period(first, last))] == labels


def test_short_labels_leave_the_century_out() -> None:
    assert year_ticks(Period.financial_year(2017))[0].short == "’17/18"


@given(st.floats(min_value=0.001, max_value=10_000))
def test_the_square_of_the_key_has_the_area_it_says(one: float) -> None:
    key = key_count(one)
    if key is not None:
        count, side = key
        assert count in KEY_COUNTS
        assert side * side == pytest.approx(count * one)
        assert 10 <= side <= 38


def test_a_chart_on_which_no_such_square_fits_has_no_key() -> None:
    assert key_count(9000.0) is None
