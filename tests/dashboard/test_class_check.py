"""The official class beside the offence: shares by force and year, what editions changed, on both pages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import htpy as h
import pytest

from dashboard.class_check import class_check
from dashboard.pages import method, quality
from dashboard.pages.page import Asked, Page
from dashboard.row import Row
from dashboard.statistics.class_shares import class_shares, edition_changes, together
from dashboard.store import Store
from etl.model.figure import Standing
from etl.model.period import Period
from tests.dashboard.made_up import row, year

JOINS = date(2017, 4, 1)


def quarters(first: int, values: tuple[int, int, int, int], code: str = "a") -> dict[str, dict[Period, Row]]:
    """Made-up quarters of one body in one year."""
    periods = [Period.quarter(first, number) for number in (1, 2, 3, 4)]
    return {code: {period: row(value, period) for period, value in zip(periods, values, strict=True)}}


def test_a_share_is_the_figure_over_the_sum_of_its_quarters() -> None:
    found = class_shares({"a": [row(27, year(2017))]}, quarters(2017, (10, 12, 13, 14)), JOINS)
    (one,) = found.shares
    assert (one.pair.part, one.pair.whole, one.percent) == (27, 49, Fraction(2700, 49))
    assert (found.above, found.below_half) == (0, 0)


def test_what_has_no_whole_class_or_is_no_exact_year_has_no_share() -> None:
    stored = quarters(2017, (10, 12, 13, 14))
    del stored["a"][Period.quarter(2017, 4)]
    assert class_shares({"a": [row(27, year(2017))]}, stored, JOINS).shares == ()
    half = row(27, Period.months_of(2017, 4, 6))
    assert class_shares({"a": [half]}, quarters(2017, (1, 1, 1, 1)), JOINS).shares == ()
    before = class_shares({"a": [row(2, year(2016))]}, quarters(2016, (1, 1, 1, 1)), JOINS)
    assert before.shares == ()


def test_a_figure_in_doubt_is_told_apart_and_rests_in_no_summary() -> None:
    stored = quarters(2017, (1, 1, 1, 1))
    found = class_shares({"a": [row(40, year(2017), standing=Standing.IN_DOUBT)]}, stored, JOINS)
    assert [one.in_doubt for one in found.shares] == [True]
    assert (found.firm, found.median, found.above) == ((), None, 0)


def test_editions_are_compared_over_the_quarters_that_both_give() -> None:
    first, second = Period.quarter(2017, 1), Period.quarter(2017, 2)
    older = {("a", first): 5, ("a", second): 7, ("b", first): 1}
    newer = {("a", first): 9, ("a", second): 7, ("c", first): 3}
    (one,) = edition_changes(older, newer)
    assert (one.code, one.older, one.newer, one.quarters, one.changed) == ("a", 12, 16, 2, 1)
    assert one.percent == Fraction(100, 3)
    assert together([]) is None


def test_the_real_shares_and_editions(real: Store) -> None:
    found = class_check(real)
    shares = {(one.code, one.year.label): one for one in found.shares.shares}
    surrey = shares["E23000031", "2017/18"]
    assert (surrey.pair.part, surrey.pair.whole) == (27, 49)
    assert {key for key, one in shares.items() if one.percent > 120} == {
        key for key, one in shares.items() if one.in_doubt
    }
    assert found.shares.median is not None
    assert 80 < found.shares.median < 90
    every = together(found.changes)
    assert every is not None
    assert (every.older, every.newer, every.quarters, every.changed) == (4444, 4624, 176, 126)
    assert (found.older, found.newer) == ("2018-10/2019-07", "2026-04-23")


@pytest.mark.parametrize("page", [method.view, quality.view])
def test_both_pages_show_chart_editions_and_what_is_in_doubt(real: Store, page: object) -> None:
    made = page(Asked("/"), real)  # type: ignore[operator]
    assert isinstance(made, Page)
    html = str(h.fragment[made.body])
    assert "71/17 makes 85% of its class in the middle of 90 forces and years" in html
    assert "edition of 23 April 2026" in html
    assert "The edition of October 2018 to July 2019 and that of 23 April 2026 share 176 quarters" in html
    assert "Together they held 4,444, now 4,624: +180 (+4%)" in html
    assert [chart.name for chart in made.live] == ["class-shares"]
