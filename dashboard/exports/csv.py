"""The CSV of a Selection: RFC 4180, UTF-8 without a mark at its start, CRLF, one header line.

The lines were made at ingest and are sent as they are stored. `rows=all` has one line an observation and
`observation_id` first; its file has another name.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from dashboard import queries
from dashboard.names import Names
from dashboard.selection import Rows, Selection
from etl.model.columns import NAMES, OBSERVATION_NAMES

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
SUFFIX = "csv"


def header(selection: Selection) -> str:
    """The first line."""
    return ",".join(OBSERVATION_NAMES if selection.rows is Rows.ALL else NAMES) + "\r\n"


def chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The file in pieces, in order. The connection must stay open until the last."""
    yield header(selection).encode()
    for lines in queries.csv_lines(connection, selection, names):
        yield lines.encode()
