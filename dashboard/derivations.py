"""From the store to remainders: all totals of one offence, who is in an area, and which releases print a figure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection

from dashboard import queries
from dashboard.records import Ranged
from dashboard.row import Row, Subject
from dashboard.selection import DEFAULT_OFFENCE
from dashboard.statistics.derived import Remainders, derive
from dashboard.statistics.derived_model import Derived, Evidence, Rule, Term
from dashboard.statistics.derived_place import with_remainders
from dashboard.statistics.laid import Series
from dashboard.store import Store, store_of
from etl.model.caveats import sentences
from etl.model.observation import WHOLE, Area, Measure, Unit


def with_derived(connection: Connection, series: Series) -> Series:
    """A series with what can be worked out for its days, and the numbers that are refused."""
    subject = series.subject
    of_class: tuple[Row, ...] = ()
    if _is_about(subject) and subject.offence == DEFAULT_OFFENCE:
        of_class = _printed_of_class(store_of(connection)).get(subject.area.code, ())
    return with_remainders(series, remainders_of(connection, subject), of_class)


def remainders_of(connection: Connection, subject: Subject) -> Remainders:
    """What can be worked out for a subject, and what cannot: nothing for shares, breakdowns and the official class."""
    if not _is_about(subject):
        return Remainders()
    return _kept(store_of(connection), subject.area, subject.offence, subject.unit)


def _is_about(subject: Subject) -> bool:
    return subject.measure is Measure.COUNT and subject.breakdown == WHOLE and subject.offence != queries.CLASS


@lru_cache(maxsize=4)
def _printed_of_class(store: Store) -> dict[str, tuple[Row, ...]]:
    """What others print of the official class, by area: not the offence, but taken for it."""
    found: dict[str, tuple[Row, ...]] = {}
    with store.engine.connect() as connection:
        for row in queries.printed_beside_official(connection, queries.CLASS, queries.SOURCE):
            found[row.area.code] = (*found.get(row.area.code, ()), row)
    return found


@lru_cache(maxsize=512)
def _kept(store: Store, area: Area, offence: str, unit: Unit) -> Remainders:
    """The remainders of one open store; they do not change while it is the same store."""
    names = queries.names_of(store)
    found = derive(area, _evidence(store, "" if offence == names.offence_of(area.code) else offence, unit))
    with store.engine.connect() as connection:
        sums = queries.totals_by_sums(connection, area.code, offence)
    of_sums = [_of_sum(area, unit, one) for one in sums if one.unit == unit.value]
    return Remainders(tuple(sorted((*found.derived, *of_sums), key=lambda one: one.period)), found.refused)


def _of_sum(area: Area, unit: Unit, one: Ranged) -> Derived:
    """A total that no cell gives, from parts that may count one offence twice: no conflict, but a range."""
    parts = tuple(Term(row, row.count) for row in one.rows)
    reasons = (one.because, *sentences(one.conditions))
    return Derived(area, unit, one.period, Rule.REPEATING, one.count, None, parts, reasons)


@lru_cache(maxsize=32)
def _evidence(store: Store, offence: str, unit: Unit) -> Evidence:
    """All that may be used for an offence; empty is each area's own, so that the whole union is made of its parts.

    So the United Kingdom's *71/17 and equivalents* holds 71/17 and what Scotland and Northern Ireland record instead.
    """
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        rows: dict[str, list[Row]] = {}
        for row in queries.totals(connection, besides=queries.CLASS):
            if row.offence == (offence or names.offence_of(row.area.code)) and row.unit is unit:
                rows.setdefault(row.area.code, []).append(row)
        return Evidence(
            rows=rows,
            forces=queries.forces_of_areas(connection),
            releases=queries.releases_of(connection),
            partial=_partial(connection, [row for group in rows.values() for row in group]),
            name_of=lambda code: names.short_name(code) if code in names.areas else code,
        )


def _partial(connection: Connection, rows: Sequence[Row]) -> dict[str, frozenset[str]]:
    """The forces that a total holds with a part of its days, as the store says it."""
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        codes = frozenset[str]().union(*(one.part_period for one in queries.coverage_of(connection, row)))
        if codes:
            found[row.figure_id] = codes
    return found
