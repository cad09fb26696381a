"""The charts of a Selection: the page, the picture, the embedded chart and the command line all draw these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dashboard import queries, trends
from dashboard.charts.growth import Growth
from dashboard.charts.marks import Chart
from dashboard.charts.naming import place_of
from dashboard.charts.rates import rate_chart
from dashboard.charts.saying import Line
from dashboard.charts.trend import PANELS_AT_MOST, trend_chart
from dashboard.event_marks import event_marks
from dashboard.exports.errors import CannotMake
from dashboard.growths import ONE_AREA, Grown, grown
from dashboard.names import Names
from dashboard.pages.explore_class import class_of
from dashboard.pages.explore_shares import shares_of
from dashboard.selection import UNITED_KINGDOM, By, Compare, Drawn, Rows, Selection, Show, Step
from dashboard.statistics.laid import Series
from dashboard.store import Store
from dashboard.wholes import whole_notes, wholes_first
from dashboard.words import day

TREND = "trend"
_OF_PLATFORMS = (By.PLATFORM, By.OWNER, By.MEANS)


class NothingToDraw(CannotMake):
    """No chart answers this question; the text says why, and what to do, for people."""


@dataclass(frozen=True, slots=True)
class Trends:
    """The series of a question in groups that may share an axis, the chart of each that has one, the first's growth."""

    series: tuple[Series, ...]
    groups: tuple[tuple[Series, ...], ...]
    charts: tuple[Chart, ...]
    growth: Growth | None = None


def about(selection: Selection) -> Selection:
    """The question that is drawn: without an area it is about the United Kingdom."""
    return selection if selection.areas else replace(selection, areas=(UNITED_KINGDOM,))


def trend_charts(connection: Connection, shown: Selection, names: Names, store: Store) -> Trends:
    """The trends of a question, one chart an offence and unit; a group of too many areas has none."""
    forces = queries.forces_by_area(store)
    series = trends.trends(connection, shown, names)
    groups = tuple(wholes_first(group, forces) for group in _groups(series))
    drawn = [group for group in groups if len(group) <= PANELS_AT_MOST]
    if shown.show is Show.RATE:
        charts = [_rates(group, names, place, shown, store) for place, group in enumerate(drawn)]
        growth = None
    else:
        growing = [_grown(connection, group, names) if shown.compare is not Compare.NONE else None for group in drawn]
        charts = [_trend(group, names, place, growing[place], shown) for place, group in enumerate(drawn)]
        growth = growing[0].growth if growing and growing[0] else None
    notes = [whole_notes([one.subject.area.code for one in group], names, forces) for group in drawn]
    charts = [_with_line(chart, "Total", said) for chart, said in zip(charts, notes, strict=True)]
    if shown.events is Drawn.SHOW:
        charts = [_with_events(connection, chart, shown, store) for chart in charts]
    return Trends(series, groups, tuple(charts), growth)


def _with_line(chart: Chart, lead: str, said: Sequence[str]) -> Chart:
    return replace(chart, lines=(*chart.lines, Line(lead, (" ".join(said),)))) if said else chart


def _with_events(connection: Connection, chart: Chart, shown: Selection, store: Store) -> Chart:
    """The same chart with the events of its days marked."""
    return replace(chart, events=event_marks(connection, store, shown.areas, chart.span)) if chart.span else chart


def charts_of(connection: Connection, selection: Selection, names: Names, store: Store) -> tuple[Chart, ...]:
    """The charts of one picture, in order; never only a part of what is asked.

    By platform they are the shares, for the official class alone its panel, else the trends. Raises NothingToDraw.
    """
    shown = replace(about(selection), rows=Rows.FIGURES)
    if shown.by in _OF_PLATFORMS or shown.show is Show.SHARE:
        return (_shares(connection, shown, names, store),)
    measure = Show.RATE if shown.show is Show.RATE else Show.COUNT
    totals = replace(shown, by=By.NONE, only=(), show=measure)
    if measure is Show.COUNT and (official := _official(connection, totals, names, store)):
        return (official,)
    found = trend_charts(connection, totals, names, store)
    if not found.series:
        raise NothingToDraw("Nothing at all is known of these offences, so there is nothing to draw.")
    for group in found.groups:
        if len(group) > PANELS_AT_MOST:
            raise NothingToDraw(
                f"{len(group)} areas are too many for one chart: up to {PANELS_AT_MOST} can be told apart. "
                "Choose fewer, or take the figures as a table."
            )
    return found.charts


def day_of(edition: str) -> str:
    """The day of an edition in words, where it is one; else the edition as it is named."""
    try:
        return day(edition)
    except ValueError:
        return edition


def _shares(connection: Connection, shown: Selection, names: Names, store: Store) -> Chart:
    chart = shares_of(connection, shown, names, store)
    if chart is None:
        raise NothingToDraw("No figure by platform is known here, so there is nothing to draw.")
    return chart


def _official(connection: Connection, totals: Selection, names: Names, store: Store) -> Chart | None:
    """The panel of the class where nothing else is asked for, tied to the days of the areas' own figures."""
    if [names.offence_id(key) for key in totals.offences if key in names.offences] != [queries.CLASS]:
        return None
    own = _groups(trends.trends(connection, replace(totals, offences=()), names))
    edition, quarters = day_of(store.version.edition), totals.step is Step.QUARTER
    return class_of(
        connection,
        next(own, []),
        names,
        queries.official_of(store),
        edition,
        quarters=quarters,
        most=PANELS_AT_MOST,
    )


def _groups(series: Sequence[Series]) -> Iterator[list[Series]]:
    """The series that may stand on one axis: one offence, one unit. The order of the first of each is kept."""
    found: dict[tuple[str, str], list[Series]] = {}
    for one in series:
        found.setdefault((one.subject.offence, one.subject.unit.value), []).append(one)
    yield from found.values()


def _grown(connection: Connection, series: Sequence[Series], names: Names) -> Grown:
    """The growth of one area; several stand beside each other, each with its own reasons, and have none."""
    return grown(connection, names, series[0]) if len(series) == 1 else Grown(None, ONE_AREA)


def _rates(series: Sequence[Series], names: Names, number: int, shown: Selection, store: Store) -> Chart:
    """The same figures per 10,000 children, where the population of their years is in the store."""
    return rate_chart(
        series,
        [place_of(names, one.subject.area.code) for one in series],
        queries.children_of(store),
        offence=names.offence_name(series[0].subject.offence),
        name=_name(number),
        limits=shown.limits is Drawn.SHOW,
        name_of=names.short_name,
    )


def _name(number: int) -> str:
    return TREND if number == 0 else f"{TREND}-{number + 1}"


def _trend(series: Sequence[Series], names: Names, number: int, growing: Grown | None, shown: Selection) -> Chart:
    places = [place_of(names, one.subject.area.code) for one in series]
    offence = names.offence_name(series[0].subject.offence)
    return trend_chart(
        series,
        places,
        offence=offence,
        name=_name(number),
        limits=shown.limits is Drawn.SHOW,
        growth=growing.growth if growing else None,
        change=growing.line if growing else None,
        name_of=names.short_name,
    )
