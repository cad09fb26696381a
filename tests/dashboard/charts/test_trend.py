"""The chart of spans: which marks a series gives, which is dark, what stands beside it."""

from __future__ import annotations

import pytest

from dashboard.charts.growth import aside_of
from dashboard.charts.marks import Arrange, Block, Lane, Look, Panel
from dashboard.charts.trend import trend_chart
from dashboard.statistics.percents import a_month
from dashboard.statistics.rates import poisson_limits
from tests.dashboard.charts import cases
from tests.dashboard.charts.kinds import KINDS


def panel(chart_panel: object) -> Panel:
    assert isinstance(chart_panel, Panel)
    return chart_panel


def blocks(label: str) -> tuple[Block, ...]:
    found = cases.force(label)
    return panel(trend_chart([found], [cases.place(found)], offence="x").panels[0]).blocks


def test_the_looks_of_real_figures() -> None:
    assert [(block.look.value, block.label) for block in blocks("Hampshire/IW")] == [
        ("count", "152"),
        ("count", "181"),
        ("count", "291"),
        ("at least", "at least 18"),
        ("count", "279"),
        ("at least", "at least 95"),
    ]
    assert [(block.look.value, block.label) for block in blocks("Dyfed Powys")] == [
        ("part of unknown place", "19"),
        ("count", "41"),
        ("count", "39"),
        ("count", "34"),
        ("two figures", "36 or 39"),
        ("count", "30"),
        ("count", "67"),
    ]
    assert [block.label for block in blocks("Gwent") if block.look is Look.IN_DOUBT] == ["144", "67"]


def test_limits_stand_on_exact_counts_alone() -> None:
    for block in (*blocks("Hampshire/IW"), *blocks("Gwent"), *blocks("Dyfed Powys")):
        if block.look is Look.COUNT:
            limits = poisson_limits(int(block.low))
            assert block.limits == (limits.low, limits.high)
        else:
            assert block.limits is None


def test_limits_are_on_a_switch() -> None:
    for each in cases.three_forces(limits=False).panels:
        assert all(block.limits is None for block in panel(each).blocks)


def test_only_what_the_title_speaks_of_is_dark() -> None:
    dark = [block.label for each in cases.three_forces().panels for block in panel(each).blocks if block.focus]
    assert dark == ["118"]


def test_in_small_multiples_the_highest_is_dark_where_it_can_be_told() -> None:
    chart = cases.eight_forces()
    assert chart.arrange is Arrange.MULTIPLES
    dark = {
        each.name: [block.label for block in panel(each).blocks if block.focus] for each in map(panel, chart.panels)
    }
    assert dark == {
        "Hampshire": ["291"],
        "Kent": ["264"],
        "Surrey": ["98"],
        "Sussex": ["223"],
        "Dyfed-Powys": ["67"],
        "Gwent": ["58"],
        "North Wales": ["114"],
        "South Wales": ["333"],
    }


def test_what_is_missing_lies_in_the_lane_with_its_letter() -> None:
    lane = panel(cases.three_forces().panels[2]).lane
    assert [(missing.lane, missing.letter, missing.period.label) for missing in lane] == [
        (Lane.NO_FIGURE, "N", "2020/21")
    ]
    kinds = panel(KINDS["Every kind of missing"]().panels[0]).lane
    assert [missing.letter for missing in kinds] == ["R", "N", "H", "U", ""]
    zero = next(block for block in panel(KINDS["Every kind of missing"]().panels[0]).blocks if block.low == 0)
    assert (zero.look, zero.label, zero.limits) == (Look.COUNT, "0", None)


def test_a_refusal_says_its_section_over_the_empty_days() -> None:
    told = [missing for missing in panel(KINDS["Refused"]().panels[0]).lane if missing.callout]
    assert [missing.callout for missing in told] == [("Refused, s.12(1)", "cost of finding out")]
    assert [item.words for item in KINDS["Refused"]().not_in if item.sign is Lane.REFUSED] == [
        "Refused, s.12(1): cost of finding out."
    ]


def test_lists_beside_the_chart() -> None:
    chart = cases.three_forces()
    assert [(item.head, item.words) for item in chart.in_doubt] == [
        (
            "Gwent 2019/20: 144",
            "Four times the class that contains it (35); kept as printed. "
            "In doubt: kept as printed; nothing rests on it.",
        ),
        ("Gwent 2023/24: 67", "Above the class that contains it (54). In doubt: kept as printed; nothing rests on it."),
    ]
    assert [(item.head, item.words) for item in chart.not_in] == [
        (
            "Cumbria, July 2020 to March 2024",
            "No figure is known for these days; nothing here says whether it was asked.",
        ),
        ("Gwent, 2020/21", "“n/a” in the return; the reason is not known."),
    ]


def test_a_restated_year_keeps_its_first_print() -> None:
    found = panel(cases.uk_trend().panels[0]).blocks[4]
    assert (found.label, found.first_print, found.inside[0]) == ("6,275 [r]", 6156, "first printed 6,156")


def test_the_growth_is_the_strict_one_and_what_it_leaves_out_is_hatched_at_both_ends() -> None:
    chart = cases.uk_trend()
    first, *between, last = panel(chart.panels[0]).blocks
    assert (first.left_out, last.left_out) == (3728 - 3625, 7263 - 7181)
    assert all(block.left_out == 0 and not block.focus for block in between)
    assert first.focus
    assert last.focus
    assert chart.aside is not None
    assert chart.aside.arrow == (a_month(3625, first.period), a_month(7181, last.period))
    assert [(remark.number, remark.counts) for remark in chart.aside.remarks] == [
        ("+98%", "3,625 to 7,181"),
        ("+99%", "3,644 to 7,263"),
        ("+95%", "3,728 to 7,263"),
    ]


def test_a_growth_needs_both_its_blocks() -> None:
    with pytest.raises(LookupError, match="2024/25"):
        aside_of(cases.uk_growth(), panel(cases.one_force().panels[0]))


def test_all_areas_stand_on_one_scale() -> None:
    chart = cases.three_forces()
    assert chart.scale is not None
    assert [int(tick) for tick in chart.scale.ticks] == [0, 4, 8, 12]
    assert all(panel(each).scale is None for each in chart.panels)


def test_a_chart_of_nothing_or_of_too_much_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        trend_chart([], [], offence="x")
    found = [cases.force("Kent")] * 21
    with pytest.raises(ValueError, match="at most 20"):
        trend_chart(found, [cases.place(each) for each in found], offence="x")
    both = [cases.force("Kent"), cases.united_kingdom()]
    with pytest.raises(ValueError, match="one span"):
        trend_chart(both, [cases.place(each) for each in both], offence="x")
