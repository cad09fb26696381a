"""The rows of a Selection as a pandas frame, for notebooks and files that need types."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection

from dashboard.names import Names
from dashboard.queries.conditions import selected, table_of
from dashboard.queries.lines import tidy_query
from dashboard.selection import Rows, Selection
from etl.model.columns import NAMES, OBSERVATION_ID, OBSERVATION_NAMES, TIDY

_DTYPES = {"number": "Float64", "integer": "Int64", "date": "datetime64[s]", "text": "string"}


def frame(connection: Connection, selection: Selection, names: Names) -> pd.DataFrame:
    """The tidy columns of a Selection, one row a figure (or an observation), in the order of files.

    Numbers are nullable floats, `witnesses` a nullable integer, days are dates, the rest text; an empty text is empty,
    never missing.
    """
    table = table_of(selection)
    columns = OBSERVATION_NAMES if selection.rows is Rows.ALL else NAMES
    query = tidy_query(table, selected(selection, names, table))
    found = pd.DataFrame(connection.execute(query).all(), columns=list(columns))
    return found.astype(
        {column.name: _DTYPES[column.type] for column in (OBSERVATION_ID, *TIDY) if column.name in found}
    )
