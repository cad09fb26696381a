"""What a page is: a pure function of what was asked and of the store, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import htpy

from dashboard.selection import Selection
from dashboard.store import Store

Figure = Mapping[str, Any]
"""A Plotly figure as plain data: `data` and `layout`. Colours are tokens: `@block`, resolved in the browser."""


@dataclass(frozen=True, slots=True)
class LiveChart:
    """A chart that Plotly draws once the page is live, in the room that `chart_block` keeps under the same name.

    `figures` are its forms, each by the least width in pixels of a room that it is for; one of them is for 0.
    """

    name: str
    figures: Mapping[int, Figure]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the path, the query as text without its `?`, and the named parts of the path.

    `rooms` are the widths in pixels of the rooms of charts, by name, where a live page asks from a window that has
    them: only the form that fits is needed then. A first answer does not know them. `there` are the addresses that the
    site has, patterns of pages and files.
    """

    path: str
    query: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    rooms: Mapping[str, int] = field(default_factory=dict)
    there: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def given(self) -> str:
        """The query without its empty fields (`from=`), which a form sends where nothing was entered."""
        return "&".join(piece for piece in self.query.split("&") if piece.partition("=")[2])

    def part(self, name: str) -> str:
        """A named part of the path. Raises KeyError for one that the route does not have."""
        return self.parts[name]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, whole: what stands between header and footer, and what the document says about it.

    `title` is the sentence of the h1, without the name of the site. `current` is the identifier of its place in the
    navigation. `live` are the charts that Plotly takes over. `announce` is said once, politely, when the page has been
    redrawn in place; without it the title is. `canonical` is its own address where that is not the one asked for.
    `shows` are the figures that it is about, so that a link made before they changed says so; None is all of them.
    """

    title: str
    description: str
    body: htpy.Node
    current: str = ""
    live: tuple[LiveChart, ...] = ()
    status: int = 200
    announce: str = ""
    canonical: str = ""
    shows: Selection | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """The answer is at another address of this site: the canonical form of what was asked."""

    address: str


View = Callable[[Asked, Store], Page | Redirect]


@dataclass(frozen=True, slots=True)
class PageRoute:
    """An address and the view that answers it.

    `address` may hold named parts (`/forces/{area}`). `charts` are the names of all live charts its pages may have.
    """

    address: str
    view: View
    charts: tuple[str, ...] = ()
