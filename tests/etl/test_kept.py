"""What is kept between runs: found under its own key alone, and never trusted when it is damaged."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from etl import kept
from etl.kept import Kept, ground, key_of


def test_a_value_is_found_under_its_key_in_the_next_run(tmp_path: Path) -> None:
    with Kept(tmp_path / "a" / "kept.sqlite") as one:
        one.put("key", ("a", 1))
    with Kept(tmp_path / "a" / "kept.sqlite") as next_one:
        assert next_one.get("key") == ("a", 1)
        assert next_one.get("other") is None


def test_without_a_file_nothing_is_kept() -> None:
    with Kept() as none:
        none.put("key", "a")
        assert none.get("key") is None


def test_what_stands_under_another_key_than_its_own_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    with Kept(file) as one:
        one.put("key", "a")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE kept SET key = 'other'")
    connection.close()
    with Kept(file) as one:
        assert one.get("other") is None


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    file.write_bytes(b"no database, but long enough to be taken for one " * 40)
    with Kept(file) as one:
        assert one.get("key") is None
        one.put("key", "a")
        assert one.get("key") == "a"


def test_a_place_where_no_file_can_be_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with Kept(tmp_path / "file" / "kept.sqlite") as one:
        one.put("key", "a")
        assert one.get("key") is None


def test_what_no_key_asks_for_any_more_goes(tmp_path: Path) -> None:
    with Kept(tmp_path / "kept.sqlite") as one:
        one.put("old", "a")
        one.put("new", "b")
        one.keep_only(["new"])
        assert (one.get("old"), one.get("new")) == (None, "b")


def test_parts_of_a_key_do_not_run_into_one_another() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")


def test_the_ground_is_code_words_data_and_libraries(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "names.csv"
    file.write_text("one", "utf-8")
    before = ground(tmp_path / "data")
    assert ground(tmp_path / "data") == before
    file.write_text("two", "utf-8")
    assert ground(tmp_path / "data") != before
    names = {path.name for path in kept.CODE.rglob("*") if path.suffix in kept.READS}
    assert {"tidy.py", "marks.csv", "readings.py"} <= names
    assert any(line.startswith("lxml ") for line in kept.libraries())
