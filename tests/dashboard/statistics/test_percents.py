"""Percentages, monthly numbers and differences of plain numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from dashboard.statistics.percents import (
    a_month,
    apart,
    apart_in_percent,
    exact_share,
    in_percent,
    middle_of,
    percent_of,
)
from tests.dashboard.made_up import span, year


def test_a_part_in_percent_is_exact() -> None:
    assert percent_of(618, 2117) == Fraction(61800, 2117)
    assert exact_share(Decimal("0.5"), 2) == Fraction(1, 4)
    assert in_percent(Fraction(1, 3)) == Fraction(100, 3)
    with pytest.raises(ZeroDivisionError):
        percent_of(1, 0)


def test_a_printed_percent_is_the_middle_of_its_rounding() -> None:
    assert middle_of(Decimal("28.5"), Decimal("29.5")) == 29


def test_differences() -> None:
    assert apart(554, 564) == 10
    assert apart_in_percent(554, 564) == Fraction(1000, 554)
    assert apart(Decimal("18.75"), Decimal("19.85")) == Fraction("1.1")
    assert apart_in_percent(0, 5) is None


def test_a_month_of_a_count() -> None:
    """Cumbria's 118 over 39 months is three a month."""
    assert a_month(118, span("2017-04/2020-06")) == Fraction(118, 39)
    assert a_month(12, year(2017)) == 1
