"""What stands right of the last block on wide charts: the arrow between two levels, and numbers with their words."""

from __future__ import annotations

from dashboard.charts.marks import Aside, Remark
from dashboard.charts.metrics import width, wrap
from dashboard.charts.scene import Frame, Sheet, Stroke, Text
from dashboard.charts.style import SIZES

ASIDE_WIDTH = 176.0
_LEAD, _ALONE, _NEXT = 30.0, 24.0, 19.0
_LINE = 17.0


def draw_aside(sheet: Sheet, aside: Aside, frame: Frame) -> None:
    """Draw the arrow, if there is one, with the line of the level it starts from, and the remarks one under another."""
    top = frame.top
    if aside.arrow is not None:
        low, high = (frame.y(float(level)) for level in aside.arrow)
        _arrow(sheet, frame, low, high)
        top = min(low, high)
    x, y = frame.right + (30 if aside.arrow is not None else 14), top
    for index, remark in enumerate(aside.remarks):
        y = _remark(sheet, remark, x, y, size=_sizes(aside)[min(index, 1)])


def _arrow(sheet: Sheet, frame: Frame, low: float, high: float) -> None:
    """From the level of the first to that of the last; a dotted line carries the first across."""
    x = frame.right + 14
    head = 5.0 if high < low else -5.0
    sheet.strokes += [
        Stroke(((frame.left, low), (x + 4, low)), "ink-3", 1.0, (2.0, 3.0)),
        Stroke(((frame.right, high), (x + 12, high)), "ink", 1.0),
        Stroke(((x, low), (x, high)), "ink", 1.3),
        Stroke(((x - 4, high + head + 1), (x, high), (x + 4, high + head + 1)), "ink", 1.3),
    ]


def _sizes(aside: Aside) -> tuple[float, float]:
    """The size of the first number and of those after it."""
    return (_LEAD if aside.arrow is not None else _ALONE, _NEXT)


def _remark(sheet: Sheet, remark: Remark, x: float, y: float, *, size: float) -> float:
    """One number with its words; returns where the next one starts."""
    room = ASIDE_WIDTH - 30
    lead = size > _NEXT
    y += size * 0.84
    sheet.texts.append(Text(x, y, remark.number, size, 600, "serif"))
    beside = x + width(remark.number, size, 600, "serif") + 6
    if not lead and width(remark.words, SIZES.tick) <= x + room - beside:
        sheet.texts.append(Text(beside, y, remark.words, SIZES.tick, colour="ink-2"))
        lines: tuple[str, ...] = ()
    else:
        lines = wrap(remark.words, room, SIZES.tick)
    if remark.counts:
        lines = (*lines, remark.counts)
    for line in lines:
        y += _LINE + (3 if lead and line == lines[0] else 1)
        sheet.texts.append(Text(x, y, line, SIZES.tick, colour="ink-2"))
    return y + 12
