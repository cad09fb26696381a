"""One chart, and another force: beside the smallest apps of Streamlit and Vizro, each in an environment of its own.

*Seen* and *live*: from the request in a browser that was just started. *Redrawn*: from the reader's last press, the
force having been chosen for a second, to the frame that has the new chart. Answers: four readers at once, each
choosing one force after the other. Each app is one process; the rounds take turns, so that a busy machine slows all
alike.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from etl.pipeline import ingest
from tests import chromium
from tests.benchmarks import rival_apps
from tests.benchmarks.bench_explore import first_chart
from tests.benchmarks.measure import Measured, rate_line
from tests.benchmarks.rival_apps import RIVALS, Chosen

ROOT = Path(__file__).parents[2]
ROUNDS = 5
SECONDS = 6.0
READERS = 4
CHOOSING = 1000
"""Milliseconds between the choice of a force and the press that asks for it, on both."""

SEEN = ".still.form:visible > svg"
LIVE = "#trend .chart-room[data-drawn]"
STREAMLIT = ".js-plotly-plot .barlayer path"

ARM = """([found, wanted]) => {
    let begun = 0;
    for (const kind of ["click", "keydown"]) addEventListener(kind, () => { begun = performance.now(); }, true);
    window.took = new Promise((resolve) => {
        let seen = 0;
        const look = () => {
            const texts = found ? [...document.querySelectorAll(found)].map((one) => one.textContent) : [location.href];
            const busy = document.querySelector("main[aria-busy]");
            const there = begun && !busy && texts.some((text) => text.endsWith(wanted));
            if (there && !seen) seen = performance.now() - begun;
            if (there && !document.querySelector("[data-chart=trend]:not([data-drawn])")) {
                resolve([seen, performance.now() - begun]);
            } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
}"""
"""Measures in the page, from the last press: until the frame in which the text wanted stands at its place, and until
the chart is drawn live. On our page the place is the address with nothing under way: the new chart is there, still."""


def lines(room: Path) -> Iterator[str]:
    """Seen, live, bytes, redrawn, answers a second. The first run makes the environments."""
    path = chromium.find()
    if path is None:
        yield chromium.ADVICE
        return
    address = f"sqlite:///{room / 'foi.sqlite'}"
    ingest(ROOT / "data" / "raw", address)
    chosen = rival_apps.rows_of(address, room / "rows.csv")
    with ExitStack() as stack:
        ours = stack.enter_context(rival_apps.ours(address, room))
        streamlit, vizro = (stack.enter_context(rival_apps.rival(name, room)) for name in RIVALS)
        playwright = stack.enter_context(sync_playwright())

        def start() -> Browser:
            return playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))

        yield from _first_charts(start, ours + chosen.paths[0], streamlit)
        yield from _redrawn(start, ours, streamlit, chosen)
        yield from _answers(room, (ours, streamlit, vizro), chosen, _recorded(start, vizro, chosen))


def _first_charts(start: Callable[[], Browser], explore: str, streamlit: str) -> Iterator[str]:
    rounds = [
        [first_chart(start, *place) for place in ((explore, SEEN), (explore, LIVE), (streamlit, STREAMLIT))]
        for _ in range(ROUNDS)
    ]
    seen, live, theirs = (median(found[number][0] for found in rounds) for number in range(3))
    yield Measured("first chart of Explore seen", "Streamlit's", seen, theirs, 0.15).line
    yield Measured("first chart of Explore live", "Streamlit's", live, theirs, 0.6).line
    sizes = [max(found[number][1] for found in rounds) for number in (1, 2)]
    ratio = sizes[0] / sizes[1]
    yield f"bytes until it is live: {ratio:.2f} × Streamlit's ({sizes[0]:,} beside {sizes[1]:,}; aim ≤ 0.25)"


def _redrawn(start: Callable[[], Browser], ours: str, streamlit: str, chosen: Chosen) -> Iterator[str]:
    def on_ours(page: Page, one: str, other: str) -> None:
        page.locator("#pick-area > summary").click()
        page.locator(f"#pick-area input[value={one}]").uncheck()
        page.locator(f"#pick-area input[value={other}]").check()
        page.wait_for_timeout(CHOOSING)
        page.evaluate(ARM, ["", f"area={other}"])
        page.get_by_role("button", name=re.compile("^Show 1 ")).click()

    def on_streamlit(page: Page, _one: str, other: str) -> None:
        page.get_by_role("combobox").click()
        page.keyboard.type(other)
        page.get_by_role("option", name=other, exact=True).wait_for()
        page.wait_for_timeout(CHOOSING)
        page.evaluate(ARM, [".gtitle", other])
        page.keyboard.press("Enter")

    def times(
        address: str, selector: str, names: tuple[str, ...], choose: Callable[[Page, str, str], None]
    ) -> tuple[float, float]:
        browser = start()
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.locator(selector).first.wait_for(state="visible")
        taken = []
        for one, other in pairwise(names[: ROUNDS + 1]):
            choose(page, one, other)
            taken.append([float(time) / 1000 for time in page.evaluate("() => window.took")])
        browser.close()
        return median(one for one, _ in taken), median(one for _, one in taken)

    mine = times(ours + chosen.paths[0], LIVE, tuple(path.partition("=")[2] for path in chosen.paths), on_ours)
    theirs = times(streamlit, STREAMLIT, chosen.areas, on_streamlit)
    yield Measured("another force redrawn", "Streamlit's", mine[0], theirs[0], 0.5).line
    yield Measured("another force redrawn live", "Streamlit's", mine[1], theirs[1]).line


def _recorded(start: Callable[[], Browser], vizro: str, chosen: Chosen) -> list[tuple[str, str, str]]:
    """The request that a choice causes in Vizro's page, once for each force."""
    browser = start()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(vizro)
    page.locator(STREAMLIT).first.wait_for(state="visible")
    other = sorted(chosen.areas)[1]
    page.locator("#area").click()
    with page.expect_request(
        lambda asked: "/_dash-update-component" in asked.url and json.dumps(other) in (asked.post_data or "")
    ) as waiting:
        page.get_by_role("option", name=other, exact=True).click()
    body, place = waiting.value.post_data or "", waiting.value.url.removeprefix(vizro)
    browser.close()
    return [("POST", place, body.replace(json.dumps(other), json.dumps(area))) for area in chosen.areas]


def _answers(
    room: Path, apps: tuple[str, str, str], chosen: Chosen, vizro_asked: list[tuple[str, str, str]]
) -> Iterator[str]:
    ours, streamlit, vizro = apps
    pages = json.dumps([("GET", path, None) for path in chosen.paths])
    command = [sys.executable, "-m", "tests.benchmarks.asking"]

    def asking(address: str, asked: str, seconds: float = SECONDS) -> float:
        run = [*command, address, str(seconds), str(READERS)]
        return float(subprocess.run(run, input=asked, cwd=ROOT, text=True, check=True, capture_output=True).stdout)

    def interactions() -> float:
        script = Path(rival_apps.__file__).parent / "rivals" / "streamlit_client.py"
        socket = streamlit.replace("http:", "ws:") + "/_stcore/stream"
        run = [str(rival_apps.python_of("streamlit")), str(script), socket, str(SECONDS), str(READERS)]
        return float(subprocess.run(run, cwd=room, text=True, check=True, capture_output=True).stdout)

    new = asking(ours, pages, 1.0)
    rounds = [(asking(ours, pages), interactions(), asking(vizro, json.dumps(vizro_asked))) for _ in range(3)]
    mine, theirs, dash = (median(found[number] for found in rounds) for number in range(3))
    yield rate_line("pages of Explore", mine, "Streamlit's interactions", theirs, 20)
    yield rate_line("pages of Explore", mine, "Vizro's callbacks", dash, 5)
    yield rate_line("the same while most were asked for the first time", new, "Streamlit's interactions", theirs, None)
