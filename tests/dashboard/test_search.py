"""Search over made-up names: nearest first, aliases and places lead to their area, each address once."""

from __future__ import annotations

import pytest

from dashboard import addresses
from dashboard.names import AreaName, Names
from dashboard.records import Choice
from dashboard.row import Returned
from dashboard.search import Known, nearest, rank_of, search
from etl.model.period import Period

NAMES = Names(
    areas={
        "N1": AreaName("N1", "Northshire Police", "Northshire", "territorial"),
        "N2": AreaName("N2", "Upper Northshire Police", "Upper Northshire", "territorial"),
    },
    area_words={
        "northshire": ("N1",),
        "northshire police": ("N1",),
        "the old north": ("N1",),
        "upper northshire": ("N2",),
    },
    places={"madeuptown": ("N2",)},
    offences={},
    own_offence={},
    default_offence="71/17",
)
PLATFORMS = [Choice("chatter", "chatter", "Chatter", "", 3, "3 figures")]
RETURNS = [
    Returned(
        "northshire-1", "N1", "Northshire Police", "answered", "71/17", Period.financial_year(2020), reference="A/1"
    )
]


KNOWN = Known(NAMES, PLATFORMS, RETURNS, {"chatter": ("Chattr", "The Chat App")}, addresses.NAVIGATION[:3])


def found(words: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.name) for hit in search(words, KNOWN)]


def test_the_nearest_name_comes_first_and_each_address_once() -> None:
    assert found("northshire") == [("area", "Northshire"), ("return", "A/1"), ("area", "Upper Northshire")]


def test_another_name_and_a_place_lead_to_their_area_and_say_so() -> None:
    (old,) = search("the old north", KNOWN)
    assert old.address == addresses.force("N1")
    assert "also called the old north" in old.detail
    (town,) = search("MadeUpTown", KNOWN)
    assert town.kind == "place"
    assert "smaller than its force" in town.detail


def test_platforms_returns_and_pages_are_found() -> None:
    assert found("chat") == [("platform", "Chatter")]
    assert found("a/1") == [("return", "A/1")]
    assert found("explore") == [("page", "Explore")]


@pytest.mark.parametrize("words", ["", "   ", "nothing like it"])
def test_nothing_is_found_for_words_that_mean_nothing(words: str) -> None:
    assert found(words) == []


def test_a_word_inside_another_word_is_the_last_to_be_taken() -> None:
    assert [rank_of("north", name) for name in ("north", "north shire", "upper north", "thenorth", "south")] == [
        0,
        1,
        2,
        3,
        None,
    ]


def test_a_platform_is_found_by_its_other_names_and_says_so() -> None:
    (hit,) = search("the chat app", KNOWN)
    assert (hit.name, hit.address) == ("Chatter", addresses.platform("chatter"))
    assert "also written The Chat App" in hit.detail


def test_a_page_that_is_not_there_is_not_found() -> None:
    assert found("method") == []


def test_words_that_nothing_is_called_by_have_their_nearest_names() -> None:
    assert nearest("madeuptwon", KNOWN) == ["Madeuptown"]
    assert nearest("northshyre", KNOWN)[0] == "Northshire"
    assert nearest("zzz", KNOWN) == []
