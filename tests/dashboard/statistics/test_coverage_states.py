"""One letter a year, from made-up series of a made-up area."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.records import Covered
from dashboard.row import Row, Subject
from dashboard.selection import Step
from dashboard.statistics.coverage_states import State, YearState, left_out, runs, year_states
from dashboard.statistics.laid import Gap, Kind, Laid, Reason, Series
from etl.model.count import Count
from etl.model.observation import WHOLE, Area, Measure, Unit
from etl.model.period import Period

AREA = Area("N1", "Northshire Police", "territorial")
SPAN = Period.months_of(2017, 4, 60)
YEARS = tuple(SPAN.financial_years())


def block(period: Period, kind: Kind = Kind.EXACT) -> Laid:
    row = Row("f", AREA, "71/17", Measure.COUNT, Unit.OFFENCE, period, WHOLE, Count.exact(12))
    return Laid(period, kind, Count.exact(12), (row,))


def letters(laid: tuple[Laid, ...] = (), gaps: tuple[Gap, ...] = ()) -> str:
    series = Series(Subject(AREA, "71/17"), SPAN, Step.YEAR, laid, gaps)
    return "".join(found.state.value for found in year_states(series, YEARS))


def test_a_whole_year_is_answered_and_a_lowest_value_is_a_part() -> None:
    assert letters((block(YEARS[0]), block(YEARS[1], Kind.AT_LEAST), block(YEARS[2], Kind.PART))) == "APPTT"


def test_a_longer_span_holds_each_year_it_covers_and_is_a_part_of_the_one_it_cuts() -> None:
    assert letters((block(Period.months_of(2017, 4, 27)),)) == "SSPTT"


def test_a_longer_span_cut_to_exactly_one_year_is_still_a_longer_span() -> None:
    """The days shown end inside the figure, so its block is trimmed to them; it is no figure of the year."""
    whole = block(Period.months_of(2020, 4, 36))
    trimmed = replace(whole, period=YEARS[4], kind=Kind.CUT)
    assert letters((trimmed,)) == "TTTTS"
    assert letters((replace(whole, period=Period.months_of(2021, 7, 9), kind=Kind.CUT),)) == "TTTTP"


def test_some_months_are_a_part_of_their_year() -> None:
    assert letters((block(Period.months_of(2019, 7, 9)),)) == "TTPTT"


def test_a_reason_has_its_letter_and_a_figure_goes_before_it() -> None:
    gaps = (Gap(YEARS[0], Reason.REFUSED), Gap(YEARS[1], Reason.NO_RETURN), Gap(YEARS[2], Reason.ANSWER_NOT_SEEN))
    assert letters((), (*gaps, Gap(YEARS[3], Reason.NOT_HELD), Gap(YEARS[4], Reason.NO_FIGURE_KNOWN))) == "RNUHT"
    assert letters((block(YEARS[0]),), gaps)[0] == "A"


def test_a_figure_in_doubt_is_answered_with_its_corner_down() -> None:
    series = Series(Subject(AREA, "71/17"), SPAN, Step.YEAR, (block(YEARS[0], Kind.IN_DOUBT),))
    first, *rest = year_states(series, YEARS)
    assert (first.state, first.doubtful) == (State.ANSWERED, True)
    assert not any(state.doubtful for state in rest)


def test_every_letter_has_words() -> None:
    assert all(state.words for state in State)


def told(year: Period, *missing: str, release: str = "2025-11") -> Covered:
    return Covered(
        1, "K1", "71/17", year, release, "us", None, None, missing, (), "forces_responding", "", "", "c.csv", "12"
    )


def states(laid: tuple[Laid, ...] = (), gaps: tuple[Gap, ...] = ()) -> tuple[YearState, ...]:
    return year_states(Series(Subject(AREA, "71/17"), SPAN, Step.YEAR, laid, gaps), YEARS)


def test_a_total_printed_without_the_area_says_no_figure_and_who_says_so() -> None:
    found = left_out(
        states((block(YEARS[0]),)), "N1", [told(YEARS[0], "N1"), told(YEARS[1], "N1"), told(YEARS[2], "N2")]
    )
    assert "".join(state.state.value for state in found) == "ANTTT"
    assert "c.csv:12" in found[1].note


def test_years_that_one_figure_or_one_reason_answers_are_one_run() -> None:
    long = block(Period.months_of(2017, 4, 27))
    refused = Gap(Period.months_of(2020, 10, 18), Reason.REFUSED)
    found = runs(states((long,), (refused,)))
    assert ["".join(state.state.value for state in run.states) for run in found] == ["SS", "P", "RR"]
    assert found[2].days == pytest.approx((183 / 730, 1))


def test_years_that_rest_on_different_figures_stay_apart() -> None:
    assert len(runs(states((block(YEARS[0]), block(YEARS[1]))))) == len(YEARS)
