"""Changes: figures that took the place of others, and what was decided, each with its reason and its cells."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.phrases import bare, printed_on
from dashboard.components.chips import cell_chip
from dashboard.components.layout import crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.names import Names
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.records import Change, Decision
from dashboard.row import Row
from dashboard.store import Store
from dashboard.words import counted, day
from etl.model.observation import Measure


def view(_asked: Asked, store: Store) -> Page:
    """The page: restated totals first, then decisions."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        totals = [change for change in queries.changes(connection) if _is_total(change.new)]
        decided = queries.every_decision(connection)
    changed = [change for change in totals if change.new.offence != queries.CLASS]
    title = _title(changed, names)
    body: h.Node = [
        crumbs("Changes"),
        h.h1[title],
        h.p(".lead")[
            "Charities print a figure again when late answers come in. The newest answers; the first print is kept and "
            "never edited away."
        ],
        section(_restated(changed, names), _class_editions(len(totals) - len(changed)), name="restated"),
        section(_decided(decided), name="decided"),
        section(h.p(".source")[f"The store of {day(store.version.built)}, version {store.version.version[:12]}."]),
    ]
    return Page(title, "Figures that were restated, and what was decided about single figures.", body)


def _is_total(row: Row) -> bool:
    """A total of offences: restated parts and shares are in the files."""
    return row.breakdown.kind == "none" and row.measure is Measure.COUNT


def _title(changed: Sequence[Change], names: Names) -> str:
    """The largest restatement as a sentence; without one, that nothing was restated."""
    exact = [change for change in changed if change.old.count.value is not None and change.new.count.value is not None]
    if not exact:
        return "No figure was restated"
    first = max(exact, key=lambda change: change.new.count.value or 0)
    where = names.short_name(first.new.area.code)
    old, new = bare(first.old.count), bare(first.new.count)
    return f"{where} {first.new.period.label} was printed as {old}, then {new}"


def _restated(changed: Sequence[Change], names: Names) -> h.Node:
    columns = [
        Column("Printed anew"),
        Column("Area"),
        Column("Period"),
        Column("Offence"),
        Column("First printed", number=True),
        Column("Now", number=True),
        Column("Cells", sorts=False),
    ]
    rows: list[list[Cell | str]] = [
        [
            Cell(printed_on(change.new.published) if change.new.published else "not known", change.new.published),
            names.short_name(change.new.area.code),
            Cell(change.new.period.label, change.new.period.text),
            change.new.offence,
            Cell(h.s[_said(change.old)]),
            Cell(_said(change.new), strong=True),
            Cell([_chip(change.old), " ", _chip(change.new)]),
        ]
        for change in changed
    ]
    return data_table("restated-rows", f"Restated totals: {counted(len(rows), 'figure', 'figures')}", columns, rows)


def _class_editions(many: int) -> h.Node:
    """What a newer edition of the official class changed, in one sentence: its quarters are in the file."""
    if not many:
        return None
    file = addresses.figures_file("csv", [("offence", "88a")])
    return h.p(".source")[
        f"{counted(many, 'quarter', 'quarters')} of class {queries.CLASS} differ between its two editions here. ",
        "The newer answers; ",
        h.a(href=file)["both are in the file"],
        ".",
    ]


def _said(row: Row) -> str:
    """A number as this site writes it; words as they are printed."""
    return bare(row.count) if row.count.is_exact else row.value_as_written or bare(row.count)


def _chip(row: Row) -> h.Node:
    return cell_chip(row.chip, addresses.cell(row.observation_id))


def _decided(decided: Sequence[Decision]) -> h.Node:
    columns = [
        Column("Decided on"),
        Column("Figure"),
        Column("Verdict"),
        Column("Why and on what evidence", sorts=False),
    ]
    rows: list[list[Cell | str]] = [
        [
            Cell(day(decision.decided_on), decision.decided_on),
            Cell(_figure(decision)),
            decision.verdict,
            Cell([decision.why, ". ", h.span(".source")[decision.evidence, "."]]),
        ]
        for decision in decided
    ]
    return data_table("decided-rows", f"Decisions: {counted(len(rows), 'figure', 'figures')}", columns, rows)


def _figure(decision: Decision) -> h.Node:
    words = f"{decision.area}, {decision.offence}: {decision.value}"
    return h.a(href=addresses.cell(decision.figures[0]), data_panel=True)[words] if decision.figures else words


ROUTE = PageRoute(addresses.CHANGES, view)
