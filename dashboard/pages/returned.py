"""A return: what was sent, and what was made of it, cell by cell. One without a file has the letter's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.charts.naming import place_of
from dashboard.charts.phrases import OWN, printed_on
from dashboard.components.layout import beside, crumbs, section
from dashboard.components.sheet import legend, sheet_table
from dashboard.components.states import message
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.verdicts import Verdict, verdict
from dashboard.names import Names
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.records import Assumption, Check, Problem, SheetCell
from dashboard.row import Returned
from dashboard.store import Store
from dashboard.words import counted

ANSWERED = frozenset({"answered", "part answered"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A return with its sheets, and what reading it found."""

    returned: Returned
    cells: Sequence[SheetCell]
    places: dict[tuple[str, str], str]
    problems: Sequence[Problem]
    checks: Sequence[Check]
    assumptions: Sequence[Assumption]
    sha256: str
    neighbours: tuple[Returned | None, Returned | None]


def view(asked: Asked, store: Store) -> Page:
    """The page of the return whose identifier is the last part of the path."""
    identifier = asked.part("return_id")
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        returned = queries.return_by_id(connection, identifier)
        if returned is None:
            return _unknown(identifier)
        found = _find(connection, returned)
    title = _title(returned, names)
    body: h.Node = [
        crumbs(h.a(href=addresses.RETURNS)["Returns"], f" / {returned.reference or returned.return_id}"),
        beside([h.h1[title], h.p(".lead")[_lead(found)], _held(found)], _facts(found)),
        section(beside(_sheets(found), _findings(found))),
        _ways(found),
    ]
    return Page(title, _lead(found), body)


def index(_asked: Asked, store: Store) -> Page:
    """Every return of the register: refusals and answers not seen included."""
    with store.engine.connect() as connection:
        every = queries.returns(connection)
    gave = sum(returned.status in ANSWERED for returned in every)
    title = f"{counted(len(every), 'return', 'returns')}: {gave} answered, {len(every) - gave} refused or not seen"
    columns = [
        Column("Return"),
        Column("From"),
        Column("About"),
        Column("Period"),
        Column("Answer"),
        Column("Published"),
    ]
    rows: list[list[Cell | str]] = [
        [
            Cell(h.a(href=addresses.returned(one.return_id))[one.reference or one.return_id]),
            one.force,
            one.offence,
            Cell(one.period.label, one.period.text),
            f"{one.status}{', ' + one.exemption if one.exemption else ''}",
            Cell(printed_on(one.published) if one.published else "not known", one.published),
        ]
        for one in every
    ]
    body: h.Node = [
        crumbs("Returns"),
        h.h1[title],
        h.p(".lead")["A return is what one publisher gave in answer to one request. A refusal is one without a sheet."],
        section(data_table("returns", "The register, in its order", columns, rows)),
    ]
    return Page(title, "Every return of the register, with its answer.", body)


def _find(connection: Connection, returned: Returned) -> _Found:
    identifier = returned.return_id
    siblings = queries.returns_of(connection, returned.area_code) if returned.area_code else queries.returns(connection)
    place = next((number for number, one in enumerate(siblings) if one.return_id == identifier), 0)
    before = siblings[place - 1] if place > 0 else None
    after = siblings[place + 1] if place + 1 < len(siblings) else None
    return _Found(
        returned,
        queries.sheets(connection, identifier),
        queries.observation_cells(connection, identifier),
        queries.problems(connection, identifier),
        queries.checks(connection, identifier),
        queries.assumptions(connection, identifier),
        queries.content_hash(connection, identifier),
        (before, after),
    )


def _title(returned: Returned, names: Names) -> str:
    who = place_of(names, returned.area_code).name if returned.area_code else "several forces"
    if returned.file and returned.compiled_by == OWN:
        return f"What {who} sent, and what was made of it"
    if returned.file:
        return f"What {returned.publisher_name} printed on {who}, and what was made of it"
    words = {"refused": "refused to answer", "answer not seen": "answered; the answer was not seen"}
    return f"{who} {words.get(returned.status, returned.status)}, {returned.period.label}"


def _lead(found: _Found) -> str:
    returned = found.returned
    if returned.file:
        many = counted(returned.observations, "observation", "observations")
        return f"{many} from {counted(len(found.cells), 'cell', 'cells')} that are not empty, each with one role."
    reason = f" {returned.exemption_words}." if returned.exemption_words else " The reason is not known."
    return f"{returned.status[:1].upper()}{returned.status[1:]}.{reason} No figure rests on it."


