"""Forces, platforms and search over a store that holds nothing yet: they say so, and nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.pages.page import Page
from dashboard.server import PAGES
from dashboard.site import Site
from dashboard.store import StoreDoor
from tests.dashboard.shell import make_store


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(StoreDoor(make_store(Path(tmp_path_factory.mktemp("empty")) / "foi.sqlite")), PAGES)


@pytest.mark.parametrize(
    ("path", "query", "status", "title"),
    [
        ("/forces", "", 200, "No force is known here yet"),
        ("/forces/E23000028", "", 404, "No area of that name is known here"),
        ("/platforms", "", 200, "A share of platforms is a share of the offences where the platform is known"),
        ("/platforms/snapchat", "", 404, "No platform of that name is known here"),
        ("/search", "q=kent", 200, "Nothing here is called “kent”"),
        ("/coverage", "", 200, ""),
        ("/help", "", 200, "Keys and marks"),
    ],
)
def test_a_page_says_that_there_is_nothing(site: Site, path: str, query: str, status: int, title: str) -> None:
    page = site.answer(path, query).page
    assert isinstance(page, Page)
    assert page.status == status
    assert page.title == title or not title
