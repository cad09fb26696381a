"""One question, every format: the numbers are equal. All figures are made up."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from pyarrow import parquet  # type: ignore[import-untyped]
from sqlalchemy import Connection

from dashboard.exports.errors import CannotMake
from dashboard.exports.formats import FORMATS, PACKAGE
from dashboard.names import Names
from dashboard.selection import Rows, Selection
from dashboard.store import Store
from tests.dashboard.strategies import selections

NUMBERS = ("value", "value_low", "value_high", "witnesses")
Numbers = list[tuple[str, ...]]


def told(number: object) -> str:
    """A number as the CSV writes it; nothing where there is none."""
    if number in (None, ""):
        return ""
    return f"{float(str(number)):g}"


def numbers(rows: list[dict[str, object]]) -> Numbers:
    """What identifies each row and its numbers, in order."""
    return [(str(row["figure_id"]), *(told(row[name]) for name in NUMBERS)) for row in rows]


def in_csv(content: bytes) -> Numbers:
    """The numbers of a CSV."""
    return numbers([dict(row) for row in csv.DictReader(io.StringIO(content.decode(), newline=""))])


def in_xlsx(content: bytes, sheet: str) -> Numbers:
    """The numbers of a sheet of a workbook; none where it says that there is no row."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    heads, *rows = book[sheet].iter_rows(min_row=4, values_only=True)
    book.close()
    found = [dict(zip(map(str, heads), row, strict=False)) for row in rows]
    return numbers([row for row in found if row.get("area_code")])


@given(selections())
@settings(max_examples=12, deadline=None)
def test_every_format_has_the_same_numbers(made_up: Store, names: Names, selection: Selection) -> None:
    with made_up.engine.connect() as connection:
        made = {
            name: b"".join(form.chunks(connection, selection, names))
            for name, form in {**FORMATS, "zip": PACKAGE}.items()
        }
    expected = in_csv(made["csv"])
    every = selection.rows is Rows.ALL
    assert numbers(json.loads(made["json"])["rows"]) == expected
    assert numbers(parquet.read_table(io.BytesIO(made["parquet"])).to_pylist()) == expected
    assert in_xlsx(made["xlsx"], "Observations" if every else "Figures") == expected
    with zipfile.ZipFile(io.BytesIO(made["zip"])) as package:
        assert in_csv(package.read(f"data/{'observations' if every else 'figures'}.csv")) == expected


def test_parquet_keeps_the_types_and_says_what_it_is(connection: Connection, names: Names) -> None:
    content = b"".join(FORMATS["parquet"].chunks(connection, Selection(areas=("E23000002",)), names))
    schema = parquet.read_schema(io.BytesIO(content))
    kinds = {name: str(schema.field(name).type) for name in ("value", "witnesses", "period_start", "area")}
    assert kinds == {"value": "double", "witnesses": "int64", "period_start": "date32[day]", "area": "string"}
    said = json.loads(schema.metadata[b"foi"])
    assert (said["version"], said["filtered"]) == ("0123456789ab", True)
    assert said["link"] == "/explore?area=E23000002&version=0123456789ab"
    assert said["licences"]
    assert said["caveats"] == ["very-small-numbers"]


def test_without_pyarrow_parquet_is_refused_in_words(
    connection: Connection, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra: the dashboard runs without it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(CannotMake, match=r"pip install 'foi-grooming-offences\[parquet\]'"):
        b"".join(FORMATS["parquet"].chunks(connection, Selection(), names))


def test_a_format_whose_package_is_missing_is_not_offered() -> None:
    assert all(form.is_here for form in FORMATS.values())
    assert not replace(FORMATS["parquet"], needs="a_package_that_nobody_has").is_here
