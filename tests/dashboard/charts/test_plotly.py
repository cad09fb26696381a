"""The live chart: a plain dict that Plotly takes, with the same numbers as the marks and tokens for colours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import plotly.graph_objects as go
import pytest

from dashboard.charts.layout import lay_out
from dashboard.charts.marks import Block, all_marks
from dashboard.charts.pieces import pieces
from dashboard.charts.plotly import CONFIG, figure_of, plain_text
from dashboard.tokens import THEMES, colours, resolved
from tests.dashboard.charts import cases
from tests.dashboard.charts.test_layout import ALL, REAL


def texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", list(ALL))
@pytest.mark.parametrize("width", [922, 354])
def test_plotly_takes_every_figure(name: str, width: float) -> None:
    figure = resolved(figure_of(ALL[name](), width))
    assert go.Figure(figure).to_plotly_json()["layout"]["hovermode"] is False


@pytest.mark.parametrize("name", list(ALL))
def test_every_colour_is_a_token_and_whole(name: str) -> None:
    figure = figure_of(ALL[name](), 922)
    named = [text for text in texts(figure) if text.startswith("@")]
    assert named
    for theme in THEMES:
        assert {text.removeprefix("@") for text in named} <= set(colours(theme))
    assert not re.search(r"#[0-9A-Fa-f]{6}", json.dumps(figure))


@pytest.mark.parametrize("name", [name for name in REAL if name not in ("platforms", "words")])
def test_the_bars_are_as_large_as_the_counts_but_for_the_gap_between_them(name: str) -> None:
    chart, width = REAL[name](), 1240
    scene = lay_out(chart, width)
    figure = figure_of(chart, width)
    lanes = {f"y{index}" for index, frame in enumerate(scene.frames, start=1) if frame.key.endswith("-lane")}
    bars = [trace for trace in figure["data"] if trace["type"] == "bar" and trace["yaxis"] not in lanes]
    heights = [height for trace in bars for height in trace["y"]]
    widest = max(6.0 / frame.x_unit for frame in scene.frames)
    drawn = sum((wide, high)[0] * high for trace in bars for wide, high in zip(trace["width"], trace["y"], strict=True))
    marks = [mark for mark in all_marks(chart) if isinstance(mark, Block)]
    meant = sum(
        float(piece.area) for mark in marks for piece in pieces(mark) if piece.surface not in ("bare", "outline")
    )
    assert meant - widest * sum(heights) <= drawn <= meant


def test_limits_are_asymmetric_errors_with_a_halo_of_paper_under_the_ink() -> None:
    figure = figure_of(cases.one_force(), 922)
    errors = [trace["error_y"] for trace in figure["data"] if "error_y" in trace]
    assert [error["color"] for error in errors] == ["@paper", "@ink"]
    assert all(error["symmetric"] is False for error in errors)
    low = 98 / 12 - errors[1]["arrayminus"][-1]
    assert low * 12 == pytest.approx(79.56, abs=0.01)  # Byar's lower limit of 98


def test_the_lane_is_a_pair_of_axes_of_its_own_twenty_pixels_high_under_the_first() -> None:
    chart = cases.three_forces()
    scene = lay_out(chart, 922)
    layout = figure_of(chart, 922)["layout"]
    first, lane = layout["yaxis"]["domain"], layout["yaxis2"]["domain"]
    assert (lane[1] - lane[0]) * scene.height == pytest.approx(20)
    assert (first[0] - lane[1]) * scene.height == pytest.approx(4)


def test_a_figure_is_plain_data() -> None:
    figure = figure_of(cases.eight_forces(), 1240)
    assert json.loads(json.dumps(figure)) == figure


def test_there_is_no_tool_bar_and_no_hover() -> None:
    assert CONFIG["displayModeBar"] is False
    assert figure_of(cases.one_force(), 922)["layout"]["hovermode"] is False


def test_words_are_never_mark_up() -> None:
    assert plain_text("<b>5 & more</b>") == "&lt;b&gt;5 &amp; more&lt;/b&gt;"
