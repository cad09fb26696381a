"""Labels with characters that deceive or do harm, from the file to what comes out. The sheets are made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.model.reading import Reading
from etl.returns import read_spreadsheet
from etl.words.vocabulary import Vocabulary, load_vocabulary
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "raw" / "reference")


def read(tmp_path: Path, vocabulary: Vocabulary, *labels: str) -> Reading:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Recorded offences of sexual communication with a child"])
    sheet.append([])
    sheet.append(["Police force", "2017/18"])
    for number, label in enumerate(labels, 1):
        sheet.append([label, number])
    workbook.save(tmp_path / "a.xlsx")
    return read_spreadsheet(tmp_path / "a.xlsx", None, None, vocabulary)[0]


@pytest.mark.parametrize(
    "label", ["\u200bKent", "Ke\u200bnt", "\u202aKent\u202c", "\u200fKent", "Kent\ufeff", "K\u00adent", "Kent\u2060"]
)
def test_characters_without_width_are_no_part_of_a_label(tmp_path: Path, vocabulary: Vocabulary, label: str) -> None:
    found = read(tmp_path, vocabulary, label, "Surrey")
    kent, surrey = ((each.area.name.split()[0], each.count.text) for each in found.observations)
    assert (kent, surrey) == (("Kent", "1"), ("Surrey", "2"))


@pytest.mark.parametrize(
    "label", ["\u202etneK", "Кent", "<b>Kent</b>", "<script>alert(1)</script>", "=cmd|' /C calc'!A0"]
)
def test_a_label_that_only_looks_like_a_force_holds_the_return(
    tmp_path: Path, vocabulary: Vocabulary, label: str
) -> None:
    """Written backwards and turned by a sign, with a letter of another script, as markup, as a command."""
    found = read(tmp_path, vocabulary, label, "Surrey")
    assert found.held
    assert all(not each.area.name.startswith("Kent") for each in found.observations)
