"""The table of a chart: its marks, in its order, with its numbers; and no number in words that it does not hold."""

from __future__ import annotations

import re

import pytest

from dashboard.charts.marks import all_marks
from dashboard.charts.table import table_of
from tests.dashboard.charts import cases
from tests.dashboard.charts.test_layout import REAL


def lines(chart_name: str = "three forces") -> list[str]:
    return [
        " | ".join(cell.text or " ".join(chip.text for chip in cell.chips) for cell in row)
        for row in table_of(REAL[chart_name]()).rows
    ]


def test_the_table_of_three_forces() -> None:
    assert lines() == [
        "Cumbria | April 2017 to June 2020 | 39 | 118 | 3.0 |  | Cumbria!B4",
        "Cumbria | July 2020 to March 2024 | 45 |  |  | [x] no figure known | ",
        "Surrey | 2017/18 | 12 | 27 | 2.3 |  | South East!B5",
        "Surrey | 2018/19 | 12 | 76 | 6.3 |  | South East!C5",
        "Surrey | 2019/20 | 12 | 67 | 5.6 |  | South East!D5",
        "Surrey | 2020/21 | 12 | 78 | 6.5 |  | South East!E5",
        "Surrey | 2021/22 | 12 | 63 | 5.3 |  | South East!F5",
        "Surrey | 2022/23 | 12 | 74 | 6.2 |  | South East!G5",
        "Surrey | 2023/24 | 12 | 98 | 8.2 |  | South East!H5",
        "Gwent | 2017/18 | 12 | 44 | 3.7 |  | Wales!B5",
        "Gwent | 2018/19 | 12 | 26 | 2.2 |  | Wales!C5",
        "Gwent | 2019/20 | 12 | 144 | 12.0 | [u] in doubt | Wales!D5",
        "Gwent | 2020/21 | 12 |  |  | [x] not provided | Wales!E5",
        "Gwent | 2021/22 | 12 | 26 | 2.2 |  | Wales!F5",
        "Gwent | 2022/23 | 12 | 58 | 4.8 |  | Wales!G5",
        "Gwent | 2023/24 | 12 | 67 | 5.6 | [u] in doubt | Wales!H5",
    ]


def test_the_caption_counts_the_rows() -> None:
    assert table_of(cases.three_forces()).caption == "The figures in this chart, 16 rows, in the order shown"


def test_rows_with_marks_that_are_not_plain() -> None:
    assert [line for line in lines("eight forces") if line.startswith(("Hampshire", "Dyfed")) and "[" in line] == [
        "Hampshire | 2020/21 | 12 | at least 18 | at least 1.5 | [u] at least: a lowest value | South East!E3",
        "Hampshire | 2021/22 | 12 |  |  | [x] no return | South East!F3",
        "Hampshire | 2023/24 | 12 | at least 95 | at least 7.9 | [u] at least: a lowest value | South East!H3",
        "Dyfed-Powys | 2017/18 | 12 | 19 | at least 3.2 | [u] part of the period; which part is not known | "
        "Wales!B4 published-figures.csv:900 published-figures.csv:901",
        "Dyfed-Powys | 2021/22 | 12 | 36 or 39 | 3.0 to 3.3 | [u] two figures, no decision | Wales!F4 Answer!B3",
    ]


def test_the_table_of_shares_has_numerator_denominator_and_known_share() -> None:
    assert lines("platforms")[:5] == [
        "England and Wales, 2017/18 | Facebook | 29.2% | 2,117 with a known platform | 95% limits 27.3% to 31.2% |  | "
        "Platforms!B6",
        "England and Wales, 2017/18 | Instagram | 19.7% | 2,117 with a known platform | 95% limits 18.1% to 21.5% |  | "
        "Platforms!B5",
        "England and Wales, 2017/18 | Snapchat | 20.1% | 2,117 with a known platform | 95% limits 18.4% to 21.8% |  | "
        "Platforms!B8",
        "England and Wales, 2017/18 | WhatsApp | 4.2% | 2,117 with a known platform | 95% limits 3.4% to 5.1% |  | "
        "Platforms!B7",
        "England and Wales, 2017/18 | Platform known | 65.8% | 3,217 offences |  |  | Platforms!B4 Platforms!B3",
    ]


@pytest.mark.parametrize("name", list(REAL))
def test_every_row_is_as_long_as_the_columns_and_there_is_one_for_each_mark(name: str) -> None:
    chart = REAL[name]()
    table = table_of(chart)
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert len(table.rows) == len(list(all_marks(chart)))


def numbers(text: str) -> set[str]:
    """Numbers of a sentence that are figures: years, days and codes left out."""
    text = re.sub(r"\d{4}/\d{2}|\b(19|20)\d{2}\b|\b71/17\b|\b88A\b|\b\d+ (months|figures?)\b|\b1 April\b", " ", text)
    return set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text))


@pytest.mark.parametrize("name", list(REAL))
def test_no_number_in_the_text_alternative_is_missing_from_the_table(name: str) -> None:
    chart = REAL[name]()
    table = " ".join(cell.text for row in table_of(chart).rows for cell in row)
    words = " ".join(mark.words.sentence for mark in all_marks(chart))
    assert numbers(chart.alt) <= numbers(f"{table} {words}")


@pytest.mark.parametrize(
    "name", [name for name in REAL if name not in ("class by quarter", "three classes", "one class")]
)
def test_no_number_in_a_title_is_missing_from_the_table(name: str) -> None:
    chart = REAL[name]()
    table = " ".join(cell.text for row in table_of(chart).rows for cell in row)
    assert numbers(chart.title) <= numbers(table)


@pytest.mark.parametrize("name", list(REAL))
def test_every_text_alternative_is_one_that_ends_in_the_table(name: str) -> None:
    assert REAL[name]().alt.endswith("; the table follows")
