"""The whole way from raw data to a store: what is in it, that it leads back to cells, that it comes out the same."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from etl.load.lines import safe_text
from etl.load.schema import METADATA
from etl.model.columns import NAMES, OBSERVATION_ID, OBSERVATION_NAMES, TIDY, Column
from etl.model.problems import Severity
from etl.pipeline import Build, build, ingest

Row = dict[str, object]
THEN = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def store(store_url: str) -> Iterator[sqlite3.Connection]:
    """The store of the real raw data."""
    connection = sqlite3.connect(store_url.removeprefix("sqlite:///"))
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def made(raw: Path) -> Build:
    """The store of the real raw data, before it is published."""
    return build(raw, now=THEN)


def rows(store: sqlite3.Connection, query: str) -> list[Row]:
    return [dict(row) for row in store.execute(query)]


def test_every_table_of_the_schema_has_rows_but_changes_of_a_first_store_and_what_is_held(
    store: sqlite3.Connection,
) -> None:
    empty = [
        name
        for name in METADATA.tables
        if not store.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
    ]
    assert sorted(empty) == ["change_line", "held", "held_cell", "held_preview"]


def test_the_register_is_there_whole_refusals_too(store: sqlite3.Connection) -> None:
    found = rows(store, 'SELECT * FROM "return" ORDER BY position')
    assert len(found) == 17
    assert Counter(row["status"] for row in found)["answer not seen"] == 3
    refused = next(row for row in found if row["return_id"] == "essex-pub-1350")
    assert (refused["exemption"], refused["sha256"], refused["observations"]) == ("s.12", "", 0)
    assert refused["exemption_words"]
    assert refused["area_code"] == "E23000028"


def test_eleven_returns_give_150_observations_from_271_cells(store: sqlite3.Connection) -> None:
    assert rows(store, "SELECT count(*) AS n FROM observation WHERE return_id <> ''") == [{"n": 150}]
    assert rows(store, "SELECT count(*) AS n, count(DISTINCT return_id) AS r FROM sheet_cell") == [{"n": 271, "r": 11}]
    assert rows(store, "SELECT sheet, cell FROM sheet_cell WHERE reason = 'the reader gave it no role'") == []


def test_every_observation_of_a_return_opens_to_the_cell_that_says_it(store: sqlite3.Connection, raw: Path) -> None:
    found = rows(store, "SELECT * FROM observation WHERE return_id <> ''")
    books = {
        str(row["source_file"]): openpyxl.load_workbook(raw / "returns" / str(row["source_file"])) for row in found
    }
    wrong = []
    for row in found:
        cell = books[str(row["source_file"])][row["source_sheet"]][row["source_cell"]].value
        if str(row["value_as_written"]) not in str("" if cell is None else cell):
            wrong.append((row["source_file"], row["source_sheet"], row["source_cell"]))
    for book in books.values():
        book.close()
    assert wrong == []


def test_every_printed_and_official_row_leads_to_its_line(store: sqlite3.Connection, raw: Path) -> None:
    places = {"published-figures.csv": "published", "recorded-88a.csv": "reference"}
    for name, folder in places.items():
        lines = (raw / folder / name).read_text("utf-8").split("\n")
        found = rows(store, f"SELECT * FROM observation WHERE source_file = '{name}'")  # noqa: S608
        assert found
        for row in found:
            header, line = next(csv.reader([lines[0]])), next(csv.reader([lines[int(str(row["source_cell"])) - 1]]))
            cells = dict(zip(header, line, strict=True))
            assert str(row["value_as_written"]) in (cells["value"], cells.get("value_text", "")), row


def test_every_row_of_the_printed_figures_became_one_thing_or_is_listed(store: sqlite3.Connection, raw: Path) -> None:
    lines = [str(number) for number in range(2, 1_083)]
    assert len((raw / "published" / "published-figures.csv").read_text("utf-8").splitlines()) == len(lines) + 1
    became = Counter(
        str(row["source_cell"])
        for table in ("observation", "statement", "coverage")
        for row in rows(store, f"SELECT source_cell FROM {table} WHERE source_file = 'published-figures.csv'")  # noqa: S608
    )
    listed = {
        str(row["source_cell"]) for row in rows(store, "SELECT source_cell FROM problem WHERE kind LIKE 'printed-%'")
    }
    assert [line for line in lines if became[line] + (line in listed) != 1] == []


def test_all_fourteen_decisions_apply_to_a_figure(store: sqlite3.Connection) -> None:
    found = rows(store, "SELECT decision_id, figures FROM decision")
    assert len(found) == 14
    assert [row["decision_id"] for row in found if not row["figures"]] == []


def test_both_editions_of_the_official_series_are_there_and_one_of_them_answers(store: sqlite3.Connection) -> None:
    editions = rows(
        store,
        "SELECT published, count(*) AS n FROM observation WHERE source_file = 'recorded-88a.csv' GROUP BY published "
        "ORDER BY n",
    )
    assert [row["n"] for row in editions] == [176, 2420]
    answering = rows(
        store,
        "SELECT count(*) AS n FROM figure WHERE source_file = 'recorded-88a.csv' AND standing = 'answers' "
        "GROUP BY area_code, period_start HAVING n > 1",
    )
    assert answering == []
    assert rows(store, "SELECT edition FROM store_version")[0]["edition"] == editions[1]["published"]


def columns_of(table: str) -> tuple[tuple[Column, ...], str]:
    return (TIDY, "figure") if table == "figure" else ((OBSERVATION_ID, *TIDY), "observation")


@pytest.mark.parametrize("table", ["figure", "observation"])
def test_the_csv_line_says_what_the_columns_say(store: sqlite3.Connection, table: str) -> None:
    names = NAMES if table == "figure" else OBSERVATION_NAMES
    numbers = {column.name for column in TIDY if column.type in ("number", "integer")}
    found = rows(store, f"SELECT * FROM {table} ORDER BY position")  # noqa: S608
    assert [row["position"] for row in found] == list(range(1, len(found) + 1))
    read = list(csv.reader(io.StringIO("".join(str(row["csv_line"]) for row in found), newline="")))
    assert len(read) == len(found)
    for row, line in zip(found, read, strict=True):
        for name, text in zip(names, line, strict=True):
            if name not in row:
                continue
            if name in numbers:
                assert (float(text) if text else None) == row[name]
            else:
                assert text == safe_text(str(row[name]))


def test_the_files_are_in_one_order_offence_area_and_span(store: sqlite3.Connection) -> None:
    ranks = rows(
        store,
        "SELECT (SELECT position FROM offence WHERE id = offence) AS o, area_code, period_start FROM figure "
        "WHERE offence IN (SELECT id FROM offence) ORDER BY figure.position",
    )
    assert [row["o"] for row in ranks] == sorted(int(str(row["o"])) for row in ranks)
    runs = [(row["o"], row["area_code"]) for row in ranks]
    starts = [place for place, run in enumerate(runs) if place == 0 or runs[place - 1] != run]
    assert len(starts) == len(set(runs))


def test_every_figure_has_its_observations_and_as_many_witnesses_as_it_says(store: sqlite3.Connection) -> None:
    assert (
        rows(
            store,
            "SELECT figure_id FROM figure WHERE witnesses <> (SELECT count(*) FROM witness AS w "
            "WHERE w.figure_id = figure.figure_id)",
        )
        == []
    )
    assert rows(store, "SELECT figure_id FROM figure WHERE figure_id NOT IN (SELECT figure_id FROM observation)") == []
    assert (
        rows(
            store,
            "SELECT observation_id FROM figure AS f WHERE observation_id NOT IN "
            "(SELECT observation_id FROM observation AS o WHERE o.figure_id = f.figure_id)",
        )
        == []
    )


def test_rows_that_answer_one_question_do_not_stand_twice(store: sqlite3.Connection) -> None:
    """One row a figure: of one compiler, for one question, one value answers."""
    question = "area_code, offence, measure, unit, period_start, period_end, breakdown, platform, platform_owner, "
    question += "age_band, sex, category, of_what, compiled_by"
    twice = rows(
        store,
        f"SELECT {question}, count(*) AS n FROM figure WHERE standing = 'answers' GROUP BY {question} HAVING n > 1",  # noqa: S608
    )
    assert twice == []


def test_the_same_raw_data_give_the_same_rows_and_the_same_version(raw: Path, made: Build) -> None:
    again = build(raw, now=THEN)
    assert again.tables == made.tables
    assert again.outcome.version == made.outcome.version


def test_a_store_is_rebuilt_from_a_copy_to_the_same_bytes_of_csv(raw_copy: Path, made: Build, tmp_path: Path) -> None:
    """Neither the place of the folder nor the day of the run is in the files."""
    url = f"sqlite:///{tmp_path}/foi.sqlite"
    outcome = ingest(raw_copy, url, now=datetime(2027, 1, 1, tzinfo=UTC))
    connection = sqlite3.connect(tmp_path / "foi.sqlite")
    for table in ("figure", "observation"):
        lines = [line for (line,) in connection.execute(f"SELECT csv_line FROM {table} ORDER BY position")]  # noqa: S608
        assert lines == [row["csv_line"] for row in made.tables[table]]
    connection.close()
    assert outcome.version == made.outcome.version


def test_another_word_in_the_raw_data_is_another_version_and_a_readme_is_not(raw_copy: Path, made: Build) -> None:
    (raw_copy / "README.md").write_text("Another page.", "utf-8")
    assert build(raw_copy, now=THEN).outcome.version == made.outcome.version
    path = raw_copy / "reference" / "events.csv"
    path.write_text(path.read_text("utf-8").replace("an offence of its own", "an offence in its own right", 1), "utf-8")
    assert build(raw_copy, now=THEN).outcome.version != made.outcome.version


def test_progress_is_told_step_by_step(raw: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(raw, lambda step, done, total: told.append((step, done, total)))
    steps = list(dict.fromkeys(step for step, _, _ in told))
    assert steps[0] == "Reading words"
    assert ("Reading returns", 0, 17) in told
    assert steps[-1] == "Writing the store"


def test_a_return_under_another_reference_with_the_same_cells_is_read_and_is_no_second_witness(
    raw_copy: Path, made: Build
) -> None:
    name = "cumbria-2017-2020"
    book = openpyxl.load_workbook(raw_copy / "returns" / f"{name}.xlsx")
    book.save(raw_copy / "returns" / "again.xlsx")
    book.close()
    register = raw_copy / "register.csv"
    row = next(line for line in register.read_text("utf-8").split("\n") if line.startswith(name))
    with register.open("a", encoding="utf-8") as file:
        file.write(row.replace(f"{name},{name}.xlsx", "again,again.xlsx", 1) + "\n")
    recipe = raw_copy / "recipes" / f"{name}.toml"
    recipe.with_name("again.toml").write_bytes(recipe.read_bytes())
    again = build(raw_copy, now=THEN)
    assert again.outcome.read == 12
    assert again.outcome.from_returns == made.outcome.from_returns + 2
    copied = [found for found in again.outcome.problems if found.problem.kind == "return-copied"]
    assert [(found.return_id, found.problem.severity) for found in copied] == [("again", Severity.WARNING)]
    figures = [{row["figure_id"]: row["witnesses"] for row in one.tables["figure"]} for one in (made, again)]
    assert figures[0] == figures[1]


def test_a_recipe_without_a_return_and_a_file_without_a_row_are_listed(raw_copy: Path) -> None:
    (raw_copy / "recipes" / "nobody.toml").write_text("", "utf-8")
    (raw_copy / "returns" / "new.xlsx").write_bytes(b"anything")
    kinds = {found.problem.kind for found in build(raw_copy).outcome.problems}
    assert {"recipe-without-return", "file-unregistered"} <= kinds
