"""One return in every format gives the same observations. The other formats are conversions (tests/data/formats)."""

from __future__ import annotations

import csv
import struct
from itertools import groupby
from pathlib import Path

import pytest

from etl.extract import read_grids
from etl.extract.grid import Cell, Grid
from etl.model.observation import Observation
from etl.model.reading import Reading
from etl.register import load_register
from etl.returns import read_spreadsheet
from etl.transform.tidy import read_return
from etl.words.vocabulary import Vocabulary, load_vocabulary
from tests.conftest import ROOT
from tests.etl.extract.pdf_page import pdf
from tests.etl.extract.pdf_page import table as page_table
from tests.etl.extract.pdf_page import text as page_text
from tests.etl.extract.xlsb_book import cell as binary_cell
from tests.etl.extract.xlsb_book import row as binary_row
from tests.etl.extract.xlsb_book import wide, xlsb

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


def table_of(grid: Grid) -> list[list[str]]:
    """The texts of a sheet, row by row, empty rows too."""
    rows, columns = grid.extent
    found = [[grid.at(row, column) for column in range(1, columns + 1)] for row in range(1, rows + 1)]
    return [[cell.text if cell else "" for cell in row] for row in found]


def as_page(grid: Grid) -> str:
    """A sheet as a page of a PDF: rows of one cell as lines of text, the others as one ruled table."""
    rows = [row for row in table_of(grid) if any(row)]
    lines = [page_text(50, 50 + 15 * place, row[0]) for place, row in enumerate(rows) if not any(row[1:])]
    return "\n".join([*lines, page_table([row for row in rows if any(row[1:])], 200, wide=500 / len(rows[0]))])


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-16")])
def test_its_sheets_as_texts_give_the_same_observations(
    tmp_path: Path, vocabulary: Vocabulary, separator: str, encoding: str
) -> None:
    source = RAW / "returns" / f"{NAME}.xlsx"
    found: list[Observation] = []
    for grid in read_grids(source):
        with (tmp_path / "a.csv").open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=separator).writerows(table_of(grid))
        found += reading(tmp_path / "a.csv", vocabulary).observations
    assert sorted(map(what, found)) == sorted(map(what, reading(source, vocabulary).observations))


def test_its_sheets_as_pages_with_ruled_tables_give_the_same_observations(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    source = RAW / "returns" / f"{NAME}.xlsx"
    found = reading(pdf(tmp_path / "a.pdf", *map(as_page, read_grids(source))), vocabulary)
    assert not found.held
    assert sorted(map(what, found.observations)) == sorted(map(what, reading(source, vocabulary).observations))


def test_its_sheets_as_binary_workbooks_give_the_same_observations(tmp_path: Path, vocabulary: Vocabulary) -> None:
    source = RAW / "returns" / f"{NAME}.xlsx"
    found: list[Observation] = []
    for grid in read_grids(source):
        records = []
        for line, row in groupby(grid, key=lambda cell: cell.row):
            records.append(binary_row(line - 1))
            for cell in row:
                is_number = isinstance(cell.value, int)
                value = struct.pack("<d", cell.value) if is_number else wide(str(cell.value))
                records.append(binary_cell(5 if is_number else 6, cell.column - 1, value))
        found += reading(xlsb(tmp_path / "a.xlsb", records), vocabulary).observations
    assert sorted(map(what, found)) == sorted(map(what, reading(source, vocabulary).observations))


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
