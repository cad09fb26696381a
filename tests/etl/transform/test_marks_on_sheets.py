"""Marks, blanks, rounding and footnotes on whole sheets: what each number becomes, or why it is held. All made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from etl.extract.grid import Grid
from etl.model.observation import Coverage
from etl.transform.recipe import Entry, Recipe
from etl.transform.tidy import read_return
from tests.etl.transform.sheets import FILE, errors, grid, kinds, read, registered, told, vocabulary

HEAD = ["Force", "2017/18", "2018/19"]
KENT = registered(force="Kent Police")


def sheet(value: object, *notes: str, first: str = "Surrey") -> list[list[Any]]:
    """A table of two forces with `value` in B2, and notes under it."""
    return [HEAD, [first, value, 80], ["Sussex", 20, 90], *([note] for note in notes)]


def held_by(rows: Any, row: Any = None) -> list[tuple[str, str]]:
    return errors(read(rows, row))


def recipe(section: str, **values: str) -> Recipe:
    return Recipe("made-up", (Entry(section, 1, "made up", **values),))


class TestAMarkMeansWhatItsPublisherSays:
    @pytest.mark.parametrize(
        ("mark", "notes", "count"),
        [
            ("*", (), "at least 1 · suppressed"),
            ("*", ("* = fewer than 10",), "1 to 9 · suppressed"),
            ("*", ("* no data available",), "none · not provided"),
            ("<5", (), "1 to 4 · suppressed"),
            ("<5", ("<5 = fewer than five, including zero",), "0 to 4 · suppressed"),
            ("<5", ("Figures of 0 to 4 are shown as <5",), "0 to 4 · suppressed"),
            ("1-4", (), "1 to 4 · suppressed"),
            ("fewer than five", (), "1 to 4 · suppressed"),
            ("[c]", (), "at least 0 · suppressed"),
            ("[x]", (), "none · not provided"),
            ("[z]", (), "none · not applicable"),
            ("n/a", (), "none · not provided"),
            ("N/A", ("N/A = not held",), "none · not held"),
            ("nil", (), "0"),
            ("not held", (), "none · not held"),
            ("withheld s.40", (), "none · withheld"),
            ("-", ("- = nil",), "0"),
            ("–", ("– denotes not recorded",), "none · not held"),
            ("..", (".. not available",), "none · not provided"),
            (".", ("'.' means not applicable",), "none · not applicable"),
            ("x", ("x = fewer than 3",), "1 to 2 · suppressed"),
            ("12 [p]", (), "12"),
            ("12 [u]", (), "12"),
        ],
    )
    def test_in_place_of_a_number(self, mark: str, notes: tuple[str, ...], count: str) -> None:
        assert told(read(sheet(mark, *notes)))["B2"] == count

    @pytest.mark.parametrize("mark", ["-", "–", "..", ".", "x", "[low]", "[p]", "[r]", "[u]"])
    def test_without_a_word_of_its_publisher_it_is_held(self, mark: str) -> None:
        assert held_by(sheet(mark)) == [("mark-unexplained", "B2")]

    def test_words_about_it_that_are_not_understood_hold_it(self) -> None:
        """They never leave it the usual meaning."""
        assert held_by(sheet("*", "* = none or very few")) == [("mark-unexplained", "B2")]

    def test_another_sheet_may_explain_it_and_its_own_comes_first(self) -> None:
        own = {"A": sheet("*", "* = fewer than 3"), "Notes": [["* = fewer than 5"]]}
        assert told(read(own))["B2"] == "1 to 2 · suppressed"
        assert told(read({"A": sheet("*"), "Notes": [["*", "fewer than 5"]]}))["B2"] == "1 to 4 · suppressed"

    def test_two_explanations_hold_it_and_name_both(self) -> None:
        reading = read({"A": sheet("-"), "Notes": [["- = nil"]], "More": [["- = not held"]]})
        assert errors(reading) == [("mark-two", "B2")]
        message = next(found.message for found in reading.problems if found.kind == "mark-two")
        assert "0" in message
        assert "not held" in message

    def test_one_mark_may_mean_two_things_on_two_sheets(self) -> None:
        sheets = {
            "A": [["Platform", "2017/18"], ["Facebook", "-"], ["- = nil"]],
            "B": [["Sex", "2017/18"], ["Female", "-"], ["- = not held"]],
        }
        assert [each.count.text for each in read(sheets, KENT).observations] == ["0", "none · not held"]

    def test_in_a_column_of_its_own_it_speaks_of_the_number_before_it(self) -> None:
        rows = [["Force", "2017/18", "", "2018/19", ""], ["Kent", 5, "R", 60, ""], ["Surrey", 7, "", 80, "p"]]
        assert {each.source.cell: each.note for each in read(rows).observations} == {
            "B2": "revised", "D2": "", "B3": "", "D3": "provisional",
        }  # fmt: skip


class TestBlanks:
    def test_the_sheet_says_what_a_blank_means(self) -> None:
        assert told(read(sheet(None)))["B2"] == "none · no return"
        assert told(read(sheet(None, "Blank cells = zero")))["B2"] == "0"
        assert told(read(sheet(None, "Where cells are blank, no data is held")))["B2"] == "none · not held"

    def test_a_recipe_comes_before_the_sheet(self) -> None:
        reading = read(sheet(None, "Blank cells = zero"), recipe=recipe("blank", value="not held"))
        assert told(reading)["B2"] == "none · not held"

    def test_two_meanings_hold_it(self) -> None:
        assert ("mark-two", "B2") in held_by(sheet(None, "Blank = nil", "Blank cells mean not recorded"))

    @pytest.mark.parametrize("kind", [("Female", "Male"), ("0-11", "12-15"), ("Facebook", "Snapchat")])
    def test_a_total_of_parts_proves_a_blank_zero(self, kind: tuple[str, str]) -> None:
        rows = [["", *kind, "Total"], ["2017/18", 5, None, 5], ["2018/19", 5, None, 9]]
        reading = read(rows, KENT)
        assert (told(reading)["C2"], told(reading)["C3"]) == ("0", "none · no return")
        assert any("read as zero" in guess.sentence for guess in reading.assumptions if guess.cell == "C2")
        assert reading.observations[1].coverage is Coverage.FULL

    def test_a_total_of_forces_or_years_proves_nothing(self) -> None:
        forces = [["Force", "2017/18"], ["Kent", 5], ["Surrey", None], ["Total", 5]]
        years = [["Force", "2017/18", "2018/19", "Total"], ["Kent", 5, None, 5]]
        assert told(read(forces))["B3"] == told(read(years))["C2"] == "none · no return"

    def test_a_hidden_number_beside_it_leaves_it_unproved(self) -> None:
        rows = [["", "Female", "Male", "Unknown", "Total"], ["2017/18", 5, None, "<5", 5]]
        assert told(read(rows, KENT))["C2"] == "none · no return"


class TestRounding:
    @pytest.mark.parametrize(
        "rows",
        [
            sheet(10, "Note: figures are rounded to the nearest 5"),
            [["Offences, rounded to the nearest five"], *sheet(10)],
            {"A": sheet(10), "Notes": [["All figures have been rounded to the nearest 5."]]},
        ],
    )
    def test_numbers_that_are_said_to_be_rounded_are_bounds(self, rows: Any) -> None:
        assert "8 to 12 · rounded" in told(read(rows)).values()

    def test_a_sheet_with_numbers_speaks_of_its_own_alone(self) -> None:
        rounded = [["Force", "2019/20"], ["Kent", 10], ["Figures are rounded to the nearest 5"]]
        reading = read({"A": sheet(7), "B": rounded})
        assert [each.count.text for each in reading.observations] == ["7", "80", "20", "90", "8 to 12 · rounded"]

    def test_a_number_that_is_not_so_rounded_is_held(self) -> None:
        rows = sheet(12, "Figures are rounded to the nearest 5")
        assert held_by(rows) == [("number-not-rounded", "B2")]
        only = recipe("rounding", value="exact", cells="B2")
        assert told(read(rows, recipe=only))["B2"] == "12"
        assert told(read(rows, recipe=only))["C2"] == "78 to 82 · rounded"

    def test_rounding_of_an_unknown_kind_is_held_until_a_recipe_says_it(self) -> None:
        rows = sheet(10, "Figures may not sum due to rounding")
        assert held_by(rows) == [("rounding-unread", "A4")]
        assert told(read(rows, recipe=recipe("rounding", value="down 10")))["B2"] == "10 to 19 · rounded"

    def test_rounded_percents_round_no_count(self) -> None:
        assert told(read(sheet(12, "Percentages are rounded to the nearest whole number")))["B2"] == "12"


class TestNumbersThatAreNoAnswer:
    @pytest.mark.parametrize(
        "row",
        [
            ["Our reference", 1234], ["Cost of compliance", "£450"], ["Cost", 450], ["Hours spent", 18],
            ["Telephone", "01234 567890"], ["Section", 40], ["Date of reply", "12/05/2020"], ["Page", 1],
            ["Page 1 of 2"], ["Time", "10:30"], ["Contact number", 1234567890],
        ],
    )  # fmt: skip
    def test_a_line_of_such_a_number_is_set_aside(self, row: list[Any]) -> None:
        rows = [["Year", "Offences"], ["2017/18", 5], ["2018/19", 6], [], row]
        reading = read(rows, KENT)
        assert told(reading) == {"B2": "5", "B3": "6"}
        assert not reading.held, errors(reading)
        assert reading.account["total"] == 6 + len(row)

    @pytest.mark.parametrize(
        ("heading", "numbers"),
        [("No.", (1, 2)), ("ID", (101, 102)), ("Rank", (2, 1)), ("Force code", (46, 45)), ("Latitude", (51.27, 51.3))],
    )
    def test_a_column_of_such_numbers_before_the_labels_counts_nothing(
        self, heading: str, numbers: tuple[float, float]
    ) -> None:
        rows = [[heading, "Force", "2017/18"], [numbers[0], "Kent", 5], [numbers[1], "Surrey", 6]]
        assert told(read(rows)) == {"C2": "5", "C3": "6"}
        assert not read(rows).held

    @pytest.mark.parametrize("heading", ["Population", "Rate per 1,000", "% change", "Difference", "Officers"])
    def test_a_column_of_other_numbers_is_set_aside(self, heading: str) -> None:
        rows = [["Force", "2017/18", heading], ["Kent", 5, 20], ["Surrey", 6, 30]]
        assert told(read(rows)) == {"B2": "5", "B3": "6"}

    @pytest.mark.parametrize("caption", ["Offences ('000s)", "Offences (thousands)", "Offences, rate per 1,000 people"])
    def test_numbers_that_are_not_as_they_stand_are_held(self, caption: str) -> None:
        assert held_by([[caption], ["Year", "Offences"], ["2017/18", 5], ["2018/19", 6]], KENT)


class TestFootnotes:
    @pytest.mark.parametrize(
        ("label", "note"),
        [
            ("Surrey*", "* new record system"),
            ("Surrey1", "1 new record system"),
            ("Surrey¹", "¹ new record system"),
            ("Surrey (1)", "(1) new record system"),
            ("Surrey [note 1]", "Note 1: new record system"),
            ("Surrey, note 1", "1. new record system"),
        ],
    )
    def test_a_sign_on_a_force_leads_to_its_note(self, label: str, note: str) -> None:
        reading = read(sheet(10, note, first=label))
        assert {each.source.cell: each.note for each in reading.observations} == {
            "B2": "new record system", "C2": "new record system", "B3": "", "C3": "",
        }  # fmt: skip
        assert not reading.held

    @pytest.mark.parametrize("year", ["2018/19*", "2018/191", "2018/19¹", "2018/19 (1)", "2018/19 1", "2018/19 [1]"])
    def test_a_sign_on_a_year_is_no_part_of_it(self, year: str) -> None:
        note = "* new record system" if "*" in year else "1 new record system"
        reading = read([["Force", "2017/18", year], ["Surrey", 10, 80], [note]])
        assert [each.period.label for each in reading.observations] == ["2017/18", "2018/19"]
        assert [each.note for each in reading.observations] == ["", "new record system"]

    @pytest.mark.parametrize("value", ["5¹", "5 [1]", "5 [note 1]", "5 (1)", "5*"])
    def test_a_sign_on_a_number_is_no_digit_of_it(self, value: str) -> None:
        note = "* new record system" if "*" in value else "1. new record system"
        first = read(sheet(value, note)).observations[0]
        assert (first.count.text, first.note) == ("5", "new record system")

    def test_a_star_on_a_header_is_a_footnote_although_stars_hide_numbers(self) -> None:
        rows = [["Force", "2017/18", "2018/19*"], ["Kent", "*", 60], ["* = fewer than 5"], ["* new record system"]]
        reading = read(rows)
        assert told(reading) == {"B2": "1 to 4 · suppressed", "C2": "60"}
        assert [each.note for each in reading.observations] == ["", "new record system"]

    def test_the_note_may_stand_on_another_sheet(self) -> None:
        sheets = {"A": sheet(10, first="Surrey²"), "Notes": [["1. nothing of note"], ["2. new record system"]]}
        assert read(sheets).observations[0].note == "new record system"

    @pytest.mark.parametrize(
        "note", ["1 April to September 2017 only", "1. from June 2017", "Note 1: six months only", "1 part year"]
    )
    def test_a_note_of_a_part_of_the_year_holds_its_numbers(self, note: str) -> None:
        assert held_by(sheet(10, note, first="Surrey1")) == [("note-narrows", "A4")]
        part = recipe("note", words=note[-9:], value="part period")
        reading = read(sheet(10, note, first="Surrey1"), recipe=part)
        assert reading.observations[0].coverage is Coverage.PART_PERIOD
        assert told(reading)["B2"] == "at least 10 · lower bound"

    def test_a_note_of_the_whole_year_narrows_nothing(self) -> None:
        assert not read(sheet(10, "1 figures for 2017/18 and 2018/19 are provisional", first="Surrey1")).held


class TestNotesThatCarryNoSign:
    @pytest.mark.parametrize(
        "note",
        [
            "Surrey could only supply data from June 2017.",
            "Note: Surrey figures are for June 2017 to March 2018 only",
            "Figures for 2018/19 cover April to December 2018.",
            "2018/19 is part year",
            "2018/19: April to September 2018",
            "2018/19 to 30 September",
            "April to September 2018",
            "Data is incomplete for the months of April and May 2018.",
        ],
    )
    def test_one_that_narrows_numbers_down_holds_them(self, note: str) -> None:
        assert held_by(sheet(10, note)) == [("note-narrows", "A4")]
        assert held_by({"A": sheet(10), "Notes": [[note]]}) == [("note-narrows", "")]
        assert not read(sheet(10, note), recipe=recipe("note", words=note[:12], value="full")).held

    @pytest.mark.parametrize(
        "note",
        [
            "The offence came into force on 3 April 2017.",
            "Data extracted on 12 May 2021.",
            "Figures are correct as at 1 June 2024",
            "Kent could only supply data from June 2017.",
            "Figures are for 2017/18 and 2018/19 only.",
            "Our record system was introduced in May 2015.",
            "Recorded since 2015",
            "2018/19 figures are provisional",
            "2017/18 and 2018/19",
            "12 May 2018",
            "Restrictions due to Covid-19 were in place from March 2018.",
            "Figures before June 2018 are not comparable with those after it.",
        ],
    )
    def test_one_of_the_data_or_of_others_narrows_nothing(self, note: str) -> None:
        assert not read(sheet(10, note)).held

    def test_a_comment_that_narrows_its_number_holds_it(self) -> None:
        made = grid(sheet(10))
        cell = replace(made.cells[2, 2], comment="from June 2017 only")
        reading = read_return((Grid("S", {**made.cells, (2, 2): cell}),), registered(), None, vocabulary(), FILE)
        assert errors(reading) == [("note-narrows", "B2")]

    def test_hidden_sheets_are_no_legend(self) -> None:
        hidden = Grid("Notes", grid([["- = nil"]]).cells, hidden=True)
        reading = read_return((grid(sheet("-")), hidden), registered(), None, vocabulary(), FILE)
        assert kinds(reading) == ["mark-unexplained"]
