"""Coverage over the real store: the matrix by region, each letter with its words, each figure with its cell."""

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
    page = open_window(site, width, theme).open("/coverage")
    expect(page.locator("h1")).to_contain_text("44 forces answered for 2024/25")
    assert overflow(page) <= 0
    assert violations(page) == []
    shoot(page, f"coverage-{width}-{theme}")


def test_a_year_says_its_state_and_leads_to_its_cell(open_window: Open, site: str) -> None:
    page = open_window(site).open("/coverage")
    row = page.locator("#matrix tbody tr", has_text="Hampshire")
    expect(row.locator("td").nth(3)).to_contain_text("≥18, 2020/21: a figure for part of the year, or a lowest value")
    expect(row.locator("td").nth(4)).to_contain_text("2021/22: no figure; the reason is not known")
    gwent = page.locator("#matrix tbody tr", has_text="Gwent").locator("td").nth(2)
    expect(gwent).to_contain_text("in doubt")
    gwent.get_by_role("link").click()
    expect(page.locator("#panel")).to_contain_text("144 offences")


def test_a_refusal_leads_to_its_return_and_a_longer_span_says_so(open_window: Open, site: str) -> None:
    page = open_window(site).open("/coverage")
    cumbria = page.locator("#matrix tbody tr", has_text="Cumbria").locator("td").first
    expect(cumbria).to_contain_text("inside a longer span")
    page.locator("#matrix tbody tr", has_text="Essex").locator("td").nth(5).get_by_role("link").click()
    expect(page).to_have_url(f"{site}/returns/essex-pub-1208")


def test_a_reason_over_several_years_is_one_bar_with_its_words(open_window: Open, site: str) -> None:
    page = open_window(site).open("/coverage")
    bar = page.locator("#matrix td.r[colspan]")
    expect(bar).to_contain_text("refused")
    lincolnshire = page.locator("#matrix tbody tr", has_text="Lincolnshire").locator("td").last
    expect(lincolnshire).to_contain_text("the total printed in November 2025 is without it")


def test_arrow_keys_move_the_cell_and_the_panel_beside_it_says_what_stands_there(open_window: Open, site: str) -> None:
    page = open_window(site).open("/coverage")
    page.locator("#matrix tbody tr", has_text="Kent").locator("td a").first.focus()
    page.keyboard.press("ArrowRight")
    says = page.locator("#matrix-says")
    expect(says).to_contain_text("Kent, 2018/19")
    expect(says).to_contain_text("Its own figure for the whole year")
    expect(says).to_contain_text("140")
    page.keyboard.press("ArrowDown")
    expect(says).to_contain_text("Surrey, 2018/19")
    page.locator("#matrix tbody tr", has_text="Essex").locator("td.r a").focus()
    expect(says).to_contain_text("Refused; the section is in the return, s.12(1)")
    expect(says).to_contain_text("Cost of compliance exceeds the appropriate limit")
    expect(says.get_by_role("link", name="Open the return")).to_have_attribute("href", f"{site}/returns/essex-pub-1208")


def test_regions_stand_in_the_order_of_lists_and_the_class_says_how_long_it_has_no_gap(
    open_window: Open, site: str
) -> None:
    page = open_window(site).open("/coverage")
    groups = page.locator("#matrix .group th").all_inner_texts()
    assert groups[:3] == ["North East", "North West", "Yorkshire and the Humber"]
    assert groups[-2:] == ["Wales", "By their own offences"]
    expect(page.locator("body")).to_contain_text("every quarter of every force of England and Wales from April 2012")


def test_a_nation_and_a_status_are_in_the_address_and_a_wrong_one_is_named(open_window: Open, site: str) -> None:
    reader = open_window(site)
    page = reader.open("/coverage?nation=Wales&status=no-figure")
    assert page.locator("#matrix tbody a[href^='/forces/']").all_inner_texts() == ["Gwent", "South Wales"]
    reader.expected += ["404"]
    reader.open("/coverage?status=refuse")
    expect(page.locator("h1")).to_contain_text("status=refuse")
    page.get_by_role("link", name="Show refused").click()
    expect(page).to_have_url(f"{site}/coverage?status=refused")


def test_a_narrow_window_lists_each_year_by_its_letters(open_window: Open, site: str) -> None:
    page = open_window(site, NARROW).open("/coverage")
    expect(page.locator("#matrix")).to_be_hidden()
    first = page.locator(".by-year > section").first
    expect(first.locator("h3")).to_have_text("2024/25 own figure: 4 of 45")
    expect(first.locator("details")).to_contain_text("in a total at most")
