"""Which forces are behind a printed total."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from dashboard.names import Names
from dashboard.queries.conditions import selected
from dashboard.queries.figures import witnesses
from dashboard.queries.typed import to_record
from dashboard.records import Covered
from dashboard.row import Row
from dashboard.selection import Selection
from etl.load.schema import COVERAGE


def coverage(connection: Connection, area_code: str, offence: str) -> list[Covered]:
    """All that is said about the totals of an area and offence, in the order of the file."""
    query = (
        select(COVERAGE)
        .where(COVERAGE.c.area_code == area_code, COVERAGE.c.offence == offence)
        .order_by(COVERAGE.c.position)
    )
    return [to_record(Covered, found) for found in connection.execute(query).mappings()]


def coverage_of(connection: Connection, row: Row) -> list[Covered]:
    """What is said about one total: same area, offence, span and compiler, of a release that prints the figure."""
    months = {row.published[:7], *(page.published[:7] for page in witnesses(connection, row.figure_id))}
    return [
        said
        for said in coverage(connection, row.area.code, row.offence)
        if said.period == row.period
        and said.compiled_by == row.compiled_by
        and any(month.startswith(said.release) for month in months)
    ]


def coverage_within(connection: Connection, selection: Selection, names: Names) -> list[Covered]:
    """All that is said about totals of the areas, offences and days of a Selection, in the order of the file."""
    query = select(COVERAGE).where(*selected(_plain(selection), names, COVERAGE)).order_by(COVERAGE.c.position)
    return [to_record(Covered, found) for found in connection.execute(query).mappings()]


def _plain(selection: Selection) -> Selection:
    """Areas, offences and days alone: coverage has no breakdown and no measure of figures."""
    return replace(selection, by=None, only=(), show=None)
