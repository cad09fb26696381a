"""The series of a Selection: for each area the totals that answer, laid over one span for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from dashboard import queries
from dashboard.behind import with_coverage
from dashboard.derivations import with_derived
from dashboard.names import Names
from dashboard.row import Row, Subject
from dashboard.selection import ALL, By, Rows, Selection, Show, Step
from dashboard.statistics.laid import Series
from dashboard.statistics.official import class_blocks, class_series
from dashboard.statistics.series import lay, subjects
from etl.model.observation import Area, Unit
from etl.model.period import Period


def trends(connection: Connection, selection: Selection, names: Names) -> tuple[Series, ...]:
    """One series for each area, offence and unit, in the order of lists; counts of totals, whatever `by` and `measure`.

    An area without a figure has a series of gaps. What can be worked out stands beside each. All cover one span: the
    days asked, where they are open all days of which any total of these offences is known, never before the law. Empty
    where nothing at all is known of them.
    """
    asked = replace(selection, by=By.NONE, only=(), show=Show.COUNT, rows=Rows.FIGURES)
    wanted = _subjects(asked, names)
    span = _span(connection, asked, names)
    if span is None:
        return ()
    rows = [*queries.figures(connection, asked, names), *queries.overlaps(connection, asked, names)]
    found = subjects(rows)
    known = {(subject.area.code, subject.offence) for subject in found}
    every = [*found, *(subject for subject in wanted if (subject.area.code, subject.offence) not in known)]
    return tuple(
        _official(connection, subject, found.get(subject, []), span, asked.step)
        or _given(connection, subject, found.get(subject, []), span, asked.step)
        for subject in sorted(every, key=_order(names))
    )


def _given(connection: Connection, subject: Subject, rows: Sequence[Row], span: Period, step: Step) -> Series:
    """The series of printed figures, with what can be worked out and who is behind each total."""
    returns = queries.returns_of(connection, subject.area.code, subject.offence)
    laid = lay(subject, rows, span, step, returns=returns)
    return with_coverage(connection, with_derived(connection, laid))


def _official(connection: Connection, subject: Subject, rows: Sequence[Row], span: Period, step: Step) -> Series | None:
    """The series of the official class: sums of its quarters, whoever else prints it. None for all else."""
    bodies = queries.bodies(connection, subject.area.code) if subject.offence == queries.CLASS else ()
    if not bodies or subject.unit is not Unit.OFFENCE:
        return None
    stored, joins = queries.quarters_of_all(connection), queries.joined_on(connection)
    return class_series(subject, class_blocks(stored, bodies, span, step, joins=joins), rows, span, step)


def _subjects(asked: Selection, names: Names) -> list[Subject]:
    """Every area with every offence that is asked for: what is to be there even without a figure."""
    wanted = []
    for code in asked.areas:
        area = names.areas[code]
        keys = [] if asked.offences == (ALL,) else asked.offences
        offences = [names.offence_id(key) for key in keys] or [names.offence_of(code)]
        wanted += [Subject(Area(code, area.name, area.kind), offence) for offence in offences]
    return wanted


def _offences(asked: Selection, names: Names) -> set[str]:
    if asked.offences == (ALL,):
        return {offence.id for offence in names.offences.values()}
    asked_for = {names.offence_id(key) for key in asked.offences}
    return asked_for or {names.offence_of(code) for code in asked.areas} or {names.default_offence}


def _span(connection: Connection, asked: Selection, names: Names) -> Period | None:
    ids = _offences(asked, names)
    known = queries.extent(connection, ids)
    if known is None:
        return None
    span = asked.span(known)
    begins = [since for since in map(names.since, ids) if since]
    since = min(begins, default=span.first)
    return Period(since, span.last) if span.first < since <= span.last else span


def _order(names: Names) -> Callable[[Subject], tuple[int, str, str]]:
    places = {code: place for place, code in enumerate(names.areas)}

    def place(subject: Subject) -> tuple[int, str, str]:
        return places.get(subject.area.code, len(places)), subject.offence, subject.unit.value

    return place
