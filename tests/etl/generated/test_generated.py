"""A made-up truth, written in any layout with anything about it, reads back as it is or is held, never as more.

The same two thousand each time, so that a run says of a change what it broke; `make fuzz` tries others.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.etl.generated.choices import Choices
from tests.etl.generated.made import Made, faults, make
from tests.etl.generated.truth import AGE, OUTCOME, PERIOD, PLATFORM, SEX, make_truth
from tests.etl.generated.ways_out import LAYOUTS

SHEETS = 2000
TURNED = {"tables under one another", "tables side by side", "a sheet each", "label and number on one line"}
"""Layouts whose captions are the years, in the order in which they take the ways."""
SAME = {"categories by periods", "several columns of labels", "headings over lines", "refusal with figures", *TURNED}
"""Layouts that can hold one way of parts and one of periods."""


@st.composite
def sheets(draw: st.DrawFn) -> Made:
    return make(Choices(lambda n: draw(st.integers(0, n - 1))))


@settings(max_examples=SHEETS, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(sheets())
def test_a_sheet_reads_back_or_is_held(made: Made) -> None:
    found = faults(made, made.read())
    assert not found, "\n".join((made.text, *found))


@pytest.mark.parametrize("kind", [PLATFORM, AGE, SEX, OUTCOME])
@pytest.mark.parametrize("seed", range(3))
def test_one_truth_reads_the_same_in_eight_layouts(kind: str, seed: int) -> None:
    truth = make_truth((kind, PERIOD), Choices.seeded(seed), least=2, gaps=False)
    for layout in sorted(SAME):
        made = make(Choices.seeded(seed), layout, truth.turned() if layout in TURNED else truth, plain=True)
        reading = made.read()
        assert not faults(made, reading), made.text
        doubtful = any(label.text in ("Unknown", "Not recorded") for way in truth.ways for label in way.labels)
        assert doubtful or not reading.held, made.text


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "no header"])
def test_plain_sheets_are_read_and_not_held(layout: str) -> None:
    made = [make(Choices.seeded(seed), layout, plain=True) for seed in range(40)]
    held = [each.text for each in made if each.read().held]
    assert len(held) <= len(made) // 5, "\n".join(held)


def test_a_table_without_headings_is_held() -> None:
    assert all(make(Choices.seeded(seed), "no header").read().held for seed in range(20))
