"""The row that a file proposes for itself. Letters, references and numbers are made up here."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from etl.proposal import Field, csv_row, lacking, propose
from etl.register import COLUMNS, load_register
from etl.returns import read_spreadsheet
from etl.words import letters
from etl.words.vocabulary import Vocabulary, load_vocabulary
from tests.conftest import Foi


@pytest.fixture(scope="module")
def vocabulary(raw: Path) -> Vocabulary:
    return load_vocabulary(raw / "reference")


def letter(folder: Path, name: str, *rows: Sequence[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(folder / name)
    return folder / name


def proposed(path: Path, vocabulary: Vocabulary, **given: str) -> Mapping[str, Field]:
    reading, grids = read_spreadsheet(path, None, None, vocabulary)
    return {field.name: field for field in propose(path.name, grids, reading, vocabulary, given)}


def full(folder: Path) -> Path:
    return letter(
        folder,
        "answer.xlsx",
        ["Kent Police"],
        ["Our ref: 4471/24"],
        ["Date of response: 12 May 2024"],
        ["Offences of sexual communication with a child"],
        ["Financial year", "Number of offences"],
        ["2021/22", 120],
        ["2022/23", 131],
        ["Open Government Licence v3.0"],
    )


def test_a_whole_answer_says_its_row_with_a_cell_for_each_field(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = proposed(full(tmp_path), vocabulary)
    assert {name: (field.value, field.where) for name, field in found.items() if field.where.startswith("Sheet!")} == {
        "force": ("Kent Police", "Sheet!A1"),
        "reference": ("4471/24", "Sheet!A2"),
        "published": ("2024-05-12", "Sheet!A3"),
        "offence": ("71/17", "Sheet!A4"),
        "period": ("2021-04-01/2023-03-31", "Sheet!A6 and others"),
        "licence": ("Open Government Licence v3.0", "Sheet!A8"),
    }
    assert (found["status"].value, found["status"].where) == ("answered", "numbers from Sheet!B6 on")
    assert found["return_id"].value == "kent-4471-24"
    assert found["publisher_name"].where == "assumed: the force answered itself"


def test_nothing_is_invented(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = proposed(letter(tmp_path, "table.xlsx", ["Platform", "Number"], ["Snapchat", 5], ["Kik", 6]), vocabulary)
    empty = ("force", "reference", "asked", "published", "offence", "period", "licence", "url", "note", "compiled_by")
    assert {(found[name].value, found[name].where) for name in empty} == {("", "not stated")}
    assert lacking(tuple(found.values())) == ("force", "offence", "period")


@pytest.mark.parametrize(
    ("words", "status", "exemption"),
    [
        ("Section 12(1) of the Freedom of Information Act 2000: the cost exceeds the limit.", "refused", "s.12(1)"),
        ("No information held.", "not held", ""),
        ("We are refusing this request as vexatious under s.14(1).", "refused", "s.14(1)"),
        ("Section 16 obliges us to advise you.", "", ""),
        ("Offences under section 15A of the Sexual Offences Act 2003.", "", ""),
    ],
)
def test_the_status_and_section_are_the_letters_words(
    tmp_path: Path, vocabulary: Vocabulary, words: str, status: str, exemption: str
) -> None:
    found = proposed(letter(tmp_path, "letter.xlsx", [words]), vocabulary)
    assert (found["status"].value, found["exemption"].value) == (status, exemption)


def test_numbers_beside_a_section_are_an_answer_in_part(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = full(tmp_path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append(["Small numbers are withheld under s.40(2)."])
    book.save(path)
    found = proposed(path, vocabulary)
    assert (found["status"].value, found["exemption"].value) == ("part answered", "s.40(2)")
    assert found["status"].where == "numbers from Sheet!B6 on; Sheet!A9"


def test_the_files_name_says_what_the_texts_do_not(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = proposed(letter(tmp_path, "west-mercia-1188-23.xlsx", ["Number", 5]), vocabulary)
    assert [(found[name].value, found[name].where) for name in ("force", "reference")] == [
        ("West Mercia Police", "file name"),
        ("1188-23", "file name"),
    ]


def test_several_forces_are_several_and_two_offences_are_none(tmp_path: Path, vocabulary: Vocabulary) -> None:
    rows: list[Sequence[object]] = [
        ["88A and sexual communication with a child"],
        ["Force", "2021/22"],
        ["Kent", 5],
        ["Surrey", 6],
    ]
    found = proposed(letter(tmp_path, "table.xlsx", *rows), vocabulary)
    assert (found["force"].value, found["force"].where) == (
        "(several)",
        "Kent Police (Sheet!A3), Surrey Police (Sheet!A4)",
    )
    assert found["compiled_by"].value == ""


def test_what_the_manager_gives_stands(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = proposed(full(tmp_path), vocabulary, force="Surrey Police", status="part answered")
    assert (found["force"].value, found["force"].where) == ("Surrey Police", "given")
    assert found["status"].value == "part answered"
    assert found["return_id"].value == "surrey-4471-24"


def test_the_printed_row_is_a_row_of_the_register(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = proposed(full(tmp_path), vocabulary, note='says "five", and more')
    cells = next(csv.reader(io.StringIO(csv_row(tuple(found.values())))))
    assert dict(zip(COLUMNS, cells, strict=True)) == {name: found[name].value for name in COLUMNS}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FOI reference number: FOI-2024-00189", "FOI-2024-00189"),
        ("Freedom of Information Request 581/2025", "581/2025"),
        ("Ref 0149-2024/25", "0149-2024/25"),
        ("FOI request 2023/24", ""),
        ("Request for 2 years", ""),
        ("Please ring 01234 567890", ""),
    ],
)
def test_a_reference_is_called_one(text: str, found: str) -> None:
    assert letters.reference(text) == found


def test_written_it_is_a_return_that_can_be_read(foi: Foi, raw_copy: Path, tmp_path: Path) -> None:
    file = full(tmp_path)
    before = (raw_copy / "register.csv").read_bytes()
    shown = foi("register", file, "--raw", raw_copy)
    assert (shown.status, (raw_copy / "register.csv").read_bytes()) == (0, before)
    assert "kent-4471-24,answer.xlsx,as received,Kent Police,4471/24," in shown.out
    assert foi("register", file, "--raw", raw_copy, "--write").status == 0
    assert (raw_copy / "register.csv").read_bytes().startswith(before)
    entry = load_register(raw_copy, load_vocabulary(raw_copy / "reference").areas).entries[-1]
    assert (entry.return_id, entry.problems) == ("kent-4471-24", ())
    assert foi("read", raw_copy / "returns" / "answer.xlsx", "--raw", raw_copy).status == 0
    again = foi("register", file, "--raw", raw_copy)
    assert (again.status, "kent-4471-24 has this file already." in again.err) == (2, True)


def test_a_row_that_lacks_something_is_not_written_and_says_how_to_give_it(
    foi: Foi, raw_copy: Path, tmp_path: Path
) -> None:
    file = letter(tmp_path, "table.xlsx", ["Platform", "2021/22"], ["Snapchat", 5], ["Instagram", 6])
    before = (raw_copy / "register.csv").read_bytes()
    told = foi("register", file, "--raw", raw_copy, "--write")
    assert (told.status, (raw_copy / "register.csv").read_bytes()) == (1, before)
    assert "Not stated, and needed: force, offence. Give it: --set force=… --set offence=…" in told.out
    wrong = foi("register", file, "--raw", raw_copy, "--set", "colour=red")
    assert (wrong.status, "The fields are return_id, file," in wrong.err) == (2, True)
