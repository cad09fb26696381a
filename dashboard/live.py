"""The live page: a Dash app whose parts change the document that the server sent.

State is the address. `assets/js/address.js` fills the Store `address` on each choice and on Back; one callback asks the
site for the page there; the island patches the page's HTML in place and the charts are drawn from their figures. The
first figures stand in the document, so the first drawing asks nothing. A switch of theme draws them anew from the same
figures, whose colours are tokens until then.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc
from fastapi import FastAPI

from dashboard.charts.plotly import CONFIG
from dashboard.components.island import Island, Slot
from dashboard.document import body_text, figures_data, page_title
from dashboard.kept import KeptPages, unpacked
from dashboard.site import Site
from dashboard.store import NoStoreError

_CONFIG: Any = CONFIG
ISLAND, ADDRESS, FIGURES, LOOK = "island", "address", "figures-now", "look"
_UNUSED = ("/dash_table/", "/html/")
"""Parts of Dash that no page of ours uses: their scripts are left out."""


def attach(server: FastAPI, site: Site, script: str) -> Dash:
    """Make the Dash app of one site on its server; `script` is the address of `live.js`. Nothing is kept in globals."""
    app = Dash(
        __name__,
        server=server,  # type: ignore[arg-type]
        assets_folder="no-such-folder",
        include_assets_files=False,
        external_scripts=[script],
        update_title="",
        suppress_callback_exceptions=True,
        add_log_handler=False,
    )
    app.backend.websocket_capability = False  # callbacks go over HTTP: no page needs a socket of its own
    app.layout = _layout(site.charts)
    kept = KeptPages()

    @app.callback(Output(ISLAND, "view"), Output(FIGURES, "data"), Input(ADDRESS, "data"), prevent_initial_call=True)
    async def draw(asked: dict[str, Any]) -> tuple[dict[str, object], dict[str, object]]:
        return await asyncio.to_thread(_remembered, site, kept, asked)

    if site.charts:
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("foi", "figures"),
            *[Output(_graph(name), "figure") for name in site.charts],
            *[Output(_slot(name), "turn") for name in site.charts],
            Input(FIGURES, "data"),
            Input(LOOK, "data"),
        )
    _set_up(app)
    return app


def drawn(site: Site, asked: dict[str, Any]) -> tuple[dict[str, object], dict[str, object]]:
    """What the callback gives for `{path, query, turn, rooms}`: the island's view, and the figures by name."""
    rooms = {str(name): int(width) for name, width in asked["rooms"].items()}
    address, page, version = site.follow(str(asked["path"]), str(asked["query"]), rooms)
    view = {
        "turn": asked["turn"],
        "address": page.canonical or address,
        "status": page.status,
        "title": page_title(page),
        "html": body_text(page),
        "announce": page.announce or page.title,
        "store": version.version if version else None,
    }
    return view, {"turn": asked["turn"], "charts": figures_data(page.live)}


def _remembered(site: Site, kept: KeptPages, asked: dict[str, Any]) -> tuple[dict[str, object], dict[str, object]]:
    """As `drawn`, from memory where the same has been drawn from the same store."""
    try:
        version = site.door.current().version.version
    except NoStoreError:
        return drawn(site, asked)
    tag = json.dumps([version, asked["path"], asked["query"], asked["rooms"]])
    if packed := kept.get(tag):
        view, figures = json.loads(unpacked(packed))
        return {**view, "turn": asked["turn"]}, {**figures, "turn": asked["turn"]}
    view, figures = drawn(site, asked)
    if (view["status"], view["store"]) == (200, version):
        kept.keep(tag, json.dumps([view, figures], default=float))
    return view, figures


def scripts(app: Dash) -> str:
    """What Dash needs at the end of a document's body: its settings, its scripts, the line that starts it.

    The browser runs none of them by itself: `assets/js/later.js` does, when the page is on the screen.
    """
    lines = [line for line in app._generate_scripts_html().split("\n") if not any(part in line for part in _UNUSED)]
    later = [
        line.replace(' type="application/javascript"', "").replace(
            "<script ", '<script type="text/plain" data-later ', 1
        )
        for line in (*lines, app._generate_renderer())
    ]
    return "\n".join([app._generate_config_html(), *later])


def _set_up(app: Dash) -> None:
    """What Dash otherwise does on the first request for `/`: without it a first deep link comes without scripts."""
    for function in app.backend._before_request_funcs:  # type: ignore[attr-defined]
        function()


def _layout(charts: tuple[str, ...]) -> list[Any]:
    return [
        dcc.Store(id=ADDRESS),
        dcc.Store(id=FIGURES),
        dcc.Store(id=LOOK),
        Island(id=ISLAND, target="page"),
        *[Slot(_chart(name), id=_slot(name), target=name) for name in charts],
    ]


def _chart(name: str) -> Any:
    return dcc.Graph(id=_graph(name), config=_CONFIG, responsive=True, style={"height": "100%"})


def _graph(name: str) -> str:
    return f"graph-{name}"


def _slot(name: str) -> str:
    return f"slot-{name}"
