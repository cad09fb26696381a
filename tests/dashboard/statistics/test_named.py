"""Named, known, all: worked examples of the printed figures, and what must hold for any numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.named import Named, comparable, named_from_count, named_from_share
from etl.model.count import Count, Mark


def test_48_percent_of_1824_known_is_about_12_percent_of_all_7062() -> None:
    """Worked example of product.md: 48 % of 1,824 is 12.3 to 12.5 % of all 7,062."""
    exact = named_from_share(Count.between(Decimal("47.5"), Decimal("48.5")), 1824, 7062)
    assert exact is not None
    assert exact.of_all is not None
    assert [round(float(end), 1) for end in exact.of_all] == [12.3, 12.5]
    assert exact.known_share is not None
    assert round(float(exact.known_share)) == 26


def test_a_count_of_mentions_is_a_share_of_the_known() -> None:
    named = named_from_count(618, 2117, 3217)
    assert round(float(named.low), 1) == 29.2
    assert named.low == named.high


def test_without_a_base_nothing_is_said_of_all() -> None:
    named = named_from_share(Count.exact(40), None, 7263)
    assert named is not None
    assert named.of_all is None
    assert named.known_share is None
    with pytest.raises(ValueError, match="base"):
        named_from_count(5, 0, 10)


def test_a_missing_share_names_nothing() -> None:
    assert named_from_share(Count.missing(Mark.NOT_PROVIDED), 100, 200) is None


def test_an_open_share_has_no_highest_share_of_all() -> None:
    named = named_from_share(Count.between(25, None), 100, 200)
    assert named is not None
    assert named.of_all is None


def test_shares_compare_within_ten_points_of_the_known_share_only() -> None:
    """The known share fell from 66 % to 26 %: shares of the known do not compare."""
    first, later, near = (
        Named(Fraction(20), None, 2117, 3217),
        Named(Fraction(48), None, 1824, 7062),
        Named(Fraction(16), None, 2700, 4373),
    )
    assert not comparable(first, later)
    assert comparable(first, near)
    assert not comparable(first, Named(Fraction(5), None, None, 100))


@given(st.integers(1, 500), st.integers(0, 500), st.integers(0, 500))
def test_the_share_of_all_is_never_above_the_share_of_the_known(known: int, more: int, count: int) -> None:
    named = named_from_count(min(count, known), known, known + more)
    assert named.of_all is not None
    assert named.of_all[1] <= (named.high or 0)
    assert named.of_all[0] * (known + more) == named.low * known
