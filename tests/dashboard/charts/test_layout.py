"""Charts of real figures laid out at the widths of pages and phones: nothing touches, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from dashboard.charts.labels import text_box
from dashboard.charts.layout import lay_out
from dashboard.charts.marks import Block, Chart, Panel, all_marks
from dashboard.charts.pieces import pieces
from dashboard.charts.scene import Scene
from tests.dashboard.charts import cases
from tests.dashboard.charts.kinds import KINDS

REAL: dict[str, Callable[[], Chart]] = {
    "three forces": cases.three_forces,
    "one force": cases.one_force,
    "one long span": lambda: cases.one_force("Cumbria"),
    "eight forces": cases.eight_forces,
    "United Kingdom": cases.uk_trend,
    "three classes": cases.three_classes,
    "one class": cases.one_class,
    "class by quarter": cases.national_class,
    "platforms": cases.platforms,
    "words": cases.a_third,
}
ALL = {**REAL, **KINDS}
WIDTHS = (1240, 922, 700, 354, 284)

every = pytest.mark.parametrize("name", list(ALL))
at_width = pytest.mark.parametrize("width", WIDTHS)


@every
@at_width
def test_no_text_touches_another(name: str, width: float) -> None:
    texts = lay_out(ALL[name](), width).texts
    for one, other in combinations(texts, 2):
        assert not text_box(one).meets(text_box(other)), f"{one.text!r} touches {other.text!r}"


@every
@at_width
def test_every_text_stands_inside_the_drawing(name: str, width: float) -> None:
    scene = lay_out(ALL[name](), width)
    for text in scene.texts:
        box = text_box(text)
        assert box.left >= -1, text.text
        assert box.right <= width + 1, text.text
        assert box.top >= 0, text.text
        assert box.bottom <= scene.height, text.text


@every
@at_width
def test_every_mark_has_its_place_in_the_drawing(name: str, width: float) -> None:
    chart = ALL[name]()
    scene = lay_out(chart, width)
    assert {id(spot.mark) for spot in scene.spots} == {id(mark) for mark in all_marks(chart)}
    for spot in scene.spots:
        assert 0 <= spot.box.left < spot.box.right <= width + 4


@pytest.mark.parametrize("name", [name for name in REAL if name not in ("platforms", "words")])
def test_the_bars_of_a_drawing_have_the_areas_of_the_marks(name: str) -> None:
    chart = ALL[name]()
    scene = lay_out(chart, 1240)
    drawn = sum((bar.x1 - bar.x0) * (bar.y1 - bar.y0) for bar in scene.bars if not bar.frame.endswith("-lane"))
    marks = [mark for mark in all_marks(chart) if isinstance(mark, Block)]
    bare = ("bare", "outline")
    meant = sum(float(piece.area) for mark in marks for piece in pieces(mark) if piece.surface not in bare)
    assert drawn == pytest.approx(meant)


def values(scene: Scene) -> set[str]:
    return {text.text for text in scene.texts}


def test_every_count_of_the_three_forces_stands_above_its_block_at_both_widths() -> None:
    expected = {"118", "27", "76", "67", "78", "63", "74", "98", "44", "26", "144", "58"}
    assert expected <= values(lay_out(cases.three_forces(), 922))
    assert expected <= values(lay_out(cases.three_forces(), 354))


def test_what_does_not_fit_long_stands_short() -> None:
    wide, narrow = (values(lay_out(KINDS["At least"](), width)) for width in (700, 290))
    assert "at least 18" in wide
    assert "at least 18" in narrow
    small = values(lay_out(cases.eight_forces(), 1240))
    assert {"≥18", "≥95"} <= small


def test_a_block_narrower_than_26_pixels_has_no_label() -> None:
    chart = KINDS["Every kind of missing"]()
    assert "12" in values(lay_out(chart, 290))
    assert "12" not in {text.text for text in lay_out(chart, 200).texts if text.weight == 600}


def test_narrow_charts_have_short_years() -> None:
    assert "’17/18" in values(lay_out(cases.three_forces(), 354))
    assert "2017/18" in values(lay_out(cases.three_forces(), 922))


def test_the_growth_stands_beside_wide_charts_only() -> None:
    growth = {"+98%", "+99%", "+95%", "3,625 to 7,181"}
    assert growth <= values(lay_out(cases.uk_trend(), 1240))
    assert not growth & values(lay_out(cases.uk_trend(), 354))


def test_the_same_chart_gives_the_same_scene() -> None:
    assert lay_out(cases.three_forces(), 922) == lay_out(cases.three_forces(), 922)


def test_what_is_missing_has_no_height() -> None:
    scene = lay_out(KINDS["Every kind of missing"](), 700)
    lanes = [frame for frame in scene.frames if frame.key.endswith("-lane")]
    panel = next(frame for frame in scene.frames if not frame.key.endswith("-lane"))
    assert [lane.height for lane in lanes] == [20]
    assert lanes[0].top == pytest.approx(panel.bottom + 4)


def test_a_chart_of_spans_without_axes_is_refused() -> None:
    chart = cases.three_forces()
    bare = Chart("x", chart.arrange, "", "", "", "", (Panel("x", ()),))
    with pytest.raises(ValueError, match="no axes"):
        lay_out(bare, 922)
