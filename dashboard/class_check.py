"""From the store to the check of the official class: its share by force and year, and what its editions changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard import queries
from dashboard.row import Row
from dashboard.statistics.class_shares import ClassShares, EditionChange, class_shares, edition_changes
from dashboard.store import Store
from etl.model.observation import Unit


@dataclass(frozen=True, slots=True)
class ClassCheck:
    """The shares of forces, and the changes between the two last editions that share quarters, named by their days."""

    shares: ClassShares
    older: str
    newer: str
    changes: tuple[EditionChange, ...]


@lru_cache(maxsize=4)
def class_check(store: Store) -> ClassCheck:
    """The check of one open store; it does not change while it is the same store."""
    names, official = queries.names_of(store), queries.official_of(store)
    with store.engine.connect() as connection:
        forces = queries.forces_of_areas(connection)
        rows: dict[str, list[Row]] = {code: [] for code in names.areas if len(forces.get(code, ())) == 1}
        for row in queries.totals(connection, besides=queries.CLASS):
            if row.offence == names.default_offence and row.unit is Unit.OFFENCE and row.area.code in rows:
                rows[row.area.code].append(row)
        editions = queries.editions_of_class(connection)
    shares = class_shares(rows, official.stored, official.joins)
    days = list(editions)
    older, newer = (days[-2], days[-1]) if len(days) > 1 else ("", days[-1] if days else "")
    changes = edition_changes(editions[older], editions[newer]) if older else ()
    return ClassCheck(shares, older, newer, changes)
