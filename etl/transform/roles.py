"""The account: every non-empty cell of a sheet has exactly one role."""

from __future__ import annotations

from collections.abc import Iterable

from etl.extract.grid import Cell, Grid
from etl.layouts import Laid
from etl.layouts.table import Table
from etl.model.reading import CellRole, Role
from etl.transform.draft import Draft
from etl.words.sentences import is_note, is_question, is_refusal

LINE = "a line of a list of crimes, which is counted and not kept"
MAX_TEXT = 500
"""Longer texts are cut: free text never reaches the store."""


class Account:
    """The roles of the cells of one sheet. A role once given stays: the first that claims a cell has it."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._roles: dict[tuple[int, int], tuple[Role, str]] = {}
        self._silent: set[tuple[int, int]] = set()

    def give(self, cell: Cell, role: Role, reason: str = "") -> None:
        """Give a cell its role, unless it has one."""
        self._roles.setdefault((cell.row, cell.column), (role, reason))

    def silence(self, cell: Cell) -> None:
        """Keep nothing of what a cell says."""
        self._silent.add((cell.row, cell.column))

    def has(self, cell: Cell) -> bool:
        """Whether a cell has a role."""
        return (cell.row, cell.column) in self._roles

    def without_role(self) -> tuple[Cell, ...]:
        """The cells that nothing has claimed."""
        return tuple(cell for cell in self._grid if not self.has(cell))

    def close(self) -> tuple[CellRole, ...]:
        """The roles in the order of the sheet. Raises KeyError for a cell without one."""
        made = []
        for cell in self._grid:
            role, reason = self._roles[cell.row, cell.column]
            text = "" if (cell.row, cell.column) in self._silent else cell.text[:MAX_TEXT]
            made.append(CellRole(self._grid.sheet, cell.address, role, text, reason))
        return tuple(made)


def give_tables(account: Account, laid: Laid, drafts: Iterable[Draft]) -> None:
    """Roles of the cells of tables: what their drafts made of the numbers, headings, labels, remarks."""
    for draft in drafts:
        if draft.place.cell is not None and not draft.table.lines:
            account.give(draft.place.cell, *_role(draft))
    for table in laid.tables:
        for cell in table.records:
            account.give(cell, Role.SET_ASIDE, LINE)
            account.silence(cell)
        _give_table(account, table)
    for cell in laid.lost:
        account.give(cell, Role.SET_ASIDE, "in a table that could not be read")


def _role(draft: Draft) -> tuple[Role, str]:
    if draft.beside_count:
        return Role.SET_ASIDE, "a percent of the count beside it, which it checks"
    if draft.total_over:
        return Role.PRINTED_TOTAL, ""
    return (Role.MARK if draft.value.is_mark else Role.VALUE), ""


def _give_table(account: Account, table: Table) -> None:
    for place in table.places if not table.lines else ():
        if place.cell is not None:
            account.give(place.cell, Role.SET_ASIDE, "no answer" if place.is_no_answer else "could not be read")
    for cell in table.headings:
        account.give(cell, Role.HEADER)
    for side in table.sides:
        role = Role.HEADER if side in table.across else Role.LABEL
        for label in side.labels:
            if label is not None:
                account.give(label.cell, role)
    for cell in table.outer:
        account.give(cell, Role.HEADER)
    for cell in table.asides:
        account.give(cell, Role.NOTE, "a remark beside the numbers")
    for cell in table.serials:
        account.give(cell, Role.SET_ASIDE, "counts the rows")


def give_texts(account: Account, texts: Iterable[Cell], last_table_row: int) -> None:
    """Roles of the texts in no table: captions above a table and questions, notes elsewhere."""
    for cell in texts:
        if is_refusal(cell.text):
            account.give(cell, Role.NOTE, "an answer that is kept back")
        elif is_note(cell.text) or (cell.row > last_table_row and not is_question(cell.text)):
            account.give(cell, Role.NOTE)
        else:
            account.give(cell, Role.CAPTION)
