"""Which figure of one question answers. All figures here are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import Coverage, Measure, Observation
from etl.transform.candidate import Candidate, make_candidate
from etl.transform.decisions import Decision, Verdict
from etl.transform.releases import UNDATED, Release, first_release, read_release
from etl.transform.standing import answering, between_compilers, settle
from tests.etl.transform.made_up import NOWHERE, YEAR, candidate, told

ANSWERS, SUPERSEDED, CONFLICT = Standing.ANSWERS, Standing.SUPERSEDED, Standing.CONFLICT
MISREPORT = "the page misreports the figure (see its note)"


def settled(*observations: Observation) -> list[Candidate]:
    """One candidate an observation, settled, in the order given."""
    return list(settle([candidate(one) for one in observations]))


def standings(*observations: Observation) -> list[Standing]:
    return [one.standing for one in settled(*observations)]


def words(low: int, high: int | None) -> Count:
    return Count.between(low, high, Mark.WORDS)


def decided(observation: Observation, verdict: Verdict) -> Candidate:
    """A candidate about which something was decided."""
    decision = Decision(
        "made-up",
        NOWHERE.name,
        NOWHERE.code,
        "71/17",
        "offences",
        Measure.COUNT,
        "none",
        "",
        YEAR,
        "12",
        12,
        verdict,
        None,
        None,
        Coverage.UNKNOWN,
        "Somebody looked.",
        "",
        "2026-01-01",
        "decisions.csv",
        2,
    )
    return make_candidate([observation], [decision])


def test_one_figure_answers() -> None:
    assert standings(told(12)) == [ANSWERS]


def test_a_later_release_takes_the_place_of_an_earlier_one_and_says_so() -> None:
    old, new = settled(told(12, "2019-09"), told(15, "2020-08"))
    assert (old.standing, new.standing) == (SUPERSEDED, ANSWERS)
    assert old.superseded_by == new.figure_id
    assert "2020-08" in old.reason
    assert "15" in old.reason


def test_a_release_is_when_a_value_was_first_printed_not_when_it_was_last_repeated() -> None:
    repeated = candidate(told(12, "2018-06"), told(12, "2021-03", publisher="another paper"))
    restated = candidate(told(15, "2019-09"))
    assert [one.standing for one in settle([repeated, restated])] == [SUPERSEDED, ANSWERS]


def test_two_figures_of_one_month_are_a_conflict_even_on_different_days() -> None:
    first, second = settled(told(12, "2024-11-01"), told(15, "2024-11-04"))
    assert first.standing is second.standing is CONFLICT
    assert first.conflicts_with == (second.figure_id,)
    assert "12" in first.reason
    assert "15" in first.reason


def test_what_cannot_be_told_apart_in_time_is_no_restatement() -> None:
    assert standings(told(12, "2024"), told(15, "2024-11")) == [CONFLICT, CONFLICT]
    assert standings(told(12, ""), told(15, "2024-11")) == [CONFLICT, CONFLICT]


@pytest.mark.parametrize("later", ["2019-01", "2021-01"])
def test_words_that_hold_an_exact_figure_never_take_its_place(later: str) -> None:
    assert standings(told(5161, "2020-01"), told(words(5000, None), later)) == [ANSWERS, SUPERSEDED]


def test_words_that_do_not_hold_the_earlier_figure_restate_it() -> None:
    assert standings(told(40, "2020-01"), told(words(50, None), "2021-01")) == [SUPERSEDED, ANSWERS]


def test_words_that_hold_an_old_figure_do_not_bring_it_back() -> None:
    old, new, about = settled(told(3171, "2018-06"), told(3217, "2019-09"), told(words(3000, 3200), "2021-01"))
    assert [old.standing, new.standing, about.standing] == [SUPERSEDED, ANSWERS, SUPERSEDED]
    assert about.superseded_by == new.figure_id


def test_a_round_number_gives_way_to_the_figure_it_rounds() -> None:
    assert standings(told(1300, "2018-01"), told(1316, "2018-01")) == [SUPERSEDED, ANSWERS]
    assert standings(told(1300, "2018-02"), told(1316, "2018-01")) == [SUPERSEDED, ANSWERS]
    assert standings(told(1300, "2018-01"), told(1390, "2018-01")) == [CONFLICT, CONFLICT]


def test_of_two_bounds_that_agree_the_closer_answers() -> None:
    assert standings(told(words(200, None)), told(words(250, 300))) == [SUPERSEDED, ANSWERS]
    assert standings(told(words(100, 260)), told(words(250, 300))) == [SUPERSEDED, ANSWERS]


def test_a_blank_gives_way_to_a_number_whatever_their_dates() -> None:
    blank = told(Count.missing(Mark.NOT_PROVIDED), "2024-11")
    assert standings(told(12, "2019-09"), blank) == [ANSWERS, SUPERSEDED]
    assert standings(blank) == [ANSWERS]


def test_of_two_blanks_the_newer_answers() -> None:
    old, new = told(Count.missing(Mark.NOT_PROVIDED), "2023-08"), told(Count.missing(Mark.NO_RETURN), "2024-11")
    assert standings(old, new) == [SUPERSEDED, ANSWERS]


def test_a_figure_whose_only_rows_misreport_it_is_set_aside() -> None:
    wrong = told(10019, flag=MISREPORT)
    assert standings(wrong, told(10119)) == [Standing.SET_ASIDE, ANSWERS]
    assert standings(wrong) == [Standing.SET_ASIDE]


def test_a_misreport_beside_a_true_print_is_no_witness_and_harms_nothing() -> None:
    both = candidate(told(12, publisher="right"), told(12, publisher="wrong", flag=MISREPORT))
    (settled_,) = settle([both])
    assert (settled_.standing, len(settled_.witnesses)) == (ANSWERS, 1)


def test_decisions_go_before_all_else() -> None:
    new = candidate(told(15, "2021-01"))
    aside = settle([decided(told(12, "2022-01"), Verdict.SET_ASIDE), new])
    assert [one.standing for one in aside] == [Standing.SET_ASIDE, ANSWERS]
    stands = settle([decided(told(12, "2019-01"), Verdict.STANDS), new])
    assert [one.standing for one in stands] == [ANSWERS, SUPERSEDED]
    doubted = settle([decided(told(12, "2022-01"), Verdict.IN_DOUBT), new])
    assert [one.standing for one in doubted] == [Standing.IN_DOUBT, SUPERSEDED]
    conflict = settle([decided(told(12, "2022-01"), Verdict.CONFLICT)])
    assert conflict[0].standing is CONFLICT
    assert conflict[0].reason == "Somebody looked."


def test_compilers_that_differ_are_a_conflict_and_compilers_that_agree_are_not() -> None:
    force = candidate(told(39, "2022-06", compiled_by="the force"))
    charity = candidate(told(36, "2024-11", compiled_by="a charity"))
    differ = between_compilers(answering([force, charity]))
    assert [one.standing for one in differ] == [CONFLICT, CONFLICT]
    assert differ[0].conflicts_with == (charity.figure_id,)
    same = candidate(told(39, "2024-11", compiled_by="a charity"))
    assert [one.standing for one in between_compilers([force, same])] == [ANSWERS, ANSWERS]


def test_a_part_does_not_contradict_a_larger_whole() -> None:
    part = candidate(told(20, compiled_by="the force", coverage=Coverage.PART_PERIOD))
    whole = candidate(told(39, compiled_by="a charity"))
    assert [one.standing for one in between_compilers([part, whole])] == [ANSWERS, ANSWERS]
    larger = candidate(told(50, compiled_by="the force", coverage=Coverage.PART_PERIOD))
    assert [one.standing for one in between_compilers([larger, whole])] == [CONFLICT, CONFLICT]


counts = st.one_of(
    st.integers(0, 5000).map(Count.exact),
    st.tuples(st.integers(0, 5000), st.integers(0, 500)).map(lambda pair: words(pair[0], pair[0] + pair[1])),
    st.integers(0, 5000).map(lambda low: words(low, None)),
    st.sampled_from([Count.missing(Mark.NO_RETURN), Count.missing(Mark.NOT_PROVIDED)]),
)
months = st.sampled_from(["2018-06", "2019", "2019-09", "2019-09-11", "2020-11", ""])


@given(st.lists(st.tuples(counts, months), min_size=1, max_size=6, unique_by=lambda pair: pair[0]))
def test_exactly_one_answers_unless_some_contradict_one_another(given_: list[tuple[Count, str]]) -> None:
    found = settled(*(told(count, month) for count, month in given_))
    answers = [one for one in found if one.standing is ANSWERS]
    conflicts = [one for one in found if one.standing is CONFLICT]
    assert len(answers) == 1 or len(conflicts) >= 2
    assert all(one.conflicts_with for one in conflicts) or not answers
    winners = {one.figure_id for one in (*answers, *conflicts)}
    assert all(one.superseded_by in winners and one.reason for one in found if one.standing is SUPERSEDED)


@given(st.permutations([told(12, "2018-06"), told(15, "2019-09"), told(words(10, 20), "2020-11"), told(19, "2019-09")]))
def test_the_order_in_which_figures_come_changes_nothing(order: list[Observation]) -> None:
    found = {one.spoken: (one.standing, set(one.conflicts_with)) for one in settled(*order)}
    assert {spoken: standing for spoken, (standing, _) in found.items()} == {
        "12": SUPERSEDED,
        "15": CONFLICT,
        "19": CONFLICT,
        "10 to 20": SUPERSEDED,
    }


def test_releases_are_as_precise_as_known() -> None:
    assert read_release("2019-09-11") == read_release("2019-09")
    assert read_release("2019") == Release(12 * 2019, 12 * 2019 + 11)
    assert read_release("2018-10/2019-07") == Release(12 * 2018 + 9, 12 * 2019 + 6)
    assert read_release("soon") == UNDATED
    assert read_release("2020-01").is_later_than(read_release("2019"))
    assert not read_release("2019-12").is_later_than(read_release("2019"))
    assert first_release(["2021-03", "", "2018-06"]) == read_release("2018-06")
