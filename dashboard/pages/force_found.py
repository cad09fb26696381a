"""All that the page of an area says, found in the store at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard import queries, trends
from dashboard.charts.marks import Chart
from dashboard.charts.naming import Place, place_of
from dashboard.charts.trend import trend_chart
from dashboard.explore_charts import day_of
from dashboard.names import Names
from dashboard.pages.coverage_matrix import states_of
from dashboard.pages.explore_class import class_of
from dashboard.pages.explore_shares import shares_of
from dashboard.records import AreaChoice
from dashboard.row import Returned, Row
from dashboard.selection import Selection
from dashboard.statistics.answering import LastWord, last_word
from dashboard.statistics.coverage_states import YearState
from dashboard.statistics.forces import ForceYear, latest_year
from dashboard.statistics.laid import Series
from dashboard.statistics.official import ClassBlock, Stored, class_blocks
from dashboard.store import Store
from etl.model.observation import Unit

TREND = "figures"


@dataclass(frozen=True, slots=True)
class Near:
    """An area beside this one, or a member of it, with the states of its years."""

    area: AreaChoice
    states: tuple[YearState, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What there is about one area.

    `states` are its years and `word` the last of what is known of them; `blocks` the class by year, `stored` its
    quarters by body, `bodies` the bodies that report it. `near` are the members of an area of several forces, else the
    forces beside it.
    """

    code: str
    place: Place
    choice: AreaChoice
    series: Series
    trend: Chart
    official: Chart | None
    platforms: Chart | None
    year: ForceYear | None
    blocks: tuple[ClassBlock, ...]
    stored: Stored
    bodies: tuple[str, ...]
    states: tuple[YearState, ...]
    word: LastWord
    returns: Sequence[Returned]
    rows: Sequence[Row]
    bases: Sequence[Row]
    near: Sequence[Near]

    @property
    def offence(self) -> str:
        """The offence that the page is about: that of the law that holds there."""
        return self.series.subject.offence

    @property
    def many(self) -> bool:
        """Whether the area has several forces."""
        return len(self.bodies) > 1


def find(connection: Connection, code: str, names: Names, store: Store, *, quarters: bool = False) -> Found | None:
    """Everything about an area of the store; None where no series begins with offences. `quarters` of the class."""
    selection = Selection(areas=(code,))
    every = trends.trends(connection, selection, names)
    series = next((one for one in every if one.subject.unit is Unit.OFFENCE), None)
    if series is None:
        return None
    official, bodies, place = queries.official_of(store), queries.bodies(connection, code), place_of(names, code)
    blocks: tuple[ClassBlock, ...] = ()
    if bodies and code not in names.own_offence:
        blocks = class_blocks(official.stored, bodies, series.span, joins=official.joins)
    choices = {choice.code: choice for choice in queries.area_choices(connection, names)}
    states = states_of(connection, (code,), names).get(code, ())
    offence = names.offence_name(series.subject.offence)
    edition = day_of(store.version.edition)
    return Found(
        code=code,
        place=place,
        choice=choices[code],
        series=series,
        trend=trend_chart([series], [place], offence=offence, name=TREND, name_of=names.short_name),
        official=class_of(connection, [series], names, official, edition, quarters=quarters),
        platforms=shares_of(connection, selection, names, store, wider=False),
        year=latest_year(blocks, queries.children_of(store).get(code, {})) if blocks else None,
        blocks=blocks,
        stored=official.stored,
        bodies=bodies,
        states=states,
        word=last_word(states),
        returns=queries.returns_of(connection, code),
        rows=queries.figures_about(connection, code),
        bases=queries.figures_of_means(connection),
        near=_near(connection, code, bodies, names, choices),
    )


def _near(
    connection: Connection, code: str, bodies: Sequence[str], names: Names, choices: dict[str, AreaChoice]
) -> list[Near]:
    """The members of an area of several forces, or the forces beside one, by name."""
    wanted = bodies if len(bodies) > 1 else queries.neighbours_of(connection, code)
    codes = tuple(
        sorted((one for one in wanted if one != code and one in choices), key=lambda one: choices[one].short_name)
    )
    states = states_of(connection, codes, names) if codes else {}
    return [Near(choices[one], states.get(one, ())) for one in codes]
