"""The series of a Selection. All figures are made up (`made_up.py`)."""

from __future__ import annotations

from sqlalchemy import Connection

from dashboard.names import Names
from dashboard.parse import parse
from dashboard.trends import trends


def test_each_area_has_a_series_over_the_same_days(connection: Connection, names: Names) -> None:
    found = trends(connection, parse("area=Cumbria&area=Kent&area=Surrey", names), names)
    assert [series.subject.area.name for series in found] == ["Cumbria Constabulary", "Surrey Police", "Kent Police"]
    assert {series.span.label for series in found} == {"April 2017 to March 2022"}
    assert [[block.count.text for block in series.laid] for series in found] == [["77", "20"], [], ["90"]]


def test_an_area_without_a_figure_is_a_gap_and_not_left_out(connection: Connection, names: Names) -> None:
    series = trends(connection, parse("area=Surrey", names), names)[0]
    assert [(gap.period.label, gap.reason.value) for gap in series.gaps] == [
        ("April 2017 to March 2022", "no figure known")
    ]


def test_the_register_gives_its_reason(connection: Connection, names: Names) -> None:
    series = trends(connection, parse("area=Cumbria&to=2023-03", names), names)[0]
    assert [(gap.period.label, gap.reason.value) for gap in series.gaps] == [
        ("July 2020 to March 2021", "no figure known"),
        ("2022/23", "refused"),
    ]


def test_only_totals_are_laid_whatever_a_file_of_the_same_question_holds(connection: Connection, names: Names) -> None:
    query = "area=Kent&by=platform&only=Snapchat&measure=share&rows=all"
    series = trends(connection, parse(query, names), names)
    assert [block.count.text for block in series[0].laid] == ["90"]


def test_the_offence_of_the_area_is_laid_and_its_own_days_are_asked(connection: Connection, names: Names) -> None:
    series = trends(connection, parse("area=UK", names), names)
    assert [one.subject.offence for one in series] == ["71/17 and equivalents"]
    assert [(block.count.text, block.first_printed and block.first_printed.count.text) for block in series[0].laid] == [
        ("520", "500")
    ]


def test_days_before_the_law_are_not_asked(connection: Connection, names: Names) -> None:
    series = trends(connection, parse("area=Cumbria&from=2010-01", names), names)
    assert series[0].span.first.isoformat() == "2017-04-01"


def test_without_any_figure_of_the_offence_there_is_no_series(connection: Connection, names: Names) -> None:
    assert trends(connection, parse("area=Kent&offence=cse-flag", names), names) == ()


def test_without_an_area_each_that_has_a_figure_is_there(connection: Connection, names: Names) -> None:
    found = trends(connection, parse("", names), names)
    assert [series.subject.area.code for series in found] == ["S92000003", "K02000001", "E23000002", "E23000032"]
