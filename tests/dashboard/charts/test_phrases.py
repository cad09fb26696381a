"""Small words of charts. The numbers here are made up unless a name says otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.charts.naming import named, place_of
from dashboard.charts.phrases import (
    amount,
    bare,
    in_words,
    monthly,
    monthly_count,
    months_words,
    printed_on,
    source_words,
    span_words,
)
from dashboard.charts.sources import merged, source_line
from dashboard.names import AreaName, Names
from etl.model.count import Count, Mark
from etl.model.observation import Unit
from etl.model.period import Period
from tests.dashboard.charts.cases import SURREY, YEARS, row


@pytest.mark.parametrize(
    ("count", "unit", "said", "cell"),
    [
        (Count.exact(118), Unit.OFFENCE, "118 offences", "118"),
        (Count.exact(1), Unit.OFFENCE, "1 offence", "1"),
        (Count.exact(7263), Unit.MENTION, "7,263 mentions", "7,263"),
        (Count(1, 4), Unit.VICTIM, "1 to 4 victims", "1 to 4"),
        (Count(18, None), Unit.OFFENCE, "at least 18 offences", "at least 18"),
        (Count(1, None), Unit.PERSON, "at least 1 person", "at least 1"),
        (Count.missing(Mark.NO_RETURN), Unit.OFFENCE, "no figure", ""),
    ],
)
def test_amounts(count: Count, unit: Unit, said: str, cell: str) -> None:
    assert (amount(count, unit), bare(count)) == (said, cell)


def test_months_and_days() -> None:
    assert months_words(Period.months_of(2017, 4, 39)) == "39 months"
    assert months_words(Period.months_of(2017, 4, 1)) == "1 month"
    assert months_words(Period(date(2017, 4, 3), date(2017, 4, 12))) == "10 days"


def test_periods_with_their_preposition() -> None:
    assert in_words(Period.financial_year(2017)) == "in 2017/18"
    assert in_words(Period.months_of(2017, 4, 39)) == "from April 2017 to June 2020"
    assert in_words(Period(date(2017, 4, 3), date(2017, 4, 3))) == "on 3 April 2017"
    assert span_words(Period.financial_year(2017)) == "April 2017 to March 2018"


def test_a_month() -> None:
    year = Period.financial_year(2017)
    assert monthly(98, year) == "8.2"
    assert monthly(118, Period.months_of(2017, 4, 39)) == "3.0"
    assert monthly(0, year) == "0"
    assert monthly(1, Period.months_of(2017, 4, 39)) == "under 0.1"
    assert monthly_count(Count(36, 39), year) == "3.0 to 3.3"
    assert monthly_count(Count(18, None), year) == "at least 1.5"


def test_days_of_print_are_as_precise_as_known() -> None:
    assert printed_on("2020-11") == "November 2020"
    assert printed_on("2019-09-11") == "11 September 2019"
    assert printed_on("2014") == "2014"
    assert printed_on("2018-10/2019-07") == "October 2018 to July 2019", "the releases of an edition"
    own = row(SURREY, YEARS[0], Count.exact(1), "1", compiled_by="the force", published="2022-06")
    assert source_words(own) == "The force’s own answer, printed June 2022; one page prints it."


def test_neighbouring_cells_are_one_range_and_lines_of_a_csv_are_not() -> None:
    cells = [
        row(SURREY, YEARS[0], Count.exact(1), cell, file="a.xlsx", sheet="S") for cell in ("C3", "B3", "B4", "C4", "E3")
    ]
    assert [chip.text for chip in merged(cells)] == ["S!B3:C3", "S!E3", "S!B4:C4"]
    square = [
        row(SURREY, YEARS[0], Count.exact(1), cell, file="a.xlsx", sheet="S") for cell in ("B3", "C3", "B4", "C4")
    ]
    assert [chip.text for chip in merged(square)] == ["S!B3:C4"]
    lines = [row(SURREY, YEARS[0], Count.exact(1), cell) for cell in ("84", "85")]
    assert [chip.text for chip in merged(lines)] == ["published-figures.csv:84", "published-figures.csv:85"]


def test_a_long_source_names_its_first_cells_and_leaves_the_rest_to_the_table() -> None:
    rows = [row(SURREY, YEARS[0], Count.exact(1), str(2 * line)) for line in range(1, 10)]
    assert source_line(rows).text.endswith("published-figures.csv:12 and 3 more, in the table.")


@pytest.mark.parametrize(
    ("code", "who"),
    [
        ("E1", "Police in the North West"),
        ("E2", "Police in Wales"),
        ("E3", "Kent"),
        ("E4", "Police in the UK"),
        ("X1", "Police in the North West without Cumbria"),
        ("X2", "Police in North East England and Cumbria"),
    ],
)
def test_names_take_the_article_that_one_of_their_names_has(code: str, who: str) -> None:
    areas = {
        "E1": AreaName("E1", "North West", "North West", "region"),
        "E2": AreaName("E2", "Wales", "Wales", "nation"),
        "E3": AreaName("E3", "Kent Police", "Kent", "territorial"),
        "E4": AreaName("E4", "United Kingdom", "United Kingdom", "union"),
        "E5": AreaName("E5", "North East", "North East", "region"),
        "X1": AreaName("X1", "North West without Cumbria", "North West without Cumbria", "composite"),
        "X2": AreaName("X2", "North East England and Cumbria", "North East England and Cumbria", "composite"),
    }
    words: dict[str, tuple[str, ...]] = {
        **{area.short_name.lower(): (key,) for key, area in areas.items()},
        "the north west": ("E1",),
        "the north east": ("E5",),
        "north east england": ("E5",),
        "the uk": ("E4",),
    }
    assert place_of(Names(areas, words, {}, {}, {}, "71/17"), code).who == who


def test_a_force_records_and_in_other_areas_police_do() -> None:
    assert named("E4", "Jersey", "crown dependency").who == "Jersey"
    assert named("E5", "Wales", "nation").who == "Police in Wales"
