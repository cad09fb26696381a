"""Areas that mislead, on whole sheets: forces and regions of one name, bodies that are no force, rows of two."""

from __future__ import annotations

from typing import Any

from etl.transform.recipe import Entry, Recipe
from tests.etl.transform.sheets import errors, read

FORCE, REGION = "E23000014", "E12000005"
OTHERS: list[list[Any]] = [["Staffordshire", 1], ["Warwickshire", 2], ["West Mercia", 3]]
HEAD: list[list[Any]] = [["Force", "2017/18"]]


def found(rows: Any) -> list[tuple[str, object]]:
    reading = read(rows)
    assert not reading.held, errors(reading)
    return [(each.area.code, each.count.value) for each in reading.observations]


class TestAForceAndARegionOfOneName:
    def test_the_one_whose_number_is_the_sum_is_the_region(self) -> None:
        after = found([*HEAD, *OTHERS, ["West Midlands", 4], ["West Midlands", 10]])
        before = found([*HEAD, *OTHERS, ["West Midlands", 10], ["West Midlands", 4]])
        first = found([*HEAD, ["West Midlands", 10], *OTHERS, ["West Midlands", 4]])
        assert after[-2:] == [(FORCE, 4), (REGION, 10)]
        assert before[-2:] == [(REGION, 10), (FORCE, 4)]
        assert (first[0], first[-1]) == ((REGION, 10), (FORCE, 4))

    def test_without_a_sum_it_is_held_and_both_are_named(self) -> None:
        reading = read([*HEAD, *OTHERS, ["West Midlands", 4], ["West Midlands", 11]])
        assert errors(reading) == [("area-two", "A5"), ("area-two", "A6")]
        message = next(problem.message for problem in reading.problems)
        assert "West Midlands Police" in message
        assert "West Midlands region" in message

    def test_where_both_fit_it_is_held(self) -> None:
        none = [[name, 0] for name, _ in OTHERS]
        assert errors(read([*HEAD, *none, ["West Midlands", 0], ["West Midlands", 0]]))[0][0] == "area-two"

    def test_where_the_other_forces_are_not_listed_it_is_held(self) -> None:
        assert errors(read([*HEAD, ["West Midlands", 4], ["West Midlands", 4]]))[0][0] == "area-two"

    def test_a_recipe_says_which_is_which(self) -> None:
        entries = tuple(
            Entry("area", number, "made up", words="West Midlands", cells=cell, value=code)
            for number, (cell, code) in enumerate((("A2", FORCE), ("A3", REGION)), 1)
        )
        reading = read([*HEAD, ["West Midlands", 4], ["West Midlands", 9]], recipe=Recipe("made-up", entries))
        assert [each.area.code for each in reading.observations] == [FORCE, REGION]

    def test_official_codes_tell_them_apart(self) -> None:
        rows: list[list[Any]] = [
            ["Code", "Force", "2017/18"],
            [REGION, "West Midlands", 10],
            [FORCE, "West Midlands", 4],
        ]
        turned: list[list[Any]] = [[row[1], row[0], row[2]] for row in rows]
        assert found(rows) == found(turned) == [(REGION, 10), (FORCE, 4)]
        assert read(rows).observations[0].label_as_written == "West Midlands"

    def test_a_code_that_belongs_to_another_name_is_held(self) -> None:
        assert read([["Code", "Force", "2017/18"], [FORCE, "Kent", 10], ["E23000031", "Surrey", 4]]).held


class TestRowsThatAreNoForce:
    def test_two_forces_in_one_row_are_held(self) -> None:
        for label in ("Norfolk & Suffolk", "Norfolk/Suffolk", "Surrey and Sussex", "Kent, Essex"):
            assert errors(read([*HEAD, ["Kent", 5], [label, 4]])) == [("label-unknown", "A3")], label

    def test_a_force_whose_name_is_two_places_is_one(self) -> None:
        assert found([*HEAD, ["Devon & Cornwall", 5], ["Avon and Somerset", 4]]) == [("E23000035", 5), ("E23000036", 4)]

    def test_a_body_that_is_no_force_is_held(self) -> None:
        for label in ("Crown Prosecution Service", "HM Courts & Tribunals Service", "Ministry of Justice"):
            assert errors(read([*HEAD, ["Kent", 5], [label, 4]])) == [("label-unknown", "A3")], label

    def test_a_force_in_the_total_and_in_no_region_is_its_own(self) -> None:
        south = [["Hampshire", 1], ["Kent", 2], ["Surrey", 3], ["Sussex", 4], ["South East", 10]]
        rows = [*HEAD, *south, ["British Transport Police", 6], ["Total", 16]]
        reading = read(rows)
        told = {each.area.code: each.count.value for each in reading.observations}
        assert told["X-SE4"] == 10
        assert told["X-BTP"] == 6
        assert 16 not in told.values()
        assert not reading.held
