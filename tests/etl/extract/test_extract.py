"""What a file is, its content says; what gives no sheet is one clear error. All files here are made up."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from etl.extract import UnreadableFile, extract, read_grids
from etl.extract import package as packages
from tests.etl.extract.books import book, raw_book


def problem(path: Path) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        read_grids(path)
    (found,) = caught.value.problems
    assert found.place.file == path.name
    assert found.remedy
    assert path.name in str(caught.value)
    return found.kind, found.message


def small(tmp_path: Path) -> Path:
    return book(tmp_path / "small.xlsx", lambda sheet: sheet.append(["Kent", 5]))


def test_an_empty_file(tmp_path: Path) -> None:
    for name, content in (("a.xlsx", b""), ("a.csv", b" \n\n")):
        (tmp_path / name).write_bytes(content)
        assert problem(tmp_path / name)[0] == "file-empty"


def test_a_missing_file(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.xlsx")[0] == "file-not-opened"


def test_a_text_named_xlsx(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("Dear requester, please find our answer.")
    kind, message = problem(tmp_path / "a.xlsx")
    assert kind == "file-is-text"
    assert ".xlsx" in message


@pytest.mark.parametrize("kept", [0.3, 0.7, 0.97])
def test_a_truncated_zip(tmp_path: Path, kept: float) -> None:
    content = small(tmp_path).read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(content[: int(len(content) * kept)])
    assert problem(tmp_path / "cut.xlsx")[0] == "file-damaged"


def test_a_zip_with_flipped_bytes_is_read_or_refused(tmp_path: Path) -> None:
    content = small(tmp_path).read_bytes()
    refused = 0
    for place in range(0, len(content), 97):
        (tmp_path / "flipped.xlsx").write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        try:
            read_grids(tmp_path / "flipped.xlsx")
        except UnreadableFile:
            refused += 1
    assert refused


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("ppt/presentation.xml", "<presentation/>")
    assert problem(tmp_path / "a.xlsx")[0] == "file-format"


@pytest.mark.parametrize(
    "start", [b"{\\rtf1", b"\x89PNG", b"<?xml version='1.0'?><a/>", b"MIME-Version: 1.0", b"\x00\x01\x02"]
)
def test_formats_that_are_not_read_are_named(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a.xls").write_bytes(start + b"\x00 rest")
    assert problem(tmp_path / "a.xls")[0] == "file-format"


def test_a_zip_bomb_is_refused_by_what_it_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = raw_book(tmp_path / "bomb.xlsx", "<row/>" * 200_000)
    monkeypatch.setattr(packages, "MAX_UNPACKED", 1_000_000)
    assert problem(path)[0] == "file-too-large"


def test_a_zip_bomb_is_refused_while_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 60_000))
    path = raw_book(tmp_path / "bomb.xlsx", cells)
    monkeypatch.setattr(packages, "MAX_CONTENT", 1_000_000)
    assert problem(path)[0] == "file-too-large"


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = raw_book(tmp_path / "liar.xlsx", "<row r='1'><c r='A1'><v>5</v></c></row>" + "<row/>" * 50_000)
    content = bytearray(path.read_bytes())
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    path.write_bytes(bytes(content))
    assert problem(path)[0] == "file-damaged"


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    head = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    path = raw_book(tmp_path / "bomb.xlsx", '<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>', head=head)
    assert problem(path)[0] == "file-unsafe"


def test_cells_at_both_ends_of_the_largest_sheet_are_refused(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    kind, message = problem(raw_book(tmp_path / "far.xlsx", rows))
    assert kind == "sheet-too-large"
    assert "XFD1048576" in message


def test_a_workbook_under_another_suffix_is_read_with_a_note(tmp_path: Path) -> None:
    small(tmp_path).rename(tmp_path / "answer.csv")
    extracted = extract(tmp_path / "answer.csv")
    assert [cell.value for cell in extracted.grids[0]] == ["Kent", 5]
    assert [found.kind for found in extracted.problems] == ["suffix-wrong"]


def test_a_plain_file_has_nothing_to_note(tmp_path: Path) -> None:
    assert extract(small(tmp_path)).problems == ()
