"""Explore over the real figures, as an analyst uses it: choose, read, follow a number to its cell, send the link on."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.server import create_server
from dashboard.store import open_store
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shift, shoot, violations

CUMBRIA, KENT, HAMPSHIRE, GWENT = "E23000002", "E23000032", "E23000030", "W15000002"
EIGHT = [f"area=E2300003{number}" for number in range(4)] + [f"area=W1500000{number}" for number in range(1, 5)]
STATES = {
    "uk": "/explore",
    "cumbria-kent": f"/explore?area={CUMBRIA}&area={KENT}",
    "hampshire": f"/explore?area={HAMPSHIRE}",
    "gwent-doubt": f"/explore?area={GWENT}&to=2024-03",
    "england-and-wales": "/explore?area=K04000001",
    "empty": "/explore?area=E23000020&from=2024-04&to=2025-03",
    "multiples": f"/explore?{'&'.join(EIGHT)}&to=2024-03",
    "class": f"/explore?area={KENT}&offence=88a",
    "no-total": "/explore?area=E23000039&offence=all-crime",
    "broken-down": "/explore?by=platform&only=Snapchat",
    "unknown": "/explore?area=Cumbira",
    "rate-events": f"/explore?area={KENT}&area={GWENT}&measure=rate&events=show",
    "share": "/explore?measure=share",
    "change": "/explore?compare=strict&limits=hide",
}


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


def figures(page: Page) -> list[str]:
    """The column of offences of the table, as read."""
    return page.locator("#figures tbody tr td.strong").all_inner_texts()


FEW = ("uk", "gwent-doubt", "multiples")
"""States that hold every kind of part, for the windows and themes that differ in no other way."""
WINDOWS = [
    (WIDE, "light", tuple(STATES)),
    (NARROW, "dark", tuple(STATES)),
    (WIDE, "dark", FEW),
    (NARROW, "light", FEW),
    (320, "light", FEW),
]


@pytest.mark.parametrize(("width", "theme", "states"), WINDOWS, ids=lambda value: str(value)[:5])
def test_every_state_fits_its_window_and_has_no_violation(
    open_window: Open, site: str, width: int, theme: str, states: tuple[str, ...]
) -> None:
    reader = open_window(site, width, theme)
    reader.expected += ["404: ", "the server responded with a status of 404"]
    for name in states:
        page = reader.open(STATES[name])
        reader.wait_drawn()
        expect(page.locator("h1")).to_have_count(1)
        assert overflow(page) <= 0, name
        assert violations(page) == [], name
        shoot(page, f"explore-{name}-{width}-{theme}")


def test_the_analyst_chooses_a_force_by_keys_and_reads_its_figures(open_window: Open, site: str) -> None:
    page = open_window(site).live(f"/explore?area={CUMBRIA}")
    page.locator("#pick-area > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#find-area")).to_be_focused()
    page.keyboard.type("maidstone")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/explore?area={CUMBRIA}&area={KENT}")
    expect(page.locator("#pick-area > summary")).to_be_focused()
    expect(page.locator("#said")).to_contain_text("Cumbria recorded 118 offences")
    read = figures(page)
    assert "118" in read
    assert read[read.index("122") :][:3] == ["122", "140", "176"]
    page.reload()
    assert figures(page) == read


def test_the_number_on_the_chart_leads_to_its_cell(open_window: Open, site: str) -> None:
    page = open_window(site).live(f"/explore?area={CUMBRIA}&to=2020-06")
    expect(page.locator("#trend h1")).to_have_text("Cumbria recorded 118 offences from April 2017 to June 2020")
    page.locator("#trend .hits.form:visible .hit").first.click()
    panel = page.locator("#panel")
    expect(panel.locator(".sheet .lit")).to_contain_text("118")
    expect(panel).to_contain_text("Set out from a sentence, not the file that was sent")
    assert violations(page) == []
    shoot(page, "explore-panel-1440-light")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_what_is_downloaded_is_what_is_shown_and_what_the_store_holds(
    open_window: Open, site: str, store_url: str
) -> None:
    page = open_window(site).live(f"/explore?area={KENT}&from=2017-04&to=2020-03")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV what is shown").first.click()
    text = Path(waiting.value.path()).read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    totals = [
        row
        for row in rows
        if row["breakdown"] == "none" and row["standing"] == "answers" and row["value"]
        and row["period"] in ("2017/18", "2018/19", "2019/20")
    ]  # fmt: skip
    assert [row["value"] for row in totals] == figures(page) == ["122", "140", "176"]
    with open_store(store_url).engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT figure_id, csv_line FROM figure").all()
    lines = {str(figure_id): str(line) for figure_id, line in stored}
    assert all(lines[row["figure_id"]] in text for row in rows)


def test_a_page_without_scripts_has_its_sentence_chart_and_table(open_window: Open, site: str) -> None:
    page = open_window(site, scripts=False).open(f"/explore?area={CUMBRIA}")
    expect(page.locator("#trend h1")).to_contain_text("118 offences")
    expect(page.locator("#trend .still > svg:visible")).to_have_count(1)
    assert "118" in figures(page)
    page.locator("#pick-area > summary").click()
    page.locator(f"#area-{KENT}").check()
    page.locator("#pick-area").get_by_role("button", name="Show").click()
    expect(page.locator("#pick-area > summary")).to_contain_text("Cumbria and Kent")


def test_two_readers_at_once_do_not_disturb_each_other(open_window: Open, site: str) -> None:
    one, other = open_window(site), open_window(site)
    first, second = one.live(f"/explore?area={CUMBRIA}"), other.live(f"/explore?area={GWENT}")
    first.evaluate(f"() => foi.go('/explore?area={KENT}')")
    second.evaluate(f"() => foi.go('/explore?area={HAMPSHIRE}')")
    expect(first.locator("#pick-area > summary")).to_have_text("Kent")
    expect(second.locator("#pick-area > summary")).to_have_text("Hampshire")
    assert figures(first)[0] == "122"
    assert figures(second)[0] == "152"


def test_the_first_view_keeps_still_when_the_live_chart_comes(open_window: Open, site: str) -> None:
    page = open_window(site).live(f"/explore?area={CUMBRIA}&area={KENT}")
    assert shift(page) < 0.05


def test_the_days_are_chosen_by_a_range_with_two_handles_by_keys_and_by_fields(open_window: Open, site: str) -> None:
    page = open_window(site).live(f"/explore?area={KENT}")
    low = page.locator("#range-low")
    low.focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{site}/explore?area={KENT}&from=2018-04")
    expect(page.locator(".picker-words")).to_have_text("April 2018 to March 2025")
    expect(low).to_have_attribute("aria-valuetext", "April 2018")
    expect(low).to_be_focused()
    expect(page.locator("#field-from")).to_have_value("2018-04")
    page.locator("#range-high").focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(f"{site}/explore?area={KENT}&from=2018-04&to=2018-04")
    page.keyboard.press("End")
    expect(page.locator(".picker-words")).to_have_text("April 2018 to March 2025")
    page.locator("#field-from").fill("2019-04")
    page.locator(".span-range").get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{site}/explore?area={KENT}&from=2019-04")
    expect(page.locator(".picker-words")).to_have_text("April 2019 to March 2025")
    assert figures(page)[0] == "176"


def test_the_days_are_fields_without_scripts(open_window: Open, site: str) -> None:
    page = open_window(site, scripts=False).open(f"/explore?area={KENT}")
    expect(page.locator(".range")).to_be_hidden()
    page.locator("#field-from").fill("2019-04")
    page.locator(".span-range").get_by_role("button", name="Show").click()
    expect(page.locator(".picker-words")).to_have_text("April 2019 to March 2025")
    assert figures(page)[0] == "176"


def test_a_measure_is_one_switch_and_the_limits_another(open_window: Open, site: str) -> None:
    page = open_window(site).live(f"/explore?area={KENT}")
    page.get_by_role("radio", name="Rate").check()
    expect(page.locator("#trend h1")).to_have_text("Kent recorded 6.4 offences per 10,000 children in 2023/24")
    expect(page).to_have_url(f"{site}/explore?area={KENT}&measure=rate")
    expect(page.locator("#trend .chart-room[data-drawn]")).to_have_count(1)
    assert figures(page)[0] == "3.0"
    page.get_by_role("radio", name="None").check()
    expect(page).to_have_url(f"{site}/explore?area={KENT}&measure=rate&limits=hide")
    page.get_by_role("radio", name="Share").check()
    expect(page.locator("h1")).to_contain_text("named")
    expect(page.locator("#platforms .chart-room[data-drawn]")).to_have_count(1)
    page.go_back()
    expect(page.locator("#trend h1")).to_contain_text("per 10,000 children")


def test_the_table_sorts_and_copies_to_a_spreadsheet(open_window: Open, site: str) -> None:
    reader = open_window(site, permissions=["clipboard-read", "clipboard-write"])
    page = reader.live(f"/explore?area={GWENT}&to=2024-03")
    heading = page.locator("#figures thead button", has_text="Offences")
    heading.click()
    heading.click()
    expect(page.locator("#figures th[aria-sort=descending]")).to_have_text("Offences")
    assert figures(page)[:2] == ["144", "67"]
    page.locator("[data-copy-from=figures]").click()
    expect(page.locator("#said")).to_have_text("7 rows copied, to paste into a spreadsheet")
    head, first, *rest = page.evaluate("() => navigator.clipboard.readText()").split("\n")
    row = dict(zip(head.split("\t"), first.split("\t"), strict=True))
    assert (row["area"], row["value"], row["mark"]) == ("Gwent", "144", "[u] in doubt")
    assert (row["source_sheet"], row["source_cell"]) == ("Wales", "D5")
    assert len(rest) == 6


def test_the_table_sorts_by_links_without_scripts(open_window: Open, site: str) -> None:
    page = open_window(site, scripts=False).open(f"/explore?area={GWENT}&to=2024-03")
    page.locator("#figures thead a", has_text="Offences").click()
    page.locator("#figures thead a", has_text="Offences").click()
    expect(page.locator("#figures th[aria-sort=descending]")).to_have_text("Offences")
    assert figures(page)[:2] == ["144", "67"]
