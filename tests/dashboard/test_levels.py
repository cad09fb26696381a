"""The changes that the real figures carry, as the issue of sayable numbers names them; and those they do not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from dashboard import queries, trends
from dashboard.levels import comparison_of
from dashboard.selection import Selection
from dashboard.statistics.comparison import Comparison
from dashboard.statistics.comparison_model import Change, Refusal, Why
from dashboard.statistics.words_for_numbers import signed_percent
from dashboard.store import Store, open_store

UK, ENGLAND_AND_WALES, DYFED_POWYS = "K02000001", "K04000001", "W15000004"


@pytest.fixture(scope="module")
def store(store_url: str) -> Iterator[Store]:
    opened = open_store(store_url)
    yield opened
    opened.engine.dispose()


def change(store: Store, area: str, last: str) -> Comparison:
    """From the first financial year to another."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        series = trends.trends(connection, Selection(areas=(area,)), names)[0]
        end = next(laid for laid in series.laid if laid.period.label == last)
        return comparison_of(connection, names, series.laid[0], end)


def told(comparison: Comparison) -> list[str]:
    return [signed_percent(line.low, 1) for line in comparison.lines if isinstance(line, Change)]


def out(comparison: Comparison) -> list[list[str]]:
    return [[one.name for one in line.left_out] for line in comparison.lines if isinstance(line, Change)]


def test_uk_2024_25_strict_as_published_and_raw(store: Store) -> None:
    found = change(store, UK, "2024/25")
    assert told(found) == ["+98.1%", "+99.3%", "+94.8%"]
    assert out(found) == [["Lincolnshire", "Dyfed-Powys"], ["Lincolnshire"], []]
    assert [(line.first.value, line.last.value) for line in found.lines if isinstance(line, Change)] == [
        (3625, 7181),
        (3644, 7263),
        (3728, 7263),
    ]


def test_uk_2022_23_gives_the_printed_82_percent_without_two_forces(store: Store) -> None:
    found = change(store, UK, "2022/23")
    assert told(found)[1:] == ["+81.8%", "+70.3%"]
    assert out(found)[1] == ["Humberside", "South Wales"]


def test_the_printed_84_percent_of_2021_22_cannot_be_reproduced(store: Store) -> None:
    assert "cannot be reproduced" in change(store, UK, "2021/22").reproduction(Fraction(84))


def test_england_and_wales_2018_19(store: Store) -> None:
    found = change(store, ENGLAND_AND_WALES, "2018/19")
    assert told(found) == ["+35.5%", "+35.9%", "+35.9%"]


def test_half_a_year_carries_no_change(store: Store) -> None:
    found = change(store, DYFED_POWYS, "2024/25")
    assert all(isinstance(line, Refusal) for line in found.lines)
    assert found.refused[0].kind is Why.NOT_WHOLE
