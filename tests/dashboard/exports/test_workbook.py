"""The workbook: the rules of the Government Analysis Function, rule by rule. All figures are made up."""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import Connection

from dashboard.exports.formats import FORMATS
from dashboard.exports.workbook import shorthand
from dashboard.names import Names
from dashboard.parse import parse

HEADER = 4


def made(connection: Connection, names: Names, query: str) -> bytes:
    """The file of a question."""
    return b"".join(FORMATS["xlsx"].chunks(connection, parse(query, names), names))


@pytest.fixture
def book(connection: Connection, names: Names) -> Iterator[Workbook]:
    """The workbook of everything in the made-up store."""
    opened = openpyxl.load_workbook(io.BytesIO(made(connection, names, "offence=all")))
    yield opened
    opened.close()


def tables(book: Workbook) -> list[Worksheet]:
    """The sheets that hold a table."""
    return [book[name] for name in book.sheetnames[1:]]


def test_sheets_stand_in_the_order_cover_contents_notes_tables(book: Workbook) -> None:
    assert book.sheetnames == ["Cover", "Contents", "Notes", "Figures", "Observations", "Coverage", "Columns"]
    assert book.active is book.worksheets[0]
    assert book.active.sheet_view.selection[0].activeCell == "A1"


def test_title_and_language_of_the_document_are_set(book: Workbook) -> None:
    assert book.properties.language == "en-GB"
    assert (
        book.properties.title == "Recorded offences of sexual communication with a child, by police force and platform"
    )
    assert book.properties.version == "0123456789ab"


def test_each_table_is_marked_as_one_at_the_left_edge_and_nothing_stands_under_it(book: Workbook) -> None:
    for page in tables(book):
        (table,) = page.tables.values()
        assert table.ref == f"A{HEADER}:{page.dimensions.partition(':')[2]}", page.title
        heads = [page.cell(HEADER, place).value for place in range(1, page.max_column + 1)]
        assert heads == [column.name for column in table.tableColumns]
        assert table.autoFilter is None
        assert "one table" in str(page["A2"].value)


def test_nothing_is_merged_frozen_hidden_or_filtered(book: Workbook) -> None:
    for page in book.worksheets:
        assert not page.merged_cells.ranges
        assert page.freeze_panes is None
        assert page.auto_filter.ref is None
        assert page.sheet_state == "visible"
        assert not any(row.hidden for row in page.row_dimensions.values())


def test_no_row_and_no_column_of_a_table_is_without_a_cell(book: Workbook) -> None:
    for page in tables(book):
        for row in page.iter_rows(min_row=HEADER, max_col=1, values_only=True):
            assert row[0] is not None, page.title


def test_numbers_are_numbers_and_their_marks_stand_beside_them(book: Workbook) -> None:
    page = book["Figures"]
    heads = [str(cell.value) for cell in page[HEADER]]
    rows = [dict(zip(heads, row, strict=True)) for row in page.iter_rows(min_row=HEADER + 1, values_only=True)]
    assert {type(row["value_low"]) for row in rows} <= {int, float, type(None)}
    assert any(isinstance(row["value_low"], int) for row in rows)
    assert all(row["shorthand"] for row in rows if row["value_low"] is None)


def test_notes_are_words_in_square_brackets_and_each_is_explained(book: Workbook) -> None:
    explained = {row[0] for row in book["Notes"].iter_rows(min_row=HEADER + 1, max_col=1, values_only=True)}
    page = book["Figures"]
    place = [cell.value for cell in page[HEADER]].index("notes") + 1
    used = {note for row in range(HEADER + 1, page.max_row + 1) for note in _notes(page.cell(row, place).value)}
    assert used
    assert used <= explained
    assert all(note.startswith("[note ") for note in used)


def _notes(cell: object) -> list[str]:
    return (
        [f"{part}]" for part in str(cell or "").split("] ") if part] if "] [" in str(cell) else [str(cell)] * bool(cell)
    )


def test_the_cover_says_question_version_day_link_licence_and_how_to_cite(book: Workbook) -> None:
    said = "\n".join(str(row[0]) for row in book["Cover"].iter_rows(values_only=True))
    for part in (
        "All areas",
        "0123456789ab",
        "Permanent link: /data",
        "Cite as",
        "Licence not stated",
        "not committed",
    ):
        assert part in said, part


def test_a_filtered_workbook_says_so(connection: Connection, names: Names) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(made(connection, names, "area=Cumbria")))
    assert any("Filtered: Cumbria" in str(row[0]) for row in opened["Cover"].iter_rows(values_only=True))
    opened.close()


def test_a_question_without_rows_gives_a_table_that_says_so(connection: Connection, names: Names) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(made(connection, names, "area=Cumbria&from=1990-01&to=1990-12")))
    assert opened["Figures"]["A5"].value == "No row answers this question."
    opened.close()


def test_the_same_rows_give_the_same_bytes(connection: Connection, names: Names) -> None:
    assert made(connection, names, "area=Cumbria") == made(connection, names, "area=Cumbria")


@pytest.mark.parametrize(
    ("changed", "mark"),
    [
        ({}, ""),
        ({"mark": "suppressed"}, "[c]"),
        ({"mark": "suppressed", "value_low": None}, "[c]"),
        ({"mark": "no return", "value_low": None}, "[x]"),
        ({"mark": "not applicable", "value_low": None}, "[z]"),
        ({"mark": "words", "standing": "superseded"}, "[u][r]"),
        ({"standing": "in doubt"}, "[u]"),
        ({"basis": "derived"}, "[e]"),
    ],
)
def test_each_mark_has_its_shorthand(changed: dict[str, object], mark: str) -> None:
    row: dict[str, object] = {"mark": "", "value_low": 1, "standing": "answers", "basis": "stated"}
    assert shorthand(row | changed) == mark
