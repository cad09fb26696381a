"""What each store changed, and what became of a figure that an older store had."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from dashboard.queries.typed import to_record
from dashboard.records import ChangedFigure, StoreChange
from etl.load.schema_history import CHANGE, CHANGE_LINE

_SHORTEST = 8
"""Digits of a version that tell it from others: file names have that many."""


def store_changes(connection: Connection) -> list[StoreChange]:
    """Every store that was published here, the newest first."""
    query = select(CHANGE).order_by(CHANGE.c.position.desc())
    return [to_record(StoreChange, found) for found in connection.execute(query).mappings()]


def store_change_of(connection: Connection, version: str) -> StoreChange | None:
    """The last time that a version was published, by its first eight digits or more; None for an unknown one."""
    if len(version) < _SHORTEST:
        return None
    every = store_changes(connection)
    return next((change for change in every if change.version.startswith(version)), None)


def changed_figures(connection: Connection, change: int | None = None, *, after: int = 0) -> list[ChangedFigure]:
    """The figures that one store changed, or those of all stores after one, in the order of publishing."""
    query = select(CHANGE_LINE).order_by(CHANGE_LINE.c.change, CHANGE_LINE.c.position)
    asked = CHANGE_LINE.c.change == change if change is not None else CHANGE_LINE.c.change > after
    return [to_record(ChangedFigure, found) for found in connection.execute(query.where(asked)).mappings()]


def became_of(connection: Connection, identifier: str) -> ChangedFigure | None:
    """The last change of a figure that is no longer here, by its identifier or that of its best witness."""
    named = or_(CHANGE_LINE.c.old_figure_id == identifier, CHANGE_LINE.c.old_observation_id == identifier)
    query = select(CHANGE_LINE).where(named).order_by(CHANGE_LINE.c.change.desc(), CHANGE_LINE.c.position)
    found = connection.execute(query.limit(1)).mappings().first()
    return to_record(ChangedFigure, found) if found else None


def net(lines: Sequence[ChangedFigure]) -> list[ChangedFigure]:
    """Changes one after another as one each: what changed and changed back is none.

    A figure is followed from store to store by its identifiers; what was added and withdrawn again is left out.
    """
    found: list[ChangedFigure] = []
    now: dict[str, int] = {}
    for line in lines:
        # What comes back after it was withdrawn is followed by the identifier it had.
        name = line.old_figure_id or line.figure_id
        place = now.pop(name, None)
        if place is None:
            place = len(found)
            found.append(line)
        else:
            found[place] = found[place].then(line)
        now[line.figure_id or line.old_figure_id] = place
    return [line for line in found if line.kind]
