"""The first chart of Explore in a cold browser, with its bytes, and a callback, beside the smallest Dash app.

The smallest app has the same blocks as bars, Dash's own bundle of plotly.js, and nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from dash import Dash, Input, Output, dcc, html
from fastapi import FastAPI
from playwright.sync_api import Browser, Playwright, sync_playwright

from dashboard.live import drawn
from dashboard.server import PAGES, create_server
from dashboard.site import Site
from dashboard.store import StoreDoor
from etl.pipeline import ingest
from tests import chromium
from tests.benchmarks.measure import Measured, side_by_side
from tests.dashboard.serving import served

RAW = Path(__file__).parents[2] / "data" / "raw"
QUESTION = "area=E23000002&area=E23000031&area=W15000002&to=2024-03"
ROUNDS = 5


def lines(room: Path) -> Iterator[str]:
    """Seen, live and bytes of the first chart, and the work of a callback."""
    address = f"sqlite:///{room / 'foi.sqlite'}"
    ingest(RAW, address)
    path = chromium.find()
    if path is None:
        yield chromium.ADVICE
        return
    with served(create_server(address)) as ours, served(_smallest()) as theirs, sync_playwright() as playwright:
        start = _starter(playwright, path)
        explore, smallest = f"{ours}/explore?{QUESTION}", f"{theirs}/"
        seen = [first_chart(start, explore, ".still.form:visible > svg") for _ in range(ROUNDS)]
        live = [first_chart(start, explore, "#trend .chart-room[data-drawn]") for _ in range(ROUNDS)]
        plain = [first_chart(start, smallest, ".js-plotly-plot .barlayer path") for _ in range(ROUNDS)]
    for name, times in (("first chart of Explore seen", seen), ("first chart of Explore live", live)):
        taken, beside = (median(seconds for seconds, _ in found) for found in (times, plain))
        yield Measured(name, "the smallest Dash app of one chart", taken, beside).line
    sizes = [max(size for _, size in found) for found in (live, plain)]
    yield f"bytes until it is live: {sizes[0] / sizes[1]:.2f} × the same ({sizes[0]:,} beside {sizes[1]:,})"
    yield _callback(address)


def _starter(playwright: Playwright, path: str) -> Callable[[], Browser]:
    return lambda: playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))


def first_chart(start: Callable[[], Browser], address: str, selector: str) -> tuple[float, int]:
    """Seconds until something is visible in a browser that has just been started, and the bytes that came by then."""
    browser = start()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(selector).first.wait_for(state="visible")
    taken = time.perf_counter() - begun
    page.wait_for_timeout(200)
    browser.close()
    return taken, sum(sizes)


def _smallest() -> FastAPI:
    """One chart of bars, one callback."""
    server = FastAPI()
    app = Dash("smallest", server=server)  # type: ignore[arg-type]
    bars: dict[str, Any] = {"data": [{"type": "bar", "x": list(range(7)), "y": [27, 76, 67, 78, 63, 74, 98]}]}
    app.layout = html.Div([dcc.Store(id="asked", data=0), dcc.Graph(id="chart")])

    @app.callback(Output("chart", "figure"), Input("asked", "data"))
    def draw(_asked: int) -> dict[str, Any]:
        return bars

    return server


def _callback(address: str) -> str:
    """The work of one callback of Explore for a question that was never asked, beside the one that was."""
    site = Site(StoreDoor(address), PAGES)
    months = count(1)
    rooms = {"trend": 922, "official": 1240, "platforms": 1240}

    def new() -> object:
        query = f"{QUESTION}&from=20{10 + next(months) % 7}-0{next(months) % 9 + 1}"
        return drawn(site, {"path": "/explore", "query": query, "turn": 1, "rooms": rooms})

    def question() -> object:
        return site.answer("/explore", "area=Cumbira")

    return side_by_side(
        "a callback of Explore, three forces", new, "the page that says a word is unknown", question
    ).line
