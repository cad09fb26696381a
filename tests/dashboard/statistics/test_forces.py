"""One force beside all: which year, when there is a rate, the steps of a tile. All figures here are made up."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dashboard.statistics.forces import (
    CUTS,
    LEAST_CHILDREN,
    class_of_rate,
    last_years,
    latest_year,
    shares_of_top,
)
from dashboard.statistics.official import ClassBlock
from dashboard.statistics.rates import NoRate, Rate, person_years, rate_per
from etl.model.period import Period


def block(start: int, value: int, *, months: int = 12, joined: bool = True) -> ClassBlock:
    """A made-up year of the class."""
    last = date(start + 1, 3, 31) if months == 12 else date(start, 12, 31)
    return ClassBlock(Period(date(start, 4, 1), last), value, (), months != 12, joined)


def test_the_latest_year_is_the_last_whole_one() -> None:
    found = latest_year([block(2022, 70), block(2023, 80), block(2024, 50, months=9)], {2023: 100_000})
    assert found is not None
    assert (found.period.label, found.value) == ("2023/24", 80)
    assert isinstance(found.rate, Rate)
    assert found.rate.value == pytest.approx(8.0)
    assert found.rate.limits.low < 8.0 < found.rate.limits.high


def test_without_a_whole_year_there_is_none() -> None:
    assert latest_year([block(2024, 50, months=9)], {2024: 100_000}) is None


def test_a_year_without_its_population_has_a_reason_and_no_rate() -> None:
    found = latest_year([block(2023, 80)], {2019: 100_000})
    assert found is not None
    assert isinstance(found.rate, NoRate)
    assert found.rate.reason


@pytest.mark.parametrize(("children", "rated"), [(LEAST_CHILDREN - 1, False), (LEAST_CHILDREN, True)])
def test_too_few_children_carry_no_rate(children: int, rated: bool) -> None:
    found = latest_year([block(2023, 1)], {2023: children})
    assert found is not None
    assert isinstance(found.rate, Rate) is rated


def test_the_steps_are_the_last_whole_years_since_the_offence_joined() -> None:
    years = [block(2016, 1, joined=False), block(2017, 2), block(2018, 3), block(2019, 4), block(2020, 9, months=9)]
    assert [one.value for one in last_years(years, 2)] == [3, 4]
    assert [one.value for one in last_years(years, 8)] == [2, 3, 4]


def test_each_step_is_a_share_of_its_own_top() -> None:
    assert shares_of_top([1, 4, 2]) == (0.25, 1.0, 0.5)
    assert shares_of_top([0, 0]) == (0.0, 0.0)
    assert shares_of_top([]) == ()


def test_a_rate_on_a_cut_is_in_the_class_above() -> None:
    def rate(count: int) -> Rate:
        return rate_per(count, person_years(100_000, Fraction(12)))

    assert [class_of_rate(rate(count)) for count in (0, 34, 35, 50, 65, 79, 80)] == [1, 1, 2, 3, 4, 4, 5]
    assert list(CUTS) == sorted(CUTS)
