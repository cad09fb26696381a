"""Sums of quarters: exact over whole quarters, nothing over a gap. The series here is made up."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.official import bodies_of, sum_of_quarters, whole_quarters
from etl.model.period import Period
from tests.etl.transform.raw import RAW

YEAR = Period.financial_year(2018)
SERIES = {
    "A": {Period.quarter(2018, number): number for number in (1, 2, 3, 4)},
    "B": {Period.quarter(2018, number): 10 * number for number in (1, 2, 3)},
}


def test_a_year_is_the_sum_of_its_quarters() -> None:
    assert sum_of_quarters(SERIES, ["A"], YEAR) == 10
    assert sum_of_quarters(SERIES, ["A"], Period.months_of(2018, 7, 6)) == 5
    assert sum_of_quarters(SERIES, ["A", "B"], Period.months_of(2018, 4, 9)) == 66


def test_a_body_counts_once_however_often_it_is_named() -> None:
    assert sum_of_quarters(SERIES, ["A", "A"], YEAR) == 10


@pytest.mark.parametrize(
    ("bodies", "span"),
    [
        (["B"], YEAR),  # its last quarter is missing
        (["A", "B"], YEAR),
        (["A", "C"], YEAR),  # nobody knows C
        ([], YEAR),
        (["A"], Period.months_of(2018, 5, 12)),  # not made of quarters
        (["A"], Period.months_of(2018, 4, 13)),
        (["A"], Period(date(2018, 4, 2), date(2019, 3, 31))),
        (["A"], Period.months_of(2017, 4, 24)),
    ],
)
def test_there_is_no_sum_over_a_gap(bodies: list[str], span: Period) -> None:
    assert sum_of_quarters(SERIES, bodies, span) is None


def test_a_negative_quarter_stays_in_the_sum() -> None:
    assert sum_of_quarters({"A": {Period.quarter(2018, 1): -1}}, ["A"], Period.quarter(2018, 1)) == -1


@given(st.integers(2000, 2030), st.integers(1, 20))
def test_whole_quarters_meet_and_fill_the_span(year: int, quarters: int) -> None:
    span = Period.months_of(year, 4, 3 * quarters)
    found = whole_quarters(span)
    assert len(found) == quarters
    assert all(one.meets(other) for one, other in pairwise(found))
    assert Period(found[0].first, found[-1].last) == span


def test_a_body_of_no_area_counts_with_the_area_that_holds_all_others() -> None:
    reporting = ["A", "B", "RAIL"]
    assert bodies_of(frozenset("AB"), reporting, frozenset({"RAIL"})) == ("A", "B", "RAIL")
    assert bodies_of(frozenset("A"), reporting, frozenset({"RAIL"})) == ("A",)
    assert bodies_of(frozenset("AC"), reporting, frozenset({"RAIL"})) == ()
    assert bodies_of(frozenset(), reporting, frozenset({"RAIL"})) == ()


def test_the_real_sums_of_the_44_bodies_are_those_of_the_file() -> None:
    """Summed here by hand from the file, for every financial year; two of them as the data's README prints them."""
    series: dict[str, dict[Period, int]] = defaultdict(dict)
    by_year: dict[int, int] = defaultdict(int)
    with (RAW / "reference" / "recorded-88a.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["edition"].startswith("2026-04-23"):
                first = date.fromisoformat(row["period_start"])
                series[row["area_code"]][Period(first, date.fromisoformat(row["period_end"]))] = int(row["value"])
                by_year[first.year - (first.month < 4)] += int(row["value"])
    for year in range(2012, 2025):
        assert sum_of_quarters(series, series, Period.financial_year(year)) == by_year[year]
    assert sum_of_quarters(series, series, Period.financial_year(2017)) == 4624
    assert sum_of_quarters(series, series, Period.financial_year(2024)) == 7140
    assert sum_of_quarters(series, ["E23000002"], Period(date(2017, 4, 1), date(2020, 6, 30))) == 126
    assert sum_of_quarters(series, ["E23000002"], Period.financial_year(2017)) == 36
    assert sum_of_quarters(series, series, Period.financial_year(2025)) is None
