"""The template: whatever a force fills in reads back without a question. All numbers are drawn here."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from etl.model.count import MISSING
from etl.model.observation import Observation
from etl.model.period import Period
from etl.model.reading import Reading
from etl.register import COLUMNS, Return
from etl.returns import read_spreadsheet
from etl.template import FIRST_ROW, MARKS, QUESTION_ROW, TOTAL, make_template, sections, years_of
from etl.words.vocabulary import Vocabulary, load_vocabulary
from tests.conftest import ROOT, Foi

YEARS = years_of("2022/23-2023/24")
OFFENCE = "Sexual communication with a child"
Filled = int | str | None
CELLS = {
    (section.name, row, column): section.labels[row].startswith(TOTAL)
    for section in sections()
    for row in range(len(section.labels))
    for column in range(len(YEARS))
}
"""Every cell to fill in, and whether it is a total."""
NAMES = [place for place, is_total in CELLS.items() if not is_total]


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "raw" / "reference")


def row() -> Return:
    empty = {name: "" for name in COLUMNS if name != "period"}
    told = {"return_id": "made-up", "force": "Kent Police", "offence": "71/17", "status": "answered"}
    return Return(**{**empty, **told, "published": "2024-06"}, period=Period(YEARS[0].first, YEARS[-1].last))


def fill(path: Path, filled: dict[tuple[str, int, int], Filled], answer: str = "", more: int = 0) -> None:
    """Fill the template as a force would; totals add what is a number, and `more`."""
    book = make_template(OFFENCE, YEARS)
    for section in sections():
        sheet = book[section.name]
        if section.question and answer:
            sheet[f"A{QUESTION_ROW}"] = answer
        for column in range(len(YEARS)):
            parts = [filled.get((section.name, number, column)) for number in range(len(section.labels))]
            for number, label in enumerate(section.labels):
                value = parts[number]
                if label.startswith(TOTAL):
                    # A hidden small number is one at least.
                    value = more + sum(part if isinstance(part, int) else int(part == "*") for part in parts[:number])
                sheet.cell(FIRST_ROW + number, column + 2).value = value
    book.save(path)


def read(path: Path) -> tuple[Reading, dict[tuple[str, str], Observation]]:
    reading, _ = read_spreadsheet(path, row(), None, vocabulary())
    return reading, {(told.source.sheet, told.source.cell): told for told in reading.observations}


def address(place: tuple[str, int, int]) -> tuple[str, str]:
    return place[0], f"{'BCDEFGH'[place[2]]}{FIRST_ROW + place[1]}"


@settings(max_examples=12, phases=[Phase.generate], database=None)
@given(
    st.fixed_dictionaries(
        {
            # A table of one line that somebody empties has no number at all, and is asked about.
            place: st.one_of(st.integers(0, 400), st.sampled_from([*MARKS, *([None] if place[0] != "Total" else [])]))
            for place in NAMES
        }
    ),
    st.sampled_from(["", *sections()[1].answers]),
)
def test_whatever_is_filled_in_reads_back(
    tmp_path_factory: pytest.TempPathFactory, filled: dict[tuple[str, int, int], Filled], answer: str
) -> None:
    path = tmp_path_factory.mktemp("filled") / "answer.xlsx"
    fill(path, filled, answer)
    reading, found = read(path)
    assert [problem.line for problem in reading.problems if problem.severity == "error"] == []
    for place, value in filled.items():
        told = found.get(address(place))
        if value is None:
            assert told is None or told.count.mark in MISSING or told.count.lowest == 0, place
            continue
        assert told is not None, place
        count = told.count
        if isinstance(value, int):
            assert (count.lowest, count.highest) == (value, value)
        elif value == "*":
            assert (count.lowest in (0, 1), count.highest) == (True, 4)
        else:
            assert count.mark.value == value
        assert told.period == YEARS[place[2]]


def test_each_table_says_what_it_counts(tmp_path: Path) -> None:
    fill(tmp_path / "answer.xlsx", {place: number for number, place in enumerate(NAMES)})
    reading, found = read(tmp_path / "answer.xlsx")
    assert {told.offence for told in found.values()} == {"71/17"}
    kinds = {
        place[0]: {told.breakdown.kind for (sheet, _), told in found.items() if sheet == place[0]} for place in NAMES
    }
    assert kinds == {
        "Total": {"none"},
        "Platform": {"none", "platform", "means"},
        "Age": {"none", "age"},
        "Sex": {"none", "sex"},
    }
    assert not reading.held


def test_its_sums_are_checked(tmp_path: Path) -> None:
    filled: dict[tuple[str, int, int], Filled] = {place: number for number, place in enumerate(NAMES)}
    fill(tmp_path / "right.xlsx", filled)
    fill(tmp_path / "wrong.xlsx", filled, more=1)
    right, wrong = read(tmp_path / "right.xlsx")[0].checks, read(tmp_path / "wrong.xlsx")[0].checks
    assert {(check.sheet, check.holds) for check in right} == {("Age", True), ("Sex", True)}
    assert {(check.sheet, check.holds) for check in wrong} == {("Age", False), ("Sex", False)}


@pytest.mark.parametrize("only", [*[section.name for section in sections()], ""])
def test_tables_that_are_left_alone_give_nothing_and_ask_nothing(tmp_path: Path, only: str) -> None:
    book = make_template(OFFENCE, YEARS)
    for name, number, column in CELLS:
        if name == only:
            book[name].cell(FIRST_ROW + number, column + 2, 0)
    book.save(tmp_path / "answer.xlsx")
    reading, found = read(tmp_path / "answer.xlsx")
    assert [problem.line for problem in reading.problems if problem.severity == "error"] == []
    assert {place[0] for place, told in found.items() if told.count.lowest is not None} == ({only} if only else set())


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("2021/22-2024/25", ["2021/22", "2022/23", "2023/24", "2024/25"]),
        ("2023/24", ["2023/24"]),
        ("2020 – 2021", ["January to December 2020", "January to December 2021"]),
    ],
)
def test_years_are_those_from_the_first_to_the_last(words: str, labels: list[str]) -> None:
    assert [year.label for year in years_of(words)] == labels


@pytest.mark.parametrize("words", ["", "June 2021", "2024/25-2021/22", "2021/22-2024", "soon"])
def test_what_are_no_years_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(ValueError, match="Write 2021/22"):
        years_of(words)


def test_the_command_writes_it_and_refuses_an_unknown_offence(foi: Foi, tmp_path: Path) -> None:
    told = foi("template", "--years", "2021/22-2022/23", "-o", tmp_path / "ask.xlsx")
    assert (told.status, f"{OFFENCE}, 2021/22 to 2022/23." in told.out) == (0, True)
    book = openpyxl.load_workbook(tmp_path / "ask.xlsx")
    assert book["Sex"]["A1"].value == f"{OFFENCE}: victims by sex"
    assert book["Sex"].data_validations.dataValidation[0].sqref.ranges
    wrong = foi("template", "--offence", "jaywalking", "--years", "2021/22", "-o", tmp_path / "no.xlsx")
    assert (wrong.status, "no offence is known by that name" in wrong.err) == (2, True)


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed: apt-get install libreoffice-calc"
)
def test_libreoffice_opens_and_saves_it_and_it_still_reads(tmp_path: Path) -> None:
    fill(tmp_path / "answer.xlsx", {place: number for number, place in enumerate(NAMES)}, sections()[1].answers[0])
    before = read(tmp_path / "answer.xlsx")[1]
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    folders = ["--outdir", str(tmp_path / "saved"), str(tmp_path / "answer.xlsx")]
    ran = ["soffice", home, "--headless", "--convert-to", "xlsx", *folders]
    subprocess.run(ran, check=True, capture_output=True)
    reading, after = read(tmp_path / "saved" / "answer.xlsx")
    assert not reading.held
    assert {place: told.count for place, told in after.items()} == {place: told.count for place, told in before.items()}
    saved = openpyxl.load_workbook(tmp_path / "saved" / "answer.xlsx")
    assert len(saved["Platform"].data_validations.dataValidation) == 2
    assert len(saved["Age"].conditional_formatting) == 1
