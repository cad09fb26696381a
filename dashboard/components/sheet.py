"""A sheet as sent, its cells coloured and lettered by role: for the cell panel and for the page of a return."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import htpy as h

from dashboard.records import SheetCell
from dashboard.words import counted
from etl.model.address import column_letters, parse_address
from etl.model.reading import Role

ROLE_WORDS: dict[Role, tuple[str, str]] = {
    Role.VALUE: ("value", "values"),
    Role.HEADER: ("header", "headers"),
    Role.LABEL: ("label", "labels"),
    Role.PRINTED_TOTAL: ("printed total", "printed totals"),
    Role.MARK: ("mark", "marks"),
    Role.CAPTION: ("caption", "captions"),
    Role.NOTE: ("note", "notes"),
    Role.SET_ASIDE: ("set aside", "set aside"),
}
"""The roles in the order of the legend, as one and as several."""

Address = Callable[[SheetCell], str]
"""Where a cell leads; empty for a cell that is plain text."""


def letter(role: Role) -> h.Renderable:
    """The square with the letter of a role: it says the same as the colour."""
    return h.span(class_=["role", f"role-{role.value}"], aria_hidden="true")[role.letter]


def legend(cells: Sequence[SheetCell]) -> h.Renderable:
    """How many cells there are of each role, with their letters."""
    counts = Counter(Role(cell.role) for cell in cells)
    return h.ul(".role-legend")[
        [h.li[letter(role), counted(counts[role], *words)] for role, words in ROLE_WORDS.items() if counts[role]]
    ]


def sheet_table(
    name: str,
    title: str,
    cells: Sequence[SheetCell],
    *,
    lit: str = "",
    wrong: frozenset[str] = frozenset(),
    address: Address | None = None,
    blanks: Mapping[str, tuple[str, str]] | None = None,
) -> h.Renderable:
    """The cells by row and column, from the first that is given to the last. `lit` is the address of the cell asked,
    `wrong` are those that something is wrong with.

    `address` gives where a cell leads; without it, or where it is empty, a cell is plain text. Empty rows and columns
    between are kept, as the sheet has them; `blanks` are empty cells that were read all the same: by their address
    what was read and where they lead. `name` is unique on the page.
    """
    if not cells:
        return h.p["This sheet is empty."]
    by_place = {(cell.row, cell.column): cell for cell in cells}
    empty = {parse_address(cell): (cell, *told) for cell, told in (blanks or {}).items()}
    covered = _covered(cells)
    ends = [(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1) for cell in cells] + [*empty]
    rows = range(min(cell.row for cell in cells), max(row for row, _ in ends) + 1)
    columns = range(min(cell.column for cell in cells), max(column for _, column in ends) + 1)

    def cell_at(place: tuple[int, int]) -> h.Renderable:
        found = by_place.get(place)
        if found is not None:
            return _cell(found, name, lit, wrong, address)
        return _blank(*empty[place], sheet=name, lit=lit) if place in empty else h.td(".blank")

    return h.div(".sheet-frame", tabindex="0", role="region", aria_label=title)[
        h.table(".sheet", id=name, data_sheet=address is not None)[
            h.caption(".hush")[title],
            h.thead[h.tr[h.td, [h.th(scope="col")[column_letters(column)] for column in columns]]],
            h.tbody[
                [
                    h.tr[
                        h.th(scope="row")[row],
                        [cell_at((row, column)) for column in columns if (row, column) not in covered],
                    ]
                    for row in rows
                ]
            ],
        ]
    ]


def sheet_list(title: str, cells: Sequence[SheetCell], address: Address) -> h.Renderable:
    """The same cells as a list, row by row, for a narrow window; each leads to its panel."""
    return h.ol(".sheet-list.narrow-only", aria_label=title)[
        [
            h.li[
                h.span(".sheet-list-row")[f"Row {row}"],
                h.ul[[_listed(cell, address(cell)) for cell in in_row]],
            ]
            for row, in_row in groupby(cells, key=lambda cell: cell.row)
        ]
    ]


def _listed(cell: SheetCell, leads: str) -> h.Renderable:
    role = Role(cell.role)
    inside = [
        letter(role),
        h.span(".shown")[h.span(".hush")[f"{ROLE_WORDS[role][0]}: "], cell.shown],
        h.code[cell.cell],
    ]
    return h.li(class_=f"is-{role.value}")[h.a(href=leads, data_panel=True)[inside] if leads else inside]


def _covered(cells: Sequence[SheetCell]) -> set[tuple[int, int]]:
    """Places that a merged cell lies over, its own first place left out."""
    return {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
        if (row, column) != (cell.row, cell.column)
    }


def _blank(name: str, words: str, leads: str, *, sheet: str, lit: str) -> h.Renderable:
    """An empty cell that was read: it says so, since the sheet shows nothing there."""
    return h.td(
        class_=["cell", "blank-read", {"lit": name == lit}],
        id=f"{sheet}-{name}",
        aria_current="true" if name == lit else None,
    )[h.a(href=leads)[h.span(".hush")[f"{name}, empty: "], words]]


def _cell(cell: SheetCell, sheet: str, lit: str, wrong: frozenset[str], address: Address | None) -> h.Renderable:
    role = Role(cell.role)
    leads = address(cell) if address else ""
    words = f"{cell.cell}, {ROLE_WORDS[role][0]}{', hidden in the sheet' if cell.hidden else ''}"
    words += ", something is wrong with it: " if cell.cell in wrong else ": "
    inside = [letter(role), h.span(".hush")[words], h.span(".shown")[cell.shown]]
    return h.td(
        class_=[
            "cell",
            f"is-{role.value}",
            {"lit": cell.cell == lit, "wrong": cell.cell in wrong, "hidden-cell": cell.hidden},
        ],
        id=f"{sheet}-{cell.cell}",
        rowspan=cell.row_span if cell.row_span > 1 else None,
        colspan=cell.column_span if cell.column_span > 1 else None,
        aria_current="true" if cell.cell == lit else None,
    )[h.a(href=leads)[inside] if leads else inside]
