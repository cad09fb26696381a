"""A tile says in words what it draws. The force here is made up."""

from __future__ import annotations

from datetime import date

from dashboard.components.tiles import Tile, how_to_read, key_of_marks, states_in_words, tile_map
from dashboard.statistics.coverage_states import State, YearState
from etl.model.period import Period

YEARS = [Period(date(year, 4, 1), date(year + 1, 3, 31)) for year in range(2017, 2020)]
STATES = [YearState(year, state) for year, state in zip(YEARS, [State.REFUSED, State.TOTAL, State.TOTAL], strict=True)]


def tile(name: str, row: int, column: int, *, rate: str = "5.5", count: str = "50") -> Tile:
    limits = "4.0 to 7.2" if rate else ""
    return Tile(
        name, f"/forces/{name}", row, column, rate, limits, count, "no rate", 3, (0.5, 1.0), STATES, ("Oldtown",)
    )


def drawn(*tiles: Tile) -> str:
    return str(tile_map(tiles, "key", "marks"))


def test_tiles_stand_at_their_places_in_the_order_given() -> None:
    said = drawn(tile("Alpha", 5, 0), tile("Beta", 0, 3))
    assert said.index("Alpha") < said.index("Beta")
    assert "grid-row: 1; grid-column: 4" in said


def test_the_key_stands_in_a_corner_only_where_no_tile_stands() -> None:
    far = tile("Far", 9, 5)
    assert "free-corners" in drawn(tile("North", 0, 3), far)
    assert "free-corners" not in drawn(tile("East", 1, 6), far)
    assert "free-corners" not in drawn(tile("West", 9, 0), far)


def test_a_tile_is_found_by_its_other_names_and_its_places() -> None:
    assert 'data-words="alpha oldtown"' in drawn(tile("Alpha", 0, 0))


def test_a_tile_without_a_rate_says_so_and_keeps_its_count() -> None:
    said = drawn(tile("Small", 0, 0, rate="", count="1"))
    assert "no rate" in said
    assert ">1<" in said
    assert "per 10,000 children" not in said
    assert "limits" not in said


def test_its_marks_are_told_in_words() -> None:
    assert states_in_words(STATES) == (
        "1 year refused; the section is in the return; 2 years no figure of its own; it may be in a total"
    )
    assert states_in_words(STATES) in drawn(tile("Any", 0, 0))


def test_the_key_shows_only_marks_that_occur_and_every_class_of_the_edge() -> None:
    marks = str(key_of_marks({State.REFUSED: STATES[0]}))
    assert "refused" in marks
    assert "answered, not seen" not in marks
    edges = str(how_to_read((1.0, 2.5), "2017/18 to 2019/20"))
    assert [words in edges for words in ("under 1", "to 2.5", "over 2.5")] == [True, True, True]
