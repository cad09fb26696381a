"""The platforms part of Explore: the figures by platform of the areas asked, else of the unions of nations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from dashboard import queries
from dashboard.charts.marks import Chart
from dashboard.charts.mentions import platform_chart
from dashboard.charts.naming import place_of
from dashboard.charts.share_inputs import ShareInput
from dashboard.charts.share_select import share_inputs, styles
from dashboard.names import Names
from dashboard.row import Row
from dashboard.selection import By, Selection
from dashboard.store import Store
from dashboard.words import listed

UNION = "union"
"""The kind of areas whose shares stand in where the areas asked have none."""


def shares_of(
    connection: Connection, selection: Selection, names: Names, store: Store, *, wider: bool = True
) -> Chart | None:
    """Panels of the areas asked; where none of them has a figure by platform, those of the unions. None without any.

    What `only` leaves out is not drawn. Without `wider` nothing stands in for the areas asked.
    """
    style_of = styles(queries.platforms_of(store))
    own = _panels(connection, selection, names, style_of, selection.areas)
    if own:
        return _chart(own)
    if not wider:
        return None
    unions = [code for code, area in names.areas.items() if area.kind == UNION]
    stand_in = _panels(connection, replace(selection, offences=()), names, style_of, unions)
    if not stand_in:
        return None
    asked = listed([names.short_name(code) for code in selection.areas])
    return _chart(stand_in, f"No figure by platform is known for {asked}.")


def _chart(panels: list[ShareInput], *notes: str) -> Chart | None:
    """None where the panels have nothing but shares of something else than what is known."""
    try:
        return platform_chart(panels, notes=notes)
    except ValueError:
        return None


def _panels(
    connection: Connection, selection: Selection, names: Names, style_of: dict[str, str], areas: Iterable[str]
) -> list[ShareInput]:
    panels: list[ShareInput] = []
    for code in areas:
        asked = replace(selection, areas=(code,), by=None, only=(), show=None)
        by_offence: dict[str, list[Row]] = {}
        for row in queries.figures(connection, asked, names):
            if _wanted(row, selection):
                by_offence.setdefault(row.offence, []).append(row)
        for rows in by_offence.values():
            panels += share_inputs(rows, place_of(names, code), style_of)
    return panels


def _wanted(row: Row, selection: Selection) -> bool:
    """Whether a figure is of a platform or owner asked for; the totals and bases of all always are."""
    part = row.breakdown
    if not selection.only or part.kind not in (By.PLATFORM.breakdown, By.OWNER.breakdown):
        return True
    return (part.platform if selection.by is By.PLATFORM else part.platform_owner) in selection.only
