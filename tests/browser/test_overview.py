"""The Overview over the real figures: the answer first, each number with its cell, and ways on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.server import create_server
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shoot, violations


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


@pytest.mark.parametrize(("width", "theme"), [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")])
def test_it_fits_its_window_and_has_no_violation(open_window: Open, site: str, width: int, theme: str) -> None:
    page = open_window(site, width, theme).open("/")
    expect(page.locator("h1")).to_have_text(
        "Police in the UK recorded 7,263 offences of sexual communication with a child in the year to March 2025"
    )
    expect(page.locator(".lead").first).to_have_text(
        "Since 2017/18: up 98% on the same forces and whole years; 99% as published, 95% raw. "
        "Lincolnshire gave no figure for 2024/25; the reason is not known."
    )
    assert overflow(page) <= 0
    assert violations(page) == []
    shoot(page, f"overview-{width}-{theme}")


def test_the_headline_s_number_leads_to_its_line(open_window: Open, site: str) -> None:
    page = open_window(site).open("/")
    page.locator("h1 .number").click()
    expect(page.locator("#panel")).to_contain_text("published-figures.csv")
    expect(page.locator("#panel")).to_contain_text("7,263")


def test_a_force_is_found_by_its_name(open_window: Open, site: str) -> None:
    page = open_window(site).open("/")
    page.get_by_label("Name of a force or place").fill("Cumbria")
    page.locator(".door-form").get_by_role("button", name="Show").click()
    expect(page.locator("h1")).to_contain_text("Cumbria recorded 118 offences")
