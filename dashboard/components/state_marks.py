"""The small marks of coverage: one shape for each state of a force in a year, as in the matrix, without its letter.

The strip, the tiles and the legend of the marks draw the same shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dashboard.statistics.coverage_states import State, YearState


class Paint(NamedTuple):
    """How a piece of a mark is painted: names of tokens; `dash` as SVG writes it, a round line for a dot."""

    fill: str = ""
    line: str = ""
    dash: str = ""
    dot: bool = False

    @property
    def attributes(self) -> str:
        """As attributes of a path."""
        said = [f'fill="var(--{self.fill})"' if self.fill else 'fill="none"']
        said += [f'stroke="var(--{self.line})"'] if self.line else []
        said += [f'stroke-dasharray="{self.dash}"'] if self.dash else []
        said += ['stroke-width="2" stroke-linecap="round"'] if self.dot else []
        return " ".join(said)


_SOLID, _GIVEN, _EDGE = Paint("block-focus"), Paint("block-line"), Paint(line="block-line")
_LINES, _BROKEN, _DOT = (
    Paint(line="miss-line"),
    Paint(line="miss-line", dash="2 1.6"),
    Paint(line="miss-line", dot=True),
)
Pieces = Iterator[tuple[Paint, str]]


def mark(state: YearState, x: float, y: float, side: float) -> Pieces:
    """The small mark of one force in one year, its upper left corner at `x`, `y`: each piece with its paint."""
    if state.state is State.ANSWERED and state.doubtful:
        cut = side * 0.45
        yield _SOLID, f"M{_n(x)} {_n(y)}h{_n(side - cut)}l{_n(cut)} {_n(cut)}v{_n(side - cut)}h{_n(-side)}z"
    else:
        yield from _SHAPES[state.state](x, y, side)


def _full(x: float, y: float, side: float) -> Pieces:
    yield _SOLID, _box(x, y, side, side)


def _half(x: float, y: float, side: float) -> Pieces:
    yield _EDGE, _inside(x, y, side)
    yield _GIVEN, _box(x, y, side * 0.4, side)


def _foot(x: float, y: float, side: float) -> Pieces:
    yield _EDGE, _inside(x, y, side)
    yield _GIVEN, _box(x, y + side * 0.62, side, side * 0.38)


def _diagonals(x: float, y: float, side: float) -> Pieces:
    """Three lines upwards to the right: a hatch would run together."""
    half = side / 2
    yield _LINES, _inside(x, y, side)
    for left, low, run in ((x, y + half, half), (x, y + side, side), (x + half, y + side, half)):
        yield _LINES, f"M{_n(left)} {_n(low)}l{_n(run)} {_n(-run)}"


def _cross(x: float, y: float, side: float) -> Pieces:
    yield _LINES, _inside(x, y, side)
    yield _LINES, f"M{_n(x)} {_n(y)}l{_n(side)} {_n(side)}M{_n(x)} {_n(y + side)}l{_n(side)} {_n(-side)}"


def _thin(x: float, y: float, side: float) -> Pieces:
    yield _LINES, _inside(x, y, side)


def _broken(x: float, y: float, side: float) -> Pieces:
    yield _BROKEN, _inside(x, y, side)


def _dot(x: float, y: float, side: float) -> Pieces:
    yield _DOT, f"M{_n(x + side / 2)} {_n(y + side / 2)}h0"


_SHAPES: dict[State, Callable[[float, float, float], Pieces]] = {
    State.ANSWERED: _full,
    State.PART: _half,
    State.SPAN: _foot,
    State.REFUSED: _diagonals,
    State.NOT_HELD: _thin,
    State.NO_FIGURE: _broken,
    State.NOT_SEEN: _cross,
    State.TOTAL: _dot,
}


def _box(x: float, y: float, wide: float, tall: float) -> str:
    return f"M{_n(x)} {_n(y)}h{_n(wide)}v{_n(tall)}h{_n(-wide)}z"


def _inside(x: float, y: float, side: float) -> str:
    """The square whose line of one pixel lies inside the mark."""
    return _box(x + 0.5, y + 0.5, side - 1, side - 1)


def _n(value: float) -> str:
    """A number of pixels with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
