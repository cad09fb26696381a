"""The examples of docs/api.md in Python run against a server over the real store, and print something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from dashboard import api
from dashboard.store import StoreDoor
from tests.dashboard.serving import served

PAGE = Path(__file__).parents[1] / "docs" / "api.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def site(store_url: str) -> Iterator[str]:
    """The address of a server with the API over the real store."""
    server = FastAPI()
    server.include_router(api.router(StoreDoor(store_url)))
    with served(server) as address:
        yield address


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_runs(number: int, site: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(EXAMPLES[number], f"{PAGE.name}, example {number + 1}", "exec"), {"SITE": site})  # noqa: S102
    printed = capsys.readouterr().out
    assert re.search(["118", "date|object", r"1\d returns|[2-9]\d+ returns"][number], printed), printed


def test_every_address_of_the_page_is_one_of_the_api() -> None:
    """A name in the page's table that the API does not have would be a promise that nobody keeps."""
    text = PAGE.read_text(encoding="utf-8")
    for name in re.findall(r"/api/v1/([a-z]+\.[a-z]+)", text):
        assert f"/api/v1/{name}" in api.ADDRESSES, name
