"""What a file is, its content says. The samples: tests/data/formats; the rest is made up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.extract import UnreadableFile, extract, read_grids
from etl.extract.recognise import SUFFIXES, Format, recognise
from tests.etl.extract.books import book, raw_book
from tests.etl.extract.xlsb_book import number, row, xlsb

SAMPLES = Path(__file__).parents[2] / "data" / "formats"
TABLE = "Force;2017/18\nKent;5\nSurrey;7\n"


def each_format(folder: Path) -> dict[Format, Path]:
    """One file of each format."""
    (folder / "a.csv").write_text(TABLE)
    samples = {kind: SAMPLES / f"wales-2017-2024{SUFFIXES[kind][0]}" for kind in Format if kind not in _MADE}
    return samples | {
        Format.XLSX: book(folder / "a.xlsx", lambda sheet: sheet.append(["Kent", 5])),
        Format.XLSB: xlsb(folder / "a.xlsb", [row(0), number(0, 5)]),
        Format.TEXT: folder / "a.csv",
    }


_MADE = (Format.XLSX, Format.XLSB, Format.TEXT)


@pytest.mark.parametrize("kind", Format)
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".csv", ".pdf", ".dat", ""])
def test_every_format_is_read_under_any_suffix_with_a_note(tmp_path: Path, kind: Format, suffix: str) -> None:
    path = each_format(tmp_path)[kind]
    renamed = tmp_path / f"renamed{suffix}"
    shutil.copyfile(path, renamed)
    assert recognise(renamed.name, renamed.suffix, renamed.read_bytes()).format is kind
    if kind is Format.PDF and suffix != ".xlsx":
        return  # Each takes a process of its own to read.
    found = extract(renamed)
    notes = [each for each in found.problems if each.kind == "suffix-wrong"]
    assert bool(notes) is (suffix not in SUFFIXES[kind])
    assert all(kind.value in note.message for note in notes)
    for mine, other in zip(found.grids, read_grids(path), strict=True):
        assert dict(mine.cells) == dict(other.cells)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
def test_a_text_in_two_bytes_a_letter_with_or_without_its_mark(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(TABLE.encode(encoding))
    assert [cell.text for cell in read_grids(tmp_path / "a.csv")[0]][:3] == ["Force", "2017/18", "Kent"]


def test_a_first_line_that_names_the_separator_is_believed_and_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=;\nForce, any;2017/18\nKent, whole;5\n")
    (grid,) = read_grids(tmp_path / "a.csv")
    assert [(cell.address, cell.text, bool(cell.aside)) for cell in grid][:3] == [
        ("A1", "sep=;", True), ("A2", "Force, any", False), ("B2", "2017/18", False),
    ]  # fmt: skip


def test_a_workbook_with_macros_is_one_under_either_suffix(tmp_path: Path) -> None:
    path = raw_book(tmp_path / "a.xlsm", '<row r="1"><c r="A1"><v>5</v></c></row>')
    assert extract(path).problems == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{\\rtf1 Kent}", "rtf"), (b"\x89PNG\r\n", "a picture"), (b"\x1f\x8b\x08", "gz"),
        (b"\x09\x04\x06\x00\x07\x00\x10\x00", "before 1995"), (b"<?xml version='1.0'?><Workbook/>", "an XML file"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "web archive"), (b"\x00\x01\x02\x03", "neither"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.xls").write_bytes(content)
    with pytest.raises(UnreadableFile, match=words):
        read_grids(tmp_path / "a.xls")
