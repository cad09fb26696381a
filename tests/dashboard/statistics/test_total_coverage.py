"""Who is behind a total, and the children they serve. All numbers are made up."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.total_coverage import TotalCoverage, total_coverage
from etl.model.period import Period
from tests.dashboard.made_up import year

CHILDREN = {"a": {2017: 100, 2019: 110}, "b": {2017: 300, 2019: 310}, "c": {2017: 600}}
FORCES = ("a", "b", "c")


def sentence(found: TotalCoverage) -> str:
    return found.sentence(str.upper)


def test_all_forces_in_full() -> None:
    found = total_coverage(FORCES, year(2017), CHILDREN)
    assert (found.in_full, found.forces) == (3, 3)
    assert found.share_low == found.share_high == Fraction(1)
    assert sentence(found) == (
        "3 of 3 forces are in it in full; they serve 100.0% of its children under 18 (mid-2017)."
    )


def test_a_missing_and_a_partial_force_are_not_in_full() -> None:
    found = total_coverage(FORCES, year(2017), CHILDREN, missing=["a"], partial=["b", "a"])
    assert (found.full, found.partial, found.missing) == (("c",), ("b",), ("a",))
    assert found.share_low == found.share_high == Fraction(6, 10)
    assert sentence(found) == (
        "1 of 3 forces are in it in full, B with a part of the period, without A; "
        "those in full serve 60.0% of its children under 18 (mid-2017)."
    )


def test_the_nearest_year_that_every_force_has_is_named() -> None:
    """Nothing is filled in: mid-2019 lacks one force."""
    assert total_coverage(FORCES, year(2019), CHILDREN).year == 2017
    assert total_coverage(("a", "b"), year(2019), CHILDREN).year == 2019
    without = total_coverage(("a", "d"), year(2019), CHILDREN)
    assert (without.year, without.share_words) == (None, "")
    assert sentence(without) == "2 of 2 forces are in it in full."


def test_forces_that_are_missing_and_not_named_leave_a_range() -> None:
    found = total_coverage(FORCES, year(2017), CHILDREN, answered=2)
    assert (found.in_full, found.unnamed) == (2, 1)
    assert found.share_words == "40.0% to 90.0%"
    assert "one more is missing and not named" in sentence(found)


def test_what_nobody_says_has_no_share() -> None:
    found = total_coverage(FORCES, year(2017), CHILDREN, said=False)
    assert (found.in_full, found.share_words) == (0, "")
    assert sentence(found) == "Nobody says which of its 3 forces are in it."


CODES = st.sets(st.sampled_from("abcdefgh"), min_size=1)


@given(CODES, CODES, CODES, st.integers(0, 8), st.lists(st.integers(1, 10**6), min_size=8, max_size=8))
def test_shares_hold_whatever_is_missing(
    forces: set[str], missing: set[str], partial: set[str], answered: int, sizes: list[int]
) -> None:
    """Every force is in exactly one list, and the true share lies between the ends whoever the unnamed are."""
    children = {code: {2017: size} for code, size in zip("abcdefgh", sizes, strict=True)}
    span: Period = year(2017)
    found = total_coverage(forces, span, children, missing=missing, partial=partial, answered=answered)
    assert sorted((*found.full, *found.partial, *found.missing)) == sorted(forces)
    assert found.share_low is not None
    assert found.share_high is not None
    total = sum(children[code][2017] for code in forces)
    for start in range(len(found.full) + 1 - found.in_full):
        kept = sorted(found.full)[start : start + found.in_full]
        assert found.share_low <= Fraction(sum(children[code][2017] for code in kept), total) <= found.share_high
