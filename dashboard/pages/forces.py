"""Forces: the official trend of each, its rate with limits, and what it gave of 71/17. No places: limits overlap."""

from __future__ import annotations

from dataclasses import dataclass

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.components.buttons import copy_button, link_button, use_bar
from dashboard.components.layout import crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.names import Names
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.records import AreaChoice
from dashboard.selection import UNITED_KINGDOM, Step
from dashboard.statistics.forces import ForceYear, latest_year
from dashboard.statistics.official import class_blocks
from dashboard.statistics.rates import Rate
from dashboard.statistics.words_for_numbers import half_up, number
from dashboard.store import Store
from dashboard.words import listed
from etl.model.period import Period

FORCE_KINDS = ("territorial",)
SPECIAL = "special"
NATION = "nation"
"""A nation with one force and a law of its own stands for that force: its figures are the nation's."""
_ENGLAND_AND_WALES = "K04000001"
_BAR = 240
"""Width of the bar of limits, in units of its drawing."""


@dataclass(frozen=True, slots=True)
class _Force:
    """One force: what it has of 71/17, and its latest year of the class; None where the class does not exist."""

    area: AreaChoice
    year: ForceYear | None


def view(_asked: Asked, store: Store) -> Page:
    """The list of every force, by name."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        forces = _forces(connection, names, store)
        whole = _year(connection, _ENGLAND_AND_WALES, names, store)
    title = _title(forces, names)
    body: h.Node = [
        crumbs("Forces"),
        h.h1[title],
        h.p(".lead")[_lead(whole)],
        section(
            h.h2["Sorting by rate gives no places: most limits overlap"],
            h.p(".source")[
                "Here by name. The bar is the 95% limits of the rate, the line in it England and Wales. What forces "
                "record differs, and so does how they record it."
            ],
            _table(forces, whole),
            _use(),
            h.p(".source")[
                "Class 88A: Home Office, police recorded crime open data. Children under 18: Office for National "
                "Statistics, mid-year estimates. ",
                _without_area(names, store),
            ],
        ),
    ]
    return Page(title, "Every police force: the official class, its rate, and what it gave.", body, "forces")


def _without_area(names: Names, store: Store) -> str:
    """The bodies that report the class and have no area of their own."""
    special = [
        names.areas[code].name for code in queries.official_of(store).stored if names.areas[code].kind == SPECIAL
    ]
    return f"{listed(special)}: no area, so no rate." if special else ""


def _forces(connection: Connection, names: Names, store: Store) -> list[_Force]:
    official = queries.official_of(store).stored
    choices = [
        choice
        for choice in queries.choices_of(store).areas
        if (choice.kind in FORCE_KINDS and choice.code in official)
        or (choice.kind == NATION and choice.code in names.own_offence)
    ]
    return [
        _Force(choice, _year(connection, choice.code, names, store))
        for choice in sorted(choices, key=lambda choice: choice.short_name)
    ]


def _year(connection: Connection, code: str, names: Names, store: Store) -> ForceYear | None:
    official = queries.official_of(store)
    bodies = queries.bodies(connection, code)
    days = [quarter for body in bodies for quarter in official.stored.get(body, {})]
    if not days or code in names.own_offence:
        return None
    span = Period(min(days).first, max(days).last)
    blocks = class_blocks(official.stored, bodies, span, Step.YEAR, joins=official.joins)
    return latest_year(blocks, queries.children_of(store).get(code, {}))


def _title(forces: list[_Force], names: Names) -> str:
    trend = sum(force.year is not None for force in forces)
    own = sum(force.area.figures > 0 for force in forces)
    whole = names.short_name(UNITED_KINGDOM)
    said = f"{trend} forces have an official trend"
    return f"{said}; {own} of the {len(forces)} in the {whole} have a 71/17 figure of their own"


def _lead(whole: ForceYear | None) -> str:
    if whole is None or not isinstance(whole.rate, Rate):
        return "Class 88A holds 71/17 and the older meeting offences. The two are never added."
    rate = number(half_up(whole.rate.value, 1), 1)
    return (
        f"England and Wales: {rate} offences of class 88A per 10,000 children under 18 in {whole.period.label}. "
        "The class holds 71/17 and the older meeting offences; the two are never added."
    )


def _table(forces: list[_Force], whole: ForceYear | None) -> h.Renderable:
    period = next((force.year.period.label for force in forces if force.year), "")
    columns = [
        Column("Force"),
        Column(f"Class 88A, {period}", number=True),
        Column("Per 10,000", number=True),
        Column("95% limits"),
        Column("0 to 15 per 10,000", sorts=False),
        Column("71/17 from FOI: whole years, parts, refusals"),
    ]
    rows: list[list[Cell | str]] = [_row(force, whole) for force in forces]
    return data_table("forces", f"{len(rows)} forces, by name", columns, rows)


def _row(force: _Force, whole: ForceYear | None) -> list[Cell | str]:
    link = Cell(h.a(href=addresses.force(force.area.code))[force.area.short_name], force.area.short_name)
    year = force.year
    if year is None:
        return [link, Cell("–", -1), Cell("no class 88A", -1), "", "", force.area.has]
    count = Cell(number(year.value), float(year.value))
    if not isinstance(year.rate, Rate):
        return [link, count, Cell("no rate", -1), year.rate.reason, "", force.area.has]
    limits = year.rate.limits
    low, high = (number(half_up(end, 1), 1) for end in (limits.low, limits.high))
    return [
        link,
        count,
        Cell(number(half_up(year.rate.value, 1), 1), year.rate.value, strong=True),
        f"{low} to {high}",
        Cell(_bar(year.rate, whole)),
        force.area.has,
    ]


def _bar(rate: Rate, whole: ForceYear | None) -> h.Renderable:
    """The limits as a bar with the rate as a dot, and the whole as a line; the figures stand beside it."""
    scale = _BAR / 15
    low, middle, high = (min(end * scale, _BAR) for end in (rate.limits.low, rate.value, rate.limits.high))
    across = whole.rate.value * scale if whole is not None and isinstance(whole.rate, Rate) else None
    return h.svg(".limits-bar", viewBox=f"0 0 {_BAR} 16", aria_hidden="true")[
        across is not None and h.line(".whole", x1=f"{across:.1f}", x2=f"{across:.1f}", y1="0", y2="16"),
        h.path(".reach", d=f"M{low:.1f} 4v8M{low:.1f} 8H{high:.1f}M{high:.1f} 4v8"),
        h.circle(".rate", cx=f"{middle:.1f}", cy="8", r="4"),
    ]


def _use() -> h.Renderable:
    return use_bar(
        copy_button("Copy link", addresses.FORCES, said="Link copied", primary=True),
        link_button("CSV", addresses.figures_file("csv", [("offence", "88a")]), note="class 88A, all", download=True),
    )


ROUTE = PageRoute(addresses.FORCES, view)
