"""A chart laid out for one width: where its panels, words and key stand. A pure function of the chart and the width."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.charts.aside import ASIDE_WIDTH, draw_aside
from dashboard.charts.labels import Type
from dashboard.charts.marks import Arrange, Chart, Panel, Scale, SharePanel
from dashboard.charts.metrics import longest
from dashboard.charts.metrics import width as text_width
from dashboard.charts.scale import key_count, tick_label
from dashboard.charts.scene import Frame, Scene, Sheet, Stroke, Text
from dashboard.charts.share_panel import SharePlace, draw_shares, height_of
from dashboard.charts.span_panel import FOOT_LINE, Place, draw_panel, foot_lines
from dashboard.charts.style import SIZES

HEADER = 40.0
_EVENTS = 20.0
"""Room over a plot for the numbers of events."""
LANE = SIZES.lane_offset + SIZES.lane_height
_MULTIPLE = Type(size=SIZES.tick, size_focus=SIZES.tick, weight=400)
_OFFICIAL = Type(size=SIZES.tick, size_focus=SIZES.tick, weight=400, strict=False)


def lay_out(chart: Chart, width: float) -> Scene:
    """The scene of a chart, `width` pixels wide; narrow forms under the narrow break of the look."""
    sheet = Sheet()
    height = _ARRANGE[chart.arrange](sheet, chart, float(width))
    return sheet.frozen(float(width), height)


def is_narrow(width: float) -> bool:
    """Whether a drawing of this width is laid out for phones."""
    return width < SIZES.narrow


def _spans(chart: Chart) -> tuple[list[Panel], Scale]:
    """The panels and the scale of a chart of spans. Raises ValueError where the chart lacks its axes."""
    if chart.scale is None or not chart.years:
        raise ValueError(f"the chart {chart.name!r} has spans and no axes for them")
    return [panel for panel in chart.panels if isinstance(panel, Panel)], chart.scale


def _margin(chart: Chart, scale: Scale, least: float) -> float:
    """Room for the numbers of the y axis."""
    scales = [scale, *(panel.scale for panel in chart.panels if isinstance(panel, Panel) and panel.scale)]
    widest = max(text_width(tick_label(tick), SIZES.tick) for each in scales for tick in each.ticks)
    return max(widest + 14, least)


def _rows(sheet: Sheet, chart: Chart, width: float) -> float:
    """Panels one under another, one scale and one row of years."""
    panels, scale = _spans(chart)
    narrow, single = is_narrow(width), len(panels) == 1
    left = _margin(chart, scale, 34 if narrow else 40)
    right = width - (ASIDE_WIDTH if chart.aside and not narrow else 8 if narrow else 16)
    y = _header_height(chart, narrow=narrow)
    head = (26.0 if single else 54.0) + (_EVENTS if chart.events else 0)
    plot = _plot_height(chart, width, single=single)
    frame: Frame | None = None
    for index, panel in enumerate(panels):
        last = index == len(panels) - 1
        base = y + head + plot
        place = Place(
            f"p{index}",
            0,
            right,
            left,
            right,
            y + head,
            plot,
            name_y=None if single else y + 16,
            summary=not narrow,
            years_y=base + (LANE if panel.lane else 0) + 19 if last else None,
            events=chart.events,
            events_y=y + head - 26,
        )
        frame = draw_panel(sheet, panel, scale, chart.years, place)
        y = base + (36 if not last else (LANE if panel.lane else 0) + 26)
    if frame is not None:
        _header(sheet, chart, frame, narrow=narrow)
        if chart.aside and not narrow:
            draw_aside(sheet, chart.aside, frame)
    return y


def _plot_height(chart: Chart, width: float, *, single: bool) -> float:
    if chart.tall:
        return max(width * (SIZES.aspect_narrow if is_narrow(width) else SIZES.aspect_wide) - 86, 180)
    if single:
        return 150 if is_narrow(width) else 170
    return 84 if is_narrow(width) else 112


def _columns(sheet: Sheet, chart: Chart, width: float) -> float:
    """Panels side by side, up to three; one under another on narrow charts."""
    panels, scale = _spans(chart)
    narrow, single = is_narrow(width), len(panels) == 1
    gutter = 36.0
    across = 1 if narrow else _across(len(panels), 3, width, 300, gutter)
    each = (width - gutter * (across - 1)) / across
    margin = _margin(chart, scale, 22)
    ties = any(panel.ties for panel in panels)
    aside = ASIDE_WIDTH if chart.aside and single and not narrow else 0.0
    plot = 124.0 if single and not narrow else 112.0
    y = 34.0 if single else 0.0
    for start in range(0, len(panels), across):
        row = panels[start : start + across]
        words_y = y + (14 if single else 66)
        base = words_y + 26 + plot
        years_y = base + (48 if ties else 20)
        for column, panel in enumerate(row):
            left = column * (each + gutter)
            place = Place(
                f"p{start + column}",
                left,
                left + each - aside,
                left + margin,
                left + each - aside,
                words_y + 26,
                plot,
                name_y=None if single else y + 16,
                unit_y=y + 40 if not single and (narrow or not column) else None,
                small=True,
                break_y=words_y,
                years_y=years_y,
                label=_OFFICIAL,
            )
            frame = draw_panel(sheet, panel, scale, chart.years, place)
            if single and chart.aside and not narrow:
                draw_aside(sheet, chart.aside, frame)
        feet = max(len(foot_lines(panel, each)) for panel in row)
        y = years_y + 10 + (FOOT_LINE * feet + 12 if feet else 0) + (20 if start + across < len(panels) else 0)
    if single:
        _unit(sheet, chart, width)
    return y


def _multiples(sheet: Sheet, chart: Chart, width: float) -> float:
    """Small multiples: four to a row, one on narrow charts, one scale, first and last year named."""
    panels, scale = _spans(chart)
    narrow = is_narrow(width)
    gutter = 28.0
    across = 1 if narrow else _across(len(panels), 4, width, 210, gutter)
    each = (width - gutter * (across - 1)) / across
    margin = _margin(chart, scale, 30)
    plot = 80.0 if narrow else 112.0
    header = _header_height(chart, narrow=narrow)
    y, frame = header, None
    for index, panel in enumerate(panels):
        column = index % across
        left = column * (each + gutter)
        top = y + 48 + (_EVENTS if chart.events else 0)
        base = top + plot
        place = Place(
            f"p{index}",
            left,
            left + each,
            left + margin,
            left + each,
            top,
            plot,
            name_y=y + 16,
            years_y=base + LANE + 17,
            small=True,
            ends=True,
            events=chart.events,
            events_y=y + 36,
            label=_MULTIPLE,
        )
        drawn = draw_panel(sheet, panel, scale, chart.years, place)
        frame = frame or drawn
        if column == across - 1 or index == len(panels) - 1:
            y = base + LANE + 40
    if frame is not None:
        _header(sheet, chart, frame, narrow=narrow, right=width)
    return y


def _across(panels: int, most: int, room: float, least: float, gutter: float) -> int:
    """How many panels stand side by side: up to `most`, each at least `least` pixels wide."""
    return max(1, min(panels, most, int((room + gutter) / (least + gutter))))


def _header_height(chart: Chart, *, narrow: bool) -> float:
    return HEADER + (20 if narrow and chart.area_key else 0)


def _unit(sheet: Sheet, chart: Chart, room: float) -> None:
    """The axis words at the top left; what follows their first comma goes where there is no room for it."""
    words = longest((chart.unit, chart.unit.partition(",")[0]), room, SIZES.tick)
    sheet.texts.append(Text(0, 14, words, SIZES.tick, colour="ink-2"))


def _header(sheet: Sheet, chart: Chart, frame: Frame, *, narrow: bool, right: float | None = None) -> None:
    """The axis words at the top left and the key of the area at the top right; under them where the chart is narrow."""
    _unit(sheet, chart, frame.right if right is None else right)
    key = key_count(frame.x_unit * frame.y_unit) if chart.area_key else None
    if key is None:
        return
    count, side = key
    noun = chart.noun if count != 1 else chart.noun.removesuffix("s")
    words = f"this area is {count:,} {noun}"
    edge = frame.right if right is None else right
    x = 0.0 if narrow else edge - text_width(words, SIZES.tick) - 8 - side
    top = 26.0 if narrow else max(0.0, 17 - side / 2)
    corners = ((x, top), (x + side, top), (x + side, top + side), (x, top + side))
    sheet.strokes.append(Stroke(corners, "", 0, closed=True, fill="block"))
    sheet.texts.append(Text(x + side + 8, top + side / 2 + 5, words, SIZES.tick, colour="ink-2"))


def _shares(sheet: Sheet, chart: Chart, width: float) -> float:
    """Panels of shares, up to three side by side; a broken line stands where two do not compare."""
    panels = [panel for panel in chart.panels if isinstance(panel, SharePanel)]
    narrow = is_narrow(width)
    gutter = 66.0
    words = [text_width(entry.name, 15) for panel in panels for entry in panel.entries]
    names = max([*words, 72 if narrow else 88]) + 12
    stacked = names > width * 0.29
    names = 10.0 if stacked else names
    across = 1 if narrow or stacked else _across(len(panels), 3, width - names - 10, 230, gutter)
    plot = (width - names - gutter * (across - 1) - (36 if narrow else 10)) / across
    y = 0.0
    for start in range(0, len(panels), across):
        row = panels[start : start + across]
        tall = max(height_of(panel, stacked=stacked) for panel in row)
        for column, panel in enumerate(row):
            left = names + column * (plot + gutter)
            limit = width if column == across - 1 else left + plot + gutter - 12
            column_of_names = None if column or stacked else names - 12
            place = SharePlace(f"p{start + column}", left, left + plot, y, column_of_names, limit, stacked)
            draw_shares(sheet, panel, chart.top, place)
            if panel.divider:
                _divider(sheet, left - gutter / 2 - 2, y, tall, width, level=across == 1 or not column)
        y += tall + (30 if start + across < len(panels) else 0)
    return y


def _divider(sheet: Sheet, x: float, y: float, tall: float, width: float, *, level: bool) -> None:
    points = ((0.0, y - 15), (width, y - 15)) if level else ((x, y), (x, y + tall))
    sheet.strokes.append(Stroke(points, "caveat", 1.8, (7.0, 4.0)))


_ARRANGE: dict[Arrange, Callable[[Sheet, Chart, float], float]] = {
    Arrange.ROWS: _rows,
    Arrange.COLUMNS: _columns,
    Arrange.MULTIPLES: _multiples,
    Arrange.SHARES: _shares,
}
