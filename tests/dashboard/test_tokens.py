"""The tokens: one file holds every colour and size, and everything else is made from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import tokens

DASHBOARD = Path(tokens.__file__).parent
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?=[;\s\"'])")


def test_style_sheet_is_in_step_with_the_tokens() -> None:
    written = tokens.CSS_FILE.read_text(encoding="utf-8")
    assert written == tokens.css(), "run `python -m dashboard.tokens`"


def test_no_colour_stands_anywhere_but_in_the_tokens() -> None:
    ours = [
        path for path in DASHBOARD.rglob("*") if path.suffix in (".py", ".css", ".js") and "vendor" not in path.parts
    ]
    assert len(ours) > 30
    found = {
        (path.relative_to(DASHBOARD).as_posix(), colour)
        for path in ours
        if path != tokens.CSS_FILE
        for colour in COLOUR.findall(path.read_text(encoding="utf-8"))
    }
    assert not found


def test_style_sheets_break_only_at_the_widths_of_the_tokens() -> None:
    breaks = tokens.tokens()["break"]
    allowed = {f"{width - 0.02:g}px" for width in breaks.values()}
    widths = {
        width
        for path in (DASHBOARD / "assets" / "css").glob("*.css")
        for width in re.findall(r"@media[^{]*width: ([0-9.]+px)", path.read_text(encoding="utf-8"))
    }
    assert widths
    assert widths <= allowed


def test_style_sheets_use_no_property_that_is_not_a_token() -> None:
    known = set(re.findall(r"(--[a-z0-9-]+):", tokens.css()))
    for path in (DASHBOARD / "assets" / "css").glob("*.css"):
        used = set(re.findall(r"var\((--[a-z0-9-]+)", path.read_text(encoding="utf-8")))
        assert used <= known, path.name


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_both_themes_have_the_same_colours(theme: tokens.Theme) -> None:
    assert set(tokens.colours(theme)) == set(tokens.colours("light"))
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in tokens.colours(theme).values())


def test_a_figure_resolves_its_tokens_at_any_depth_and_leaves_the_rest() -> None:
    figure = {"data": [{"marker": {"color": "@block", "line": {"width": 1}}}], "text": ["@", "a @block", "@Block"]}
    resolved = tokens.resolved(figure, "dark")
    assert resolved["data"][0]["marker"] == {"color": tokens.colour("block", "dark"), "line": {"width": 1}}
    assert resolved["text"] == ["@", "a @block", "@Block"]


def test_a_name_that_is_no_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        tokens.resolved({"color": "@blok"})


def test_type_grows_with_the_reader_s_own_size() -> None:
    sizes = re.findall(r"--type-[a-z0-9-]+: \d+ ([0-9.]+)(rem|px)/", tokens.css())
    assert len(sizes) > 10
    assert {unit for _, unit in sizes} == {"rem"}
    assert min(float(size) for size, _ in sizes) * 16 >= 13
