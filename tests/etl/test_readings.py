"""All returns read: the same whatever is kept and however many processes read, and only what changed is read again."""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from etl import readings
from etl.kept import Kept
from etl.pipeline import ingest
from etl.readings import Means, Returns, read_returns
from etl.register import load_register
from etl.words.vocabulary import load_vocabulary
from tests.made_up_returns import make_raw

THEN = datetime(2026, 11, 24, 12, tzinfo=UTC)
COUNT = 12


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Twelve returns that are made up."""
    return make_raw(tmp_path / "raw", COUNT)


def read(raw: Path, means: Means) -> Returns:
    vocabulary = load_vocabulary(raw / "reference")
    return read_returns(raw, load_register(raw, vocabulary.areas), vocabulary, means, lambda _done, _of: None)


def test_the_store_is_the_same_byte_for_byte_in_one_process_in_two_and_from_what_is_kept(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "WORTH", 2)
    monkeypatch.setattr(readings, "BATCH", 2)
    ways = {"one": Means(), "two": Means(2, Kept(tmp_path / "kept")), "again": Means(1, Kept(tmp_path / "kept"))}
    stores = []
    for name, means in ways.items():
        held = ingest(made, f"sqlite:///{tmp_path / name}", now=THEN, means=means).held
        stores.append((tmp_path / name).read_bytes())
        assert held == ()
    assert stores[0] == stores[1] == stores[2]
    assert len(stores[0]) > 100_000


def test_a_second_reading_reads_nothing_anew_and_gives_the_same(made: Path, tmp_path: Path) -> None:
    means = Means(kept=Kept(tmp_path / "kept"))
    first, second = read(made, means), read(made, means)
    assert (first.read_anew, second.read_anew) == (COUNT, 0)
    assert second.returns == first.returns


def test_a_file_a_row_or_a_recipe_that_changed_is_read_again_alone(made: Path, tmp_path: Path) -> None:
    means = Means(kept=Kept(tmp_path / "kept"))
    before = read(made, means).returns[4]
    _write_into(made / "returns" / "made-up-0004.xlsx", "B4", 77)
    after = read(made, means)
    assert after.read_anew == 1
    assert after.returns[4].reading != before.reading

    register = (made / "register.csv").read_text("utf-8")
    (made / "register.csv").write_text(
        register.replace("made-up-0002.xlsx,as rec", "made-up-0002.xlsx,transc", 1), "utf-8"
    )
    recipes = made / "recipes"
    recipes.mkdir()
    (recipes / "made-up-0006.toml").write_text('[[unit]]\nis = "offence"\nwhy = "made up"\n', "utf-8")
    assert read(made, means).read_anew == 1, "the row is held, the recipe is read"
    assert read(made, means).returns[6].recipe == "made-up-0006.toml"


def test_other_words_let_everything_be_read_again(made: Path, tmp_path: Path) -> None:
    means = Means(kept=Kept(tmp_path / "kept"))
    read(made, means)
    with (made / "reference" / "places.csv").open("a", encoding="utf-8") as places:
        places.write("\n")
    assert read(made, means).read_anew == COUNT


def test_an_entry_that_was_changed_is_read_again_not_trusted(made: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept"
    first = read(made, Means(kept=Kept(file)))
    with sqlite3.connect(file) as connection:
        key, content = connection.execute("SELECT key, content FROM kept ORDER BY key").fetchone()
        changed = content.replace(b"made-up", b"made-UP")
        assert changed != content
        connection.execute("UPDATE kept SET content = ? WHERE key = ?", (changed, key))
    connection.close()
    again = read(made, Means(kept=Kept(file)))
    assert again.read_anew == 1
    assert again.returns == first.returns


def test_a_file_that_ends_its_process_holds_its_return_alone(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = _Pool(dies_at="made-up-0003")
    monkeypatch.setattr(readings, "WORTH", 2)
    monkeypatch.setattr(readings, "BATCH", 4)
    monkeypatch.setattr(readings, "_pool", lambda _raw, _processes: fake)
    told = read(made, Means(2)).returns
    assert [one.entry.return_id for one in told if one.held] == ["made-up-0003"]
    assert told[3].problems[0].line.startswith("made-up-0003.xlsx: The reader failed on this file")


def test_where_no_process_can_be_started_this_one_reads_all(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "WORTH", 2)
    monkeypatch.setattr(readings, "_pool", lambda _raw, _processes: _Pool(dies_at=""))
    told = read(made, Means(2)).returns
    assert [one.held for one in told] == [False] * COUNT


def _write_into(path: Path, cell: str, value: int) -> None:
    book = openpyxl.load_workbook(path)
    book.worksheets[0][cell] = value
    book.save(path)


class _Pool:
    """Made up: a pool whose process ends at one return; at everything, where that has no name."""

    def __init__(self, dies_at: str) -> None:
        self.dies_at = dies_at

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def submit(self, _work: object, entries: list[readings.Entry]) -> Future[object]:
        ended: Future[object] = Future()
        if not self.dies_at or any(entry.return_id == self.dies_at for entry in entries):
            ended.set_exception(BrokenProcessPool("made up"))
        else:
            ended.set_result([self._read(entry) for entry in entries])
        return ended

    def _read(self, entry: readings.Entry) -> object:
        return readings.ReadReturn(entry)
