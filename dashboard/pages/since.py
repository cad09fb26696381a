"""The notice over a page whose address was made under another version of the store: what changed, figure by figure."""

from __future__ import annotations

from dataclasses import replace

import htpy as h

from dashboard import addresses, queries
from dashboard.components.changed import changed_table
from dashboard.components.verdicts import Verdict, verdict
from dashboard.pages.page import Page
from dashboard.since import Made, Since, changed_since
from dashboard.store import Store
from dashboard.words import counted, day

MOST = 40
"""Figures that a notice lists; the rest are on the page Changes."""


def with_notice(page: Page, store: Store, version: str) -> Page:
    """The page with what changed since `version` over it; as it is where that is the version shown."""
    if page.status != 200 or not version:
        return page
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        since = changed_since(connection, version, store.version.version, page.shows, names)
    if since.made is Made.NOW:
        return page
    said = sentence_of(since)
    return replace(page, body=[_notice(since, said), page.body], announce=f"{said} {page.announce or page.title}")


def sentence_of(since: Since) -> str:
    """What there is to say in one or two sentences."""
    if since.store is None:
        return (
            f"This link names version {since.version[:40]} of the store, which was never published here. Whether its "
            "numbers are those below is not known."
        )
    made = f"This link was made with the figures of {day(since.store.built)}, version {since.store.version[:12]}."
    if since.here:
        return f"{made} Since then {counted(len(since.here), 'figure', 'figures')} that this page may show changed."
    others = f" {counted(since.elsewhere, 'figure', 'figures')} elsewhere did." if since.elsewhere else ""
    return f"{made} No figure that this page shows changed since.{others}"


def _notice(since: Since, said: str) -> h.Renderable:
    changed = bool(since.here) or since.store is None
    sign = verdict(Verdict.CAVEAT, "changed") if changed else verdict(Verdict.HOLDS, "the same")
    return h.section(".since", aria_label="Since this link was made")[
        h.p[sign, " ", said],
        changed_table("since-rows", "What changed", since.here[:MOST]) if since.here else None,
        h.p(".source")[
            len(since.here) > MOST and f"The first {MOST} are listed. ",
            h.a(href=addresses.CHANGES)["Everything that changed, store by store"],
        ],
    ]
