"""The shell in a real browser, on a made-up site: what each reader can do, with keys, by touch, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.server import create_server
from dashboard.tokens import colour
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shift, shoot, violations
from tests.dashboard.shell import PAGES, make_store

BAR = ".live .barlayer path"
THREE = "Northshire and Southshire and Westmere"


@pytest.fixture(scope="module")
def site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    return serve(create_server(make_store(tmp_path_factory.mktemp("shell") / "foi.sqlite"), PAGES))


def rgb(name: str, theme: str) -> str:
    value = colour(name, "dark" if theme == "dark" else "light")
    return "rgb({}, {}, {})".format(*(int(value[place : place + 2], 16) for place in (1, 3, 5)))


def height(page: Page, bar: int) -> float:
    return float(page.locator(BAR).nth(bar).evaluate("(path) => path.getBoundingClientRect().height"))


def choose(page: Page, *names: str) -> None:
    """Open the picker of areas and tick these besides what is ticked."""
    page.locator("#pick-areas > summary").click()
    for name in names:
        page.get_by_role("checkbox", name=name).check()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW, 320])
def test_every_page_fits_its_window_and_has_no_violation(open_window: Open, site: str, width: int, theme: str) -> None:
    reader = open_window(site, width, theme)
    for status in (404, 500):
        reader.expected += [f"{status}: ", f"the server responded with a status of {status}"]
    for path in ("/", "/explore", "/exlpore", "/broken"):
        page = reader.open(path)
        reader.wait_drawn()
        assert overflow(page) <= 0, path
        assert violations(page) == [], path
        expect(page.locator("h1")).to_have_count(1)
        shoot(page, f"shell-{path.strip('/') or 'overview'}-{width}-{theme}")


def test_the_live_chart_takes_the_place_of_the_still_one_without_a_shift(open_window: Open, site: str) -> None:
    page = open_window(site).live("/explore")
    still = page.locator(".still > svg")
    expect(still).to_be_hidden()
    expect(page.locator(BAR)).to_have_count(3)
    room, plot = still.bounding_box(), page.locator(".live .js-plotly-plot").bounding_box()
    assert room is not None
    assert plot is not None
    assert (plot["width"], plot["height"]) == pytest.approx((room["width"], room["height"]), abs=1)
    assert shift(page) < 0.05


def test_a_page_without_a_chart_loads_no_dash(open_window: Open, site: str) -> None:
    reader = open_window(site)
    reader.open("/")
    assert not [path for path in reader.asked() if "_dash" in path or "plotly" in path]


def test_a_force_is_chosen_by_keys_alone(open_window: Open, site: str) -> None:
    page = open_window(site).live("/explore")
    page.locator("#pick-areas > summary").focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("searchbox", name="Force, place or old name")
    expect(field).to_be_focused()
    page.keyboard.type("westm")
    expect(page.get_by_role("checkbox", name="Northshire")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.locator("[data-chosen]")).to_have_text("2 chosen: Northshire, Westmere.")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/explore?area=Northshire&area=Westmere")
    expect(page.locator("#pick-areas > summary")).to_have_text("Northshire and Westmere")
    expect(page.locator("#pick-areas > summary")).to_be_focused()
    expect(page.locator("#figures tbody tr")).to_have_count(6)
    expect(page.locator("#said")).to_have_text("Northshire has 3 invented things in 2019/20. Three blocks.")


def test_a_name_that_no_row_has_is_said_not_just_hidden(open_window: Open, site: str) -> None:
    page = open_window(site).live("/explore")
    page.locator("#pick-areas > summary").click()
    page.get_by_role("searchbox").fill("MadeUpTown")
    expect(page.locator(".option:visible")).to_have_count(3)
    page.get_by_role("searchbox").fill("elsewhere")
    expect(page.get_by_text("No force of that name here.")).to_be_visible()


def test_a_choice_redraws_page_chart_title_and_address_together(open_window: Open, site: str) -> None:
    reader = open_window(site)
    page = reader.live("/explore")
    before = height(page, 2)
    reader.asked()
    choose(page, "Southshire")
    page.get_by_role("checkbox", name="Northshire").uncheck()
    page.get_by_role("button", name="Show 1 force").click()
    expect(page).to_have_title("Southshire has 9 invented things in 2019/20 · Recorded offences")
    expect(page).to_have_url(f"{site}/explore?area=Southshire")
    reader.wait_drawn()
    assert height(page, 2) > before * 2
    assert reader.asked() == ["/_dash-update-component"], "one request, no page load"


def test_back_and_forward_redraw(open_window: Open, site: str) -> None:
    page = open_window(site).live("/explore")
    choose(page, "Southshire", "Westmere")
    page.get_by_role("button", name="Show 3 forces").click()
    summary = page.locator("#pick-areas > summary")
    expect(summary).to_have_text(THREE)
    page.get_by_role("radio", name="Quarter").check(force=True)
    expect(page).to_have_url(f"{site}/explore?area=Northshire&area=Southshire&area=Westmere&step=quarter")
    expect(page.locator("#pick-step > summary")).to_have_text("quarter")
    page.go_back()
    expect(page.locator("#pick-step > summary")).to_have_text("year")
    expect(page.get_by_role("radio", name="Year")).to_be_checked()
    page.go_back()
    expect(summary).to_have_text("Northshire")
    expect(page.locator("#figures tbody tr")).to_have_count(3)
    page.go_forward()
    expect(summary).to_have_text(THREE)
    expect(page.get_by_role("checkbox", name="Westmere", include_hidden=True)).to_be_checked()
    page.goto(f"{site}/")
    page.go_back()
    expect(summary).to_have_text(THREE)


def test_a_reload_gives_the_same_page(open_window: Open, site: str) -> None:
    reader = open_window(site)
    page = reader.live("/explore")
    page.get_by_role("radio", name="Quarter").check(force=True)
    expect(page).to_have_url(f"{site}/explore?step=quarter")
    reader.wait_drawn()
    drawn = page.locator("#page").inner_text()
    page.reload()
    reader.wait_drawn()
    assert page.locator("#page").inner_text() == drawn


def test_focus_and_an_open_picker_stay_when_the_page_is_patched(open_window: Open, site: str) -> None:
    page = open_window(site).live("/explore")
    page.get_by_role("radio", name="Year").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{site}/explore?step=quarter")
    expect(page.get_by_role("radio", name="Quarter")).to_be_focused()
    page.locator("#pick-areas > summary").click()
    page.evaluate("() => foi.go('/explore?area=Southshire')")
    expect(page.locator("#pick-areas > summary")).to_have_text("Southshire")
    expect(page.locator("#pick-areas .picker-panel")).to_be_visible()


def test_esc_and_a_press_outside_close_a_picker(open_window: Open, site: str) -> None:
    page = open_window(site).live("/explore")
    panel = page.locator("#pick-areas .picker-panel")
    page.locator("#pick-areas > summary").click()
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("#pick-areas > summary")).to_be_focused()
    page.locator("#pick-areas > summary").click()
    page.locator("footer").click()
    expect(panel).to_be_hidden()


def test_a_whole_region_is_chosen_at_once(open_window: Open, site: str) -> None:
    page = open_window(site).live("/explore")
    choose(page, "Southshire")
    page.get_by_role("button", name="All of The rest").click()
    expect(page.get_by_role("button", name="Show 3 forces")).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_role("button", name="Show 0 forces")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picker_on_a_phone_is_a_sheet(open_window: Open, site: str, theme: str) -> None:
    page = open_window(site, NARROW, theme).live("/explore")
    choose(page, "Westmere")
    box = page.locator("#pick-areas .picker-panel").bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"]) == (0, 0, NARROW)
    button = page.get_by_role("button", name="Show 2 forces").bounding_box()
    assert button is not None
    assert button["height"] >= 48
    assert violations(page) == []
    shoot(page, f"shell-picker-narrow-{theme}")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#pick-areas .picker-panel")).to_be_hidden()


def test_the_theme_follows_the_system_until_it_is_chosen(open_window: Open, site: str) -> None:
    reader = open_window(site, theme="dark")
    page = reader.live("/explore")
    expect(page.locator(BAR).first).to_have_css("fill", rgb("block", "dark"))
    reader.asked()
    page.get_by_role("button", name="Light").click()
    expect(page.get_by_role("button", name="Dark")).to_be_visible()
    expect(page.locator(BAR).first).to_have_css("fill", rgb("block", "light"))
    assert reader.asked() == [], "a switch of theme fetches nothing"
    page.goto(f"{site}/")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "light"
    expect(page.get_by_role("button", name="Dark")).to_be_visible()


def test_a_narrow_window_has_its_own_figure(open_window: Open, site: str) -> None:
    page = open_window(site, NARROW).live("/explore")
    bar = page.locator(BAR).first
    expect(bar, "the made-up narrow figure has another colour").to_have_css("fill", rgb("block-focus", "light"))
    page.set_viewport_size({"width": WIDE, "height": 900})
    expect(bar).to_have_css("fill", rgb("block", "light"))


def test_the_menu_of_a_phone_lists_the_pages(open_window: Open, site: str) -> None:
    page = open_window(site, NARROW).open("/explore")
    menu = page.locator("#menu")
    expect(page.locator(".site-nav")).to_be_hidden()
    menu.locator("summary").click()
    expect(menu.get_by_role("link", name="Overview")).to_be_visible()
    expect(menu.get_by_role("link", name="Explore")).to_have_attribute("aria-current", "page")
    assert violations(page) == []
    shoot(page, "shell-menu-narrow-light")
    menu.get_by_role("link", name="Overview").click()
    expect(page).to_have_url(f"{site}/")


def test_the_card_of_a_block_comes_by_pointer_and_by_keys_alike(open_window: Open, site: str) -> None:
    page = open_window(site).live("/explore")
    card = page.locator("#card-of-trend")
    expect(card).to_be_hidden()
    page.locator(".hit").nth(1).hover()
    expect(card).to_contain_text("7 things")
    by_pointer = card.inner_text()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.locator(".hit").nth(0).focus()
    expect(card).to_contain_text("4 things")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".hit").nth(1)).to_be_focused()
    assert card.inner_text() == by_pointer
    assert [hit.get_attribute("tabindex") for hit in page.locator(".hit").all()] == ["-1", "0", "-1"]
    shoot(page, "shell-card-1440-light")


def test_a_tap_shows_the_card_and_a_second_tap_opens_the_cell(open_window: Open, site: str) -> None:
    page = open_window(site, NARROW, has_touch=True).live("/explore")
    page.locator(".hit").nth(1).tap()
    expect(page.locator("#card-of-trend")).to_contain_text("7 things")
    expect(page.locator("#panel")).to_be_hidden()
    page.locator(".hit").nth(1).tap()
    expect(page.locator("#panel")).to_contain_text("Cell Northshire-1")


def test_any_number_opens_its_cell_in_a_panel_and_gives_the_focus_back(open_window: Open, site: str) -> None:
    page = open_window(site).open("/")
    number = page.get_by_role("link", name="7 invented")
    number.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Cell invented")
    expect(panel).to_contain_text("as sent")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    assert violations(page) == []
    shoot(page, "shell-panel-1440-light")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(number).to_be_focused()
    expect(page).to_have_url(f"{site}/")


def test_the_table_takes_the_place_of_the_chart_and_stays_through_a_choice(open_window: Open, site: str) -> None:
    page = open_window(site).live("/explore")
    table = page.locator(".chart-table table")
    expect(table).to_be_hidden()
    page.get_by_role("radio", name="Table").check(force=True)
    expect(table).to_be_visible()
    expect(page.locator(".chart-room")).to_be_hidden()
    page.evaluate("() => foi.go('/explore?area=Southshire')")
    expect(page.locator("h1")).to_have_text("Southshire has 9 invented things in 2019/20")
    expect(table).to_be_visible()
    expect(table).to_contain_text("Southshire")


def test_a_table_sorts_up_down_and_back(open_window: Open, site: str) -> None:
    page = open_window(site).open("/explore")
    column = page.locator("#figures td.n")
    button = page.locator("#figures").get_by_role("button", name="Things")
    orders = []
    for _ in range(3):
        button.click()
        orders.append((page.locator("#figures th[aria-sort]").count(), column.all_inner_texts()))
    assert orders == [(1, ["3", "4", "7"]), (1, ["7", "4", "3"]), (0, ["4", "7", "3"])]


def test_the_link_and_the_table_are_copied_and_said(open_window: Open, site: str) -> None:
    page = open_window(site, permissions=["clipboard-read", "clipboard-write"]).live("/explore?area=Southshire")
    page.get_by_role("link", name="Copy link").click()
    expect(page.locator("#said")).to_have_text("Link copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{site}/explore?version=first"
    page.get_by_role("button", name="Copy table").click()
    expect(page.locator("#said")).to_have_text("Table copied")
    copied = page.evaluate("() => navigator.clipboard.readText()").split("\n")
    assert copied[0] == "Force\tPeriod\tThings\tCell"
    assert copied[3].startswith("Southshire\t2019/20\t9\t")


def test_without_scripts_the_question_is_a_form(open_window: Open, site: str) -> None:
    page = open_window(site, scripts=False).open("/explore")
    expect(page.locator(".still > svg")).to_be_visible()
    expect(page.locator("#figures")).to_be_visible()
    for hidden in ("Dark", "Clear", "Copy table"):
        expect(page.get_by_role("button", name=hidden)).to_be_hidden()
    page.locator("#pick-areas > summary").click()
    page.get_by_role("checkbox", name="Southshire").check()
    page.get_by_role("button", name="Show 1 force").click()
    expect(page).to_have_url(f"{site}/explore?area=Northshire&area=Southshire")
    expect(page.locator("#pick-areas > summary")).to_have_text("Northshire and Southshire")
    shoot(page, "shell-explore-1440-no-scripts")


def test_two_readers_do_not_disturb_each_other(open_window: Open, site: str) -> None:
    one, two = open_window(site).live("/explore"), open_window(site, NARROW, "dark").live("/explore?area=Westmere")
    one.evaluate("() => foi.go('/explore?area=Southshire')")
    expect(one.locator("h1")).to_have_text("Southshire has 9 invented things in 2019/20")
    two.get_by_role("radio", name="Quarter").check(force=True)
    expect(two).to_have_url(f"{site}/explore?area=Westmere&step=quarter")
    expect(two.locator("h1")).to_have_text("Westmere has 6 invented things in 2019/20")
    expect(one.locator("h1")).to_have_text("Southshire has 9 invented things in 2019/20")


def test_a_new_store_comes_whole_with_the_next_choice(open_window: Open, serve: Serve, tmp_path: Path) -> None:
    site = serve(create_server(make_store(tmp_path / "foi.sqlite", "first"), PAGES))
    page = open_window(site).live("/explore")
    expect(page.get_by_text("Store first")).to_be_visible()
    make_store(tmp_path / "foi.sqlite", "second")
    page.get_by_role("radio", name="Quarter").check(force=True)
    expect(page.get_by_text("Store second")).to_be_visible()
    assert page.evaluate("() => document.documentElement.dataset.store") == "second"
    expect(page).to_have_url(f"{site}/explore?step=quarter")


def test_paper_has_the_page_without_navigation_and_buttons(open_window: Open, site: str) -> None:
    page = open_window(site, theme="dark").live("/explore")
    page.emulate_media(media="print")
    for gone in (".site-nav", ".use", ".controls", ".help-line"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".still > svg")).to_be_visible()
    expect(page.locator(".live")).to_be_hidden()
    expect(page.locator(".chart-table table")).to_be_visible()
    background = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    assert background == rgb("paper", "light")
    shoot(page, "shell-explore-print")


def test_forced_colours_leave_nothing_out(open_window: Open, site: str) -> None:
    page = open_window(site, forced_colors="active").live("/explore")
    choose(page)
    expect(page.get_by_role("checkbox", name="Northshire")).to_be_checked()
    shoot(page, "shell-explore-forced-colours")


def test_reduced_motion_has_none(open_window: Open, site: str) -> None:
    page = open_window(site, reduced_motion="reduce").open("/")
    moving = page.evaluate(
        "() => [...document.querySelectorAll('*')].filter((one) => "
        "getComputedStyle(one).transitionDuration.split(', ').some((time) => time !== '0s')).length"
    )
    assert moving == 0
