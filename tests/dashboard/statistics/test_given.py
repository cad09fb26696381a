"""What an area gave and what is missing, in words. The states here are made up."""

from __future__ import annotations

from datetime import date

from dashboard.statistics.coverage_states import State, YearState
from dashboard.statistics.given import gave_in_words, missing_in_words, missing_years, whole_years
from dashboard.statistics.laid import Kind, Laid
from etl.model.count import Count
from etl.model.period import Period
from tests.dashboard.made_up import row


def states(letters: str) -> list[YearState]:
    """One year a letter, from 2017/18."""
    years = (Period(date(year, 4, 1), date(year + 1, 3, 31)) for year in range(2017, 2017 + len(letters)))
    return [YearState(year, State(letter)) for year, letter in zip(years, letters, strict=True)]


def test_years_one_after_another_are_one_run() -> None:
    assert gave_in_words(states("AAATA")) == "2017/18 to 2019/20, 2021/22"
    assert missing_in_words(states("AAATA")) == "2020/21"


def test_what_is_missing_has_its_reason_where_one_is_known() -> None:
    assert missing_in_words(states("TTNRRU")) == (
        "2017/18 to 2018/19; refused 2020/21 to 2021/22; answered, not seen 2022/23; none 2019/20, reason not known"
    )


def test_a_span_and_a_part_are_given_but_are_no_whole_years() -> None:
    known = states("SSPAH")
    assert gave_in_words(known) == "2020/21; part of 2019/20; inside a longer span 2017/18 to 2018/19"
    assert (whole_years(known), missing_years(known)) == (1, 1)


def test_a_figure_in_doubt_is_not_a_year_that_is_known() -> None:
    year = states("A")[0].year
    doubtful = YearState(year, State.ANSWERED, Laid(year, Kind.IN_DOUBT, Count.exact(9), (row(9, year),)))
    assert (gave_in_words([doubtful]), whole_years([doubtful])) == ("in doubt 2017/18", 0)
    assert missing_in_words([doubtful]) == ""


def test_every_state_is_either_given_or_missing() -> None:
    for state in State:
        one = states(state.value)
        assert bool(gave_in_words(one)) != bool(missing_in_words(one)), state
