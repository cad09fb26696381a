"""The editions of the official class: every edition's quarters, as each printed them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dashboard.queries.official import CLASS, SOURCE
from dashboard.queries.typed import to_period
from etl.load.schema import OBSERVATION
from etl.model.count import Number
from etl.model.period import Period


def editions_of_class(connection: Connection) -> dict[str, dict[tuple[str, Period], Number]]:
    """The quarters of each edition of the class by its day as written, the older first, by body and quarter."""
    query = (
        select(OBSERVATION)
        .where(
            OBSERVATION.c.offence == CLASS,
            OBSERVATION.c.source_file == SOURCE,
            OBSERVATION.c.breakdown == "none",
            OBSERVATION.c.value.is_not(None),
        )
        .order_by(OBSERVATION.c.published, OBSERVATION.c.position)
    )
    found: dict[str, dict[tuple[str, Period], Number]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["published"], {})[row["area_code"], to_period(row)] = int(row["value"])
    return found
