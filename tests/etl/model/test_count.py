"""Counts as lowest and highest possible values, by their properties."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.count import MISSING, Count, Mark, Number, plain, tidy_number, to_number

WHOLE = st.integers(0, 10**9)
SHARES = st.decimals(0, 100, places=2, allow_nan=False, allow_infinity=False).map(tidy_number)
NUMBERS: st.SearchStrategy[Number] = st.one_of(WHOLE, SHARES)
KNOWN = tuple(mark for mark in Mark if mark not in MISSING)


@st.composite
def counts(draw: st.DrawFn, numbers: st.SearchStrategy[Number] = NUMBERS) -> Count:
    """Any count: exact, between two values, open above, or missing."""
    if draw(st.integers(0, 4)) == 0:
        return Count.missing(draw(st.sampled_from(sorted(MISSING))))
    low, high = sorted((draw(numbers), draw(numbers)))
    return Count(low, draw(st.sampled_from((low, high, None))), draw(st.sampled_from(KNOWN)))


def values(count: Count) -> range:
    """The values that a small count may have; an open one up to 200."""
    low = int(count.lowest or 0)
    return range(low, (200 if count.highest is None else int(count.highest)) + 1)


SMALL = counts(st.integers(0, 20))


@given(counts())
def test_text_and_parse_are_inverse(count: Count) -> None:
    """The text of a count gives the count back."""
    assert Count.parse(count.text) == count
    assert Count.parse(count.text).text == count.text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (Count.exact(118), "118"),
        (Count.between(1, 4, Mark.SUPPRESSED), "1 to 4 · suppressed"),
        (Count.between(18, None, Mark.LOWER_BOUND), "at least 18 · lower bound"),
        (Count.missing(Mark.NO_RETURN), "none · no return"),
        (Count.between(Decimal("29.5"), Decimal("30.5"), Mark.ROUNDED), "29.5 to 30.5 · rounded"),
    ],
)
def test_texts(count: Count, text: str) -> None:
    """A count is written in words that say why it is not a plain number."""
    assert count.text == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "none", "5 · no return", "4 to 1", "at least", "1e3", "5 · starred", "five", "1,234", "0x10"),
        *("05", "1.50", "5 to 5", "-0", "5 · ", " 5"),
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    """What `text` cannot give is no count, and the error names it."""
    with pytest.raises(ValueError, match="is no count"):
        Count.parse(text)


@given(NUMBERS, NUMBERS)
def test_bounds_never_cross(low: Number, high: Number) -> None:
    """A highest value below the lowest is an error, not a count."""
    if high < low:
        with pytest.raises(ValueError, match="below the lowest"):
            Count(low, high)
    else:
        assert Count(low, high).admits(low)
        assert Count(low, high).admits(high)


@given(st.sampled_from(sorted(MISSING)), NUMBERS)
def test_a_missing_number_has_no_value(mark: Mark, number: Number) -> None:
    """The marks of missing numbers never come with one, and no other count is without."""
    with pytest.raises(ValueError, match="does not go with"):
        Count(number, number, mark)
    with pytest.raises(ValueError, match="does not go with"):
        Count(None, None)
    assert Count.missing(mark).is_missing
    assert Count.missing(mark).value is None


@given(counts())
def test_value_is_there_where_both_bounds_are_one(count: Count) -> None:
    """An exact count has its value, every other has none."""
    assert count.is_exact == (count.value is not None)
    if count.is_exact:
        assert count.value == count.lowest == count.highest


@given(SMALL, SMALL)
def test_the_sum_admits_the_sums_of_all_values(one: Count, other: Count) -> None:
    """No sum of possible values lies outside the sum's bounds, and the bounds are the tightest."""
    total = one.plus(other)
    assert total.lowest == values(one)[0] + values(other)[0]
    if total.highest is not None:
        assert total.highest == values(one)[-1] + values(other)[-1]
    else:
        assert one.highest is None or other.highest is None
    for mine in (values(one)[0], values(one)[-1]):
        for theirs in (values(other)[0], values(other)[-1]):
            assert total.admits(mine + theirs)


@given(SMALL, SMALL)
def test_the_sum_does_not_depend_on_the_order(one: Count, other: Count) -> None:
    """Adding is commutative; nothing added is nothing changed but the mark."""
    assert one.plus(other) == other.plus(one)
    same = one.plus(Count.exact(0))
    assert (same.lowest, same.highest) == (one.lowest or 0, one.highest)


@given(SMALL, SMALL, SMALL)
def test_the_sum_does_not_depend_on_the_grouping(one: Count, other: Count, third: Count) -> None:
    """Adding is associative."""
    assert one.plus(other).plus(third) == one.plus(other.plus(third))


@given(SMALL, SMALL)
def test_the_difference_admits_the_differences_of_all_values(whole: Count, part: Count) -> None:
    """Where a part can lie in the whole at all, every difference that is not negative lies inside the bounds."""
    possible = [mine - theirs for mine in values(whole) for theirs in values(part) if mine >= theirs]
    if whole.is_missing or (whole.highest is not None and whole.highest < (part.lowest or 0)):
        with pytest.raises(ValueError, match=r"missing number|cannot be a part"):
            whole.minus(part)
        return
    rest = whole.minus(part)
    assert all(rest.admits(value) for value in possible)
    assert rest.lowest is not None
    assert rest.lowest >= 0
    if rest.highest is not None:
        assert (rest.lowest, rest.highest) == (min(possible), max(possible))


@given(SMALL, SMALL)
def test_taking_away_what_was_added_admits_the_beginning(one: Count, other: Count) -> None:
    """A sum less one part may be the other part, whatever its value."""
    if not (one.is_missing and other.is_missing):
        rest = one.plus(other).minus(other)
        assert all(rest.admits(value) for value in (values(one)[0], values(one)[-1]))


@given(SMALL, SMALL)
def test_within_is_about_possible_values(one: Count, other: Count) -> None:
    """A count lies within another exactly when it has no value that the other cannot have."""
    if not one.is_missing and not other.is_missing:
        expected = (other.highest is None or one.highest is not None) and all(map(other.admits, values(one)))
        assert one.within(other) == expected
    assert one.within(one)


@given(NUMBERS)
def test_numbers_keep_their_digits(number: Number) -> None:
    """Digits without exponents or trailing zeros, and back to the same number of the same kind."""
    text = plain(number)
    assert to_number(text) == number
    assert type(to_number(text)) is type(number)
    assert "e" not in text.lower()
    assert not ("." in text and text.endswith("0"))


@pytest.mark.parametrize("text", ["", "1,234", "1e3", "+5", " 5", "5.", ".5", "NaN", "٣"])
def test_other_texts_are_no_number(text: str) -> None:
    """Only plain digits with a decimal point are a number."""
    with pytest.raises(ValueError, match="is no number"):
        to_number(text)
