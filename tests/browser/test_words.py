"""Pages without a live chart over the real store: Data, Method, Changes, Platforms."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.server import create_server
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shoot, violations

PAGES = ("/data", "/method", "/changes", "/platforms", "/platforms/snapchat", "/platforms/tinder")


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


@pytest.mark.parametrize(("width", "theme"), [(WIDE, "light"), (NARROW, "dark")])
def test_each_fits_its_window_and_has_no_violation(open_window: Open, site: str, width: int, theme: str) -> None:
    reader = open_window(site, width, theme)
    for path in PAGES:
        page = reader.open(path)
        expect(page.locator("h1")).to_have_count(1)
        assert overflow(page) <= 0, path
        assert violations(page) == [], path
        shoot(page, f"words-{path.strip('/').replace('/', '-')}-{width}-{theme}")


def test_pages_without_a_live_chart_load_no_plotly(open_window: Open, site: str) -> None:
    """Method has one: the class beside the offence."""
    reader = open_window(site)
    for path in (path for path in PAGES if path != "/method"):
        reader.open(path)
    assert not [path for path in reader.asked() if "plotly" in path or "_dash" in path]


def test_every_file_of_the_data_page_comes(open_window: Open, site: str) -> None:
    page = open_window(site).open("/data")
    links = page.locator("#files a").all()
    assert len(links) >= 4
    for link in links:
        answer = page.request.get(site + str(link.get_attribute("href")))
        assert answer.status == 200, link.get_attribute("href")
        assert len(answer.body()) > 1000


def test_a_restated_figure_leads_to_both_its_cells(open_window: Open, site: str) -> None:
    page = open_window(site).open("/changes")
    expect(page.locator("#restated h2")).to_have_text("United Kingdom 2021/22 was printed as 6,156, then 6,275")
    row = page.locator("#restated-rows tbody tr", has_text="6,275")
    row.locator(".chip").first.click()
    expect(page.locator("#panel")).to_contain_text("6,156")
    expect(page.locator("#panel")).to_contain_text("superseded")


def test_a_platform_says_named_known_and_all(open_window: Open, site: str) -> None:
    page = open_window(site).open("/platforms/snapchat")
    expect(page.locator("h1")).to_contain_text("40% of offences with a known platform in the UK, about 12% of all")
    row = page.locator("#lines tbody tr", has_text="2023/24").filter(has_text="United Kingdom")
    expect(row).to_contain_text("1,824")
    expect(row).to_contain_text("48%")
    expect(row).to_contain_text("12%")


def test_ctrl_k_searches_and_a_town_leads_to_its_force(open_window: Open, site: str) -> None:
    page = open_window(site).open("/data")
    page.keyboard.press("Control+k")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("Maidstone")
    page.keyboard.press("Enter")
    expect(page.locator("#page")).to_contain_text("Maidstone is smaller than its force")
    assert violations(page) == []
    shoot(page, "words-search-1440-light")
    page.locator("#page").get_by_role("link", name="Kent").click()
    expect(page).to_have_url(f"{site}/forces/E23000032")


def test_an_exact_name_is_gone_to_at_once(open_window: Open, site: str) -> None:
    page = open_window(site).open("/search?q=Snapchat")
    expect(page).to_have_url(f"{site}/platforms/snapchat")
