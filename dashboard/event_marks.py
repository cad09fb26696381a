"""Which events a chart of some areas marks in its days, numbered in order of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from dashboard import queries
from dashboard.charts.event_mark import EventMark
from dashboard.charts.phrases import printed_on
from dashboard.records import Event
from dashboard.store import Store
from etl.model.period import Period, month_end


def event_marks(connection: Connection, store: Store, areas: Iterable[str], span: Period) -> tuple[EventMark, ...]:
    """The events that begin in `span` and are about an area: they cover all of it, or whole nations of it."""
    forces = [queries.forces_of(connection, code) for code in areas]
    found = [
        event
        for event in queries.events_of(store)
        if span.contains(_days(event.date)) and any(_is_about(event, own) for own in forces)
    ]
    return tuple(_mark(event, number) for number, event in enumerate(found, start=1))


def _is_about(event: Event, forces: frozenset[str]) -> bool:
    return bool(forces) and (forces <= event.forces or (event.wide and bool(forces & event.forces)))


def _mark(event: Event, number: int) -> EventMark:
    first = _days(event.date)
    last = _days(event.until) if event.until else first
    when = printed_on(event.date) + (f" to {printed_on(event.until)}" if event.until else "")
    lasts = last.last > first.first
    return EventMark(
        number, first.start_position, last.end_position if lasts else None, when, event.title, event.sentence
    )


def _days(text: str) -> Period:
    """The days of an ISO day, month or year."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return Period(date(parts[0], 1, 1), date(parts[0], 12, 31))
    if len(parts) == 2:
        return Period(date(parts[0], parts[1], 1), month_end(parts[0], parts[1]))
    return Period(date(*parts), date(*parts))
