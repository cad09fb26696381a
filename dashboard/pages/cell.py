"""The cell panel: where a number stands, as sent; how it was read; who prints it; what is wrong or was decided.

It is a page of its own, and scripts show its `data-panel-content` in a dialog over the page that asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.phrases import printed_on
from dashboard.components.changed import about, said
from dashboard.components.chips import cell_chip
from dashboard.components.layout import crumbs
from dashboard.components.reading import Fact, facts, reading_facts, value_words
from dashboard.components.sheet import ROLE_WORDS, legend, letter, sheet_table
from dashboard.components.states import message
from dashboard.components.verdicts import Verdict, verdict
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.records import ChangedFigure, Panel
from dashboard.selection import ALL, Selection
from dashboard.store import Store
from dashboard.words import counted, day
from etl.model.caveats import sentences
from etl.model.reading import Role


def view(asked: Asked, store: Store) -> Page:
    """The panel of the observation or figure whose identifier is the last part of the path."""
    identifier = asked.part("observation")
    with store.engine.connect() as connection:
        found = queries.panel(connection, identifier)
        became = queries.became_of(connection, identifier) if found is None else None
    if found is None:
        return _gone(became) if became else _unknown(identifier)
    title = f"{value_words(found.row)}: where it stands"
    row = found.row
    shows = Selection((row.area.code,), (ALL,), row.period.first, row.period.last)
    return Page(title, f"{title}. {_about(found)}.", _body(found, title), shows=shows)


def _body(found: Panel, title: str) -> h.Node:
    return h.div(".cell-panel", data_panel_content=True)[
        crumbs(*_crumbs(found)),
        h.h1(".panel-title")[title],
        h.p(".lead")[_about(found), "."],
        h.div(".panel-facts")[_facts(found), _form(found)],
        _sheet(found),
        list(_findings(found)),
        _witnesses(found),
        _ways_on(found),
    ]


def _crumbs(found: Panel) -> Iterator[h.Node]:
    """The file, the sheet and the cell, which leads to that cell on the page of its return."""
    seen, cell = found.seen, h.code[found.seen.source_cell]
    if found.returned is None:
        yield [h.code[seen.source_file], ", line ", cell]
        return
    identifier = found.returned.return_id
    yield [h.a(href=addresses.returned(identifier))[f"Return {found.returned.reference or identifier}"], ", "]
    yield [h.code[seen.source_file], ", sheet ", h.code[seen.source_sheet], ", "]
    yield h.a(href=addresses.returned(identifier, seen.source_cell, seen.source_sheet))["cell ", cell]


def _about(found: Panel) -> str:
    row = found.row
    part = row.breakdown
    named = part.platform or part.platform_owner or part.age_band or part.category
    of_part = ", ".join(word for word in (part.sex, named) if word)
    return ", ".join(word for word in (row.area.name, row.offence, of_part, row.period.label) if word)


def _facts(found: Panel) -> h.Node:
    seen = found.seen
    texts = {cell.cell: cell.shown for cell in found.sheet.cells} if found.sheet else {}
    written: list[Fact] = [
        ("As written", h.span(".as-written")[seen.value_as_written or "(empty)"]),
        ("Label", seen.label_as_written),
    ]
    return facts([*written, *reading_facts(found.row, seen, texts)])


def _form(found: Panel) -> h.Node:
    """What the file is: never taken for what the force sent when it is not."""
    returned, seen = found.returned, found.seen
    if returned is None:
        return h.p(".source")[
            "Printed by ", h.b[seen.publisher or "a publisher not named"], _when(seen.published), ". ",
            "The line is this project's record of that page.",
        ]  # fmt: skip
    return h.p(".source")[
        h.b[f"{returned.form[:1].upper()}{returned.form[1:]}"],
        "" if returned.form == "as received" else ", not the file that was sent",
        f". Published by {returned.publisher_name}{_when(returned.published)}. Licence: {returned.licence}.",
    ]


def _when(published: str) -> str:
    return f", {printed_on(published)}" if published else ""


def _sheet(found: Panel) -> h.Node:
    if found.sheet is None:
        return None
    roles = {cell.cell: Role(cell.role) for cell in found.sheet.cells}
    role = roles.get(found.seen.source_cell)
    title = f"Sheet {found.sheet.name} around {found.seen.source_cell}"
    return h.section(".panel-section")[
        h.h2["The sheet around the cell"],
        role and h.p(".source")[letter(role), f" {found.seen.source_cell} is read as: {ROLE_WORDS[role][0]}."],
        sheet_table("panel-sheet", title, found.sheet.cells, lit=found.seen.source_cell),
        legend(found.sheet.cells),
        found.sheet.goes_on and h.p(".source")["The sheet goes on beyond what is shown."],
    ]


def _findings(found: Panel) -> Iterator[h.Node]:
    """Decisions, problems, checks and assumptions, each as a list with its word."""
    groups: list[tuple[str, list[tuple[Verdict, str, h.Node]]]] = [
        ("Its range", _range(found)),
        ("Decided", [(Verdict.CAVEAT, item.verdict, f"{item.why}. {item.evidence}. {day(item.decided_on)}.")
                     for item in found.decisions]),
        ("Found on reading", [(Verdict.CAVEAT, item.severity, [item.message, " ", item.remedy])
                              for item in found.problems]),
        ("Checked", [(Verdict.HOLDS if item.holds else Verdict.FAILS, item.kind, item.sentence)
                     for item in found.checks]),
        ("Assumed", [(Verdict.UNKNOWN, "assumed", item.sentence) for item in found.assumptions]),
    ]  # fmt: skip
    for title, items in groups:
        if items:
            yield h.section(".panel-section")[
                h.h2[title],
                h.ul(".findings")[[h.li[verdict(kind, word), " ", words] for kind, word, words in items]],
            ]


def _range(found: Panel) -> list[tuple[Verdict, str, h.Node]]:
    """What the sums around a hidden number leave for it, and on what that rests."""
    if found.ranged is None:
        return []
    said = " ".join((found.ranged.because, *sentences(found.ranged.conditions)))
    return [(Verdict.CAVEAT, "worked out", said)]


def _witnesses(found: Panel) -> h.Node:
    many = len(found.witnesses)
    title = f"{counted(many, 'page prints', 'pages print')} it" if many else "No page counts as its witness"
    return h.section(".panel-section")[
        h.h2[title],
        h.ul(".witnesses")[
            [
                h.li[
                    h.a(href=page.url, rel="noreferrer")[page.publisher or page.page] if page.url else page.publisher,
                    _when(page.published),
                    " ",
                    cell_chip(*_place_of(found, page.observation_id)),
                ]
                for page in found.witnesses
            ]
        ],
    ]


def _place_of(found: Panel, observation_id: str) -> tuple[str, str]:
    seen = next((one for one in found.observations if one.observation_id == observation_id), found.seen)
    place = f"{seen.source_sheet}!{seen.source_cell}" if seen.source_sheet else f"{seen.source_file}:{seen.source_cell}"
    return place, addresses.cell(seen.observation_id)


def _ways_on(found: Panel) -> h.Node:
    row = found.row
    return h.p(".source")[
        h.a(href=addresses.explore([("area", row.area.code)]))[f"Explore {row.area.name}"],
        found.seen.url and [" · ", h.a(href=found.seen.url, rel="noreferrer")["The publisher's page"]],
        " · ",
        h.a(href=addresses.figures_file("csv", [("area", row.area.code), ("offence", "all"), ("rows", "all")]))[
            "Every observation of this area, CSV"
        ],
    ]


def _gone(became: ChangedFigure) -> Page:
    """The number of an older store: what it said, what it says now, and why."""
    withdrawn = not became.new_standing
    title = "This number was withdrawn" if withdrawn else "This number changed"
    lead = f"{about(became)}: it was {said(became.old_value, became.old_standing)}"
    now = "." if withdrawn else f", and is {said(became.new_value, became.new_standing)}."
    ways = [
        became.observation_id and h.a(href=addresses.cell(became.observation_id))["The number as it is now"],
        h.a(href=addresses.explore([("area", became.area_code)]))[f"Explore {became.area}"],
        h.a(href=addresses.CHANGES)["Everything that changed"],
    ]
    words = [h.p(".lead")[lead, now], h.p[became.reason], h.ul(".ways")[[h.li[way] for way in ways if way]]]
    return Page(title, f"{lead}{now}", message(title, *words), status=404)


def _unknown(identifier: str) -> Page:
    title = "No number of that name here"
    words = h.p(".lead")[
        "This link names ", h.code[identifier], ", which this store does not hold. After new data a cell that changed "
        "has a new name. Find the number again on its force's chart.",
    ]  # fmt: skip
    return Page(title, title, message(title, words, h.p[h.a(href=addresses.EXPLORE)["Explore"]]), status=404)


ROUTE = PageRoute(f"{addresses.CELL}/{{observation}}", view)
