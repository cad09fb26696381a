"""The pages for what cannot be answered: what is wrong, where in the address, and the nearest way on."""

from __future__ import annotations

from dashboard.pages import errors
from dashboard.pages.page import Asked
from dashboard.parse import Piece, UnknownPart
from tests.dashboard.reading import body_of, one, words

ASKED = Asked("/explore", "area=Cumbira&from=2017-04&to=2020-06")
PIECE = Piece("area=Cumbira", "", "&from=2017-04&to=2020-06", "area", "Cumbira")


def test_the_wrong_part_is_named_and_marked_and_the_nearest_word_leads_on() -> None:
    why = UnknownPart("unknown-value", PIECE, "Cumbria", mended="area=Cumbria")
    page = errors.unknown_part(
        ASKED, why, explained="An area is a force.", further=[("Choose another force", "/explore")]
    )
    body = body_of(page)
    assert page.status == 404
    assert page.title == words(one(body, ".//h1")) == "One part of this address is not known here: “area=Cumbira”"
    assert words(one(body, ".//mark")) == "area=Cumbira"
    assert words(one(body, ".//p[@class='marked-address']")) == "/explore?area=Cumbira&from=2017-04&to=2020-06"
    first, second = one(body, ".//div[@class='actions']").xpath("./a")
    assert (words(first), first.get("class")) == ("Show Cumbria", "button primary")
    assert first.get("href") == "/explore?area=Cumbria&from=2017-04&to=2020-06"
    assert (words(second), second.get("href")) == ("Choose another force", "/explore")
    assert words(body).endswith("An area is a force. Nothing was guessed, so no figure is shown.")


def test_without_a_near_word_nothing_is_offered_as_one() -> None:
    why = UnknownPart("given-twice", PIECE, hint="Give area once.")
    body = body_of(errors.unknown_part(ASKED, why, explained="x"))
    assert words(one(body, ".//h1")) == "One part of this address is given twice: “area=Cumbira”"
    assert words(one(body, ".//p[@class='lead']")) == "Give area once."
    assert not body.xpath(".//a[contains(@class,'primary')]")


def test_an_address_of_others_is_shown_as_text() -> None:
    body = str(errors.not_found("/<script>alert(1)</script>", {"/"}).body)
    assert "<script>" not in body
    assert "&lt;script&gt;" in body


def test_a_fault_can_be_tried_again() -> None:
    page = errors.broken("/explore?area=Kent")
    assert page.status == 500
    assert one(body_of(page), ".//a[contains(@class,'primary')]").get("href") == "/explore?area=Kent"
