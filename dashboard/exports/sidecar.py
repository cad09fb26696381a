"""What a CSV cannot say itself, as a file beside it: *CSV on the Web* (W3C), which readers find by its name.

It has the question, the version and day of the store, licences, caveats, the permanent link, how the CSV is written and
the type and meaning of each column.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from dashboard import addresses
from dashboard.exports.about import NOT_COMMITTED, TITLE, about, site_of
from dashboard.names import Names
from dashboard.selection import Rows, Selection
from etl.model.columns import OBSERVATION_ID, TIDY, Column

ENDING = "-metadata.json"
"""What follows the name of the CSV, by the standard."""
MEDIA_TYPE = "application/csvm+json"
_TYPES = {"text": "string", "number": "decimal", "integer": "integer", "date": "date"}


def chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The file about the CSV of the API."""
    yield sidecar(connection, selection, names, site_of() + addresses.figures_file("csv", selection.text))


def sidecar(connection: Connection, selection: Selection, names: Names, url: str) -> bytes:
    """The file about a CSV at `url`, which may be a file name in the same folder."""
    said = about(connection, selection, names)
    every = selection.rows is Rows.ALL
    columns = (OBSERVATION_ID, *TIDY) if every else TIDY
    made = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        "dc:title": TITLE,
        "dc:description": said.extent if said.filtered else f"{said.sentence} {said.extent}",
        "dc:issued": said.built,
        "dc:identifier": said.link,
        "dc:bibliographicCitation": said.citation,
        "dc:rights": list(said.licence_lines),
        "schema:version": said.version,
        "notes": [NOT_COMMITTED, *said.caveat_sentences],
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True, "doubleQuote": True},
        "tableSchema": {
            "columns": [_column(column) for column in columns],
            "primaryKey": OBSERVATION_ID.name if every else TIDY[0].name,
        },
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _column(column: Column) -> dict[str, object]:
    made: dict[str, object] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": _TYPES[column.type],
    }
    return made | ({"required": True} if column.required else {})
