"""The marks of shares and of counts of a kind: shapes with pale bands, two bars joined, dot screens, level bars."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.charts.marks import Entry, Mode
from dashboard.charts.scene import Bar, Disc, Fill, Frame, Sheet, Stroke
from dashboard.charts.style import SIZES
from dashboard.tokens import tokens

MARK = 5.0
"""Half the width of a platform's shape."""
Reach = tuple[float, float]
"""Left and right end of a mark in pixels."""


def colour_of(style: str) -> str:
    """The token of a platform's colour; those without one of their own are *other*."""
    return f"platform-{style if style in tokens()['platform'] else 'other'}"


def _point(sheet: Sheet, frame: Frame, entry: Entry, y: float) -> Reach:
    x, colour = frame.x(float(entry.low)), colour_of(entry.style)
    left, right = x - MARK, x + MARK
    if entry.band is not None:
        share = SIZES.band_height / 2 / frame.y_unit
        middle = frame.y1 - (y - frame.top) / frame.y_unit
        fill = Fill(colour, opacity=SIZES.band_opacity)
        sheet.bars.append(Bar(frame.key, entry.band[0], entry.band[1], middle - share, middle + share, fill))
        left, right = min(left, frame.x(entry.band[0])), max(right, frame.x(entry.band[1]))
    shape = tokens()["platform"].get(entry.style, tokens()["platform"]["other"])["shape"]
    sheet.strokes.append(_SHAPES[shape](x, y, colour))
    return left, right


def _circle(x: float, y: float, colour: str) -> Stroke | Disc:
    return Disc(x, y, MARK, colour)


def _ring(x: float, y: float, colour: str) -> Stroke | Disc:
    return Disc(x, y, MARK - 1, colour, 2.0)


def _polygon(*corners: tuple[float, float]) -> Callable[[float, float, str], Stroke | Disc]:
    def draw(x: float, y: float, colour: str) -> Stroke | Disc:
        points = tuple((x + dx * MARK, y + dy * MARK) for dx, dy in corners)
        return Stroke(points, "", 0, closed=True, fill=colour)

    return draw


_SHAPES: dict[str, Callable[[float, float, str], Stroke | Disc]] = {
    "circle": _circle,
    "ring": _ring,
    "square": _polygon((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": _polygon((0, -1.05), (1.15, 0.95), (-1.15, 0.95)),
    "diamond": _polygon((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
}


def _two_ways(sheet: Sheet, frame: Frame, entry: Entry, y: float) -> Reach:
    """Two upright bars joined: both were printed."""
    high = entry.low if entry.high is None else entry.high
    left, right, colour = frame.x(float(entry.low)), frame.x(float(high)), colour_of(entry.style)
    for x in (left, right):
        sheet.strokes.append(Stroke(((x, y - 8), (x, y + 8)), colour, 3.0))
    sheet.strokes.append(Stroke(((left, y), (right, y)), colour, 2.0))
    return left - 2, right + 2


def _band(sheet: Sheet, frame: Frame, entry: Entry, y: float) -> Reach:
    """A dot screen over what the words may mean."""
    high = float(frame.x1 if entry.high is None else entry.high)
    share, middle = SIZES.band_height / 2 / frame.y_unit, frame.y1 - (y - frame.top) / frame.y_unit
    fill = Fill(pattern="dots", ink="block-line", paper="paper")
    sheet.bars.append(Bar(frame.key, float(entry.low), high, middle - share, middle + share, fill))
    left, right = frame.x(float(entry.low)), frame.x(high)
    corners = ((left, y - 8), (right, y - 8), (right, y + 8), (left, y + 8))
    sheet.strokes.append(Stroke(corners, "block-line", 1.0, (3.0, 2.0), closed=True))
    return left, right


def _bar(sheet: Sheet, frame: Frame, entry: Entry, y: float) -> Reach:
    """A count of a kind: solid to the lowest, dots to the highest with a bar at each end, open where there is no
    top.
    """
    share, middle = SIZES.band_height / 2 / frame.y_unit, frame.y1 - (y - frame.top) / frame.y_unit
    rows = (middle - share, middle + share)
    sheet.bars.append(Bar(frame.key, 0, float(entry.low), *rows, Fill("block")))
    left, right = frame.left, frame.x(float(entry.low))
    if entry.high == entry.low:
        return left, right
    ends = [right]
    if entry.high is None:
        for level in (-6.0, -2.0, 2.0, 6.0):
            tooth = ((right + 4, y + level), (right + 32, y + level))
            sheet.strokes.append(Stroke(tooth, "block-line", SIZES.comb_line, (2.0, 2.0)))
        right += 32
    else:
        fill = Fill(pattern="dots", ink="block-line", paper="paper")
        sheet.bars.append(Bar(frame.key, float(entry.low), float(entry.high), *rows, fill))
        right = frame.x(float(entry.high))
        ends.append(right)
    sheet.strokes += [Stroke(((x, y - 11), (x, y + 11)), "block-line", 2.4) for x in ends]
    return left, right


def _nothing(_sheet: Sheet, frame: Frame, _entry: Entry, _y: float) -> Reach:
    """No mark: words say that there is no figure."""
    return frame.left, frame.left


DRAW: dict[Mode, Callable[[Sheet, Frame, Entry, float], Reach]] = {
    Mode.POINT: _point,
    Mode.TWO_WAYS: _two_ways,
    Mode.BAND: _band,
    Mode.BAR: _bar,
    Mode.NOTHING: _nothing,
}
"""How each mode is drawn on the line at y; gives how far the mark reaches."""
