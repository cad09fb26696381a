"""What remainders need of the whole store: every total, who is in every area, which months print which figure."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from dashboard.queries.typed import to_row
from dashboard.row import Row
from etl.load.schema import FIGURE, MEMBER, WITNESS
from etl.model.figure import Standing
from etl.model.observation import Measure

_MONTH = len("2020-11")


def totals(connection: Connection, besides: str) -> list[Row]:
    """Every count of a total with a number, of every area and standing, but those of one offence, in order of files."""
    query = select(FIGURE).where(
        FIGURE.c.measure == Measure.COUNT.value,
        FIGURE.c.breakdown == "none",
        FIGURE.c.offence != besides,
        FIGURE.c.standing != Standing.SET_ASIDE.value,
    )
    return [to_row(found) for found in connection.execute(query.order_by(FIGURE.c.position)).mappings()]


def decided_totals(connection: Connection) -> list[Row]:
    """Every count of a total about which there is a decision, in the order of files."""
    query = select(FIGURE).where(
        FIGURE.c.measure == Measure.COUNT.value,
        FIGURE.c.breakdown == "none",
        FIGURE.c.decisions != "",
    )
    return [to_row(found) for found in connection.execute(query.order_by(FIGURE.c.position)).mappings()]


def printed_beside_official(connection: Connection, offence: str, source: str) -> list[Row]:
    """Totals of an official class that others print, in the order of files."""
    query = select(FIGURE).where(
        FIGURE.c.offence == offence,
        FIGURE.c.source_file != source,
        FIGURE.c.measure == Measure.COUNT.value,
        FIGURE.c.breakdown == "none",
        FIGURE.c.standing != Standing.SET_ASIDE.value,
    )
    return [to_row(found) for found in connection.execute(query.order_by(FIGURE.c.position)).mappings()]


def forces_of_areas(connection: Connection) -> dict[str, frozenset[str]]:
    """The forces of every area as they are today, through regions and nations; of a force itself."""
    members: dict[str, list[str]] = {}
    for row in connection.execute(select(MEMBER.c.area_code, MEMBER.c.member_code).where(MEMBER.c.to == "")):
        members.setdefault(row.area_code, []).append(row.member_code)
    found: dict[str, frozenset[str]] = {}
    every = {*members, *(code for inside in members.values() for code in inside)}
    return {code: _forces(code, members, found) for code in sorted(every)}


def _forces(code: str, members: Mapping[str, list[str]], found: dict[str, frozenset[str]]) -> frozenset[str]:
    if code not in found:
        found[code] = frozenset({code})  # A ring of members would end here.
        inside = [_forces(one, members, found) for one in members.get(code, ())]
        found[code] = frozenset().union(*inside) if inside else frozenset({code})
    return found[code]


def releases_of(connection: Connection) -> dict[str, frozenset[str]]:
    """The months (`2020-11`) in which pages print each figure, by its identifier; a bare year stands as it is."""
    found: dict[str, set[str]] = {}
    for row in connection.execute(select(WITNESS.c.figure_id, WITNESS.c.published).where(WITNESS.c.published != "")):
        found.setdefault(row.figure_id, set()).add(row.published[:_MONTH])
    return {figure: frozenset(months) for figure, months in found.items()}
