"""The drawing as SVG: well formed, without scripts, the same bytes each time, in the page's colours or literal ones."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from dashboard.charts.layout import lay_out
from dashboard.charts.marks import Chart, Panel
from dashboard.charts.svg import Theme, draw_svg, fragment
from dashboard.tokens import THEMES, colours
from tests.dashboard.charts import cases
from tests.dashboard.charts.test_layout import ALL

SVG = "{http://www.w3.org/2000/svg}"


def tree(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


@pytest.mark.parametrize("name", list(ALL))
@pytest.mark.parametrize("width", [922, 354])
def test_every_drawing_is_well_formed_and_hidden_from_screen_readers(name: str, width: float) -> None:
    root = tree(draw_svg(ALL[name](), width))
    assert root.tag == f"{SVG}svg"
    assert root.get("aria-hidden") == "true"
    assert root.get("width") == str(width)
    assert not root.findall(f".//{SVG}script")
    assert not [value for element in root.iter() for key, value in element.items() if str(key).startswith("on")]


def test_the_same_marks_give_the_same_bytes() -> None:
    assert draw_svg(cases.eight_forces(), 1240) == draw_svg(cases.eight_forces(), 1240)


@pytest.mark.parametrize("name", list(ALL))
def test_every_colour_of_a_page_is_a_token_of_both_themes(name: str) -> None:
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", draw_svg(ALL[name](), 922)))
    assert used
    for theme in THEMES:
        assert used <= set(colours(theme))


def test_a_picture_has_literal_colours_and_brings_its_fonts() -> None:
    theme = Theme.named("light", paper="#FFFFFF", font_css="@font-face{font-family:F}")
    text = draw_svg(cases.three_forces(), 922, theme)
    assert "var(" not in text
    assert "#FFFFFF" in text
    assert "<style>@font-face{font-family:F}</style>" in text
    assert tree(text) is not None


def test_every_pattern_that_is_used_is_defined_and_names_are_apart_from_those_of_other_charts() -> None:
    text = draw_svg(cases.eight_forces(), 1240)
    used, defined = set(re.findall(r"url\(#([^)]+)\)", text)), set(re.findall(r'<pattern id="([^"]+)"', text))
    assert used == defined
    other = draw_svg(replace(cases.eight_forces(), name="other"), 1240)
    assert not used & set(re.findall(r"url\(#([^)]+)\)", other))


def test_words_of_a_source_are_text_and_never_mark_up() -> None:
    chart = cases.three_forces()
    panel = chart.panels[0]
    assert isinstance(panel, Panel)
    hostile = '<script>alert("x")</script> & </svg>'
    poisoned: Chart = replace(chart, panels=(replace(panel, name=hostile), *chart.panels[1:]))
    root = tree(draw_svg(poisoned, 922))
    assert not root.findall(f".//{SVG}script")
    assert hostile in [element.text for element in root.iter(f"{SVG}text")]


def test_a_fragment_is_the_inside_of_the_drawing_with_its_height() -> None:
    chart, theme = cases.three_forces(), Theme.named("light")
    inside, height = fragment(chart, 922, theme)
    assert inside in draw_svg(chart, 922, theme)
    assert height == lay_out(chart, 922).height
