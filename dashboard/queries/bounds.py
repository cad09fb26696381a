"""What sums say of hidden and missing numbers: the ranges that may be printed, worked out at ingest."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, and_, select

from dashboard.queries.typed import to_period, to_row
from dashboard.records import Ranged
from dashboard.row import Row
from etl.load.schema import FIGURE, OBSERVATION
from etl.load.schema_bounds import BOUND
from etl.model.count import Count


def range_of(connection: Connection, observation_id: str) -> Ranged | None:
    """The range that sums leave for the number of one observation; None where they say nothing of it."""
    query = select(BOUND).where(BOUND.c.observation_id == observation_id, BOUND.c.observation_id != "")
    found = connection.execute(query).mappings().first()
    return None if found is None else _ranged(found)


def totals_by_sums(connection: Connection, area_code: str, offence: str) -> list[Ranged]:
    """Totals of an area that no cell gives, each with the figures of its parts, in the order of the sheets."""
    query = (
        select(BOUND)
        .where(
            BOUND.c.observation_id == "",
            BOUND.c.breakdown == "none",
            BOUND.c.area_code == area_code,
            BOUND.c.offence == offence,
        )
        .order_by(BOUND.c.position)
    )
    return [_ranged(found, _parts(connection, found)) for found in connection.execute(query).mappings().all()]


def _parts(connection: Connection, found: RowMapping) -> tuple[Row, ...]:
    at = and_(
        OBSERVATION.c.return_id == found["return_id"],
        OBSERVATION.c.source_sheet == found["source_sheet"],
        OBSERVATION.c.source_cell.in_(found["source_cell"].split("|")),
    )
    figures = select(OBSERVATION.c.figure_id).where(at)
    query = select(FIGURE).where(FIGURE.c.figure_id.in_(figures)).order_by(FIGURE.c.position)
    return tuple(to_row(row) for row in connection.execute(query).mappings())


def _ranged(found: RowMapping, rows: tuple[Row, ...] = ()) -> Ranged:
    low, high = (None if found[end] is None else int(found[end]) for end in ("value_low", "value_high"))
    conditions = tuple(name for name in found["conditions"].split("|") if name)
    count = Count.between(low or 0, high)
    return Ranged(to_period(found), found["unit"], count, found["because"], conditions, rows)
