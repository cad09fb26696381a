"""Platforms: how many figures name each, and the page of each."""

from __future__ import annotations

import htpy as h

from dashboard import addresses, queries
from dashboard.components.layout import crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.store import Store
from dashboard.words import counted

TITLE = "A share of platforms is a share of the offences where the platform is known"


def view(_asked: Asked, store: Store) -> Page:
    """The list of every platform, means and group that a figure names; the others by number."""
    with store.engine.connect() as connection:
        every = queries.platform_choices(connection)
    named = sorted((choice for choice in every if choice.figures), key=lambda choice: (-choice.figures, choice.name))
    columns = [Column("Platform or means"), Column("Kind"), Column("Figures that name it", number=True)]
    rows: list[list[Cell | str]] = [
        [
            Cell(h.a(href=addresses.platform(choice.id))[choice.name]),
            choice.sentence,
            Cell(str(choice.figures), choice.figures),
        ]
        for choice in named
    ]
    silent = len(every) - len(named)
    body: h.Node = [
        crumbs("Platforms"),
        h.h1[TITLE],
        h.p(".lead")[
            "One offence may name several platforms, so counts of them are mentions and do not add up to offences. A "
            "share is never shown here without what it is of."
        ],
        section(
            data_table("platforms", f"Named by a figure: {counted(len(rows), 'name', 'names')}", columns, rows),
            h.p(".source")[f"{counted(silent, 'other name is', 'other names are')} known here that no figure names."],
        ),
    ]
    return Page(TITLE, "Platforms and means that figures name, and how often.", body, "platforms")


ROUTE = PageRoute(addresses.PLATFORMS, view)
