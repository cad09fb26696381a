"""Events as thin marked lines over a panel of spans, with numbers that lead to their words in a list below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dashboard.charts.axis import clear_of
from dashboard.charts.event_mark import EventMark
from dashboard.charts.labels import text_box
from dashboard.charts.metrics import width
from dashboard.charts.scene import Box, Frame, Sheet, Stroke, Text
from dashboard.charts.style import SIZES

_DASH = (2.0, 3.0)
_UNDER = 4.0
"""From the base line of the numbers to the lines."""
_AIR = 3.0
"""Pixels between two numbers: those nearer stand as one, `3–5`."""


def draw_numbers(sheet: Sheet, frame: Frame, events: Sequence[EventMark], y: float) -> list[Box]:
    """Draw the numbers of events on the base line `y`, and how long each lasts; returns the boxes of the numbers."""
    for event in events:
        if event.last is not None:
            ends = frame.x(float(event.first)), min(frame.x(float(event.last)), frame.right)
            sheet.strokes.append(Stroke(tuple((x, y + _UNDER) for x in ends), "ink", 1.6))
    made = [Text(x, y, words, SIZES.small, colour="ink-2", anchor="middle") for x, words in _numbers(frame, events)]
    sheet.texts += made
    return [text_box(text) for text in made]


def draw_lines(sheet: Sheet, frame: Frame, events: Sequence[EventMark], y: float, words: Sequence[Box]) -> None:
    """Draw their lines down to the base line, open where words stand so that none is struck through."""
    for event in events:
        x = frame.x(float(event.first))
        holes = [(box.top - 2, box.bottom + 2) for box in words if box.left - 2 <= x <= box.right + 2]
        for top, bottom in clear_of(holes, y + _UNDER, frame.y(0)):
            sheet.strokes.append(Stroke(((x, top), (x, bottom)), "ink", 0.8, _DASH))


def _numbers(frame: Frame, events: Iterable[EventMark]) -> Iterator[tuple[float, str]]:
    """Where each number stands; neighbours without room between them are one range."""
    runs: list[list[tuple[float, int]]] = []
    for event in events:
        x = frame.x(float(event.first))
        if runs and x - _half(str(event.number)) < _right(runs[-1]) + _AIR:
            runs[-1].append((x, event.number))
        else:
            runs.append([(x, event.number)])
    for run in runs:
        yield _middle(run), _words(run)


def _right(run: Sequence[tuple[float, int]]) -> float:
    return _middle(run) + _half(_words(run))


def _middle(run: Sequence[tuple[float, int]]) -> float:
    return (run[0][0] + run[-1][0]) / 2


def _words(run: Sequence[tuple[float, int]]) -> str:
    return str(run[0][1]) if len(run) == 1 else f"{run[0][1]}–{run[-1][1]}"


def _half(words: str) -> float:
    return width(words, SIZES.small) / 2
