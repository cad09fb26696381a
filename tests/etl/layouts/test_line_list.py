"""Line lists: crimes counted by the columns they have, and nothing of a line kept. No line here is a real crime."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from etl.transform.reader import read_file
from tests.etl.transform.sheets import about, errors, kinds, read, registered, vocabulary

KENT = registered(force="Kent Police", period="2017-04-01/2019-03-31")
HEAD = ["Crime number", "Date recorded", "Sex", "Remarks"]
REMARK = "a name that nobody may read"


def lines(*rows: tuple[str, datetime | str, str | None]) -> list[list[Any]]:
    return [HEAD, *([*row, REMARK] for row in rows)]


THREE = lines(
    ("A/1", datetime(2017, 4, 1), "Female"), ("A/2", datetime(2018, 3, 31), "Male"), ("A/3", "1 April 2018", "F"),
)  # fmt: skip


def test_crimes_are_counted_by_year_and_by_each_known_column() -> None:
    reading = read(THREE, KENT)
    assert {(about(each)[1], about(each)[4]): each.count.value for each in reading.observations} == {
        ("2017/18", ""): 2, ("2018/19", ""): 1,
        ("2017/18", "female"): 1, ("2017/18", "male"): 1, ("2018/19", "female"): 1,
    }  # fmt: skip
    assert {each.source.cell for each in reading.observations} == {"B1", "C1"}
    assert reading.account["total"] == 16


def test_nothing_of_a_line_is_kept(tmp_path: Path) -> None:
    book = Workbook()
    for row in THREE:
        book.worksheets[0].append(row)
    book.save(tmp_path / "list.xlsx")
    reading, grids = read_file(tmp_path / "list.xlsx", KENT, None, vocabulary())
    assert not reading.held
    kept = repr((reading, grids))
    assert REMARK not in kept
    assert "A/2" not in kept
    assert "Remarks" in kept


def test_a_day_outside_the_span_or_none_holds_the_list() -> None:
    outside = read(lines(("A/1", datetime(2016, 4, 1), "Female"), ("A/2", datetime(2018, 3, 31), "Male")), KENT)
    assert errors(outside) == [("lines-outside", "A1")]


def test_a_crime_in_two_lines_holds_the_list() -> None:
    day = datetime(2018, 3, 31)
    assert errors(read(lines(("A/1", day, "Female"), ("A/1", day, "Male")), KENT)) == [("lines-repeated", "A1")]


def test_without_a_register_row_nothing_is_counted() -> None:
    reading = read([HEAD[:3], ["A/1", datetime(2018, 3, 31), "F"]], fenced=False)
    assert reading.held
    assert not reading.observations


def test_a_column_with_an_unknown_label_is_not_counted() -> None:
    rows = [["Crime number", "Date recorded", "Outcome"], ["A/1", datetime(2018, 3, 31), "told the whole story"]]
    reading = read(rows, KENT)
    assert [about(each)[2] for each in reading.observations] == [""]
    assert "column-not-counted" in kinds(reading)


def test_another_offence_in_the_list_is_held() -> None:
    rows = [
        ["Crime number", "Date recorded", "Offence"],
        ["A/1", datetime(2018, 3, 31), "Sexual communication with a child"],
        ["A/2", datetime(2018, 3, 31), "Something else altogether"],
    ]
    assert errors(read(rows, KENT)) == [("lines-offence-unknown", "A1")]


@pytest.mark.parametrize(
    "rows",
    [
        [["Date", "Offences"], ["2017/18", 5], ["2018/19", 6]],
        [["Date recorded", "Facebook", "Snapchat"], ["2017/18", 5, 6]],
        [["Case reference", "Offences"], ["2017/18", 5]],
    ],
)
def test_a_table_of_counts_is_no_line_list(rows: list[list[Any]]) -> None:
    assert "lines-counted" not in kinds(read(rows, KENT))
