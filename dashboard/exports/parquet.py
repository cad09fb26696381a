"""The figures of a Selection as Parquet, with types, so that a reader guesses nothing. Needs the extra `parquet`.

Numbers are doubles, `witnesses` a whole number, days dates, all else text; an empty text is empty, never missing. What
the file is stands in its metadata under the key `foi`, as JSON.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection

from dashboard import queries
from dashboard.exports.about import TITLE, about
from dashboard.exports.errors import CannotMake
from dashboard.names import Names
from dashboard.selection import Rows, Selection
from etl.model.columns import OBSERVATION_ID, TIDY, Column

MEDIA_TYPE = "application/vnd.apache.parquet"
SUFFIX = "parquet"


def chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The file. Raises CannotMake where pyarrow is not installed."""
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        from pyarrow import parquet
    except ImportError:
        raise CannotMake(
            "Parquet files need the package pyarrow, which is not installed here. "
            "Install it with: pip install 'foi-grooming-offences[parquet]'"
        ) from None
    said = about(connection, selection, names)
    text = json.dumps({"title": TITLE, **asdict(said), "citation": said.citation}, ensure_ascii=False, default=list)
    columns = (OBSERVATION_ID, *TIDY) if selection.rows is Rows.ALL else TIDY
    schema = pa.schema([_field(pa, column) for column in columns], metadata={"foi": text})
    rows = [row for batch in queries.tidy(connection, selection, names) for row in batch]
    arrays = [pa.array([_cell(row[column.name], column) for row in rows], _type(pa, column)) for column in columns]
    made = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), made, compression="zstd")
    yield made.getvalue()


def _field(pa: Any, column: Column) -> Any:
    return pa.field(column.name, _type(pa, column), metadata={"meaning": column.meaning, "unit": column.unit})


def _type(pa: Any, column: Column) -> Any:
    return {"number": pa.float64(), "integer": pa.int64(), "date": pa.date32()}.get(column.type, pa.string())


def _cell(value: object, column: Column) -> object:
    if column.type == "date":
        return date.fromisoformat(str(value))
    return float(str(value)) if column.type == "number" and value is not None else value
