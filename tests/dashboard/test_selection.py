"""A Selection and its one text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from dashboard.names import Names
from dashboard.parse import parse
from dashboard.selection import (
    ALL,
    By,
    Compare,
    Rows,
    Selection,
    Step,
    first_day,
    first_text,
    last_day,
    last_text,
)
from tests.dashboard.made_up import span, year
from tests.dashboard.strategies import DAYS, selections


@given(selections())
@settings(max_examples=300)
def test_text_and_parse_are_inverse(names: Names, selection: Selection) -> None:
    assert parse(selection.text, names) == selection
    assert parse(f"?{selection.text}", names) == selection


def test_canonical_text_has_the_keys_in_one_order_and_the_areas_sorted(names: Names) -> None:
    asked = (
        "?rows=all&measure=share&only=snapchat&by=platform&step=quarter&to=2020-06-30&from=2017-04-01"
        "&area=Kent&area=cumbria"
    )
    assert parse(asked, names).text == (
        "area=E23000002&area=E23000032&from=2017-04&to=2020-06&step=quarter&by=platform&only=Snapchat&measure=share"
        "&rows=all"
    )


@pytest.mark.parametrize(
    "asked",
    [
        "?",
        "",
        "step=year",
        "rows=figures&compare=none",
    ],
)
def test_what_is_left_out_anyway_is_not_in_the_text(names: Names, asked: str) -> None:
    assert parse(asked, names).text == ""


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("area=Cumbria&offence=71-17", "area=E23000002"),
        ("area=Cumbria&offence=71/17", "area=E23000002"),
        ("area=UK&offence=71-17-equivalents", "area=K02000001"),
        ("area=Scotland&offence=scotland", "area=S92000003"),
        ("area=UK&offence=71-17", "area=K02000001&offence=71-17"),
        ("area=UK&area=Kent&offence=71-17", "area=E23000032&area=K02000001&offence=71-17"),
        ("offence=71-17", "offence=71-17"),
        ("area=Cumbria&offence=all", "area=E23000002&offence=all"),
        ("offence=88a&offence=all", "offence=all"),
    ],
)
def test_one_question_has_one_text(names: Names, asked: str, text: str) -> None:
    """An offence that the areas have anyway is left out; one that any of them does not have is kept."""
    assert parse(asked, names).text == text


@pytest.mark.parametrize("word", ["E23000002", "Cumbria", "cumbria", "Cumbria%20Constabulary", "Cumbria+Police"])
def test_an_area_is_found_by_code_name_and_alias(names: Names, word: str) -> None:
    assert parse(f"area={word}", names).areas == ("E23000002",)


@given(DAYS)
def test_days_and_their_texts_are_inverse(day: date) -> None:
    assert first_day(first_text(day)) == day
    assert last_day(last_text(day)) == day


def test_a_month_is_its_first_day_at_one_end_and_its_last_at_the_other() -> None:
    assert first_day("2020-02") == date(2020, 2, 1)
    assert last_day("2020-02") == date(2020, 2, 29)


@pytest.mark.parametrize(
    "text", ["2020", "2020-13", "2020-2", "20200201", "2020-02-30", "2020/02", "", "2020-W05", "April"]
)
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        first_day(text)
    with pytest.raises(ValueError, match=r"."):
        last_day(text)


def test_a_figure_is_held_when_its_span_lies_inside_and_cut_when_only_a_part_does() -> None:
    asked = Selection(first=date(2018, 4, 1), last=date(2020, 6, 30))
    assert asked.holds(year(2018))
    assert not asked.cuts(year(2018))
    assert asked.cuts(span("2017-04/2020-06"))
    assert not asked.holds(span("2017-04/2020-06"))
    assert not asked.holds(year(2020))
    assert asked.cuts(year(2020))
    assert not asked.cuts(year(2021))
    assert Selection().holds(year(1999))


@given(selections(), DAYS, DAYS)
def test_the_span_of_a_question_fills_its_open_ends_from_what_is_known(
    selection: Selection, one: date, other: date
) -> None:
    known = span("2017-04/2025-03")
    days = selection.span(known)
    assert selection.first is None or days.first == selection.first
    assert selection.last is None or days.last == selection.last
    if selection.first is None and selection.last is None:
        assert days == known


def test_a_selection_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Selection(first=date(2020, 1, 1), last=date(2019, 1, 1))


def test_only_needs_a_breakdown_that_has_values() -> None:
    with pytest.raises(ValueError, match="not given"):
        Selection(only=("Snapchat",))
    with pytest.raises(ValueError, match="not given"):
        Selection(by=By.NONE, only=("Snapchat",))


def test_step_and_compare_leave_no_row_out_and_so_do_not_filter() -> None:
    everything = Selection(offences=(ALL,), step=Step.QUARTER, compare=Compare.STRICT, rows=Rows.ALL)
    assert not everything.is_filtered
    assert Selection().is_filtered
    assert Selection(offences=(ALL,), areas=("E23000002",)).is_filtered


def test_an_address_carries_the_question() -> None:
    assert Selection().address("/explore") == "/explore"
    assert Selection(areas=("E23000002",)).address("/explore") == "/explore?area=E23000002"
