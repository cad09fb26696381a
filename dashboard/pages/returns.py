"""Every return of the register: refusals and answers not seen included."""

from __future__ import annotations

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.phrases import printed_on
from dashboard.components.layout import crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.store import Store
from dashboard.words import counted

ANSWERED = frozenset({"answered", "part answered"})


def view(_asked: Asked, store: Store) -> Page:
    """The register as a table, each return with the way to its page."""
    with store.engine.connect() as connection:
        every = queries.returns(connection)
    gave = sum(returned.status in ANSWERED for returned in every)
    title = f"{counted(len(every), 'return', 'returns')}: {gave} answered, {len(every) - gave} refused or not seen"
    headings = ("Return", "From", "About", "Period", "Answer", "Published")
    rows: list[list[Cell | str]] = [
        [
            Cell(h.a(href=addresses.returned(one.return_id))[one.reference or one.return_id]),
            one.force,
            one.offence,
            Cell(one.period.label, one.period.text),
            f"{one.status}{', ' + one.exemption if one.exemption else ''}{', held' if one.held else ''}",
            Cell(printed_on(one.published) if one.published else "not known", one.published),
        ]
        for one in every
    ]
    table = data_table("returns", "The register, in its order", [Column(heading) for heading in headings], rows)
    body: h.Node = [
        crumbs("Returns"),
        h.h1[title],
        h.p(".lead")["A return is what one publisher gave in answer to one request. A refusal is one without a sheet."],
        section(table, h.p(".source")[h.a(href=addresses.api_list("returns", "csv"))["The register as CSV"]]),
    ]
    return Page(title, "Every return of the register, with its answer.", body)


ROUTE = PageRoute(addresses.RETURNS, view)
