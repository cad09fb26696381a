"""A return: what was sent, and what was made of it, cell by cell. One without a file has the letter's words.

`?cell=B10` (and `sheet=…` where there are several) chooses a cell: its panel is open beside the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.naming import place_of
from dashboard.charts.phrases import OWN, printed_on
from dashboard.components.layout import beside, crumbs, section
from dashboard.components.reading import facts, finding_groups, value_words
from dashboard.components.sheet import legend, sheet_list, sheet_table
from dashboard.components.states import message
from dashboard.components.verdicts import Verdict, verdict
from dashboard.names import Names
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.pages.returned_cell import cell_panel, no_cell
from dashboard.pages.returned_words import lead, title_of
from dashboard.records import SheetCell
from dashboard.row import Returned, Row
from dashboard.sheets import Account, Choice, account_of, choice_of
from dashboard.store import Store
from dashboard.words import counted

_FORCE = "territorial"
Neighbours = tuple[Returned | None, Returned | None]


def view(asked: Asked, store: Store) -> Page:
    """The page of the return whose identifier is the last part of the path."""
    identifier = asked.part("return_id")
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        returned = queries.return_by_id(connection, identifier)
        if returned is None:
            return _unknown(identifier)
        account = account_of(connection, returned)
        choice = choice_of(connection, account, asked.given)
        figures = queries.figures_by_id(connection, list({seen.figure_id for seen in account.observations}))
        neighbours = _neighbours(queries.returns(connection), returned)
    title, said = title_of(returned, names), lead(account, figures)
    body: h.Node = [
        crumbs(*_crumbs(returned, names)),
        beside([h.h1[title], h.p(".lead")[said], _held(account)], _facts(account)),
        section(beside(_sheets(account, choice, {row.figure_id: row for row in figures}), _aside(account, choice))),
        _ways(account, neighbours, names),
    ]
    there = choice is None or choice.is_there
    canonical = addresses.returned(identifier) if choice else ""
    return Page(title, said, body, "forces", status=200 if there else 404, canonical=canonical)


def _neighbours(every: list[Returned], returned: Returned) -> Neighbours:
    """The returns before and after it in the register."""
    place = next(number for number, one in enumerate(every) if one.return_id == returned.return_id)
    return every[place - 1] if place else None, every[place + 1] if place + 1 < len(every) else None


def _crumbs(returned: Returned, names: Names) -> Iterator[h.Node]:
    yield [h.a(href=addresses.RETURNS)["Returns"], " / "]
    area = names.areas.get(returned.area_code)
    if area is not None and area.kind == _FORCE:
        yield [h.a(href=addresses.force(area.code))[area.short_name], " / "]
    yield f"Return {returned.reference or returned.return_id}"


def _held(account: Account) -> h.Node:
    if not account.returned.held:
        return None
    errors = [problem for problem in account.problems if problem.severity == "error"]
    return h.div(".held")[
        h.p[verdict(Verdict.FAILS, "held"), " This return gives nothing to the figures until this is settled:"],
        h.ul[[h.li[problem.message, " ", problem.remedy] for problem in errors]],
    ]


def _facts(account: Account) -> h.Node:
    one = account.returned
    return facts(
        [
            ("Status", "answered in part" if one.status == "part answered" else one.status),
            ("Section", f"{one.exemption}: {one.exemption_words}" if one.exemption else ""),
            ("Reference", one.reference),
            ("Request", one.request),
            ("Asked", one.asked),
            (
                "Published",
                f"{printed_on(one.published)}, by {one.publisher_name}" if one.published else one.publisher_name,
            ),
            ("Offence", one.offence),
            ("Period", one.period.label),
            ("Counted by", one.compiled_by),
            ("Form", one.form),
            ("Licence", one.licence),
            ("Recipe", one.recipe and h.code[one.recipe]),
            ("Page", one.url and h.a(href=one.url, rel="noreferrer")["The publisher's page"]),
        ]
    )


def _sheets(account: Account, choice: Choice | None, figures: dict[str, Row]) -> h.Node:
    if not account.cells:
        note = account.returned.note
        return [h.h2["The answer"], h.p[note[:1].upper() + note[1:] + "." if note else "Nothing more is known of it."]]
    parts: list[h.Node] = []
    for number, (sheet, cells) in enumerate(groupby(account.cells, key=lambda cell: cell.sheet)):
        parts.append(_sheet(account, choice, figures, f"sheet-{number}", list(cells), sheet))
    return [parts, _file(account)]


def _sheet(
    account: Account, choice: Choice | None, figures: dict[str, Row], name: str, cells: list[SheetCell], sheet: str
) -> h.Node:
    """One sheet: as a table, on a narrow window as a list; each cell chooses itself."""
    title = f"Sheet {sheet}, {counted(len(cells), 'cell', 'cells')} that are not empty"
    sent = "sent" if account.returned.form == "as received" else "transcribed"

    def leads(cell: SheetCell) -> str:
        return _address(account, (cell.sheet, cell.cell))

    blanks = {
        place[1]: (f"read as {value_words(figures[seen[0].figure_id])}", _address(account, place))
        for place, seen in account.gave.items()
        if place[0] == sheet and place not in account.by_place and seen[0].figure_id in figures
    }
    lit = choice.place[1] if choice and choice.place[0] == sheet else ""
    return h.div(".as-sent")[
        h.h2[f"The sheet as {sent}"],
        h.p(".source")[
            f"“{sheet}”, {counted(len(cells), 'cell that is', 'cells that are')} not empty, each with one role. Colour "
            "and letter say the same.",
            h.span(".needs-js")[" Arrow keys move; Enter opens the cell."],
        ],
        h.div(".wide-only")[sheet_table(name, title, cells, lit=lit, address=leads, blanks=blanks)],
        sheet_list(title, cells, leads),
        blanks
        and h.p(".source.narrow-only")[
            "Empty cells that were read: ",
            [[h.a(href=at, data_panel=True)[h.code[cell], f" {words}"], "; "] for cell, (words, at) in blanks.items()],
        ],
        legend(cells),
    ]


def _address(account: Account, place: tuple[str, str]) -> str:
    return addresses.returned(account.returned.return_id, *account.address_of(place)) + "#cell"


def _file(account: Account) -> h.Node:
    """The file as it was read, its checksum, its cells."""
    one = account.returned
    if not one.file:
        return None
    form = "as received" if one.form == "as received" else f"{one.form}, not the file that was sent"
    return h.div(".as-sent-file")[
        h.p(".source")[
            h.b["File: "],
            f"{one.file}, {form}. ",
            h.a(href=addresses.sheet_file(one.return_id))["Download the sheet"],
            " · ",
            h.a(href=addresses.cells_file(one.return_id))["Its cells and roles, CSV"],
        ],
        account.sha256 and h.p(".source")["SHA-256 ", h.code[account.sha256]],
    ]


def _aside(account: Account, choice: Choice | None) -> h.Node:
    """The panel of the chosen cell, then all that was found."""
    panel: h.Node = None
    if choice is not None:
        panel = cell_panel(account, choice) if choice.is_there else no_cell(account, choice)
    elif account.cells:
        panel = h.section("#cell.cell-room.cell-none")[
            h.p(".source")["Choose a cell: what it was read as, why, and from which labels stands here."]
        ]
    groups = finding_groups(account.problems, account.checks, account.assumptions)
    found = [
        h.section(".found")[
            h.h2[title],
            h.ul(".findings")[
                [
                    h.li[verdict(kind, word), " ", at and [_found_at(account, at), " "], words]
                    for kind, word, at, words in items
                ]
            ],
        ]
        for title, items in groups
    ]
    given = account.returned.observations
    rows = [("area", account.returned.area_code), ("offence", "all"), ("rows", "all")]
    file = given and account.returned.area_code and addresses.figures_file("csv", rows)
    return [panel, found, file and h.p(".source")[h.a(href=file)["Every observation of this area, CSV"]]]


def _found_at(account: Account, cell: str) -> h.Node:
    """The cell of a finding as a link to it, where one sheet has it."""
    holds = [place for place in (*account.by_place, *account.gave) if place[1] == cell]
    return h.a(".at", href=_address(account, holds[0]))[h.code[cell]] if holds else h.code[cell]


def _ways(account: Account, neighbours: Neighbours, names: Names) -> h.Node:
    """Before and after it in the register, and the force's figures."""
    before, after = neighbours
    ways = [
        before
        and h.a(href=addresses.returned(before.return_id), rel="prev")[f"Previous in the register: {_of(before)}"],
        after and h.a(href=addresses.returned(after.return_id), rel="next")[f"Next in the register: {_of(after)}"],
    ]
    code = account.returned.area_code
    explore = code and h.a(href=addresses.explore([("area", code)]))[f"Explore {place_of(names, code).in_text}"]
    return section(h.ul(".ways")[[h.li[way] for way in (*ways, explore) if way]])


def _of(returned: Returned) -> str:
    """A neighbour in words: whose it is, its reference, its period."""
    who = returned.force if returned.compiled_by == OWN or not returned.file else returned.publisher_name
    return ", ".join(part for part in (who or returned.return_id, returned.reference, returned.period.label) if part)


def _unknown(identifier: str) -> Page:
    title = "No return of that name is in the register"
    body = message(title, h.p(".lead")[h.code[identifier], ". ", h.a(href=addresses.RETURNS)["All returns"]])
    return Page(title, title, body, status=404)


ROUTE = PageRoute(f"{addresses.RETURNS}/{{return_id}}", view)
