"""The cell panel: one number with the sheet around its cell and all that was made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Integer, Table, and_, func, or_, select

from dashboard.queries.bounds import range_of
from dashboard.queries.coverage import coverage_of
from dashboard.queries.figures import figure_of, observations, witnesses
from dashboard.queries.register import return_by_id
from dashboard.queries.typed import to_list, to_record
from dashboard.records import Assumption, Check, Decision, Panel, Problem, Seen, Sheet, SheetCell
from dashboard.row import Row
from etl.load.schema import ASSUMPTION, CHECK, DECISION, PROBLEM, SHEET_CELL

AROUND = (12, 8)
"""Rows and columns of the sheet that are shown on each side of the cell."""

_Placed = TypeVar("_Placed", Problem, Check, Assumption)


def panel(connection: Connection, identifier: str, around: tuple[int, int] = AROUND) -> Panel | None:
    """All that is known of a number, by the identifier of its figure or of one of its observations; None without one.

    Of a figure the observation shown first, its best witness, is shown. `around` are rows and columns on each side.
    """
    row = figure_of(connection, identifier)
    if row is None:
        return None
    every = observations(connection, row.figure_id)
    wanted = identifier if any(one.observation_id == identifier for one in every) else row.observation_id
    seen = next(one for one in every if one.observation_id == wanted)
    return Panel(
        row,
        seen,
        tuple(every),
        tuple(witnesses(connection, row.figure_id)),
        return_by_id(connection, seen.return_id) if seen.return_id else None,
        _sheet(connection, seen, around),
        problems=_nearest_first(_of_figure(connection, PROBLEM, Problem, row, seen), seen),
        checks=_nearest_first(_of_figure(connection, CHECK, Check, row, seen), seen),
        assumptions=_nearest_first(_of_place(connection, ASSUMPTION, Assumption, seen), seen),
        decisions=tuple(decisions(connection, row)),
        coverage=tuple(coverage_of(connection, row)),
        ranged=range_of(connection, seen.observation_id),
    )


def decisions(connection: Connection, row: Row) -> list[Decision]:
    """The decisions that apply to a figure, in the order it names them."""
    query = select(DECISION).where(DECISION.c.decision_id.in_(row.decisions))
    found = {item["decision_id"]: to_record(Decision, item) for item in connection.execute(query).mappings()}
    return [found[identifier] for identifier in row.decisions if identifier in found]


def every_decision(connection: Connection) -> list[Decision]:
    """Every decision, in the order of the file."""
    query = select(DECISION).order_by(DECISION.c.source_cell.cast(Integer))
    return [to_record(Decision, found) for found in connection.execute(query).mappings()]


def sheets(connection: Connection, return_id: str) -> list[SheetCell]:
    """Every cell of every sheet of a return, in the order of its sheets, rows and columns."""
    order = (SHEET_CELL.c.sheet_position, SHEET_CELL.c.row, SHEET_CELL.c.column)
    query = select(SHEET_CELL).where(SHEET_CELL.c.return_id == return_id).order_by(*order)
    return [to_record(SheetCell, found) for found in connection.execute(query).mappings()]


def _sheet(connection: Connection, seen: Seen, around: tuple[int, int]) -> Sheet | None:
    of_sheet = (SHEET_CELL.c.return_id == seen.return_id, SHEET_CELL.c.sheet == seen.source_sheet)
    here = connection.execute(
        select(SHEET_CELL.c.row, SHEET_CELL.c.column).where(*of_sheet, SHEET_CELL.c.cell == seen.source_cell)
    ).first()
    if here is None:
        return None
    near = (
        SHEET_CELL.c.row.between(here.row - around[0], here.row + around[0]),
        SHEET_CELL.c.column.between(here.column - around[1], here.column + around[1]),
    )
    query = select(SHEET_CELL).where(*of_sheet, *near).order_by(SHEET_CELL.c.row, SHEET_CELL.c.column)
    cells = tuple(to_record(SheetCell, found) for found in connection.execute(query).mappings())
    total = connection.execute(select(func.count()).select_from(SHEET_CELL).where(*of_sheet)).scalar_one()
    return Sheet(seen.source_sheet, cells, goes_on=total > len(cells))


def _of_figure(connection: Connection, table: Table, kind: type[_Placed], row: Row, seen: Seen) -> list[_Placed]:
    """What names the figure, or stands in the return (of a csv: on the line) that is shown."""
    naming = table.c.figures.contains(row.figure_id)
    query = select(table).where(or_(naming, _in_source(table, seen))).order_by(table.c.position)
    return [to_record(kind, found) for found in connection.execute(query).mappings()]


def _of_place(connection: Connection, table: Table, kind: type[_Placed], seen: Seen) -> list[_Placed]:
    query = select(table).where(_in_source(table, seen)).order_by(table.c.position)
    return [to_record(kind, found) for found in connection.execute(query).mappings()]


def _in_source(table: Table, seen: Seen) -> ColumnElement[bool]:
    if seen.return_id:
        return table.c.return_id == seen.return_id
    return and_(table.c.source_file == seen.source_file, table.c.source_cell == seen.source_cell)


def _nearest_first(found: Sequence[_Placed], seen: Seen) -> tuple[_Placed, ...]:
    """What is about the very cell or the figure first."""

    def far(item: _Placed) -> bool:
        here = (item.source_sheet, item.source_cell) == (seen.source_sheet, seen.source_cell)
        return not here and seen.figure_id not in getattr(item, "figures", ())

    return tuple(sorted(found, key=far))


def problems_about(connection: Connection, figure_ids: Sequence[str]) -> dict[str, list[Problem]]:
    """Problems that name any of these figures, by figure. One problem may stand under several."""
    asked = set(figure_ids)
    query = select(PROBLEM).where(PROBLEM.c.figures != "").order_by(PROBLEM.c.position)
    by_figure: dict[str, list[Problem]] = {}
    for found in connection.execute(query).mappings():
        for figure_id in asked.intersection(to_list(found["figures"])):
            by_figure.setdefault(figure_id, []).append(to_record(Problem, found))
    return by_figure
