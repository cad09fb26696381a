"""From the store to who is behind a total: what releases say of its forces, and the children these serve."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlalchemy import Connection

from dashboard import queries
from dashboard.records import Covered
from dashboard.row import Row
from dashboard.statistics.laid import Series
from dashboard.statistics.total_coverage import Children, TotalCoverage, total_coverage
from dashboard.store import Store, store_of
from etl.model.observation import Coverage, Measure


@dataclass(frozen=True, slots=True)
class Behind:
    """Who is behind a total: codes that are missing, codes that are in it with a part, and whether anybody says so.

    `unnamed` are missing by what was asked and answered; `answered` is how many did, where a release says it. `named`
    says that a release itself names those with a part; others have one by a decision alone.
    """

    missing: frozenset[str]
    partial: frozenset[str]
    known: bool
    unnamed: int
    answered: int | None = None
    named: bool = False


def behind(connection: Connection, row: Row) -> Behind:
    """What is known of the forces in one total."""
    said = [one for one in queries.coverage_of(connection, row) if not one.flag and one.measure == _ANSWERED]
    missing = frozenset(row.missing).union(*(one.missing for one in said))
    partial = frozenset[str]().union(*(one.part_period for one in said))
    named = bool(partial - missing)
    partial |= _decided(connection, row)
    answered = [one.answered for one in said if one.answered is not None]
    known = bool(said or row.missing)
    return Behind(missing, partial - missing, known, _unnamed(said, missing), min(answered, default=None), named)


def _decided(connection: Connection, row: Row) -> frozenset[str]:
    """Forces of an area whose own figure for the days of a total is, by a decision, a part or a lowest value."""
    store = store_of(connection)
    forces = _known(store).forces.get(row.area.code, frozenset()) - {row.area.code}
    return frozenset(
        part.area.code
        for part in _decided_parts(store)
        if part.area.code in forces and part.period == row.period and part.compiled_by == row.compiled_by
    )


@lru_cache(maxsize=4)
def _decided_parts(store: Store) -> tuple[Row, ...]:
    with store.engine.connect() as connection:
        rows = queries.decided_totals(connection)
    return tuple(row for row in rows if row.is_live and not row.claims_whole)


_ANSWERED = "forces_responding"
"""What is answered by a total; what was answered by platform is of another number."""


def _unnamed(said: Iterable[Covered], missing: frozenset[str]) -> int:
    """How many forces are missing that nobody names."""
    gaps = [one.asked - one.answered for one in said if one.asked is not None and one.answered is not None]
    return max(0, max(gaps, default=0) - len(missing))


def coverage_behind(connection: Connection, row: Row) -> TotalCoverage | None:
    """The coverage of one total; None for a figure of a single force, for shares and for the official class."""
    known = _known(store_of(connection))
    forces = known.forces.get(row.area.code, frozenset())
    if len(forces) < 2 or row.measure is not Measure.COUNT or row.offence == queries.CLASS:
        return None
    found = behind(connection, row)
    in_part = row.coverage is Coverage.PART_PERIOD and bool(found.partial)
    said = found.known or row.coverage is Coverage.FULL or in_part
    return total_coverage(
        forces,
        row.period,
        known.children,
        missing=found.missing,
        partial=found.partial,
        answered=found.answered,
        said=said,
    )


def is_one_force(connection: Connection, area_code: str) -> bool:
    """Whether an area is one force, or a nation with one: its figure is that force's own."""
    return len(_known(store_of(connection)).forces.get(area_code, frozenset())) < 2


def with_coverage(connection: Connection, series: Series) -> Series:
    """A series with who is behind each of its totals."""
    rows = {row.figure_id: row for block in series.laid for row in block.rows}
    found = ((name, coverage_behind(connection, row)) for name, row in rows.items())
    return replace(series, behind=tuple((name, one) for name, one in found if one is not None))


@dataclass(frozen=True)
class _Known:
    forces: dict[str, frozenset[str]]
    children: Children


@lru_cache(maxsize=4)
def _known(store: Store) -> _Known:
    """The forces of every area and the children of every force: of a nation with one force those of the nation."""
    with store.engine.connect() as connection:
        forces = queries.forces_of_areas(connection)
    by_area = queries.children_of(store)
    of_force = {next(iter(forces[code])): by_area[code] for code in by_area if len(forces.get(code, ())) == 1}
    return _Known(forces, {**of_force, **by_area})
