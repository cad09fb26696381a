"""The server: its headers, its answers to what is there and what is not, and that two share nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import httpx
import pytest

from dashboard.document import PLOTLY
from dashboard.server import create_server
from tests.dashboard.serving import client_of
from tests.dashboard.shell import PAGES, make_store


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    store = make_store(tmp_path_factory.mktemp("server") / "foi.sqlite")
    with client_of(create_server(store, PAGES)) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/explore", "/cell/x", "/health"])
def test_pages_answer_get_and_head_alike(client: httpx.Client, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert (got.status_code, head.status_code) == (200, 200)
    assert head.headers["content-type"] == got.headers["content-type"]
    assert head.headers.get("etag") == got.headers.get("etag")
    assert head.content == b""


@pytest.mark.parametrize("path", ["/nothing", "/explore/deeper", "/index.html", "/_dash-nothing"])
def test_what_is_not_there_is_a_page_that_says_so(client: httpx.Client, path: str) -> None:
    for answer in (client.get(path), client.head(path)):
        assert answer.status_code == 404
    assert "There is no page at this address" in client.get(path).text
    assert "etag" not in client.get(path).headers


def test_the_api_answers_beside_the_pages(client: httpx.Client) -> None:
    answer = client.get("/api/v1/figures.csv")
    assert answer.status_code == 200
    assert answer.text.startswith("figure_id,standing,")
    assert client.get("/api/v1/nothing").json()["error"]["code"] == "not-found"
    assert "All figures as CSV" in client.get("/").text, "and the footer says so"


def test_a_file_that_is_not_there_is_404(client: httpx.Client) -> None:
    assert client.get("/assets/x/secret.txt").status_code == 404
    assert client.get("/assets/x/../../server.py").status_code == 404
    assert client.get("/assets/x/%2e%2e/%2e%2e/server.py").status_code == 404


def test_every_answer_has_the_security_headers(client: httpx.Client) -> None:
    for path in ("/", "/nothing", "/health", "/_dash-layout", PLOTLY):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert "geolocation=()" in headers["permissions-policy"]
        assert "content-security-policy" in headers


def test_scripts_run_from_here_or_by_their_hash_only(client: httpx.Client) -> None:
    policy = client.get("/explore").headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    assert "unsafe-eval" not in policy
    hashes = re.findall(r"'sha256-[A-Za-z0-9+/=]+'", rules["script-src"])
    assert rules["script-src"].split() == ["'self'", *hashes]
    assert not re.search(r"https?:", policy)


def test_every_inline_script_of_a_live_page_has_its_hash_in_the_policy(client: httpx.Client) -> None:
    answer = client.get("/explore")
    inline = re.findall(r"<script(?![^>]*(?:src=|application/json))[^>]*>(.*?)</script>", answer.text, re.S)
    assert inline, "Dash starts from one line"
    for script in inline:
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]


def test_the_first_deep_link_has_styles_and_scripts(tmp_path: Path) -> None:
    """A worker's first request may be any page: no other request is made before it here."""
    with client_of(create_server(make_store(tmp_path / "foi.sqlite"), PAGES)) as client:
        text = client.get("/explore?area=Southshire").text
        assert "dash_renderer" in text
        files = re.findall(r'(?:src|href)="(/(?:assets|_dash)[^"]+)"', text)
        assert len(files) > 8
        for file in files:
            assert client.get(file).status_code == 200, file
    assert "Southshire has 9 invented things" in text


def test_a_page_without_a_live_chart_loads_nothing_of_dash(client: httpx.Client) -> None:
    assert "_dash" not in client.get("/").text
    assert "plotly" not in client.get("/").text


def test_dash_answers_with_the_page_of_the_address(client: httpx.Client) -> None:
    asked = {"path": "/explore", "query": "area=Westmere", "turn": 3, "rooms": {"trend": 900}}
    body: dict[str, Any] = {
        "output": "..island.view...figures-now.data..",
        "outputs": [{"id": "island", "property": "view"}, {"id": "figures-now", "property": "data"}],
        "inputs": [{"id": "address", "property": "data", "value": asked}],
        "changedPropIds": ["address.data"],
        "state": [],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200, answer.text
    view = answer.json()["response"]["island"]["view"]
    assert view["address"] == "/explore?area=Westmere"
    assert "Westmere has 6 invented things" in view["html"]
    body["inputs"][0]["value"]["turn"] = 4
    again = client.post("/_dash-update-component", json=body).json()["response"]
    assert again["island"]["view"] == {**view, "turn": 4}, "the second time it comes from memory, for its own turn"
    figures = answer.json()["response"]["figures-now"]["data"]
    assert again["figures-now"]["data"] == {**figures, "turn": 4}


def test_a_page_is_asked_for_again_with_its_tag(client: httpx.Client) -> None:
    first = client.get("/explore")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/explore", headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/explore?area=Southshire", headers={"if-none-match": tag}).status_code == 200


