"""Days without a number, and whose word the reason is. Everything here is made up."""

from __future__ import annotations

import pytest

from dashboard.statistics.gaps import gaps
from dashboard.statistics.laid import Gap, Reason
from etl.model.count import MISSING, Count, Mark
from etl.model.figure import Standing
from tests.dashboard.made_up import returned, row, span, year

TWO_YEARS = span("2020-04/2022-03")


def said(found: tuple[Gap, ...]) -> list[tuple[str, str, str]]:
    """Period, reason and letter of each gap."""
    return [(gap.period.label, gap.reason.value, gap.letter) for gap in found]


def test_without_evidence_no_reason_is_invented() -> None:
    assert said(gaps([TWO_YEARS], [], [])) == [("April 2020 to March 2022", "no figure known", "")]


def test_a_gap_is_cut_where_the_reason_changes() -> None:
    """Shaped like a refusal of some months inside two years without a figure."""
    refusal = returned("refused", span("2020-10/2021-06"))
    assert said(gaps([TWO_YEARS], [], [refusal])) == [
        ("April to September 2020", "no figure known", ""),
        ("October 2020 to June 2021", "refused", "R"),
        ("July 2021 to March 2022", "no figure known", ""),
    ]


def test_a_refusal_reaches_no_further_than_the_gap() -> None:
    """Shaped like West Midlands: asked from 2017 to 2022, refused."""
    refusal = returned("refused", span("2017-01/2022-12"))
    found = gaps([TWO_YEARS], [], [refusal])
    assert said(found) == [("April 2020 to March 2022", "refused", "R")]
    assert found[0].returns == (refusal,)


@pytest.mark.parametrize(
    ("status", "reason", "letter"),
    [
        ("refused", "refused", "R"),
        ("not held", "not held", "H"),
        ("no reply", "no reply", "N"),
        ("answer not seen", "answer not seen", "U"),
        ("answered", "no figure known", ""),
        ("part answered", "no figure known", ""),
    ],
)
def test_the_register_gives_a_reason_only_where_nothing_was_answered(status: str, reason: str, letter: str) -> None:
    assert said(gaps([year(2020)], [], [returned(status, year(2020))])) == [("2020/21", reason, letter)]


@pytest.mark.parametrize("mark", sorted(MISSING))
def test_every_mark_in_place_of_a_number_is_a_reason(mark: Mark) -> None:
    found = gaps([year(2020)], [row(Count.missing(mark), year(2020))], [])
    assert found[0].reason.value == mark.value
    assert found[0].letter in "RHN"


def test_of_two_blanks_the_newest_print_speaks_and_the_other_is_kept() -> None:
    """Shaped like Hampshire 2021/22: not provided in one release, a blank in the next."""
    first = row(Count.missing(Mark.NOT_PROVIDED), year(2021), published="2023-08-15")
    later = row(Count.missing(Mark.NO_RETURN), year(2021), published="2024-11")
    found = gaps([year(2021)], [first, later], [])
    assert said(found) == [("2021/22", "no return", "N")]
    assert found[0].rows == (later, first)


def test_what_the_force_said_outright_leads_over_a_newer_blank() -> None:
    blank = row(Count.missing(Mark.NO_RETURN), year(2021), published="2024-11")
    refusal = returned("refused", year(2021), published="2022-01")
    found = gaps([year(2021)], [blank], [refusal])
    assert (found[0].reason, found[0].rows, found[0].returns) == (Reason.REFUSED, (blank,), (refusal,))


def test_a_blank_that_is_superseded_or_set_aside_says_nothing() -> None:
    for standing in (Standing.SUPERSEDED, Standing.SET_ASIDE):
        blank = row(Count.missing(Mark.NOT_PROVIDED), year(2021), standing=standing)
        assert said(gaps([year(2021)], [blank], [])) == [("2021/22", "no figure known", "")]


def test_a_blank_over_more_days_speaks_for_those_inside() -> None:
    blank = row(Count.missing(Mark.NOT_HELD), span("2019-01/2023-12"))
    assert said(gaps([year(2020), year(2022)], [blank], [])) == [
        ("2020/21", "not held", "H"),
        ("2022/23", "not held", "H"),
    ]
