"""The chart of platforms: shares of those known with limits where counts are exact, and what does not compare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.charts.marks import Entry, Known, Mode, SharePanel
from dashboard.charts.mentions import mentions_chart, platform_chart
from dashboard.charts.share_inputs import KnownFigures, PlatformFigures, ShareInput
from dashboard.charts.share_select import chosen, share_inputs, styles
from dashboard.charts.share_shapes import colour_of
from dashboard.charts.share_titles import named_most
from dashboard.charts.shares import divider, shares_chart
from dashboard.row import Row
from dashboard.statistics.rates import wilson
from etl.model.count import Count
from etl.model.observation import Breakdown, Measure, Unit
from etl.model.period import Period
from tests.dashboard.charts import cases
from tests.dashboard.charts.cases import SURREY, YEARS, row


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


def test_a_platform_alone_is_said_with_its_base() -> None:
    title = shares_chart([made("Kent", 100, 400, 25), made("Kent", 100, 200, 50)]).title
    assert title == "Where police knew the platform (100 of 200 offences), Platform 0 was named in 50%, 2017/18"


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
    assert shares_chart([made("Surrey", 19, 30, 12, 3)]).title.endswith(": very small numbers")
    assert not shares_chart([made("Surrey", 200, 400, 120, 30)]).title.endswith("small numbers")


def test_a_title_of_mostly_unknown_platforms_holds_its_base() -> None:
    assert shares_chart([made("Surrey", 2111, 7263, 844, 190)]).title == (
        "Where police knew the platform (2,111 of 7,263 offences), Platform 0 was named in 40%, 2017/18"
    )


def test_two_platforms_are_no_full_list() -> None:
    assert shares_chart([made("Surrey", 200, 300, 120, 30)]).title == "Platform 0 leads the platforms given in 2017/18"


def test_named_most_is_said_only_where_bounds_are_clear_of_each_other() -> None:
    assert named_most(made("Surrey", 200, 400, 120, 30)) == "Platform 0"
    assert named_most(made("Surrey", 200, 400, 60, 58)) is None
    assert cases.platforms().title == "Facebook was named most in 2017/18; by 2023/24 the platform is mostly unknown"


def test_the_scale_goes_to_60_percent_unless_a_share_is_above() -> None:
    assert cases.platforms().top == 60
    assert shares_chart([made("Surrey", 100, 100, 61)]).top == 100


def test_platforms_without_a_colour_of_their_own_are_other() -> None:
    assert colour_of("no-such-platform") == "platform-other"


def platform_row(name: str, count: Count, cell: str, **more: object) -> Row:
    kind = Breakdown(str(more.pop("kind", "platform")), name)
    return row(SURREY, YEARS[0], count, cell, breakdown=kind, **{"unit": Unit.MENTION, **more})  # type: ignore[arg-type]


def test_panels_come_from_the_figures_of_an_area() -> None:  # made up
    known = row(SURREY, YEARS[0], Count.exact(100), "9", breakdown=Breakdown("means", category="known"))
    rows = [
        row(SURREY, YEARS[0], Count.exact(160), "8"),
        known,
        platform_row("Snapchat", Count.exact(40), "1"),
        platform_row("Facebook or Facebook Messenger", Count.exact(30), "2"),
        platform_row("Facebook and Instagram", Count.exact(55), "3"),
        platform_row("Kik", Count.exact(5), "4"),
        platform_row("Zoom", Count.exact(9), "5", measure=Measure.SHARE, of_what="all offences"),
    ]
    place = cases.place(cases.force("Surrey"))
    (panel,) = share_inputs(rows, place, STYLES)
    assert [(figures.name, figures.style) for figures in panel.platforms] == [
        ("Facebook or Facebook Messenger", "facebook"),
        ("Snapchat", "snapchat"),
        ("Kik", "other"),
    ]
    assert (panel.known.base, panel.known.all) == (100, 160)
    alone = share_inputs(rows[4:5], place, STYLES)
    assert [figures.name for figures in alone[0].platforms] == ["Facebook and Instagram"]


STYLES = styles(
    [
        ("facebook", "Facebook", ()),
        ("snapchat", "Snapchat", ()),
        ("kik", "Kik", ()),
        ("facebook-or-messenger", "Facebook or Facebook Messenger", ("facebook", "facebook-messenger")),
        ("facebook-and-instagram", "Facebook and Instagram", ("facebook", "instagram")),
        ("facebook-or-twitter", "Facebook or Twitter", ("facebook", "x")),
    ]
)


def test_a_group_has_a_colour_only_where_it_is_one_service() -> None:
    assert STYLES["Facebook or Facebook Messenger"] == "facebook"
    assert STYLES["Facebook and Instagram"] == STYLES["Facebook or Twitter"] == ""
    assert STYLES["Kik"] == "other"


def test_panels_with_a_known_base_are_shown_before_others_and_whole_years_before_parts() -> None:
    without, with_base = made("Surrey", None, 200, 40, 30, 20), made("Surrey", 100, 200, 40)
    assert chosen([without, with_base]) == (with_base,)
    months = replace(with_base, period=Period.months_of(2020, 4, 3))
    assert chosen([months, with_base]) == (with_base,)
    assert chosen([months]) == (months,)
    others = shares_chart([with_base], others=[months]).also
    assert [(item.head, item.words) for item in others] == [
        ("Surrey, April to June 2020", "Platform 0 40.0%; of 100 with a known platform.")
    ]


def test_without_a_base_anywhere_counts_are_shown_as_counts() -> None:
    chart = platform_chart([made("Surrey", None, 252, 90, 58, 50, 9)])
    (panel,) = chart.panels
    assert isinstance(panel, SharePanel)
    assert [(entry.mode, entry.label) for entry in panel.entries] == [
        (Mode.BAR, count) for count in ("90", "58", "50", "9")
    ]
    assert panel.known is None
    assert chart.title == "Platform 0 was named most, in 90 offences, in 2017/18"
    assert "no share can be told" in chart.lines[-1].text
    few, one = made("Surrey", None, 252, 90, 58), made("Surrey", None, 252, 90)
    assert platform_chart([few]).title == "Platform 0 leads the platforms given, with 90 offences in 2017/18"
    assert platform_chart([one]).title == "Surrey recorded 90 offences that named Platform 0 in 2017/18"
    with pytest.raises(ValueError, match="at least one panel"):
        mentions_chart([])


def test_lines_side_by_side_are_of_one_platform() -> None:
    few, many = made("Surrey", 100, 200, 40), made("Surrey", 100, 200, 30, 20, 10)
    panels = [panel for panel in shares_chart([many, few]).panels if isinstance(panel, SharePanel)]
    assert [entry.name for entry in panels[0].entries] == [entry.name for entry in panels[1].entries]
    assert [(entry.mode, entry.rest) for entry in panels[1].entries[1:]] == [(Mode.NOTHING, "no figure")] * 2
    counts = [panel for panel in mentions_chart([many, few]).panels if isinstance(panel, SharePanel)]
    assert [entry.name for entry in counts[0].entries] == [entry.name for entry in counts[1].entries]


def test_a_platform_without_a_figure_says_so() -> None:
    nothing = PlatformFigures("Nothing", "other", ())
    (panel,) = shares_chart([replace(made("Surrey", 100, 200, 40), platforms=(nothing,))]).panels
    assert isinstance(panel, SharePanel)
    assert [(entry.name, entry.mode) for entry in panel.entries] == [("Nothing", Mode.NOTHING)]
    with pytest.raises(ValueError, match="at least one panel"):
        shares_chart([])
