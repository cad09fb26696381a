"""Compare over the real figures: three bases with who is left out; a refusal is a full answer with what can be said."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.server import create_server
from tests.browser.conftest import NARROW, WIDE, Open, Serve, overflow, shoot, violations

REFUSED = "/compare?area=W15000004&from=2017-04&to=2025-03"


@pytest.fixture(scope="module")
def site(serve: Serve, store_url: str) -> str:
    return serve(create_server(store_url))


@pytest.mark.parametrize(("width", "theme"), [(WIDE, "light"), (NARROW, "dark")])
def test_every_state_fits_its_window_and_has_no_violation(open_window: Open, site: str, width: int, theme: str) -> None:
    reader = open_window(site, width, theme)
    reader.expected += ["404: ", "the server responded with a status of 404"]
    states = {"uk": "/compare", "refused": REFUSED, "one": "/compare?area=E23000002", "wrong": "/compare?area=Gwennt"}
    for name, path in states.items():
        page = reader.open(path)
        expect(page.locator("h1")).to_have_count(1)
        assert overflow(page) <= 0, name
        assert violations(page) == [], name
        shoot(page, f"compare-{name}-{width}-{theme}")


def test_three_bases_with_who_is_left_out(open_window: Open, site: str) -> None:
    page = open_window(site).open("/compare")
    rows = page.locator("#changes tbody tr")
    expect(rows.nth(0)).to_contain_text("7,181 ÷ 3,625 = 1.981, +98.1%")
    expect(rows.nth(0)).to_contain_text("Dyfed-Powys, a part of 2017/18 only")
    expect(rows.nth(1)).to_contain_text("+99.3%")
    expect(rows.nth(2)).to_contain_text("+94.8%")


def test_a_refusal_says_why_and_what_can_be_said(open_window: Open, site: str) -> None:
    page = open_window(site).open(REFUSED)
    expect(page.locator("h1")).to_contain_text("These two cannot be compared")
    expect(page.locator(".sayable")).to_have_text("Dyfed-Powys recorded 82 offences of sexual communication with a "
                                                  "child in 2024/25, double the 41 of 2018/19.")  # fmt: skip
    page.get_by_role("link", name="Compare 2018/19 with 2024/25").click()
    expect(page.locator("#changes tbody tr").first).to_contain_text("+100%")


def test_the_api_says_the_same(open_window: Open, site: str) -> None:
    page = open_window(site).open("/compare")
    said = page.request.get(f"{site}/api/v1/comparison.json").json()
    changes = {name: line["percent"] for name, line in said["changes"].items()}
    assert changes == {"strict": 98.1, "published": 99.3, "raw": 94.8}
    assert [one["area"] for one in said["changes"]["strict"]["left_out"]] == ["Lincolnshire", "Dyfed-Powys"]
    refused = page.request.get(site + "/api/v1/comparison.json?area=W15000004&from=2017-04&to=2025-03").json()
    assert refused["changes"]["strict"]["percent"] is None
    assert "double the 41" in refused["instead"]
