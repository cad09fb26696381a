"""The account of a return over the real store: what cells gave and said, and which cell an address chooses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from dashboard import queries
from dashboard.sheets import Account, account_of, choice_of
from dashboard.store import open_store

ONE_SHEET, TWO_SHEETS = "northamptonshire-10905-25", "wales-2017-2024"


@pytest.fixture(scope="module")
def connection(store_url: str) -> Iterator[Connection]:
    with open_store(store_url).engine.connect() as connection:
        yield connection


def account(connection: Connection, return_id: str) -> Account:
    returned = queries.return_by_id(connection, return_id)
    assert returned is not None
    return account_of(connection, returned)


def test_a_heading_says_the_part_of_every_number_under_it(connection: Connection) -> None:
    found = account(connection, ONE_SHEET)
    under = found.said[("FOI 10905-25", "B8")]["breakdown"]
    assert [seen.source_cell for seen in under] == ["B9", "B10", "B11"]


def test_an_empty_cell_that_was_read_can_be_chosen_and_has_its_number(connection: Connection) -> None:
    choice = choice_of(connection, account(connection, ONE_SHEET), "cell=b9")
    assert choice is not None
    assert (choice.place, choice.cell, choice.is_there) == (("FOI 10905-25", "B9"), None, True)
    assert [panel.seen.source_cell for panel in choice.panels] == ["B9"]


def test_a_cell_with_two_numbers_has_both(connection: Connection) -> None:
    choice = choice_of(connection, account(connection, "dyfed-powys-437-25"), "cell=B6")
    assert choice is not None
    assert len({panel.seen.observation_id for panel in choice.panels}) == 2


@pytest.mark.parametrize("cell", ["Z1", "A99", "nonsense", "A0", "B10000000000"])
def test_a_cell_beyond_its_sheet_is_not_there(connection: Connection, cell: str) -> None:
    choice = choice_of(connection, account(connection, ONE_SHEET), f"cell={cell}")
    assert choice is not None
    assert not choice.is_there


def test_an_empty_cell_inside_the_sheet_is_there_and_gave_nothing(connection: Connection) -> None:
    choice = choice_of(connection, account(connection, ONE_SHEET), "cell=C2")
    assert choice is not None
    assert choice.is_there
    assert not choice.panels


def test_with_several_sheets_the_address_names_the_sheet_and_is_answered_by_it(connection: Connection) -> None:
    found = account(connection, TWO_SHEETS)
    assert found.sheets == ("Wales", "UK")
    for sheet in found.sheets:
        choice = choice_of(connection, found, f"sheet={sheet}&cell=B3")
        assert choice is not None
        assert choice.place == (sheet, "B3")
        assert found.address_of(choice.place) == ("B3", sheet)
    missing = choice_of(connection, found, "sheet=Scotland&cell=B3")
    assert missing is not None
    assert not missing.is_there
    assert choice_of(connection, found, "sheet=UK") is None


def test_every_number_of_every_return_is_chosen_by_the_address_that_names_it(connection: Connection) -> None:
    for returned in queries.returns(connection):
        found = account_of(connection, returned)
        for place, seen in found.gave.items():
            cell, sheet = found.address_of(place)
            choice = choice_of(connection, found, f"sheet={sheet}&cell={cell}")
            assert choice is not None
            assert {panel.seen.observation_id for panel in choice.panels} == {one.observation_id for one in seen}
