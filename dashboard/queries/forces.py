"""What the pages of forces ask: children under 18 by mid-year, every figure of an area, places of tiles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import Connection, select

from dashboard.queries.typed import to_row
from dashboard.row import Row
from dashboard.store import Store
from etl.load.schema import FIGURE, NEIGHBOUR, POPULATION, TILE

CHILDREN = "0-17"


@lru_cache(maxsize=4)
def children_of(store: Store) -> Mapping[str, Mapping[int, int]]:
    """Children under 18 by area and mid-year: the newest edition of each year, in the order of the file."""
    query = (
        select(POPULATION.c.area_code, POPULATION.c.year, POPULATION.c.value)
        .where(POPULATION.c.age_group == CHILDREN)
        .order_by(POPULATION.c.area_code, POPULATION.c.year, POPULATION.c.edition)
    )
    found: dict[str, dict[int, int]] = {}
    with store.engine.connect() as connection:
        for row in connection.execute(query):
            found.setdefault(row.area_code, {})[row.year] = row.value
    return found


def figures_about(connection: Connection, area_code: str) -> list[Row]:
    """Every figure of an area, of every offence, breakdown and standing, in the order of files."""
    query = select(FIGURE).where(FIGURE.c.area_code == area_code).order_by(FIGURE.c.position)
    return [to_row(found) for found in connection.execute(query).mappings()]


@lru_cache(maxsize=4)
def tiles_of(store: Store) -> Mapping[str, tuple[int, int]]:
    """Row and column of the tile of each force; row 0 is north, column 0 west."""
    with store.engine.connect() as connection:
        return {found.area_code: (found.row, found.column) for found in connection.execute(select(TILE))}


def neighbours_of(connection: Connection, area_code: str) -> list[str]:
    """The codes of the forces whose boundary shares a line with that of a force."""
    query = select(NEIGHBOUR.c.neighbour_code).where(NEIGHBOUR.c.area_code == area_code)
    return list(connection.execute(query).scalars())
