"""The official class beside the offence, for Method and Quality: shares by force and year; what editions changed."""

from __future__ import annotations

from collections.abc import Callable

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.class_shares import class_share_chart
from dashboard.charts.phrases import printed_on
from dashboard.class_check import ClassCheck, class_check
from dashboard.components.charted import Charted, charted, items
from dashboard.components.chips import cell_chip
from dashboard.components.forms import ACROSS
from dashboard.components.tables import Cell, Column, data_table
from dashboard.explore_charts import day_of
from dashboard.statistics.class_shares import ClassShare, ClassShares, EditionChange, together
from dashboard.statistics.words_for_numbers import number, percent, signed_percent
from dashboard.store import Store
from dashboard.words import counted

CHART = "class-shares"
_SHOWN = 12
"""So many bodies are listed whose quarters changed most."""


def class_parts(store: Store) -> tuple[h.Node, Charted | None]:
    """The chart with its tables, and the chart alone for what is live; nothing where no share is known."""
    found, names = class_check(store), queries.names_of(store)

    def name_of(code: str) -> str:
        return names.short_name(code) if code in names.areas else code

    edition = day_of(store.version.edition)
    chart = class_share_chart(found.shares, name_of, edition=edition, name=CHART)
    if chart is None:
        return None, None
    made = charted(chart, forms=ACROSS)
    lead = h.p[
        "Class 88A holds 71/17 and, since before it, the meeting offences. So a figure of 71/17 above its class cannot "
        "be true of the same days, and one far below it may be a part. This is a check: nothing is corrected by it. "
        f"The class is the edition of {edition}."
    ]
    doubts = items("In doubt", chart.in_doubt)
    return [lead, made.block, doubts, _table(found.shares, name_of), _editions(found, name_of)], made


def _table(found: ClassShares, name_of: Callable[[str], str]) -> h.Node:
    columns = [Column("Force"), *(Column(year.label, number=True) for year in found.years)]
    codes = dict.fromkeys(one.code for one in found.shares)
    rows = [_force(code, found, name_of) for code in codes]
    caption = f"71/17 as a share of class 88A, {counted(len(codes), 'force', 'forces')}; u is in doubt"
    return h.details(".folded")[
        h.summary["Every force and year"], data_table("class-share-rows", caption, columns, rows)
    ]


def _force(code: str, found: ClassShares, name_of: Callable[[str], str]) -> list[Cell | str]:
    by_year = {one.year: one for one in found.of_force(code)}
    link = h.a(href=addresses.force(code))[name_of(code)]
    return [Cell(link), *(_share(by_year.get(year)) for year in found.years)]


def _share(one: ClassShare | None) -> Cell | str:
    if one is None:
        return ""
    said = f"{percent(one.percent)}{' u' if one.in_doubt else ''}"
    row = one.pair.laid.row
    counts = f"{number(one.pair.part)} of {number(one.pair.whole)}"
    chip = cell_chip(row.chip, addresses.cell(row.observation_id))
    return Cell([said, h.br, h.span(".source")[counts, " ", chip]], float(one.percent))


def _editions(found: ClassCheck, name_of: Callable[[str], str]) -> h.Node:
    """What the later edition says of the same quarters."""
    every = together(found.changes)
    if every is None or not every.older:
        return None
    older, newer = _when(found.older), _when(found.newer)
    said = (
        f"The edition of {older} and that of {newer} share {number(every.quarters)} quarters of "
        f"{counted(len(found.changes), 'body', 'bodies')}; {number(every.changed)} differ. Together they held "
        f"{number(every.older)}, now {number(every.newer)}: {_signed(every)}. The newest answers; the older is kept."
    )
    columns = [
        Column("Body"),
        Column("Older", number=True),
        Column("Newer", number=True),
        Column("Difference", number=True),
        Column("Quarters that differ", number=True),
    ]
    rows = [_edition_row(one, name_of) for one in found.changes[:_SHOWN] if one.changed]
    caption = f"The bodies whose quarters changed most, edition of {older} and of {newer}"
    return h.details(".folded")[
        h.summary["The class in its two editions"], h.p[said], data_table("editions", caption, columns, rows)
    ]


def _edition_row(one: EditionChange, name_of: Callable[[str], str]) -> list[Cell | str]:
    return [
        name_of(one.code),
        Cell(number(one.older), float(one.older)),
        Cell(number(one.newer), float(one.newer)),
        Cell(_signed(one), float(one.difference), strong=True),
        f"{one.changed} of {one.quarters}",
    ]


def _signed(one: EditionChange) -> str:
    """`+180 (+4%)`."""
    sign = "+" if one.difference > 0 else ""
    return f"{sign}{number(one.difference)}{f' ({signed_percent(one.percent)})' if one.percent is not None else ''}"


def _when(edition: str) -> str:
    """`23 April 2026`; of an edition that is known to within months `October 2018 to July 2019`."""
    return " to ".join(printed_on(part) for part in edition.split("/"))
