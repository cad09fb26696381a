"""csv and tsv files of any encoding and separator become the same grid. The tables are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract import UnreadableFile, read_grids
from etl.extract.delimited import find_separator


def cells(path: Path) -> dict[str, object]:
    (grid,) = read_grids(path)
    return {cell.address: cell.value for cell in grid}


TABLE = {"A1": "Force", "B1": "2017/18", "A2": "Café", "B2": "5"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_one_table_in_many_forms(tmp_path: Path, encoding: str, separator: str, ending: str) -> None:
    text = ending.join([separator.join(["Force", "2017/18"]), separator.join(["Café", "5"])])
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert cells(tmp_path / "a.csv") == TABLE


def test_quotes_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('"Kent, the force",5\n"two\nlines",6\n')
    assert cells(tmp_path / "a.csv") == {"A1": "Kent, the force", "B1": "5", "A2": "two\nlines", "B2": "6"}


def test_blank_cells_and_trailing_separators_are_no_cells(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Kent,5,,,\n,,,,\nSurrey, ,7,,\n")
    assert cells(tmp_path / "a.csv") == {"A1": "Kent", "B1": "5", "A3": "Surrey", "C3": "7"}


def test_text_is_shown_without_outer_blanks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Kent, 5 \n")
    assert [cell.text for cell in read_grids(tmp_path / "a.csv")[0]] == ["Kent", "5"]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"Kent\x00\x01,5")
    with pytest.raises(UnreadableFile):
        read_grids(tmp_path / "a.csv")


def test_a_single_column_keeps_its_commas_apart() -> None:
    assert find_separator("a\nb\nc\n") == ","
    assert find_separator("a;b\nc;d\n1,5;2,5\n") == ";"
