"""The rows of a file: stored CSV lines and tidy columns, in the order of files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, null, select

from dashboard.names import Names
from dashboard.queries.conditions import Condition, overlapping, selected, table_of
from dashboard.selection import Rows, Selection
from etl.load.schema import FIGURE
from etl.model.columns import NAMES, OBSERVATION_NAMES

CHUNK = 2000
"""Rows that are fetched and sent at once."""


def csv_lines(connection: Connection, selection: Selection, names: Names) -> Iterator[str]:
    """The lines of a file below its header, many at once, each ending with CRLF. They are never made again here."""
    table = table_of(selection)
    query = select(table.c.csv_line).where(*selected(selection, names, table)).order_by(table.c.position)
    for lines in connection.execute(query.execution_options(yield_per=CHUNK)).scalars().partitions():
        yield "".join(lines)


def tidy(connection: Connection, selection: Selection, names: Names) -> Iterator[list[dict[str, object]]]:
    """The tidy columns of a Selection, many rows at once. A whole number is an int; an empty number None."""
    table = table_of(selection)
    return _batches(connection, tidy_query(table, selected(selection, names, table)))


def tidy_overlaps(connection: Connection, selection: Selection, names: Names) -> Iterator[list[dict[str, object]]]:
    """As `tidy`, of the figures that the days asked cut; none where observations are asked for."""
    if selection.rows is Rows.ALL:
        return iter(())
    return _batches(connection, tidy_query(FIGURE, overlapping(selection, names, FIGURE)))


def sources(connection: Connection, selection: Selection, names: Names) -> list[tuple[str, str]]:
    """The file and the return (empty for a csv) of every row, each pair once, in the order of their names."""
    table = table_of(selection)
    pair = (table.c.source_file, table.c.return_id)
    query = select(*pair).where(*selected(selection, names, table)).distinct().order_by(*pair)
    return [(row.source_file, row.return_id) for row in connection.execute(query)]


def caveats_of(connection: Connection, selection: Selection, names: Names) -> set[str]:
    """The identifiers of all caveats that hold for a row of a Selection; for observations those of their figures."""
    table = table_of(selection)
    query = select(FIGURE.c.caveats).where(*selected(selection, names, table)).distinct()
    if table is not FIGURE:
        query = query.join_from(table, FIGURE, FIGURE.c.figure_id == table.c.figure_id)
    return {name for text in connection.execute(query).scalars() for name in text.split("|") if name}


def tidy_query(table: Table, conditions: list[Condition]) -> Select[Any]:
    """The tidy columns of figures or observations under their names, in the order of files.

    An observation has the standing of its figure, and no witnesses.
    """
    if table is FIGURE:
        return select(*[FIGURE.c[name] for name in NAMES]).where(*conditions).order_by(FIGURE.c.position)
    apart = {"standing": FIGURE.c.standing, "witnesses": null().label("witnesses")}
    columns = [apart[name] if name in apart else table.c[name] for name in OBSERVATION_NAMES]
    joined = select(*columns).join(FIGURE, FIGURE.c.figure_id == table.c.figure_id)
    return joined.where(*conditions).order_by(table.c.position)


def _batches(connection: Connection, query: Select[Any]) -> Iterator[list[dict[str, object]]]:
    found = connection.execute(query.execution_options(yield_per=CHUNK)).mappings()
    for rows in found.partitions():
        yield [{name: _whole(value) for name, value in row.items()} for row in rows]


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value
