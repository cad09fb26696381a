"""Search: what some words lead to. One exact name goes there at once."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs

import htpy as h

from dashboard import addresses, queries
from dashboard.components.layout import crumbs, section
from dashboard.pages.page import Asked, Page, PageRoute, Redirect
from dashboard.search import Hit, Known, nearest, search
from dashboard.store import Store
from dashboard.words import counted

LONGEST = 80
"""Characters of a search that are read."""


def view(asked: Asked, store: Store) -> Page | Redirect:
    """The hits of `q`; a single exact name is gone to at once."""
    words = parse_qs(asked.query).get("q", [""])[0][:LONGEST].strip()
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        known = Known(
            names,
            queries.platform_choices(connection),
            queries.returns(connection),
            queries.platform_aliases(connection),
            [place for place in (*addresses.NAVIGATION, *addresses.OTHERS) if place.address in asked.there],
        )
    hits = search(words, known)
    exact = [hit for hit in hits if hit.rank == 0]
    if len(exact) == 1 and exact[0].kind != "place":
        return Redirect(exact[0].address)
    title = _title(words, hits)
    body: h.Node = [
        crumbs("Search"),
        h.h1[title],
        h.form(".door-form", method="get", action=addresses.SEARCH, role="search", aria_label="Search again")[
            h.label(".field")[
                h.span["Force, place, platform, return or page"], h.input("#search-again", name="q", value=words)
            ],
            h.button(".button.primary", type="submit")["Search"],
        ],
        section(_list(hits)) if hits else _nothing(words, known),
    ]
    return Page(title, title, body)


def _title(words: str, hits: Sequence[Hit]) -> str:
    if not words:
        return "Search for a force, a place, a platform or a return"
    if not hits:
        return f"Nothing here is called “{words}”"
    return f"{counted(len(hits), 'thing is', 'things are')} called “{words}” or like it"


def _nothing(words: str, known: Known) -> h.Node:
    """The nearest names, and where each kind of thing is listed."""
    near = [h.a(href=addresses.search(name))[name] for name in nearest(words, known)] if words else []
    meant = near and h.p(".lead")["Did you mean ", [part for link in near for part in (", ", link)][1:], "?"]
    lists = [h.a(href=place.address)[place.name] for place in known.pages]
    return [meant, h.p(".source")["The pages: ", [part for link in lists for part in (" · ", link)][1:]]]


def _list(hits: Sequence[Hit]) -> h.Renderable:
    return h.ul(".changes")[[_hit(hit) for hit in hits]]


def _hit(hit: Hit) -> h.Renderable:
    said = f"{hit.kind}: {hit.detail}" if hit.detail else hit.kind
    return h.li[h.a(href=hit.address)[hit.name], " ", h.span(".source")[said]]


ROUTE = PageRoute(addresses.SEARCH, view)
