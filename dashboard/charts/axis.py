"""The axes of a panel of spans: grid lines with their numbers, the base line, the starts of years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from dashboard.charts.marks import Tick
from dashboard.charts.scale import tick_label
from dashboard.charts.scene import Box, Frame, Point, Sheet, Stroke, Text
from dashboard.charts.style import SIZES


def draw_grid(sheet: Sheet, frame: Frame, ticks: Sequence[Fraction], labels: Iterable[Box]) -> None:
    """Grid lines at the ticks, left out behind labels so that no number is struck through, and their own numbers."""
    boxes = list(labels)
    for tick in ticks:
        y = frame.y(float(tick))
        sheet.texts.append(
            Text(frame.left - 8, y + SIZES.tick * 0.34, tick_label(tick), SIZES.tick, colour="ink-3", anchor="end")
        )
        if tick == 0:
            continue
        holes = [(box.left - 3, box.right + 3) for box in boxes if box.top - 2 <= y <= box.bottom + 2]
        for start, end in clear_of(holes, frame.left, frame.right):
            sheet.under.append(Stroke(((start, y), (end, y)), "line", SIZES.grid_line))


def clear_of(holes: Iterable[tuple[float, float]], start: float, end: float) -> list[tuple[float, float]]:
    """The parts of a line from `start` to `end` that lie in no hole. Example: a hole 2 to 3 in 0 to 5: 0 to 2, 3 to
    5.
    """
    parts, at = [], start
    for left, right in sorted(holes):
        if left > at:
            parts.append((at, min(left, end)))
        at = max(at, right)
    if at < end:
        parts.append((at, end))
    return parts


def draw_base(sheet: Sheet, frame: Frame, years: Sequence[Tick], break_at: Fraction | None = None) -> None:
    """The base line, open for the gap of a break, and a small mark where each year starts and the last one ends."""
    y, half = frame.y(0), SIZES.break_gap / 2
    holes = [] if break_at is None else [(frame.x(float(break_at)) - half, frame.x(float(break_at)) + half)]
    for start, end in clear_of(holes, frame.left, frame.right):
        sheet.strokes.append(Stroke(((start, y), (end, y)), "ink", SIZES.base_line))
    edges = sorted({tick.period.start_position for tick in years} | {tick.period.end_position for tick in years})
    for edge in edges:
        foot: tuple[Point, Point] = ((frame.x(float(edge)), y), (frame.x(float(edge)), y + SIZES.lane_offset))
        sheet.strokes.append(Stroke(foot, "ink-3", 1.0))
