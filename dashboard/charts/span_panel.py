"""One panel of spans in its place: name, blocks with labels, lane, axes, and what an official class has beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from dashboard.charts.axis import draw_base, draw_grid
from dashboard.charts.blocks import draw_block, inside_words
from dashboard.charts.event_mark import EventMark
from dashboard.charts.events import draw_lines, draw_numbers
from dashboard.charts.labels import Type, place_values, place_years, text_box
from dashboard.charts.lane import callout, draw_missing, lane_frame
from dashboard.charts.marks import Panel, Scale, Tick
from dashboard.charts.metrics import width, wrap
from dashboard.charts.official_marks import draw_break, draw_tie
from dashboard.charts.scale import thinned
from dashboard.charts.scene import Box, Frame, Sheet, Spot, Text
from dashboard.charts.style import SIZES

NAME_SIZE = 17.0
FOOT_LINE = 20.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a panel stands and what of it is drawn; all in pixels from the top left of the drawing.

    `name_y`, `unit_y` and `break_y` are base lines, None where there is no such line; `years_y` likewise. `summary`
    stands at the right of the name. `small` is one panel of several beside each other: its name stands at its left
    edge. `ends` names the first and the last year only. The numbers of `events` stand on `events_y`.
    """

    key: str
    left: float
    right: float
    plot_left: float
    plot_right: float
    plot_top: float
    plot_height: float
    name_y: float | None = None
    unit_y: float | None = None
    break_y: float | None = None
    years_y: float | None = None
    summary: bool = False
    small: bool = False
    ends: bool = False
    label: Type = field(default_factory=Type)
    events: tuple[EventMark, ...] = ()
    events_y: float = 0.0


def draw_panel(sheet: Sheet, panel: Panel, scale: Scale, years: Sequence[Tick], place: Place) -> Frame:
    """Draw a panel of spans; returns its frame."""
    own = panel.scale or scale
    frame = _frame(own, years, place)
    sheet.frames.append(frame)
    taken = _head(sheet, panel, frame, place)
    break_at = panel.breaks[0].position if panel.breaks else None
    before = len(sheet.texts)
    drawn = [draw_block(sheet, frame, block, break_at) for block in panel.blocks]
    for item in drawn:
        inside_words(sheet, frame, item)
        sheet.spots.append(Spot(item.block, item.box))
    for mark in panel.breaks if place.break_y is not None else ():
        taken += draw_break(sheet, frame, mark, place.break_y or 0, place.left)
    taken += draw_numbers(sheet, frame, place.events, place.events_y)
    values = place_values(drawn, taken, frame, place.label)
    sheet.texts += values
    taken += [text_box(text) for text in values]
    _lane(sheet, panel, frame, [*taken, *(item.box for item in drawn)])
    words = [text_box(text) for text in sheet.texts[before:]]
    draw_lines(sheet, frame, place.events, place.events_y, words)
    ticks = thinned(own.ticks) if place.plot_height < 90 else own.ticks
    draw_grid(sheet, frame, ticks, taken)
    draw_base(sheet, frame, years, break_at)
    for tie in panel.ties:
        draw_tie(sheet, frame, tie)
    _feet(sheet, panel, frame, years, place, break_at)
    return frame


def _frame(scale: Scale, years: Sequence[Tick], place: Place) -> Frame:
    start, end = years[0].period.start_position, years[-1].period.end_position
    wide = place.plot_right - place.plot_left
    return Frame(
        place.key,
        place.plot_left,
        place.plot_top,
        wide,
        place.plot_height,
        float(start),
        float(end),
        float(scale.bottom),
        float(scale.top),
    )


def _head(sheet: Sheet, panel: Panel, frame: Frame, place: Place) -> list[Box]:
    """The name, the summary at its right where both fit, the panel's own axis words; returns their boxes."""
    made: list[Text] = []
    if place.name_y is not None and panel.name:
        at = place.left if place.small else frame.left + 2
        made.append(Text(at, place.name_y, panel.name, NAME_SIZE, 600, "serif"))
        room = place.right - at - width(panel.name, NAME_SIZE, 600, "serif") - 24
        if panel.summary and place.summary and width(panel.summary, SIZES.tick) <= room:
            made.append(Text(place.right, place.name_y, panel.summary, SIZES.tick, colour="ink-2", anchor="end"))
    if place.unit_y is not None and panel.unit:
        made.append(Text(place.left, place.unit_y, panel.unit, SIZES.tick, colour="ink-2"))
    sheet.texts += made
    return [text_box(text) for text in made]


def _lane(sheet: Sheet, panel: Panel, frame: Frame, taken: list[Box]) -> None:
    if not panel.lane:
        return
    lane = lane_frame(frame)
    sheet.frames.append(lane)
    for missing in panel.lane:
        sheet.spots.append(Spot(missing, draw_missing(sheet, lane, missing)))
        callout(sheet, frame, missing, taken)


def _feet(
    sheet: Sheet, panel: Panel, frame: Frame, years: Sequence[Tick], place: Place, break_at: Fraction | None
) -> None:
    """The years, and the words under the panel."""
    if place.years_y is None:
        return
    must = next((index for index, tick in enumerate(years) if tick.period.start_position == break_at), 0)
    sheet.texts += place_years(years, frame, place.years_y, ends=place.ends, must=must)
    for index, line in enumerate(foot_lines(panel, place.right - place.left)):
        y = place.years_y + 28 + FOOT_LINE * index
        sheet.texts.append(Text(place.left, y, line, SIZES.tick, colour="ink-2"))


def foot_lines(panel: Panel, room: float) -> tuple[str, ...]:
    """The words under a panel, wrapped."""
    return wrap(panel.foot, room, SIZES.tick)
