"""A new spelling, mark, sign or platform is a row of data: the words are copied, a row is added, and a sheet is read.

The copy is read by another Python, so that nothing that was read before helps. Rows and sheet are made up.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from etl.words.labels import is_no_answer, sex
from etl.words.rounding import UNKNOWN, rounding_in
from tests.etl.transform import sheets
from tests.etl.transform.sheets import errors, vocabulary

ROOT = Path(__file__).parents[3]
ROWS = {
    "etl/words/marks.csv": "zzz,not held,,,made up\n",
    "etl/words/mark-names.csv": "wiggle,~,made up\n",
    "etl/words/signs.csv": "[q],of doubt,made up\n",
    "etl/words/rounding.csv": "rounded as {N},nearest,made up\n",
    "etl/words/sex-words.csv": "femail,female,made up\n",
    "etl/words/number-words.csv": "a dozen,number,12\n",
    "etl/words/no-answers.csv": "stardate,made up\n",
}
"""A row that is added to each file."""
SHEET = [
    ["Police force", "Twelvemonth 2017/18", "2018/19"],
    ["Kent", "zzz", 10],
    ["Surrey", "~", "15 [q]"],
    ["Sussex", "a dozen", 20],
    ["A wiggle means nil."],
]
PROGRAM = """
import json, sys
from pathlib import Path
from etl.extract.grid import Cell, Grid
from etl.transform.tidy import read_return
from etl.words.labels import sex, is_no_answer
from etl.words.rounding import rounding_in
from etl.words.vocabulary import load_vocabulary
reference = Path(sys.argv[1])
rows = json.loads(sys.argv[2])
cells = {(r, c): Cell(r, c, v, str(v)) for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1)}
words = load_vocabulary(reference)
from etl.register import Return
from etl.model.period import Period
row = Return("r", "f.xlsx", "as received", "several", "1", "", "", "2024-11", "answered", "", "71/17",
             Period.parse("2017-04-01/2024-03-31"), "the force", "force", "Somebody", "unknown", "", "")
reading = read_return((Grid("S", cells),), row, None, words, "f.xlsx")
print(json.dumps({
    "counts": {o.source.cell: o.count.text for o in reading.observations},
    "notes": {o.source.cell: o.note for o in reading.observations if o.note},
    "periods": sorted({o.period.label for o in reading.observations}),
    "errors": [p.line for p in reading.problems if p.severity == "error"],
    "sex": sex("Femail"),
    "no answer": is_no_answer("Stardate 41153"),
    "rounding": getattr(rounding_in("Figures are rounded as 5"), "step", None),
    "platform": getattr(words.platforms.find("Snapshat"), "name", None),
}))
"""


@cache
def copied(folder: Path) -> Path:
    """A copy of the words and the reference data, with the rows added."""
    shutil.copytree(ROOT / "etl", folder / "etl", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data/raw/reference", folder / "reference", ignore=shutil.ignore_patterns("*.geojson"))
    for name, row in ROWS.items():
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(row)
    periods = folder / "etl/words/period_words.toml"
    text = periods.read_text("utf-8")
    periods.write_text(text.replace("financial = [", 'financial = ["twelvemonth", '), "utf-8")
    platforms = folder / "reference/platforms.csv"
    lines = platforms.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "Snapchat" in line)
    lines[at] = lines[at].replace("Snap Chat|", "Snap Chat|Snapshat|", 1)
    platforms.write_text("".join(lines), "utf-8")
    return folder


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = copied(tmp_path_factory.mktemp("words"))
    command = [sys.executable, "-c", PROGRAM, str(folder / "reference"), json.dumps(SHEET)]
    done = subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_sheet_in_new_words_is_read(read: dict[str, Any]) -> None:
    assert read["errors"] == []
    assert read["counts"] == {
        "B2": "none · not held", "C2": "10", "B3": "0", "C3": "15", "B4": "12", "C4": "20",
    }  # fmt: skip
    assert read["periods"] == ["2017/18", "2018/19"]
    assert read["notes"] == {"C3": "of doubt"}


def test_a_new_label_platform_or_statement_is_a_row(read: dict[str, Any]) -> None:
    assert read["sex"] == "female"
    assert read["no answer"] is True
    assert read["rounding"] == 5
    assert read["platform"] == "Snapchat"


def test_without_the_rows_the_same_words_are_unknown() -> None:
    assert errors(sheets.read(SHEET))
    assert (sex("Femail"), is_no_answer("Stardate 41153"), vocabulary().platforms.find("Snapshat")) == (
        None,
        False,
        None,
    )
    assert rounding_in("Figures are rounded as 5") == UNKNOWN
