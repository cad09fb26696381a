"""A sheet as sent, its cells coloured and lettered by role: for the cell panel and for the page of a return."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import htpy as h

from dashboard.records import SheetCell
from dashboard.words import counted
from etl.model.address import column_letters
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
    address: Callable[[SheetCell], str] | None = None,
) -> h.Renderable:
    """The cells by row and column, from the first that is given to the last. `lit` is the address of the cell asked.

    `address` gives where a cell leads; without it, or where it is empty, a cell is plain text. Empty rows and columns
    between are kept, as the sheet has them. `name` is unique on the page.
    """
    if not cells:
        return h.p["This sheet is empty."]
    by_place = {(cell.row, cell.column): cell for cell in cells}
    covered = _covered(cells)
    rows = range(min(cell.row for cell in cells), max(cell.row + cell.row_span - 1 for cell in cells) + 1)
    columns = range(min(cell.column for cell in cells), max(cell.column + cell.column_span - 1 for cell in cells) + 1)
    return h.div(".sheet-frame", tabindex="0", role="region", aria_label=title)[
        h.table(".sheet", id=name, data_sheet=True)[
            h.caption(".hush")[title],
            h.thead[h.tr[h.td, [h.th(scope="col")[column_letters(column)] for column in columns]]],
            h.tbody[
                [
                    h.tr[
                        h.th(scope="row")[row],
                        [
                            _cell(by_place.get((row, column)), lit, address)
                            for column in columns
                            if (row, column) not in covered
                        ],
                    ]
                    for row in rows
                ]
            ],
        ]
    ]


def _covered(cells: Sequence[SheetCell]) -> set[tuple[int, int]]:
    """Places that a merged cell lies over, its own first place left out."""
    return {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
        if (row, column) != (cell.row, cell.column)
    }


def _cell(cell: SheetCell | None, lit: str, address: Callable[[SheetCell], str] | None) -> h.Renderable:
    if cell is None:
        return h.td(".blank")
    role = Role(cell.role)
    leads = address(cell) if address else ""
    words = f"{cell.cell}, {ROLE_WORDS[role][0]}{', hidden in the sheet' if cell.hidden else ''}: "
    inside = [letter(role), h.span(".hush")[words], h.span(".shown")[cell.shown]]
    return h.td(
        class_=["cell", f"is-{role.value}", {"lit": cell.cell == lit, "hidden-cell": cell.hidden}],
        id=f"cell-{cell.cell}",
        rowspan=cell.row_span if cell.row_span > 1 else None,
        colspan=cell.column_span if cell.column_span > 1 else None,
        aria_current="true" if cell.cell == lit else None,
    )[h.a(href=leads)[inside] if leads else inside]
