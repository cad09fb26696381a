"""The strip under a chart of a total: one small mark a force, under the year it is about, in the shapes of the matrix.

It is a picture of the page Coverage, which has the words: here it is one sentence for listeners.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

import htpy as h
from markupsafe import Markup

from dashboard.charts.layout import is_narrow
from dashboard.charts.metrics import width
from dashboard.charts.scene import Scene
from dashboard.charts.style import SIZES
from dashboard.components.forms import Form
from dashboard.components.state_marks import Paint, mark
from dashboard.statistics.coverage_states import State, YearState

_SIDE, _STEP = 9.0, 10.4
_SMALL_SIDE, _SMALL_STEP = 6.6, 7.6
_ACROSS = (10, 9, 8, 7, 6, 5, 4, 3)
"""How many marks may stand side by side: as many as fit under a year."""
_LINE = 20.0
"""The height of the words under the marks."""
_ORDER = {state: place for place, state in enumerate(State)}

Strip = Sequence[Sequence[YearState]]
"""For each year the state of every force."""


def strip(scenes: Sequence[tuple[Form, Scene]], years: Strip, *, label: str, says: h.Node) -> h.Renderable:
    """The strip in every form of the chart over it. `label` is its sentence, `says` stands beside or under it."""
    return h.div(".chart-room.has-full.strip")[
        h.div(role="img", aria_label=label)[
            [h.div(f".form.{form.name}")[Markup(_drawing(scene, years))] for form, scene in scenes]  # noqa: S704
        ],
        h.p(".source.strip-says")[says],
    ]


def _drawing(scene: Scene, years: Strip) -> str:
    """The marks as one SVG, as wide as the drawing over it: each year under its own block."""
    frame = scene.frames[0]
    side, step = (_SMALL_SIDE, _SMALL_STEP) if is_narrow(scene.width) else (_SIDE, _STEP)
    columns = [_Column(frame.x(year[0].year.start_position), frame.x(year[0].year.end_position)) for year in years]
    room = min((column.right - column.left for column in columns), default=0.0)
    across = next((many for many in _ACROSS if many * step <= room - 4), _ACROSS[-1])
    tall = ceil(max((len(year) for year in years), default=0) / across) * step
    pieces: dict[Paint, list[str]] = {}
    for column, year in zip(columns, years, strict=True):
        left = (column.left + column.right - across * step + step - side) / 2
        for place, state in enumerate(sorted(year, key=lambda one: _ORDER[one.state])):
            for paint, points in mark(state, left + place % across * step, place // across * step, side):
                pieces.setdefault(paint, []).append(points)
    body = "".join(f'<path d="{"".join(points)}" {paint.attributes}/>' for paint, points in pieces.items())
    short = any(width(_said(year), SIZES.tick) > room - 10 for year in years)
    words = "".join(_words(column, year, tall + 14, short=short) for column, year in zip(columns, years, strict=True))
    size = f'width="{_n(scene.width)}" height="{_n(tall + _LINE)}" viewBox="0 0 {_n(scene.width)} {_n(tall + _LINE)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} aria-hidden="true" focusable="false">{body}{words}</svg>'


class _Column(NamedTuple):
    """Where a year begins and ends in the drawing."""

    left: float
    right: float


def _said(states: Sequence[YearState]) -> str:
    """`34 of 45`."""
    return f"{_own(states)} of {len(states)}"


def _own(states: Sequence[YearState]) -> int:
    return sum(state.state is State.ANSWERED for state in states)


def _words(column: _Column, states: Sequence[YearState], y: float, *, short: bool) -> str:
    """`34 of 45`; the first number alone under every year where one is too wide."""
    words = str(_own(states)) if short else _said(states)
    font = f'font-size="{_n(SIZES.tick)}" text-anchor="middle" fill="var(--ink-2)"'
    return f'<text x="{_n((column.left + column.right) / 2)}" y="{_n(y)}" {font}>{words}</text>'


def _n(value: float) -> str:
    """A number of pixels with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
