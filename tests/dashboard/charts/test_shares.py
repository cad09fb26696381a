"""The chart of platforms: shares of those known with limits where counts are exact, and what does not compare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.charts.marks import Entry, Known, Mode, SharePanel
from dashboard.charts.share_inputs import KnownFigures, PlatformFigures, ShareInput
from dashboard.charts.share_shapes import colour_of
from dashboard.charts.share_titles import named_most
from dashboard.charts.shares import divider, shares_chart
from dashboard.statistics.rates import wilson
from etl.model.count import Count
from etl.model.observation import Unit
from tests.dashboard.charts import cases
from tests.dashboard.charts.cases import ENGLAND_AND_WALES, SURREY, YEARS, row


def panels() -> list[SharePanel]:
    return [panel for panel in cases.platforms().panels if isinstance(panel, SharePanel)]


def entries(index: int) -> dict[str, Entry]:
    return {entry.name: entry for entry in panels()[index].entries}


def made(name: str, known: int | None, total: int | None, *counts: int) -> ShareInput:
    """A panel with platforms that are made up."""
    platforms = tuple(
        PlatformFigures(
            f"Platform {index}", "other", (row(SURREY, YEARS[0], Count.exact(count), "1", unit=Unit.MENTION),)
        )
        for index, count in enumerate(counts)
    )
    figures = [None if value is None else row(SURREY, YEARS[0], Count.exact(value), "2") for value in (known, total)]
    place = replace(cases.place(cases.force("Surrey")), name=name, in_text=name)
    return ShareInput(place, YEARS[0], "71/17", platforms, KnownFigures(figures[0], figures[1]))


def test_a_count_of_a_base_has_wilson_limits() -> None:
    entry = entries(0)["Facebook"]
    limits = wilson(618, 2117)
    assert (entry.mode, entry.label, entry.rest) == (Mode.POINT, "29%", "618 of 2,117")
    assert entry.band == (limits.low * 100, limits.high * 100)


def test_a_printed_percent_has_the_bounds_of_its_rounding_and_no_count() -> None:
    entry = entries(2)["Snapchat"]
    assert (entry.label, entry.rest, entry.band) == ("48%", "of 1,824", (47.5, 48.5))
    assert entry.words.rate == "printed percent, 47.5% to 48.5%; no limits"


def test_what_is_printed_both_ways_is_shown_both_ways() -> None:
    entry = entries(2)["Facebook"]
    assert (entry.mode, entry.low, entry.high, entry.rest) == (Mode.TWO_WAYS, 10, 12, "10% or 12%: printed both ways")


def test_the_known_bar_says_named_known_and_all() -> None:
    known = panels()[0].known
    assert isinstance(known, Known)
    assert (known.known, known.total) == (2117, 3217)
    assert known.before + known.label + known.after == "Platform known for 66%: 2,117 of 3,217"


def test_panels_that_do_not_compare_say_why() -> None:
    first, second, third = panels()
    assert first.divider == second.divider == ""
    assert third.divider == (
        "the known share fell from 62% to 26%, the area changed from England and Wales to the UK and "
        "the offence changed from 71/17 to 71/17 and equivalents"
    )
    assert "Not comparable across the broken line" in cases.platforms().lines[-1].text


@pytest.mark.parametrize(("other", "compares"), [(60, True), (61, False)])
def test_known_shares_compare_within_ten_points(other: int, *, compares: bool) -> None:
    before, after = made("Surrey", 50, 100, 5), made("Surrey", other, 100, 5)
    assert (divider(before, after) == "") is compares


def test_words_are_a_band_and_an_unknown_base_is_said_in_the_title() -> None:
    chart = cases.a_third()
    panel = chart.panels[0]
    assert isinstance(panel, SharePanel)
    (entry,) = panel.entries
    assert (entry.mode, entry.low, entry.high, entry.label) == (Mode.BAND, 29, 37, "“a third”: 29% to 37%")
    assert chart.title == "“A third” of offences with a known platform named Facebook-owned apps: very small numbers"
    assert panel.known is not None
    assert panel.known.known is None
    assert "Very small numbers" in entry.words.sentence


def test_a_base_under_20_is_said_in_the_title() -> None:
    assert shares_chart([made("Surrey", 19, 40, 12, 3)]).title.endswith(": very small numbers")
    assert not shares_chart([made("Surrey", 200, 400, 120, 30)]).title.endswith("small numbers")


def test_named_most_is_said_only_where_bounds_are_clear_of_each_other() -> None:
    assert named_most(made("Surrey", 200, 400, 120, 30)) == "Platform 0"
    assert named_most(made("Surrey", 200, 400, 60, 58)) is None
    assert cases.platforms().title == "Facebook was named most in 2017/18; by 2023/24 the platform is mostly unknown"


def test_the_scale_goes_to_60_percent_unless_a_share_is_above() -> None:
    assert cases.platforms().top == 60
    assert shares_chart([made("Surrey", 100, 100, 61)]).top == 100


def test_platforms_without_a_colour_of_their_own_are_other() -> None:
    assert colour_of("no-such-platform") == "platform-other"


def test_a_platform_without_a_figure_is_left_out() -> None:
    nothing = PlatformFigures("Nothing", "other", ())
    panel = replace(made("Surrey", 100, 200, 40), platforms=(nothing,))
    assert shares_chart([panel]).panels[0] == SharePanel("Surrey, 2017/18", (), shares_chart([panel]).panels[0].known)  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="at least one panel"):
        shares_chart([])
    assert ENGLAND_AND_WALES.name in panels()[0].name
