"""One return read with its row and recipe; whatever goes wrong with it stays its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl import returns
from etl.register import Entry, load_register
from etl.words.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary(raw: Path) -> Vocabulary:
    return load_vocabulary(raw / "reference")


def entry_of(raw: Path, vocabulary: Vocabulary, file: str) -> Entry:
    entry = load_register(raw, vocabulary.areas).of_file(file)
    assert entry is not None
    return entry


def test_a_return_is_read_with_its_recipe_and_keeps_its_sheets(raw: Path, vocabulary: Vocabulary) -> None:
    read = returns.read_return(raw, entry_of(raw, vocabulary, "cumbria-2017-2020.xlsx"), vocabulary)
    assert read.recipe == "cumbria-2017-2020.toml"
    assert [grid.sheet for grid in read.grids] == ["Cumbria"]
    assert read.given is read.reading
    assert not read.held


def test_a_refusal_gives_nothing_and_is_not_held(raw: Path, vocabulary: Vocabulary) -> None:
    entry = next(one for one in load_register(raw, vocabulary.areas).entries if not one.file)
    read = returns.read_return(raw, entry, vocabulary)
    assert (read.reading, read.held, read.problems) == (None, False, ())


def test_with_a_bad_recipe_the_return_is_held_and_its_sheet_can_still_be_seen(
    raw_copy: Path, vocabulary: Vocabulary
) -> None:
    (raw_copy / "recipes" / "cumbria-2017-2020.toml").write_text("this is no recipe", "utf-8")
    read = returns.read_return(raw_copy, entry_of(raw_copy, vocabulary, "cumbria-2017-2020.xlsx"), vocabulary)
    assert read.held
    assert read.given is None
    assert read.problems[0].kind == "recipe-unreadable"
    assert read.reading is not None
    assert read.reading.account["total"] == 9


def test_a_failure_of_the_reader_itself_holds_that_return_alone(
    raw: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("made for the test")

    monkeypatch.setattr(returns, "read_file", fail)
    read = returns.read_return(raw, entry_of(raw, vocabulary, "cumbria-2017-2020.xlsx"), vocabulary)
    assert read.held
    assert read.problems[0].line.startswith(
        "cumbria-2017-2020.xlsx: The reader failed on this file (ZeroDivisionError: made for the test)."
    )
