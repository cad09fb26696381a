"""Below a comparison: what pages print of the same change, and the place of a force among those that answered."""

from __future__ import annotations

import htpy as h

from dashboard import addresses
from dashboard.charts.phrases import bare, printed_on
from dashboard.comparisons import Compared
from dashboard.components.chips import cell_chip
from dashboard.components.layout import section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.verdicts import Verdict, verdict
from dashboard.ranks import Ranked
from dashboard.statistics.comparison_model import Alternative
from dashboard.statistics.laid import Laid
from dashboard.statistics.printed_changes import Reproduced
from dashboard.statistics.ranking import Place
from dashboard.statistics.rates import Rate
from dashboard.statistics.words_for_numbers import number, signed_percent
from dashboard.words import counted
from etl.model.caveats import sentences

_NOTES = 2
"""So many caveats of a figure stand beside a refusal; its cell has them all."""


def more(found: Compared) -> h.Node:
    """Both parts; nothing where neither is known."""
    return [_printed(found), _ranked(found.ranked) if found.ranked else None]


def alternative_working(alternative: Alternative) -> str:
    """`82 ÷ 41 = 2.000, +100.0%; 95% limits +36% to +199%.` Empty where nothing is compared."""
    change = alternative.change
    if change is None:
        return ""
    limits = change.limits
    said = f"; 95% limits {signed_percent(limits.low)} to {signed_percent(limits.high)}" if limits else ""
    return f"{change.working}{said}. Both are whole and of the same area and offence."


def printed_ends(found: Compared) -> h.Renderable:
    """Both figures as they were printed: by how many pages, with their cells and what is known against them."""
    ends = [laid for laid in (found.first, found.last) if laid is not None]
    return h.section(".printed-ends")[h.h2["What was printed"], [h.p[_end(laid)] for laid in ends]]


def _end(laid: Laid) -> h.Node:
    row = laid.row
    written = f"“{row.value_as_written}”" if row.value_as_written else bare(row.count)
    pages = counted(row.witnesses, "page prints it", "pages print it")
    when = f", {printed_on(row.published)}" if row.published else ""
    notes = [text for text in (row.reason, *sentences(row.caveats)) if text][:_NOTES]
    return [
        h.b[f"{laid.period.label}: {written}"],
        f"{when}; {pages}. ",
        " ".join(notes),
        " ",
        cell_chip(row.chip, addresses.cell(row.observation_id)),
    ]


def _printed(found: Compared) -> h.Node:
    if not found.printed:
        return None
    return section(
        h.h2["As printed"],
        h.ul(".findings")[[h.li[_sign(one), " ", one.sentence, " ", _where(one)] for one in found.printed]],
    )


def _sign(one: Reproduced) -> h.Renderable:
    return verdict(Verdict.HOLDS) if one.holds else verdict(Verdict.FAILS, "cannot be reproduced")


def _where(one: Reproduced) -> h.Node:
    pages = counted(one.pages, "page prints", "pages print")
    first = one.first
    who: h.Node = h.a(href=first.url)[first.publisher] if first.url else first.publisher
    when = f", {printed_on(first.published)}" if first.published else ""
    return [f"{pages} it, first ", who, f"{when} (“{first.value_text}”)."]


def _ranked(ranked: Ranked) -> h.Node:
    columns = [
        Column("Place"),
        Column("Force"),
        Column("Offences", number=True),
        Column("Per 10,000 children", number=True),
        Column("95% limits", sorts=False),
    ]
    rows = [_row(place, ranked) for place in ranked.ranking.places]
    caption = f"The {len(rows)} forces with a figure of their own for {ranked.period.label}, the highest rate first"
    without = [entry.name for entry in ranked.ranking.out]
    return section(
        h.h2["Among those who answered"],
        h.p[ranked.sentence],
        data_table("ranks", caption, columns, rows),
        h.p(".source")[f"Without a rate: {', '.join(without)}."] if without else None,
    )


def _row(place: Place, ranked: Ranked) -> list[Cell | str]:
    rate = place.entry.rate
    if not isinstance(rate, Rate):
        raise TypeError(f"{place.entry.name} has a place without a rate")
    own = place.entry.code == ranked.place.entry.code
    said = f"{place.best}" if place.best == place.worst else f"{place.best} to {place.worst}"
    link = h.a(href=addresses.force(place.entry.code))[place.entry.name]
    return [
        Cell(said, place.best),
        Cell(h.b[link] if own else link),
        Cell(number(rate.count), rate.count),
        Cell(number(rate.value, 1), rate.value, strong=own),
        f"{number(rate.limits.low, 1)} to {number(rate.limits.high, 1)}",
    ]
