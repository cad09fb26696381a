"""The Atom feed of changes: one entry a store that was published, with what it added, changed and withdrew."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from fastapi import Request
from fastapi.responses import Response

from dashboard import addresses, queries
from dashboard.api_answers import sent, tag_of
from dashboard.components.changed import about, said
from dashboard.exports.about import site_of
from dashboard.records import ChangedFigure, StoreChange
from dashboard.store import Store
from dashboard.words import SITE_NAME, counted, day

ATOM = "application/atom+xml; charset=utf-8"
CHANGES_FEED = addresses.api_list("changes", "atom")
STORES, LINES = 20, 50
"""Stores in the feed, and figures that an entry names; more are on the page Changes."""


def feed(request: Request, store: Store, program: str) -> Response:
    """The feed as a whole. Its moment is the newest store's, so the same store gives the same bytes."""
    with store.engine.connect() as connection:
        stores = queries.store_changes(connection)[:STORES]
        told = {one.position: queries.changed_figures(connection, one.position) for one in stores}
    site = site_of() or str(request.base_url).rstrip("/")
    entries = "".join(_entry(one, told[one.position], site) for one in stores)
    updated = stores[0].built if stores else store.version.built
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">'
        f"<id>urn:foi:changes</id><title>{SITE_NAME}: what changed</title><updated>{updated}</updated>"
        f'<link rel="self" href="{site}{CHANGES_FEED}"/><link href="{site}{addresses.CHANGES}"/>'
        f"<author><name>{SITE_NAME}</name></author>{entries}</feed>\n"
    )
    return sent(request, body, ATOM, tag_of(program, store.version.version, "atom", site))


def store_sentence(store: StoreChange) -> str:
    """What a store changed, in one sentence."""
    if store.note:
        return store.note
    if not store.previous:
        return f"The first store here: {counted(store.added, 'figure', 'figures')}."
    kinds = ((store.added, "new"), (store.changed, "changed"), (store.withdrawn, "withdrawn"))
    parts = [f"{number:,} {word}" for number, word in kinds if number]
    many = store.added + store.changed + store.withdrawn
    return f"{counted(many, 'figure', 'figures')}: {', '.join(parts)}." if parts else "No figure changed."


def line_sentence(line: ChangedFigure) -> str:
    """One figure: `Kent Police, 71/17, 2019/20: was 36, is 39. The file of the return … is another one.`"""
    before, now = said(line.old_value, line.old_standing), said(line.new_value, line.new_standing)
    words = {"added": f"new, {now}", "withdrawn": f"withdrawn, was {before}"}.get(line.kind, f"was {before}, is {now}")
    return f"{about(line)}: {words}. {line.reason}".strip()


def _entry(store: StoreChange, lines: Sequence[ChangedFigure], site: str) -> str:
    words = [store_sentence(store), *(line_sentence(line) for line in lines[:LINES])]
    if len(lines) > LINES:
        words.append(f"And {len(lines) - LINES} more.")
    content = "\n".join(words)
    title = f"Store of {day(store.built)}: {store_sentence(store)}"
    place = f"{site}{addresses.CHANGES}#store-{store.position}"
    return (
        f"\n<entry><id>urn:foi:store:{store.position}:{store.version}</id><title>{escape(title)}</title>"
        f'<updated>{store.built}</updated><link href="{escape(place)}"/><summary>{escape(content)}</summary></entry>'
    )
