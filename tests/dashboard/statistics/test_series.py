"""Which figure answers for which days. All figures are made up; where a test is shaped like a real case it names it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.row import Row, subject_of
from dashboard.selection import Step
from dashboard.statistics.laid import Kind, Reason, Series, Why
from dashboard.statistics.series import lay, subjects
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import Breakdown, Coverage
from etl.model.period import Period
from tests.dashboard.made_up import KENT, SUBJECT, returned, row, span, year

FOUR_YEARS = span("2017-04/2021-03")


def laid(series: Series) -> list[tuple[str, str, str]]:
    """Period, kind and count of each block as words."""
    return [(block.period.label, block.kind.value, block.count.text) for block in series.laid]


def listed(series: Series) -> list[tuple[str, Why]]:
    """Value and reason of each figure that is listed."""
    return [(item.row.count.text, item.why) for item in series.listed]


def test_years_are_laid_and_the_rest_is_a_gap() -> None:
    series = lay(SUBJECT, [row(10, year(2017)), row(12, year(2018)), row(9, year(2020))], FOUR_YEARS)
    assert laid(series) == [("2017/18", "exact", "10"), ("2018/19", "exact", "12"), ("2020/21", "exact", "9")]
    assert [(gap.period.label, gap.reason) for gap in series.gaps] == [("2019/20", Reason.NO_FIGURE_KNOWN)]
    assert series.listed == ()


def test_one_figure_over_odd_days_is_one_block_over_all_its_days() -> None:
    """Shaped like Cumbria: nothing but 39 months."""
    series = lay(SUBJECT, [row(77, span("2017-04/2020-06"))], FOUR_YEARS)
    assert laid(series) == [("April 2017 to June 2020", "exact", "77")]
    assert [gap.period.label for gap in series.gaps] == ["July 2020 to March 2021"]
    assert series.months_covered == 39


def test_a_longer_figure_is_listed_and_not_drawn_over_those_it_covers() -> None:
    """Shaped like England and Wales: two years, no third, and a figure over all three."""
    long = row(36, span("2017-04/2020-03"))
    series = lay(SUBJECT, [row(10, year(2017)), row(12, year(2018)), long], span("2017-04/2020-03"))
    assert [block.period.label for block in series.laid] == ["2017/18", "2018/19"]
    assert [gap.period.label for gap in series.gaps] == ["2019/20"]
    assert [(item.why, [days.label for days in item.about]) for item in series.listed] == [
        (Why.LONGER, ["2017/18", "2018/19"])
    ]


def test_in_the_days_left_the_longest_figures_come_first() -> None:
    rows = [
        row(10, year(2017)),
        row(5, span("2018-04/2018-09")),
        row(14, span("2018-05/2019-06")),
        row(3, span("2019-07/2019-09")),
    ]
    series = lay(SUBJECT, rows, span("2017-04/2020-03"))
    assert [(block.period.label, block.count.text) for block in series.laid] == [
        ("2017/18", "10"),
        ("May 2018 to June 2019", "14"),
        ("July to September 2019", "3"),
    ]
    assert listed(series) == [("5", Why.CROSSES)]
    assert [gap.period.label for gap in series.gaps] == ["April 2018", "October 2019 to March 2020"]


def test_step_span_lays_the_longest_first_and_names_the_finer_ones() -> None:
    rows = [row(10, year(2017)), row(12, year(2018)), row(23, span("2017-04/2019-03")), row(9, year(2019))]
    series = lay(SUBJECT, rows, span("2017-04/2020-03"), Step.SPAN)
    assert [block.count.text for block in series.laid] == ["23", "9"]
    assert listed(series) == [("10", Why.FINER), ("12", Why.FINER)]


def test_step_quarter_lays_quarters_and_then_the_longest() -> None:
    rows = [row(12, year(2017)), row(3, Period.quarter(2018, 1)), row(4, Period.quarter(2018, 3)), row(11, year(2018))]
    series = lay(SUBJECT, rows, span("2017-04/2019-03"), Step.QUARTER)
    assert [block.period.label for block in series.laid] == [
        "2017/18",
        "April to June 2018",
        "October to December 2018",
    ]
    assert listed(series) == [("11", Why.LONGER)]


def test_a_restated_figure_carries_its_first_print() -> None:
    """Shaped like the UK of 2021/22."""
    old = row(61, year(2018), published="2019-07", standing=Standing.SUPERSEDED)
    older = row(60, year(2018), published="2019-06", standing=Standing.SUPERSEDED)
    new = row(62, year(2018), published="2020-11")
    block = lay(SUBJECT, [old, older, new], year(2018)).laid[0]
    assert (block.kind, block.row, block.first_printed, block.also) == (Kind.EXACT, new, older, (old,))


def test_words_that_hold_the_exact_number_are_listed_with_it() -> None:
    words = row(Count(60, None, Mark.WORDS), year(2018), published="2021-06")
    exact = row(62, year(2018), published="2020-11")
    block = lay(SUBJECT, [words, exact], year(2018)).laid[0]
    assert (block.row, block.kind, block.first_printed, block.also) == (exact, Kind.EXACT, None, (words,))


@pytest.mark.parametrize(
    ("count", "kind"),
    [
        (Count.exact(0), Kind.EXACT),
        (Count(1, 4, Mark.SUPPRESSED), Kind.BETWEEN),
        (Count(1, None, Mark.SUPPRESSED), Kind.OPEN),
        (Count(85, 100, Mark.WORDS), Kind.BETWEEN),
        (Count(27, None, Mark.WORDS), Kind.OPEN),
        (Count(18, None, Mark.LOWER_BOUND), Kind.AT_LEAST),
    ],
)
def test_a_figure_keeps_its_bounds_and_mark(count: Count, kind: Kind) -> None:
    block = lay(SUBJECT, [row(count, year(2018))], year(2018)).laid[0]
    assert (block.kind, block.count) == (kind, count)


def test_two_whole_figures_that_differ_answer_with_both_ends() -> None:
    """Shaped like Dyfed-Powys 2021/22: 36 from one, 39 from another."""
    one = row(36, year(2021), compiled_by="One", published="2024-11", standing=Standing.CONFLICT)
    other = row(39, year(2021), compiled_by="Other", published="2022-06", standing=Standing.CONFLICT)
    block = lay(SUBJECT, [other, one], year(2021)).laid[0]
    assert (block.kind, block.count, block.rows) == (Kind.CONFLICT, Count(36, 39), (one, other))


def test_a_conflict_needs_two_that_claim_to_be_whole() -> None:
    whole = row(39, year(2021), compiled_by="One", published="2020-01")
    part = row(20, year(2021), compiled_by="Other", coverage=Coverage.PART_PERIOD)
    block = lay(SUBJECT, [part, whole], year(2021)).laid[0]
    assert (block.kind, block.rows, block.also) == (Kind.EXACT, (whole,), (part,))


def test_a_conflict_that_a_decision_bounds_has_both_ends_from_one_figure() -> None:
    """Shaped like Wales 2023/24: printed 554, its parts add to 564."""
    only = row(Count(554, 564), year(2023), standing=Standing.CONFLICT, decisions=("made-up",))
    block = lay(SUBJECT, [only], year(2023)).laid[0]
    assert (block.kind, block.count, block.rows) == (Kind.CONFLICT, Count(554, 564), (only,))


def test_what_stands_by_a_decision_answers_alone() -> None:
    stands = row(36, year(2021), compiled_by="One", published="2019-01", decisions=("made-up",))
    newer = row(39, year(2021), compiled_by="Other", published="2022-06")
    block = lay(SUBJECT, [newer, stands], year(2021)).laid[0]
    assert (block.kind, block.row, block.also) == (Kind.EXACT, stands, (newer,))


def test_a_figure_in_doubt_is_laid_as_it_is_and_only_without_a_better_one() -> None:
    """Shaped like Gwent 2019/20."""
    doubt = row(144, year(2019), standing=Standing.IN_DOUBT)
    assert lay(SUBJECT, [doubt], year(2019)).laid[0].kind is Kind.IN_DOUBT
    better = row(30, year(2019), compiled_by="Other")
    block = lay(SUBJECT, [doubt, better], year(2019)).laid[0]
    assert (block.kind, block.row, block.also) == (Kind.EXACT, better, (doubt,))


def test_what_is_set_aside_is_never_laid() -> None:
    aside = row(64, year(2017), standing=Standing.SET_ASIDE)
    series = lay(SUBJECT, [aside], year(2017))
    assert series.laid == ()
    assert [gap.reason for gap in series.gaps] == [Reason.NO_FIGURE_KNOWN]
    assert listed(series) == [("64", Why.SET_ASIDE)]


def test_a_part_whose_place_is_not_known_names_the_places() -> None:
    """Shaped like Dyfed-Powys 2017/18: 19 of one half or the other."""
    whole = row(Count(19, None, Mark.LOWER_BOUND), year(2017), coverage=Coverage.PART_PERIOD, decisions=("made-up",))
    halves = [row(19, span(days), standing=Standing.CONFLICT) for days in ("2017-04/2017-09", "2017-10/2018-03")]
    block = lay(SUBJECT, [*halves, whole], year(2017)).laid[0]
    assert (block.kind, block.rows) == (Kind.PART, (whole, *halves))
    assert [days.label for days in block.places] == ["April to September 2017", "October 2017 to March 2018"]


def test_a_lower_bound_without_known_places_is_at_least() -> None:
    """Shaped like Hampshire 2020/21."""
    only = row(Count(18, None, Mark.LOWER_BOUND), year(2020), coverage=Coverage.PART_PERIOD, decisions=("made-up",))
    assert lay(SUBJECT, [only], year(2020)).laid[0].kind is Kind.AT_LEAST


def test_one_number_printed_for_two_spans_names_both() -> None:
    """Shaped like Dorset 2020/21: 62 in twelve months or in nine."""
    months = span("2020-07/2021-03")
    twelve = row(62, year(2020), standing=Standing.CONFLICT, published="2021-08")
    nine = row(62, months, standing=Standing.CONFLICT, published="2021-10")
    series = lay(SUBJECT, [twelve, nine], FOUR_YEARS)
    block = series.laid[0]
    assert (block.period, block.kind, block.rows, block.places) == (
        year(2020),
        Kind.TWO_SPANS,
        (twelve, nine),
        (year(2020), months),
    )
    assert series.listed == ()


def test_a_blank_gives_its_reason_and_a_number_elsewhere_takes_its_place() -> None:
    blank = row(Count.missing(Mark.NO_RETURN), year(2018))
    series = lay(SUBJECT, [row(10, year(2017)), blank], span("2017-04/2019-03"))
    assert [(gap.period.label, gap.reason, gap.letter, gap.rows) for gap in series.gaps] == [
        ("2018/19", Reason.NO_RETURN, "N", (blank,))
    ]
    answered = lay(SUBJECT, [row(10, year(2018)), blank], year(2018))
    assert answered.gaps == ()
    assert [(item.row, item.why) for item in answered.listed] == [(blank, Why.BLANK)]


def test_a_figure_that_the_days_asked_cut_is_anything_from_none_to_its_value() -> None:
    long = row(77, span("2017-04/2020-06"))
    series = lay(SUBJECT, [long], span("2019-04/2021-03"))
    block = series.laid[0]
    assert (block.period.label, block.kind, block.count, block.row) == (
        "April 2019 to June 2020",
        Kind.CUT,
        Count(0, 77),
        long,
    )
    assert [gap.period.label for gap in series.gaps] == ["July 2020 to March 2021"]


def test_a_cut_figure_is_listed_where_others_have_its_days() -> None:
    series = lay(SUBJECT, [row(77, span("2017-04/2020-06")), row(12, year(2018))], span("2018-04/2020-03"))
    assert [(block.period.label, block.kind) for block in series.laid] == [("2018/19", Kind.EXACT)]
    assert listed(series) == [("77", Why.CUT)]


def test_days_before_the_law_are_no_gap() -> None:
    series = lay(SUBJECT, [row(10, year(2017))], span("2015-04/2018-03"), since=date(2017, 4, 1))
    assert series.span == year(2017)
    assert series.gaps == ()


def test_a_figure_about_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="is not about"):
        lay(SUBJECT, [row(10, year(2017), area=KENT)], year(2017))


def test_a_platform_is_one_subject_when_its_owner_changes() -> None:
    before, after = (
        row(5, year(first), breakdown=Breakdown("platform", "An app", owner))
        for first, owner in ((2020, "An owner"), (2022, "Another owner"))
    )
    assert list(subjects([before, after])) == [subject_of(before)]


MONTHS = [date(year_, month, 1) for year_ in range(2017, 2021) for month in range(1, 13)]
NUMBERS = st.integers(0, 300)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low = draw(NUMBERS)
    return draw(
        st.sampled_from(
            [
                Count.exact(low),
                Count(low, low + 9, Mark.SUPPRESSED),
                Count(low, None, Mark.WORDS),
                Count(low, None, Mark.LOWER_BOUND),
                Count.missing(Mark.NO_RETURN),
                Count.missing(Mark.WITHHELD),
            ]
        )
    )


@st.composite
def figures(draw: st.DrawFn) -> list[Row]:
    """Any figures of one subject, over any whole months, of any standing."""
    made = []
    for number in range(draw(st.integers(0, 9))):
        first, last = sorted(draw(st.tuples(st.sampled_from(MONTHS), st.sampled_from(MONTHS))))
        period = draw(st.sampled_from([year(2017), year(2018), year(2019), span(f"{first:%Y-%m}/{last:%Y-%m}")]))
        made.append(
            row(
                draw(counts()),
                period,
                figure_id=f"figure {number}",
                position=number,
                standing=draw(st.sampled_from(Standing)),
                compiled_by=draw(st.sampled_from(("One", "Other"))),
                published=draw(st.sampled_from(("2019", "2020-01", "2021-06-30"))),
                coverage=draw(st.sampled_from(Coverage)),
                decisions=draw(st.sampled_from(((), ("made-up",)))),
            )
        )
    return made


def accounted(series: Series) -> list[str]:
    """The identifier of every figure that a series names, each time it does."""
    found = [one.figure_id for block in series.laid for one in block.everything]
    found += [one.figure_id for gap in series.gaps for one in gap.rows]
    return found + [item.row.figure_id for item in series.listed]


@given(figures(), st.sampled_from(Step))
@settings(max_examples=100, deadline=None)
def test_blocks_and_gaps_make_up_the_days_asked_exactly(rows: list[Row], step: Step) -> None:
    asked = span("2017-10/2020-09")
    refusal = returned("refused", span("2019-01/2019-08"))
    series = lay(SUBJECT, rows, asked, step, returns=[refusal])
    parts = sorted([*(block.period for block in series.laid), *(gap.period for gap in series.gaps)])
    assert (parts[0].first, parts[-1].last) == (asked.first, asked.last)
    assert all(one.meets(next_one) for one, next_one in pairwise(parts))
    assert [block.period for block in series.laid] == sorted(block.period for block in series.laid)
    assert [gap.period for gap in series.gaps] == sorted(gap.period for gap in series.gaps)


@given(figures(), st.sampled_from(Step))
@settings(max_examples=100, deadline=None)
def test_every_figure_about_these_days_is_named_and_in_one_place(rows: list[Row], step: Step) -> None:
    """A blank may stand in two gaps, where a number lies between; everything else is named once."""
    asked = span("2017-10/2020-09")
    series = lay(SUBJECT, rows, asked, step)
    named = accounted(series)
    about = {one.figure_id for one in rows if one.period.overlaps(asked)}
    assert about <= set(named)
    numbers = {one.figure_id for one in rows if not one.count.is_missing}
    assert len([name for name in named if name in numbers]) == len(numbers.intersection(named))


@given(figures(), st.sampled_from(Step))
@settings(max_examples=100, deadline=None)
def test_nothing_that_is_set_aside_or_superseded_decides_a_block(rows: list[Row], step: Step) -> None:
    series = lay(SUBJECT, rows, span("2017-10/2020-09"), step)
    assert all(block.row.is_live for block in series.laid)


@given(figures(), st.sampled_from(Step), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_figures_come_decides_nothing(rows: list[Row], step: Step, random: object) -> None:
    asked = span("2017-10/2020-09")
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = lay(SUBJECT, rows, asked, step), lay(SUBJECT, shuffled, asked, step)
    assert (one.laid, one.gaps) == (other.laid, other.gaps)
