"""The matrix of coverage: the state of every force in every year, and what was printed of who answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard import queries, trends
from dashboard.names import AreaName, Names
from dashboard.records import Covered, Decision
from dashboard.selection import UNITED_KINGDOM, Selection
from dashboard.statistics.coverage_states import State, YearState, left_out, year_states
from dashboard.statistics.laid import Series
from etl.model.observation import Unit
from etl.model.period import Period

FORCE, NATION = "territorial", "nation"
RESPONDING = "forces_responding"
OTHERS = "By their own offences"


@dataclass(frozen=True, slots=True)
class Row:
    """One force with its states, under the heading it stands under."""

    group: str
    area: AreaName
    states: tuple[YearState, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix, what was printed of who answered, what was set aside, and the official class beside it.

    `official` is the span over which every force that reports the class has every quarter; None where there is none.
    """

    years: tuple[Period, ...]
    rows: tuple[Row, ...]
    said: tuple[Covered, ...]
    aside: tuple[Decision, ...]
    official: Period | None = None


def matrix(connection: Connection, names: Names) -> Matrix:
    """The states of every force in every year of the total that is known longest."""
    places = list(_places(connection, names))
    years = _years(connection, names)
    states = states_of(connection, tuple(area.code for _, area in places), names, years)
    said = queries.coverage(connection, UNITED_KINGDOM, names.offence_of(UNITED_KINGDOM))
    rows = tuple(Row(group, area, states[area.code]) for group, area in places if area.code in states)
    decided = [decision for decision in queries.every_decision(connection) if decision.verdict == "set aside"]
    quarters = [known for code, known in queries.quarters_of_all(connection).items() if code in states]
    return Matrix(years, rows, tuple(said), tuple(decided), whole_span([tuple(known) for known in quarters]))


def whole_span(bodies: Sequence[Sequence[Period]]) -> Period | None:
    """The longest span to the last common quarter over which every body has every quarter; None without one.

    `bodies` are the quarters of each body. A body that lacks a quarter lets the span start after it.
    """
    if not bodies:
        return None
    common = sorted(set.intersection(*(set(quarters) for quarters in bodies)))
    if not common:
        return None
    last = common[-1]
    first = last
    for quarter in reversed(common[:-1]):
        if (first.first - quarter.last).days != 1:
            break
        first = quarter
    return Period(first.first, last.last)


def states_of(
    connection: Connection, codes: tuple[str, ...], names: Names, years: Sequence[Period] = ()
) -> dict[str, tuple[YearState, ...]]:
    """The states of some areas, by code, in the years of the total that is known longest; none without a series."""
    years = years or _years(connection, names)
    said = queries.coverage(connection, UNITED_KINGDOM, names.offence_of(UNITED_KINGDOM))
    return {
        one.subject.area.code: left_out(year_states(one, years), one.subject.area.code, said)
        for one in _series(connection, codes, names)
    }


def _years(connection: Connection, names: Names) -> tuple[Period, ...]:
    if UNITED_KINGDOM not in names.areas:
        return ()
    union = next(iter(trends.trends(connection, Selection(areas=(UNITED_KINGDOM,)), names)), None)
    return tuple(union.span.financial_years()) if union else ()


def _series(connection: Connection, codes: tuple[str, ...], names: Names) -> Iterator[Series]:
    """The first series of offences of each area; areas of one law are asked together, so that none starts too early."""
    by_offence: dict[str, list[str]] = {}
    for code in codes:
        by_offence.setdefault(names.offence_of(code), []).append(code)
    for same in by_offence.values():
        seen: set[str] = set()
        for one in trends.trends(connection, Selection(areas=tuple(same)), names):
            code = one.subject.area.code
            if one.subject.unit is Unit.OFFENCE and code not in seen:
                seen.add(code)
                yield one


def _places(connection: Connection, names: Names) -> Iterator[tuple[str, AreaName]]:
    """The forces that report the class under their regions, then the nations of other laws."""
    reporting = queries.quarters_of_all(connection)
    forces = [area for area in names.areas.values() if area.kind == FORCE and area.code in reporting]
    order = {area.code: place for place, area in enumerate(names.areas.values())}
    nations = {area.name: area for area in names.areas.values() if area.kind == NATION}
    groups: dict[AreaName, list[AreaName]] = {}
    for area in forces:
        groups.setdefault(names.areas.get(area.region_code) or nations[area.nation], []).append(area)
    for group in sorted(groups, key=lambda group: order[group.code]):
        for area in sorted(groups[group], key=lambda area: area.short_name):
            yield group.short_name, area
    for area in names.areas.values():
        if area.kind == NATION and area.code in names.own_offence:
            yield OTHERS, area


def own(found: Matrix, year: int) -> int:
    """How many forces have a figure of their own for the whole of a year, by its place in `years`."""
    return sum(row.states[year].state is State.ANSWERED for row in found.rows)


def answered(found: Matrix, year: Period) -> Covered | None:
    """The newest word on how many forces answered for a year; None where nobody says."""
    told = [said for said in found.said if said.period == year and said.answered is not None]
    return max(told, key=lambda said: said.release) if told else None
