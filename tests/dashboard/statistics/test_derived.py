"""What may be worked out of figures. All figures are made up; where a test is shaped like a real case it names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dashboard.row import Row
from dashboard.statistics.derived import Remainders, derive
from dashboard.statistics.derived_model import Against, Derived, Evidence, Rule
from dashboard.statistics.derived_paths import covers
from dashboard.statistics.derived_place import open_days, with_remainders
from dashboard.statistics.laid import Kind
from dashboard.statistics.series import lay
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import Area, Coverage
from etl.model.period import Period
from tests.dashboard.made_up import CUMBRIA, KENT, SUBJECT, row, span, year

REGION = Area("X-MADE-UP", "A made-up region", "composite")
FORCES = {
    CUMBRIA.code: frozenset({CUMBRIA.code}),
    KENT.code: frozenset({KENT.code}),
    REGION.code: frozenset({CUMBRIA.code, KENT.code}),
}
OLD, NEW = "2019-09", "2020-11"


def worked(rows: Sequence[Row], area: Area = CUMBRIA) -> Remainders:
    by_area: dict[str, list[Row]] = {}
    for one in rows:
        by_area.setdefault(one.area.code, []).append(replace(one, figure_id=f"{one.area.code}{one.figure_id}"))
    return derive(area, Evidence(by_area, FORCES))


def said(found: Remainders) -> dict[str, str]:
    return {one.period.label: f"{one.count.text}: {one.working}" for one in found.derived}


def test_a_longer_figure_less_its_parts_is_exact_within_one_release() -> None:
    """Shaped like Lancashire: 647 over thirty months less the last six."""
    found = worked([row(647, span("2017-04/2019-09")), row(118, span("2019-04/2019-09"))])
    assert said(found) == {"April 2017 to March 2019": "529: 647 less 118"}
    assert found.refused == ()


def test_mixed_releases_without_a_known_restatement_are_refused_with_the_number_and_the_reason() -> None:
    """Shaped like Cumbria's 31."""
    parts = [row(271, year(2017), area=REGION, published=OLD), row(240, year(2017), area=KENT, published="2018-06")]
    found = worked(parts)
    assert found.derived == ()
    (no,) = found.refused
    assert (no.against, no.working, no.value) == (Against.MIXED_RELEASES, "271 less 240", Count.exact(31))
    assert "271 is of September 2019; 240 is of June 2018" in no.sentence


def test_mixed_releases_are_a_range_as_wide_as_every_print_of_the_terms() -> None:
    """Shaped like England and Wales 2019/20: never one number."""
    three = row(120, span("2017-04/2020-03"), published=NEW)
    first = row(32, year(2017), published=OLD)
    older = row(29, year(2017), published="2018-06", standing=Standing.SUPERSEDED)
    second = row(43, year(2018), published=OLD)
    (one,) = [one for one in worked([three, first, older, second]).derived if one.period == year(2019)]
    assert one.count == Count.between(45, 48)
    assert one.working == "120 less 32 and 43"
    assert one.reasons[0] == "45 is not given as one number."
    assert "32 is also printed as 29." in one.reasons


def test_a_total_less_its_other_members_is_exact_within_one_release() -> None:
    found = worked([row(50, year(2017), area=REGION), row(31, year(2017), area=KENT)])
    assert said(found) == {"2017/18": "19: 50 less 31"}
    assert found.derived[0].rule is Rule.MEMBERS


def test_a_total_that_leaves_an_area_out_gives_no_number_of_it() -> None:
    """Shaped like Hampshire 2021/22: the blank is no zero."""
    total = row(31, year(2017), area=REGION, coverage=Coverage.PART_MEMBERS, missing=(CUMBRIA.code,))
    found = worked([total, row(31, year(2017), area=KENT)])
    assert found.derived == ()
    assert [no.against for no in found.refused] == [Against.NOT_INSIDE]


def test_a_total_that_adds_a_part_gives_no_number_of_the_whole() -> None:
    """Shaped like Hampshire 2020/21: 18 in the total is the same 18."""
    own = row(Count(18, None, Mark.LOWER_BOUND), year(2017), coverage=Coverage.PART_PERIOD)
    found = worked([row(49, year(2017), area=REGION), row(31, year(2017), area=KENT), own])
    assert [no.against for no in found.refused] == [Against.NOT_INSIDE]


