"""The lane: what is missing, under the base line, as wide as its days and without height, by pattern and letter."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.marks import Lane, Missing
from dashboard.charts.metrics import longest, width
from dashboard.charts.scene import Bar, Box, Fill, Frame, Sheet, Stroke, Text
from dashboard.charts.style import SIZES


@dataclass(frozen=True, slots=True)
class _Coat:
    """How one kind of missing is drawn: its pattern, its outline, and whether the outline is broken."""

    pattern: str = ""
    line: float = 0.0
    dash: tuple[float, ...] = ()


_COATS = {
    Lane.REFUSED: _Coat("refused", 1.0),
    Lane.NO_FIGURE: _Coat("", 1.2, (4.0, 3.0)),
    Lane.NOT_HELD: _Coat("", 1.0),
    Lane.NOT_SEEN: _Coat("not seen", 1.0),
    Lane.NOT_KNOWN: _Coat("not known"),
    Lane.NOT_ASKED: _Coat(),
    Lane.NO_RATE: _Coat("", 1.0),
}


def lane_frame(frame: Frame) -> Frame:
    """The lane's own axes: the months of the panel, 20 pixels high, 4 under its base line."""
    top = frame.y(0) + SIZES.lane_offset
    return Frame(f"{frame.key}-lane", frame.left, top, frame.width, SIZES.lane_height, frame.x0, frame.x1, 0.0, 1.0)


def draw_missing(sheet: Sheet, lane: Frame, missing: Missing) -> Box:
    """Draw one span of missing days into the lane; returns its box."""
    start, end = float(missing.period.start_position), float(missing.period.end_position)
    half = SIZES.gap / 2
    box = Box(lane.x(start) + half, lane.top, lane.x(end) - half, lane.bottom)
    coat = _COATS[missing.lane]
    if coat.pattern:
        fill = Fill(pattern=coat.pattern, ink="miss-line", paper="paper")
        sheet.bars.append(Bar(lane.key, start, end, 0.0, 1.0, fill, (half, half)))
    if coat.line:
        inset = coat.line / 2
        corners = (
            (box.left + inset, box.top + inset),
            (box.right - inset, box.top + inset),
            (box.right - inset, box.bottom - inset),
            (box.left + inset, box.bottom - inset),
        )
        sheet.strokes.append(Stroke(corners, "miss-line", coat.line, coat.dash, closed=True))
    _words(sheet, box, missing)
    return box


def _words(sheet: Sheet, box: Box, missing: Missing) -> None:
    """The letter in the middle, or words at the left where the kind has no letter and they fit."""
    y = (box.top + box.bottom) / 2 + SIZES.small * 0.36
    room = box.right - box.left
    if missing.letter and room >= width(missing.letter, SIZES.small, 600) + 6:
        middle = (box.left + box.right) / 2
        sheet.texts.append(
            Text(middle, y, missing.letter, SIZES.small, 600, anchor="middle", boxed=bool(_COATS[missing.lane].pattern))
        )
    elif not missing.letter:
        words = longest(missing.inside, room - 32, SIZES.tick)
        if words:
            sheet.texts.append(Text(box.left + 18, y, words, SIZES.tick, colour="ink-2", boxed=True))


def callout(sheet: Sheet, frame: Frame, missing: Missing, taken: list[Box]) -> None:
    """Up to two short lines over the empty days and a thin line down to them, where nothing else stands there."""
    if not missing.callout:
        return
    middle = frame.x(float((missing.period.start_position + missing.period.end_position) / 2))
    wide = max(width(line, SIZES.tick, 600) for line in missing.callout)
    height = 17.0 * len(missing.callout)
    low = frame.y(0) - 44
    box = Box(middle - wide / 2, low - height, middle + wide / 2, frame.y(0))
    inside = frame.left <= box.left and box.right <= frame.right and box.top >= frame.top
    if not inside or any(box.meets(other, 4) for other in taken):
        return
    for index, line in enumerate(missing.callout):
        y = low - height + 13 + 17 * index
        weight, colour = (600, "ink") if index == 0 else (400, "ink-2")
        sheet.texts.append(Text(middle, y, line, SIZES.tick, weight, colour=colour, anchor="middle", boxed=True))
    sheet.strokes.append(Stroke(((middle, low + 4), (middle, frame.y(0) - 2)), "ink-3", 1.0))
    taken.append(box)
