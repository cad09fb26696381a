"""All pages of a server behind one question: what each address gives, and that two sites share nothing."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from dashboard.live import drawn
from dashboard.pages.page import Asked, Page, PageRoute, Redirect
from dashboard.site import Site
from dashboard.store import Store, StoreDoor
from tests.dashboard.reading import body_of, words
from tests.dashboard.shell import PAGES, make_store


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(StoreDoor(make_store(tmp_path / "foi.sqlite")), PAGES, {"/api/v1/figures.csv"})


def page_at(site: Site, path: str, query: str = "") -> Page:
    found = site.answer(path, query).page
    assert isinstance(found, Page)
    return found


def test_an_address_gives_its_page(site: Site) -> None:
    assert page_at(site, "/explore", "area=Southshire").title == "Southshire has 9 invented things in 2019/20"
    assert site.there == {"/", "/explore", "/cell/{cell}", "/broken", "/api/v1/figures.csv"}
    assert site.charts == ("trend", "class")


def test_parts_of_a_path_are_given_to_the_page(site: Site) -> None:
    assert page_at(site, "/cell/South-B4").title == "Cell South-B4"


def test_empty_fields_of_a_form_are_not_part_of_what_was_asked() -> None:
    asked = Asked("/explore", "area=a&from=&to=&step=year")
    assert (asked.given, asked.address) == ("area=a&step=year", "/explore?area=a&from=&to=&step=year")


def test_another_form_of_an_address_leads_to_the_canonical_one(site: Site) -> None:
    found = site.answer("/explore", "step=year&area=Southshire").page
    assert found == Redirect("/explore?area=Southshire")
    address, page, _ = site.follow("/explore", "step=year&area=Southshire")
    assert (address, page.status) == ("/explore?area=Southshire", 200)


def test_an_unknown_address_offers_the_nearest_page(site: Site) -> None:
    page = page_at(site, "/exlpore")
    assert page.status == 404
    assert words(body_of(page).xpath("//a[@class='button primary']")[0]) == "Open Explore"


def test_a_page_that_fails_says_that_the_fault_is_ours(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        page = page_at(site, "/broken")
    assert page.status == 500
    assert "The fault is ours" in words(body_of(page))
    assert "made up" in caplog.text, "and the log says why"


def test_a_site_without_a_store_says_what_to_do(tmp_path: Path) -> None:
    found = Site(StoreDoor(f"sqlite:///{tmp_path / 'none.sqlite'}"), PAGES).answer("/")
    assert isinstance(found.page, Page)
    assert (found.page.status, found.version) == (503, None)
    assert "Run `foi ingest`" in words(body_of(found.page))


def test_two_sites_in_one_process_show_their_own_stores(tmp_path: Path) -> None:
    first = Site(StoreDoor(make_store(tmp_path / "a.sqlite", "first")), PAGES)
    second = Site(StoreDoor(make_store(tmp_path / "b.sqlite", "second")), PAGES)
    shown = [words(body_of(page_at(site, "/"))) for site in (first, second, first)]
    assert ["Store first" in text for text in shown] == [True, False, True]
    assert "Store second" in shown[1]


def test_redirects_in_a_circle_end(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def around(asked: Asked, _store: Store) -> Redirect:
        return Redirect(f"{asked.path}?again")

    site = Site(StoreDoor(make_store(tmp_path / "foi.sqlite")), [PageRoute("/circle", around)])
    with caplog.at_level(logging.ERROR):
        assert site.follow("/circle")[1].status == 500


def test_a_drawing_in_place_is_the_page_of_the_address(site: Site) -> None:
    view, figures = drawn(site, {"path": "/explore", "query": "area=Southshire&step=year", "turn": 4, "rooms": {}})
    page = page_at(site, "/explore", "area=Southshire")
    assert view["turn"] == figures["turn"] == 4
    assert view["address"] == "/explore?area=Southshire"
    assert view["title"] == f"{page.title} · Recorded offences"
    assert view["announce"] == f"{page.title}. Three blocks."
    assert view["store"] == "first"
    assert figures["charts"] == {"trend": {"0": page.live[0].figures[0], "600": page.live[0].figures[600]}}
    _, fitting = drawn(site, {"path": "/explore", "query": "area=Southshire", "turn": 5, "rooms": {"trend": 900}})
    assert fitting["charts"] == {"trend": {"0": page.live[0].figures[600]}}, "only the form that fits the room"
    assert "Southshire has 9 invented things" in str(view["html"])


def test_a_drawing_in_place_of_what_fails_is_a_page_too(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        view, figures = drawn(site, {"path": "/broken", "query": "", "turn": 1, "rooms": {}})
    assert "The fault is ours" in str(view["html"])
    assert figures["charts"] == {}
