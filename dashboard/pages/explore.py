"""Explore: how recorded offences moved, by area and period, with what is missing, the class beside it and platforms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.charts.growth import Growth
from dashboard.charts.marks import Chart
from dashboard.charts.table import table_of
from dashboard.charts.trend import PANELS_AT_MOST
from dashboard.components.buttons import link_button
from dashboard.components.chart_block import card_place
from dashboard.components.charted import Charted, chart_table, charted, items
from dashboard.components.forms import ACROSS
from dashboard.components.layout import beside, crumbs, section
from dashboard.components.states import empty
from dashboard.components.use_this import use_this
from dashboard.explore_charts import TREND, day_of, trend_charts
from dashboard.growths import growth_list
from dashboard.names import Names
from dashboard.pages.errors import unknown_part
from dashboard.pages.explore_class import class_of
from dashboard.pages.explore_controls import controls
from dashboard.pages.explore_question import question_of
from dashboard.pages.explore_shares import shares_of
from dashboard.pages.page import Asked, Page, PageRoute, Redirect
from dashboard.parse import UnknownPart, parse
from dashboard.selection import UNITED_KINGDOM, By, Selection, Show
from dashboard.statistics.laid import Series
from dashboard.store import Store, StoreVersion
from dashboard.wording import area_words, offence_words, sentence
from etl.model.period import Period

OFFICIAL, PLATFORMS = "official", "platforms"
LISTED_AT_MOST = 3
"""More figures than this that are not drawn are folded away."""
_EXPLAINED = "An address names areas, an offence, months and steps; the question below each chart says them in words."


@dataclass(frozen=True, slots=True)
class _Found:
    """What the store gives for one question: the charts there are, and what the pickers offer."""

    series: tuple[Series, ...]
    trend: Chart | None
    growth: Growth | None
    further: tuple[Chart, ...]
    official: Chart | None
    platforms: Chart | None
    question: h.Renderable


def view(asked: Asked, store: Store) -> Page | Redirect:
    """The page of a Selection. Without an area it is about the United Kingdom."""
    names = queries.names_of(store)
    try:
        selection = parse(asked.given, names)
    except UnknownPart as why:
        ways = [("Explore the United Kingdom", addresses.EXPLORE), ("All forces as CSV", addresses.figures_file("csv"))]
        return unknown_part(asked, why, explained=_EXPLAINED, further=ways)
    # Explore shows totals and counts: a breakdown in the address chooses rows of a file, not what is drawn.
    shown = replace(selection, areas=selection.areas or (UNITED_KINGDOM,), by=None, only=(), show=None)
    with store.engine.connect() as connection:
        found = _find(connection, shown, names, store)
    return _page(asked, selection, shown, found, names, store.version)


def _find(connection: Connection, shown: Selection, names: Names, store: Store) -> _Found:
    found = trend_charts(connection, shown, names)
    series, groups, charts = found.series, found.groups, found.charts
    known = series[0].span if series else Period.financial_year(2017)
    choices = queries.choices_of(store)
    extent = queries.extent(connection, {one.subject.offence for one in series}) or known
    return _Found(
        series,
        charts[0] if charts else None,
        found.growth,
        charts[1:],
        class_of(
            connection, groups[0] if groups else (), names, queries.official_of(store), day_of(store.version.edition)
        ),
        shares_of(connection, shown, names, store),
        question_of(
            shown,
            names,
            choices.areas,
            choices.offences,
            known,
            extent,
            controls(shown, one_area=len(shown.areas) == 1),
        ),
    )


def _page(
    asked: Asked, selection: Selection, shown: Selection, found: _Found, names: Names, version: StoreVersion
) -> Page:
    drawn = list(_drawn(found, shown, names, version, asked.rooms))
    title = found.trend.title if found.trend else _without_chart(found, shown, names)
    body: h.Node = [crumbs("Explore"), found.question, [part for part, _ in drawn]]
    return Page(
        title,
        sentence(shown, names),
        body,
        current="explore",
        live=tuple(made.live for _, made in drawn if made is not None),
        announce=f"Chart updated: {title}",
        canonical=selection.address(addresses.EXPLORE),
    )


def _drawn(
    found: _Found, shown: Selection, names: Names, version: StoreVersion, rooms: Mapping[str, int] | None
) -> Iterator[tuple[h.Node, Charted | None]]:
    """The parts of the page in order, each with the live chart it has."""

    def use(name: str, file: Selection) -> h.Renderable:
        return use_this(name, file, names, version, link=shown.address(addresses.EXPLORE))

    if found.trend is None:
        yield _no_chart(found, shown, names), None
        return
    totals = replace(shown, by=By.NONE, show=Show.COUNT)
    trend = charted(found.trend, rooms=rooms, level=1, table_address="#figures", use=use(TREND, totals))
    yield beside([trend.block, growth_list(found.growth)], _aside(found.trend)), trend
    for chart in found.further:
        made = charted(chart, rooms=rooms, table=True, use=use(chart.name, totals))
        yield section(beside(made.block, _aside(chart))), made
    if found.official is not None:
        of_class = replace(totals, offences=(names.offence_key(queries.CLASS),))
        official = charted(found.official, rooms=rooms, forms=ACROSS, table=True, use=use(OFFICIAL, of_class))
        yield section(official.block, card_place(OFFICIAL)), official
    if found.platforms is not None:
        by_platform = replace(shown, by=By.PLATFORM, show=None)
        platforms = charted(found.platforms, rooms=rooms, forms=ACROSS, table=True, use=use(PLATFORMS, by_platform))
        yield section(platforms.block, card_place(PLATFORMS)), platforms
    yield section(chart_table("figures", table_of(found.trend))), None


def _aside(chart: Chart) -> list[h.Node]:
    return [
        card_place(chart.name),
        items("In doubt", chart.in_doubt),
        items("Not in this chart", chart.not_in),
        _also(chart),
    ]


def _also(chart: Chart) -> h.Node:
    """Figures that are given and not drawn: a few are listed, many are folded so that the page stays short."""
    listed = items("Also given", chart.also)
    if len(chart.also) <= LISTED_AT_MOST:
        return listed
    return h.details(f"#also-{chart.name}.folded")[
        h.summary[f"{len(chart.also)} more figures of these days, not drawn"], listed
    ]


def _without_chart(found: _Found, shown: Selection, names: Names) -> str:
    """Why there is no chart: more areas than can be told apart, or no total of what is asked."""
    if found.series:
        return f"{len(found.series)} areas are too many for one chart"
    return f"No total of {offence_words(shown, names)} is known for {area_words(shown, names)}"


def _no_chart(found: _Found, shown: Selection, names: Names) -> h.Renderable:
    lead = "There may be figures of a part of it: the file has all that is known."
    if found.series:
        lead = f"Up to {PANELS_AT_MOST} can be told apart. Choose fewer, or take the figures as a table."
    return empty(
        _without_chart(found, shown, names),
        lead,
        link_button("CSV", addresses.figures_file("csv", shown.text), primary=True, download=True),
        link_button("Explore the United Kingdom", addresses.EXPLORE),
    )


ROUTE = PageRoute(addresses.EXPLORE, view, (TREND, OFFICIAL, PLATFORMS))
