"""The panel of the class: sums of real quarters, pale, broken at 1 April 2017, tied to 71/17 in words."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.charts.marks import Look, Panel
from dashboard.charts.official import official_chart
from dashboard.charts.official_titles import foot_words
from etl.model.period import Period, month_position
from tests.dashboard.charts import cases


def first(chart_panels: tuple[object, ...]) -> Panel:
    panel = chart_panels[0]
    assert isinstance(panel, Panel)
    return panel


def test_cumbrias_class_by_year() -> None:
    blocks = first(cases.three_classes().panels).blocks
    assert [block.label for block in blocks] == [
        "8", "9", "13", "12", "7", "36", "37", "48", "36", "43", "37", "30", "50", "44",
    ]  # fmt: skip
    assert [block.look for block in blocks[:6]] == [Look.CLASS_BEFORE] * 5 + [Look.CLASS]
    assert blocks[-1].period == Period(date(2025, 4, 1), date(2025, 12, 31))


def test_the_break_is_where_the_class_changed() -> None:
    (found,) = first(cases.three_classes().panels).breaks
    assert found.position == month_position(date(2017, 4, 1))
    assert "before: meeting offences only" in found.before
    assert found.after[0] == "71/17 joins the class, 1 April 2017 (nothing is compared across)"


def test_ties_say_both_numbers_or_that_there_is_a_part_only() -> None:
    ties = [panel.ties[0].words[0] for panel in cases.three_classes().panels if isinstance(panel, Panel)]
    assert ties == [
        "39 months: class 126 · 71/17 118",
        "84 months: class 543 · 71/17 483",
        "84 months: class 315 · 71/17 in part",
    ]


def test_titles() -> None:
    assert cases.three_classes().title == "The class holds 126 offences in Cumbria over the 39 months of the 118"
    assert cases.national_class().title == (
        "The wider class: 7,560 offences in England and Wales in the year to December 2025"
    )
    area = cases.class_area(cases.force("Gwent"), None, cases.SEVEN)
    chart = official_chart([area], cases.WORDS, edition="23 April 2026")
    assert chart.title == "The wider class in Gwent: 60 offences in 2024/25"
    assert chart.over_title == "All sexual grooming offences (class 88A), official"


def test_by_quarter_the_last_year_is_dark_and_stands_beside() -> None:
    chart = cases.national_class()
    blocks = first(chart.panels).blocks
    assert len(blocks) == 55
    assert [block.focus for block in blocks[-5:]] == [False, True, True, True, True]
    assert sum(int(block.low) for block in blocks if block.focus) == 7560
    assert chart.aside is not None
    assert chart.aside.remarks[0].words == "in the year to December 2025; 7,220 in the year before"


def test_nothing_is_compared_across_the_break() -> None:
    assert cases.three_classes().lines[-1].text.endswith("nothing is compared across 1 April 2017.")
    assert cases.three_classes().lines[1].text == "Coverage: 3 areas, every quarter shown. 2025/26 has 9 months."


def test_words_under_a_panel() -> None:
    assert foot_words([(27, 49), (63, 62), (98, 93)]) == (
        "Within its class in 1 of 3 years; 63 and 98 stand above it (62 and 93)."
    )
    assert foot_words([], [(144, 35)]) == "144 is in doubt (35)."
    assert foot_words([]) == ""


def test_a_panel_without_blocks_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one block"):
        official_chart([], cases.WORDS, edition="23 April 2026")
