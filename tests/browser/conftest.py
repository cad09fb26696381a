"""A real Chromium for tests: pages that fail on their own when the console, the policy or the network complains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.dashboard.serving import served

HERE = Path(__file__).parent
SCREENSHOTS = HERE / "screenshots"
AXE = HERE / "vendor" / "axe.min.js"
WIDE, NARROW = 1440, 390
Serve = Callable[[FastAPI], str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder opens a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Serves an application until the tests of a file have ended, and gives its address."""
    with ExitStack() as running:
        yield lambda app: running.enter_context(served(app))


@dataclass
class Reader:
    """One reader's window: a page, and what went wrong while it was open.

    `expected` are parts of messages that the test provokes itself (the status of an error page).
    """

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a path of the site."""
        self.page.goto(self.address + path)
        return self.page

    def live(self, path: str) -> Page:
        """Go to a path, and wait until its charts are drawn live."""
        self.open(path)
        self.wait_drawn()
        return self.page

    def wait_drawn(self) -> None:
        """Wait until every room of a live chart shows the live one."""
        for room in self.page.locator(".chart-room:has([data-keep])").all():
            room.and_(self.page.locator("[data-drawn]")).wait_for(state="visible")

    def asked(self) -> list[str]:
        """Paths of the requests since the last time this was called."""
        paths = [urlsplit(url).path for url in self.requests]
        self.requests.clear()
        return paths

    def unexpected(self) -> list[str]:
        """Complaints that the test did not provoke."""
        return [said for said in self.complaints if not any(part in said for part in self.expected)]


Open = Callable[..., Reader]


@pytest.fixture
def open_window(browser: Browser, serve: Serve) -> Iterator[Open]:
    """Opens windows at an address; at the end, before the servers stop, each must have had no complaint.

    `open_window(address, width=…, theme=…, scripts=…, **more)`: `more` goes to the browser's context.
    """
    readers: list[Reader] = []
    contexts: list[BrowserContext] = []

    def open_one(address: str, width: int = WIDE, theme: str = "light", *, scripts: bool = True, **more: Any) -> Reader:
        settings = {"viewport": {"width": width, "height": 900}, "color_scheme": theme, **more}
        context = browser.new_context(java_script_enabled=scripts, **settings)
        contexts.append(context)
        reader = Reader(context.new_page(), address)
        readers.append(reader)
        _watch(reader)
        return reader

    yield open_one
    for context in contexts:
        context.close()
    for reader in readers:
        assert not reader.unexpected(), "\n".join(reader.unexpected())


def _watch(reader: Reader) -> None:
    """Console errors and warnings, scripts that fail, requests that fail or go to another host."""

    def requested(request: Request) -> None:
        if not request.url.endswith("/mark.svg"):  # the browser fetches it when it likes
            reader.requests.append(request.url)
        if not request.url.startswith((reader.address, "data:", "blob:")):
            reader.complaints.append(f"request to another host: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            reader.complaints.append(f"{response.status}: {response.url}")

    def heard(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            reader.complaints.append(said.text)

    page = reader.page
    page.on("console", heard)
    page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    page.on("request", requested)
    page.on("response", answered)


def shoot(page: Page, name: str) -> Path:
    """A picture of the whole page in the folder `screenshots`, which git ignores."""
    SCREENSHOTS.mkdir(exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=True, animations="disabled")
    return path


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands: rule, help and the first element, one line each."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']} – {rule['nodes'][0]['html'][:160]}"
        for rule in cast(dict[str, Any], found)["violations"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def shift(page: Page) -> float:
    """The sum of all layout shifts so far that no one's input caused (Cumulative Layout Shift)."""
    return float(
        page.evaluate(
            """() => new Promise((resolve) => {
                let sum = 0;
                new PerformanceObserver((list) => {
                    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
                }).observe({type: "layout-shift", buffered: true});
                requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
            })"""
        )
    )
