"""The account of one return: its sheets cell by cell, what each cell gave or said, and the cell that was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

from sqlalchemy import Connection

from dashboard import queries
from dashboard.records import Assumption, Check, Panel, Problem, Seen, SheetCell
from dashboard.row import Returned
from etl.model.address import parse_address

Place = tuple[str, str]
"""A sheet and a cell: `("Wales", "B4")`."""


@dataclass(frozen=True)
class Account:
    """A return with everything that reading it found. `cells` are those that are not empty, in the order of sheets."""

    returned: Returned
    cells: Sequence[SheetCell]
    observations: Sequence[Seen]
    problems: Sequence[Problem]
    checks: Sequence[Check]
    assumptions: Sequence[Assumption]
    sha256: str

    @cached_property
    def gave(self) -> Mapping[Place, Sequence[Seen]]:
        """The observations that each cell gave; empty cells that were read are here too."""
        found: dict[Place, list[Seen]] = {}
        for seen in self.observations:
            found.setdefault((seen.source_sheet, seen.source_cell), []).append(seen)
        return found

    @cached_property
    def said(self) -> Mapping[Place, Mapping[str, Sequence[Seen]]]:
        """What each cell said about observations: by kind (`period`, `area`) those that took it from there."""
        found: dict[Place, dict[str, list[Seen]]] = {}
        for seen in self.observations:
            for kind, cell in seen.headers:
                found.setdefault((seen.source_sheet, cell), {}).setdefault(kind, []).append(seen)
        return found

    @cached_property
    def by_place(self) -> Mapping[Place, SheetCell]:
        """The cells that are not empty, by sheet and cell."""
        return {(cell.sheet, cell.cell): cell for cell in self.cells}

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets, in the order of the file."""
        return tuple(dict.fromkeys(cell.sheet for cell in self.cells))

    def address_of(self, place: Place) -> Place:
        """Cell and sheet as the page's address names them: the sheet only where there are several."""
        sheet, cell = place
        return (cell, sheet if len(self.sheets) > 1 else "")


@dataclass(frozen=True, slots=True)
class Choice:
    """The cell that an address asks for. `cell` is None where it is empty; `panels` are the numbers it gave."""

    place: Place
    cell: SheetCell | None
    panels: tuple[Panel, ...] = ()
    is_there: bool = True


def account_of(connection: Connection, returned: Returned) -> Account:
    """Everything the store has of a return."""
    identifier = returned.return_id
    return Account(
        returned,
        queries.sheets(connection, identifier),
        queries.observations_in(connection, identifier),
        queries.problems(connection, identifier),
        queries.checks(connection, identifier),
        queries.assumptions(connection, identifier),
        queries.content_hash(connection, identifier),
    )


def choice_of(connection: Connection, account: Account, query: str) -> Choice | None:
    """The cell that `cell=B10` (and `sheet=…`) of a query asks for; None where it asks for none.

    Without a sheet it is the first sheet that has something there. A cell beyond its sheet is not there.
    """
    given = dict(parse_qsl(query))
    if not (cell := given.get("cell", "").strip().upper()):
        return None
    sheets = [given["sheet"]] if given.get("sheet") else list(account.sheets)
    known = [sheet for sheet in sheets if (sheet, cell) in account.by_place or (sheet, cell) in account.gave]
    place = ((known or sheets or [""])[0], cell)
    panels = (queries.panel(connection, seen.observation_id) for seen in account.gave.get(place, ()))
    return Choice(
        place,
        account.by_place.get(place),
        tuple(panel for panel in panels if panel is not None),
        bool(known) or _inside(account, place),
    )


def _inside(account: Account, place: Place) -> bool:
    """Whether an empty cell lies between the first and the last of its sheet."""
    mine = [one for one in account.cells if one.sheet == place[0]]
    try:
        row, column = parse_address(place[1])
    except ValueError:
        return False
    return any(row < one.row + one.row_span for one in mine) and any(
        column < one.column + one.column_span for one in mine
    )
