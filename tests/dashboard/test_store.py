"""The door of the store: opens what is there, says what is not, and follows a new one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from dashboard.store import NoStoreError, StoreDoor, open_store
from etl.load.schema import METADATA
from tests.dashboard.shell import make_store


def test_a_store_says_which_version_it_is(tmp_path: Path) -> None:
    store = open_store(make_store(tmp_path / "foi.sqlite", "abc"))
    assert (store.version.version, store.version.returns, store.version.edition) == ("abc", 17, "2026-04-23")


def test_a_store_is_opened_for_reading_only_wherever_its_file_lies(tmp_path: Path) -> None:
    folder = tmp_path / "odd name #1 100%"
    folder.mkdir()
    make_store(folder / "foi.sqlite")
    store = open_store(f"sqlite:///{folder / 'foi.sqlite'}")
    with store.engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("DELETE FROM store_version"))


def test_a_store_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match=r"no store at .*foi\.sqlite\. Run `foi ingest`"):
        open_store(f"sqlite:///{tmp_path / 'foi.sqlite'}")
    assert not list(tmp_path.iterdir()), "looking for a store must not make one"


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    file = tmp_path / "foi.sqlite"
    file.write_text("this is a letter, not a database, and long enough to be looked at", encoding="utf-8")
    with pytest.raises(NoStoreError, match="cannot be read"):
        open_store(f"sqlite:///{file}")


def test_a_store_without_a_version_is_empty(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'foi.sqlite'}")
    METADATA.create_all(engine)
    engine.dispose()
    with pytest.raises(NoStoreError, match="is empty"):
        open_store(f"sqlite:///{tmp_path / 'foi.sqlite'}")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("DROP TABLE bound", "table bound"),
        ("ALTER TABLE statement DROP COLUMN note", "column note in its table statement"),
    ],
)
def test_a_store_of_another_program_is_not_read_in_part(tmp_path: Path, change: str, named: str) -> None:
    """A page that lacks a table would be broken, or silently less than the whole."""
    file = tmp_path / "foi.sqlite"
    address = make_store(file)
    with sqlite3.connect(file) as connection:
        connection.execute(change)
    with pytest.raises(NoStoreError, match=f"another version of this program: it has no {named}\\. Run `foi ingest`"):
        open_store(address)


def test_the_door_keeps_a_store_until_it_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "foi.sqlite"
    door = StoreDoor(make_store(file, "first"))
    first = door.current()
    assert door.current() is first
    make_store(file, "second")
    assert door.current().version.version == "second"
    assert first.version.version == "first", "an answer that has begun keeps its store"


def test_the_door_finds_a_store_that_comes_later(tmp_path: Path) -> None:
    door = StoreDoor(f"sqlite:///{tmp_path / 'foi.sqlite'}")
    with pytest.raises(NoStoreError):
        door.current()
    make_store(tmp_path / "foi.sqlite", "late")
    assert door.current().version.version == "late"
