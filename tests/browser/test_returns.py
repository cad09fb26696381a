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
    "chosen": "/returns/northamptonshire-10905-25?cell=B10",
    "beyond": "/returns/northamptonshire-10905-25?cell=Z99",
    "refused": "/returns/essex-pub-1208",
    "unknown": "/returns/nothing",
    "quality": "/quality",
}


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


@pytest.mark.parametrize(
    ("width", "theme", "names"),
    [(WIDE, "light", tuple(STATES)), (NARROW, "dark", ("chosen", "beyond", "quality"))],
)
def test_every_state_fits_its_window_and_has_no_violation(
    open_window: Open, site: str, width: int, theme: str, names: tuple[str, ...]
) -> None:
    reader = open_window(site, width, theme)
    reader.expected += ["404: ", "the server responded with a status of 404"]
    for name, path in ((name, STATES[name]) for name in names):
        page = reader.open(path)
        expect(page.locator("h1")).to_have_count(1)
        assert overflow(page) <= 0, name
        assert violations(page) == [], name
        shoot(page, f"returns-{name}-{width}-{theme}")


def test_the_account_of_a_sheet_is_whole_and_a_cell_opens_beside_it(open_window: Open, site: str) -> None:
    page = open_window(site).open(STATES["northamptonshire"])
    expect(page.locator("h1")).to_have_text("What Northamptonshire sent, and what was made of it")
    expect(page.locator(".lead").first).to_contain_text("52 offences in 2024/25")
    expect(page.locator(".lead").first).to_contain_text("13 observations from 26 cells")
    assert page.locator(".sheet .cell:not(.blank-read)").count() == 26
    page.locator("#sheet-0-A10 a").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#cell-title")).to_have_text("Cell B10")
    expect(page.locator("#cell")).to_contain_text("at least 1 victim")
    expect(page.locator("#sheet-0-B10")).to_have_attribute("aria-current", "true")
    assert page.url.endswith("?cell=B10#cell")
    page.locator("#cell .chip", has_text="A10").click()
    expect(page.locator("#cell-title")).to_have_text("Cell A10")
    expect(page.locator("#cell")).to_contain_text("Says the part of 4 numbers")
    expect(page.locator("#sheet-0 .lit")).to_have_count(1)


def test_a_figure_leads_to_its_very_cell_without_scripts(open_window: Open, site: str) -> None:
    page = open_window(site, scripts=False).open("/returns/northamptonshire-10905-25?cell=B5")
    page.locator("#cell .cell-number a", has_text="Who else prints").click()
    expect(page.locator("h1")).to_contain_text("52 offences")
    page.locator(".overline a", has_text="cell B5").click()
    expect(page.locator("#cell-title")).to_have_text("Cell B5")
    expect(page.locator("#sheet-0-B5")).to_have_attribute("aria-current", "true")


def test_on_a_phone_the_cells_are_a_list_and_each_opens_its_panel(open_window: Open, site: str) -> None:
    page = open_window(site, NARROW).open(STATES["northamptonshire"])
    expect(page.locator("#sheet-0")).to_be_hidden()
    assert page.locator(".sheet-list ul a").count() == 26
    page.locator(".sheet-list a", has_text="B10").click()
    expect(page.locator("#panel h2").first).to_have_text("Cell B10")
    assert violations(page) == []


def test_a_refusal_is_a_return_without_a_sheet(open_window: Open, site: str) -> None:
    page = open_window(site).open(STATES["refused"])
    expect(page.locator("h1")).to_have_text("Essex refused to answer, 2022/23")
    expect(page.locator(".lead").first).to_contain_text("Cost of compliance exceeds the appropriate limit")
    expect(page.locator(".sheet")).to_have_count(0)


def test_what_is_open_is_listed_with_its_cell(open_window: Open, site: str) -> None:
    page = open_window(site).open("/quality")
    doubt = page.locator("#rows-in_doubt tbody tr", has_text="144")
    expect(doubt).to_contain_text("Gwent")
    expect(page.locator("#unfit-rows")).to_contain_text("The printed total 245 is not the sum of its parts, 244")
