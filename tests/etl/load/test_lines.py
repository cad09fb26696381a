"""The CSV line of a figure and of an observation. The figures are made up."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.load import lines
from etl.model.columns import NAMES, OBSERVATION_NAMES
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import Coverage, Measure
from tests.etl.load.made_up import figure, observation


def cells_of(line: str) -> dict[str, str]:
    names = OBSERVATION_NAMES if len(next(csv.reader([line]))) == len(OBSERVATION_NAMES) else NAMES
    return dict(zip(names, next(csv.reader(io.StringIO(line, newline=""))), strict=True))


def test_a_line_has_the_tidy_columns_in_their_order_and_ends_with_crlf() -> None:
    row = lines.figure_row(figure())
    line = lines.figure_line(row)
    assert line.endswith("\r\n")
    assert set(row) == set(NAMES)
    assert lines.figure_header() == ",".join(NAMES) + "\r\n"
    cells = cells_of(line)
    assert (cells["value"], cells["value_low"], cells["value_high"], cells["witnesses"]) == ("12", "12", "12", "1")
    assert (cells["period_start"], cells["period_end"], cells["period"]) == ("2017-04-01", "2018-03-31", "2017/18")
    assert (cells["source_file"], cells["source_sheet"], cells["source_cell"]) == ("nowhere.xlsx", "Sheet 1", "B4")


def test_an_observation_puts_its_identifier_first_and_leaves_witnesses_empty() -> None:
    one = observation()
    told = figure(one)
    cells = cells_of(lines.observation_line(lines.observation_row(one, told)))
    assert cells["observation_id"] == one.observation_id
    assert (cells["figure_id"], cells["standing"], cells["witnesses"]) == (told.figure_id, "answers", "")
    assert lines.observation_header() == ",".join(OBSERVATION_NAMES) + "\r\n"


def test_an_observation_without_a_figure_has_neither_figure_nor_standing() -> None:
    row = lines.observation_row(observation())
    assert (row["figure_id"], row["standing"], row["witnesses"]) == ("", "", None)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count.exact(118), ("118", "118", "118", "")),
        (Count.exact(Decimal("29.5")), ("29.5", "29.5", "29.5", "")),
        (Count.between(1, 4, Mark.SUPPRESSED), ("", "1", "4", "suppressed")),
        (Count.between(18, None, Mark.LOWER_BOUND), ("", "18", "", "lower bound")),
        (Count.missing(Mark.NO_RETURN), ("", "", "", "no return")),
        (Count.exact(0), ("0", "0", "0", "")),
    ],
)
def test_bounds_that_differ_leave_the_value_empty_and_an_open_end_is_empty(
    count: Count, expected: tuple[str, str, str, str]
) -> None:
    cells = cells_of(lines.figure_line(lines.figure_row(figure(observation(count)))))
    assert (cells["value"], cells["value_low"], cells["value_high"], cells["mark"]) == expected


def test_a_figure_shows_its_own_count_coverage_and_missing_not_those_of_its_witness() -> None:
    told = figure(
        observation(Count.exact(19), coverage=Coverage.FULL),
        count=Count.between(19, None, Mark.LOWER_BOUND),
        coverage=Coverage.PART_PERIOD,
        missing=("X-A", "X-B"),
        caveats=("part-period", "lower-bound"),
        standing=Standing.IN_DOUBT,
    )
    cells = cells_of(lines.figure_line(lines.figure_row(told)))
    assert (cells["value"], cells["value_low"], cells["mark"]) == ("", "19", "lower bound")
    assert (cells["coverage"], cells["missing"], cells["standing"]) == ("part period", "X-A|X-B", "in doubt")
    assert cells["note"] == ("A lowest value: the true figure is this or more. Covers part of the period only.")


def test_caveats_come_before_the_note_which_is_cut_at_500_characters() -> None:
    long = observation(note="word " * 300, measure=Measure.SHARE, caveats=("very-small-numbers",))
    note = cells_of(lines.observation_line(lines.observation_row(long)))["note"]
    caveat, _, rest = note.partition("20. ")
    assert caveat.startswith("Very small numbers")
    assert len(rest) <= lines.NOTE_LENGTH
    assert rest.endswith("…")


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-x", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "-1,000"])
def test_a_text_that_would_start_a_formula_gets_an_apostrophe(text: str) -> None:
    assert lines.safe_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-2", "+3.5", "-0.25", "1-4", "a third", "<5", "*", ""])
def test_a_number_and_plain_words_stay_as_they_are(text: str) -> None:
    assert lines.safe_text(text) == text


def test_numbers_never_get_an_apostrophe() -> None:
    assert lines.csv_line((-2, Decimal("-0.5"), None)) == "-2,-0.5,\r\n"


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))) | st.just('a,"b"\r\nc'), min_size=1))
def test_any_texts_come_back_from_a_csv_reader(texts: list[str]) -> None:
    line = lines.csv_line(texts)
    back = next(csv.reader(io.StringIO(line, newline=""))) or [""]
    assert back == [lines.safe_text(text) for text in texts]
    assert line.endswith("\r\n")
