"""The rate of a block: what it is divided by, its limits, and every reason for which there is none. All is made up."""

from __future__ import annotations

import pytest

from dashboard.row import Row
from dashboard.selection import Step
from dashboard.statistics.laid import Kind, Laid
from dashboard.statistics.rates import Method, NoRate
from dashboard.statistics.series import lay
from dashboard.statistics.series_rates import Rated, rated
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import Area, Coverage
from etl.model.period import Period
from tests.dashboard.made_up import SUBJECT, row, span, year

CHILDREN = {2017: 100_000, 2018: 110_000, 2020: 90_000}


def laid(*rows: Row, days: Period | None = None) -> Laid:
    """The first block of these figures over one year."""
    return lay(SUBJECT, rows, days or year(2017), Step.YEAR).laid[0]


def test_an_exact_count_has_a_rate_with_limits_and_its_base() -> None:
    found = rated(laid(row(65, year(2017))), CHILDREN)
    assert isinstance(found, Rated)
    assert (found.low, found.high, found.base.value, found.base.years) == (6.5, 6.5, 100_000, (2017,))
    assert found.limits is not None
    assert (round(found.limits.low, 4), round(found.limits.high, 4)) == (5.0163, 8.2849)
    assert found.limits.method is Method.BYAR


def test_a_longer_span_is_a_rate_a_year() -> None:
    found = rated(laid(row(42, span("2017-04/2019-03")), days=span("2017-04/2019-03")), CHILDREN)
    assert isinstance(found, Rated)
    assert found.low == pytest.approx(42 / 210_000 * 10_000)
    assert found.base.years == (2017, 2018)


def test_a_count_that_may_be_several_has_a_rate_from_lowest_to_highest_and_no_limits() -> None:
    hidden = rated(laid(row(Count.between(1, 4, Mark.SUPPRESSED), year(2017))), CHILDREN)
    open_above = rated(laid(row(Count.between(30, None, Mark.WORDS), year(2017))), CHILDREN)
    assert isinstance(hidden, Rated)
    assert isinstance(open_above, Rated)
    assert (hidden.low, hidden.high, hidden.limits) == (0.1, 0.4, None)
    assert (open_above.low, open_above.high, open_above.limits) == (3.0, None, None)


def test_what_is_in_doubt_has_no_limits() -> None:
    block = laid(row(65, year(2017), standing=Standing.IN_DOUBT))
    found = rated(block, CHILDREN)
    assert block.kind is Kind.IN_DOUBT
    assert isinstance(found, Rated)
    assert found.limits is None


@pytest.mark.parametrize(
    ("block", "why"),
    [
        (laid(row(9, year(2019)), days=year(2019)), "mid-2019, and none is filled in"),
        (laid(row(9, span("2017-04/2020-06")), days=span("2017-04/2020-06")), "mid-2019, and none is filled in"),
        (laid(row(9, span("2016-04/2018-03"))), "how many of these days"),
        (laid(row(9, year(2017), missing=("E23000020",))), "forces are missing"),
        (laid(row(9, year(2017), coverage=Coverage.PART_MEMBERS)), "forces are missing"),
        (laid(row(9, year(2017), coverage=Coverage.PART_PERIOD)), "a part of the period"),
    ],
)
def test_there_is_no_rate_where_count_and_children_are_not_of_the_same_days_and_people(block: Laid, why: str) -> None:
    found = rated(block, CHILDREN)
    assert isinstance(found, NoRate)
    assert why in found.reason


def test_a_body_without_an_area_and_an_area_without_children_have_none() -> None:
    police = Area("X-BTP", "A body on the railways", "special")
    alone = row(9, year(2017), area=police)
    block = Laid(year(2017), Kind.EXACT, Count.exact(9), (row(4, year(2017)), alone))
    for found, why in (
        (rated(block, CHILDREN), "belongs to no area"),
        (rated(laid(row(9, year(2017))), {}), "for this area"),
        (rated(laid(row(9, year(2017))), {2017: 9_000}), "too few children"),
    ):
        assert isinstance(found, NoRate)
        assert why in found.reason
