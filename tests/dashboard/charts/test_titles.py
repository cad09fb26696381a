"""The sentences of charts of spans: each true alone, at most fifteen words. Figures marked so are made up."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.charts.marks import Chart
from dashboard.charts.naming import Place
from dashboard.charts.titles import growth_title, headline, is_highest, summary_of, title_of
from dashboard.row import Returned, Subject
from dashboard.statistics.laid import Series
from dashboard.statistics.series import lay
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.period import Period
from tests.dashboard.charts import cases
from tests.dashboard.charts.cases import SURREY, YEARS, cumbria, force, place, row, series
from tests.dashboard.charts.kinds import KINDS
from tests.dashboard.charts.test_layout import REAL


def title(found: Series) -> str:
    return title_of(found, place(found))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (cumbria(), "Cumbria recorded 118 offences from April 2017 to June 2020"),
        (force("Surrey"), "Surrey recorded 98 offences in 2023/24, the most in the seven years given"),
        (force("Kent"), "Kent recorded 264 offences in 2023/24, the most in the seven years given"),
        (force("North Wales"), "North Wales recorded 97 offences in 2023/24"),
        (force("Gwent"), "Gwent recorded 58 offences in 2022/23"),
        (force("Hampshire/IW"), "Hampshire recorded 279 offences in 2022/23"),
        (cases.united_kingdom(), "Police in the UK recorded 7,263 offences in 2024/25"),
    ],
)
def test_titles_of_real_series(found: Series, said: str) -> None:
    assert title(found).startswith(said)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("Part of a year, days known", "Lancashire recorded 321 offences from July 2020 to March 2021"),
        ("Part of a year, which part not known", "Dyfed-Powys recorded at least 19 offences in 2017/18"),
        (
            "In words, no top",
            "Police in the UK recorded “more than 27,000” offences from April 2017 to March 2022",
        ),
        ("Two figures, no decision", "Dyfed-Powys recorded 36 or 39 offences in 2021/22"),
        ("One figure, two spans", "Dorset recorded 62 offences, in 9 months or in 12 months"),
        ("Suppressed, bounded", "Surrey recorded 1 to 4 offences in 2017/18"),
        ("Cut by the days asked", "The 118 for Cumbria covers April 2017 to June 2020, more than asked"),
    ],
)
def test_titles_of_other_kinds(kind: str, said: str) -> None:
    assert KINDS[kind]().title == said


def test_the_title_of_a_figure_in_doubt_says_no_number() -> None:
    doubt = row(SURREY, YEARS[0], Count.exact(500), "1", standing=Standing.IN_DOUBT)  # made up
    assert title(series([doubt], YEARS[0])) == "Every figure known for Surrey in 2017/18 is in doubt"


@pytest.mark.parametrize(
    ("mark", "status", "said"),
    [
        (Mark.NO_RETURN, "", "Surrey gave no figure for 2017/18; the reason is not known"),
        (None, "refused", "Surrey refused to give figures for 2017/18"),
        (None, "no reply", "No figure is known for Surrey in 2017/18"),
        (None, "", "No figure is known for Surrey in 2017/18"),
    ],
)
def test_titles_without_a_number_give_a_reason_only_where_one_is_known(
    mark: Mark | None, status: str, said: str
) -> None:  # made up
    rows = [row(SURREY, YEARS[0], Count.missing(mark), "1")] if mark else []
    told = [Returned("r", SURREY.code, SURREY.name, status, "71/17", YEARS[0])] if status else []
    assert title(lay(Subject(SURREY, "71/17"), rows, YEARS[0], returns=told)) == said


def test_the_most_is_said_only_where_every_year_given_is_exact() -> None:
    surrey = force("Surrey")
    assert is_highest(surrey.laid[-1], surrey)
    south = force("South Wales")  # 2022/23 is not given, and the others are exact
    assert title(south).endswith("the most in the six years given")
    dyfed = force("Dyfed Powys")  # 2017/18 is a part, 2021/22 a conflict
    assert not is_highest(dyfed.laid[-1], dyfed)
    assert title(dyfed) == "Dyfed-Powys recorded 67 offences in 2023/24"


def test_nothing_rests_on_a_figure_in_doubt() -> None:
    found = headline(force("Gwent"))
    assert found is not None
    assert found.count == Count.exact(58)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (cumbria(), "one figure for 39 months; nothing after"),
        (force("Surrey"), "seven years, all given"),
        (force("Gwent"), "six years given, two of them in doubt, one missing"),
        (force("Hampshire/IW"), "six years given, one missing"),
    ],
)
def test_summaries(found: Series, said: str) -> None:
    assert summary_of(found) == said


def test_the_title_of_small_multiples_counts_those_whose_highest_figure_is_the_last() -> None:
    assert cases.eight_forces().title == "Five of these eight forces gave their highest figure for 2023/24"


def test_the_title_of_a_growth() -> None:
    first, last = YEARS[0], Period.financial_year(2024)
    uk = Place("K02000001", "United Kingdom", "the UK", "Police in the UK")
    assert growth_title("almost doubled", "+98%", first, last, uk) == (
        "Recorded offences in the UK almost doubled where the same forces answered, 2017/18 to 2024/25"
    )
    assert growth_title("more than doubled", "+135%", first, last, uk) == (
        "The UK: offences more than doubled where the same forces answered, 2017/18 to 2024/25"
    )
    kent = Place("E23000032", "Kent", "Kent", "Kent", is_force=True)
    assert growth_title(None, "+35%", first, last, kent) == (
        "Recorded offences in Kent rose by 35%, 2017/18 to 2024/25"
    )
    assert growth_title(None, "−2%", first, last, kent).startswith("Recorded offences in Kent fell by 2%,")


@pytest.mark.parametrize("name", [*REAL, *KINDS])
def test_no_title_is_longer_than_fifteen_words_or_opens_with_a_numeral(name: str) -> None:
    chart: Chart = {**REAL, **KINDS}[name]()
    assert len(chart.title.split()) <= 15
    assert not chart.title[:1].isdigit()


def test_the_lines_under_the_three_forces() -> None:
    assert [line.text for line in cases.three_forces().lines] == [
        "Source: compiled by NSPCC, printed November 2020 Cumbria!B4; "
        "November 2024 South East!B5:H5, Wales!B5:D5, Wales!F5:H5.",
        "Coverage: 3 of 3 forces have a figure; of 84 months, Cumbria 39, Surrey 84, Gwent 72.",
        "Note: Ruled, corner turned down: in doubt; nothing rests on it. N: no figure, reason not known. "
        "Dots: no figure known.",
    ]


def test_the_text_alternative_of_the_three_forces() -> None:
    assert cases.three_forces().alt == (
        "Chart of blocks, offences recorded a month, the same scale for all, April 2017 to March 2024. "
        "Cumbria: 1 figure, 118 offences from April 2017 to June 2020, one span without a figure; "
        "Surrey: 7 figures, 27 offences in 2017/18 to 98 offences in 2023/24; "
        "Gwent: 6 figures, 44 offences in 2017/18 to 67 offences in 2023/24, two in doubt, one span without a figure; "
        "the table follows"
    )


def test_a_chart_of_one_area_reads_how_it_is_read() -> None:
    assert cases.one_force().subtitle == (
        "Sexual communication with a child (71/17), recorded by police. Each block is as wide as its period and as "
        "high as its offences a month; its area is the count. Bars are 95% limits."
    )
    assert ", beside Surrey and Gwent." in cases.three_forces().subtitle
    assert date(2017, 4, 1) == cases.SEVEN.first
