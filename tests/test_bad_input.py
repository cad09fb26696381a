"""Bad input through the real command line: each is a message with its place and what to do; the rest still loads.

What is wrong here is made for the tests: copies of the real raw data that are spoilt one at a time.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import ROOT, Foi

CUMBRIA = "cumbria-2017-2020"
FILE = f"{CUMBRIA}.xlsx"
SHEET = "Cumbria"
LINE = 7
"""The line of the register on which the return stands."""

Spoil = Callable[[Path], None]


def sheet(raw: Path) -> Path:
    return raw / "returns" / FILE


def with_cell(raw: Path, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(sheet(raw))
    book[SHEET][cell] = value
    book.save(sheet(raw))
    book.close()


def in_register(raw: Path, old: str, new: str) -> None:
    path = raw / "register.csv"
    lines = path.read_text("utf-8").split("\n")
    assert old in lines[LINE - 1]
    lines[LINE - 1] = lines[LINE - 1].replace(old, new, 1)
    path.write_text("\n".join(lines), "utf-8")


def another_row(raw: Path, return_id: str, file: str) -> None:
    path = raw / "register.csv"
    row = path.read_text("utf-8").split("\n")[LINE - 1]
    with path.open("a", encoding="utf-8") as register:
        register.write(row.replace(f"{CUMBRIA},{FILE}", f"{return_id},{file}", 1) + "\n")


def empty_file(raw: Path) -> None:
    sheet(raw).write_bytes(b"")


def text_named_xlsx(raw: Path) -> None:
    sheet(raw).write_text("Dear applicant, we recorded 118 offences.\n", "utf-8")


def truncated_zip(raw: Path) -> None:
    sheet(raw).write_bytes(sheet(raw).read_bytes()[:-400])


def no_number(raw: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Reply"
    book.active["A1"] = "Thank you for your request."
    book.save(sheet(raw))
    (raw / "recipes" / f"{CUMBRIA}.toml").unlink()


def missing_file(raw: Path) -> None:
    sheet(raw).unlink()


def two_rows(raw: Path) -> None:
    another_row(raw, "cumbria-again", FILE)


def duplicate(raw: Path) -> None:
    (raw / "returns" / "again.xlsx").write_bytes(sheet(raw).read_bytes())
    another_row(raw, "cumbria-again", "again.xlsx")


def unknown_force(raw: Path) -> None:
    in_register(raw, "Cumbria Constabulary", "Cumbira Constabulary")


def backward_period(raw: Path) -> None:
    in_register(raw, "2017-04-01/2020-06-30", "2020-06-30/2017-04-01")


def negative(raw: Path) -> None:
    with_cell(raw, "B4", -118)


def fraction(raw: Path) -> None:
    with_cell(raw, "B4", 118.5)


def formula(raw: Path) -> None:
    with_cell(raw, "B4", "=100+18")


def unknown_key(raw: Path) -> None:
    path = raw / "recipes" / f"{CUMBRIA}.toml"
    path.write_text(path.read_text("utf-8").replace("words =", "wrods =", 1), "utf-8")


HELD: list[tuple[Spoil, str, str, str]] = [
    (empty_file, CUMBRIA, f"{FILE}: The file is empty.", "Ask for it again"),
    (text_named_xlsx, CUMBRIA, f"{FILE}: The file holds text and is no workbook", "ask for the spreadsheet"),
    (truncated_zip, CUMBRIA, f"{FILE}: The file is damaged", "Download it again"),
    (
        no_number,
        CUMBRIA,
        f"{FILE}: No number in the file could be read",
        "If it is a refusal, register it without a file",
    ),
    (missing_file, CUMBRIA, f"register.csv, line {LINE}: The register names the file {FILE}", "Put the file there"),
    (two_rows, "cumbria-again", f"register.csv, line 19: {FILE} is already the file of {CUMBRIA} (line 7)", "correct"),
    (duplicate, "cumbria-again", f"again.xlsx: It has the same bytes as {FILE}", "take this file and its row away"),
    (unknown_force, CUMBRIA, "line 7: No force or area is known as 'Cumbira Constabulary'.", "Did you mean"),
    (backward_period, CUMBRIA, "line 7: The period '2020-06-30/2017-04-01' ends before", "Write the first day"),
    (negative, CUMBRIA, f"{FILE}, sheet '{SHEET}', cell B4: -118 is below zero", "Ask the sender"),
    (fraction, CUMBRIA, f"{FILE}, sheet '{SHEET}', cell B4: 118.5 is no whole number", "If it is a rate"),
    (formula, CUMBRIA, f"{FILE}, sheet '{SHEET}', cell B4: The cell holds a formula", "let it calculate"),
    (unknown_key, CUMBRIA, f"{CUMBRIA}.toml, line 4: The recipe does not know 'wrods'", "Did you mean 'words'?"),
]


def answers(store: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(store)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def left(folder: Path) -> list[str]:
    """The files of a folder, without the readings that are kept beside a store to be used again."""
    return sorted(path.name for path in folder.iterdir() if path.is_file() and path.suffix != ".readings")


@pytest.mark.parametrize(("spoil", "held", "message", "remedy"), HELD, ids=[case[0].__name__ for case in HELD])
def test_a_bad_return_is_held_with_its_place_and_a_remedy_and_the_others_load(
    foi: Foi, raw_copy: Path, tmp_path: Path, spoil: Spoil, held: str, message: str, remedy: str
) -> None:
    spoil(raw_copy)
    store = tmp_path / "foi.sqlite"
    told = foi("ingest", "--raw", raw_copy, "--store", f"sqlite:///{store}")
    (line,) = [line for line in told.out.splitlines() if message in line]
    assert told.status == 0
    assert remedy in line
    assert "1 held" in told.out
    assert (held,) not in answers(store, "SELECT DISTINCT return_id FROM observation")
    others = 10 if held == CUMBRIA else 11
    assert answers(store, "SELECT returns_read, returns_held FROM store_version") == [(others, 1)]
    assert foi("check", "--store", f"sqlite:///{store}").status == 1


@pytest.mark.parametrize("spoil", [empty_file, text_named_xlsx, truncated_zip, missing_file])
def test_reading_what_is_no_spreadsheet_ends_with_2(foi: Foi, raw_copy: Path, spoil: Spoil) -> None:
    spoil(raw_copy)
    told = foi("read", sheet(raw_copy), "--raw", raw_copy)
    assert (told.status, told.out) == (2, "")
    assert FILE in told.err


@pytest.mark.parametrize("spoil", [no_number, negative, fraction, formula, unknown_key, unknown_force])
def test_reading_what_is_held_ends_with_1_and_shows_what_it_would_give(foi: Foi, raw_copy: Path, spoil: Spoil) -> None:
    spoil(raw_copy)
    told = foi("read", sheet(raw_copy), "--raw", raw_copy)
    assert told.status == 1
    assert "cells that are not empty" in told.out
    assert "Held: it gives nothing to the store until the errors are settled." in told.out


def test_a_million_formatted_empty_rows_are_no_answer_and_no_obstacle(foi: Foi, raw_copy: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="0"/><c r="B{row}" s="0"/></row>' for row in range(8, 1_000_008))
    whole = sheet(raw_copy).read_bytes()
    padded = raw_copy / "padded.xlsx"
    padded.write_bytes(whole)
    with zipfile.ZipFile(padded) as old, zipfile.ZipFile(sheet(raw_copy), "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", f"{rows}</sheetData>".encode())
            new.writestr(part, content)
    told = foi("read", sheet(raw_copy), "--raw", raw_copy)
    assert told.status == 0
    assert "2 observations from 9 cells that are not empty" in told.out


def test_a_decision_that_matches_nothing_is_listed_with_its_line(foi: Foi, raw_copy: Path) -> None:
    path = raw_copy / "decisions.csv"
    path.write_text(path.read_text("utf-8").replace(",19,lower bound,", ",20,lower bound,", 1), "utf-8")
    told = foi("check", "--raw", raw_copy)
    (line,) = [line for line in told.out.splitlines() if "dyfed-powys-2017-18" in line]
    assert "decisions.csv, line 2: The decision dyfed-powys-2017-18 is about 20" in line
    assert "Correct area, offence, measure" in line
    assert told.status == 0


def test_the_twenty_negative_quarters_of_the_official_series_are_kept(store_url: str) -> None:
    store = Path(store_url.removeprefix("sqlite:///"))
    query = "SELECT count(*), max(period_end) FROM observation WHERE value < 0 AND offence = '88A'"
    ((number, latest),) = answers(store, query)
    assert number == 20
    assert str(latest) < "2015-04-01"


def spoil_register(raw: Path) -> None:
    (raw / "register.csv").unlink()


def spoil_decisions(raw: Path) -> None:
    (raw / "decisions.csv").write_bytes(b"decision_id\n\xff\n")


def spoil_printed(raw: Path) -> None:
    (raw / "published" / "published-figures.csv").write_text("area,offense\n", "utf-8")


def spoil_official(raw: Path) -> None:
    (raw / "reference" / "recorded-88a.csv").write_text("", "utf-8")


def spoil_forces(raw: Path) -> None:
    (raw / "reference" / "forces.csv").unlink()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (spoil_register, "register.csv is not in"),
        (spoil_decisions, "decisions.csv, line 2: not UTF-8"),
        (spoil_printed, "published-figures.csv, line 1: the column 'offense' is not known. Did you mean 'offence'?"),
        (spoil_official, "recorded-88a.csv is empty"),
        (spoil_forces, "forces.csv is not in"),
    ],
)
def test_without_a_file_that_all_rests_on_nothing_is_published_and_the_last_store_stands(
    foi: Foi, raw_copy: Path, tmp_path: Path, spoil: Spoil, message: str
) -> None:
    store = tmp_path / "foi.sqlite"
    store.write_bytes(b"the last good store")
    spoil(raw_copy)
    told = foi("ingest", "--raw", raw_copy, "--store", f"sqlite:///{store}")
    assert (told.status, told.out) == (2, "")
    assert message in told.err
    assert store.read_bytes() == b"the last good store"
    assert left(tmp_path) == ["foi.sqlite"]


def test_a_disk_that_is_full_leaves_the_last_store(raw: Path, tmp_path: Path) -> None:
    """The limit on the size of a file stands in for a full disk: writing past it fails in the middle of the store."""
    store = tmp_path / "foi.sqlite"
    store.write_bytes(b"the last good store")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))

    command = [sys.executable, str(ROOT / "app.py"), "ingest", "--raw", str(raw), "--store", f"sqlite:///{store}"]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    told = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, preexec_fn=limit)
    assert told.returncode == 2
    assert "could not be written" in told.stderr
    assert "The last one stands as it was." in told.stderr
    assert "Traceback" not in told.stderr
    assert store.read_bytes() == b"the last good store"
    assert left(tmp_path) == ["foi.sqlite"]
