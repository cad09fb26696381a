"""The JSON of a question. All figures are made up."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from hypothesis import given, settings
from sqlalchemy import Connection

from dashboard.exports.formats import FORMATS
from dashboard.names import Names
from dashboard.parse import parse
from dashboard.selection import Selection
from dashboard.store import Store
from etl.model.columns import NAMES, OBSERVATION_NAMES
from tests.dashboard.strategies import selections


def object_of(connection: Connection, names: Names, selection: Selection) -> Any:
    """The whole object of a Selection."""
    return json.loads(b"".join(FORMATS["json"].chunks(connection, selection, names)))


def test_the_object_carries_the_question_and_its_answer(connection: Connection, names: Names) -> None:
    found = object_of(connection, names, parse("area=cumbria&from=2020-01&to=2020-12", names))
    head = ["store", "built", "selection", "sentence", "filtered", "link", "citation", "caveats", "licences"]
    assert list(found) == [*head, "rows", "overlaps"]
    assert found["store"] == "0123456789ab"
    assert found["selection"] == "area=E23000002&from=2020-01&to=2020-12"
    assert found["sentence"] == (
        "Cumbria: figures of sexual communication with a child, from January to December 2020."
    )
    assert [row["value_low"] for row in found["rows"]] == [29]
    assert [row["value"] for row in found["overlaps"]] == [77]


def test_columns_keep_their_order_and_types(connection: Connection, names: Names) -> None:
    row = object_of(connection, names, parse("area=Cumbria&by=owner", names))["rows"][0]
    assert tuple(row) == NAMES
    assert (row["value"], row["value_low"], row["witnesses"], row["reference"]) == (None, 29, 1, "")
    observation = object_of(connection, names, parse("area=Cumbria&by=owner&rows=all", names))["rows"][0]
    assert tuple(observation) == OBSERVATION_NAMES
    assert (observation["standing"], observation["witnesses"]) == ("answers", None)


def test_licences_are_said_source_by_source(connection: Connection, names: Names) -> None:
    found = object_of(connection, names, parse("area=UK", names))["licences"]
    assert [(one["source_file"], one["return_id"], one["licence"]) for one in found] == [
        ("made-up.csv", "", "unknown"),
        ("made-up.xlsx", "made-up", "unknown"),
    ]
    assert "no licence by itself" in found[1]["sentence"]


@given(selections())
@settings(max_examples=50, deadline=None)
def test_csv_and_json_say_the_same(made_up: Store, names: Names, selection: Selection) -> None:
    """Cell by cell; the mark before a text that could be a formula is of the CSV alone."""
    with made_up.engine.connect() as connection:
        rows = object_of(connection, names, selection)["rows"]
        lines = b"".join(FORMATS["csv"].chunks(connection, selection, names)).decode()
    as_text = [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows]
    read = [
        {name: cell.removeprefix("'") for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(lines, newline=""))
    ]
    assert as_text == read
