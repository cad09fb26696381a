"""What each user comes for, from beginning to end, over the real figures.

The campaign manager's story is told in `test_doors.py`; the data manager's is told where a return is held.
"""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from frictionless import validate
from playwright.sync_api import expect

from dashboard.server import create_server
from tests.browser.conftest import Open, Serve

KENT, ESSEX = "E23000032", "E23000028"


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


def test_the_researcher_takes_the_package_checks_it_and_cites_it(open_window: Open, site: str, tmp_path: Path) -> None:
    """From any page to Data by keys, one button, and a package that a validator finds nothing against."""
    page = open_window(site).open("/")
    page.keyboard.press("Control+k")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("Data")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/data")
    button = page.get_by_role("link", name="Download the package")
    button.focus()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    room = tmp_path / "package"
    with zipfile.ZipFile(Path(waiting.value.path())) as package:
        package.extractall(room)
    report = validate(room / "datapackage.json")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]
    version = json.loads((room / "datapackage.json").read_text(encoding="utf-8"))["version"]
    cited = page.locator("#cite-data").inner_text()
    assert version in cited
    assert version in (room / "CITATION.cff").read_text(encoding="utf-8")
    with (room / "data" / "figures.csv").open(encoding="utf-8", newline="") as file:
        figure = next(row for row in csv.DictReader(file) if row["area_code"] == KENT and row["period"] == "2018/19")
    page.goto(f"{site}/cell/{figure['figure_id']}")
    expect(page.locator("main")).to_contain_text(figure["value_as_written"])
    expect(page.locator("main")).to_contain_text(figure["source_cell"])


def test_the_analyst_asks_by_keys_and_sends_a_link_that_opens_the_same(open_window: Open, site: str) -> None:
    """Two forces side by side, years chosen, the link copied; a colleague who opens it reads the same page."""
    reader = open_window(site, permissions=["clipboard-read", "clipboard-write"])
    page = reader.live(f"/explore?area={KENT}")
    page.locator("#pick-area > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#find-area")).to_be_focused()
    page.keyboard.type("essex")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).not_to_be_empty()
    expect(page.locator("main")).not_to_have_attribute("aria-busy", "true")
    address = urlsplit(page.url)
    assert (address.path, sorted(address.query.split("&"))) == ("/explore", [f"area={ESSEX}", f"area={KENT}"])
    copy = page.locator("#trend").get_by_role("link", name="Copy link")
    copy.focus()
    page.keyboard.press("Enter")
    link = str(page.evaluate("() => navigator.clipboard.readText()"))
    assert link.startswith(site)
    colleague = open_window(site).live(link.removeprefix(site))
    assert colleague.locator("#trend h1").inner_text() == page.locator("#trend h1").inner_text()
    assert colleague.locator("#figures").inner_text() == page.locator("#figures").inner_text()
