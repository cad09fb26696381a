"""Where figures stand: the chip of one figure, and the source line of many, neighbouring cells as one range."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from dashboard.charts.phrases import OWN, printed_on
from dashboard.charts.saying import Chip, Line, Part
from dashboard.row import Row

_MOST_CHIPS = 6
"""More than this are named by the table alone."""


def chip(row: Row) -> Chip:
    """The chip of one figure."""
    return Chip(
        row.chip, row.source_file, row.source_sheet, row.source_cell, row.figure_id, row.observation_id, row.return_id
    )


def chips(rows: Iterable[Row]) -> tuple[Chip, ...]:
    """The chips of some figures, each once."""
    return tuple(dict.fromkeys(chip(row) for row in rows))


def source_line(rows: Sequence[Row]) -> Line:
    """`compiled by NSPCC, printed November 2020 [Cumbria!B4]; November 2024 [Wales!B5:H5]`: whom, when, where."""
    parts: list[Part] = []
    by_whom = sorted(rows, key=lambda row: row.compiled_by)
    for compiled_by, group in groupby(by_whom, key=lambda row: row.compiled_by):
        parts.append("; " if parts else "")
        parts.append("the forces’ own answers" if compiled_by == OWN else f"compiled by {compiled_by or 'not named'}")
        parts += _printed(list(group))
    return Line("Source", (*(part for part in parts if part), "."))


def _printed(rows: list[Row]) -> list[Part]:
    """When, each month with the chips of its cells."""
    parts: list[Part] = []
    in_order = sorted(rows, key=lambda row: row.published[:7])
    for month, group in groupby(in_order, key=lambda row: row.published[:7]):
        found = merged(list(group))
        parts.append(f"{';' if parts else ', printed'} {printed_on(month)} " if month else " ")
        for index, place in enumerate(found[:_MOST_CHIPS]):
            parts += [", ", place] if index else [place]
        if len(found) > _MOST_CHIPS:
            parts.append(f" and {len(found) - _MOST_CHIPS} more, in the table")
    return parts


def merged(rows: Sequence[Row]) -> list[Chip]:
    """Chips of cells, those that follow one another in a row of a sheet as one range: `Wales!B5:H5`."""
    found: list[tuple[Row, Row]] = []
    for row in sorted(rows, key=_place):
        last = found[-1][1] if found else None
        if last is not None and _follows(last, row):
            found[-1] = (found[-1][0], row)
        elif last is None or _place(last) != _place(row):
            found.append((row, row))
    return [_range(first, last) for first, last in _stacked(found)]


def _stacked(runs: list[tuple[Row, Row]]) -> list[tuple[Row, Row]]:
    """Runs of the same columns in lines that follow one another as one rectangle."""
    found: list[tuple[Row, Row]] = []
    for first, last in runs:
        before = found[-1] if found else None
        if (
            before is not None
            and _under(before[1], last)
            and _split(before[0].source_cell)[0] == _split(first.source_cell)[0]
        ):
            found[-1] = (before[0], last)
        else:
            found.append((first, last))
    return found


def _under(one: Row, other: Row) -> bool:
    """Whether the cell of `other` is right under that of `one`."""
    (column, line), (other_column, other_line) = _split(one.source_cell), _split(other.source_cell)
    same = (one.source_file, one.source_sheet) == (other.source_file, other.source_sheet)
    return same and bool(one.source_sheet) and column == other_column and other_line == line + 1


def _place(row: Row) -> tuple[str, str, int, int]:
    column, line = _split(row.source_cell)
    return row.source_file, row.source_sheet, line, column


def _split(cell: str) -> tuple[int, int]:
    """Column and row of a cell, from 1; column 0 for a line of a csv."""
    match = re.fullmatch(r"([A-Z]*)(\d+)", cell)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(match[2])


def _follows(one: Row, other: Row) -> bool:
    (first_column, first_line), (column, line) = _split(one.source_cell), _split(other.source_cell)
    same = (one.source_file, one.source_sheet) == (other.source_file, other.source_sheet)
    return same and bool(one.source_sheet) and line == first_line and column == first_column + 1


def _range(first: Row, last: Row) -> Chip:
    if first is last or first.source_cell == last.source_cell:
        return chip(first)
    cells = f"{first.source_cell}:{last.source_cell}"
    return Chip(
        f"{first.source_sheet}!{cells}",
        first.source_file,
        first.source_sheet,
        cells,
        first.figure_id,
        first.observation_id,
        first.return_id,
    )
