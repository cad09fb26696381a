"""An xlsx file becomes grids that say what a reader of the sheet sees. All sheets here are made up."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from etl.extract import extract, read_grids
from etl.extract.grid import Cell
from tests.etl.extract.books import book, raw_book
from tests.etl.extract.packages import zipped

RETURNS = Path(__file__).parents[3] / "data" / "raw" / "returns"


def only_sheet(path: Path) -> dict[str, Cell]:
    (grid,) = read_grids(path)
    return {cell.address: cell for cell in grid}


@pytest.mark.parametrize("path", sorted(RETURNS.glob("*.xlsx")), ids=lambda path: path.stem)
def test_the_returns_are_read_as_openpyxl_reads_them(path: Path) -> None:
    workbook = load_workbook(path)
    grids = read_grids(path)
    assert [grid.sheet for grid in grids] == workbook.sheetnames
    for grid, sheet in zip(grids, workbook.worksheets, strict=True):
        theirs = {(c.row, c.column): c.value for row in sheet.iter_rows() for c in row if c.value is not None}
        assert {place: cell.value for place, cell in grid.cells.items()} == theirs


def test_values_keep_their_type(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([5, 2.5, "text", True, date(2017, 4, 1), "  "])

    cells = only_sheet(book(tmp_path / "a.xlsx", fill))
    assert [type(cells[name].value) for name in ("A1", "B1", "C1", "D1")] == [int, float, str, bool]
    day = cells["E1"].value
    assert isinstance(day, date | datetime)
    assert (day.year, day.month, day.day) == (2017, 4, 1)
    assert "F1" not in cells


def test_text_is_what_the_sheet_shows(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for column, (value, code) in enumerate(
            [
                (1234, "#,##0"),
                (0.25, "0%"),
                (3, '"*"'),
                (2, '[<5]"<5";0'),
                (date(2017, 4, 1), "mmm-yy"),
                (0, '0;-0;"-"'),
            ],
            1,
        ):
            sheet.cell(1, column, value).number_format = code

    cells = only_sheet(book(tmp_path / "a.xlsx", fill))
    assert [cell.text for cell in cells.values()] == ["1,234", "25%", "*", "<5", "Apr-17", "-"]
    assert cells["C1"].value == 3


def test_comments_merges_and_strike_through_are_seen(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "merged"
        sheet.merge_cells("A1:C1")
        sheet["A2"] = 5
        sheet["A2"].comment = Comment("six months only", "somebody")
        sheet["A3"] = 6
        sheet["A3"].font = Font(strike=True)

    path = book(tmp_path / "a.xlsx", fill)
    (grid,) = read_grids(path)
    assert grid.merges == ((1, 1, 1, 3),)
    cells = only_sheet(path)
    assert cells["A2"].comment == "six months only"
    assert (cells["A2"].struck, cells["A3"].struck) == (False, True)


def test_cells_of_hidden_rows_and_columns_say_so(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([1, 2])
        sheet.append([3, 4])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    cells = only_sheet(book(tmp_path / "a.xlsx", fill))
    assert [cell.hidden for cell in cells.values()] == [False, True, True, True]


def test_a_hidden_sheet_is_listed_and_not_read(tmp_path: Path) -> None:
    workbook = Workbook()
    for name, state in (("shown", "visible"), ("hidden", "hidden"), ("deep", "veryHidden")):
        sheet = workbook.create_sheet(name)
        sheet["A1"] = 5
        sheet.sheet_state = state
    del workbook["Sheet"]
    workbook.save(tmp_path / "a.xlsx")
    extracted = extract(tmp_path / "a.xlsx")
    assert [(grid.sheet, grid.hidden, len(grid.cells)) for grid in extracted.grids] == [
        ("shown", False, 1),
        ("hidden", True, 0),
        ("deep", True, 0),
    ]
    assert [(found.kind, found.place.sheet) for found in extracted.problems] == [
        ("sheet-hidden", "hidden"),
        ("sheet-hidden", "deep"),
    ]


def test_a_formula_without_a_stored_result_is_marked(tmp_path: Path) -> None:
    cells = only_sheet(book(tmp_path / "a.xlsx", lambda sheet: sheet.append([1, "=A1+1"])))
    assert cells["B1"].formula_without_result
    assert not cells["A1"].formula_without_result


def test_a_formula_with_a_result_gives_it_and_a_stored_empty_text_is_a_blank(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    cells = only_sheet(raw_book(tmp_path / "a.xlsx", rows))
    assert cells["A1"].value == 2
    assert "B1" not in cells
    assert cells["C1"].value == "#DIV/0!"


@pytest.mark.parametrize(("second", "asks", "marked"), [("0", True, True), ("7", True, False), ("0", False, False)])
def test_noughts_in_place_of_results_are_marked(tmp_path: Path, second: str, *, asks: bool, marked: bool) -> None:
    """A program that does not calculate may store 0 for every formula and ask the reader to calculate."""
    rows = f'<row r="1"><c r="A1"><f>1+1</f><v>0</v></c><c r="B1"><f>3+4</f><v>{second}</v></c></row>'
    path = raw_book(tmp_path / "a.xlsx", rows)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    if asks:
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
            "</sheets>", '</sheets><calcPr fullCalcOnLoad="1"/>'
        )
    cells = only_sheet(zipped(path, parts))
    assert [cell.formula_without_result for cell in cells.values()] == [marked, marked]


def test_cells_without_an_address_stand_where_they_follow(tmp_path: Path) -> None:
    cells = only_sheet(
        raw_book(tmp_path / "a.xlsx", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    )
    assert {name: cell.value for name, cell in cells.items()} == {"A1": 1, "B1": 2, "A2": 3}


def test_a_million_formatted_empty_rows_are_no_cells(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="1"/></row>' for row in range(2, 1_000_001))
    cells = only_sheet(raw_book(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>5</v></c></row>{empty}'))
    assert {name: cell.value for name, cell in cells.items()} == {"A1": 5}


def test_a_claimed_dimension_is_not_believed(tmp_path: Path) -> None:
    path = raw_book(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>5</v></c></row>', '<dimension ref="A1:XFD1048576"/>')
    assert {name: cell.value for name, cell in only_sheet(path).items()} == {"A1": 5}
