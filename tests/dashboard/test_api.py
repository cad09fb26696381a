"""The API over a made-up store: the bytes of every other door, and errors of one shape."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import Client, Response
from sqlalchemy import Connection, create_engine, text

from dashboard import api
from dashboard.exports.formats import FORMATS
from dashboard.names import Names
from dashboard.parse import parse
from dashboard.store import StoreDoor
from tests.dashboard.made_up import make_store
from tests.dashboard.serving import client_of

FIGURES = "/api/v1/figures"


@contextmanager
def api_over(store_url: str, program: str = "") -> Iterator[Client]:
    """A client of nothing but the API."""
    server = FastAPI()
    server.include_router(api.router(StoreDoor(store_url), program))
    with client_of(server) as client:
        yield client


@pytest.fixture(scope="module")
def client(made_up_url: str) -> Iterator[Client]:
    """A client over the made-up store."""
    with api_over(made_up_url) as opened:
        yield opened


@pytest.mark.parametrize("suffix", ["csv", "json"])
@pytest.mark.parametrize("query", ["", "offence=all&rows=all", "area=Cumbria&from=2017-04&to=2020-06", "area=Surrey"])
def test_the_bytes_are_those_of_every_other_door(
    client: Client, connection: Connection, names: Names, suffix: str, query: str
) -> None:
    answer = client.get(f"{FIGURES}.{suffix}?{query}")
    assert answer.status_code == 200
    assert answer.content == b"".join(FORMATS[suffix].chunks(connection, parse(query, names), names))


def test_a_file_says_its_type_and_its_name(client: Client) -> None:
    answer = client.get(f"{FIGURES}.csv?area=Cumbria&from=2017-04&to=2020-06")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["content-disposition"] == (
        'attachment; filename="foi-figures_cumbria_own-offence_2017-04_2020-06_v01234567_filtered.csv"'
    )
    assert client.get(f"{FIGURES}.json").headers["content-type"] == "application/json"
    every = client.get(f"{FIGURES}.csv?rows=all").headers["content-disposition"]
    assert "foi-observations_" in every


def test_one_question_in_other_words_has_one_tag(client: Client) -> None:
    one = client.get(f"{FIGURES}.csv?to=2020-06&area=Cumbria&offence=71-17&step=quarter")
    other = client.get(f"{FIGURES}.csv?area=E23000002&step=quarter&to=2020-06-30")
    assert one.headers["etag"] == other.headers["etag"]
    assert one.content == other.content


def test_the_tag_differs_by_question_format_store_and_program(tmp_path: Path, client: Client, made_up_url: str) -> None:
    tags = {client.get(f"{FIGURES}.{rest}").headers["etag"] for rest in ("csv", "json", "csv?area=Kent")}
    with api_over(made_up_url, "another program") as other:
        tags.add(other.get(f"{FIGURES}.csv").headers["etag"])
    another = make_store(tmp_path / "foi.sqlite", [])
    with create_engine(another).begin() as connection:
        connection.execute(text("UPDATE store_version SET version = 'another'"))
    with api_over(another) as other:
        tags.add(other.get(f"{FIGURES}.csv").headers["etag"])
    assert len(tags) == 5


@pytest.mark.parametrize("known", ["{tag}", '"other", {tag}', "*", "{strong}"])
def test_what_has_not_changed_is_not_sent_again(client: Client, known: str) -> None:
    tag = client.get(f"{FIGURES}.csv").headers["etag"]
    offered = known.format(tag=tag, strong=tag.removeprefix("W/"))
    answer = client.get(f"{FIGURES}.csv", headers={"if-none-match": offered})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)


def test_another_tag_is_no_reason_not_to_send(client: Client) -> None:
    answer = client.get(f"{FIGURES}.csv", headers={"if-none-match": 'W/"another"'})
    assert answer.status_code == 200


def test_head_gives_the_headers_of_get_without_the_file(client: Client) -> None:
    got, head = client.get(f"{FIGURES}.csv?area=Kent"), client.head(f"{FIGURES}.csv?area=Kent")
    assert (head.status_code, head.content) == (200, b"")
    assert "content-length" not in head.headers
    for name in ("etag", "content-type", "content-disposition", "cache-control"):
        assert head.headers[name] == got.headers[name]


def test_any_origin_may_read(client: Client) -> None:
    answer = client.get(f"{FIGURES}.json", headers={"origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    before = client.options(f"{FIGURES}.json", headers={"origin": "https://example.org"})
    assert (before.status_code, before.headers["access-control-allow-methods"]) == (204, "GET, HEAD")


def error_of(answer: Response) -> tuple[int, dict[str, str]]:
    """Status and error, whose shape is checked."""
    said = answer.json()
    assert list(said) == ["error"]
    assert list(said["error"]) == ["code", "message", "part", "nearest"]
    assert said["error"]["message"]
    assert answer.headers["access-control-allow-origin"] == "*"
    return answer.status_code, said["error"]


def test_an_unknown_area_is_an_error_with_the_nearest(client: Client) -> None:
    assert error_of(client.get(f"{FIGURES}.csv?area=Cumbira")) == (
        400,
        {
            "code": "unknown-value",
            "message": 'One part of this address is not known here: "area=Cumbira". Did you mean Cumbria?',
            "part": "area=Cumbira",
            "nearest": "Cumbria",
        },
    )


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("from=2017-13", "unknown-value"),
        ("from=last%20year", "unknown-value"),
        ("force=Kent", "unknown-key"),
        ("from=2020-01&to=2019-01", "does-not-fit"),
        ("to=2020-01&to=2019-01", "given-twice"),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_what_is_wrong_with_a_question_is_said_in_one_shape(client: Client, query: str, code: str, suffix: str) -> None:
    status, error = error_of(client.get(f"{FIGURES}.{suffix}?{query}"))
    assert (status, error["code"]) == (400, code)
    assert error["part"] in query.replace("%20", " ")


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/figures", "/api/v1/figures.xml", "/api/v1/"])
def test_an_unknown_address_is_an_error_of_the_same_shape(client: Client, path: str) -> None:
    status, error = error_of(client.get(path))
    assert (status, error["code"], error["part"]) == (404, "not-found", path)
    assert "/api/v1/figures.csv" in error["message"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_figures_can_only_be_read(client: Client, method: str) -> None:
    answer = client.request(method, f"{FIGURES}.csv")
    assert error_of(answer)[0] == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_without_a_store_it_says_so(tmp_path: Path) -> None:
    with api_over(f"sqlite:///{tmp_path}/none.sqlite") as client:
        status, error = error_of(client.get(f"{FIGURES}.csv"))
    assert (status, error["code"]) == (503, "no-store")
    assert "foi ingest" in error["message"]


def test_a_store_that_cannot_be_read_is_an_error_and_not_half_a_file(tmp_path: Path) -> None:
    """The page of the file at which its figures begin is overwritten."""
    path = tmp_path / "foi.sqlite"
    broken = make_store(path)
    with create_engine(broken).connect() as connection:
        size = connection.execute(text("PRAGMA page_size")).scalar_one()
        page = connection.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'figure'")).scalar_one()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with api_over(broken) as client:
        for suffix in FORMATS:
            assert error_of(client.get(f"{FIGURES}.{suffix}"))[1]["code"] == "broken"


def test_a_new_store_answers_as_soon_as_it_is_there(tmp_path: Path) -> None:
    """The second store is empty; the client stays the same."""
    path = tmp_path / "foi.sqlite"
    with api_over(make_store(path)) as client:
        first = client.get(f"{FIGURES}.csv")
        make_store(path, [])
        second = client.get(f"{FIGURES}.csv")
    assert len(first.content) > len(second.content) > 0
