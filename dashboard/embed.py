"""`/embed/explore?…`: the chart of a question for a frame on another site, with its table, source and links.

It works without scripts; only here may another site frame us. Links open outside the frame.
"""

from __future__ import annotations

from collections.abc import Callable

import htpy as h
from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from dashboard import addresses, queries
from dashboard.api_answers import is_known, tag_of
from dashboard.charts.marks import Chart
from dashboard.charts.table import table_of
from dashboard.components.charted import chart_table, charted
from dashboard.components.header import mark
from dashboard.explore_charts import charts_of
from dashboard.exports.errors import CannotMake
from dashboard.names import Names
from dashboard.parse import UnknownPart, parse
from dashboard.selection import Selection
from dashboard.static import StaticFiles
from dashboard.store import NoStoreError, Store, StoreDoor
from dashboard.words import SITE_NAME, day


def answer(door: StoreDoor, static: StaticFiles, program: str, policy: str) -> Callable[[Request], Response]:
    """The route. `policy` is the Content-Security-Policy of the site, whose last word is who may frame it."""
    headers = {"content-security-policy": framed(policy), "cache-control": "no-cache"}

    def embedded(request: Request) -> Response:
        try:
            store = door.current()
            names = queries.names_of(store)
            selection = parse(request.url.query, names)
            tag = tag_of(program, store.version.version, "embed", selection.text)
            sent = {**headers, "etag": tag}
            if is_known(tag, request.headers.get("if-none-match", "")):
                return Response(status_code=304, headers=sent)
            return HTMLResponse(page(store, names, selection, static), headers=sent)
        except UnknownPart as why:
            return HTMLResponse(_words(static, why.message), 400, headers)
        except CannotMake as why:
            return HTMLResponse(_words(static, str(why)), 422, headers)
        except NoStoreError:
            return HTMLResponse(_words(static, "There are no figures here yet."), 503, headers)

    return embedded


def framed(policy: str) -> str:
    """The same policy, without scripts, for a page that any site may frame."""
    rules = [rule for rule in policy.split("; ") if not rule.startswith(("frame-ancestors", "script-src"))]
    return "; ".join([*rules, "script-src 'none'", "frame-ancestors *"])


def page(store: Store, names: Names, selection: Selection, static: StaticFiles) -> str:
    """The whole document. Raises NothingToDraw."""
    with store.engine.connect() as connection:
        charts = charts_of(connection, selection, names, store)
    body = [[_chart(chart) for chart in charts], _foot(selection, store)]
    return _document(charts[0].title, static, body)


def _chart(chart: Chart) -> h.Node:
    """The chart with its table under it, folded; what is in doubt and missing stands in the lines."""
    table = chart_table(f"{chart.name}-rows", table_of(chart), copies=False)
    return [charted(chart, level=1).block, h.details(f"#{chart.name}-figures")[h.summary["Table"], table]]


def _foot(selection: Selection, store: Store) -> h.Node:
    return h.footer(".embed-foot")[
        h.a(".embed-name", href=addresses.OVERVIEW, target="_blank", rel="noopener")[mark(), SITE_NAME],
        _link("CSV", addresses.figures_file("csv", selection.text)),
        _link("See the sources", selection.address(addresses.EXPLORE)),
        h.span[day(store.version.built)],
        h.p(".source")["Recorded is not committed."],
    ]


def _link(words: str, address: str) -> h.Renderable:
    return h.a(href=address, target="_blank", rel="noopener")[words]


def _words(static: StaticFiles, message: str) -> str:
    return _document(message, static, [h.h1[message], _link("Recorded offences", addresses.EXPLORE)])


def _document(title: str, static: StaticFiles, body: h.Node) -> str:
    return str(
        h.html(lang="en-GB")[
            h.head[
                h.meta(charset="utf-8"),
                h.meta(name="viewport", content="width=device-width, initial-scale=1"),
                h.meta(name="robots", content="noindex"),
                h.title[f"{title} · {SITE_NAME}"],
                h.link(rel="icon", type="image/svg+xml", href=static.address("mark.svg")),
                h.link(rel="stylesheet", href=static.address("site.css")),
                h.base(target="_blank"),
            ],
            h.body(".embed")[h.main(".embed-main")[body]],
        ]
    )
