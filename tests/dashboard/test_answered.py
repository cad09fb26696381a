"""How many forces answered, from made-up lines of coverage."""

from __future__ import annotations

from dashboard.answered import answered_words, newest
from dashboard.records import Covered
from etl.model.period import Period

FIRST, SECOND = Period.financial_year(2021), Period.financial_year(2022)


def said(period: Period, answered: int | None, release: str, flag: str = "", measure: str = "") -> Covered:
    measure = measure or "forces_responding"
    return Covered(1, "K1", "71/17", period, release, "us", answered, None, (), (), measure, flag, "", "c.csv", "2")


def test_the_newest_release_answers_and_another_number_stands_beside_it() -> None:
    lines = [said(FIRST, 41, "2022-07"), said(FIRST, 43, "2023-08"), said(SECOND, 42, "2023-08")]
    assert answered_words(lines, [FIRST, SECOND]) == (
        "Forces answering, as printed: 43 in 2021/22 (also printed: 41) and 42 in 2022/23."
    )


def test_a_number_that_other_pages_contradict_comes_last() -> None:
    found = newest([said(FIRST, 42, "2023-08"), said(FIRST, 40, "2023-09", flag="another figure differs")], FIRST)
    assert found is not None
    assert found.answered == 42


def test_only_answers_to_the_request_count() -> None:
    lines = [said(FIRST, 32, "2022-07", measure="forces_with_platform_data"), said(SECOND, None, "2023-08")]
    assert answered_words(lines, [FIRST, SECOND]) == ""
