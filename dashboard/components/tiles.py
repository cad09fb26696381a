"""The map of forces as tiles of one size, each roughly where its force is: rate, steps of the class, marks of 71/17.

Where a window is too narrow for the map the same tiles are a list by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import htpy as h
from markupsafe import Markup

from dashboard.components.state_marks import Paint, mark
from dashboard.statistics.coverage_states import State, YearState

_SIDE, _GAP = 8.0, 3.0
_STEP, _STEP_GAP, _TALL = 9.6, 1.0, 18.0
_KEY_ROWS, _KEY_COLUMN, _MARKS_COLUMN = 2, 5, 5
"""The key takes the first rows from a column on, the marks the last row up to a column, where no tile stands there."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One force. `rate`, `limits` and `count` are as shown, empty where there is none; `says` takes their place then.

    `steps` are shares of the highest of its own years, in order of time; `edge` is the class of its rate, from 1 to 5,
    or 0; `row` and `column` count from north and west; `words` are its other names and its places: it is found by them.
    """

    name: str
    address: str
    row: int
    column: int
    rate: str
    limits: str
    count: str
    says: str
    edge: int
    steps: Sequence[float]
    states: Sequence[YearState]
    words: Sequence[str] = ()


def tile_map(tiles: Sequence[Tile], key: h.Node, marks: h.Node) -> h.Renderable:
    """All tiles in the order given, each at its place; what tells how to read them in the free corners of the map."""
    last = max((tile.row for tile in tiles), default=0)
    free = not any(tile.row < _KEY_ROWS and tile.column >= _KEY_COLUMN for tile in tiles) and not any(
        tile.row == last and tile.column < _MARKS_COLUMN for tile in tiles
    )
    return h.div(class_=["tile-map", {"free-corners": free}])[
        key, marks, h.ul(".tiles", id="force-tiles", aria_label="Forces")[[_tile(tile) for tile in tiles]]
    ]


def _tile(tile: Tile) -> h.Renderable:
    place = f"grid-row: {tile.row + 1}; grid-column: {tile.column + 1}"
    found_by = " ".join(dict.fromkeys(word.lower() for word in (tile.name, *tile.words)))
    return h.li(style=place, data_words=found_by)[
        h.a(class_=["tile", f"edge-{tile.edge}"], href=tile.address)[
            h.span(".tile-name")[tile.name],
            _figures(tile),
            bool(tile.steps) and steps(tile.steps),
            h.span(".tile-marks")[marks_of(tile.states)],
            h.span(".hush")[f"71/17: {states_in_words(tile.states)}"],
        ]
    ]


def _figures(tile: Tile) -> h.Renderable:
    if not tile.count:
        return h.span(".tile-says")[tile.says, h.span(".hush")[". "]]
    rate: h.Node = h.b[tile.rate, h.span(".hush")[" per 10,000 children, "]]
    return h.span(".tile-figures")[
        rate if tile.rate else h.span(".tile-none")[tile.says, h.span(".hush")[", "]],
        tile.limits and h.span(".tile-limits")[tile.limits, h.span(".hush")[" with 95% limits, "]],
        h.span[tile.count, h.span(".tile-unit")[" offences"], h.span(".hush")[" of class 88A. "]],
    ]


def states_in_words(states: Sequence[YearState]) -> str:
    """How many years are in each state, in the order of the letters: `3 years inside a longer span; …`."""
    found = [(state, sum(one.state is state for one in states)) for state in State]
    return "; ".join(f"{many} {'year' if many == 1 else 'years'} {state.words}" for state, many in found if many)


def steps(shares: Sequence[float]) -> Markup:
    """A pale step with a line on its top for each year; `shares` are of the highest."""
    wide = len(shares) * _STEP
    areas = "".join(
        f"M{_n(place * _STEP)} {_n(_TALL + 1)}v{_n(-_TALL * share)}h{_n(_STEP - _STEP_GAP)}v{_n(_TALL * share)}z"
        for place, share in enumerate(shares)
    )
    tops = "".join(
        f"M{_n(place * _STEP)} {_n(_TALL + 1 - _TALL * share)}h{_n(_STEP - _STEP_GAP)}"
        for place, share in enumerate(shares)
    )
    size = f'viewBox="0 0 {_n(wide)} {_n(_TALL + 2)}" width="{_n(wide)}" height="{_n(_TALL + 2)}"'
    svg = f'<svg class="tile-steps" {size} aria-hidden="true"><path d="{areas}"/><path class="top" d="{tops}"/></svg>'
    return Markup(svg)  # noqa: S704 - numbers alone


def marks_of(states: Sequence[YearState]) -> Markup:
    """A row of small marks, one a year, in the shapes of the matrix of coverage."""
    pieces: dict[Paint, list[str]] = {}
    for place, state in enumerate(states):
        for paint, points in mark(state, place * (_SIDE + _GAP), 0, _SIDE):
            pieces.setdefault(paint, []).append(points)
    body = "".join(f'<path d="{"".join(points)}" {paint.attributes}/>' for paint, points in pieces.items())
    wide = len(states) * (_SIDE + _GAP)
    size = f'viewBox="0 0 {_n(wide)} {_n(_SIDE)}" width="{_n(wide)}" height="{_n(_SIDE)}"'
    return Markup(f'<svg class="marks-row" {size} aria-hidden="true">{body}</svg>')  # noqa: S704 - numbers, names of tokens


_SHOWN = {
    State.ANSWERED: "a figure for the whole year",
    State.PART: "for part of the year",
    State.SPAN: "inside a longer span",
    State.REFUSED: "refused",
    State.NOT_HELD: "not held",
    State.NO_FIGURE: "none, reason not known",
    State.NOT_SEEN: "answered, not seen",
    State.TOTAL: "in a total at most",
}


def how_to_read(cuts: Sequence[float], years: str) -> h.Renderable:
    """What stands where in a tile, and the colours of the edge."""
    edges = [f"under {cuts[0]:g}", *[f"to {cut:g}" for cut in cuts[1:]], f"over {cuts[-1]:g}"]
    return h.div(".tile-key")[
        h.h3["How to read a tile"],
        h.dl[
            h.dt["At the right"],
            h.dd["class 88A per 10,000 children under 18; under it the offences it counts"],
            h.dt["The steps"],
            h.dd[f"class 88A each year, {years}; each tile has its own top, so compare shapes, not heights"],
            h.dt["The marks"],
            h.dd["what FOI gave of 71/17 in the same years"],
            h.dt["The edge"],
            h.dd(".edges")[[h.span(class_=f"edge-{place}")[words] for place, words in enumerate(edges, 1)]],
        ],
    ]


def key_of_marks(examples: Mapping[State, YearState]) -> h.Renderable:
    """The marks that occur, each with its words."""
    return h.div(".marks-key")[
        h.h3["71/17, what FOI gave"],
        h.p[
            [[h.span[marks_of([examples[state]]), words], " "] for state, words in _SHOWN.items() if state in examples]
        ],
    ]


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
