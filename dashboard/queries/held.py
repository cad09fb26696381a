"""What is held, what would settle it, and what it would give: not published, and no part of any figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dashboard.queries.typed import to_record
from dashboard.records import SheetCell
from etl.load.schema_held import HELD, HELD_CELL, HELD_PREVIEW


@dataclass(frozen=True, slots=True)
class Held:
    """One held return, or a file that no row of the register names (`return_id` is empty).

    `row_why` has one line a field; `open` is parted by `|`.
    """

    position: int
    return_id: str
    file: str
    row: str
    row_why: str
    recipe: str
    open: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A number that a held return would give; `shown` is never published."""

    sheet: str
    cell: str
    area: str
    period: str
    offence: str
    part: str
    shown: str
    unit: str


def held(connection: Connection) -> list[Held]:
    """Everything that is held, in the order of the register, then files that no row names."""
    return [to_record(Held, row) for row in connection.execute(select(HELD).order_by(HELD.c.position)).mappings()]


def held_preview(connection: Connection, position: int) -> list[Preview]:
    """What the one at `position` would give, in the order of reading."""
    columns = [column for column in HELD_PREVIEW.c if column.name not in ("held", "position")]
    query = select(*columns).where(HELD_PREVIEW.c.held == position).order_by(HELD_PREVIEW.c.position)
    return [Preview(*row) for row in connection.execute(query)]


def held_cells(connection: Connection, position: int) -> Sequence[SheetCell]:
    """The cells of a held file that no return of the store has; none where the return has them."""
    order = (HELD_CELL.c.sheet_position, HELD_CELL.c.row, HELD_CELL.c.column)
    rows = connection.execute(select(HELD_CELL).where(HELD_CELL.c.held == position).order_by(*order)).mappings()
    return [
        SheetCell(
            **{"return_id": "", **{name: row[name] for name in row if name != "held"}, "hidden": bool(row["hidden"])}
        )
        for row in rows
    ]
