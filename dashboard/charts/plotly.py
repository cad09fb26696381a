"""A scene as a Plotly figure: a plain dict whose colours are names of tokens (`@block`), resolved where it is drawn.

Bars stand in the units of the data, on axes of their own for each panel and each lane; everything that bars cannot do
(outlines, combs, turned corners, breaks, ties, grid) are shapes, all type is annotations, both placed by shares of the
drawing. So the live chart and the server's picture are the same drawing, and buttons laid over one fit the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from dashboard.charts.labels import text_box
from dashboard.charts.layout import lay_out
from dashboard.charts.marks import Chart
from dashboard.charts.metrics import MIDDLE
from dashboard.charts.patterns import patterns
from dashboard.charts.scene import Bar, Disc, Fill, Frame, Limit, Scene, Stroke, Text
from dashboard.charts.style import SIZES
from dashboard.tokens import tokens

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "staticPlot": True,
    "responsive": True,
    "showTips": False,
    "doubleClick": False,
    "scrollZoom": False,
}
"""Settings of every live chart: no tool bar, no hover box, no drag; the buttons over the drawing do what is needed."""

Figure = dict[str, Any]


def figure_of(chart: Chart, width: float) -> Figure:
    """The live chart, laid out for `width` pixels: `data` and `layout` of plain values."""
    return scene_figure(lay_out(chart, width))


def scene_figure(scene: Scene) -> Figure:
    """A scene as `data` and `layout`. It fills the room it is given: the page keeps one of the scene's shape."""
    numbers = {frame.key: index for index, frame in enumerate(scene.frames, start=1)}
    data = [*_bars(scene, numbers), *_limits(scene, numbers)] or [_nothing()]
    layout: Figure = {
        "autosize": True,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "paper_bgcolor": "@paper",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hovermode": False,
        "dragmode": False,
        "showlegend": False,
        "barmode": "overlay",
        "font": {"family": tokens()["font"]["sans"], "size": SIZES.tick, "color": "@ink"},
        "shapes": [
            *(_shape(shape, scene, "below") for shape in scene.under),
            *(_shape(shape, scene, "above") for shape in scene.strokes),
        ],
        "annotations": [_annotation(text, scene) for text in scene.texts],
    }
    for frame in scene.frames:
        layout |= _axes(frame, numbers[frame.key], scene)
    return {"data": data, "layout": layout}


def _axis(letter: str, number: int) -> str:
    """`x`, `x2`, `y3`: how traces name an axis."""
    return letter if number == 1 else f"{letter}{number}"


def _axes(frame: Frame, number: int, scene: Scene) -> Figure:
    """Both axes of a frame, bare: what people read of them are shapes and annotations."""
    suffix = "" if number == 1 else str(number)
    bare = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
    return {
        f"xaxis{suffix}": {
            **bare,
            "range": [frame.x0, frame.x1],
            "domain": [frame.left / scene.width, frame.right / scene.width],
            "anchor": _axis("y", number),
        },
        f"yaxis{suffix}": {
            **bare,
            "range": [frame.y0, frame.y1],
            "domain": [_from_below(frame.bottom, scene), _from_below(frame.top, scene)],
            "anchor": _axis("x", number),
        },
    }


def _from_below(y: float, scene: Scene) -> float:
    return max(0.0, min(1.0, 1 - y / scene.height))


def _bars(scene: Scene, numbers: dict[str, int]) -> list[Figure]:
    """One trace for each frame and fill, in the order in which they first appear."""
    frames = {frame.key: frame for frame in scene.frames}
    groups: dict[tuple[str, Fill], list[Bar]] = defaultdict(list)
    for bar in scene.bars:
        groups[bar.frame, bar.fill].append(bar)
    return [_bar_trace(frames[key], fill, bars, numbers[key]) for (key, fill), bars in groups.items()]


