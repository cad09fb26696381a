"""Changes: what each store added, changed and withdrew, with the reason; then figures that publishers restated."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import addresses, queries
from dashboard.api_feed import CHANGES_FEED, store_sentence
from dashboard.charts.phrases import bare, printed_on
from dashboard.components.changed import changed_table
from dashboard.components.chips import cell_chip
from dashboard.components.layout import crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.names import Names
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.records import Change, ChangedFigure, StoreChange
from dashboard.row import Row
from dashboard.store import Store
from dashboard.words import counted, day
from etl.model.observation import Measure

STORES, LINES = 10, 150
"""Stores that the page lists, and figures of each; the rest are in the list of the API."""


def view(_asked: Asked, store: Store) -> Page:
    """The page: the newest store first, then what was restated in print."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        stores = queries.store_changes(connection)
        lines = {one.position: queries.changed_figures(connection, one.position) for one in stores[:STORES]}
        totals = [change for change in queries.changes(connection) if _is_total(change.new)]
    changed = [change for change in totals if change.new.offence != queries.CLASS]
    title = _title(stores)
    body: h.Node = [
        crumbs("Changes"),
        h.h1[title],
        h.p(".lead")[
            "Each time the data are read anew, the new store is compared with the one whose place it takes. What it "
            "added, changed or withdrew is written down with the reason. A link keeps the version it was made with."
        ],
        h.p[
            h.a(href=CHANGES_FEED)["Atom feed"],
            " · ",
            h.a(href=addresses.api_list("changes"))["Every changed figure, JSON"],
            " · ",
            h.a(href=f"{addresses.QUALITY}#decided")["What was decided about single figures"],
        ],
        [_store(one, lines.get(one.position, ())) for one in stores[:STORES]],
        section(
            h.h2[_restated_title(changed, names)],
            h.p[
                "Charities print a figure again when late answers come in. The newest answers; the first print is kept."
            ],
            _restated(changed, names),
            _class_editions(len(totals) - len(changed)),
            name="restated",
        ),
    ]
    return Page(title, "What each store added, changed and withdrew, and figures that were restated.", body)


def _title(stores: Sequence[StoreChange]) -> str:
    """What the newest store changed; of a first one that it is the first."""
    if not stores:
        return "Nothing is known of the stores before this one"
    newest = stores[0]
    if not newest.previous:
        return f"This is the first store here, of {day(newest.built)}: nothing has changed yet"
    many = newest.added + newest.changed + newest.withdrawn
    changed = counted(many, "figure", "figures") if many else "no figure"
    return f"The store of {day(newest.built)} changed {changed}"


def _store(store: StoreChange, lines: Sequence[ChangedFigure]) -> h.Renderable:
    """One store: when, what came of it, every figure that it changed."""
    table = changed_table(f"store-{store.position}-rows", "Changed", lines[:LINES]) if lines else None
    after = f", after {store.previous[:12]}" if store.previous else ""
    return section(
        h.h2[f"Store of {day(store.built)}"],
        h.p(".source")["Version ", h.code[store.version[:12]], f", built at {store.built[11:16]} UTC{after}."],
        h.p[store_sentence(store)],
        table,
        len(lines) > LINES and h.p(".source")[f"The first {LINES} of {len(lines):,} are listed; all are in the JSON."],
        name=f"store-{store.position}",
    )


def _is_total(row: Row) -> bool:
    """A total of offences: restated parts and shares are in the files."""
    return row.breakdown.kind == "none" and row.measure is Measure.COUNT


def _restated_title(changed: Sequence[Change], names: Names) -> str:
    """The largest restatement as a sentence; without one, that nothing was restated."""
    exact = [change for change in changed if change.old.count.value is not None and change.new.count.value is not None]
    if not exact:
        return "No figure was restated in print"
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


ROUTE = PageRoute(addresses.CHANGES, view)
