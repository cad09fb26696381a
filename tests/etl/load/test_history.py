"""What a new store changes. Pairs of stores are made up, or the real one spoilt for the test."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.load.history import Before, store_before, with_history
from etl.load.store import Tables
from etl.pipeline import ingest

DULL = {
    "area_code": "X-NOWHERE",
    "area": "Nowhere",
    "offence": "71/17",
    "measure": "count",
    "unit": "offence",
    "period_start": "2019-04-01",
    "period_end": "2020-03-31",
    "breakdown": "none",
    "platform": "",
    "platform_owner": "",
    "age_band": "",
    "sex": "",
    "category": "",
    "of_what": "",
    "compiled_by": "somebody",
    "mark": "",
    "standing": "answers",
    "coverage": "unknown",
    "decisions": "",
    "reason": "",
    "return_id": "",
    "source_file": "made-up.csv",
    "source_sheet": "",
    "source_cell": "2",
}


def figure(value: int, **changed: Any) -> dict[str, object]:
    """A made-up figure of Nowhere, its identifier made of what it says, as everywhere."""
    row = DULL | {"value_low": value, "value_high": value} | changed
    said = "-".join(str(row[name]) for name in ("area_code", "period_start", "value_low"))
    return {"figure_id": said, "observation_id": f"o-{said}", **row}


def tables(version: str, *figures: dict[str, object], returns: tuple[dict[str, object], ...] = ()) -> Tables:
    stored = [{"version": version, "built": f"{version}-day"}]
    return {"store_version": stored, "figure": list(figures), "return": list(returns)}


def before(made: Tables) -> Before:
    """The store that such tables were published as: what is read back are floats and texts."""
    figures = [
        {**row, **{name: float(str(row[name])) for name in ("value_low", "value_high")}} for row in made["figure"]
    ]
    stored = made["store_version"][0]
    return Before(
        str(stored["version"]),
        str(stored["built"]),
        figures,
        made["return"],
        made.get("change", ()),
        made.get("change_line", ()),
    )


def lines(made: Tables, change: int) -> list[tuple[object, ...]]:
    return [
        (line["kind"], line["old_value"], line["new_value"]) for line in made["change_line"] if line["change"] == change
    ]


def test_a_first_store_changes_nothing_and_says_how_much_it_has() -> None:
    made = with_history(tables("a", figure(1), figure(2)), None)
    assert [(row["version"], row["previous"], row["added"]) for row in made["change"]] == [("a", "", 2)]
    assert "change_line" not in made


def test_the_same_data_carry_the_history_forward_unchanged() -> None:
    first = with_history(tables("a", figure(1)), None)
    second = with_history(tables("b", figure(2)), before(first))
    again = with_history(tables("b", figure(2)), before(second))
    assert (again["change"], again["change_line"]) == (second["change"], second["change_line"])


def test_a_figure_with_another_value_changed_and_others_are_added_and_withdrawn() -> None:
    first = with_history(tables("a", figure(36), figure(5, area_code="X-GONE", area="Gone")), None)
    second = with_history(tables("b", figure(39), figure(7, period_start="2020-04-01")), before(first))
    assert sorted(lines(second, 2)) == [("added", "", "7"), ("changed", "36", "39"), ("withdrawn", "5", "")]
    told = second["change"][-1]
    assert (told["previous"], told["version"]) == ("a", "b")
    assert (told["added"], told["changed"], told["withdrawn"]) == (1, 1, 1)


def test_a_line_that_moved_in_its_file_is_no_change() -> None:
    first = with_history(tables("a", figure(36, source_cell="2")), None)
    second = with_history(tables("b", figure(36, source_cell="9", observation_id="other")), before(first))
    assert lines(second, 2) == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ({}, {"standing": "in doubt", "reason": "Above its class."}, "Above its class."),
        ({"standing": "in doubt"}, {}, "What made it in doubt is no longer there."),
        ({}, {"decisions": "x-1", "standing": "set aside", "reason": "Not these"}, "Decided: x-1. Not these."),
        ({"decisions": "x-1"}, {}, "No longer decided: x-1."),
        ({}, {"coverage": "part period"}, "Its coverage was unknown and is part period."),
    ],
)
def test_the_reason_of_a_changed_figure_is_what_was_decided_or_found(
    old: dict[str, str], new: dict[str, str], reason: str
) -> None:
    first = with_history(tables("a", figure(36, **old)), None)
    second = with_history(tables("b", figure(36, **new)), before(first))
    assert [line["reason"] for line in second["change_line"]] == [reason]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (None, ("1", False), "The return r was added to the register."),
        (("1", False), None, "The return r is no longer in the register."),
        (("1", False), ("1", True), "The return r is held until its problems are settled."),
        (("1", True), ("1", False), "The return r is no longer held."),
        (("1", False), ("2", False), "The file of the return r is another one."),
        (("1", False), ("1", False), "The file of the return r is the same; it is read in another way."),
    ],
)
def test_the_reason_of_a_figure_of_a_return_is_what_became_of_the_return(
    old: tuple[str, bool] | None, new: tuple[str, bool] | None, reason: str
) -> None:
    def returns(told: tuple[str, bool] | None) -> tuple[dict[str, object], ...]:
        return ({"return_id": "r", "sha256": told[0], "held": told[1]},) if told else ()

    first = with_history(tables("a", returns=returns(old)), None)
    second = with_history(tables("b", figure(1, return_id="r"), returns=returns(new)), before(first))
    assert [line["reason"] for line in second["change_line"]] == [reason]


@given(
    st.lists(
        st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 3), max_size=5), min_size=1, max_size=4, unique_by=str
    )
)
def test_the_lines_of_all_stores_turn_the_first_into_the_last(stores: list[dict[str, int]]) -> None:
    """Played one after another over the first store, they give the figures of the last."""
    made = with_history(tables("0", *(figure(value, area_code=area) for area, value in stores[0].items())), None)
    for number, areas in enumerate(stores[1:], 1):
        new = tables(str(number), *(figure(value, area_code=area) for area, value in areas.items()))
        made = with_history(new, before(made))
    known = {area: str(value) for area, value in stores[0].items()}
    for line in made.get("change_line", ()):
        assert known.get(str(line["area_code"]), "") == line["old_value"]
        known[str(line["area_code"])] = str(line["new_value"])
    assert {area: value for area, value in known.items() if value} == {
        area: str(value) for area, value in stores[-1].items()
    }


def copied(store_url: str, folder: Path) -> Path:
    """A copy of the store of the real data that a test may replace."""
    return Path(shutil.copy(store_url.removeprefix("sqlite:///"), folder / "foi.sqlite"))


def test_a_store_made_again_from_the_same_data_is_the_same_file(raw: Path, store_url: str, tmp_path: Path) -> None:
    file = copied(store_url, tmp_path)
    once = file.read_bytes()
    with closing(sqlite3.connect(file)) as connection:
        (built,) = connection.execute("SELECT built FROM store_version").fetchone()
    ingest(raw, f"sqlite:///{file}", now=datetime.fromisoformat(built))
    assert file.read_bytes() == once


def test_a_decision_that_is_taken_away_is_told_by_the_next_store(
    raw_copy: Path, store_url: str, tmp_path: Path
) -> None:
    file = copied(store_url, tmp_path)
    decisions = raw_copy / "decisions.csv"
    kept = [line for line in decisions.read_text("utf-8").split("\n") if not line.startswith("hampshire-2020-21,")]
    decisions.write_text("\n".join(kept), "utf-8")
    ingest(raw_copy, f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        told = connection.execute(
            "SELECT kind, old_value, new_value, reason FROM change_line WHERE area_code = 'E23000030' "
            "AND period_start = '2020-04-01'"
        ).fetchall()
    assert ("changed", "at least 18 · lower bound", "18") in [line[:3] for line in told]
    assert any("No longer decided: hampshire-2020-21." in line[3] for line in told)


def test_a_store_that_cannot_be_read_is_replaced_and_the_gap_is_written_down(tmp_path: Path) -> None:
    file = tmp_path / "foi.sqlite"
    assert store_before(f"sqlite:///{file}") is None
    file.write_bytes(b"this is no store" * 100)
    found = store_before(f"sqlite:///{file}")
    assert found is not None
    assert found.fault
    made = with_history(tables("a", figure(1)), found)
    assert "could not be read" in str(made["change"][0]["note"])


def test_a_store_from_before_there_was_a_history_is_compared_all_the_same(store_url: str, tmp_path: Path) -> None:
    file = copied(store_url, tmp_path)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("DROP TABLE change_line; DROP TABLE change; UPDATE store_version SET version = 'old'")
    found = store_before(f"sqlite:///{file}")
    assert found is not None
    assert (found.version, found.fault, found.changes) == ("old", "", ())
    assert len(found.figures) > 3000
    made = with_history({"store_version": [{"version": "new", "built": "a day"}], "figure": found.figures}, found)
    assert [(row["previous"], row["version"], row["changed"]) for row in made["change"]] == [
        ("", "old", 0),
        ("old", "new", 0),
    ]
