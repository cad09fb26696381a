"""One file → its reading and its sheets: what the pipeline and `foi read` call."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from etl.extract import extract
from etl.extract.grid import Grid
from etl.extract.long_sheet import is_long
from etl.model.reading import Reading
from etl.register import Return
from etl.transform.long_list import read_long_list
from etl.transform.recipe import Recipe
from etl.transform.roles import LINE
from etl.transform.tidy import read_return
from etl.words.vocabulary import Vocabulary


def read_file(
    path: Path, register_row: Return | None, recipe: Recipe | None, vocabulary: Vocabulary
) -> tuple[Reading, tuple[Grid, ...]]:
    """The reading of a file and its sheets, without what the lines of a list of crimes say.

    Raises UnreadableFile for what gives no sheet.
    """
    counted = read_long_list(path, register_row, recipe, vocabulary) if is_long(path) else None
    if counted is not None:
        return counted
    extracted = extract(path)
    reading = read_return(extracted.grids, register_row, recipe, vocabulary, path.name)
    reading = replace(reading, problems=(*extracted.problems, *reading.problems))
    return reading, tuple(_without_lines(grid, reading) for grid in extracted.grids)


def _without_lines(grid: Grid, reading: Reading) -> Grid:
    lines = {role.cell for role in reading.cells if role.reason == LINE and role.sheet == grid.sheet}
    if not lines:
        return grid
    return replace(
        grid,
        cells={
            place: replace(cell, value="", text="", comment="") if cell.address in lines else cell
            for place, cell in grid.cells.items()
        },
    )
