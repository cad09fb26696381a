"""The project's own csv files as rows that know their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract.rows import UnreadableTable, read_rows


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_rows_know_the_line_they_start_on_over_quoted_breaks_and_blank_lines(tmp_path: Path) -> None:
    table = read_rows(write(tmp_path, 'a,b\n1,"two\nlines"\n\n3, four \n'))
    assert [(row.line, row["a"], row["b"]) for row in table.rows] == [(2, "1", "two\nlines"), (5, "3", "four")]


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text(tmp_path: Path) -> None:
    table = read_rows(write(tmp_path, b"\xef\xbb\xbfa,b\r\n1,2\r\n"))
    assert table.header == ("a", "b")
    assert table.rows[0]["b"] == "2"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n", "is empty"),
        (b"a,b\n1,caf\xe9\n", "line 2: not UTF-8"),
        (b"a,a\n", "line 1: the column 'a' stands there twice"),
        (b"a,c\n", "line 1: the column 'c' is not known"),
        (b"a\n", "line 1: the column 'b' is missing"),
        (b"a,b\n1,2,3\n", "line 2: 3 cells where the header names 2"),
        (b"a,b\n1\n", "line 2: 1 cells where the header names 2"),
        (b'a,b\n"1,2\n', "line 2: unexpected end"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableTable, match=words):
        read_rows(write(tmp_path, content), ("a", "b"))


def test_the_nearest_known_column_is_offered(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="Did you mean 'period'"):
        read_rows(write(tmp_path, "periode\n"), ("period", "force"))


def test_a_file_that_is_not_there_is_named_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match=r"table\.csv is not in"):
        read_rows(tmp_path / "table.csv")


def test_faulty_rows_may_be_kept_with_what_is_wrong(tmp_path: Path) -> None:
    table = read_rows(write(tmp_path, "a,b\n1\n2,3\n"), keep_faulty=True)
    assert [bool(row.fault) for row in table.rows] == [True, False]
    assert table.rows[0]["b"] == ""
