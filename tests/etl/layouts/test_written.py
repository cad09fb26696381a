"""Every made-up sheet of tests/data/sheets says what stands under it, or is held for the reason that stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.etl.layouts.written import FOLDER, holds, load, says

SHEETS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_made_up_sheet_is_read_as_it_says_or_held(path: Path, tmp_path: Path) -> None:
    written = load(path)
    reading = written.read(tmp_path)
    found = {"held": holds(reading)} if reading.held else {"says": says(reading)}
    assert found == written.expected
    filled = sum(
        text.strip("~ ^<") != "" for lines in written.sheets.values() for line in lines for text in line.split("|")
    )
    assert reading.account["total"] == filled


def test_every_sheet_says_that_it_is_made_up() -> None:
    assert len(SHEETS) > 25
    assert all(path.read_text(encoding="utf-8").startswith("# Made up.") for path in SHEETS)
