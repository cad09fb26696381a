"""Coverage for a narrow window: year by year, newest first, the forces of each letter."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import addresses
from dashboard.pages.coverage_matrix import Matrix, Row, own
from dashboard.pages.coverage_table import sign
from dashboard.statistics.coverage_states import State
from dashboard.words import counted


def by_year(found: Matrix, shown: Sequence[Row]) -> h.Renderable:
    """One part a year; the forces that are known in a total at most are folded."""
    return h.div(".by-year")[
        h.h2["By year, newest first"],
        [_year(found, shown, place) for place in reversed(range(len(found.years)))],
    ]


def _year(found: Matrix, shown: Sequence[Row], place: int) -> h.Renderable:
    by_state = {state: [row for row in shown if row.states[place].state is state] for state in State}
    return h.section[
        h.h3[
            found.years[place].label,
            h.span(".source")[f" own figure: {own(found, place)} of {len(found.rows)}"],
        ],
        h.ul(".letters")[[h.li[sign(state), _names(state, rows)] for state, rows in by_state.items() if rows]],
    ]


def _names(state: State, rows: Sequence[Row]) -> h.Node:
    links = [[", " if place else "", _link(row)] for place, row in enumerate(rows)]
    if state is not State.TOTAL:
        return h.span[h.span(".hush")[f"{state.words}: "], links]
    return h.details[h.summary[f"{counted(len(rows), 'force', 'forces')}, in a total at most. List them"], links]


def _link(row: Row) -> h.Renderable:
    return h.a(href=addresses.force(row.area.code))[row.area.short_name]
