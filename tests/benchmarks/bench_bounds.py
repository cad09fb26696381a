"""Bounds of every hidden cell of a large table, beside finding one table that fits its sums."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np

from etl.model.count import Count, Mark
from etl.transform.bounds import bounds
from etl.transform.bounds_model import Cell, Sum, Table
from etl.transform.bounds_rows import Ranges, rows_of
from etl.transform.bounds_solve import Programme
from tests.benchmarks.measure import side_by_side

FORCES, PLATFORMS, YEARS = 45, 20, 8
STAR = Count.between(1, None, Mark.SUPPRESSED)


def made_up() -> Table:
    """Counts of 0 to 40 by force, platform and year, one in five of them (all of 1 to 8) hidden, with the sums of each
    year by force and by platform."""
    state, counts = 1, {}
    for at in product(range(FORCES), range(PLATFORMS), range(YEARS)):
        state = (state * 1103515245 + 12345) % 2**31
        counts[at] = (state >> 16) % 41
    cells = [Cell(str(at), STAR if 1 <= count <= 8 else Count.exact(count), str(at)) for at, count in counts.items()]
    sums = []
    for place, year in [
        *product(range(FORCES), range(YEARS)),
        *product(range(FORCES, FORCES + PLATFORMS), range(YEARS)),
    ]:
        inside = [at for at in counts if at[2] == year and place in (at[0], FORCES + at[1])]
        name = f"total {place} {year}"
        cells.append(Cell(name, Count.exact(sum(counts[at] for at in inside)), name))
        sums.append(Sum(name, tuple(map(str, inside)), name))
    return Table(tuple(cells), tuple(sums))


def lines(room: Path) -> Iterator[str]:
    """All ends of all hidden cells, as a multiple of one integer programme over the same sums."""
    table = made_up()
    rows, own = rows_of(table), Ranges.of(table.cells)
    found = bounds(table)
    hidden = sum(not cell.count.is_exact for cell in table.cells)
    if not all(bound.proved for bound in found.bounds) or found.contradictions:
        raise AssertionError("every end must be proved")

    def one_table() -> object:
        programme = Programme(rows, own)
        return programme.solve(np.zeros(programme.size))

    yield side_by_side(
        f"both ends of {hidden:,} hidden cells of {FORCES * PLATFORMS * YEARS:,}",
        lambda: bounds(table),
        "finding one table that fits",
        one_table,
        rounds=3,
    ).line
