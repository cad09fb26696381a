"""An xlsb file becomes the grid that an xlsx file of the same sheet becomes. The workbooks are made up, by our own hand
([MS-XLSB]); what another library reads in them is what we read."""

from __future__ import annotations

import struct
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from etl.extract import UnreadableFile, extract, read_grids
from etl.extract.grid import Cell
from tests.etl.extract.xlsb_book import cell, number, row, wide, xlsb


def plain(text: str) -> bytes:
    return b"\0" + wide(text)


def rich(text: str, *runs: tuple[int, int]) -> bytes:
    marks = b"".join(struct.pack("<HH", *run) for run in runs)
    return b"\1" + wide(text) + struct.pack("<I", len(runs)) + marks


def book(tmp_path: Path) -> Path:
    short = struct.pack("<I", (7 << 2) | 2)
    data = [
        row(0), cell(7, 0, struct.pack("<I", 0)), number(1, 3, style=1), number(2, 42826, style=2),
        row(1), cell(2, 0, short), cell(4, 1, b"\1"), cell(3, 2, b"\x07"), cell(6, 3, wide("own")), cell(1, 4),
        row(2, hidden=True), number(0, 8),
        row(3), cell(9, 0, struct.pack("<d", 2.5) + bytes(6)), cell(8, 1, wide("made") + bytes(6)),
        cell(7, 2, struct.pack("<I", 1)), cell(7, 3, struct.pack("<I", 2)), number(5, 9),
    ]  # fmt: skip
    columns = [(390, b""), (60, struct.pack("<IIIIH", 5, 5, 2000, 0, 1)), (391, b"")]
    merges = [(177, struct.pack("<I", 1)), (176, struct.pack("<IIII", 1, 1, 3, 4)), (178, b"")]
    comments = [
        (628, b""), (635, struct.pack("<IIIII", 0, 1, 1, 0, 0) + bytes(16)), (637, plain("six months")), (629, b""),
    ]  # fmt: skip
    strings = (plain("Łódź"), rich("51", (1, 2)), rich("12 15", (0, 1), (2, 0)))
    return xlsb(tmp_path / "a.xlsb", data, columns, merges, strings, comments)


def cells(path: Path) -> dict[str, Cell]:
    return {each.address: each for each in read_grids(path)[0]}


def test_a_workbook_is_what_its_reader_sees(tmp_path: Path) -> None:
    extracted = extract(book(tmp_path))
    first, second = extracted.grids
    assert (first.sheet, first.merges, second.sheet, second.hidden, len(second.cells)) == (
        "S", ((2, 4, 2, 5),), "T", True, 0,
    )  # fmt: skip
    assert [found.kind for found in extracted.problems] == ["sheet-hidden"]
    found = cells(tmp_path / "a.xlsb")
    assert {name: each.value for name, each in found.items()} == {
        "A1": "Łódź", "B1": 3, "C1": date(2017, 4, 1), "A2": 7, "B2": True, "C2": "#DIV/0!", "D2": "own", "A3": 8,
        "A4": 2.5, "B4": "made", "C4": "5¹", "D4": "12 15", "F4": 9,
    }  # fmt: skip
    assert (found["B1"].text, found["C1"].text) == ("<5", "01/04/2017")
    assert [name for name, each in found.items() if each.struck] == ["B1", "D4"]
    assert [name for name, each in found.items() if each.hidden] == ["A3", "F4"]
    assert found["A2"].comment == "six months"


def test_values_are_those_that_another_library_reads(tmp_path: Path) -> None:
    rows = CalamineWorkbook.from_path(str(book(tmp_path))).get_sheet_by_name("S").to_python(skip_empty_area=False)
    theirs = {(y, x): value for y, line in enumerate(rows, 1) for x, value in enumerate(line, 1) if value != ""}
    ours = {(each.row, each.column): each.value for each in read_grids(tmp_path / "a.xlsb")[0]}
    assert theirs[4, 3] == "51"
    assert {place: value for place, value in ours.items() if place in theirs and place != (4, 3)} == {
        place: value for place, value in theirs.items() if place != (4, 3)
    }


@pytest.mark.parametrize(
    "data",
    [
        [row(0), cell(7, 0, struct.pack("<I", 99))],
        [row(0), cell(5, 0, b"\0")],
        [row(0), cell(6, 0, struct.pack("<I", 1 << 30))],
        [row(1 << 30), number(0, 5)],
        [row(0), number(1 << 20, 5)],
    ],
)
def test_records_that_contradict_themselves_are_damage(tmp_path: Path, data: list[tuple[int, bytes]]) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_grids(xlsb(tmp_path / "a.xlsb", data))
    assert caught.value.problems[0].kind == "file-damaged"
