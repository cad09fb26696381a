"""What would settle a held return. The returns are made up here."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import openpyxl
import pytest

from etl import settling
from etl.register import FOLDER, load_register
from etl.returns import read_return
from etl.settling import Settling, settle, settle_file
from etl.transform.recipe_schema import SECTIONS
from etl.words.vocabulary import Vocabulary, load_vocabulary
from tests.made_up_returns import make_raw, write_register


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return make_raw(tmp_path / "raw", 2)


@pytest.fixture(scope="module")
def vocabulary(raw: Path) -> Vocabulary:
    return load_vocabulary(raw / "reference")


def settled(raw: Path, vocabulary: Vocabulary, place: int = 0, **changed: str) -> Settling:
    """The return at a place, with fields of its row changed."""
    with (raw / "register.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[place] |= changed
    write_register(raw, rows)
    told = read_return(raw, load_register(raw, vocabulary.areas).entries[place], vocabulary)
    assert told.held
    return settle(raw, told, vocabulary)


def put(raw: Path, cell: str, value: object) -> None:
    path = raw / FOLDER / "made-up-0000.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0][cell] = value
    book.save(path)


def test_every_rule_names_a_known_problem_and_section() -> None:
    from etl.model.problems import KINDS, Severity

    for kind, rule in settling._rules().items():
        assert KINDS[kind].severity is Severity.ERROR
        assert not rule["section"] or {rule["key"], rule["needs"]} - {""} <= {*SECTIONS[rule["section"]], "cells"}


def test_a_row_with_a_wrong_word_is_read_as_if_it_were_right(made: Path, vocabulary: Vocabulary) -> None:
    found = settled(made, vocabulary, status="answerd")
    assert ("status", "answered") in [(field.name, field.value) for field in found.changed]
    assert found.row.startswith("made-up-0000,made-up-0000.xlsx,as received,")
    assert len(found.gives) == 27


def test_what_the_file_does_not_say_stays_open_and_nothing_is_guessed(made: Path, vocabulary: Vocabulary) -> None:
    found = settled(made, vocabulary, force="Nowhere Police")
    assert found.open == ("force",)
    assert ",as received,,," in found.row


def test_a_mark_without_a_meaning_asks_for_it(made: Path, vocabulary: Vocabulary) -> None:
    put(made, "B4", "@@")
    found = settled(made, vocabulary)
    entries = tomllib.loads(found.recipe)
    assert [(one["mark"], one["is"], one["cells"]) for one in entries["mark"]] == [("@@", "", "B4")]
    assert found.open == ("is of [[mark]] for B4",)


def test_the_recipe_that_is_shown_settles_it(made: Path, vocabulary: Vocabulary) -> None:
    put(made, "F4", 4711)
    found = settled(made, vocabulary)
    assert found.reading is not None
    assert not found.reading.held
    (made / "recipes").mkdir()
    (made / "recipes" / "made-up-0000.toml").write_text(found.recipe, "utf-8")
    told = read_return(made, load_register(made, vocabulary.areas).entries[0], vocabulary)
    assert told.given is not None
    assert told.given.observations == found.gives


def test_a_file_that_no_row_names_proposes_its_row(made: Path, vocabulary: Vocabulary) -> None:
    found = settle_file(made / FOLDER / "made-up-0001.xlsx", vocabulary)
    assert (found.return_id, found.file) == ("", "made-up-0001.xlsx")
    assert found.open == ("force",)


def test_where_no_help_can_be_found_the_return_is_held_all_the_same(
    made: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("made for the test")

    monkeypatch.setattr(settling, "propose", fail)
    found = settled(made, vocabulary, force="Nowhere Police")
    assert (found.row, found.recipe, found.gives) == ("", "", ())
    assert settle_file(made / FOLDER / "made-up-0001.xlsx", vocabulary).row == ""
