"""What a panel of an official class has beside its blocks: the break at one day, and the tie to another measure."""

from __future__ import annotations

from dashboard.charts.marks import Break, Tie
from dashboard.charts.metrics import longest, width
from dashboard.charts.scene import Box, Frame, Sheet, Stroke, Text
from dashboard.charts.style import SIZES

TIE_HEIGHT = 34.0
"""From the base line down to where the words of a tie end."""


def draw_break(sheet: Sheet, frame: Frame, mark: Break, words_y: float, left: float) -> list[Box]:
    """An ink line through the whole panel and the words beside it, from `left` on; returns the boxes of the words."""
    x = frame.x(float(mark.position))
    sheet.strokes.append(Stroke(((x, words_y - 13), (x, frame.y(0) + 7)), "ink", SIZES.break_line))
    boxes = []
    if before := longest(mark.before, x - 8 - left, SIZES.tick):
        sheet.texts.append(Text(x - 8, words_y, before, SIZES.tick, colour="ink-2", anchor="end"))
        boxes.append(Box(x - 8 - width(before, SIZES.tick), words_y - 11, x - 8, words_y + 4))
    if after := longest(mark.after, frame.right - x - 8, SIZES.tick):
        sheet.texts.append(Text(x + 8, words_y, after, SIZES.tick))
        boxes.append(Box(x + 8, words_y - 11, x + 8 + width(after, SIZES.tick), words_y + 4))
    return boxes


def draw_tie(sheet: Sheet, frame: Frame, tie: Tie) -> None:
    """A bracket under the base line over the days of the other measure's figure, with words and without height."""
    left = frame.x(float(tie.period.start_position)) + SIZES.break_gap / 2
    right = frame.x(float(tie.period.end_position)) - SIZES.gap
    base = frame.y(0)
    arms, level = base + SIZES.lane_offset + 1, base + SIZES.tie_offset + 1.6
    points = ((left, arms), (left, level), (right, level), (right, arms))
    sheet.strokes.append(Stroke(points, "block-line", SIZES.tie_line))
    words = longest(tie.words, frame.right - frame.left, SIZES.tick) or tie.words[-1]
    room = frame.right - width(words, SIZES.tick)
    sheet.texts.append(Text(max(frame.left, min(left + 6, room)), base + 28, words, SIZES.tick))
