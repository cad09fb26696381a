"""The palette, measured: contrast (WCAG 2) and difference under simulated colour vision, from the tokens."""

from __future__ import annotations

from itertools import combinations

import pytest

from dashboard.tokens import THEMES, Theme, colours, tokens
from tests.dashboard.colour_science import VISIONS, ciede2000, contrast, difference

PAPERS = ("paper", "surface", "tint")
TEXTS = ("ink", "ink-2", "ink-3", "link", "accent")
MARKS = ("block", "block-focus", "block-line", "miss-line", "line-strong", "focus")
VERDICTS = ("holds", "caveat", "fails", "unknown")
PLATFORMS = tuple(f"platform-{name}" for name in tokens()["categorical"]["light"])

# Sharma, Wu and Dalal (2005), table 1: two colours in CIELAB and their difference.
SHARMA = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "printed"), SHARMA)
def test_the_formula_gives_the_printed_differences(
    one: tuple[float, float, float], other: tuple[float, float, float], printed: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(printed, abs=5e-5)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("paper", PAPERS)
def test_text_can_be_read(theme: Theme, text: str, paper: str) -> None:
    of = colours(theme)
    assert contrast(of[text], of[paper]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mark", [*MARKS, *PLATFORMS])
@pytest.mark.parametrize("paper", ["paper", "surface"])
def test_marks_and_rings_stand_out(theme: Theme, mark: str, paper: str) -> None:
    of = colours(theme)
    assert contrast(of[mark], of[paper]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_block_of_the_title_stands_out_from_the_others(theme: Theme) -> None:
    assert contrast(colours(theme)["block"], colours(theme)["block-focus"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "under"), [("on-block", "block"), ("on-block-focus", "block-focus"), ("on-accent", "accent")]
)
def test_words_on_a_block_can_be_read(theme: Theme, text: str, under: str) -> None:
    assert contrast(colours(theme)[text], colours(theme)[under]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", VERDICTS)
def test_a_verdict_can_be_read_on_its_tint(theme: Theme, name: str) -> None:
    assert contrast(colours(theme)[name], colours(theme)[f"{name}-bg"]) >= 5.5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_platforms_are_told_apart_by_every_reader(theme: Theme, vision: str) -> None:
    of = colours(theme)
    pairs = list(combinations(PLATFORMS, 2))
    assert len(pairs) == 10
    assert min(difference(of[one], of[other], vision) for one, other in pairs) >= 11


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_steps_of_the_sequence_are_told_apart(theme: Theme, vision: str) -> None:
    of = colours(theme)
    assert min(difference(of[f"sequence-{step}"], of[f"sequence-{step + 1}"], vision) for step in range(1, 5)) >= 9


def test_two_measured_pairs_are_as_the_look_says() -> None:
    """The closest neighbours in light (protanopia) and the closest pair in dark (tritanopia) of look.md, section 1."""
    light, dark = tokens()["categorical"]["light"], colours("dark")
    first, second = light["facebook"], light["instagram"]
    assert difference(first, second, "protanopia") == pytest.approx(11.6, abs=0.05)
    least = min(difference(dark[one], dark[other], "tritanopia") for one, other in combinations(PLATFORMS, 2))
    assert least == pytest.approx(16.8, abs=0.05)
