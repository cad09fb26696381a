"""All pages of one server behind one question: an address in, a page out. HTTP and the live pages ask the same."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from starlette.routing import compile_path

from dashboard import addresses
from dashboard.pages import errors
from dashboard.pages.page import Asked, Page, PageRoute, Redirect
from dashboard.pages.since import with_notice
from dashboard.since import split_version
from dashboard.store import NoStoreError, Store, StoreDoor, StoreVersion

_LOG = logging.getLogger(__name__)
_HOPS = 3
"""Redirects that are followed on a live page before it is called a fault."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gives, and the version of the store that gave it (None where there was none)."""

    page: Page | Redirect
    version: StoreVersion | None


def _of_version(page: Page | Redirect, store: Store, version: str) -> Page | Redirect:
    """The page with what changed since the version that its address names; a redirect goes on naming it."""
    if isinstance(page, Redirect):
        return Redirect(addresses.permanent(page.address, version))
    return with_notice(page, store, version)


class Site:
    """The pages of one server over one store. It keeps nothing between two questions."""

    def __init__(self, door: StoreDoor, routes: Sequence[PageRoute], further: Iterable[str] = ()) -> None:
        """`further` are addresses that exist beside the pages: files, the API."""
        self.door = door
        self.routes = tuple(routes)
        self.there = frozenset(route.address for route in routes) | frozenset(further)
        self._patterns: list[tuple[re.Pattern[str], PageRoute]] = [
            (compile_path(route.address)[0], route) for route in routes
        ]

    @property
    def charts(self) -> tuple[str, ...]:
        """The names of all live charts of all pages, each once."""
        return tuple(dict.fromkeys(name for route in self.routes for name in route.charts))

    def answer(self, path: str, query: str = "", rooms: Mapping[str, int] | None = None) -> Answer:
        """The page at an address; for what cannot be answered, the page that says so. Raises nothing."""
        try:
            store = self.door.current()
        except NoStoreError as why:
            _LOG.warning("%s", why)
            return Answer(errors.no_store(str(why)), None)
        version, query = split_version(query)
        for pattern, route in self._patterns:
            if found := pattern.match(path):
                asked = Asked(path, query, found.groupdict(), rooms or {}, self.there)
                try:
                    return Answer(_of_version(route.view(asked, store), store, version), store.version)
                except Exception:
                    _LOG.exception("The page at %s could not be made", asked.address)
                    return Answer(errors.broken(asked.address), store.version)
        return Answer(errors.not_found(path, self.there), store.version)

    def follow(
        self, path: str, query: str = "", rooms: Mapping[str, int] | None = None
    ) -> tuple[str, Page, StoreVersion | None]:
        """As `answer`, with redirects followed: the address it ended at, the page there, the store's version."""
        for _ in range(_HOPS):
            answer = self.answer(path, query, rooms)
            if isinstance(answer.page, Page):
                return Asked(path, query).address, answer.page, answer.version
            path, _, query = answer.page.address.partition("?")
        _LOG.error("Redirected more than %s times, at last to %s", _HOPS, path)
        return Asked(path, query).address, errors.broken(path), answer.version
