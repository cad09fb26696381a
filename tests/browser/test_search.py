"""Search and help by keys alone, and the pages that header and footer lead to, over the real store."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.server import create_server
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shoot, violations

FOUND = (
    ("essex", "/forces/E23000028"),  # a force, its own name: gone to at once
    ("Cumbria Police", "/forces/E23000002"),  # another name of one
    ("Maidstone", "/forces/E23000032"),  # a town: a list that says so, then its force
    ("snap chat", "/platforms/snapchat"),  # a platform, as sources write it
    ("PUB 1208", "/returns/essex-pub-1208"),  # a return by its reference
    ("method", "/method"),  # a page of the navigation
    ("wrong figure", "/wrong-figure"),  # a page of the footer
)


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


def ask(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_every_kind_of_thing_is_found_with_keys_alone(open_window: Open, site: str) -> None:
    page = open_window(site).open("/data")
    for words, leads_to in FOUND:
        ask(page, words)
        if "/search" in page.url:
            first = page.locator("#page .section a").first
            first.focus()
            page.keyboard.press("Enter")
        expect(page).to_have_url(f"{site}{leads_to}")


def test_words_that_nothing_is_called_by_lead_to_their_nearest(open_window: Open, site: str) -> None:
    page = open_window(site, NARROW, "dark").open("/help")
    ask(page, "Cumbira")
    expect(page.locator("h1")).to_have_text("Nothing here is called “Cumbira”")
    assert violations(page) == []
    assert overflow(page) <= 0
    page.locator("#page").get_by_role("link", name="Cumbria").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/forces/E23000002")


def test_help_opens_over_a_page_and_its_key_can_be_turned_off(open_window: Open, site: str) -> None:
    page = open_window(site).open("/forces/E23000002")
    dialog = page.locator("#panel")
    page.keyboard.press("?")
    expect(dialog.get_by_role("heading", name="Keys and marks")).to_be_visible()
    expect(dialog).to_contain_text("refused or withheld")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    page.keyboard.press("Control+k")
    page.keyboard.type("what?")
    expect(dialog).to_be_hidden()  # a question mark that is written is written

    page.get_by_role("link", name="Help", exact=True).click()
    dialog.get_by_role("button", name="Turn the ? key off").click()
    page.keyboard.press("Escape")
    page.reload()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()
    page.get_by_role("link", name="Help", exact=True).click()
    expect(dialog.get_by_role("button", name="Turn the ? key on")).to_be_visible()


@pytest.mark.parametrize(("width", "theme"), [(WIDE, "dark"), (NARROW, "light")])
def test_the_pages_of_the_footer_fit_and_have_no_violation(
    open_window: Open, site: str, width: int, theme: str
) -> None:
    reader = open_window(site, width, theme)
    for path in ("/accessibility", "/wrong-figure", "/help"):
        page = reader.open(path)
        assert overflow(page) <= 0, path
        assert violations(page) == [], path
        shoot(page, f"words-{path[1:]}-{width}-{theme}")
    footer = page.locator("footer")
    expect(footer).to_contain_text(re.compile("Version [0-9a-f]{12}"))
    expect(footer.get_by_role("link", name="Accessibility")).to_have_attribute("href", "/accessibility")
    expect(footer.get_by_role("link", name="Tell us of a wrong figure")).to_have_attribute("href", "/wrong-figure")


def test_without_scripts_help_is_a_page_and_search_a_form(open_window: Open, site: str) -> None:
    page = open_window(site, scripts=False).open("/forces")
    page.get_by_role("link", name="Help", exact=True).click()
    expect(page).to_have_url(f"{site}/help")
    expect(page.locator("h1")).to_have_text("Keys and marks")
    page.get_by_role("searchbox").first.fill("maidstone")
    page.keyboard.press("Enter")
    expect(page.locator("#page")).to_contain_text("Maidstone is smaller than its force")
