"""A number that is known as a range, on a line: where it may lie, and whether it is open above."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from dashboard.statistics.words_for_numbers import number
from etl.model.count import Count

_WIDTH, _HEIGHT, _LEFT, _RIGHT = 300, 62, 12, 288
_BASE = 38
_MOST_TICKS = 6
_ROOM = 1.3
"""The line reaches this far beyond the highest value, so that an open range has room."""


_LEAST = 4.0
"""A line is at least about as long: on a shorter one a small number would look large."""


def number_line(count: Count, words: str) -> h.Node:
    """The line of a count that is not exact; nothing for one that is, or that has no number.

    It is a picture of `words`, which stand on it; listeners have them from the text beside it.
    """
    if count.lowest is None or count.is_exact:
        return None
    low = float(count.lowest)
    high = None if count.highest is None else float(count.highest)
    step = _step(max(high or low, _LEAST) * _ROOM)
    top = step * (int(max(high or low, _LEAST) * _ROOM / step) + 1)

    def x(value: float) -> float:
        return _LEFT + value / top * (_RIGHT - _LEFT)

    end = x(high) if high is not None else x(low) + (_RIGHT - x(low)) * 0.4
    return h.svg(".number-line", viewBox=f"0 0 {_WIDTH} {_HEIGHT}", aria_hidden="true")[
        h.path(".line", d=f"M{_LEFT} {_BASE}H{_RIGHT}"),
        [
            [h.path(".line", d=f"M{x(tick):.1f} {_BASE}v4"), h.text(x=f"{x(tick):.1f}", y=_BASE + 18)[number(tick)]]
            for tick in _ticks(step, top)
        ],
        h.rect(".may", x=f"{x(low):.1f}", y=_BASE - 24, width=f"{end - x(low):.1f}", height=18),
        h.path(".end", d=f"M{x(low):.1f} {_BASE - 28}v28"),
        high is not None and h.path(".end", d=f"M{x(high):.1f} {_BASE - 28}v28"),
        _said(words, end),
    ]


def _said(words: str, end: float) -> h.Renderable:
    """The words beside the range; over it where there is no room at its right."""
    if end < _WIDTH * 0.6:
        return h.text(".said", x=f"{end + 8:.1f}", y=_BASE - 10)[words]
    return h.text(".said.over", x=_RIGHT, y=8)[words]


def _step(top: float) -> float:
    """A round distance between ticks, so that there are a few of them."""
    size = 1.0
    while True:
        for step in (size, 2 * size, 5 * size):
            if top / step <= _MOST_TICKS:
                return step
        size *= 10


def _ticks(step: float, top: float) -> Iterator[int]:
    tick = 0.0
    while tick <= top:
        yield int(tick)
        tick += step
