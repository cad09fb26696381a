"""The place of a force among those that answered for the same days, by rate, with limits; and how far they spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard import queries
from dashboard.names import Names
from dashboard.row import Row, Subject
from dashboard.selection import ALL, By, Selection, Show
from dashboard.statistics.answers import answer
from dashboard.statistics.funnel import funnel
from dashboard.statistics.laid import Kind
from dashboard.statistics.ranking import Entry, Place, Ranking, rank
from dashboard.statistics.rates import NoRate, Rate, person_years_of, rate_per
from dashboard.store import store_of
from etl.model.period import Period

FEWEST = 5
"""Among fewer forces a place says nothing."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place among those who answered for one span. `spread` is how many times more they differ than by chance."""

    place: Place
    ranking: Ranking
    period: Period
    spread: float

    @property
    def sentence(self) -> str:
        """`In 2023/24 Kent has between place 3 and place 9 of 14 by offences per 10,000 children, among …`."""
        said = (
            f"For {self.period.label} {self.place.entry.name} is at {_places(self.place)} by offences per 10,000 "
            "children under 18, among the forces whose own figure for these months is known. The rest gave none here."
        )
        if self.spread <= 1:
            return said
        return (
            f"{said} They differ {self.spread:.0f} times more than by chance (φ), as recording differs from force to "
            "force: no place says that more happened there."
        )


def rank_of(connection: Connection, names: Names, subject: Subject, period: Period) -> Ranked | None:
    """The place of a force; None for other areas, without a rate of its own, and among fewer than five.

    Those who answered are forces with an exact figure for exactly these days that is not in doubt.
    """
    entries = _entries(connection, names, subject, period)
    found = rank(entries)
    place = next((place for place in found.places if place.entry.code == subject.area.code), None)
    if place is None or place.of < FEWEST:
        return None
    rates = [place.entry.rate for place in found.places if isinstance(place.entry.rate, Rate)]
    phi = funnel([rate.count for rate in rates], [rate.person_years for rate in rates]).phi
    return Ranked(place, found, period, phi)


def _entries(connection: Connection, names: Names, subject: Subject, period: Period) -> list[Entry]:
    forces = queries.forces_of_areas(connection)
    children = queries.children_of(store_of(connection))
    asked = Selection(offences=(ALL,), first=period.first, last=period.last, by=By.NONE, show=Show.COUNT)
    by_area: dict[str, list[Row]] = {}
    for row in queries.figures(connection, asked, names):
        same = row.period == period and row.offence == subject.offence and row.unit is subject.unit
        if same and len(forces.get(row.area.code, ())) == 1:
            by_area.setdefault(row.area.code, []).append(row)
    return [entry for code, rows in by_area.items() if (entry := _entry(names, code, period, rows, children.get(code)))]


def _entry(names: Names, code: str, period: Period, rows: Sequence[Row], mid_years: object) -> Entry | None:
    found = answer(period, rows)
    if found is None or found.kind is not Kind.EXACT or found.count.value is None:
        return None
    base = person_years_of(period, mid_years) if isinstance(mid_years, dict) else NoRate("no estimate of children")
    rate = base if isinstance(base, NoRate) else rate_per(int(found.count.value), base)
    return Entry(code, names.short_name(code), rate)


def _places(place: Place) -> str:
    return place.words.replace("between place", "places", 1).replace(" and place ", " to ", 1)
