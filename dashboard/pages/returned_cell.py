"""The panel of one cell of a return: its role and why, what it gave, what it says of other cells, what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h

from dashboard import addresses
from dashboard.components.chips import cell_chip
from dashboard.components.number_line import number_line
from dashboard.components.reading import READ_AS, facts, finding_groups, reading_facts, value_words
from dashboard.components.sheet import ROLE_WORDS, letter
from dashboard.components.verdicts import Verdict, verdict
from dashboard.pages.returned_words import says_in_words
from dashboard.records import Panel, Seen
from dashboard.sheets import Account, Choice
from dashboard.words import counted
from etl.model.caveats import sentences
from etl.model.reading import Role

WHY = {
    Role.VALUE: "It stands where labels meet, and is a number.",
    Role.MARK: "It stands where a number would: a sign that one is kept back or not there.",
    Role.HEADER: "It speaks for the numbers under it.",
    Role.LABEL: "It speaks for the numbers beside it.",
    Role.PRINTED_TOTAL: "The sheet's own sum. It checks its parts and is counted nowhere.",
    Role.CAPTION: "Words over a table: a title or a question. No number is read from it.",
    Role.NOTE: "Words beside or under the tables. No number is read from it.",
    Role.SET_ASIDE: "It was read as nothing.",
}
"""Why a cell has its role, where reading gave no reason of its own."""
_NAMED = 6
"""Cells that are named one by one; of more only the number is said."""


def cell_panel(account: Account, choice: Choice) -> h.Renderable:
    """The panel of the chosen cell; scripts show it in a dialog on a narrow window."""
    sheet, cell = choice.place
    return h.section("#cell.cell-room", data_panel_content=True, aria_labelledby="cell-title")[
        h.div(".cell-head")[
            h.h2("#cell-title")[h.span(".hush")["Cell "], f"{sheet}!{cell}" if len(account.sheets) > 1 else cell],
            _role(choice),
        ],
        h.p(".cell-written")[choice.cell.shown if choice.cell else "(empty)"],
        h.p(".source")[_why(account, choice)],
        [_number(account, panel) for panel in choice.panels],
        _speaks(account, choice),
        _found(account, choice),
    ]


def no_cell(account: Account, choice: Choice) -> h.Renderable:
    """That the return has no such cell, and how a cell is written."""
    sheet, cell = choice.place
    where = f"sheet {sheet}" if sheet in account.sheets else "this return"
    return h.section("#cell.cell-room", aria_labelledby="cell-title")[
        h.h2("#cell-title")[f"{where[:1].upper()}{where[1:]} has no cell {cell}"],
        h.p["A cell is written as B4: the letters of its column, then the number of its row."],
    ]


def _role(choice: Choice) -> h.Node:
    if choice.cell is None:
        return h.span(".cell-role")["empty"]
    role = Role(choice.cell.role)
    return h.span(class_=["cell-role", f"is-{role.value}"])[letter(role), ROLE_WORDS[role][0]]


def _why(account: Account, choice: Choice) -> str:
    """The reason of the role, in a sentence or two."""
    if choice.cell is None:
        read = choice.panels[0].row if choice.panels else None
        return f"Nothing is written here; it was read as {value_words(read)}." if read else "Nothing is written here."
    role, reason = Role(choice.cell.role), choice.cell.reason
    words = WHY[role]
    if role is Role.MARK and says_in_words(account.gave.get(choice.place, ())):
        words = "It stands where a number would: words for one."
    if choice.place in account.said and role in (Role.CAPTION, Role.NOTE):
        words = "Words over or beside a table that say something of its numbers."
    hidden = " Its row or column is hidden in the sheet." if choice.cell.hidden else ""
    return f"{words}{f' Here: {reason}.' if reason else ''}{hidden}"


def _number(account: Account, panel: Panel) -> h.Renderable:
    """How one number of the cell was read, and the way to all that is known of it."""
    texts = {one.cell: one.shown for one in account.cells if one.sheet == panel.seen.source_sheet}
    return h.div(".cell-number")[
        number_line(panel.row.count, value_words(panel.row)),
        facts(reading_facts(panel.row, panel.seen, texts)),
        _worked_out(panel),
        h.p(".source")[
            h.a(href=addresses.cell(panel.seen.observation_id))[
                "Who else prints this number, and what was decided", h.span(".hush")[f": {value_words(panel.row)}"]
            ]
        ],
    ]


def _worked_out(panel: Panel) -> h.Node:
    """What the sums around a hidden number leave for it, why, and on what that rests."""
    if panel.ranged is None:
        return None
    because, *conditions = (panel.ranged.because, *sentences(panel.ranged.conditions))
    return h.div(".worked-out")[
        h.p[verdict(Verdict.CAVEAT, "worked out"), f" {because}"],
        conditions and h.ul[[h.li[condition] for condition in conditions]],
    ]


def _speaks(account: Account, choice: Choice) -> h.Node:
    """What the cell says of other cells: `Says the period of 13 numbers`."""
    said = account.said.get(choice.place, {})
    others = {kind: [one for one in seen if one.source_cell != choice.place[1]] for kind, seen in said.items()}
    lines = [(READ_AS.get(kind, kind).lower(), seen) for kind, seen in others.items() if seen]
    if not lines:
        return None
    return h.ul(".findings")[
        [h.li[f"Says the {kind} of {_counted(seen)}: ", list(_cells(account, seen)), "."] for kind, seen in lines]
    ]


def _counted(seen: Sequence[Seen]) -> str:
    return counted(len(seen), "number", "numbers")


def _cells(account: Account, seen: Sequence[Seen]) -> Iterator[h.Node]:
    places = list(dict.fromkeys((one.source_sheet, one.source_cell) for one in seen))
    shown = places if len(places) <= _NAMED else [places[0], places[-1]]
    for number, place in enumerate(shown):
        if number:
            yield " to " if len(shown) < len(places) else " "
        yield cell_chip(place[1], addresses.returned(account.returned.return_id, *account.address_of(place)))


def _found(account: Account, choice: Choice) -> h.Node:
    """Problems, checks and assumptions about this very cell."""

    def here(sheet: str, cell: str) -> bool:
        return cell == choice.place[1] and sheet in ("", choice.place[0])

    groups = finding_groups(
        [one for one in account.problems if here(one.source_sheet, one.source_cell)],
        [one for one in account.checks if here(one.source_sheet, one.source_cell)],
        [one for one in account.assumptions if here(one.source_sheet, one.source_cell)],
    )
    items = [item for _, group in groups for item in group]
    return items and h.ul(".findings")[[h.li[verdict(kind, word), " ", words] for kind, word, _, words in items]]
