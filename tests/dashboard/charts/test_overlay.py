"""The buttons over a drawing: one a mark, in the order of the table, where the marks are, with their words."""

from __future__ import annotations

import pytest

from dashboard.charts.layout import lay_out
from dashboard.charts.overlay import buttons
from dashboard.charts.table import table_of
from tests.dashboard.charts import cases
from tests.dashboard.charts.test_layout import ALL


@pytest.mark.parametrize("name", list(ALL))
@pytest.mark.parametrize("width", [1240, 354])
def test_there_is_one_button_for_each_row_of_the_table(name: str, width: float) -> None:
    chart = ALL[name]()
    found = buttons(chart, width)
    assert len(found) == len(table_of(chart).rows)
    for button in found:
        assert 0 <= button.left <= button.left + button.width <= 101
        assert 0 <= button.top <= button.top + button.height <= 101
        assert button.width > 0
        assert button.label.endswith(".")


def test_a_button_says_what_its_card_says() -> None:
    first, second = buttons(cases.three_forces(), 922)[:2]
    assert first.label == (
        "Cumbria, April 2017 to June 2020, 39 months: 118 offences, 3.0 a month (95% limits 2.5 to 3.6)."
    )
    assert first.focus
    assert first.words.chips[0].text == "Cumbria!B4"
    assert first.words.source == "Compiled by NSPCC, printed November 2020; one page prints it."
    assert second.label == (
        "Cumbria, July 2020 to March 2024, 45 months: no figure. "
        "No figure is known for these days; nothing here says whether it was asked."
    )


def test_letters_of_what_is_missing_come_with_the_button() -> None:
    assert [button.letter for button in buttons(cases.three_forces(), 922) if not button.words.figure] == ["", "N"]


def test_low_blocks_have_buttons_that_can_be_hit() -> None:
    for button in buttons(cases.eight_forces(), 1240):
        assert button.height > 0
    chart = cases.three_forces()
    height = lay_out(chart, 922).height
    assert all(button.height * height / 100 >= 23.9 for button in buttons(chart, 922))
