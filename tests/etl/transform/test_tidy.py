"""What the reader makes of one made-up sheet after another: a rule a test. No number here is a real figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from etl.extract.grid import CellValue, Grid
from etl.model.observation import Coverage, Unit
from etl.transform.recipe import Entry, Recipe
from etl.transform.tidy import read_return
from tests.etl.transform.sheets import FILE, about, errors, grid, kinds, read, registered, told, vocabulary

Table = list[list[CellValue | None]]
KENT = registered(force="Kent Police")
FORCES: Table = [["Police force", "2017/18", "2018/19"], ["Kent", 5, 6], ["Surrey", 7, 8]]
SOUTH_EAST: Table = [
    ["Force", "2017/18"],
    ["Hampshire", 1],
    ["Kent", 2],
    ["Surrey", 3],
    ["Sussex", 4],
    ["South East", 10],
]
ALL_YEARS = "April 2017 to March 2024"


def recipe(section: str, **values: str) -> Recipe:
    return Recipe("made-up", (Entry(section, 1, "made up", **values),))


class TestWhatANumberIsAbout:
    def test_labels_on_both_sides(self) -> None:
        assert [about(each)[:2] for each in read(FORCES).observations] == [
            ("E23000032", "2017/18"), ("E23000032", "2018/19"), ("E23000031", "2017/18"), ("E23000031", "2018/19"),
        ]  # fmt: skip

    def test_either_way_round(self) -> None:
        turned = [list(line) for line in zip(*FORCES, strict=True)]
        assert {about(each): each.count.text for each in read(turned).observations} == {
            about(each): each.count.text for each in read(FORCES).observations
        }

    def test_the_caption_says_what_labels_do_not(self) -> None:
        (seen,) = read([["Kent Police, victims of offences in 2018/19"], ["Total", 5]], registered()).observations
        assert (*about(seen)[:2], seen.unit) == ("E23000032", "2018/19", Unit.VICTIM)
        assert seen.source.headers == (("area", "A1"), ("period", "A1"), ("offence", "register"), ("unit", "A1"))

    def test_the_nearest_text_comes_first(self) -> None:
        rows = [["Offences in 2017/18"], ["Total", 5], [], ["Offences in 2018/19"], ["Total", 6]]
        assert [about(each)[1] for each in read(rows, KENT).observations] == ["2017/18", "2018/19"]

    def test_the_name_of_the_sheet_comes_before_the_register(self) -> None:
        reading = read({"2018-19": [["Facebook", 5]], "Snapchat": [["2017/18", 6]]}, KENT)
        assert [about(each)[1:3] for each in reading.observations] == [("2018/19", "Facebook"), ("2017/18", "Snapchat")]

    def test_the_register_comes_last(self) -> None:
        (seen,) = read([["Offences recorded", 5]], KENT).observations
        assert about(seen)[:2] == ("E23000032", ALL_YEARS)
        assert dict(seen.source.headers)["period"] == "register"

    def test_a_heading_over_lines_speaks_for_them(self) -> None:
        rows = [["Kent"], ["2017/18", 5], ["2018/19", 6], ["Surrey"], ["2017/18", 7], ["2018/19", 8]]
        assert {about(each)[:2]: each.count.value for each in read(rows).observations} == {
            ("E23000032", "2017/18"): 5, ("E23000032", "2018/19"): 6,
            ("E23000031", "2017/18"): 7, ("E23000031", "2018/19"): 8,
        }  # fmt: skip

    def test_a_platform_over_lines_speaks_for_them(self) -> None:
        rows = [["Snapchat"], ["2017/18", 5], ["Facebook"], ["2017/18", 7]]
        assert [about(each)[2] for each in read(rows, KENT).observations] == ["Snapchat", "Facebook"]

    def test_the_corner_of_a_table_speaks_for_all_of_it(self) -> None:
        year = read([["2018/19", "Female", "Male"], ["0-11", 1, 2]], KENT)
        assert {about(each)[1] for each in year.observations} == {"2018/19"}
        force = read([["Surrey", "2017/18"], ["Facebook", 5]])
        assert about(force.observations[0])[0] == "E23000031"
        assert errors(read([["Kent", "2017/18"], ["Surrey", 5]])) == [("labels-unknown", "A1")]

    def test_platform_counts_are_mentions_unless_another_unit_is_said(self) -> None:
        plain = read([["Platform", "2017/18"], ["Facebook", 5]], KENT).observations
        reports = read([["Number of crime reports"], ["Platform", "2017/18"], ["Facebook", 5]], KENT).observations
        assert [plain[0].unit, reports[0].unit] == [Unit.MENTION, Unit.CRIME_REPORT]
        assert "mentions" in plain[0].caveats

    def test_scotland_and_the_united_kingdom_have_offences_of_their_own(self) -> None:
        rows = [["", "2017/18"], ["Police Scotland", 5], ["UK", 6], ["Kent", 7]]
        assert [each.offence for each in read(rows).observations] == [
            "Scotland: communicating indecently with a child",
            "71/17 and equivalents",
            "71/17",
        ]

    def test_a_line_and_a_sentence_hold_their_number(self) -> None:
        lines = read([["Offences recorded"], ["2017/18: 45"], ["2018/19: 47"]], KENT)
        assert told(lines) == {"A2": "45", "A3": "47"}
        sentence = read([["Kent Police recorded 45 offences in 2018/19."]], registered())
        assert [about(each)[:2] for each in sentence.observations] == [("E23000032", "2018/19")]
        assert sentence.account["value"] == 1


class TestTheFence:
    def test_a_period_outside_is_held(self) -> None:
        assert errors(read([["2015/16", 5], ["2017/18", 6]], KENT)) == [("period-outside", "A1")]

    def test_an_area_outside_is_held(self) -> None:
        assert errors(read([["Force", "2017/18"], ["Surrey", 5]], KENT)) == [("area-outside", "A2")]

    def test_another_offence_is_held(self) -> None:
        assert errors(read([["Sexual grooming (Home Office code 88A)"], ["2017/18", 5]], KENT)) == [
            ("offence-outside", "A1")
        ]

    def test_words_with_two_readings_are_settled_by_it(self) -> None:
        row = registered(force="Kent Police", period="2021-04-01/2022-03-31")
        reading = read([["Offences from 2021 to 2022", 5]], row)
        assert [about(each)[1] for each in reading.observations] == ["2021/22"]
        assert any("2021/22" in guess.sentence for guess in reading.assumptions)

    def test_a_heading_cut_short_is_completed_where_the_fence_ends(self) -> None:
        rows = [["Force", "2021/22", "2022/23", "2023/"], ["Kent", 5, 6, 7]]
        reading = read(rows)
        assert about(reading.observations[2])[1] == "2023/24"
        assert [guess.cell for guess in reading.assumptions if "cut short" in guess.sentence] == ["D1"]

    def test_a_heading_cut_short_elsewhere_is_held(self) -> None:
        rows = [["Force", "2018/19", "2019/20", "2020/"], ["Kent", 5, 6, 7]]
        assert errors(read(rows)) == [("period-unread", "D1")]

    def test_words_of_time_that_cannot_be_read_never_get_the_whole_period(self) -> None:
        assert errors(read([["Facebook (in lockdown)", 5]], KENT)) == [("period-unread", "A1")]
        assert errors(read([["Offences since the law changed"], ["Facebook", 5]], KENT)) == [("period-unread", "A1")]

    def test_years_beside_other_words_are_found(self) -> None:
        reading = read([["Victims by age, 2018/19"], ["0-11", 5], ["12-15", 6]], KENT)
        assert {about(each)[1] for each in reading.observations} == {"2018/19"}

    def test_years_beside_words_that_hide_them_never_get_the_whole_period(self) -> None:
        assert errors(read([["Reference 2018/19"], ["0-11", 5]], KENT)) == [("period-unread", "A1")]

    def test_a_label_that_says_more_than_a_period_is_none(self) -> None:
        assert errors(read([["Kent 2018/19", 5]], KENT)) == [("period-unread", "A1")]

    def test_without_a_row_what_the_sheet_does_not_say_is_a_problem(self) -> None:
        assert errors(read([["Facebook", 5]], fenced=False)) == [("area-missing", "")]
        whole = read([["Kent Police: sexual communication with a child"], ["2017/18", 5]], fenced=False)
        assert [(about(each)[:2], each.offence) for each in whole.observations] == [(("E23000032", "2017/18"), "71/17")]


class TestRegions:
    def test_a_region_is_the_forces_that_its_rows_list(self) -> None:
        reading = read(SOUTH_EAST)
        last = reading.observations[-1]
        assert (last.area.code, last.coverage, last.count.value) == ("X-SE4", Coverage.FULL, 10)
        assert reading.account["printed_total"] == 1
        assert [check.holds for check in reading.checks] == [True]

    def test_it_may_stand_before_its_forces(self) -> None:
        rows = [SOUTH_EAST[0], SOUTH_EAST[5], *SOUTH_EAST[1:5]]
        assert read(rows).observations[0].area.code == "X-SE4"

    def test_a_total_over_a_gap_covers_the_others(self) -> None:
        rows = [list(row) for row in SOUTH_EAST]
        rows[1][1], rows[5][1] = None, 9
        last = read(rows).observations[-1]
        assert (last.coverage, last.missing) == (Coverage.PART_MEMBERS, ("E23000030",))
        assert "part-members" in last.caveats

    def test_without_its_forces_it_is_held(self) -> None:
        assert errors(read([["Region", "2017/18"], ["South East", 5]])) == [("region-without-members", "A2")]

    def test_a_recipe_may_name_the_composite(self) -> None:
        said = recipe("area", words="South East", value="X-SE4")
        assert [
            each.area.code for each in read([["Region", "2017/18"], ["South East", 5]], recipe=said).observations
        ] == ["X-SE4"]

    def test_forces_that_make_no_known_area_are_a_check_only(self) -> None:
        reading = read([["Force", "2017/18"], ["Kent", 5], ["Gwent", 6], ["Total", 11]])
        assert told(reading) == {"B2": "5", "B3": "6"}
        assert [check.holds for check in reading.checks] == [True]

    def test_a_name_of_force_and_region_is_the_force_and_says_so(self) -> None:
        reading = read([["Force", "2017/18"], ["West Midlands", 5], ["Staffordshire", 6]])
        assert about(reading.observations[0])[0] == "E23000014"
        assert any("West Midlands" in guess.sentence for guess in reading.assumptions)


class TestMarksAndBlanks:
    def test_a_blank_is_no_return_and_zero_by_a_recipe(self) -> None:
        rows = [*FORCES, ["Sussex", None, 4]]
        assert told(read(rows))["B4"] == "none · no return"
        zero = read(rows, recipe=recipe("blank", value="zero"))
        assert (told(zero)["B4"], zero.observations[4].basis.value) == ("0", "blank")

    def test_a_line_of_blanks_gives_no_return_for_each(self) -> None:
        rows = [FORCES[0], ["Sussex"], *FORCES[1:], ["Gwent"]]
        reading = read(rows)
        assert {told(reading)[cell] for cell in ("B2", "C2", "B5", "C5")} == {"none · no return"}

    def test_a_blank_total_says_nothing_and_a_blank_count_of_offences_is_a_gap(self) -> None:
        rows = [["Platform", "2017/18", "2018/19"], ["Facebook", 5, 6]]
        assert set(told(read([*rows, ["Total", None, 6]], KENT))) == {"B2", "C2", "C3"}
        assert told(read([*rows, ["Offences recorded", None, 9]], KENT))["B3"] == "none · no return"

    def test_a_mark_with_several_meanings_is_held(self) -> None:
        assert errors(read([*FORCES, ["Sussex", "-", 4]])) == [("mark-unexplained", "B4")]

    def test_the_legend_of_any_sheet_explains_it(self) -> None:
        rows = {"Answer": [*FORCES, ["Sussex", "-", "*"]], "Notes": [["- means zero"], ["* = fewer than 5"]]}
        reading = read(rows)
        assert (told(reading)["B4"], told(reading)["C4"]) == ("0", "1 to 4 · suppressed")

    def test_a_recipe_explains_it(self) -> None:
        said = recipe("mark", mark="-", value="not held")
        assert told(read([*FORCES, ["Sussex", "-", 4]], recipe=said))["B4"] == "none · not held"

    def test_a_word_that_is_no_mark_is_held(self) -> None:
        assert errors(read([*FORCES, ["Sussex", "see note", 4]])) == [("cell-not-read", "B4")]

    @pytest.mark.parametrize(
        ("value", "kind"), [(-5, "number-negative"), (2.5, "number-fraction"), ("12,5", "digits-not-read")]
    )
    def test_what_counts_nothing_is_held(self, value: object, kind: str) -> None:
        rows = [["Offences", value]] if kind == "digits-not-read" else [*FORCES, ["Sussex", value, 4]]
        assert kind in kinds(read(rows, KENT if len(rows) == 1 else None))
        assert read(rows, KENT if len(rows) == 1 else None).held

    def test_a_formula_without_a_result_is_held(self) -> None:
        sheet = grid(FORCES)
        cell = replace(sheet.cells[2, 2], value="", text="", formula_without_result=True)
        made = Grid("S", {**sheet.cells, (2, 2): cell})
        reading = read_return((made,), registered(), None, vocabulary(), FILE)
        assert errors(reading) == [("formula-without-result", "B2")]

    def test_a_formula_that_failed_is_held(self) -> None:
        assert errors(read([*FORCES, ["Sussex", "#REF!", 4]])) == [("formula-error", "B4")]


class TestNotes:
    def test_a_note_is_tied_by_its_sign(self) -> None:
        reading = read([FORCES[0], ["Kent*", 5, 6], ["* new record system"]])
        assert {each.note for each in reading.observations} == {"new record system"}

    def test_a_note_of_a_time_is_held_until_a_recipe_says_what_it_covers(self) -> None:
        rows = [FORCES[0], ["Kent*", 5, 6], ["* six months only"]]
        assert errors(read(rows)) == [("note-narrows", "A3")]
        part = read(rows, recipe=recipe("note", words="six months only", value="part period"))
        assert not part.held
        assert [(each.coverage, each.count.text) for each in part.observations] == [
            (Coverage.PART_PERIOD, "at least 5 · lower bound"),
            (Coverage.PART_PERIOD, "at least 6 · lower bound"),
        ]

    def test_a_sign_that_nothing_explains_is_noted(self) -> None:
        assert kinds(read([FORCES[0], ["Kent*", 5, 6]])) == ["sign-without-note"]

    def test_a_remark_in_the_row_goes_with_its_numbers(self) -> None:
        reading = read([[*FORCES[0], "Comments"], ["Kent", 5, 6, "new system"], FORCES[2]])
        assert [each.note for each in reading.observations] == ["new system", "new system", "", ""]
        assert errors(read([[*FORCES[0], "Comments"], ["Kent", 5, 6, "from June 2017"]])) == [("note-narrows", "D2")]

    def test_a_loose_note_of_a_part_of_the_time_is_held_and_another_listed(self) -> None:
        assert errors(read([*FORCES, ["Note: Kent answered for June 2017 on"]])) == [("note-narrows", "A4")]
        assert kinds(read([*FORCES, ["Note: officers were trained in June 2017"]])) == ["note-untied"]

    def test_refusals_are_noted(self) -> None:
        assert kinds(read([*FORCES, ["Question 2: exempt under section 40(2)"]])) == ["question-refused"]


class TestNothingIsSilent:
    def test_a_text_that_says_a_part_and_nothing_more_is_its_label(self) -> None:
        (seen,) = read([["Number of female victims"], ["2017/18", 5]], KENT).observations
        assert (about(seen)[4], seen.unit) == ("female", Unit.VICTIM)

    def test_a_text_that_narrows_numbers_down_is_held(self) -> None:
        for text in (
            "Offences where Snapchat was used",
            "How many were charged?",
            "Victims aged 12",
        ):
            assert errors(read([[text], ["2017/18", 5]], KENT)) == [("text-narrows", "A1")]

    def test_a_recipe_says_whether_it_does(self) -> None:
        rows = [["Offences where Snapchat was used"], ["2017/18", 5]]
        part = recipe("answer", cells="B2", breakdown="platform", label="Snapchat")
        whole = recipe("answer", cells="B2", breakdown="none")
        assert [about(each)[2] for each in read(rows, KENT, part).observations] == ["Snapchat"]
        assert [about(each)[2] for each in read(rows, KENT, whole).observations] == [""]

    def test_two_numbers_about_one_thing_are_held(self) -> None:
        assert errors(read([["Kent", 5, 6]])) == [("number-twice", "C1")]
        assert errors(read([["Facebook", 5], ["FB", 6]], KENT)) == [("number-twice", "B2")]

    def test_a_number_without_a_heading_beside_others_is_held(self) -> None:
        assert errors(read([["Force", "2017/18"], ["Kent", 5, 6]])) == [("number-without-role", "C2")]

    def test_a_number_alone_is_held(self) -> None:
        assert errors(read([*FORCES, [], [None, None, None, None, 99]])) == [("table-unknown", "E5")]

    def test_a_label_nobody_knows_is_held_with_the_nearest(self) -> None:
        reading = read([*FORCES, ["Susex", 1, 2]])
        assert errors(reading) == [("label-unknown", "A4")]
        assert "Sussex Police" in next(found.message for found in reading.problems)

    def test_labels_of_which_nothing_is_known_are_held(self) -> None:
        assert errors(read([["Foo", 5], ["Bar", 6]], KENT)) == [("labels-unknown", "A1")]

    def test_labels_that_can_be_two_things_are_held_with_both(self) -> None:
        reading = read([["Unknown", 5], ["Other", 6]], KENT)
        assert errors(reading) == [("two-readings", "A1")]
        assert "platform or means" in reading.problems[0].message
        assert "sex" in reading.problems[0].message

    def test_a_sentence_that_narrows_is_held(self) -> None:
        rows = [["There have been 39 offences where the victim was a girl in 2018/19."]]
        assert errors(read(rows, KENT)) == [("sentence-not-understood", "A1")]

    def test_a_number_in_a_text_is_one_that_was_read_or_held(self) -> None:
        rows = [["Offences", 45], [], ["Outcomes of those 45 offences"], ["Charged", 5]]
        assert not read(rows, KENT).held
        assert errors(read([["Outcomes of those 46 offences"], ["Charged", 5]], KENT)) == [
            ("number-without-role", "A1")
        ]

    def test_a_sheet_with_no_number_is_held(self) -> None:
        assert errors(read([["Dear requester,"], ["we do not hold this."]], KENT)) == [("nothing-read", "")]

    def test_a_recipe_that_fits_nothing_is_held(self) -> None:
        assert errors(read(FORCES, recipe=recipe("set_aside", cells="Z9"))) == [("recipe-unused", "")]

    def test_numbers_that_are_no_answer_are_set_aside(self) -> None:
        reading = read([["Reference", 1234], ["Offences recorded", 45], ["Hours spent", 18]], KENT)
        assert told(reading) == {"B2": "45"}
        assert reading.account["set_aside"] == 2

    def test_hidden_and_struck_cells_are_set_aside_and_said(self) -> None:
        sheet = grid([*FORCES, ["Sussex", 1, 2]])
        hidden = {place: replace(cell, hidden=True) for place, cell in sheet.cells.items() if place[0] == 4}
        struck = {(3, 3): replace(sheet.cells[3, 3], struck=True)}
        reading = read_return((Grid("S", {**sheet.cells, **hidden, **struck}),), registered(), None, vocabulary(), FILE)
        assert kinds(reading) == ["cells-hidden", "cells-struck"]
        assert set(told(reading)) == {"B2", "C2", "B3", "C3"}
        assert told(reading)["C3"] == "none · no return"
        assert reading.account["set_aside"] == 4

    def test_every_cell_has_a_role(self) -> None:
        sheets: tuple[Any, ...] = (
            FORCES,
            [["Foo", 5], ["Bar"]],
            [["a", "b", "c"], [1, 2, 3], ["x"]],
            [[5]],
            [["text"]],
        )
        for rows in sheets:
            reading = read(rows)
            assert reading.account["total"] == sum(value not in (None, "") for row in rows for value in row)
