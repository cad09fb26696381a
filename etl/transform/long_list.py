"""A workbook that is one long list of crimes: counted row by row, without keeping a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from etl.extract.grid import Cell, CellValue, Grid
from etl.extract.long_sheet import LongSheet, long_sheets
from etl.layouts import line_list
from etl.layouts.kinds import Words
from etl.layouts.rows import Row
from etl.layouts.table import Table
from etl.model.address import column_letters
from etl.model.reading import CellRole, Reading, Role
from etl.register import Return
from etl.transform.about.context import fence_of, publication_day
from etl.transform.recipe import Recipe
from etl.transform.roles import LINE
from etl.transform.tidy import read_return
from etl.words.vocabulary import Vocabulary

_TOP = 30
"""The headings of a long list stand in its first rows."""


@dataclass(frozen=True)
class _Counted:
    """A sheet: what stands over its lines, the table of its counts, and the span of its lines."""

    grid: Grid
    table: Table
    lines: CellRole


def read_long_list(
    path: Path, register_row: Return | None, recipe: Recipe | None, vocabulary: Vocabulary
) -> tuple[Reading, tuple[Grid, ...]] | None:
    """The reading of a long workbook and what stands over its lines; None where a sheet of it is no list of crimes.

    Raises UnreadableFile.
    """
    words = Words(vocabulary, publication_day(register_row), fence_of(register_row, vocabulary).period)
    found = []
    for sheet in long_sheets(path):
        counted = _count(sheet, words)
        if counted is None:
            return None
        found.append(counted)
    if not found:
        return None
    grids = tuple(counted.grid for counted in found)
    lists = {counted.grid.sheet: counted.table for counted in found}
    reading = read_return(grids, register_row, recipe, vocabulary, path.name, lists)
    return replace(reading, cells=(*reading.cells, *(counted.lines for counted in found))), grids


def _count(sheet: LongSheet, words: Words) -> _Counted | None:
    """Count the lines of a sheet; None where it has no headings of a list, or its first line is none of one."""
    over: list[Cell] = []
    for number, values in enumerate(islice(sheet.rows, _TOP), 1):
        row = Row(number, tuple(_cells(number, values)))
        columns = line_list.columns_of(row, words)
        if columns is not None:
            return _tallied(sheet, columns, [*over, *row.cells], words)
        over += row.cells
    return None


def _tallied(sheet: LongSheet, columns: line_list.Columns, over: list[Cell], words: Words) -> _Counted | None:
    places = [cell.column - 1 for cell in columns.headings]
    first, last = places[0], places[-1]
    whole = places == list(range(first, last + 1))
    tally = line_list.tally_for(columns, words)
    filled = rows = 0
    for values in sheet.rows:
        rows += 1
        blank = values.count("") + values.count(None)
        if blank == len(values):
            continue
        filled += len(values) - blank
        tally.add(values[first : last + 1] if whole else [values[place] for place in places])
    top = columns.headings[0].row
    span = f"{column_letters(first + 1)}{top + 1}:{column_letters(last + 1)}{top + rows}"
    lines = CellRole(sheet.name, span, Role.SET_ASIDE, "", LINE, cells=filled)
    grid = Grid(sheet.name, {(cell.row, cell.column): cell for cell in over})
    return _Counted(grid, line_list.table_of(columns, tally, words), lines) if tally.lines else None


def _cells(number: int, values: Sequence[object]) -> Iterator[Cell]:
    for column, value in enumerate(values, 1):
        if value not in ("", None):
            yield Cell(number, column, _value(value), str(value))


def _value(value: object) -> CellValue:
    return value if isinstance(value, str | int | float) else str(value)
