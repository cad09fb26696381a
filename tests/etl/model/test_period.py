"""Spans of whole days by their properties."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.period import (
    ONE_DAY,
    Period,
    add_months,
    free_days,
    month_end,
    month_position,
)

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
MONTHS = st.integers(-600, 600)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period, short ones as likely as long ones."""
    first = draw(DAYS)
    return Period(first, first + timedelta(days=draw(st.one_of(st.integers(0, 40), st.integers(0, 5000)))))


def all_days(period: Period) -> set[date]:
    return {period.first + timedelta(days=number) for number in range(period.days)}


@given(periods())
def test_text_and_parse_are_inverse(period: Period) -> None:
    """`first/last` gives the period back."""
    assert Period.parse(period.text) == period
    assert Period.parse(period.text).text == period.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2017-04-01",
        "2017-04-01/",
        "/2018-03-31",
        "2018-03-31/2017-04-01",
        "2017/18",
        "2017-02-30/2017-03-01",
        "20170401/20180331",
        "2017-W14-6/2018-W13-6",
        "2017-04-01/2018-03-31/",
        "a/b",
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    """What is not two ISO days in order says what is wrong with it."""
    with pytest.raises(ValueError, match="is no period"):
        Period.parse(text)


@given(DAYS, DAYS)
def test_a_period_cannot_end_before_it_starts(first: date, last: date) -> None:
    """Both days are included, so a single day is the shortest."""
    if last < first:
        with pytest.raises(ValueError, match="cannot end"):
            Period(first, last)
    else:
        assert Period(first, last).days >= 1


@given(periods(), periods())
def test_relations_agree_with_sets_of_days(one: Period, other: Period) -> None:
    """Contains, overlaps, meets, intersection and minus are those of the sets of days."""
    mine, theirs = all_days(one), all_days(other)
    assert one.contains(other) == (theirs <= mine)
    assert one.overlaps(other) == bool(mine & theirs) == other.overlaps(one)
    assert one.meets(other) == (one.last + ONE_DAY == other.first)
    common = one.intersection(other)
    assert (all_days(common) if common else set()) == mine & theirs
    rest = one.minus(other)
    assert set().union(*map(all_days, rest)) == mine - theirs
    assert sum(part.days for part in rest) == len(mine - theirs)


@given(periods())
def test_a_period_and_itself(period: Period) -> None:
    """It contains itself and nothing is left without it."""
    assert period.contains(period)
    assert period.minus(period) == ()
    assert period.intersection(period) == period
    assert not period.meets(period)


@given(periods(), st.lists(periods(), max_size=5))
def test_free_days_are_what_the_taken_leave(span: Period, taken: list[Period]) -> None:
    """In order, without overlaps, never next to each other, and together the days that none of the taken covers."""
    free = free_days(span, tuple(taken))
    covered = set().union(*map(all_days, taken)) if taken else set()
    assert set().union(*map(all_days, free)) == all_days(span) - covered
    assert list(free) == sorted(free)
    assert all(one.last + ONE_DAY < other.first for one, other in pairwise(free))


@given(st.integers(1950, 2100), st.integers(1, 12), st.integers(1, 200))
def test_whole_months_are_counted_and_measured_alike(year: int, month: int, months: int) -> None:
    """A span of whole months is as wide as its number of months: a figure's height times its width is its count."""
    period = Period.months_of(year, month, months)
    assert period.whole_months == months
    assert period.months == months
    per_month = Fraction(118, months)
    assert per_month * period.months == 118


@given(periods(), periods())
def test_positions_keep_order_and_add_up(one: Period, other: Period) -> None:
    """A later day lies further right, and parts of a span are together as wide as the span."""
    if one.first < other.first:
        assert one.start_position < other.start_position
    assert one.start_position < one.end_position
    if common := one.intersection(other):
        assert sum(part.months for part in one.minus(other)) + common.months == one.months


@given(DAYS)
def test_every_month_is_equally_wide(day: date) -> None:
    """From the first of a month to the first of the next is 1, whatever its days."""
    first = day.replace(day=1)
    assert month_position(month_end(day.year, day.month) + ONE_DAY) - month_position(first) == 1
    assert 0 <= month_position(day) - month_position(first) < 1


@given(DAYS, MONTHS, MONTHS)
def test_adding_months(day: date, months: int, more: int) -> None:
    """The month moves by the number, the day stays or is the last of a shorter month; from a first it adds up."""
    moved = add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == min(day.day, month_end(moved.year, moved.month).day)
    first = day.replace(day=1)
    assert add_months(add_months(first, months), more) == add_months(first, months + more)
    assert add_months(day, 0) == day


@given(st.integers(1950, 2100))
def test_a_financial_year_is_its_four_quarters(year: int) -> None:
    """1 April to 31 March, in quarters from April on, none of which is a financial year."""
    whole = Period.financial_year(year)
    quarters = tuple(Period.quarter(year, number) for number in (1, 2, 3, 4))
    assert (whole.first, whole.last) == (date(year, 4, 1), date(year + 1, 3, 31))
    assert whole.is_financial_year
    assert not whole.is_quarter
    assert tuple(whole.quarters()) == quarters
    assert all(quarter.is_quarter and not quarter.is_financial_year for quarter in quarters)
    assert free_days(whole, quarters) == ()
    assert tuple(whole.financial_years()) == (whole,)
    with pytest.raises(ValueError, match="quarters 1 to 4"):
        Period.quarter(year, 5)


@given(periods(), st.sampled_from((1, 3, 6, 12)), st.integers(1, 12))
def test_steps_are_the_whole_ones_inside(period: Period, months: int, anchor: int) -> None:
    """Steps lie inside, follow each other, have their length and leave less than one step at either end."""
    steps = tuple(period.steps(months, anchor))
    assert all(period.contains(step) and step.whole_months == months for step in steps)
    assert all(one.meets(other) for one, other in pairwise(steps))
    assert all((step.first.month - anchor) % months == 0 for step in steps)
    assert all(rest.months < 2 * months for rest in free_days(period, steps))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2017-04-01/2018-03-31", "2017/18"),
        ("1999-04-01/2000-03-31", "1999/00"),
        ("2017-04-01/2020-06-30", "April 2017 to June 2020"),
        ("2019-01-01/2019-12-31", "January to December 2019"),
        ("2020-04-01/2020-04-30", "April 2020"),
        ("2017-04-03/2018-04-02", "3 April 2017 to 2 April 2018"),
        ("2016-03-31/2016-03-31", "31 March 2016"),
    ],
)
def test_labels(text: str, label: str) -> None:
    """A period is named as people write it."""
    assert Period.parse(text).label == label


@given(periods(), periods())
def test_labels_tell_periods_apart(one: Period, other: Period) -> None:
    """Two periods never have the same label, within a century (a financial year's label has two digits)."""
    if one != other and abs(one.first.year - other.first.year) < 100:
        assert one.label != other.label
