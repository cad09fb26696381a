"""One truth, set out in as many ways as there are layouts, reads the same. The truth is made up."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from etl.layouts import EVERY, lay, lines, sentence
from etl.layouts.kinds import Words
from tests.etl.transform.sheets import about, errors, grid, read, registered, vocabulary

KENT = registered(force="Kent Police", period="2017-04-01/2019-03-31")
TRUTH = {
    ("Facebook", "2017/18"): 5, ("Facebook", "2018/19"): 6,
    ("Snapchat", "2017/18"): 7, ("Snapchat", "2018/19"): 8,
}  # fmt: skip
SHEETS: dict[str, Any] = {
    "platforms down": [["Platform", "2017/18", "2018/19"], ["Facebook", 5, 6], ["Snapchat", 7, 8]],
    "periods down": [["Year", "Facebook", "Snapchat"], ["2017/18", 5, 7], ["2018/19", 6, 8]],
    "headings over lists": [["Facebook"], ["2017/18", 5], ["2018/19", 6], ["Snapchat"], ["2017/18", 7], ["2018/19", 8]],
    "tables with captions": [
        ["Offences in 2017/18"], ["Platform", "Number"], ["Facebook", 5], ["Snapchat", 7], [],
        ["Offences in 2018/19"], ["Platform", "Number"], ["Facebook", 6], ["Snapchat", 8],
    ],
    "a sheet a year": {"2017-18": [["Facebook", 5], ["Snapchat", 7]], "2018-19": [["Facebook", 6], ["Snapchat", 8]]},
    "lines of label and number": [
        ["Offences in 2017/18"], ["a. Facebook – 5"], ["b. Snapchat – 7"],
        ["Offences in 2018/19"], ["a. Facebook – 6"], ["b. Snapchat – 8"],
    ],
    "two rows of headings": [["", "2017/18", "", "2018/19", ""], ["", "Facebook", "Snapchat", "Facebook", "Snapchat"],
                             ["Kent", 5, 7, 6, 8]],
    "two columns of labels": [["Platform", "Year", "Offences"], ["Facebook", "2017/18", 5], ["", "2018/19", 6],
                              ["Snapchat", "2017/18", 7], ["", "2018/19", 8]],
    "shifted, with blank rows": [[], ["", "Platform", "2017/18", "2018/19"], ["", "Facebook", 5, 6], [],
                                 ["", "Snapchat", 7, 8], [], ["", "Source: police records"]],
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_one_truth_in_many_layouts(name: str) -> None:
    reading = read(SHEETS[name], KENT)
    assert not errors(reading)
    assert {(about(each)[2], about(each)[1]): each.count.value for each in reading.observations} == TRUTH


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        ([["Force", "2017/18"], ["Kent", 5], ["Surrey", 6]], "areas by periods"),
        ([["Platform", "2017/18"], ["Facebook", 5]], "categories by periods"),
        ([["", "Female", "Male"], ["12-15", 5, 6]], "cross table"),
        ([["Outcome", "Count of crimes"], ["Charged", 5]], "list of values"),
        ([["2017/18", "2018/19"], [3728, 5333]], "headings over numbers"),
        ([["", "Sex", "2017/18"], ["Kent", "Female", 5]], "layered"),
        ([["1a. Charged – 5"], ["1b. Cautioned – 0"]], lines.NAME),
        ([["There have been 39 offences recorded."]], sentence.NAME),
    ],
)
def test_each_layout_reads_its_own(rows: Any, layout: str) -> None:
    sheet = grid(rows)
    laid = lay(sheet, tuple(sheet), Words(vocabulary()), "made-up.xlsx")
    assert [table.layout for table in laid.tables] == [layout]
    assert not laid.problems


@pytest.mark.parametrize("layout", EVERY, ids=lambda layout: layout.__name__.rpartition(".")[2])
def test_each_layout_is_drawn_in_its_docstring(layout: ModuleType) -> None:
    assert layout.__doc__ is not None
    assert layout.__doc__.count("|") >= 4


def test_names_of_layouts_are_different() -> None:
    assert len({layout.NAME for layout in EVERY}) == len(EVERY)


def test_lists_side_by_side_are_read_by_themselves() -> None:
    rows = [["2017/18", 5, None, "Facebook", 3], ["2018/19", 6, None, "Snapchat", 4]]
    found = {(about(each)[2], about(each)[1]): each.count.value for each in read(rows, KENT).observations}
    whole = "April 2017 to March 2019"
    assert found == {("", "2017/18"): 5, ("", "2018/19"): 6, ("Facebook", whole): 3, ("Snapchat", whole): 4}


def test_serial_numbers_only_count_the_rows() -> None:
    reading = read([["No.", "Force", "2017/18"], [1, "Kent", 5], [2, "Surrey", 6]])
    assert [each.count.value for each in reading.observations] == [5, 6]
    assert reading.account["set_aside"] == 3


def test_counts_that_look_like_years_are_counts() -> None:
    reading = read([["Force", "2017/18", "2018/19"], ["Kent", 2019, 2021], ["Surrey", 7, 8]])
    assert [each.count.value for each in reading.observations] == [2019, 2021, 7, 8]


def test_years_that_look_like_counts_are_years() -> None:
    row = registered(period="2017-01-01/2018-12-31")
    for rows in (
        [["Force", 2017, 2018], ["Kent", 5, 6]],
        [["Year", "Kent"], [2017, 5], [2018, 6]],
        [[2017, 5], [2018, 6]],
    ):
        reading = read([["Kent Police"], *rows], row)
        assert [(about(each)[1], each.count.value) for each in reading.observations] == [
            ("January to December 2017", 5), ("January to December 2018", 6),
        ]  # fmt: skip


def test_merged_headings_stand_over_all_their_columns() -> None:
    sheet = grid([["", "2017/18", "", "2018/19"], ["", "Female", "Male", "Female"], ["12-15", 5, 6, 7]])
    merged = type(sheet)(sheet.sheet, sheet.cells, merges=((1, 2, 1, 3),))
    laid = lay(merged, tuple(merged), Words(vocabulary()), "made-up.xlsx")
    assert [[label.text for label in place.labels] for place in laid.tables[0].places] == [
        ["12-15", "2017/18", "Female"], ["12-15", "2017/18", "Male"], ["12-15", "2018/19", "Female"],
    ]  # fmt: skip


def test_a_table_in_no_known_layout_names_its_kinds() -> None:
    reading = read([["", "Female", "Male"], ["Female", 5, 6]], KENT)
    assert errors(reading) == [("table-unknown", "A2")]
    assert "sex" in reading.problems[0].message
