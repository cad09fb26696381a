"""Platforms: named, known and all of each that figures name, its owner, and the page of each."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.components.buttons import copy_button, link_button, use_bar
from dashboard.components.chart_block import card_place
from dashboard.components.charted import charted
from dashboard.components.forms import ACROSS
from dashboard.components.layout import crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.use_this import file_buttons
from dashboard.names import Names
from dashboard.pages.explore_shares import shares_of
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.pages.platform_lines import lines_of, percents, told
from dashboard.records import Choice
from dashboard.row import Row
from dashboard.selection import UNITED_KINGDOM, By, Selection
from dashboard.statistics.words_for_numbers import number
from dashboard.store import Store
from dashboard.words import counted

TITLE = "A share of platforms is a share of the offences where the platform is known"


def view(_asked: Asked, store: Store) -> Page:
    """The newest shares, then every platform, means and group that a figure names; the others by their names."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        every = queries.platform_choices(connection)
        bases = queries.figures_of_means(connection)
        named = sorted((one for one in every if one.figures), key=lambda one: (-one.figures, one.name))
        rows = [_row(connection, one, bases, names) for one in named]
        chart = _chart(connection, names, store)
    columns = [
        Column("Platform or means"),
        Column("Kind"),
        Column("Owner now"),
        Column("Newest share of those known"),
        Column("Known of all"),
        Column("Of all", number=True),
        Column("Figures that name it", number=True),
    ]
    body: h.Node = [
        crumbs("Platforms"),
        h.h1[TITLE],
        h.p(".lead")[
            "One offence may name several platforms, so counts of them are mentions and do not add up to offences. A "
            "share is never shown here without what it is of."
        ],
        chart,
        section(
            h.h2["Every platform, means and group that a figure names"],
            h.p(".source")[
                "Shares are of a union of nations, from the newest figure that says how many are known; a share of one "
                "force stands on the page of its platform. Their bases differ: no order of platforms follows from them."
            ],
            data_table("platforms", f"Named by a figure: {counted(len(rows), 'name', 'names')}", columns, rows),
            name="named",
        ),
        _silent([one for one in every if not one.figures]),
    ]
    return Page(TITLE, "Platforms and means that figures name, how often, and of what.", body, "platforms")


def _row(connection: Connection, choice: Choice, bases: Sequence[Row], names: Names) -> list[Cell | str]:
    line = told(list(lines_of(queries.figures_naming(connection, choice.name), bases)), names)
    owned = queries.owners_of(connection, choice.id)
    link = Cell(h.a(href=addresses.platform(choice.id))[choice.name], choice.name)
    owner = owned[-1].owner if owned and not owned[-1].last else "–"
    figures = Cell(str(choice.figures), choice.figures)
    named = line.named if line else None
    if line is None or named is None or named.known_share is None or named.of_all is None:
        return [
            link,
            choice.sentence,
            owner,
            Cell("not given", ""),
            Cell("not given", ""),
            Cell("not known", ""),
            figures,
        ]
    share = f"{percents(named.low, named.high)}, {names.short_name(line.code)}, {line.period.label}"
    known = (
        f"{percents(named.known_share, named.known_share)}: {number(named.known or 0)} of {number(named.total or 0)}"
    )
    return [
        link,
        choice.sentence,
        owner,
        Cell(share, float(named.low), strong=True),
        Cell(known, float(named.known_share)),
        Cell(percents(*named.of_all), float(named.of_all[0])),
        figures,
    ]


def _chart(connection: Connection, names: Names, store: Store) -> h.Node:
    """The shares of the whole, where any are known; the picture behind its buttons answers the same question."""
    asked = Selection(areas=(UNITED_KINGDOM,), by=By.PLATFORM)
    chart = shares_of(connection, asked, names, store)
    if chart is None:
        return None
    use = use_bar(
        copy_button("Copy link", addresses.PLATFORMS, said="Link copied", primary=True),
        file_buttons(chart.name, asked.text),
        link_button("Explore", asked.address(addresses.EXPLORE)),
    )
    return section(charted(chart, forms=ACROSS, table=True, use=use).block, card_place(chart.name), name="shares")


def _silent(others: Sequence[Choice]) -> h.Node:
    """The names that the reference knows and no figure has: folded, each with its page."""
    if not others:
        return None
    in_order = sorted(others, key=lambda one: one.name.casefold())
    links = [part for one in in_order for part in (", ", h.a(href=addresses.platform(one.id))[one.name])][1:]
    said = counted(
        len(others), "other name is known here that no figure names", "other names are known here that no figure names"
    )
    return h.details(".silent", id="silent")[h.summary[f"{said}. This is not a zero."], h.p[links]]


ROUTE = PageRoute(addresses.PLATFORMS, view)
