"""Periods that mislead, on whole sheets: each is read as it was meant, or held with both readings named."""

from __future__ import annotations

from typing import Any

import pytest

from etl.extract.grid import Grid
from etl.transform.recipe import Entry, Recipe
from etl.transform.tidy import read_return
from tests.etl.transform.sheets import FILE, about, errors, grid, kinds, read, registered, vocabulary

KENT = registered(force="Kent Police")
FINANCIAL = ["2018/19", "2019/20"]
ACADEMIC = ["September 2018 to August 2019", "September 2019 to August 2020"]
TAX = ["6 April 2018 to 5 April 2019", "6 April 2019 to 5 April 2020"]
ROLLING = ["July 2017 to June 2018", "July 2018 to June 2019"]
CALENDAR = ["January to December 2018", "January to December 2019"]


def table(*years: str, corner: str = "Force") -> list[list[Any]]:
    return [[corner, *years], ["Kent", *range(5, 5 + len(years))]]


def periods(rows: Any) -> list[str]:
    reading = read(rows)
    assert not reading.held, errors(reading)
    return [about(each)[1] for each in reading.observations]


def message(rows: Any, kind: str) -> str:
    return next(found.message for found in read(rows).problems if found.kind == kind)


class TestKindsOfYear:
    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            (table("2018/19", "2019/20"), FINANCIAL),
            ([["Data by financial year"], *table("2018/19", "2019/20")], FINANCIAL),
            ([["Academic years (September to August)"], *table("2018/19", "2019/20")], ACADEMIC),
            ([["Figures are for tax years"], *table("2018/19", "2019/20")], TAX),
            ([*table("2018/19", "2019/20"), [], ["Note: years are academic years."]], ACADEMIC),
            ({"A": table("2018/19", "2019/20"), "Notes": [["All years are tax years"]]}, TAX),
            (table("Tax year 2018/19", "Tax year 2019/20"), TAX),
            (table("2018", "2019"), CALENDAR),
            ([["Data by calendar year"], *table("2018", "2019")], CALENDAR),
            ([["By calendar year"], *table("2018/19", "2019/20")], FINANCIAL),
            (table("12 months to June 2018", "12 months to June 2019"), ROLLING),
        ],
    )  # fmt: skip
    def test_years_are_of_the_kind_that_the_sheet_names(self, rows: Any, expected: list[str]) -> None:
        assert periods(rows) == expected

    @pytest.mark.parametrize(
        "rows",
        [
            [["Data by financial year (April to March)"], *table("2018", "2019")],
            [["Financial year", "Offences"], ["2018", 5], ["2019", 6]],
            {"Financial years": table("2018", "2019")},
            [*table("2018", "2019"), [], ["Figures are by financial year"]],
        ],
    )
    def test_one_year_of_two_is_held_and_both_are_named(self, rows: Any) -> None:
        reading = read(rows, KENT)
        assert {kind for kind, _ in errors(reading)} == {"period-two"}
        assert "2017/18 or 2018/19" in next(found.message for found in reading.problems)

    def test_that_four_digits_are_a_calendar_year_is_a_guess_unless_the_sheet_says_it(self) -> None:
        guesses = [guess.sentence for guess in read(table("2018")).assumptions]
        assert any("calendar year" in sentence for sentence in guesses)
        told = read([["Calendar years"], *table("2018")]).assumptions
        assert not any("calendar year" in guess.sentence for guess in told)

    def test_a_point_in_time_is_no_period(self) -> None:
        assert errors(read(table("As at 31 March 2018"))) == [("period-unread", "B1")]
        rows = [["Offenders on the register as at 31 March 2018"], ["Force", "Total"], ["Kent", 5], ["Surrey", 6]]
        assert errors(read(rows)) == [("period-unread", "A1")]


