"""Places are ranges, and only of those who answered. All rates are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.ranking import Entry, rank
from dashboard.statistics.rates import NoRate, rate_per


def entries(*counts: int | None) -> list[Entry]:
    """Areas a, b, c … of 100,000 children; None gave no figure."""
    names = "abcdefghij"
    rates = [NoRate("no figure") if count is None else rate_per(count, 100_000) for count in counts]
    return [Entry(name, name, rate) for name, rate in zip(names, rates, strict=False)]


def test_those_whose_limits_overlap_share_places() -> None:
    found = rank(entries(30, 100, 90))
    assert [(place.entry.name, place.best, place.worst) for place in found.places] == [
        ("b", 1, 2),
        ("c", 1, 2),
        ("a", 3, 3),
    ]
    assert found.places[0].words == "between place 1 and place 2 of 3"
    assert found.places[2].words == "place 3 of 3"


def test_who_has_no_rate_has_no_place_and_is_named() -> None:
    found = rank(entries(30, None, 90))
    assert [place.of for place in found.places] == [2, 2]
    assert [entry.name for entry in found.out] == ["b"]


def test_rates_of_two_units_have_no_common_order() -> None:
    mixed = [*entries(30), Entry("z", "z", rate_per(30, 100_000, per=1000))]
    with pytest.raises(ValueError, match="one unit"):
        rank(mixed)


@given(st.lists(st.one_of(st.none(), st.integers(0, 300)), max_size=10))
def test_every_place_holds_the_order_of_the_rates_themselves(counts: list[int | None]) -> None:
    found = rank(entries(*counts))
    for number, place in enumerate(found.places, 1):
        assert 1 <= place.best <= number <= place.worst <= place.of
    assert len(found.places) + len(found.out) == len(counts)
