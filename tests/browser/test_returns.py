"""Returns and Quality over the real store: sheets with their roles, and all that is open, each with its cell."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.server import create_server
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shoot, violations

STATES = {
    "register": "/returns",
    "northamptonshire": "/returns/northamptonshire-10905-25",
    "wales": "/returns/wales-2017-2024",
    "refused": "/returns/essex-pub-1208",
    "unknown": "/returns/nothing",
    "quality": "/quality",
}


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


@pytest.mark.parametrize(("width", "theme"), [(WIDE, "light"), (NARROW, "dark")])
def test_every_state_fits_its_window_and_has_no_violation(open_window: Open, site: str, width: int, theme: str) -> None:
    reader = open_window(site, width, theme)
    reader.expected += ["404: ", "the server responded with a status of 404"]
    for name, path in STATES.items():
        page = reader.open(path)
        expect(page.locator("h1")).to_have_count(1)
        assert overflow(page) <= 0, name
        assert violations(page) == [], name
        shoot(page, f"returns-{name}-{width}-{theme}")


def test_the_account_of_a_sheet_is_whole_and_a_number_leads_to_its_panel(open_window: Open, site: str) -> None:
    page = open_window(site).open(STATES["northamptonshire"])
    expect(page.locator("h1")).to_have_text("What Northamptonshire sent, and what was made of it")
    expect(page.locator(".lead").first).to_contain_text("13 observations from 26 cells that are not empty")
    assert page.locator(".sheet .cell").count() == 26
    page.locator("#sheet-0 #cell-B5 a").click()
    expect(page.locator("h1")).to_contain_text("52 offences")


def test_a_refusal_is_a_return_without_a_sheet(open_window: Open, site: str) -> None:
    page = open_window(site).open(STATES["refused"])
    expect(page.locator("h1")).to_have_text("Essex refused to answer, 2022/23")
    expect(page.locator(".lead").first).to_contain_text("Cost of compliance exceeds the appropriate limit")
    expect(page.locator(".sheet")).to_have_count(0)


def test_what_is_open_is_listed_with_its_cell(open_window: Open, site: str) -> None:
    page = open_window(site).open("/quality")
    doubt = page.locator("#rows-in_doubt tbody tr", has_text="144")
    expect(doubt).to_contain_text("Gwent")
    expect(page.locator("#problem-rows")).to_contain_text("The printed total 245 is not the sum of its parts, 244")
