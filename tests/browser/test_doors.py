"""From a chart to what people take away: sentence, picture, workbook, code for another page; over the real figures."""

from __future__ import annotations

import struct
from pathlib import Path

import openpyxl
import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from playwright.sync_api import Page, expect

from dashboard.server import create_server
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shoot, violations

CUMBRIA = "E23000002"
ASKED = f"/explore?area={CUMBRIA}&to=2020-06"


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


def taken(page: Page, name: str) -> tuple[str, Path]:
    """The file of the first button of this name, and what it is called."""
    with page.expect_download() as waiting:
        page.locator("#trend").get_by_role("link", name=name).click()
    return waiting.value.suggested_filename, Path(waiting.value.path())


def test_the_campaign_manager_takes_sentence_picture_and_workbook(open_window: Open, site: str) -> None:
    """Three steps from the chart: the title is the sentence, PNG and Workbook are one button each."""
    page = open_window(site).live(ASKED)
    expect(page.locator("#trend h1")).to_have_text("Cumbria recorded 118 offences from April 2017 to June 2020")
    name, png = taken(page, "PNG")
    assert name.startswith("foi-figures_cumbria_")
    assert name.endswith("_filtered.png")
    assert struct.unpack(">I", png.read_bytes()[16:20]) == (2400,)
    name, file = taken(page, "Workbook")
    book = openpyxl.load_workbook(file.rename(file.with_suffix(".xlsx")))
    heads, *rows = book["Figures"].iter_rows(min_row=4, values_only=True)
    assert next(dict(zip(heads, row, strict=True))["value"] for row in rows) == 118
    book.close()
    page.locator("#embed-trend > summary").click()
    expect(page.locator("#embed-trend-text")).to_contain_text('<iframe src="/embed/explore?area=E23000002')
    assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_page_of_the_api_fits_and_has_no_violation(open_window: Open, site: str, width: int, theme: str) -> None:
    page = open_window(site, width, theme, scripts=True).open("/api/docs")
    assert overflow(page) <= 0
    assert violations(page) == []
    shoot(page, f"api-docs-{width}-{theme}")


def test_the_chart_works_in_a_frame_of_another_site_without_scripts(open_window: Open, serve: Serve, site: str) -> None:
    """Only the embedded chart may be framed; its table is there, its links lead out of the frame."""
    other = FastAPI()
    body = f'<!doctype html><html lang="en"><title>Another page</title><iframe src="{site}/embed{ASKED}" title="c">'
    other.add_api_route("/", lambda: HTMLResponse(body))
    reader, address = open_window(site, scripts=False), serve(other)
    reader.expected += [f"request to another host: {address}", "404"]
    reader.page.goto(address)
    frame = reader.page.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("Cumbria recorded 118 offences from April 2017 to June 2020")
    expect(frame.locator(".still > svg:visible")).to_have_count(1)
    frame.get_by_text("Table", exact=True).click()
    expect(frame.locator("table")).to_contain_text("118")
    expect(frame.get_by_role("link", name="See the sources")).to_have_attribute("target", "_blank")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [700, 320])
def test_the_embedded_chart_has_no_violation_at_any_width(open_window: Open, site: str, width: int, theme: str) -> None:
    page = open_window(site, width, theme).open(f"/embed{ASKED}")
    assert overflow(page) <= 0
    assert violations(page) == []
    shoot(page, f"embed-{width}-{theme}")