class TestHeadingsAgainstTheQuestion:
    @pytest.mark.parametrize(
        ("question", "years"),
        [
            ("How many offences in 2018/19 and 2019/20?", ("2018", "2019")),
            ("How many offences in 2018/19 and 2019/20?", ("2020/21", "2021/22")),
            ("How many offences between 1 April 2018 and 30 June 2019?", ("2018/19", "2019/20")),
            ("How many offences from 1 January 2018 to 30 June 2019?", ("2018", "2019")),
            ("Please give offences from April to September 2018.", ("2018/19",)),
        ],
    )
    def test_where_they_differ_it_is_held_and_both_are_named(self, question: str, years: tuple[str, ...]) -> None:
        rows = [[question], *table(*years)]
        assert {kind for kind, _ in errors(read(rows))} == {"period-asked"}
        assert "asks about" in message(rows, "period-asked")
        assert repr(question) in message(rows, "period-asked")

    @pytest.mark.parametrize(
        ("question", "years"),
        [
            ("How many offences in 2018/19 and 2019/20?", ("2018/19", "2019/20")),
            ("How many offences between 1 April 2018 and 31 March 2020?", ("2018/19", "2019/20")),
            ("How many offences in 2018, 2019 and 2020?", ("2018/19", "2019/20")),
            ("How many offences in each year since 2018?", ("2018/19", "2019/20")),
            ("How many offences are on record?", ("2018", "2019")),
        ],
    )
    def test_where_they_agree_it_is_read(self, question: str, years: tuple[str, ...]) -> None:
        assert len(periods([[question], *table(*years)])) == len(years)

    def test_a_recipe_settles_it(self) -> None:
        rows = [["How many offences in 2018/19?"], *table("2018")]
        said = Recipe("made-up", (Entry("period", 1, "made up", words="2018", value="2018-04-01/2019-03-31"),))
        assert [about(each)[1] for each in read(rows, recipe=said).observations] == ["2018/19"]


class TestGroupsAndSheets:
    def test_a_year_in_the_first_row_of_a_group_speaks_for_all_of_it(self) -> None:
        rows = [
            ["Year", "Sex", "Number"], ["2018/19", "Female", 5], ["", "Male", 6], ["", "Total", 11],
            ["2019/20", "Female", 7], ["", "Male", 8], ["", "Total", 15],
        ]  # fmt: skip
        found = [(about(each)[1], each.count.value) for each in read(rows, KENT).observations]
        assert found == [("2018/19", n) for n in (5, 6, 11)] + [("2019/20", n) for n in (7, 8, 15)]

    def test_two_totals_for_one_year_are_held(self) -> None:
        assert errors(read([["Year", "Total"], ["2018/19", 5], ["2018/19", 6]], KENT)) == [("number-twice", "B3")]
        assert errors(read(table("2018/19", "2018/19", "2020/21"))) == [("number-twice", "C2")]

    def test_sheets_of_one_file_may_be_of_different_years(self) -> None:
        sheets = {"2018-19": [["Facebook", 5]], "2019-20": [["Facebook", 6]]}
        assert [about(each)[1] for each in read(sheets, KENT).observations] == FINANCIAL

    def test_a_sheet_whose_name_and_caption_say_different_years_is_held(self) -> None:
        rows = {"2019-20": [["Offences in 2018/19"], ["Facebook", 6]]}
        assert errors(read(rows, KENT)) == [("period-sheet", "A1")]
        assert not read({"2018": [["Offences in April 2018"], ["Facebook", 6]]}, KENT).held

    def test_hidden_sheets_are_never_the_answer(self) -> None:
        hidden = Grid("2019-20", grid([["Facebook", 6]]).cells, hidden=True)
        shown = grid([["Facebook", 5]], "2018-19")
        reading = read_return((shown, hidden), KENT, None, vocabulary(), FILE)
        assert [about(each)[1] for each in reading.observations] == ["2018/19"]
        assert reading.account["total"] == 2
        assert kinds(reading) == []
