"""Forces: the official trend of each, its rate with limits, and what it gave of 71/17. No places: limits overlap."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.components.buttons import copy_button, use_bar
from dashboard.components.layout import crumbs, section
from dashboard.components.states import message
from dashboard.components.use_this import file_buttons
from dashboard.names import Names
from dashboard.pages.coverage_matrix import matrix
from dashboard.pages.forces_parts import Listed, forces_map, forces_table
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.selection import Step
from dashboard.statistics.coverage_states import State, YearState
from dashboard.statistics.forces import LEAST_CHILDREN, ForceYear, latest_year
from dashboard.statistics.official import ClassBlock, class_blocks
from dashboard.statistics.rates import Rate
from dashboard.statistics.words_for_numbers import half_up, number
from dashboard.store import Store
from dashboard.words import day, listed, spelled
from etl.model.period import Period

FORCE_KINDS = ("territorial",)
SPECIAL = "special"
NATION = "nation"
"""A nation with one force and a law of its own stands for that force: its figures are the nation's."""
_ENGLAND_AND_WALES = "K04000001"
_NOTHING = "No force is known here yet"
_FILL = "The store is there and holds nothing. Run `foi ingest` to fill it."


def view(_asked: Asked, store: Store) -> Page:
    """The map and the list of every force, by name."""
    names = queries.names_of(store)
    if not names.areas:
        return Page(_NOTHING, _NOTHING, message(_NOTHING, h.p(".lead")[_FILL], overline="Forces"), "forces")
    with store.engine.connect() as connection:
        states = {row.area.code: row.states for row in matrix(connection, names).rows}
        forces = _forces(connection, names, store, states)
        whole, _ = _year(connection, _ENGLAND_AND_WALES, names, store)
    title = _title(forces)
    body: h.Node = [
        crumbs("Forces"),
        h.h1[title],
        h.p(".lead")[_lead(whole)],
        _find(),
        section(*forces_map(forces, _map_title(whole), names, queries.tiles_of(store)), _source(names, store), _use()),
        section(
            h.h2["Sorting by rate gives no places: most limits overlap"],
            h.p(".source")[
                "Here by name. The bar is the 95% limits of the rate, the line in it England and Wales. What forces "
                "record differs, and so does how they record it. Limits (Byar) say how far chance alone reaches, not "
                "how well crime is recorded."
            ],
            forces_table(forces, whole),
        ),
    ]
    return Page(title, "Every police force: the official class, its rate, and what it gave.", body, "forces")


def _forces(
    connection: Connection, names: Names, store: Store, states: dict[str, tuple[YearState, ...]]
) -> list[Listed]:
    official = queries.official_of(store).stored
    choices = [
        choice
        for choice in queries.choices_of(store).areas
        if (choice.kind in FORCE_KINDS and choice.code in official)
        or (choice.kind == NATION and choice.code in names.own_offence)
    ]
    return [
        Listed(choice, *_year(connection, choice.code, names, store), states.get(choice.code, ()))
        for choice in sorted(choices, key=lambda choice: choice.short_name)
    ]


def _year(
    connection: Connection, code: str, names: Names, store: Store
) -> tuple[ForceYear | None, tuple[ClassBlock, ...]]:
    official = queries.official_of(store)
    bodies = queries.bodies(connection, code)
    days = [quarter for body in bodies for quarter in official.stored.get(body, {})]
    if not days or code in names.own_offence:
        return None, ()
    span = Period(min(days).first, max(days).last)
    blocks = class_blocks(official.stored, bodies, span, Step.YEAR, joins=official.joins)
    return latest_year(blocks, queries.children_of(store).get(code, {})), blocks


def _title(forces: Sequence[Listed]) -> str:
    """Who has an official trend, and how many of them have a figure of their own for the latest year."""
    trend = [force for force in forces if force.year is not None]
    if not trend:
        return f"{len(forces)} forces, none of them with an official trend here"
    nations = listed(sorted({force.area.nation for force in trend}))
    latest = [force.states[-1] for force in trend if force.states]
    own = sum(one.state is State.ANSWERED for one in latest)
    said = f"{len(trend)} forces of {nations} have an official trend"
    if not latest:
        return said
    have = "has a 71/17 figure of its own" if own == 1 else "have a 71/17 figure of their own"
    return f"{said}; {spelled(own) if own else 'none'} {have} for {latest[0].year.label}"


def _lead(whole: ForceYear | None) -> str:
    if whole is None or not isinstance(whole.rate, Rate):
        return "Class 88A holds 71/17 and the older meeting offences. The two are never added."
    rate = number(half_up(whole.rate.value, 1), 1)
    return (
        f"England and Wales: {rate} offences of class 88A per 10,000 children under 18 in {whole.period.label}. "
        "The class holds 71/17 and the older meeting offences; the two are never added."
    )


def _map_title(whole: ForceYear | None) -> str:
    if whole is None or not isinstance(whole.rate, Rate):
        return "The class by force"
    rate = number(half_up(whole.rate.value, 1), 1)
    return f"England and Wales: {rate} offences of the class per 10,000 children in {whole.period.label}"


def _find() -> h.Renderable:
    """The field that narrows map and table by names, other names and places."""
    return h.div(".filter.needs-js")[
        h.input(
            type="search",
            placeholder="Force, place or old name",
            aria_label="Show only forces called by, or with a place called",
            autocomplete="off",
            data_filters="force-tiles forces",
            data_says="forces-left",
        ),
        h.output(id="forces-left", aria_live="polite"),
    ]


def _source(names: Names, store: Store) -> h.Renderable:
    without = [
        names.areas[code].name for code in queries.official_of(store).stored if names.areas[code].kind == SPECIAL
    ]
    return h.p(".source.map-source")[
        h.b["Source: "],
        f"Home Office, police recorded crime open data, edition of {day(store.version.edition)}; children under 18: "
        "Office for National Statistics, mid-year estimates. 71/17: answers to FOI requests, as printed. ",
        h.b["Note: "],
        [f"{listed(without)}: no area, so no rate. "] if without else None,
        f"No rate where fewer than {number(LEAST_CHILDREN)} children live.{_other_laws(names)}",
    ]


def _other_laws(names: Names) -> str:
    """The nations that record an offence of their own."""
    nations = [area.name for area in names.areas.values() if area.kind == NATION and area.code in names.own_offence]
    return f" {listed(nations)} record offences of their own, which are not in class 88A." if nations else ""


def _use() -> h.Renderable:
    return use_bar(
        copy_button("Copy link", addresses.FORCES, said="Link copied", primary=True),
        file_buttons("forces", [("offence", "88a")], pictured=False),
    )


ROUTE = PageRoute(addresses.FORCES, view)
