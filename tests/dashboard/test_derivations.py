"""What the real figures can be made to say, and what they cannot: the cases that the issue of sayable numbers names."""

from __future__ import annotations

from collections.abc import Callable

import htpy as h
import pytest

from dashboard import queries, trends
from dashboard.charts.marks import Block, Look, all_marks
from dashboard.explore_charts import charts_of
from dashboard.pages import explore
from dashboard.pages.page import Asked, Page, View
from dashboard.parse import parse
from dashboard.statistics.derived_model import Against, Derived, Rule, Shown
from dashboard.statistics.laid import Kind, Series
from dashboard.store import Store
from etl.model.count import Count
from etl.model.period import Period

YEAR_2019 = Period.financial_year(2019)
Ask = Callable[[str], Series]


@pytest.fixture
def ask(real: Store) -> Ask:
    def series(question: str) -> Series:
        names = queries.names_of(real)
        with real.engine.connect() as connection:
            return trends.trends(connection, parse(question, names), names)[0]

    return series


def filled(series: Series, label: str) -> Derived:
    return next(one for one in series.derived if one.period.label == label)


@pytest.mark.parametrize("days", ["", "&from=2019-04&to=2020-03"])
def test_england_and_wales_2019_20_is_a_range_with_its_reason_and_not_5335(ask: Ask, days: str) -> None:
    series = ask(f"area=England and Wales{days}")
    one = filled(series, "2019/20")
    assert one.count == Count.between(5083, 5381)
    assert one.working == "12,925 less 3,217 and 4,373"
    assert one.reasons[0] == "5,335 is not given as one number."
    assert "12,925 is of November 2020; 3,217 and 4,373 are of September 2019" in one.reasons[1]
    assert one.count.admits(5119)
    assert "5,119 (5,954 less 651 and 184) lies in it." in one.reasons
    assert all(block.period != YEAR_2019 for block in series.laid)
    assert {row.chip for row in one.rows} == {"published-figures.csv:220", "Platforms!B3", "Platforms!C3"}


def test_cumbria_2017_18_is_neither_27_nor_31(ask: Ask) -> None:
    series = ask("area=Cumbria")
    assert [(block.period.label, block.count.value) for block in series.laid] == [("April 2017 to June 2020", 118)]
    assert series.derived == ()
    refused = {no.value.value: no for no in series.refused if no.value and no.period.label == "2017/18"}
    assert set(refused) == {27, 31}
    assert refused[27].against is Against.OTHER_CLASS
    assert "class 88A" in refused[27].sentence
    assert refused[31].against is Against.MIXED_RELEASES
    assert "271 is of September 2019; 240 is of June 2018" in refused[31].sentence


def test_durhams_nine_months_are_more_than_its_year(ask: Ask) -> None:
    (no,) = [no for no in ask("area=Durham").refused if no.against is Against.FALLS]
    assert [row.count.value for row in no.rows] == [88, 92]


def test_hampshire_2020_21_is_at_least_18_and_2021_22_is_no_zero(ask: Ask) -> None:
    series = ask("area=Hampshire")
    (block,) = [block for block in series.laid if block.period == Period.financial_year(2020)]
    assert (block.kind, block.count.lowest, block.count.highest) == (Kind.AT_LEAST, 18, None)
    assert series.derived == ()
    (no,) = [no for no in series.refused if no.period == Period.financial_year(2021)]
    assert (no.against, no.value) == (Against.NOT_INSIDE, None)


def test_wales_2023_24_is_554_to_564_by_a_decision_that_is_named(ask: Ask) -> None:
    (block,) = [block for block in ask("area=Wales").laid if block.period == Period.financial_year(2023)]
    assert (block.kind, block.count) == (Kind.CONFLICT, Count.between(554, 564))
    assert block.row.decisions == ("wales-2023-24",)
    assert "564" in block.row.reason
    assert "554" in block.row.reason


def test_dyfed_powys_2023_is_a_range_of_two_systems_and_no_conflict(ask: Ask) -> None:
    series = ask("area=Dyfed-Powys&offence=cse-flag")
    (one,) = series.derived
    assert (one.period, one.rule, one.count) == (Period.calendar_year(2023), Rule.REPEATING, Count.between(92, 125))
    assert {row.chip for row in one.rows} == {"437-25!B6"}
    assert "Its parts may count one offence twice." in one.reasons
    assert all(block.kind is not Kind.CONFLICT for block in series.laid)


def test_lancashire_is_529_over_two_years_worked_out_within_one_release(ask: Ask) -> None:
    one = filled(ask("area=Lancashire"), "April 2017 to March 2019")
    assert (one.count.value, one.working, one.shown) == (529, "647 less 118", Shown.AROUND)
    assert all(block.count.value != 529 for block in ask("area=Lancashire").laid)


def test_england_and_wales_2022_23_lacks_what_its_union_lacks(ask: Ask) -> None:
    one = filled(ask("area=England and Wales"), "2022/23")
    assert (one.count.value, one.working) == (5559, "6,350 less 593 and 198")
    assert one.missing == ("E23000012", "W15000003")


def test_every_remainder_of_every_area_adds_up_again_and_every_refusal_has_a_reason(real: Store) -> None:
    names = queries.names_of(real)
    found = 0
    with real.engine.connect() as connection:
        for code in names.areas:
            for series in trends.trends(connection, parse(f"area={code}", names), names):
                assert all(no.sentence for no in series.refused)
                for one in series.derived:
                    assert one.whole is not None
                    left = one.whole.count
                    for part in one.parts:
                        left = left.minus(part.count)
                    assert left == one.count
                    assert one.is_exact or one.reasons
                    found += 1
    assert found > 10


def test_the_chart_draws_it_as_worked_out_and_lists_what_is_refused(real: Store) -> None:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        (chart,) = charts_of(connection, parse("area=England and Wales", names), names, real)
        (cumbria,) = charts_of(connection, parse("area=Cumbria", names), names, real)
    marks = [mark.words for mark in all_marks(chart) if isinstance(mark, Block) and mark.look is Look.DERIVED]
    assert marks[0].mark == "[e] worked out: 12,925 less 3,217 and 4,373"
    assert marks[0].amount == "5,083 to 5,381 offences, worked out"
    assert [item.head for item in cumbria.also][:2] == ["Cumbria, 2017/18: not 27", "Cumbria, 2017/18: not 31"]


def test_explore_offers_the_series_where_it_draws_what_is_worked_out(real: Store) -> None:
    view = explore.ROUTE.view
    offered = {area: str(h.fragment[_body(view, real, area)]) for area in ("K04000001", "E23000032")}
    assert "/api/v1/series.csv?area=K04000001" in offered["K04000001"]
    assert "worked out: 12,925 less 3,217 and 4,373" in offered["K04000001"]
    assert "/api/v1/series.csv" not in offered["E23000032"]


def _body(view: View, store: Store, area: str) -> h.Node:
    page = view(Asked("/explore", f"area={area}"), store)
    assert isinstance(page, Page)
    return page.body
