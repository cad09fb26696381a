"""Explore: how recorded offences moved, by area and period, with what is missing, the class beside it and platforms."""

from __future__ import annotations

from dataclasses import replace

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
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
from dashboard.parse import UnknownPart, parse
from dashboard.selection import UNITED_KINGDOM, Selection, Show
from dashboard.store import Store, StoreVersion
from dashboard.wording import sentence
from etl.model.period import Period

_EXPLAINED = "An address names areas, an offence, months and steps; the question below each chart says them in words."


def view(asked: Asked, store: Store) -> Page | Redirect:
    """The page of a Selection. Without an area it is about the United Kingdom."""
    names = queries.names_of(store)
    try:
        selection = parse(asked.given, names)
    except UnknownPart as why:
        ways = [("Explore the United Kingdom", addresses.EXPLORE), ("All forces as CSV", addresses.figures_file("csv"))]
        return unknown_part(asked, why, explained=_EXPLAINED, further=ways)
    # A breakdown in the address chooses rows of a file, not what is drawn; counts are what is drawn anyway.
    show = None if selection.show is Show.COUNT else selection.show
    shown = replace(selection, areas=selection.areas or (UNITED_KINGDOM,), by=None, only=(), show=show)
    with store.engine.connect() as connection:
        found = _find(connection, shown, names, store)
    return _page(asked, selection, shown, found, names, store.version)


def _find(connection: Connection, shown: Selection, names: Names, store: Store) -> Found:
    found = trend_charts(connection, shown, names, store)
    series, groups, charts = found.series, found.groups, found.charts
    known = series[0].span if series else Period.financial_year(2017)
    choices = queries.choices_of(store)
    extent = queries.extent(connection, {one.subject.offence for one in series}) or known
    return Found(
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
    asked: Asked, selection: Selection, shown: Selection, found: Found, names: Names, version: StoreVersion
) -> Page:
    drawn = list(Parts(found, shown, names, version, asked.rooms).all())
    lead = found.lead(shown)
    title = lead.title if lead else without_chart(found, shown, names)
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


ROUTE = PageRoute(addresses.EXPLORE, view, (TREND, OFFICIAL, PLATFORMS))
