"""Explore: how recorded offences moved, by area and period, with what is missing, the class beside it and platforms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.charts.trend import PANELS_AT_MOST
from dashboard.components.layout import crumbs
from dashboard.explore_charts import TREND, day_of, trend_charts
from dashboard.names import Names
from dashboard.pages.errors import unknown_part
from dashboard.pages.explore_class import class_of
from dashboard.pages.explore_controls import controls
from dashboard.pages.explore_parts import OFFICIAL, PLATFORMS, Found, Parts, without_chart
from dashboard.pages.explore_question import question_of
from dashboard.pages.explore_shares import shares_of
from dashboard.pages.page import Asked, Page, PageRoute, Redirect
from dashboard.pages.sorting import without_sort
from dashboard.parse import UnknownPart, parse
from dashboard.selection import DEFAULT_OFFENCE, UNITED_KINGDOM, Selection, Show, Step
from dashboard.statistics.laid import Series
from dashboard.store import Store
from dashboard.wholes import beside_members
from dashboard.wording import sentence
from etl.model.period import Period

_EXPLAINED = "An address names areas, an offence, months and steps; the question below each chart says them in words."


def view(asked: Asked, store: Store) -> Page | Redirect:
    """The page of a Selection. Without an area it is about the United Kingdom."""
    names = queries.names_of(store)
    try:
        given, order = without_sort(asked.given)
        selection = parse(given, names)
        return _answer(asked, store, names, selection, order)
    except UnknownPart as why:
        ways = [("Explore the United Kingdom", addresses.EXPLORE), ("All forces as CSV", addresses.figures_file("csv"))]
        return unknown_part(asked, why, explained=_EXPLAINED, further=ways)


def _answer(asked: Asked, store: Store, names: Names, selection: Selection, order: str) -> Page:
    """The page of a question; `order` is the piece of the address that sorts its table. Raises UnknownPart for that."""
    # A breakdown in the address chooses rows of a file, not what is drawn; counts are what is drawn anyway.
    show = None if selection.show is Show.COUNT else selection.show
    shown = replace(selection, areas=selection.areas or (UNITED_KINGDOM,), by=None, only=(), show=show)
    with store.engine.connect() as connection:
        found = _find(connection, shown, names, store)
    parts = Parts(found, shown, names, store.version, asked.rooms, order)
    return _page(selection, parts)


def _find(connection: Connection, shown: Selection, names: Names, store: Store) -> Found:
    found = trend_charts(connection, shown, names, store)
    edition = day_of(store.version.edition)
    official = queries.official_of(store)
    return Found(
        found.series,
        found.charts[0] if found.charts else None,
        found.growth,
        found.charts[1:],
        class_of(connection, _one_an_area(found.groups), names, official, edition, quarters=shown.step is Step.QUARTER),
        shares_of(connection, shown, names, store),
        _question(connection, shown, names, store, found.series),
    )


def _one_an_area(groups: Iterable[Sequence[Series]]) -> list[Series]:
    """One series of each area, that of the narrower offence where it has one: the class is shown once for each."""
    found: dict[str, Series] = {}
    for one in sorted(chain.from_iterable(groups), key=lambda one: one.subject.offence != DEFAULT_OFFENCE):
        found.setdefault(one.subject.area.code, one)
    return list(found.values())


def _question(
    connection: Connection, shown: Selection, names: Names, store: Store, series: Sequence[Series]
) -> h.Renderable:
    """The question with its pickers and switches; the days are those of the series, else the first year of the law."""
    span = series[0].span if series else Period.financial_year(2017)
    known = queries.extent(connection, {one.subject.offence for one in series}) or span
    choices, forces = queries.choices_of(store), queries.forces_by_area(store)
    members = beside_members(shown, names, forces, PANELS_AT_MOST)
    switches = controls(shown, span, known, members=members, one_area=len(shown.areas) == 1)
    return question_of(shown, names, choices.areas, choices.offences, forces, span, switches)


def _page(selection: Selection, parts: Parts) -> Page:
    found, shown, names = parts.found, parts.shown, parts.names
    drawn = list(parts.all())
    lead = found.lead(shown)
    title = lead.title if lead else without_chart(found, shown, names)
    body: h.Node = [crumbs("Explore"), found.question, [part for part, _ in drawn]]
    text = "&".join(part for part in (selection.text, parts.sort) if part)
    return Page(
        title,
        sentence(shown, names),
        body,
        current="explore",
        live=tuple(made.live for _, made in drawn if made is not None),
        announce=f"Chart updated: {title}",
        canonical=addresses.explore(text),
        shows=replace(shown, by=None, show=None),
    )


ROUTE = PageRoute(addresses.EXPLORE, view, (TREND, OFFICIAL, PLATFORMS))
