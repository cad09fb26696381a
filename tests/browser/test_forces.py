"""Forces and the page of a force over the real store: answered, refused, never known, in doubt."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.server import create_server
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shoot, violations

STATES = {
    "all": "/forces",
    "cumbria": "/forces/E23000002",
    "refused": "/forces/E23000028",
    "never": "/forces/E23000026",
    "doubt": "/forces/W15000002",
    "region": "/forces/X-SE4",
    "unknown": "/forces/nowhere",
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
        shoot(page, f"forces-{name}-{width}-{theme}")


def test_a_force_has_its_figure_its_class_and_every_print(open_window: Open, site: str) -> None:
    page = open_window(site).open(STATES["cumbria"])
    expect(page.locator("h1")).to_have_text("Cumbria recorded 118 offences from April 2017 to June 2020")
    expect(page.locator("#official-title")).to_have_text(
        "The class holds 126 offences in Cumbria over the 39 months of the 118"
    )
    printed = page.locator("#printed-rows tbody tr")
    expect(printed.filter(has_text="88A").filter(has_text="2017/18")).to_contain_text("27")


def test_a_refusal_is_the_title_where_it_is_the_last_that_is_known(open_window: Open, site: str) -> None:
    page = open_window(site).open(STATES["refused"])
    expect(page.locator("h1")).to_have_text("Essex refused to answer for 2022/23")


def test_the_list_sorts_without_places_and_leads_to_each_force(open_window: Open, site: str) -> None:
    page = open_window(site).open("/forces")
    expect(page.locator("#forces tbody tr")).to_have_count(45)
    row = page.locator("#forces tbody tr", has_text="Cumbria")
    expect(row).to_contain_text("5.5")
    expect(row).to_contain_text("4.0 to 7.2")
    expect(page.locator("#forces tbody tr", has_text="London, City of")).to_contain_text("no rate")
    row.get_by_role("link").click()
    expect(page).to_have_url(f"{site}/forces/E23000002")


def test_a_name_leads_to_its_code(open_window: Open, site: str) -> None:
    page = open_window(site).open("/forces/Maidstone")
    expect(page).to_have_url(f"{site}/forces/E23000032")


def test_a_name_an_old_name_or_a_town_narrows_map_and_table_alike(open_window: Open, site: str) -> None:
    page = open_window(site).open("/forces")
    expect(page.locator("#force-tiles > li:visible")).to_have_count(45)
    field = page.get_by_role("searchbox", name="Show only forces")
    for words, left in (("north yorkshire", 1), ("Maidstone", 1), ("nothing of the kind", 0)):
        field.fill(words)
        expect(page.locator("#forces tbody tr:visible")).to_have_count(left)
        expect(page.locator("#force-tiles > li:visible")).to_have_count(left)
        expect(page.locator("#forces-left")).to_have_text(f"{left} of 45")
    field.fill("")
    expect(page.locator("#forces tbody tr:visible")).to_have_count(45)


def test_keys_alone_walk_the_map_as_it_stands_and_sort_the_table(open_window: Open, site: str) -> None:
    page = open_window(site).open("/forces")
    page.locator("a.tile", has_text="Cumbria").focus()
    for key, name in (("ArrowRight", "Northumbria"), ("ArrowDown", "Durham"), ("ArrowLeft", "Lancashire")):
        page.keyboard.press(key)
        expect(page.locator("a.tile:focus")).to_contain_text(name)
    page.get_by_role("button", name="Per 10,000").focus()
    page.keyboard.press("Enter")
    names = page.locator("#forces tbody th").all_inner_texts()
    rates = page.locator("#forces tbody td:nth-child(3)").all_inner_texts()
    numbers = [float(rate) for rate in rates if rate[0].isdigit()]
    assert numbers == sorted(numbers)
    assert len(numbers) == 42
    assert set(names[42:]) == {"London, City of", "Northern Ireland", "Scotland"}  # without a rate: last, both ways


def test_a_tile_leads_to_its_force_and_that_to_the_others_of_its_region(open_window: Open, site: str) -> None:
    page = open_window(site).open("/forces")
    page.locator("#force-tiles").get_by_role("link", name="Cumbria").click()
    expect(page).to_have_url(f"{site}/forces/E23000002")
    page.get_by_role("navigation", name="Sections of this page").get_by_role("link", name="Forces beside it").click()
    expect(page.locator("#near-rows tbody tr", has_text="Lancashire")).to_be_visible()
    expect(page.locator("#near-rows tbody tr", has_text="Cumbria")).to_have_count(0)
