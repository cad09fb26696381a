"""The last word on an area's figures. The states here are made up."""

from __future__ import annotations

import pytest

from dashboard.statistics.answering import Answering, last_word, years_covered
from dashboard.statistics.coverage_states import State, YearState
from etl.model.period import Period


def states(letters: str) -> list[YearState]:
    """One year a letter, from 2017/18."""
    return [YearState(Period.months_of(2017 + place, 4, 12), State(letter)) for place, letter in enumerate(letters)]


@pytest.mark.parametrize(
    ("letters", "kind", "years"),
    [
        ("TTTT", Answering.NEVER, ()),
        ("AATN", Answering.SILENT, ("2020/21",)),
        ("ANTT", Answering.SILENT, ("2018/19",)),
        ("AATR", Answering.REFUSED, ("2020/21",)),
        ("TTRT", Answering.REFUSED, ("2019/20",)),
        ("AAUT", Answering.NOT_SEEN, ("2019/20",)),
        ("AAHT", Answering.NOT_HELD, ("2019/20",)),
        ("ARNA", Answering.IN_PART, ("2020/21",)),
        ("SSPT", Answering.IN_PART, ("2019/20",)),
        ("AAAA", Answering.WHOLE, ("2020/21",)),
        ("", Answering.NEVER, ()),
    ],
)
def test_the_newest_years_of_which_anything_is_known_decide(
    letters: str, kind: Answering, years: tuple[str, ...]
) -> None:
    found = last_word(states(letters))
    assert found.kind is kind
    assert tuple(one.year.label for one in (found.run.states if found.run else ())) == years


def test_a_year_inside_a_longer_span_is_covered_and_a_part_is_named() -> None:
    assert years_covered(states("SSSPTTTT")) == "3 whole, 1 in part, of 8"
    assert years_covered(states("AATTTRTT")) == "2 of 8"
