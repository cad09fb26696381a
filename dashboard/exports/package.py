"""The data package of a Selection: one zip with figures, observations, coverage, codebook, licences, citation.

It follows the Frictionless Data Package standard: `datapackage.json` has the type, the meaning and the constraints of
each column, the keys between tables, and size and checksum of each file. The same rows give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from sqlalchemy import Connection

from dashboard import queries
from dashboard.exports import csv as figures_csv
from dashboard.exports.about import NOT_COMMITTED, TITLE, About, about
from dashboard.exports.citation import bibtex, cff
from dashboard.exports.steady import steady_zip
from dashboard.names import Names
from dashboard.selection import Rows, Selection
from etl.model.codebook import codebook
from etl.model.columns import OBSERVATION_ID, TIDY, Column

MEDIA_TYPE = "application/zip"
SUFFIX = "zip"
NAME = "recorded-offences"
"""The name of the package, as the standard wants it: small letters and hyphens."""
_TYPES = {"text": "string", "number": "number", "integer": "integer", "date": "date"}
_COVERAGE = (
    ("area_code", "string", "Area of the total"),
    ("offence", "string", "Offence of the total"),
    ("period_start", "date", "First day of the total"),
    ("period_end", "date", "Last day of the total"),
    ("release", "string", "Month of the release it goes with"),
    ("compiled_by", "string", "Who counted"),
    ("answered", "integer", "Number of forces that answered"),
    ("asked", "integer", "Number of forces asked"),
    ("measure", "string", "What was answered"),
    ("missing", "string", "Codes of forces that are not in it, parted by |"),
    ("part_period", "string", "Codes of forces that are in it with part of the period, parted by |"),
    ("source_file", "string", "File in data/raw"),
    ("source_cell", "string", "Line of that file"),
)


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the package: its name, what it is, its columns as fields of the standard, its keys, its bytes."""

    name: str
    title: str
    fields: Sequence[dict[str, object]]
    key: Sequence[str]
    content: bytes


def chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The file, whole."""
    said = about(connection, selection, names)
    tables = list(_tables(connection, selection, names))
    files = [(f"data/{table.name}.csv", table.content) for table in tables]
    files += [(name, text.encode()) for name, text in _texts(said, tables)]
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files)
    yield steady_zip([*files, ("SHA256SUMS", sums.encode())])


def _tables(connection: Connection, selection: Selection, names: Names) -> Iterator[_Table]:
    figures = replace(selection, rows=Rows.FIGURES)
    observations = replace(selection, rows=Rows.ALL)
    yield _Table(
        "figures",
        "One row a figure, with its cell",
        [_field(column) for column in TIDY],
        ["figure_id"],
        b"".join(figures_csv.chunks(connection, figures, names)),
    )
    yield _Table(
        "observations",
        "One row for each cell or sentence that says a figure",
        [_field(column) for column in (OBSERVATION_ID, *TIDY)],
        ["observation_id"],
        b"".join(figures_csv.chunks(connection, observations, names)),
    )
    yield _Table(
        "coverage",
        "Which forces, or how many, are behind printed totals",
        [{"name": name, "type": kind, "description": words} for name, kind, words in _COVERAGE],
        [],
        _coverage(connection, selection, names),
    )


def _coverage(connection: Connection, selection: Selection, names: Names) -> bytes:
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow([name for name, _, _ in _COVERAGE])
    for said in queries.coverage_within(connection, selection, names):
        first, last = said.period.first.isoformat(), said.period.last.isoformat()
        counts = (said.answered, said.asked, said.measure)
        forces = ("|".join(said.missing), "|".join(said.part_period))
        about_total = (said.area_code, said.offence, first, last, said.release, said.compiled_by)
        writer.writerow([*about_total, *counts, *forces, said.source_file, said.source_cell])
    return made.getvalue().encode()


def _field(column: Column) -> dict[str, object]:
    """A column as a field of the standard. Words of a closed list may be empty; a missing value is an empty cell."""
    constraints: dict[str, object] = {"required": True} if column.required else {}
    if words := [str(word) for word in column.allowed if word]:
        constraints["enum"] = words
    made: dict[str, object] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.meaning,
        "example": column.example,
    }
    if column.unit:
        made["unit"] = column.unit
    return made | ({"constraints": constraints} if constraints else {})


def _texts(said: About, tables: Sequence[_Table]) -> Iterator[tuple[str, str]]:
    yield "README.md", _readme(said, tables)
    yield "CODEBOOK.md", codebook()
    yield "LICENCES.md", "# Licences\n\n" + "".join(f"- {line}\n" for line in said.licence_lines)
    yield "CITATION.cff", cff(said)
    yield "CITATION.bib", bibtex(said)
    yield "datapackage.json", json.dumps(_descriptor(said, tables), ensure_ascii=False, indent=2) + "\n"


def _readme(said: About, tables: Sequence[_Table]) -> str:
    listed = "".join(f"- `data/{table.name}.csv`: {table.title[0].lower()}{table.title[1:]}\n" for table in tables)
    caveats = "".join(f"- {sentence}\n" for sentence in said.caveat_sentences)
    return (
        f"# {TITLE}\n\n{said.sentence}\n\n{said.extent}\n\n{NOT_COMMITTED}\n\n"
        f"Version {said.version}, figures as of {said.day}. Permanent link: {said.link}\n\n"
        f"## Files\n\n{listed}"
        "- `CODEBOOK.md`: what each column means\n- `LICENCES.md`: under what terms each source stands\n"
        "- `CITATION.cff`, `CITATION.bib`: how to cite\n- `SHA256SUMS`: checksums; `sha256sum -c SHA256SUMS`\n\n"
        "A text that a spreadsheet would take for a formula has a `'` before it.\n\n"
        f"## Caveats of these rows\n\n{caveats or '- None.'}\n"
    )


def _descriptor(said: About, tables: Sequence[_Table]) -> dict[str, object]:
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "id": said.link,
        "title": TITLE,
        "description": f"{said.sentence} {NOT_COMMITTED}",
        "version": said.version,
        "created": said.built,
        "homepage": said.link,
        "licenses": [{"name": "mixed", "title": "Each source keeps its own terms", "path": "LICENCES.md"}],
        "sources": [
            {"title": f"{one.return_id or one.source_file}: {one.licence}", "path": one.source_file}
            for one in said.licences
        ],
        "contributors": [{"title": "The maintainers of the FOI grooming offences project", "role": "publisher"}],
        "caveats": list(said.caveat_sentences),
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: _Table) -> dict[str, object]:
    schema: dict[str, object] = {"fields": list(table.fields), "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "name": table.name,
        "path": f"data/{table.name}.csv",
        "title": table.title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": len(table.content),
        "hash": f"sha256:{sha256(table.content).hexdigest()}",
        "schema": schema,
    }
