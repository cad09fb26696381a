"""What changed since a link was made: the address carries the version of the store that its numbers are of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from dashboard import queries
from dashboard.addresses import VERSION
from dashboard.names import Names
from dashboard.records import ChangedFigure, StoreChange
from dashboard.selection import ALL, Selection


class Made(StrEnum):
    """When a link was made, by the version it names."""

    NOW = "now"
    BEFORE = "before"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Since:
    """What is different from the store that a link names. `here` are changes of what its page shows."""

    made: Made
    version: str
    store: StoreChange | None = None
    here: tuple[ChangedFigure, ...] = ()
    elsewhere: int = 0


def split_version(query: str) -> tuple[str, str]:
    """The version that a query names (empty without one), and the query without it."""
    pieces = query.split("&") if query else []
    named = [piece.partition("=")[2] for piece in pieces if piece.partition("=")[0] == VERSION]
    return (named[-1] if named else ""), "&".join(piece for piece in pieces if piece.partition("=")[0] != VERSION)


def changed_since(connection: Connection, version: str, current: str, shows: Selection | None, names: Names) -> Since:
    """What is different now, over all stores since the one of `version`, each figure once.

    A version is known by its first eight digits or more. Without `shows` every change is one of the page.
    """
    if len(version) >= 8 and current.startswith(version):
        return Since(Made.NOW, version)
    store = queries.store_change_of(connection, version)
    if store is None:
        return Since(Made.UNKNOWN, version)
    lines = queries.net(queries.changed_figures(connection, after=store.position))
    here = tuple(line for line in lines if shows is None or is_shown(line, shows, names))
    return Since(Made.BEFORE, version, store, here, len(lines) - len(here))


def is_shown(line: ChangedFigure, shows: Selection, names: Names) -> bool:
    """Whether a page about a Selection may show a figure: its area, its offence (or the class), a day of its span."""
    if shows.areas and line.area_code not in shows.areas:
        return False
    if ALL not in shows.offences:
        asked = {names.offence_id(key) for key in shows.offences} or {names.offence_of(line.area_code)}
        if line.offence not in asked | {queries.CLASS}:
            return False
    return shows.holds(line.period) or shows.cuts(line.period)
