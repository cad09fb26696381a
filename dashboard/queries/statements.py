"""What sources state about figures: kept with their words, never in a series."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from dashboard.queries.typed import to_period
from dashboard.statistics.printed_changes import PrintedChange
from etl.load.schema import STATEMENT

_CHANGE = "pct_change"
_WIDENED = re.compile(r"\b(?:about|around|nearly|over|than|least|up to|some)\s+(?:an?\s+)?$")


def printed_changes(connection: Connection, area_code: str, offence: str) -> list[PrintedChange]:
    """Changes of a total that pages print as a percent in figures.

    Words for a number (*a third*), those that narrow one (*more than 40%*) and rows of which the collector says that
    they misreport are out.
    """
    query = select(STATEMENT).where(
        STATEMENT.c.measure == _CHANGE,
        STATEMENT.c.area_code == area_code,
        STATEMENT.c.offence == offence,
        STATEMENT.c.breakdown == "none",
        STATEMENT.c.flag == "",
        STATEMENT.c.value.is_not(None),
        STATEMENT.c.period_start != "",
    )
    return [
        PrintedChange(
            percent=found["value"],
            period=to_period(found),
            value_text=found["value_text"],
            words=f"{found['note']} {found['period_text']} {found['value_text']}",
            publisher=found["publisher"],
            published=found["published"],
            url=found["url"],
            place=f"{found['source_file']}:{found['source_cell']}",
        )
        for found in connection.execute(query.order_by(STATEMENT.c.published, STATEMENT.c.source_cell)).mappings()
        if _is_plain(found["value"], found["value_text"])
    ]


def _is_plain(value: float, written: str) -> bool:
    """Whether a text prints the number itself, and nothing before it that widens it."""
    before, digits, _ = written.partition(f"{value:g}")
    return bool(digits) and _WIDENED.search(before) is None
