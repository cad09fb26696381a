"""The pages for what cannot be answered: an address that is not known, a part of one, no store, a fault of ours."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import unquote_plus

import htpy as h

from dashboard import addresses
from dashboard.components.buttons import link_button
from dashboard.components.states import actions, marked_address, message
from dashboard.pages.page import Asked, Page
from dashboard.parse import UnknownPart


def unknown_part(
    asked: Asked,
    why: UnknownPart,
    *,
    explained: h.Node,
    further: Iterable[tuple[str, str]] = (),
    current: str = "explore",
) -> Page:
    """One part of a query is not known (`area=Cumbira`), with the nearest word as the first way on.

    `explained` says what is known in that part, `further` are more ways on (words, address), `current` is the place in
    the navigation. Status 404, so that nothing takes it for an answer.
    """
    place = next((place.name for place in addresses.NAVIGATION if place.id == current), "")
    opening = why.message.partition(f': "{why.part}"')[0]
    title = f"{opening}: “{why.part}”"
    buttons = [link_button(words, address) for words, address in further]
    lead: h.Node = why.hint
    if why.mended:
        mended = addresses.with_query(asked.path, why.mended)
        lead = ["Did you mean ", h.a(href=mended)[h.b[why.nearest]], "? The rest of the question is kept."]
        buttons.insert(0, link_button(f"Show {why.nearest}", mended, primary=True))
    body = message(
        title,
        lead and h.p(".lead")[lead],
        marked_address(f"{asked.path}?{unquote_plus(why.before)}", unquote_plus(why.raw), unquote_plus(why.after)),
        actions(buttons),
        h.p(".small")[explained, " Nothing was guessed, so no figure is shown."],
        overline=place,
    )
    return Page(title, f"{opening}.", body, current=current, status=404)


def not_found(path: str, there: Iterable[str]) -> Page:
    """No page has this address; `there` are the addresses that exist, of which the nearest is offered."""
    known = {place.address: place.name for place in addresses.NAVIGATION if place.address in set(there)}
    near = get_close_matches(path.lower(), list(known), n=1, cutoff=0.6)
    title = "There is no page at this address"
    lead: h.Node = "Nothing was moved that we know of. These are the pages that there are."
    if near:
        lead = ["Did you mean ", h.a(href=near[0])[h.b[known[near[0]]]], "?"]
    others = [address for address in known if address not in near]
    body = message(
        title,
        h.p(".lead")[lead],
        marked_address("", unquote_plus(path), ""),
        actions(
            [link_button(f"Open {known[address]}", address, primary=True) for address in near],
            [link_button(known[address], address) for address in others],
        ),
    )
    return Page(title, "There is no page at this address.", body, status=404)


def no_store(why: str) -> Page:
    """There are no figures to show; `why` says so and what to do."""
    title = "There are no figures here yet"
    body = message(
        title,
        h.p(".lead")["This server has no store to read, so no figure is shown."],
        h.p(".small")[why],
    )
    return Page(title, "There is no store to read.", body, status=503)


def broken(path: str) -> Page:
    """Something went wrong in the program; the address is kept, so that it can be tried again."""
    title = "This page could not be made"
    body = message(
        title,
        h.p(".lead")["The fault is ours, not in your question. The figures in the store are not touched by it."],
        marked_address("", unquote_plus(path), ""),
        actions(link_button("Try again", path, primary=True), link_button("Go to the Overview", addresses.OVERVIEW)),
    )
    return Page(title, "This page could not be made.", body, status=500)
