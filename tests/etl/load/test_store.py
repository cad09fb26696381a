"""Publishing a store in one step. The rows are made up."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.load import store
from etl.load.schema import METADATA

ROWS = {"member": [{"area_code": "X-A", "member_code": "X-B", "from": "", "to": ""}]}
OTHER = {"member": [{"area_code": "X-C", "member_code": "X-D", "from": "", "to": ""}]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "foi.sqlite"


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite:///{path}"


def members(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT area_code, member_code FROM member").fetchall()
    finally:
        connection.close()


@pytest.fixture
def reader(path: Path, url: str) -> Iterator[sqlite3.Connection]:
    """Somebody who has the first store open and in use."""
    store.publish(ROWS, url)
    connection = sqlite3.connect(path)
    connection.execute("SELECT * FROM member").fetchone()
    yield connection
    connection.close()


def test_the_folder_and_every_table_of_the_schema_are_made(path: Path, url: str) -> None:
    store.publish(ROWS, url)
    connection = sqlite3.connect(path)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert set(METADATA.tables) <= names
    assert members(path) == [("X-A", "X-B")]


def test_a_new_store_replaces_the_old_one_and_leaves_nothing_beside_it(path: Path, url: str) -> None:
    store.publish(ROWS, url)
    store.publish(OTHER, url)
    assert members(path) == [("X-C", "X-D")]
    assert [file.name for file in path.parent.iterdir()] == ["foi.sqlite"]


def test_who_has_the_old_store_open_goes_on_reading_it(reader: sqlite3.Connection, path: Path, url: str) -> None:
    store.publish(OTHER, url)
    assert reader.execute("SELECT area_code FROM member").fetchall() == [("X-A",)]
    assert members(path) == [("X-C", "X-D")]


def test_a_row_that_breaks_a_constraint_leaves_the_last_store(path: Path, url: str) -> None:
    store.publish(ROWS, url)
    alias = {"alias": "nowhere", "area_code": "X-NOT-AN-AREA", "shown": "Nowhere", "is_place": False}
    with pytest.raises(store.StoreError, match="could not be written"):
        store.publish(OTHER | {"area_alias": [alias]}, url)
    assert members(path) == [("X-A", "X-B")]
    assert [file.name for file in path.parent.iterdir()] == ["foi.sqlite"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_at_the_last_step_leaves_the_last_store(
    step: str, path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.publish(ROWS, url)

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(store.StoreError, match="No space left on device"):
        store.publish(OTHER, url)
    assert members(path) == [("X-A", "X-B")]


def test_what_a_killed_run_left_is_cleared_by_the_next(path: Path, url: str) -> None:
    path.parent.mkdir()
    left = path.with_name("foi.sqlite.building-999999999")
    left.write_bytes(b"half a store")
    own = path.with_name(f"foi.sqlite.building-{os.getppid()}")
    own.write_bytes(b"somebody else's, still at work")
    store.publish(ROWS, url)
    assert not left.exists()
    assert own.exists()


def test_a_table_that_the_schema_does_not_have_is_refused(url: str) -> None:
    with pytest.raises(KeyError, match="no table rumour"):
        store.publish({"rumour": []}, url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("foi.sqlite", "no address of a store"),
        ("nosuchdatabase://x/y", "no address of a store"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
    ],
)
def test_an_address_that_names_no_store_is_refused_in_words(url: str, words: str) -> None:
    with pytest.raises(store.StoreError, match=words):
        store.parse_url(url)


def test_a_folder_that_cannot_be_made_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(store.StoreError, match="could not be written"):
        store.publish(ROWS, f"sqlite:///{tmp_path}/file/foi.sqlite")


def test_every_column_of_every_table_has_a_comment() -> None:
    bare = [
        f"{table.name}.{column.name}" for table in METADATA.tables.values() for column in table.c if not column.comment
    ]
    assert bare == []
