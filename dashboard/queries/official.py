"""The official series: class 88A by force and quarter, as the Home Office publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, and_, select

from dashboard.queries.typed import to_row
from dashboard.row import Row
from dashboard.selection import DEFAULT_OFFENCE
from dashboard.store import Store
from etl.load.schema import FIGURE, MEMBER, OFFENCE
from etl.model.figure import Standing
from etl.model.observation import Measure
from etl.model.official import bodies_of
from etl.model.period import Period

CLASS = "88A"
SOURCE = "recorded-88a.csv"
"""The file of the series. What others print of the class, even as the Home Office's, is not of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Official:
    """The quarters that answer, by body, and the first day on which the class holds the narrower offence.

    One store has one of it, so it is compared by identity, and sums of it can be kept.
    """

    stored: Mapping[str, Mapping[Period, Row]]
    joins: date


SPECIAL = "special"
"""The kind of a body that belongs to no area of its own."""


def quarters(connection: Connection, area_code: str) -> dict[Period, Row]:
    """The quarters of one body, in order: the edition that answers."""
    return _by_area(connection, area_code).get(area_code, {})


@lru_cache(maxsize=4)
def official_of(store: Store) -> Official:
    """The whole series of one open store; it does not change while it is the same store."""
    with store.engine.connect() as connection:
        return Official(quarters_of_all(connection), joined_on(connection))


def quarters_of_all(connection: Connection) -> dict[str, dict[Period, Row]]:
    """The quarters of every body, by its code."""
    return _by_area(connection, None)


def joined_on(connection: Connection, part: str = DEFAULT_OFFENCE) -> date:
    """The first day on which the class holds the offence `part`. Raises LookupError where offences.csv has none."""
    contains = connection.execute(select(OFFENCE.c.contains).where(OFFENCE.c.id == CLASS)).scalar_one_or_none()
    for held in (contains or "").split("|"):
        offence, _, days = held.rpartition(" ")
        if offence == part and days:
            return date.fromisoformat(days.partition("/")[0])
    raise LookupError(f"offences.csv does not say since when class {CLASS} holds {part}")


def bodies(connection: Connection, area_code: str) -> tuple[str, ...]:
    """The reporting bodies whose sum is the class of an area; none where one of its forces does not report."""
    reporting = select(FIGURE.c.area_code, FIGURE.c.area_kind).where(_is_official()).distinct()
    kinds = {row.area_code: row.area_kind for row in connection.execute(reporting)}
    beside = frozenset(code for code, kind in kinds.items() if kind == SPECIAL)
    if area_code in beside:
        return (area_code,)
    return bodies_of(forces_of(connection, area_code), kinds, beside)


def forces_of(connection: Connection, area_code: str) -> frozenset[str]:
    """The forces of an area, through its regions and nations as they are today; of a force itself."""
    return _inside(area_code, _members(connection))


@lru_cache(maxsize=4)
def forces_by_area(store: Store) -> Mapping[str, frozenset[str]]:
    """The forces of every area of one open store that has members: regions, nations, unions and composites."""
    with store.engine.connect() as connection:
        members = _members(connection)
    every = set(members).union(*members.values())
    return {code: _inside(code, members) for code in every}


def _members(connection: Connection) -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    for row in connection.execute(select(MEMBER.c.area_code, MEMBER.c.member_code).where(MEMBER.c.to == "")):
        members.setdefault(row.area_code, []).append(row.member_code)
    return members


def _inside(area_code: str, members: Mapping[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [area_code]
    while waiting:
        code = waiting.pop()
        if code not in seen:
            seen.add(code)
            inside = members.get(code, [])
            waiting += inside
            found |= set() if inside else {code}
    return frozenset(found)


def _is_official() -> ColumnElement[bool]:
    return and_(
        FIGURE.c.offence == CLASS,
        FIGURE.c.source_file == SOURCE,
        FIGURE.c.measure == Measure.COUNT.value,
        FIGURE.c.breakdown == "none",
        FIGURE.c.standing == Standing.ANSWERS.value,
    )


def _by_area(connection: Connection, area_code: str | None) -> dict[str, dict[Period, Row]]:
    query = select(FIGURE).where(_is_official())
    if area_code is not None:
        query = query.where(FIGURE.c.area_code == area_code)
    found: dict[str, dict[Period, Row]] = {}
    for mapped in connection.execute(query.order_by(FIGURE.c.area_code, FIGURE.c.period_start)).mappings():
        row = to_row(mapped)
        if row.period.is_quarter:
            found.setdefault(row.area.code, {})[row.period] = row
    return found
