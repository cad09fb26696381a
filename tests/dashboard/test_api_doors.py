"""The other doors of the API: pictures, package, store, lists, feed, description, the embedded chart."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import Client
from lxml import etree
from sqlalchemy import Connection

from dashboard import api, embed, security
from dashboard.api_doc import document
from dashboard.api_lists import LISTS
from dashboard.charts.trend import PANELS_AT_MOST
from dashboard.exports.formats import ALL_FORMATS
from dashboard.names import Names
from dashboard.parse import parse
from dashboard.static import StaticFiles
from dashboard.store import StoreDoor
from tests.dashboard.serving import client_of

API = "/api/v1"
ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = [one.name for one in LISTS]


@pytest.fixture(scope="module")
def client(made_up_url: str) -> Iterator[Client]:
    """A client of the API and of the embedded chart over the made-up store."""
    server, door = FastAPI(), StoreDoor(made_up_url)
    server.include_router(api.router(door))
    server.add_api_route("/embed/explore", embed.answer(door, StaticFiles(), "", security.policy(())))
    with client_of(server) as opened:
        yield opened


@pytest.mark.parametrize("suffix", ["svg", "png", "zip", "xlsx", "parquet"])
def test_a_file_is_the_same_as_at_every_other_door(
    client: Client, connection: Connection, names: Names, suffix: str
) -> None:
    name = {"svg": "chart", "png": "chart", "zip": "package"}.get(suffix, "figures")
    answer = client.get(f"{API}/{name}.{suffix}?area=Cumbria")
    form = ALL_FORMATS[suffix]
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == form.media_type
    assert f'_v01234567_filtered.{suffix}"' in answer.headers["content-disposition"]
    assert answer.content == b"".join(form.chunks(connection, parse("area=Cumbria", names), names))


def test_what_cannot_be_drawn_is_an_error_in_words(client: Client, names: Names) -> None:
    forces = [code for code in names.areas if code.startswith("E2300")][: PANELS_AT_MOST + 1]
    answer = client.get(f"{API}/chart.svg?" + "&".join(f"area={code}" for code in forces))
    said = answer.json()["error"]
    assert (answer.status_code, said["code"]) == (422, "cannot-make")
    assert "too many for one chart" in said["message"]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_says_how_much_it_holds_and_has_a_tag(client: Client, name: str) -> None:
    answer = client.get(f"{API}/{name}.json")
    said = answer.json()
    assert list(said) == ["store", "count", "page", "pages", "next", "items"]
    assert said["count"] == len(said["items"]) or said["next"]
    assert answer.headers["access-control-allow-origin"] == "*"
    again = client.get(f"{API}/{name}.json", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(f"{API}/{name}.json")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", answer.headers["etag"])


def test_pages_of_a_list_hold_every_item_once(client: Client) -> None:
    whole = client.get(f"{API}/areas.json?size=500").json()["items"]
    found, following = [], f"{API}/areas.json?size=7"
    while following:
        answer = client.get(following)
        found += answer.json()["items"]
        following = answer.json()["next"]
        assert ("link" in answer.headers) is bool(following)
    assert found == whole
    assert len(whole) > 40


@pytest.mark.parametrize("query", ["page=0", "page=99", "size=501", "size=x", "area=Kent"])
def test_a_wrong_page_is_an_error_in_the_one_shape(client: Client, query: str) -> None:
    answer = client.get(f"{API}/offences.json?{query}")
    said = answer.json()["error"]
    assert (answer.status_code, list(said), said["part"]) == (400, ["code", "message", "part", "nearest"], query)


def test_a_return_carries_its_licence_and_its_page(client: Client) -> None:
    for item in client.get(f"{API}/returns.json").json()["items"]:
        assert item["licence"] == "unknown"
        assert item["address"] == f"/returns/{item['return_id']}"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", item["period"])


def test_the_feed_is_atom(client: Client) -> None:
    answer = client.get(f"{API}/changes.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    assert len(feed.findall(f"{ATOM}entry")) == client.get(f"{API}/changes.json").json()["count"]
    assert feed.findtext(f"{ATOM}updated") == "2026-11-24T08:00:00+00:00"


def test_the_store_comes_as_one_file_that_opens(client: Client, tmp_path: Path) -> None:
    answer = client.get(f"{API}/foi.sqlite")
    assert answer.headers["content-disposition"] == 'attachment; filename="foi-store_v01234567.sqlite"'
    (tmp_path / "foi.sqlite").write_bytes(answer.content)
    opened = sqlite3.connect(tmp_path / "foi.sqlite")
    assert opened.execute("SELECT version FROM store_version").fetchone() == ("0123456789ab",)
    opened.close()
    known = client.get(f"{API}/foi.sqlite", headers={"if-none-match": answer.headers["etag"]})
    assert known.status_code == 304
    assert client.head(f"{API}/foi.sqlite").headers["content-length"] == str(len(answer.content))


def test_the_description_names_every_address_and_no_other(client: Client) -> None:
    said = client.get(f"{API}/openapi.json").json()
    assert said == json.loads(json.dumps(document()))
    assert set(said["paths"]) == set(api.ADDRESSES)
    for address in (path for path in said["paths"] if "{" not in path):
        assert client.head(address).status_code == 200, address


def test_every_address_refuses_to_write(client: Client) -> None:
    for address in api.ADDRESSES:
        assert client.post(address).json()["error"]["code"] == "method-not-allowed"


def test_the_embedded_chart_may_stand_in_any_page_and_runs_no_script(client: Client) -> None:
    answer = client.get("/embed/explore?area=Cumbria")
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "<script" not in answer.text
    assert "<table" in answer.text
    assert "/api/v1/figures.csv?area=E23000002" in answer.text
    assert "Recorded is not committed." in answer.text


def test_an_embedded_chart_of_a_wrong_address_says_what_is_wrong(client: Client) -> None:
    answer = client.get("/embed/explore?area=Cumbira")
    assert answer.status_code == 400
    assert "Did you mean Cumbria?" in answer.text
