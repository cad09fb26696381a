"""Printed sums are checked, and are observations only of what nothing else gives. The sheets are made up."""

from __future__ import annotations

import pytest

from tests.etl.transform.sheets import about, errors, kinds, read, registered, told

KENT = registered(force="Kent Police", period="2017-04-01/2018-03-31")
AGES = [["Age", "2017/18"], ["11 and under", 5], ["12-15", 20]]


def test_a_sum_that_holds_is_an_observation_of_the_whole() -> None:
    reading = read([*AGES, ["Total", 25]], KENT)
    assert told(reading)["B4"] == "25"
    assert about(reading.observations[-1])[2:] == ("", "", "")
    assert [(check.cell, check.holds) for check in reading.checks] == [("B4", True)]


def test_a_sum_that_fails_is_listed_and_holds_nothing() -> None:
    reading = read([*AGES, ["Sum:", 26]], KENT)
    assert kinds(reading) == ["total-differs", "cells-contradict"]
    assert not reading.held
    assert told(reading)["B4"] == "26"


def test_a_sum_given_elsewhere_is_a_check_only() -> None:
    reading = read([["Offences recorded in 2017/18", 25], [], *AGES, ["Total", 25]], KENT)
    assert sorted(told(reading)) == ["B1", "B4", "B5"]
    assert not reading.problems


def test_a_sum_that_differs_from_the_one_elsewhere_is_listed() -> None:
    reading = read([["Offences recorded in 2017/18", 26], [], *AGES, ["Total", 25]], KENT)
    assert kinds(reading) == ["total-twice"]
    assert "B6" not in told(reading)


def test_a_total_of_what_is_shown_is_a_check_only() -> None:
    rows = [["", "Female", "Male"], ["11 and under", "*", 3], ["12-15", 20, 4], ["Sum:", 20, 7]]
    reading = read(rows, KENT)
    assert not {"B4", "C4"} & set(told(reading))
    assert [check.holds for check in reading.checks] == [True, True]
    assert "shown" in reading.checks[0].sentence


@pytest.mark.parametrize(("total", "holds"), [(21, True), (24, True), (26, False), (20, True)])
def test_a_total_over_hidden_numbers_lies_between_their_bounds(total: int, holds: bool) -> None:
    reading = read([["Age", "2017/18"], ["11 and under", "<5"], ["12-15", 20], ["Total", total]], KENT)
    assert [check.holds for check in reading.checks] == [holds]
    assert ("B4" in told(reading)) is (total != 20)


def test_a_total_over_periods_is_a_check_only() -> None:
    rows = [["Force", "2017/18", "2018/19", "Total"], ["Kent", 5, 6, 11], ["Surrey", 7, 8, 16]]
    reading = read(rows)
    assert {"D2", "D3"} & set(told(reading)) == set()
    assert [(check.cell, check.holds) for check in reading.checks] == [("D2", True), ("D3", False)]
    assert kinds(reading) == ["total-differs", "cells-contradict"]


def test_both_sums_of_a_cross_table_are_checked() -> None:
    rows = [["", "Female", "Male", "Total"], ["11 and under", 1, 2, 3], ["12-15", 3, 4, 7], ["Total", 4, 6, 10]]
    reading = read(rows, KENT)
    assert {check.cell for check in reading.checks} == {"D2", "D3", "B4", "C4", "D4"}
    assert all(check.holds for check in reading.checks)
    assert about(reading.observations[2])[2:] == ("", "0-11", "")
    assert about(reading.observations[-1])[2:] == ("", "", "")


def test_platforms_are_no_parts_of_a_total() -> None:
    rows = [["Platform", "2017/18"], ["Facebook", 5], ["Snapchat", 6], ["Total offences", 9]]
    reading = read(rows, KENT)
    assert not reading.checks
    assert [each.unit.value for each in reading.observations] == ["mention", "mention", "offence"]


def test_a_bare_total_that_adds_platforms_is_one_of_mentions() -> None:
    reading = read([["Platform", "2017/18"], ["Facebook", 5], ["Snapchat", 6], ["Total", 11]], KENT)
    assert [each.unit.value for each in reading.observations] == ["mention", "mention", "mention"]
    assert any("mentions" in guess.sentence for guess in reading.assumptions)


def test_a_nation_is_the_sum_of_its_forces_where_all_are_listed() -> None:
    forces = [["Force", "2017/18"], ["Dyfed Powys", 1], ["Gwent", 2], ["North Wales", 3], ["South Wales", 4]]
    assert [check.holds for check in read([*forces, ["Wales", 10]]).checks] == [True]
    assert read([*forces[:3], ["Wales", 10]]).checks == ()


def test_percents_in_brackets_are_checked_against_the_base_that_fits() -> None:
    rows = [
        ["", "2017/18"],
        ["Total offences", 200],
        ["Method of communication given", 100],
        ["Facebook", "50 (50%)"],
        ["Snapchat", "30 (31%)"],
    ]
    reading = read(rows, KENT)
    assert [(check.cell, check.holds) for check in reading.checks] == [("B4", True), ("B5", False)]
    assert kinds(reading) == ["percent-differs"]
    assert told(reading)["B5"] == "30"


def test_a_column_of_percents_checks_the_counts_beside_it() -> None:
    rows = [["Outcome", "Number", "%"], ["Charged", 5, "50%"], ["Cautioned", 5, "40%"], ["Total", 10, "100%"]]
    reading = read(rows, KENT)
    assert set(told(reading)) == {"B2", "B3", "B4"}
    assert kinds(reading) == ["percent-differs"]
    assert reading.account["set_aside"] == 3


def test_shares_without_counts_are_shares() -> None:
    rows = [["Means of communication, where known", "Share of offences"], ["Facebook", "50%"], ["Snapchat", 30]]
    reading = read(rows, KENT)
    assert [(each.measure.value, each.count.text, each.of_what) for each in reading.observations] == [
        ("share", "49.5 to 50.5 · rounded", "means known"),
        ("share", "29.5 to 30.5 · rounded", "means known"),
    ]
    assert all("very-small-numbers" in each.caveats for each in reading.observations)


def test_a_share_of_a_known_base_is_of_no_small_number() -> None:
    rows = [
        ["Known means of communication", 100],
        [],
        ["Means of communication, where known", "Share of offences"],
        ["Facebook", "50%"],
    ]
    reading = read(rows, KENT)
    assert not errors(reading)
    assert "very-small-numbers" not in reading.observations[-1].caveats
