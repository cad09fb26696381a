"""Every kind of file says what it is: version and day of the store, licences, caveats, permanent link."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pyarrow import parquet  # type: ignore[import-untyped]

from dashboard import queries
from dashboard.exports.formats import FORMATS, PACKAGE, PICTURES, RATES, SIDECAR, Format
from dashboard.parse import parse
from dashboard.store import Store
from etl.model.columns import NAMES
from tests.conftest import Foi

QUERY = "area=Cumbria&by=owner"
FILES = {**FORMATS, **PICTURES, "rates.json": RATES["json"], "zip": PACKAGE, "sidecar": SIDECAR}


@pytest.fixture
def _named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOI_SITE", "https://example.org/")


def made(real: Store, form: Format, query: str = QUERY) -> bytes:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        return b"".join(form.chunks(connection, parse(query, names), names))


def text_of(name: str, content: bytes) -> str:
    """All that a file says in words, however it is packed."""
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        cover = [str(cell) for row in book["Cover"].iter_rows(values_only=True) for cell in row if cell]
        return " ".join(cover)
    if name == "parquet":
        return json.dumps(json.loads(parquet.read_schema(io.BytesIO(content)).metadata[b"foi"]), ensure_ascii=False)
    if name == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return " ".join(package.read(one).decode() for one in package.namelist())
    return content.decode("utf-8", "ignore")


@pytest.mark.usefixtures("_named")
@pytest.mark.parametrize("name", [name for name in FILES if name != "csv"])
def test_a_file_names_version_day_licence_caveats_and_link(real: Store, name: str) -> None:
    said = text_of(name, made(real, FILES[name]))
    version = real.version
    assert version.version[:12] in said
    assert version.built[:10] in said or "November" in said
    assert "icence" in said
    assert "ommitted" in said or name == "parquet"
    assert "ery small numbers" in said or "very-small-numbers" in said or name == "rates.json"
    assert "https://example.org/explore?area=E23000002" in said
    assert f"version={version.version[:12]}" in said.replace("&amp;", "&")


def test_the_file_beside_a_csv_has_its_columns_in_order_with_types(real: Store) -> None:
    found = json.loads(made(real, SIDECAR))
    header = next(csv.reader(io.StringIO(made(real, FORMATS["csv"]).decode(), newline="")))
    columns = found["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == header == list(NAMES)
    assert {column["name"]: column["datatype"] for column in columns}["period_start"] == "date"
    assert found["tableSchema"]["primaryKey"] == "figure_id"
    assert found["url"].endswith("/api/v1/figures.csv?area=E23000002&by=owner")
    every = json.loads(made(real, SIDECAR, f"{QUERY}&rows=all"))
    assert every["tableSchema"]["primaryKey"] == "observation_id"


def test_the_command_line_names_the_site_in_what_it_writes(foi: Foi, store_url: str, tmp_path: Path) -> None:
    told = foi(
        "export", "?area=Kent", "-o", tmp_path / "kent.csv", "--store", store_url, "--site", "https://example.org"
    )
    assert told.status == 0
    found = json.loads((tmp_path / "kent.csv-metadata.json").read_text("utf-8"))
    assert found["url"] == "kent.csv"
    assert found["dc:identifier"].startswith("https://example.org/explore?area=E23000032&version=")
    again = foi("export", found["dc:identifier"], "--store", store_url)
    assert again.out.replace("\r\n", "\n") == (tmp_path / "kent.csv").read_text("utf-8").replace("\r\n", "\n")
    wrong = foi("export", "?area=Kent", "--store", store_url, "--site", "example.org")
    assert (wrong.status, "is no address of a site" in wrong.err) == (2, True)


def test_a_link_of_another_version_is_told(foi: Foi, store_url: str) -> None:
    told = foi("export", "?area=Kent&version=0123456789ab", "--store", store_url)
    assert "The link names version 0123456789ab of the store" in told.err
