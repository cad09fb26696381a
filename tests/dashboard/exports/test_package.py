"""The data package: valid by the standard, checked file by file, the same bytes each time. All figures are made up."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from frictionless import Package, validate
from sqlalchemy import Connection

from dashboard import queries
from dashboard.exports.formats import PACKAGE
from dashboard.names import Names
from dashboard.parse import parse
from dashboard.store import Store

FILES = [
    "data/figures.csv",
    "data/observations.csv",
    "data/coverage.csv",
    "README.md",
    "CODEBOOK.md",
    "LICENCES.md",
    "CITATION.cff",
    "CITATION.bib",
    "datapackage.json",
    "SHA256SUMS",
]


def opened(connection: Connection, names: Names, query: str) -> zipfile.ZipFile:
    """The package of a question."""
    return zipfile.ZipFile(io.BytesIO(b"".join(PACKAGE.chunks(connection, parse(query, names), names))))


def test_it_has_data_codebook_licences_citation_and_checksums(connection: Connection, names: Names) -> None:
    package = opened(connection, names, "offence=all")
    assert package.namelist() == FILES
    for line in package.read("SHA256SUMS").decode().splitlines():
        digest, name = line.split("  ")
        assert sha256(package.read(name)).hexdigest() == digest, name


def test_the_descriptor_says_version_day_link_and_the_size_of_each_file(connection: Connection, names: Names) -> None:
    package = opened(connection, names, "area=Cumbria")
    said = json.loads(package.read("datapackage.json"))
    assert (said["version"], said["homepage"]) == ("0123456789ab", "/explore?area=E23000002&version=0123456789ab")
    for resource in said["resources"]:
        content = package.read(resource["path"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
    assert "Filtered: Cumbria" in package.read("README.md").decode()


def test_the_same_rows_give_the_same_bytes(connection: Connection, names: Names) -> None:
    once, again = (b"".join(PACKAGE.chunks(connection, parse("", names), names)) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("query", ["offence=all", "area=Cumbria&to=2020-06", "offence=88a&area=Gwent&rows=all"])
def test_frictionless_finds_every_real_row_valid(real: Store, tmp_path: Path, query: str) -> None:
    """Types, constraints, unique keys and checksums; the store of all raw data."""
    known = queries.names_of(real)
    with real.engine.connect() as connection:
        opened(connection, known, query).extractall(tmp_path)
    report = validate(tmp_path / "datapackage.json")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])[:5]
    assert report.stats["tasks"] == 3


def test_a_broken_value_would_be_found(connection: Connection, names: Names, tmp_path: Path) -> None:
    """The package's own schema is strict enough to fail."""
    opened(connection, names, "offence=all").extractall(tmp_path)
    file = tmp_path / "data" / "figures.csv"
    file.write_bytes(file.read_bytes().replace(b",count,offence,", b",guess,offence,", 1))
    package = Package(tmp_path / "datapackage.json")
    package.get_resource("figures").bytes = None
    package.get_resource("figures").hash = None
    report = package.validate()
    assert "constraint-error" in {row[0] for row in report.flatten(["type"])}
