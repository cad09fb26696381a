"""Three ways on from the Overview: a force, a platform, the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.charts.phrases import bare
from dashboard.charts.share_select import styles
from dashboard.components.buttons import submit_button
from dashboard.components.chips import number
from dashboard.components.named_bar import named_bar
from dashboard.names import Names
from dashboard.pages.coverage_matrix import FORCE, Matrix, Row
from dashboard.pages.platform_lines import Line, lines_of, percents, told
from dashboard.records import Choice
from dashboard.row import Row as Figure
from dashboard.statistics.coverage_states import State
from dashboard.statistics.words_for_numbers import percent, spelt
from dashboard.store import Store

_OWN = (State.ANSWERED, State.PART, State.SPAN)
_MOST_PLATFORMS = 4
_GROUP = "group"
"""The kind of a label that means several platforms."""


def door_parts(connection: Connection, known: Matrix, names: Names, store: Store) -> list[h.Node]:
    """The doors in order."""
    return [_force_door(known, names), _platform_door(connection, names, store), _data_door()]


def _force_door(known: Matrix, names: Names) -> h.Node:
    """A field for a force or a place in it; one force of each kind; how many have nothing of their own."""
    forces = sorted(area.short_name for area in names.areas.values() if area.kind == FORCE)
    asks = "Name of a force or place"
    return [
        h.h2["My force"],
        h.p["Every figure it gave, the days it covers, what it refused and why."],
        h.form(".door-form", method="get", action=addresses.SEARCH)[
            h.label(".hush", for_="door-area")[asks],
            h.input("#door-area", name="q", list="door-forces", autocomplete="off", placeholder=asks, required=True),
            h.datalist("#door-forces")[[h.option(value=name) for name in forces]],
            submit_button("Show", primary=False),
        ],
        h.p[_examples(known), _without(known)],
    ]


def _examples(known: Matrix) -> h.Node:
    """One force of each kind: the longest in one figure, the most whole years, a refusal."""
    areas = {row.area.code: row.area for row in _kinds(known)}
    links = [h.a(href=addresses.force(code))[area.short_name] for code, area in areas.items()]
    return links and ["Such as ", [[", " if place else "", link] for place, link in enumerate(links)], ". "]


def _kinds(known: Matrix) -> Iterator[Row]:
    def many(row: Row, state: State) -> int:
        return sum(one.state is state for one in row.states)

    forces = [row for row in known.rows if row.area.kind == FORCE]
    for state in (State.SPAN, State.ANSWERED, State.REFUSED):
        best = max(forces, key=lambda row: many(row, state), default=None)
        if best is not None and many(best, state):
            yield best


def _without(known: Matrix) -> str:
    """`Five forces have no figure of their own yet.`"""
    none = sum(not any(one.state in _OWN for one in row.states) for row in known.rows)
    if not none:
        return ""
    forces = "force has no figure of its" if none == 1 else "forces have no figure of their"
    return f"{spelt(none).capitalize()} {forces} own yet."


def _platform_door(connection: Connection, names: Names, store: Store) -> h.Node:
    """The platform named most in the newest year with a known base: named, known and all as one bar."""
    named = [one for one in queries.platform_choices(connection) if one.figures and one.sentence != _GROUP]
    most = sorted(named, key=lambda one: -one.figures)[:_MOST_PLATFORMS]
    links = [h.a(href=addresses.platform(choice.id))[choice.name] for choice in most]
    every = h.a(href=addresses.PLATFORMS)["all others" if links else "Every platform that a figure names"]
    return [
        h.h2["A platform"],
        h.p["How often it was named, of what, and how much is not known."],
        _bar(connection, most, names, store),
        h.p[[[link, ", "] for link in links], every],
    ]


def _bar(connection: Connection, most: Sequence[Choice], names: Names, store: Store) -> h.Node:
    bases = queries.figures_of_means(connection)
    lines = [
        (choice, told(list(lines_of(queries.figures_naming(connection, choice.name), bases)), names)) for choice in most
    ]
    found = [(choice, line) for choice, line in lines if line is not None]
    if not found:
        return None
    choice, line = max(found, key=lambda one: (one[1].period.last, _share(one[1])))
    named = line.named
    if named is None or named.of_all is None or named.known_share is None or line.known is None or line.total is None:
        return None
    return named_bar(
        style=styles(queries.platforms_of(store)).get(choice.name) or "other",
        named=((named.of_all[0] + named.of_all[1]) / 2, f"{choice.name}: {percents(*named.of_all)} of all"),
        known=(named.known_share, ["known ", _linked(line.known), f" ({percent(named.known_share)})"]),
        whole=["all ", _linked(line.total), f" offences, {line.period.label}"],
    )


def _share(line: Line) -> float:
    return float(line.named.of_all[0]) if line.named and line.named.of_all else 0.0


def _linked(row: Figure) -> h.Renderable:
    return number(bare(row.count), addresses.cell(row.observation_id))


def _data_door() -> h.Node:
    return [
        h.h2["The data"],
        h.p["Every figure with its cell, the codebook, the licences and a way to cite."],
        h.p[
            h.a(href=addresses.DATA)["Every file"],
            ", ",
            h.a(href=addresses.figures_file("csv"), download=True)["all figures as CSV"],
            " or ",
            h.a(href=addresses.METHOD)["how it is made"],
        ],
    ]
