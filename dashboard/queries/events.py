"""Events that charts may mark: laws, counting rules, platforms, closures, with the forces each is about."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Connection, select

from dashboard.queries.official import forces_of
from dashboard.queries.typed import to_list
from dashboard.records import Event
from dashboard.store import Store
from etl.load.schema import AREA, EVENT

_WIDE = ("nation", "union")
"""Kinds of areas whose events are marked in charts of larger areas too."""


@lru_cache(maxsize=4)
def events_of(store: Store) -> tuple[Event, ...]:
    """Every event of one open store, in the order of the file, which is that of time."""
    with store.engine.connect() as connection:
        kinds = {row.code: row.kind for row in connection.execute(select(AREA.c.code, AREA.c.kind))}
        return tuple(
            Event(
                row["date"],
                row["until"],
                row["title"],
                row["kind"],
                row["sentence"],
                _forces(connection, to_list(row["areas"])),
                all(kinds.get(code) in _WIDE for code in to_list(row["areas"])),
            )
            for row in connection.execute(select(EVENT).order_by(EVENT.c.position)).mappings()
        )


def _forces(connection: Connection, areas: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(forces_of(connection, code) for code in areas))