def test_a_page_that_was_made_before_is_the_same_page(client: httpx.Client) -> None:
    first, again = client.get("/explore?area=Southshire"), client.get("/explore?area=Southshire")
    assert first.content == again.content
    assert first.headers["etag"] == again.headers["etag"]
    packed = client.get("/explore?area=Southshire", headers={"accept-encoding": "br"})
    assert packed.headers["content-encoding"] == "br"
    assert packed.text == first.text


def test_a_new_store_changes_the_tag_and_the_page(tmp_path: Path) -> None:
    url = make_store(tmp_path / "foi.sqlite", "first")
    with client_of(create_server(url, PAGES)) as client:
        tag = client.get("/").headers["etag"]
        make_store(tmp_path / "foi.sqlite", "second")
        answer = client.get("/", headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert "Store second" in answer.text


def test_two_servers_in_one_process_show_their_own_stores(tmp_path: Path) -> None:
    servers = [create_server(make_store(tmp_path / f"{name}.sqlite", name), PAGES) for name in ("one", "two")]
    with client_of(servers[0]) as one, client_of(servers[1]) as two:
        for client, name in ((one, "one"), (two, "two"), (one, "one")):
            assert f"Store {name}" in client.get("/explore").text
            assert client.get("/health").json()["store"] == name
            assert client.get("/nothing").status_code == 404


def test_health_says_which_store_is_served(client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok", "store": "first", "built": "2026-11-24T08:00:00+00:00"}
    assert client.get("/health").headers["cache-control"] == "no-store"


def test_a_server_without_a_store_says_so(tmp_path: Path) -> None:
    with client_of(create_server(f"sqlite:///{tmp_path / 'none.sqlite'}", PAGES)) as client:
        assert client.get("/health").status_code == 503
        page = client.get("/explore")
        assert page.status_code == 503
        assert "There are no figures here yet" in page.text
        make_store(tmp_path / "none.sqlite")
        assert client.get("/explore").status_code == 200, "and serves it as soon as it is there"


def test_another_form_of_an_address_is_redirected(client: httpx.Client) -> None:
    answer = client.get("/explore?step=year&from=")
    assert (answer.status_code, answer.headers["location"]) == (302, "/explore")


def test_files_are_kept_for_ever_under_their_digest_only(client: httpx.Client) -> None:
    address = re.findall(r'href="(/assets/[^"]+site\.css)"', client.get("/").text)[0]
    assert "immutable" in client.get(address).headers["cache-control"]
    old = re.sub(r"/assets/[0-9a-f]+/", "/assets/000000000000/", address)
    assert client.get(old).headers["cache-control"] == "no-cache"
    assert client.get(old).content == client.get(address).content
    tag = client.get(address).headers["etag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_pages_and_scripts_are_packed(client: httpx.Client, encoding: str) -> None:
    for path in ("/explore", "/_dash-layout", PLOTLY, *_dash_scripts(client)[:2]):
        with client.stream("GET", path, headers={"accept-encoding": encoding}) as answer:
            raw = b"".join(answer.iter_raw())
        plain = client.get(path).content
        if len(plain) < 500:
            continue
        assert answer.headers["content-encoding"] == encoding, path
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert len(raw) < len(plain)
        if encoding == "br" and path != "/explore":
            assert brotli.decompress(raw) == plain


def test_scripts_of_dash_are_packed_once_and_stay_the_same(client: httpx.Client) -> None:
    path = _dash_scripts(client)[0]
    first, second = (_raw(client, path) for _ in range(2))
    assert first.content == second.content
    assert "max-age=31536000" in second.headers["cache-control"]
    assert client.get("/_dash-component-suites/dash/nothing.js", headers={"accept-encoding": "br"}).status_code >= 400


def test_plotly_is_answered_with_the_basic_bundle(client: httpx.Client) -> None:
    assert "plotly.js (basic - minified)" in client.get(PLOTLY).text[:100]


def _dash_scripts(client: httpx.Client) -> list[str]:
    return re.findall(r'src="(/_dash-component-suites/[^"]+)"', client.get("/explore").text)


def _raw(client: httpx.Client, path: str) -> httpx.Response:
    return client.get(path, headers={"accept-encoding": "br"})
