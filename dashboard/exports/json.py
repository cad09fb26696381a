"""The JSON of a Selection: one object, the question with the rows that answer it.

    {
      "store": "5d0c7b1e22aa",               version of the store: cite it with the address
      "selection": "area=E23000002",         canonical query: the same text gives the same rows at every door
      "sentence": "Cumbria: figures of …",          the question in English
      "built", "filtered", "link", "citation",      day, whether it leaves out anything, permanent link, how to cite
      "caveats": ["…"],                             sentences, gravest first
      "licences": [{"source_file", "return_id", "licence", "sentence"}],
      "rows": [{…}],                         the tidy columns by name, in the order of the CSV
      "overlaps": [{…}]                      figures that the days asked cut: 0 to their value lies inside
      "rates": [{…}]                         with measure=rate alone: see `rates.py`
    }

Columns of numbers are numbers, null where empty; all others are text, empty where empty. With `rows=all` each row is
an observation: `observation_id` comes first, `witnesses` is null, and `overlaps` is empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from dashboard import queries
from dashboard.exports.about import head_of
from dashboard.exports.rates import rate_rows
from dashboard.names import Names
from dashboard.selection import Selection, Show

MEDIA_TYPE = "application/json"
SUFFIX = "json"


def chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The file in pieces, in order. The connection must stay open until the last."""
    yield (_text(head_of(connection, selection, names))[:-1] + ',\n"rows": [').encode()
    yield from _rows(queries.tidy(connection, selection, names))
    yield b'],\n"overlaps": ['
    yield from _rows(queries.tidy_overlaps(connection, selection, names))
    yield b"]"
    if selection.show is Show.RATE:
        yield f',\n"rates": {_text(rate_rows(connection, selection, names))}'.encode()
    yield b"}\n"


def _rows(batches: Iterable[list[dict[str, object]]]) -> Iterator[bytes]:
    mark = "\n"
    for batch in batches:
        yield (mark + ",\n".join(_text(row) for row in batch)).encode()
        mark = ",\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
