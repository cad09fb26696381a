"""The data manager's held return, found and understood on its page: from `foi ingest` saying held, through Review, to
the row pasted and the figures seen. The returns are made up here."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from dashboard.server import create_server
from etl.register import COLUMNS
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shoot, violations
from tests.conftest import Foi
from tests.made_up_returns import make_raw, write_register


def rows_of(raw: Path) -> list[dict[str, str]]:
    with (raw / "register.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def held_raw(tmp_path: Path) -> Path:
    """Three returns: one good, one whose row gives another period, one with a number that nothing explains."""
    raw = make_raw(tmp_path / "raw", 2)
    rows = rows_of(raw)
    rows[1]["period"] = "2019-04-01/2020-03-31"
    write_register(raw, rows)
    path = raw / "returns" / "made-up-0000.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["F4"] = 4711
    book.save(path)
    return raw


def test_a_held_return_is_found_understood_settled_and_read(
    open_window: Open, serve: Serve, foi: Foi, held_raw: Path, tmp_path: Path
) -> None:
    store = f"sqlite:///{tmp_path / 'foi.sqlite'}"
    said = foi("ingest", "--raw", held_raw, "--store", store, "--processes", "1")
    assert "0 read, 2 held" in said.out
    address = serve(create_server(store))
    reader = open_window(address, permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("/quality")
    page.get_by_role("link", name="Review").first.click()
    expect(page.locator("h1")).to_have_text("2 returns are held")
    second = page.locator("#held-2")
    expect(second.locator(".findings").first).to_contain_text("lies outside")
    expect(second.locator(".unpublished")).to_contain_text("not published")
    expect(second.locator(".sheet .wrong")).not_to_have_count(0)
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0
        assert violations(page) == []
        shoot(page, f"review-{width}")
    assert "made-up-0001" not in page.request.get(f"{address}/api/v1/figures.csv?offence=all").text()

    second.get_by_role("button", name="Copy row").click()
    expect(page.locator("body")).to_contain_text("Row copied")
    row = page.evaluate("navigator.clipboard.readText()")
    cells = next(csv.reader(io.StringIO(row)))
    pasted = dict(zip(COLUMNS, cells, strict=True))
    assert pasted["period"] == "2021-04-01/2024-03-31"
    write_register(held_raw, [rows_of(held_raw)[0], pasted])

    page.locator("#held-1").get_by_role("button", name="Copy recipe").click()
    expect(page.locator("body")).to_contain_text("Recipe copied")
    recipe = page.evaluate("navigator.clipboard.readText()")
    assert 'cells = "F4"' in recipe
    (held_raw / "recipes").mkdir()
    (held_raw / "recipes" / "made-up-0000.toml").write_text(recipe, "utf-8")

    said = foi("ingest", "--raw", held_raw, "--store", store, "--processes", "1")
    assert "2 read, 0 held" in said.out
    assert "it is no longer held" in said.out
    page = reader.open("/review")
    expect(page.locator("h1")).to_have_text("Nothing is held")
    shoot(page, "review-empty")
    assert "made-up-0001" in page.request.get(f"{address}/api/v1/figures.csv?offence=all").text()
