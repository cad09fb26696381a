"""Long line lists: counted row by row as the cell-by-cell reading counts them, and nothing kept. Made up."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from etl.extract.errors import UnreadableFile
from etl.extract.long_sheet import is_long
from etl.transform.long_list import read_long_list
from etl.transform.reader import read_file
from tests.benchmarks.long_list import write_line_list
from tests.etl.transform.sheets import registered, vocabulary

KENT = registered(force="Kent Police", period="2017-04-01/2021-03-31")
ROWS = 300


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    write_line_list(tmp_path / "lines.xlsx", ROWS)
    return tmp_path / "lines.xlsx"


def rewritten(path: Path, old: str, new: str) -> Path:
    """A copy of a workbook with a text of its sheet replaced."""
    made = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as archive:
        for part in source.infolist():
            archive.writestr(part.filename, source.read(part).decode().replace(old, new, 1))
    return made


def test_row_by_row_gives_what_cell_by_cell_gives(path: Path) -> None:
    found = read_long_list(path, KENT, None, vocabulary())
    assert found is not None
    (reading, grids), (other, _) = found, read_file(path, KENT, None, vocabulary())
    assert reading.observations == other.observations
    assert reading.account == other.account
    assert sum(each.count.value or 0 for each in reading.observations if each.breakdown.kind == "none") == ROWS
    assert [cell.text for grid in grids for cell in grid][:2] == ["Crime number", "Date recorded"]
    assert "46/0000007/17" not in repr((reading, grids))


def test_a_day_outside_the_span_holds_it(path: Path) -> None:
    found = read_long_list(path, registered(force="Kent Police", period="2018-04-01/2019-03-31"), None, vocabulary())
    assert found is not None
    assert "lines-outside" in {each.kind for each in found[0].problems}


def test_a_sheet_that_is_no_list_is_left_to_the_other_reading(path: Path) -> None:
    assert read_long_list(rewritten(path, "Crime number", "2017/18"), KENT, None, vocabulary()) is None


@pytest.mark.parametrize("cell", ['r="XFD2"', 'r="M2"', 's="0"'])
def test_cells_far_away_or_without_an_address_are_refused_before_they_are_read(path: Path, cell: str) -> None:
    with pytest.raises(UnreadableFile, match="12 columns"):
        read_long_list(rewritten(path, 'r="A2"', cell), KENT, None, vocabulary())


def test_only_long_workbooks_are_read_so(path: Path, tmp_path: Path) -> None:
    (tmp_path / "text.xlsx").write_text("no workbook")
    assert not is_long(path)
    assert not is_long(tmp_path / "text.xlsx")
    assert not is_long(tmp_path / "missing.xlsx")