def _bar_trace(frame: Frame, fill: Fill, bars: Iterable[Bar], number: int) -> Figure:
    trace: Figure = {
        "type": "bar",
        "x": [],
        "width": [],
        "base": [],
        "y": [],
        "xaxis": _axis("x", number),
        "yaxis": _axis("y", number),
        "marker": _marker(fill),
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    for bar in bars:
        left, right = bar.x0 + bar.trim[0] / frame.x_unit, bar.x1 - bar.trim[1] / frame.x_unit
        trace["x"].append((left + right) / 2)
        trace["width"].append(right - left)
        trace["base"].append(bar.y0)
        trace["y"].append(bar.y1 - bar.y0)
    return trace


def _marker(fill: Fill) -> Figure:
    line = {"width": 0}
    if not fill.pattern:
        return {"color": f"@{fill.colour}", "opacity": fill.opacity, "line": line}
    pattern = patterns()[fill.pattern]
    return {
        "color": f"@{fill.paper}",
        "line": line,
        "pattern": {
            "shape": pattern.shape,
            "size": pattern.step,
            "solidity": pattern.solidity,
            "fillmode": "overlay",
            "fgcolor": f"@{fill.ink}",
            "bgcolor": f"@{fill.paper}",
            "fgopacity": 1,
        },
    }


def _limits(scene: Scene, numbers: dict[str, int]) -> list[Figure]:
    """Two traces a frame: the halo of paper, then the limits in ink."""
    groups: dict[str, list[Limit]] = defaultdict(list)
    for limit in scene.limits:
        groups[limit.frame].append(limit)
    return [
        _limit_trace(limits, numbers[key], token, line)
        for key, limits in groups.items()
        for token, line in (("paper", SIZES.halo), ("ink", SIZES.whisker))
    ]


def _limit_trace(limits: list[Limit], number: int, token: str, line: float) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [limit.x for limit in limits],
        "y": [limit.value for limit in limits],
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [limit.high - limit.value for limit in limits],
            "arrayminus": [limit.value - limit.low for limit in limits],
            "color": f"@{token}",
            "thickness": line,
            "width": SIZES.cap / 2,
        },
        "marker": {"opacity": 0},
        "xaxis": _axis("x", number),
        "yaxis": _axis("y", number),
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _nothing() -> Figure:
    """A trace without points, for a chart of words alone: Plotly draws no layout without one."""
    return {"type": "scatter", "x": [], "y": [], "hoverinfo": "skip"}


def _shape(shape: Stroke | Disc, scene: Scene, layer: str) -> Figure:
    common: Figure = {"xref": "paper", "yref": "paper", "layer": layer}
    if isinstance(shape, Disc):
        return {
            **common,
            "type": "circle",
            "x0": (shape.x - shape.radius) / scene.width,
            "x1": (shape.x + shape.radius) / scene.width,
            "y0": 1 - (shape.y + shape.radius) / scene.height,
            "y1": 1 - (shape.y - shape.radius) / scene.height,
            "fillcolor": "rgba(0,0,0,0)" if shape.line else f"@{shape.colour}",
            "line": {"color": f"@{shape.colour}", "width": shape.line},
        }
    points = [(x / scene.width, 1 - y / scene.height) for x, y in shape.points]
    path = "L".join(f"{x:.6f},{y:.6f}" for x, y in points)
    line: Figure = {"width": shape.width if shape.colour else 0, "color": f"@{shape.colour or 'paper'}"}
    if shape.dash:
        line["dash"] = ",".join(f"{part:g}px" for part in shape.dash)
    return {
        **common,
        "type": "path",
        "path": f"M{path}{'Z' if shape.closed else ''}",
        "fillcolor": f"@{shape.fill}" if shape.fill else "rgba(0,0,0,0)",
        "line": line,
    }


def _annotation(text: Text, scene: Scene) -> Figure:
    """One line of type. Plotly centres it on its own box, so the base line is moved up by the font's middle."""
    note: Figure = {
        "x": text.x / scene.width,
        "y": 1 - (text.y - MIDDLE[text.family] * text.size) / scene.height,
        "xref": "paper",
        "yref": "paper",
        "xanchor": {"start": "left", "middle": "center", "end": "right"}[text.anchor],
        "yanchor": "middle",
        "text": plain_text(text.text),
        "showarrow": False,
        "borderpad": 0,
        "borderwidth": 0,
        "font": {
            "family": tokens()["font"][text.family],
            "size": text.size,
            "weight": text.weight,
            "color": f"@{text.colour}",
        },
    }
    if text.boxed:
        box = text_box(text)
        note |= {"bgcolor": "@paper", "width": box.right - box.left + 8, "align": "center"}
    return note


def plain_text(text: str) -> str:
    """Words as Plotly shows them: it reads a little HTML, so signs of mark-up are written as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
