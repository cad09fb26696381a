"""Forces and the page of a force over the real store: answered, refused, never known, in doubt."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.server import create_server
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shoot, violations

STATES = {
    "all": "/forces",
    "never": "/forces/E23000026",
    "silent": "/forces/E23000020",
    "refused": "/forces/E23000028",
    "in-part": "/forces/E23000022",
    "doubt": "/forces/W15000002",
    "region": "/forces/X-SE4",
    "unknown": "/forces/nowhere",
}
CUMBRIA = "/forces/E23000002"
LOOKED_AT = {
    (WIDE, "light"): ("all", "never", "silent", "refused", "unknown"),
    (NARROW, "dark"): ("all", "in-part", "doubt", "region"),
}
"""Each state in one window and theme, the map in both."""


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


@pytest.mark.parametrize(("width", "theme"), LOOKED_AT)
def test_every_state_fits_its_window_and_has_no_violation(open_window: Open, site: str, width: int, theme: str) -> None:
    reader = open_window(site, width, theme)
    reader.expected += ["404: ", "the server responded with a status of 404"]
    for name in LOOKED_AT[width, theme]:
        page = reader.open(STATES[name])
        expect(page.locator("h1")).to_have_count(1)
        assert overflow(page) <= 0, name
        assert violations(page) == [], name
        shoot(page, f"forces-{name}-{width}-{theme}")


def test_four_states_are_four_pages(open_window: Open, site: str) -> None:
    """Never heard of, silent, refused and answered in part: told by title, banner, order and requests."""
    reader = open_window(site)
    page = reader.open(STATES["never"])
    expect(page.locator("h1")).to_have_text(
        "No return of Bedfordshire is in the register, and no figure of its own is known"
    )
    expect(page.locator(".last-word.never")).to_contain_text("Whether Bedfordshire was asked is not known")
    expect(page.locator("main .section").first).to_have_attribute("id", "class-section")
    expect(page.locator("#requests")).to_contain_text("No return of this area is in the register")

    page = reader.open(STATES["silent"])
    expect(page.locator("h1")).to_have_text("Lincolnshire gave no figure for 2024/25; the reason is not known")
    expect(page.locator(".last-word.silent")).to_contain_text("The total printed in November 2025 is without it")
    expect(page.locator(".last-word.silent")).to_contain_text("This is not a zero")
    expect(page.locator("main .section").first).to_have_attribute("id", "trend-section")

    page = reader.open(STATES["refused"])
    expect(page.locator("h1")).to_have_text("Essex refused to answer for 2022/23, under section 12(1)")
    expect(page.locator(".last-word.refused h2")).to_have_text(
        "Refused: section 12(1), cost of compliance exceeds the appropriate limit"
    )
    expect(page.locator(".lead")).to_contain_text("Its last figure here is 166 offences in 2018/19")
    expect(page.locator("#request-rows tbody tr", has_text="PUB 1208")).to_contain_text("they were not seen")

    page = reader.open(STATES["in-part"])
    expect(page.locator("h1")).to_have_text("Northamptonshire recorded 52 offences in 2024/25")
    expect(page.locator(".last-word.in-part h2")).to_contain_text("Answered in part for 2024/25: section 40(2)")
    expect(page.locator(".facts")).to_contain_text("3 whole, 1 in part, of 8")


def test_a_force_has_its_figure_its_class_and_every_print(open_window: Open, site: str) -> None:
    page = open_window(site).open(CUMBRIA)
    expect(page.locator("h1")).to_have_text("Cumbria recorded 118 offences from April 2017 to June 2020")
    expect(page.locator("#official-title")).to_have_text(
        "The class holds 126 offences in Cumbria over the 39 months of the 118"
    )
    expect(page.locator(".lead")).to_contain_text("118 offences are 3.0 a month over 39 months (95% limits 2.5 to 3.6)")
    printed = page.locator("#printed-rows tbody tr")
    expect(printed.filter(has_text="71/17").first).to_contain_text("answers")
    in_words = printed.filter(has_text="Facebook-owned")
    expect(in_words).to_contain_text("“a third”")
    expect(in_words).to_contain_text("Read as 29% to 37%")
    of_class = printed.filter(has_text="88A").filter(has_text="2017/18")
    expect(of_class).to_contain_text("27")
    expect(of_class).to_contain_text("kept out The class, not the offence; the official series now says 36.")
    expect(page.locator(".facts")).to_contain_text("3 whole, 1 in part, of 8")


def test_the_class_by_quarter_is_a_link_and_a_page_of_its_own(open_window: Open, site: str) -> None:
    page = open_window(site, scripts=False).open(CUMBRIA)
    page.get_by_role("navigation", name="The class by").get_by_role("link", name="Quarters").click()
    expect(page).to_have_url(f"{site}{CUMBRIA}?class=quarters#class-section")
    expect(page.locator("#official-rows tbody tr").first).to_contain_text("April to June 2012")


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


def test_a_tile_leads_to_its_force_and_that_to_its_neighbours(open_window: Open, site: str) -> None:
    page = open_window(site).open("/forces")
    page.locator("#force-tiles").get_by_role("link", name="Cumbria").click()
    expect(page).to_have_url(f"{site}{CUMBRIA}")
    page.get_by_role("navigation", name="Sections of this page").get_by_role("link", name="Neighbours").click()
    beside = page.locator("#near-rows tbody th")
    expect(beside).to_have_text(["Durham", "Lancashire", "North Yorkshire", "Northumbria", "Police Scotland"])


def test_on_paper_no_column_is_cut_off_and_nothing_is_left_to_press(open_window: Open, site: str) -> None:
    """673 pixels are the width of A4 between its margins."""
    reader = open_window(site, 673)
    for path in ("/forces", STATES["refused"], "/platforms/snapchat"):
        page = reader.open(path)
        page.emulate_media(media="print")
        assert overflow(page) <= 0, path
        cut = "[...document.querySelectorAll('.table-frame')].filter(one => one.scrollWidth > one.clientWidth).length"
        assert page.evaluate(cut) == 0, path
        expect(page.locator("main .button:visible, .filter:visible, .section-links:visible")).to_have_count(0)
        page.emulate_media(media="screen")
