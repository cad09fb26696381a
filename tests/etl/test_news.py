"""What is new since the last store, with reasons; and a store that stands as it is. All returns are made up."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from etl.kept import Kept
from etl.news import News
from etl.outcome import Outcome
from etl.pipeline import ingest
from etl.readings import Means
from tests.conftest import Foi
from tests.made_up_returns import make_raw, write_register

THEN = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return make_raw(tmp_path / "raw", 3)


def run(raw: Path, now: datetime = THEN) -> Outcome:
    room = raw.parent
    return ingest(raw, f"sqlite:///{room / 'foi.sqlite'}", now=now, means=Means(kept=Kept(room / "kept")))


def since_last(raw: Path) -> News:
    told = run(raw, LATER).news
    assert told is not None
    return told


def rows_of(raw: Path) -> list[dict[str, str]]:
    with (raw / "register.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_first_store_has_nothing_before_it(made: Path) -> None:
    assert run(made).news is None


def test_an_unchanged_store_stands_as_it_was_built(made: Path, tmp_path: Path) -> None:
    first = run(made)
    content = (tmp_path / "foi.sqlite").read_bytes()
    second = run(made, LATER)
    assert (first.stands, second.stands) == (False, True)
    assert (second.version, second.built, second.figures) == (first.version, first.built, first.figures)
    assert (tmp_path / "foi.sqlite").read_bytes() == content


@pytest.mark.parametrize("file", ["foi.sqlite", "review.sqlite", "raw/register.csv", "raw/reference/events.csv"])
def test_a_store_does_not_stand_when_it_or_anything_it_is_made_of_was_touched(made: Path, file: str) -> None:
    run(made)
    with (made.parent / file).open("ab") as touched:
        touched.write(b"\r\n")
    again = run(made, LATER)
    assert not again.stands
    assert again.built == LATER.isoformat()


def test_a_changed_number_is_a_changed_figure_with_its_return_as_the_reason(made: Path) -> None:
    run(made)
    path = made / "returns" / "made-up-0001.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    old, total = sheet["B4"].value, sheet["B7"].value
    sheet["B4"], sheet["B7"] = old + 1, total + 1
    book.save(path)
    told = since_last(made)
    assert [change.line for change in told.returns_changed] == ["made-up-0001: its file changed"]
    assert f", 2021/22, 71/17: {old} → {old + 1}: The file of the return made-up-0001 is another one." in "".join(
        change.line for change in told.figures_changed
    )
    assert not told.figures_new
    assert not told.figures_withdrawn


def test_a_return_that_is_held_withdraws_its_figures_and_says_so(made: Path) -> None:
    run(made)
    rows = rows_of(made)
    rows[1]["period"] = "2019-04-01/2020-03-31"
    write_register(made, rows)
    told = since_last(made)
    assert "it is held now" in told.returns_changed[0].why
    assert len(told.figures_withdrawn) >= 3
    assert all("made-up-0001 is held" in change.why for change in told.figures_withdrawn)


def test_a_row_that_is_added_brings_a_return_and_its_figures_and_one_taken_away_takes_them(made: Path) -> None:
    rows = rows_of(made)
    write_register(made, rows[:2])
    run(made)
    write_register(made, rows)
    told = since_last(made)
    assert [change.what for change in told.returns_new] == ["made-up-0002"]
    assert told.figures_new
    assert {change.why for change in told.figures_new} == {"The return made-up-0002 was added to the register."}
    write_register(made, rows[:2])
    told = since_last(made)
    assert [change.line for change in told.returns_gone] == ["made-up-0002: its row is gone"]
    assert {change.why for change in told.figures_withdrawn} == {
        "The return made-up-0002 is no longer in the register."
    }


def test_a_store_that_another_version_wrote_is_not_compared(made: Path, tmp_path: Path) -> None:
    (tmp_path / "foi.sqlite").write_bytes(b"no store of ours")
    assert run(made).news is None


def test_the_command_counts_what_is_new_names_the_first_few_and_says_when_a_store_stands(
    foi: Foi, made: Path, tmp_path: Path
) -> None:
    rows = rows_of(made)
    write_register(made, rows[:2])
    options = ("--raw", made, "--store", f"sqlite:///{tmp_path}/foi.sqlite", "--processes", "1")
    assert "Since the last store" not in foi("ingest", *options).out
    write_register(made, rows)
    said = foi("ingest", *options).out
    assert ": 1 return new, 0 returns changed, 0 returns gone, 16 figures new," in said
    assert said.count("\n  figure new: ") == 5
    assert "  and 11 more figures new\n" in said
    assert "Nothing changed: it stands, sqlite:///" in foi("ingest", *options).out
