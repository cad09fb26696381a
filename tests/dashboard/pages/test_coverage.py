"""The span over which the official class has no gap, from made-up quarters."""

from __future__ import annotations

from dashboard.pages.coverage_matrix import whole_span
from etl.model.period import Period

QUARTERS = [Period.quarter(2019, number) for number in (1, 2, 3, 4)]
NEXT = Period.quarter(2020, 1)


def test_the_span_is_what_every_body_has_without_a_gap() -> None:
    assert whole_span([QUARTERS, QUARTERS]) == Period.financial_year(2019)
    assert whole_span([[*QUARTERS, NEXT], QUARTERS]) == Period.financial_year(2019)


def test_a_quarter_that_one_body_lacks_ends_the_span_before_it() -> None:
    assert whole_span([QUARTERS, [QUARTERS[0], *QUARTERS[2:]]]) == Period(QUARTERS[2].first, QUARTERS[3].last)


def test_without_a_common_quarter_there_is_no_span() -> None:
    assert whole_span([]) is None
    assert whole_span([QUARTERS[:1], QUARTERS[1:]]) is None
