"""Widths of type: the table of advances against the fonts themselves, and the wrapping of words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from dashboard.charts.metrics import Family, longest, width, wrap

FONTS = Path(__file__).parents[3] / "dashboard" / "assets" / "fonts"
SAMPLES: list[tuple[str, float, int, Family]] = [
    ("118", 17, 600, "sans"),
    ("6,275 [r]", 15, 600, "sans"),
    ("April 2017 to June 2020, 39 months", 13, 400, "sans"),
    ("“more than 27,000”", 17, 600, "sans"),
    ("71/17 joins the class, 1 April 2017", 14, 400, "sans"),
    ("+98% −2% ’17/18", 14, 400, "sans"),
]


@pytest.mark.browser
def test_widths_are_those_of_the_fonts_that_the_product_ships(browser: Browser) -> None:
    face = FONTS / "source-sans-3-latin-wght-normal.woff2"
    page_text = f'<style>@font-face{{font-family:F;src:url("{face.as_uri()}");font-weight:200 900}}</style>' + "".join(
        f'<span style="font:{weight} {size}px F;white-space:pre;position:absolute">{text}</span>'
        for text, size, weight, _ in SAMPLES
    )
    page = browser.new_page()
    page.goto((FONTS / "OFL.txt").as_uri())
    page.set_content(page_text)
    page.evaluate("() => document.fonts.ready")
    drawn = page.evaluate(
        "() => document.fonts.load('600 17px F').then(() => document.fonts.load('400 14px F')).then(() => "
        "[...document.querySelectorAll('span')].map((s) => s.getBoundingClientRect().width))"
    )
    page.close()
    for (text, size, weight, family), seen in zip(SAMPLES, drawn, strict=True):
        assert width(text, size, weight, family) == pytest.approx(seen, rel=0.02), text


def test_bold_is_wider_and_size_scales() -> None:
    assert width("118", 15, 600) > width("118", 15)
    assert width("118", 30) == pytest.approx(2 * width("118", 15))


def test_the_longest_form_that_fits_is_taken_and_none_where_none_does() -> None:
    forms = ("at least 18", "≥18")
    assert longest(forms, 500, 14) == "at least 18"
    assert longest(forms, 30, 14) == "≥18"
    assert longest(forms, 3, 14) == ""


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), max_size=20), st.floats(20, 400))
def test_wrapped_lines_fit_and_keep_every_word(words: list[str], room: float) -> None:
    lines = wrap(" ".join(words), room, 14)
    assert " ".join(lines).split() == words
    assert all(width(line, 14) <= room or len(line.split()) == 1 for line in lines)
