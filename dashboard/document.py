"""The HTML document around a page: head, header, footer, and on live pages what Dash starts from."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field

import htpy as h
from markupsafe import Markup

from dashboard import addresses
from dashboard.components.footer import footer
from dashboard.components.header import NAME, header
from dashboard.pages.page import LiveChart, Page
from dashboard.static import StaticFiles
from dashboard.store import StoreVersion
from dashboard.tokens import THEMES, colour

_PRELOADED = "fonts/source-sans-3-latin-wght-normal.woff2"
PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"
"""Where Dash's chart component asks for plotly.js; the server answers with the basic bundle."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every document of a server shares.

    `there` are the addresses that exist: header and footer list no other. `scripts` is what Dash needs at the end of a
    live page's body.
    """

    static: StaticFiles
    there: frozenset[str] = frozenset()
    scripts: str = ""
    navigation: tuple[addresses.Place, ...] = field(default=addresses.NAVIGATION)


def document(page: Page, frame: Frame, version: StoreVersion | None) -> str:
    """The whole document of a page as text. `version` is the store's; None where there is none."""
    tree = h.html(lang="en-GB", data_store=version.version if version else None)[
        _head(page, frame),
        h.body[
            h.a(".skip", href="#main")["Skip to the page"],
            header(
                [place for place in frame.navigation if place.address in frame.there],
                page.current,
                search=addresses.SEARCH in frame.there,
                help_page=addresses.HELP in frame.there,
            ),
            h.main("#main", tabindex="-1")[h.div("#page.wrap")[page.body]],
            footer(frame.there, version),
            h.p("#said.hush", role="status", aria_live="polite"),
            h.dialog("#panel.panel", aria_label="Cell", data_keep=True)[h.div(".panel-room")],
            _live(page.live, frame) if page.live else None,
        ],
    ]
    return str(tree)


def page_title(page: Page) -> str:
    """The text of `title`: the h1 sentence, then the name of the site."""
    return f"{page.title} · {NAME}"


def body_text(page: Page) -> str:
    """What stands between header and footer, as text."""
    return str(h.fragment[page.body])


def figures_data(live: Collection[LiveChart]) -> dict[str, object]:
    """The figures of a page by name, each form by the least width of a room that it is for."""
    return {chart.name: {str(least): figure for least, figure in chart.figures.items()} for chart in live}


def _head(page: Page, frame: Frame) -> h.Renderable:
    light, dark = (colour("paper", theme) for theme in THEMES)
    static = frame.static
    return h.head[
        h.meta(charset="utf-8"),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.title[page_title(page)],
        h.meta(name="description", content=page.description),
        h.meta(name="theme-color", media="(prefers-color-scheme: light)", content=light),
        h.meta(name="theme-color", media="(prefers-color-scheme: dark)", content=dark),
        page.status != 200 and h.meta(name="robots", content="noindex"),
        page.canonical and h.link(rel="canonical", href=page.canonical),
        h.link(rel="icon", type="image/svg+xml", href=static.address("mark.svg")),
        h.link(rel="preload", as_="font", type="font/woff2", href=static.address(_PRELOADED), crossorigin=True),
        h.link(rel="stylesheet", href=static.address("site.css")),
        h.script(src=static.address("js/theme.js")),
        h.script(src=static.address("site.js"), defer=True),
        h.link(rel="preload", as_="script", href=PLOTLY) if page.live else None,
    ]


def _live(live: Collection[LiveChart], frame: Frame) -> h.Node:
    """The figures, so that the first drawing asks nothing of the server; the place where Dash renders; its scripts."""
    data = json.dumps(figures_data(live), separators=(",", ":"), default=float).replace("<", "\\u003c")
    return [
        h.script("#figures-first", type="application/json")[Markup(data)],  # noqa: S704 - `<` is escaped just above
        h.div("#react-entry-point", hidden=True),
        Markup(frame.scripts),  # noqa: S704 - made by Dash, from no one's input
    ]
