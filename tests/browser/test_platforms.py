"""Platforms over the real store: owner over time, names as written, who names it, and the files of the chart."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard.server import create_server
from tests.browser.conftest import NARROW, Open, Serve, overflow, violations


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


def test_a_platform_has_its_owners_its_names_and_the_forces_that_name_it(open_window: Open, site: str) -> None:
    page = open_window(site, NARROW, "dark").open("/platforms/facebook")
    owners = page.locator("#owner-rows tbody tr")
    expect(owners).to_have_count(2)
    expect(owners.nth(0)).to_contain_text("Facebook, Inc.")
    expect(owners.nth(0)).to_contain_text("27 October 2021")
    expect(owners.nth(1)).to_contain_text("Meta Platforms, Inc.")
    expect(page.locator("#written-rows")).to_contain_text("Facebook")
    force = page.locator("#named-by .source a").first
    expect(force).to_have_attribute("href", re.compile("^/forces/"))
    assert violations(page) == []
    assert overflow(page) <= 0


def test_the_picture_behind_the_button_is_the_chart_of_the_page(open_window: Open, site: str) -> None:
    page = open_window(site).open("/platforms/snapchat")
    title = page.locator("#platforms-title").inner_text()
    uses = page.get_by_role("group", name="Use this")
    for words in ("PNG", "SVG", "CSV", "Workbook"):
        address = uses.get_by_role("link", name=words).get_attribute("href") or ""
        answer = page.request.get(site + address)
        assert answer.ok, words
        if words == "SVG":
            texts = re.findall(r"<text[^>]*>([^<]+)", answer.text())
            assert " ".join(texts).startswith(title)
            assert {"Snapchat"} == {name for name in ("Snapchat", "Instagram", "WhatsApp") if name in texts}
            for panel in ("England and Wales, 2018/19", "United Kingdom, 2024/25"):
                assert panel in texts
                assert panel in page.locator("#shares svg").first.inner_html()
    uses.locator("summary", has_text="Embed").click()
    expect(uses).to_contain_text("only=Snapchat")


def test_the_list_never_gives_a_share_without_what_it_is_of(open_window: Open, site: str) -> None:
    page = open_window(site).open("/platforms")
    snapchat = page.locator("#platforms tbody tr", has=page.get_by_role("link", name="Snapchat", exact=True))
    expect(snapchat).to_contain_text("40%, United Kingdom, 2024/25")
    expect(snapchat).to_contain_text("29%: 2,111 of 7,263")
    expect(page.locator("#platforms tbody tr", has_text="Tinder")).to_contain_text("not given")
    page.locator("#silent summary").click()
    page.get_by_role("link", name="TikTok", exact=True).click()
    expect(page.locator("h1")).to_have_text("No figure here names TikTok")
    expect(page.locator(".lead")).to_contain_text("not a zero")
