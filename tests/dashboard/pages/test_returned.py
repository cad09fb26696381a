"""The page of a return over the real store: what each role of cell says of itself, and what the words leave out."""

from __future__ import annotations

import re

import pytest

from dashboard.document import body_text
from dashboard.pages import returned, returns
from dashboard.pages.page import Asked, Page
from dashboard.store import open_store

NORTHAMPTONSHIRE, CUMBRIA, WALES = "northamptonshire-10905-25", "cumbria-2017-2020", "wales-2017-2024"


def page_of(store_url: str, return_id: str, query: str = "") -> Page:
    return returned.view(Asked(f"/returns/{return_id}", query, {"return_id": return_id}), open_store(store_url))


def panel(page: Page) -> str:
    """The text of the panel of the chosen cell."""
    text = body_text(page)
    found = text[text.index('id="cell"') :].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("B5", "It stands where labels meet, and is a number. "),
        ("B10", "a sign that one is kept back or not there."),
        ("B9", "Nothing is written here; it was read as 0 victims."),
        ("B8", "It speaks for the numbers under it. Says the part of 3 numbers: Cell B9"),
        ("A10", "It speaks for the numbers beside it. Says the part of 4 numbers: Cell B10"),
        ("E12", "It checks its parts and is counted nowhere. ✓ printed total Printed 24; the parts add to 24."),
        ("A4", "say something of its numbers. Says the period of 13 numbers: Cell B5"),
        ("A1", "a title or a question. No number is read from it."),
        ("A15", "Here: an answer that is kept back. ! note An answer is kept back or not held"),
        ("C2", "Nothing is written here."),
    ],
)
def test_a_cell_of_each_role_says_why_it_has_it_and_what_it_gave(store_url: str, cell: str, said: str) -> None:
    page = page_of(store_url, NORTHAMPTONSHIRE, f"cell={cell}")
    assert said in panel(page)
    assert page.status == 200
    assert page.canonical == f"/returns/{NORTHAMPTONSHIRE}"


def test_a_hidden_number_says_what_the_sums_leave_for_it_and_on_what_that_rests(store_url: str) -> None:
    text = panel(page_of(store_url, NORTHAMPTONSHIRE, "cell=B10"))
    assert "Between 1 and 4" in text
    assert "It holds if empty cells are zero." in text


def test_words_for_a_number_hide_none(store_url: str) -> None:
    page = page_of(store_url, CUMBRIA, "cell=B7")
    assert "words for one" in panel(page)
    assert "29% to 37%" in panel(page)
    assert "behind a mark" not in page.description


def test_of_two_sheets_the_one_that_is_named_has_the_chosen_cell(store_url: str) -> None:
    text = body_text(page_of(store_url, WALES, "sheet=UK&cell=B3"))
    lit = re.findall(r'id="(sheet-\d-[A-Z]+\d+)"[^>]*aria-current', text)
    assert lit == ["sheet-1-B3"]
    assert "UK!B3" in text


def test_a_cell_that_is_not_there_is_said_to_be_none(store_url: str) -> None:
    page = page_of(store_url, NORTHAMPTONSHIRE, "cell=Z99")
    assert page.status == 404
    assert "Sheet FOI 10905-25 has no cell Z99" in body_text(page)


def test_before_and_after_are_those_of_the_register(store_url: str) -> None:
    with_both = body_text(page_of(store_url, CUMBRIA))
    assert "Previous in the register: Dyfed-Powys Police" in with_both
    assert "Next in the register: Lancaster and Morecambe Citizen" in with_both
    assert "Previous" not in body_text(page_of(store_url, NORTHAMPTONSHIRE))


def test_the_register_lists_every_return(store_url: str) -> None:
    page = returns.view(Asked("/returns"), open_store(store_url))
    assert page.title == "17 returns: 11 answered, 6 refused or not seen"
    assert body_text(page).count('href="/returns/') == 17
