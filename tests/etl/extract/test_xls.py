"""An xls file becomes the grid that an xlsx file of the same workbook becomes. The samples: tests/data/formats."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from etl.extract import UnreadableFile, extract, read_grids
from etl.extract.grid import Cell
from etl.extract.ole import Compound
from tests.etl.extract.compound import CUTOFF, compound

SAMPLES = Path(__file__).parents[2] / "data" / "formats"
BOF = (0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
SHEET = (0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
EOF = (0x0A, b"")


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def xls(path: Path, *cells: tuple[int, bytes], globals_: tuple[tuple[int, bytes], ...] = ()) -> Path:
    """A workbook of one sheet S with these records."""
    name = struct.pack("<BB", 1, 0) + b"S"
    bound = record(0x85, struct.pack("<IBB", 0, 0, 0) + name)
    head = b"".join(record(*each) for each in (BOF, *globals_))
    start = len(head) + len(bound) + len(record(*EOF))
    bound = record(0x85, struct.pack("<IBB", start, 0, 0) + name)
    sheet = b"".join(record(*each) for each in (SHEET, *cells, EOF))
    path.write_bytes(compound({"Workbook": head + bound + record(*EOF) + sheet}))
    return path


def formula(row: int, result: bytes) -> tuple[int, bytes]:
    return 0x06, struct.pack("<HHH", row, 0, 0) + result + struct.pack("<HIH", 0, 0, 0)


NUMBER, EMPTY = struct.pack("<d", 7.0), b"\x03\0\0\0\0\0\xff\xff"


def only(path: Path) -> dict[str, Cell]:
    (grid,) = read_grids(path)
    return {cell.address: cell for cell in grid}


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_one_workbook_is_the_same_grids_in_other_formats(suffix: str) -> None:
    theirs = extract(SAMPLES / "looks.xlsx").grids
    ours = extract(SAMPLES / f"looks.{suffix}").grids
    assert [(grid.sheet, grid.hidden, grid.merges) for grid in ours] == [
        (grid.sheet, grid.hidden, grid.merges) for grid in theirs
    ]
    for mine, other in zip(ours, theirs, strict=True):
        assert dict(mine.cells) == dict(other.cells)
    looks = {cell.address: cell for cell in theirs[0]}
    assert (looks["A4"].value, looks["A4"].text, looks["A6"].text) == (2, "<5", "01/04/2017 09:30")
    assert (looks["C3"].comment, looks["C4"].struck, looks["C11"].text) == ("six months only", True, "5¹")
    assert sorted(address for address, cell in looks.items() if cell.hidden) == ["A20", "E1"]
    assert "C6" not in looks


@pytest.mark.parametrize("name", ["looks", "wales-2017-2024"])
def test_values_are_those_that_another_library_reads(name: str) -> None:
    workbook = CalamineWorkbook.from_path(str(SAMPLES / f"{name}.xls"))
    for grid in read_grids(SAMPLES / f"{name}.xls"):
        rows = [] if grid.hidden else workbook.get_sheet_by_name(grid.sheet).to_python(skip_empty_area=False)
        theirs = {(y, x): value for y, line in enumerate(rows, 1) for x, value in enumerate(line, 1) if value != ""}
        ours = {place: cell.value for place, cell in grid.cells.items()}
        known = {place: value for place, value in ours.items() if str(value)[0] not in "#5"}
        assert known == {place: value for place, value in theirs.items() if place in known}
        assert len(theirs) <= len(ours)


def test_short_numbers_and_rows_of_them(tmp_path: Path) -> None:
    def short(value: int, *, hundredths: bool = False) -> int:
        return (value << 2 | 2 | hundredths) & 0xFFFFFFFF

    half = struct.unpack("<Q", struct.pack("<d", 0.5))[0] >> 32
    several = struct.pack("<HH", 1, 2) + b"".join(struct.pack("<HI", 0, short(value)) for value in (4, -5)) + b"\x03\0"
    cells = only(
        xls(
            tmp_path / "a.xls",
            (0x27E, struct.pack("<HHHI", 0, 0, 0, short(-1))),
            (0x27E, struct.pack("<HHHI", 0, 1, 0, short(1234, hundredths=True))),
            (0x27E, struct.pack("<HHHI", 0, 2, 0, half)),
            (0xBD, several),
        )
    )
    assert {name: cell.value for name, cell in cells.items()} == {"A1": -1, "B1": 12.34, "C1": 0.5, "C2": 4, "D2": -5}


def test_formulas_of_a_file_without_any_result_are_marked(tmp_path: Path) -> None:
    """What does not calculate stores an empty text for each; a stored empty text beside results is a blank."""
    never = only(xls(tmp_path / "a.xls", formula(0, EMPTY), formula(1, EMPTY)))
    assert [cell.formula_without_result for cell in never.values()] == [True, True]
    assert list(only(xls(tmp_path / "b.xls", formula(0, EMPTY), formula(1, NUMBER)))) == ["A2"]


def kind(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_grids(path)
    return caught.value.problems[0].kind


def test_locked_ones_are_refused(tmp_path: Path) -> None:
    assert kind(xls(tmp_path / "a.xls", globals_=((0x2F, b"\x01\0" * 27),))) == "file-locked"
    (tmp_path / "b.xlsx").write_bytes(compound({"EncryptionInfo": b"x" * 100, "EncryptedPackage": b"y" * 9_000}))
    assert kind(tmp_path / "b.xlsx") == "file-locked"


def test_other_files_of_the_same_container_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(compound({"WordDocument": b"x" * 9_000}))
    assert kind(tmp_path / "a.xls") == "file-format"
    old = record(0x809, struct.pack("<HH", 0x500, 5))
    (tmp_path / "b.xls").write_bytes(compound({"Book": old}))
    assert kind(tmp_path / "b.xls") == "file-format"


def test_streams_short_and_long_come_out_whole() -> None:
    parts = {"short": bytes(range(200)), "long": bytes(range(256)) * 40}
    assert len(parts["long"]) > CUTOFF > len(parts["short"])
    found = Compound(compound(parts))
    assert {name: found.stream(name) for name in found.names} == parts


def test_a_chain_of_sectors_that_runs_in_a_circle_is_damage(tmp_path: Path) -> None:
    content = bytearray((SAMPLES / "looks.xls").read_bytes())
    table = (struct.unpack_from("<I", content, 76)[0] + 1) * 512
    for sector in range(20):
        struct.pack_into("<I", content, table + 4 * sector, 0)
    (tmp_path / "a.xls").write_bytes(bytes(content))
    assert kind(tmp_path / "a.xls") == "file-damaged"


def test_a_text_that_is_not_there_is_damage(tmp_path: Path) -> None:
    assert kind(xls(tmp_path / "a.xls", (0xFD, struct.pack("<HHHI", 0, 0, 0, 9)))) == "file-damaged"
