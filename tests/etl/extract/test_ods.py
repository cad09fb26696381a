"""An ods file becomes the grid that an xlsx file of the same sheet becomes. All sheets here are made up."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from etl.extract import UnreadableFile, builder, extract, read_grids
from etl.extract.grid import Cell
from tests.etl.extract.packages import ods, zipped

SAMPLE = Path(__file__).parents[2] / "data" / "formats" / "wales-2017-2024.ods"


def number(value: object, text: str = "", more: str = "") -> str:
    said = f"<text:p>{text or value}</text:p>"
    return f'<table:table-cell office:value-type="float" office:value="{value}" {more}>{said}</table:table-cell>'


def string(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def only_sheet(path: Path) -> dict[str, Cell]:
    (grid,) = read_grids(path)
    return {cell.address: cell for cell in grid}


def values(path: Path) -> dict[str, object]:
    return {name: cell.value for name, cell in only_sheet(path).items()}


def test_the_sample_is_read_as_another_library_reads_it() -> None:
    workbook = CalamineWorkbook.from_path(str(SAMPLE))
    grids = read_grids(SAMPLE)
    assert [grid.sheet for grid in grids] == workbook.sheet_names
    for grid in grids:
        rows = workbook.get_sheet_by_name(grid.sheet).to_python(skip_empty_area=False)
        theirs = {(y, x): value for y, line in enumerate(rows, 1) for x, value in enumerate(line, 1) if value != ""}
        assert {place: cell.value for place, cell in grid.cells.items()} == theirs


def test_values_keep_their_type_and_texts_are_what_is_shown(tmp_path: Path) -> None:
    def typed(kind: str, name: str, value: str, text: str) -> str:
        told = f'office:value-type="{kind}" office:{name}="{value}"'
        return f"<table:table-cell {told}><text:p>{text}</text:p></table:table-cell>"

    cells = only_sheet(
        ods(
            tmp_path / "a.ods",
            row(
                number("3", "&lt;5"),
                number("2.5"),
                typed("percentage", "value", "0.25", "25%"),
                typed("date", "date-value", "2017-04-01", "Apr 17"),
                typed("date", "date-value", "2017-04-01T09:05:00", "1 Apr"),
                typed("time", "time-value", "PT09H05M00S", "09:05"),
                typed("boolean", "boolean-value", "true", "TRUE"),
            ),
        )
    )
    told: list[object] = [3, 2.5, 0.25, date(2017, 4, 1), datetime(2017, 4, 1, 9, 5), time(9, 5), True]
    assert [cell.value for cell in cells.values()] == told
    assert [cell.text for cell in cells.values()] == ["<5", "2.5", "25%", "Apr 17", "1 Apr", "09:05", "TRUE"]


def test_repeated_cells_and_rows_stand_as_often_as_they_say(tmp_path: Path) -> None:
    rows = row(number(1, more='table:number-columns-repeated="2"'), number(3), more='table:number-rows-repeated="2"')
    path = ods(tmp_path / "a.ods", rows + row(number(4)))
    assert values(path) == {"A1": 1, "B1": 1, "C1": 3, "A2": 1, "B2": 1, "C2": 3, "A3": 4}


@pytest.mark.parametrize("claimed", [1_048_576, 1_000_000_000])
def test_empty_cells_are_bounded_however_many_are_claimed(tmp_path: Path, claimed: int) -> None:
    blank = f'<table:table-cell table:style-name="x" table:number-columns-repeated="{claimed}"/>'
    path = ods(tmp_path / "a.ods", row(number(5), blank) + row(blank, more=f'table:number-rows-repeated="{claimed}"'))
    assert values(path) == {"A1": 5}


def test_filled_cells_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ods(tmp_path / "a.ods", row(number(5), more='table:number-rows-repeated="1000000000"'))
    with pytest.raises(UnreadableFile, match="has no end"):
        read_grids(path)
    monkeypatch.setattr(builder, "MAX_CELLS", 1_000)
    path = ods(tmp_path / "a.ods", row(number(5), more='table:number-rows-repeated="1001"'))
    with pytest.raises(UnreadableFile, match="larger than is read"):
        read_grids(path)


def test_what_a_merge_covers_is_hidden(tmp_path: Path) -> None:
    covered = '<table:covered-table-cell office:value-type="float" office:value="9"/>'
    merged = string("merged", 'table:number-columns-spanned="2"')
    path = ods(tmp_path / "a.ods", row(merged, covered, number(3)))
    (grid,) = read_grids(path)
    assert grid.merges == ((1, 1, 1, 2),)
    assert {cell.address: cell.hidden for cell in grid} == {"A1": False, "B1": True, "C1": False}


def test_hidden_rows_columns_and_groups_say_so(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    folded = f'<table:table-row-group table:display="false">{row(number(5))}</table:table-row-group>'
    rows = row(number(1), number(2)) + row(number(3), more='table:visibility="filter"') + folded + row(number(6))
    cells = only_sheet(ods(tmp_path / "a.ods", rows, before=columns))
    hidden = {name: cell.hidden for name, cell in cells.items()}
    assert hidden == {"A1": False, "B1": True, "A2": True, "A3": True, "A4": False}


def test_a_hidden_sheet_is_listed_and_not_read(tmp_path: Path) -> None:
    style = (
        '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    sheet = f'<table:table table:name="deep" table:style-name="h">{row(number(7))}</table:table>'
    extracted = extract(ods(tmp_path / "a.ods", row(number(5)), style, sheets=sheet))
    assert [(grid.sheet, grid.hidden, len(grid.cells)) for grid in extracted.grids] == [
        ("S", False, 1),
        ("deep", True, 0),
    ]
    assert [(found.kind, found.place.sheet) for found in extracted.problems] == [("sheet-hidden", "deep")]


def test_comments_are_no_part_of_the_text_and_strike_through_is_seen(tmp_path: Path) -> None:
    line = '<style:text-properties style:text-line-through-style="solid"/>'
    styles = (
        f'<style:style style:name="s" style:family="table-cell">{line}</style:style>'
        '<style:style style:name="t" style:family="table-cell" style:parent-style-name="s"/>'
        f'<style:style style:name="r" style:family="text">{line}</style:style>'
    )
    note = "<office:annotation><text:p>six months only</text:p></office:annotation>"
    noted = f'<table:table-cell office:value-type="float" office:value="5">{note}<text:p>5</text:p></table:table-cell>'
    partly = string('<text:span text:style-name="r">12</text:span>15')
    cells = only_sheet(ods(tmp_path / "a.ods", row(noted, number(6, more='table:style-name="t"'), partly), styles))
    assert (cells["A1"].text, cells["A1"].comment) == ("5", "six months only")
    assert [cell.struck for cell in cells.values()] == [False, True, True]


def test_formulas_of_a_file_without_any_result_are_marked_and_a_stored_empty_text_is_a_blank(tmp_path: Path) -> None:
    """LibreOffice stores nothing for an empty text; a program that does not calculate stores nothing at all."""
    bare = '<table:table-cell table:formula="of:=1+1"/>'
    empty = '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>'
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    stored = only_sheet(ods(tmp_path / "a.ods", row(bare, empty, error, number(2, more='table:formula="of:=1+1"'))))
    assert {name: cell.value for name, cell in stored.items()} == {"C1": "#DIV/0!", "D1": 2}
    never = only_sheet(ods(tmp_path / "b.ods", row(bare, empty, number(2))))
    assert {name: cell.formula_without_result for name, cell in never.items()} == {"A1": True, "C1": False}


def test_a_locked_an_unsafe_and_a_damaged_one_are_refused(tmp_path: Path) -> None:
    def kind(path: Path) -> str:
        with pytest.raises(UnreadableFile) as caught:
            read_grids(path)
        return caught.value.problems[0].kind

    mime = "application/vnd.oasis.opendocument.spreadsheet"
    locked = {"mimetype": mime, "content.xml": "x", "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}
    assert kind(zipped(tmp_path / "a.ods", locked)) == "file-locked"
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert kind(zipped(tmp_path / "b.ods", {"mimetype": mime, "content.xml": bomb})) == "file-unsafe"
    assert kind(zipped(tmp_path / "c.ods", {"mimetype": mime, "content.xml": "<x><y></x>"})) == "file-damaged"
    assert kind(zipped(tmp_path / "d.ods", {"mimetype": mime})) == "file-damaged"
    assert kind(ods(tmp_path / "e.ods", row(number("many")))) == "file-damaged"