def _held(found: _Found) -> h.Node:
    errors = [problem for problem in found.problems if problem.severity == "error"]
    if not found.returned.held:
        return None
    return h.div(".held")[
        h.p[verdict(Verdict.FAILS, "held"), " This return gives nothing to the figures until this is settled:"],
        h.ul[[h.li[problem.message, " ", problem.remedy] for problem in errors]],
    ]


def _facts(found: _Found) -> h.Node:
    one = found.returned
    given: list[tuple[str, h.Node]] = [
        ("Status", one.status),
        ("Section", f"{one.exemption}: {one.exemption_words}" if one.exemption else ""),
        ("Reference", one.reference),
        ("Request", one.request),
        ("Asked", one.asked),
        ("Published", f"{printed_on(one.published)}, by {one.publisher_name}" if one.published else one.publisher_name),
        ("Offence", one.offence),
        ("Period", one.period.label),
        ("Counted by", one.compiled_by),
        ("Form", one.form),
        ("Licence", one.licence),
        ("File", one.file and h.code[one.file]),
        ("Checksum", found.sha256 and h.code[f"sha256 {found.sha256[:16]}…"]),
        ("Recipe", one.recipe and h.code[one.recipe]),
        ("Page", one.url and h.a(href=one.url, rel="noreferrer")["The publisher's page"]),
    ]
    return h.dl(".facts")[[[h.dt[name], h.dd[words]] for name, words in given if words]]


def _sheets(found: _Found) -> h.Node:
    if not found.cells:
        note = found.returned.note
        return [h.h2["The answer"], h.p[note[:1].upper() + note[1:] + "." if note else "Nothing more is known of it."]]
    parts: list[h.Node] = []
    for sheet, cells in groupby(found.cells, key=lambda cell: cell.sheet):
        grid = list(cells)
        title = f"Sheet {sheet}, {counted(len(grid), 'cell', 'cells')} that are not empty"
        parts += [
            h.h2[f"The sheet as {'sent' if found.returned.form == 'as received' else 'transcribed'}: {sheet}"],
            h.p(".source")["Colour and letter say the same. A cell with a number leads to what was made of it."],
            sheet_table(f"sheet-{len(parts)}", title, grid, address=lambda cell: _address(found, cell)),
            legend(grid),
        ]
    return parts


def _address(found: _Found, cell: SheetCell) -> str:
    identifier = found.places.get((cell.sheet, cell.cell))
    return addresses.cell(identifier) if identifier else ""


def _findings(found: _Found) -> list[h.Node]:
    problems = [
        (Verdict.CAVEAT, one.severity, one.source_cell, f"{one.message} {one.remedy}") for one in found.problems
    ]
    assumed = [(Verdict.UNKNOWN, "assumed", one.source_cell, one.sentence) for one in found.assumptions]
    checked = [
        (Verdict.HOLDS if one.holds else Verdict.FAILS, one.kind, one.source_cell, one.sentence) for one in found.checks
    ]
    groups = [("Found on reading", problems), ("Assumed", assumed), ("Checked", checked)]
    return [
        h.section[
            h.h2[title],
            h.ul(".findings")[
                [h.li[verdict(kind, word), " ", at and [h.code[at], " "], words] for kind, word, at, words in items]
            ],
        ]
        for title, items in groups
        if items
    ]


def _ways(found: _Found) -> h.Node:
    before, after = found.neighbours
    ways: list[h.Node] = []
    if before is not None:
        ways += [h.a(href=addresses.returned(before.return_id), rel="prev")[f"Before: {before.return_id}"], " · "]
    if after is not None:
        ways += [h.a(href=addresses.returned(after.return_id), rel="next")[f"Next: {after.return_id}"], " · "]
    if found.returned.area_code:
        explore = addresses.explore([("area", found.returned.area_code)])
        ways += [h.a(href=explore)["Explore this force's figures"]]
    return section(h.p[ways]) if ways else None


def _unknown(identifier: str) -> Page:
    title = "No return of that name is in the register"
    body = message(title, h.p(".lead")[h.code[identifier], ". ", h.a(href=addresses.RETURNS)["All returns"]])
    return Page(title, title, body, status=404)


ROUTE = PageRoute(f"{addresses.RETURNS}/{{return_id}}", view)
INDEX = PageRoute(addresses.RETURNS, index)