def test_a_suppressed_number_is_never_worked_out() -> None:
    hidden = row(Count(1, None, Mark.SUPPRESSED), year(2017))
    found = worked([row(34, year(2017), area=REGION), row(31, year(2017), area=KENT), hidden])
    assert found.derived == ()
    (no,) = found.refused
    assert (no.against, no.value, no.rows) == (Against.SUPPRESSED, None, ())
    assert "3" not in no.sentence.replace("2017/18", "")


def test_a_cumulative_figure_that_falls_is_named() -> None:
    """Shaped like Durham: 92 in nine months, 88 in the whole year."""
    found = worked([row(92, span("2017-04/2017-12")), row(88, year(2017))])
    assert found.derived == ()
    assert [(no.against, no.period.label) for no in found.refused] == [(Against.FALLS, "January to March 2018")]
    assert "92" in found.refused[0].sentence
    assert "88" in found.refused[0].sentence


def test_nothing_is_worked_out_of_words_or_of_what_is_in_doubt() -> None:
    words = row(Count(100, None, Mark.WORDS), span("2017-04/2019-03"))
    doubt = row(90, span("2018-04/2020-03"), standing=Standing.IN_DOUBT)
    parts = [row(40, year(2017)), row(30, year(2018))]
    found = worked([words, doubt, *parts])
    assert found == Remainders()


def test_different_coverage_is_never_exact() -> None:
    three = row(120, span("2017-04/2019-03"), area=REGION, coverage=Coverage.UNKNOWN)
    first = row(32, year(2017), area=REGION, coverage=Coverage.PART_MEMBERS, missing=(KENT.code,))
    found = worked([three, first], REGION)
    assert found.derived == ()
    assert "do not hold the same forces" in found.refused[0].sentence


def test_a_figure_is_never_replaced_and_both_are_given_where_they_differ() -> None:
    rows = [row(40, year(2017)), row(31, year(2018)), row(72, span("2017-04/2019-03"))]
    series = with_remainders(lay(SUBJECT, rows, span("2017-04/2019-03")), worked(rows))
    assert [(block.kind, block.count.value) for block in series.laid] == [(Kind.EXACT, 40), (Kind.EXACT, 31)]
    assert [(one.count.value, one.differs and one.differs.count.value) for one in series.derived] == [
        (41, 40),
        (32, 31),
    ]


def test_what_is_cut_gives_way_to_what_can_be_worked_out_of_it() -> None:
    rows = [row(72, span("2017-04/2019-03")), row(40, year(2017))]
    series = with_remainders(lay(SUBJECT, rows, year(2018)), worked(rows))
    assert series.laid == ()
    assert [(one.period, one.count.value) for one in series.derived] == [(year(2018), 32)]
    assert [listed.row.count.value for listed in series.listed] == [72]
    assert open_days(series) == ()


def test_members_are_covered_once_each_by_as_few_areas_as_can_be() -> None:
    areas = {"ab": frozenset("ab"), "a": frozenset("a"), "b": frozenset("b"), "bc": frozenset("bc")}
    assert covers(frozenset("ab"), areas) == ("ab",)
    assert covers(frozenset("abc"), areas) == ("a", "bc")
    assert covers(frozenset("abd"), areas) == ()


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6), st.data())
def test_derived_spans_add_up_again(values: list[int], data: st.DataObject) -> None:
    """Years of one release with some left out, and all of them together: what is left and its parts are the whole."""
    whole = Period(year(2017).first, year(2017 + len(values) - 1).last)
    given_out = data.draw(st.sets(st.integers(0, len(values) - 1), min_size=1))
    rows = [row(value, year(2017 + place)) for place, value in enumerate(values) if place in given_out]
    rows.append(row(sum(values), whole))
    for one in worked(rows).derived:
        _adds_up(one)
        years = range(one.period.first.year, one.period.last.year)
        assert one.count == Count.exact(sum(values[first - 2017] for first in years))


def _adds_up(one: Derived) -> None:
    assert one.whole is not None
    total = one.count
    for part in one.parts:
        total = total.plus(part.count)
    assert total == one.whole.count
