"""One return in every format gives the same observations. The other formats are conversions (tests/data/formats)."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract.grid import Cell, Grid
from etl.model.observation import Observation
from etl.model.reading import Reading
from etl.register import load_register
from etl.returns import read_spreadsheet
from etl.transform.tidy import read_return
from etl.words.vocabulary import Vocabulary, load_vocabulary
from tests.conftest import ROOT

NAME = "wales-2017-2024"
RAW = ROOT / "data" / "raw"
SAMPLES = ROOT / "tests" / "data" / "formats"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(RAW / "reference")


def reading(path: Path, vocabulary: Vocabulary) -> Reading:
    entry = next(entry for entry in load_register(RAW, vocabulary.areas).entries if entry.return_id == NAME)
    found, _ = read_spreadsheet(path, entry.row, None, vocabulary)
    return found


def what(observation: Observation) -> tuple[str, ...]:
    about = (observation.area.code, observation.offence, observation.measure, observation.unit, observation.period)
    return tuple(str(each) for each in (*about, observation.breakdown, observation.of_what, observation.count))


@pytest.mark.parametrize("suffix", ["ods", "xls", "html", "docx"])
def test_one_return_in_another_format_gives_the_same_observations(suffix: str, vocabulary: Vocabulary) -> None:
    known = reading(RAW / "returns" / f"{NAME}.xlsx", vocabulary)
    found = reading(SAMPLES / f"{NAME}.{suffix}", vocabulary)
    assert len(known.observations) == 35
    assert not found.held
    assert sorted(map(what, found.observations)) == sorted(map(what, known.observations))


def test_a_print_in_which_numbers_of_columns_touch_is_held_and_gives_nothing(vocabulary: Vocabulary) -> None:
    """In the sample a wide column runs into the next, as LibreOffice prints it: `706241,021`."""
    found = reading(SAMPLES / f"{NAME}.pdf", vocabulary)
    assert found.held
    assert not found.observations
    assert "text-in-columns" in {problem.kind for problem in found.problems}


def prose(*texts: str, table: tuple[tuple[object, ...], ...] = ()) -> Grid:
    """A made-up letter, a paragraph a row, then a table."""
    made = {(row, 1): Cell(row, 1, text, text, prose=True) for row, text in enumerate(texts, 1)}
    for row, line in enumerate(table, len(texts) + 2):
        for column, value in enumerate(line, 1):
            made[row, column] = Cell(row, column, str(value), str(value))
    return Grid("letter", made)


def read(vocabulary: Vocabulary, grid: Grid) -> Reading:
    return read_return((grid,), None, None, vocabulary, "letter.docx")


TABLE = (("Police force", "2017/18", "2018/19"), ("Kent", "10", "12"), ("Surrey", "20", "21"))
TITLE = "Recorded offences of sexual communication with a child"


def test_a_table_in_a_letter_is_read_under_its_text(vocabulary: Vocabulary) -> None:
    found = read(vocabulary, prose("Our ref: 12/34", TITLE, table=TABLE))
    assert [str(each.count.lowest) for each in found.observations] == ["10", "12", "20", "21"]


@pytest.mark.parametrize("line", ["2017/18: 45", "Facebook – 45", "45", "Kent 45", "1. 45", "5 46"])
def test_a_number_of_running_text_is_never_an_observation(vocabulary: Vocabulary, line: str) -> None:
    found = read(vocabulary, prose(TITLE, line, table=TABLE))
    assert all(str(each.count.lowest) != "45" for each in found.observations)
    assert len(found.observations) == 4


@pytest.mark.parametrize("line", ["Essex 45 46", "Essex\t45", "Essex 1,045 * <5 n/a", "Total\tof all\t45"])
def test_a_row_of_a_table_among_running_text_holds_the_return(vocabulary: Vocabulary, line: str) -> None:
    found = read(vocabulary, prose(TITLE, line, table=TABLE))
    assert [each.place.cell for each in found.problems if each.kind == "text-in-columns"] == ["A2"]
    assert found.held


@pytest.mark.parametrize(
    "line",
    ["Telephone 0300 123 4567", "Our ref:\t45", "Switchboard 01727 865051", "on 5 May 2010", "see pages 3 and 4"],
)
def test_a_letter_has_numbers_that_are_no_row_of_a_table(vocabulary: Vocabulary, line: str) -> None:
    found = read(vocabulary, prose(TITLE, line, table=TABLE))
    assert not [each for each in found.problems if each.kind == "text-in-columns"]
    assert len(found.observations) == 4


def test_a_cell_that_is_set_aside_by_its_format_has_that_reason(vocabulary: Vocabulary) -> None:
    aside = Cell(9, 1, "3", "3", prose=True, aside="a page number")
    grid = prose(TITLE, table=TABLE)
    found = read(vocabulary, Grid("letter", {**grid.cells, (9, 1): aside}))
    assert [(role.cell, role.reason) for role in found.cells if role.cell == "A9"] == [("A9", "a page number")]
    assert not any(problem.place.cell == "A9" for problem in found.problems)
