"""One area: the last word on its figures, the official class, platforms, requests and answers, every figure printed."""

from __future__ import annotations

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.marks import Chart
from dashboard.components.buttons import copy_button, link_button, use_bar
from dashboard.components.chart_block import card_place
from dashboard.components.charted import charted, items
from dashboard.components.forms import ACROSS
from dashboard.components.layout import crumbs, section
from dashboard.components.states import message
from dashboard.components.use_this import file_buttons
from dashboard.names import Names, fold
from dashboard.pages.force_facts import facts_of
from dashboard.pages.force_found import TREND, Found, find
from dashboard.pages.force_head import banner, lead, links, source, title_of
from dashboard.pages.force_tables import beside_it, printed, requests
from dashboard.pages.page import Asked, Page, PageRoute, Redirect
from dashboard.selection import ALL, Selection
from dashboard.statistics.answering import Answering
from dashboard.statistics.ties import year_pairs
from dashboard.statistics.words_for_numbers import number
from dashboard.store import Store

_TOTALS = [("by", "none"), ("measure", "count")]
"""The keys that keep a file to the totals that a chart shows."""
_QUARTERS = "class=quarters"
"""The query that shows the class by quarter."""

_Section = tuple[str, str, h.Node]
"""Identifier, words of the link to it, content; without content it is not there."""


def view(asked: Asked, store: Store) -> Page | Redirect:
    """The page of an area by its code; a name leads to its code."""
    names = queries.names_of(store)
    code = asked.part("area")
    if code not in names.areas:
        return _elsewhere(code, names)
    quarters = _QUARTERS in asked.query.split("&")
    with store.engine.connect() as connection:
        found = find(connection, code, names, store, quarters=quarters)
    if found is None:
        return _elsewhere(code, names)
    there = [one for one in _sections(found, names, quarters=quarters) if one[2]]
    title = title_of(found)
    region = names.areas.get(names.areas[code].region_code)
    where = f" / {region.short_name} / " if region else " / "
    body: h.Node = [
        crumbs(h.a(href=addresses.FORCES)["Forces"], where, names.areas[code].name),
        h.div(".force-head")[
            h.div[h.h1[title], h.p(".lead")[lead(found)], source(found), links([one[:2] for one in there])],
            banner(found),
            facts_of(found, names),
        ],
        [section(content, name=name) for name, _, content in there],
    ]
    canonical = addresses.force(code) if quarters else ""
    shows = Selection(areas=(code,), offences=(ALL,))
    return Page(title, _description(found), body, "forces", canonical=canonical, shows=shows)


def _description(found: Found) -> str:
    return f"{found.choice.name}: what it gave, the official class, every request and every figure printed."


def _sections(found: Found, names: Names, *, quarters: bool) -> list[_Section]:
    """In their order. Where nothing was ever heard of, the class is the page's trend and stands first."""
    figures: _Section = ("trend-section", "Figures", _figures(found))
    official: _Section = ("class-section", "The class, official", _official(found, quarters=quarters))
    first = [official, figures] if found.word.kind is Answering.NEVER else [figures, official]
    shares = _block(found.platforms, found.code, [("by", "platform")]) if found.platforms else None
    return [
        *first,
        ("platforms-section", "Platforms", shares),
        ("requests", "Requests and answers", requests(found)),
        ("printed", "Every figure printed", printed(found)),
        ("beside-it", "Its forces" if found.many else "Neighbours", beside_it(found, names) if found.near else None),
    ]


def _figures(found: Found) -> h.Node:
    use = _use(found.trend, found.code, _TOTALS)
    lists = [
        items("In doubt", found.trend.in_doubt),
        items("Not in this chart", found.trend.not_in),
        items("Also given", found.trend.also[:3]),
    ]
    return [
        charted(found.trend, forms=ACROSS, table=True, use=use).block,
        card_place(TREND),
        h.div(".lists")[[part for part in lists if part]],
    ]


def _official(found: Found, *, quarters: bool) -> h.Node:
    if found.official is None:
        return None
    here = addresses.force(found.code)
    steps = [("Years", here, not quarters), ("Quarters", addresses.with_query(here, _QUARTERS), quarters)]
    switch = h.nav(".steps", aria_label="The class by")[
        [h.a(href=f"{to}#class-section", aria_current="true" if now else None)[words] for words, to, now in steps]
    ]
    use = _use(found.official, found.code, [("offence", "88a"), *_TOTALS])
    made = charted(found.official, forms=ACROSS, table=True, use=use, controls=switch)
    return [made.block, _half_of_class(found), card_place(found.official.name)]


def _half_of_class(found: Found) -> h.Node:
    """The figures of whole years under half of their class, which may be a part: said, not decided."""
    low = [pair for pair in year_pairs(found.series, found.blocks) if pair.is_below_half]
    said = [
        f"The {number(pair.part)} of {pair.laid.period.label} is under half of its class ({number(pair.whole)}), so it "
        "may be a part."
        for pair in low
    ]
    return h.p(".source.half-of-class")[" ".join(said)] if said else None


def _block(chart: Chart, code: str, asked: list[tuple[str, str]]) -> h.Node:
    return [charted(chart, forms=ACROSS, table=True, use=_use(chart, code, asked)).block, card_place(chart.name)]


def _use(chart: Chart, code: str, asked: list[tuple[str, str]]) -> h.Renderable:
    """Link and files of one chart; `asked` are the keys that lead to its figures and its picture."""
    query = [("area", code), *asked]
    return use_bar(
        copy_button("Copy link", addresses.force(code), said="Link copied", primary=True),
        file_buttons(chart.name, query),
        link_button("Explore", addresses.explore([pair for pair in query if pair not in _TOTALS])),
    )


def _elsewhere(word: str, names: Names) -> Page | Redirect:
    """A name leads to its code, a place to its force; else the page that says so."""
    codes = names.area_words.get(fold(word), ()) or names.places.get(fold(word), ())
    if len(codes) == 1:
        return Redirect(addresses.force(codes[0]))
    title = "No area of that name is known here"
    ways: h.Node = [[h.a(href=addresses.force(code))[names.short_name(code)], " "] for code in codes]
    body = message(title, h.p(".lead")[h.code[word], ". ", ways, h.a(href=addresses.FORCES)["All forces"]])
    return Page(title, title, body, "forces", status=404)


ROUTE = PageRoute(f"{addresses.FORCES}/{{area}}", view)
