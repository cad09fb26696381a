"""The same months of other years: what a year to date is compared with, never a whole year or the last quarter."""

from __future__ import annotations

from sqlalchemy import Connection

from dashboard import queries
from dashboard.names import Names
from dashboard.row import Row, Subject
from dashboard.selection import ALL, By, Selection, Show
from dashboard.statistics.answers import answer
from dashboard.statistics.laid import Kind, Laid
from dashboard.statistics.official import tie
from dashboard.store import store_of
from etl.model.count import Count
from etl.model.period import ONE_DAY, Period, add_months

_YEARS = 15
"""So many years back are looked at."""


def same_months(connection: Connection, names: Names, subject: Subject, period: Period) -> list[Laid]:
    """The figures of one subject for the same months of earlier years, in order of time; none for whole years.

    Of the official class they are the sums of its quarters.
    """
    if period.whole_months is None or period.whole_months % 12 == 0:
        return []
    earlier = [_years_back(period, back) for back in range(_YEARS, 0, -1)]
    if subject.offence == queries.CLASS:
        return _of_class(connection, subject, earlier)
    asked = Selection(areas=(subject.area.code,), offences=(ALL,), by=By.NONE, show=Show.COUNT)
    by_period: dict[Period, list[Row]] = {}
    for row in queries.figures(connection, asked, names):
        if row.offence == subject.offence and row.unit is subject.unit and not row.count.is_missing:
            by_period.setdefault(row.period, []).append(row)
    found = (answer(days, by_period[days]) for days in earlier if days in by_period)
    return [laid for laid in found if laid is not None]


def _years_back(period: Period, years: int) -> Period:
    return Period(add_months(period.first, -12 * years), add_months(period.last + ONE_DAY, -12 * years) - ONE_DAY)


def _of_class(connection: Connection, subject: Subject, periods: list[Period]) -> list[Laid]:
    stored = queries.official_of(store_of(connection)).stored
    bodies = queries.bodies(connection, subject.area.code)
    found = []
    for days in periods:
        value = tie(stored, bodies, days).value
        if value is not None:
            rows = (row for body in bodies for quarter, row in stored[body].items() if days.contains(quarter))
            found.append(Laid(days, Kind.EXACT, Count.exact(value), tuple(rows)))
    return found
