"""The series as a file, over the real figures: what is worked out says so, what is refused has no value."""

from __future__ import annotations

import csv
import io
import json

from dashboard import queries
from dashboard.exports.formats import ALL_FORMATS
from dashboard.parse import parse
from dashboard.store import Store


def made(store: Store, suffix: str, question: str) -> bytes:
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        return b"".join(ALL_FORMATS[suffix].chunks(connection, parse(question, names), names))


def rows(store: Store, question: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made(store, "series.csv", question).decode(), newline="")))


def test_a_derived_number_has_its_working_and_its_cells(real: Store) -> None:
    (one,) = [row for row in rows(real, "area=England and Wales") if row["period"] == "2019/20"]
    assert (one["kind"], one["basis"], one["value"]) == ("derived, spans", "derived", "")
    assert (one["value_low"], one["value_high"]) == ("5083", "5381")
    assert one["working"] == "12,925 less 3,217 and 4,373"
    assert one["sources"] == "published-figures.csv:220|Platforms!B3|Platforms!C3"
    assert one["note"].startswith("Worked out for days without a figure. 5,335 is not given as one number.")


def test_a_figure_is_stated_and_a_refused_number_stands_in_no_column_of_values(real: Store) -> None:
    found = rows(real, "area=Cumbria")
    assert [(row["kind"], row["basis"], row["value"]) for row in found if row["value"]] == [
        ("figure, exact", "stated", "118")
    ]
    refused = [row for row in found if row["kind"] == "refused"]
    assert sorted(row["note"].split()[0] for row in refused) == ["27", "31"]
    assert not any(row["value"] or row["value_low"] or row["value_high"] for row in refused)


def test_json_has_the_same_rows(real: Store) -> None:
    question = "area=England and Wales"
    said = json.loads(made(real, "series.json", question))
    in_csv = rows(real, question)
    assert said["selection"] == "area=K04000001"
    assert [[row[name] if row[name] is not None else "" for name in ("kind", "note")] for row in said["rows"]] == [
        [row["kind"], row["note"]] for row in in_csv
    ]
    assert [row["value_low"] for row in said["rows"]] == [
        int(row["value_low"]) if row["value_low"] else None for row in in_csv
    ]
