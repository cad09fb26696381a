"""A panel of shares in its place: a line for each platform, the scale under them, the known bar at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dashboard.charts.axis import clear_of
from dashboard.charts.labels import text_box
from dashboard.charts.marks import Entry, Known, Mode, SharePanel
from dashboard.charts.metrics import longest, width
from dashboard.charts.scale import scale_of, tick_label
from dashboard.charts.scene import Anchor, Bar, Box, Fill, Frame, Sheet, Spot, Stroke, Text
from dashboard.charts.share_shapes import DRAW, Reach
from dashboard.charts.style import SIZES
from dashboard.statistics.percents import exact_share

LINE, STACKED_LINE = 34.0, 54.0
"""From one platform to the next; more where names stand over their marks."""
TITLE = 24.0
SCALE = 22.0
KNOWN = 52.0
_NAME = 15.0
_AIR = 11.0
"""Between a mark and its label."""


@dataclass(frozen=True, slots=True)
class SharePlace:
    """Where a panel of shares stands: `left` to `right` is its plot.

    `names` is the right edge of the column of names, None where it has none; `limit` how far right its labels may go.
    `stacked` panels are narrow: each name stands over its mark.
    """

    key: str
    left: float
    right: float
    top: float
    names: float | None
    limit: float
    stacked: bool = False

    @property
    def line(self) -> float:
        """From one platform to the next."""
        return STACKED_LINE if self.stacked else LINE


def height_of(panel: SharePanel, *, stacked: bool = False) -> float:
    """Pixels that a panel takes."""
    lines = (STACKED_LINE if stacked else LINE) * max(1, len(panel.entries))
    return TITLE + lines + SCALE + (KNOWN if panel.known else 0)


def draw_shares(sheet: Sheet, panel: SharePanel, top: int, place: SharePlace) -> Frame:
    """Draw a panel of shares from 0 to `top` percent; returns its frame."""
    many = max(1, len(panel.entries))
    wide = place.right - place.left
    frame = Frame(place.key, place.left, place.top + TITLE, wide, place.line * many, 0, top, 0, many)
    sheet.frames.append(frame)
    name = longest((panel.name, panel.name.partition(", ")[2]), place.limit, _NAME, 600) or panel.name
    start = max(0.0, min(place.left, place.limit - width(name, _NAME, 600)))
    sheet.texts.append(Text(start, place.top + 12, name, _NAME, 600))
    labels = [_entry(sheet, frame, entry, index, place) for index, entry in enumerate(panel.entries)]
    modes = {entry.mode for entry in panel.entries} - {Mode.NOTHING}
    counts = modes == {Mode.BAR}
    _grid(sheet, frame, _ticks(top, counts=counts), [box for boxes in labels for box in boxes])
    if panel.known is not None:
        _known(sheet, frame, panel.known, place.limit)
    return frame


def _ticks(top: int, *, counts: bool) -> list[tuple[float, str]]:
    """Where the upright lines are, with their numbers: every 20 percent, or the steps of a scale of counts."""
    if counts:
        return [(float(tick), tick_label(tick)) for tick in scale_of(Fraction(top)).ticks if tick <= top]
    step = 20 if top > 40 else 10
    return [(value, f"{value}%") for value in range(0, top + 1, step)]


def _grid(sheet: Sheet, frame: Frame, ticks: list[tuple[float, str]], labels: list[Box]) -> None:
    """Upright lines, left out behind labels, and their numbers under them; the line at 0 in ink."""
    sheet.under.append(Stroke(((frame.left, frame.top), (frame.left, frame.bottom)), "ink", SIZES.base_line))
    for value, words in ticks:
        x = frame.x(value)
        anchor: Anchor = "end" if value == frame.x1 else "middle"
        sheet.texts.append(Text(x, frame.bottom + 17, words, SIZES.tick, colour="ink-3", anchor=anchor))
        holes = [(box.top - 2, box.bottom + 2) for box in labels if box.left - 3 <= x <= box.right + 3]
        for start, end in clear_of(holes, frame.top, frame.bottom) if value else ():
            sheet.under.append(Stroke(((x, start), (x, end)), "line", SIZES.grid_line))


def _entry(sheet: Sheet, frame: Frame, entry: Entry, index: int, place: SharePlace) -> list[Box]:
    """One line: name, mark, label; returns the boxes of its words."""
    y = frame.top + place.line * (index + (0.7 if place.stacked else 0.5))
    boxes = []
    if place.stacked:
        name = Text(place.left + 6, y - 19, entry.name, _NAME)
        sheet.texts.append(name)
        boxes.append(text_box(name))
    elif place.names is not None:
        sheet.texts.append(Text(place.names, y + 5, entry.name, _NAME, anchor="end"))
    reach = DRAW[entry.mode](sheet, frame, entry, y)
    boxes.append(_label(sheet, place, entry, y, reach))
    sheet.spots.append(Spot(entry, Box(reach[0] - 3, y - 12, reach[1] + 3, y + 12)))
    return boxes


def _label(sheet: Sheet, place: SharePlace, entry: Entry, y: float, reach: Reach) -> Box:
    """Bold share and plain rest: at the right of the mark, else at its left, else beside the name over it.

    Where words as printed leave no room for that, their bounds stand alone; card and table have the words.
    """
    label, start, up = _spot(place, entry, reach)
    wide, y = _reach(label, entry.rest), y - up
    if label:
        sheet.texts.append(Text(start, y + 5, label, SIZES.tick, 600))
    if entry.rest:
        at = start + wide - width(entry.rest, SIZES.tick)
        sheet.texts.append(Text(at, y + 5, entry.rest, SIZES.tick, colour="ink-2"))
    return Box(start, y - 9, start + wide, y + 9)


def _spot(place: SharePlace, entry: Entry, reach: Reach) -> tuple[str, float, float]:
    """The label in the form that fits, where it starts, and how far above the mark it stands."""
    short = entry.label.rpartition(": ")[2]
    for label in dict.fromkeys((entry.label, short)):
        wide = _reach(label, entry.rest)
        if reach[1] + _AIR + wide <= place.limit:
            return label, reach[1] + _AIR, 0.0
        if reach[0] - _AIR - wide > place.left:
            return label, reach[0] - _AIR - wide, 0.0
    return short, max(0.0, place.limit - _reach(short, entry.rest)), 24.0 if place.stacked else 0.0


def _reach(label: str, rest: str) -> float:
    """Pixels of a label and what follows it."""
    between = 4 if label and rest else 0
    return width(label, SIZES.tick, 600) + between + width(rest, SIZES.tick)


def _known(sheet: Sheet, frame: Frame, known: Known, limit: float) -> None:
    """The known bar: its whole width is all offences, filled what is known; dots and a question mark where not
    given.
    """
    top = frame.bottom + SCALE + 6
    key = f"{frame.key}-known"
    own = Frame(key, frame.left, top, frame.width, SIZES.known_bar, 0, 1, 0, 1)
    sheet.frames.append(own)
    share = float(exact_share(known.known, known.total)) if known.known is not None and known.total else 0.0
    if share:
        sheet.bars.append(Bar(key, 0, share, 0, 1, Fill("block-focus")))
    if share < 1:
        sheet.bars.append(Bar(key, share, 1, 0, 1, Fill(pattern="not known", ink="miss-line", paper="paper")))
        left = own.x(share)
        corners = ((left, own.top), (own.right, own.top), (own.right, own.bottom), (left, own.bottom))
        sheet.strokes.append(Stroke(corners, "miss-line", 1.0, (4.0, 3.0), closed=True))
    if not share:
        middle = (own.left + own.right) / 2
        sheet.texts.append(Text(middle, own.bottom - 3, "?", SIZES.tick, 600, anchor="middle", boxed=True))
    said = ((known.before, 400), (known.label, 600), (known.after, 400))
    long = sum(width(words, SIZES.tick, weight) for words, weight in said)
    x, y = max(0.0, min(own.left, limit - long)), own.bottom + 18
    for words, weight in said:
        if words:
            sheet.texts.append(Text(x, y, words, SIZES.tick, weight))
            x += width(words, SIZES.tick, weight)
    sheet.spots.append(Spot(known, Box(own.left, own.top - 2, own.right, own.bottom + 2)))
