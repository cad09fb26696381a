"""Made-up sheets, register rows and readings for the reader's tests. No number here is a real figure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from etl.extract.grid import Cell, Grid
from etl.model.observation import Observation
from etl.model.period import Period
from etl.model.reading import Reading
from etl.register import SEVERAL, Return
from etl.transform.recipe import Recipe
from etl.transform.tidy import read_return
from etl.words.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[3]
Rows = Any
"""Rows of values, None and empty texts for empty cells: lists of lists of any types."""
FILE = "made-up.xlsx"


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "raw" / "reference")


def grid(rows: Rows, sheet: str = "Sheet1") -> Grid:
    """A sheet of rows of values; None and empty texts are empty cells."""
    cells = {}
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value is not None and value != "":
                cells[row, column] = Cell(row, column, value, str(value))
    return Grid(sheet, cells)


def registered(
    force: str = SEVERAL, offence: str = "71/17", period: str = "2017-04-01/2024-03-31", form: str = "as received"
) -> Return:
    """A row of the register for a made-up return."""
    return Return(
        return_id="made-up",
        file=FILE,
        form=form,
        force=force,
        reference="123-24",
        request="",
        asked="",
        published="2024-11",
        status="answered",
        exemption="",
        offence=offence,
        period=Period.parse(period),
        compiled_by="the force",
        publisher="force",
        publisher_name="Somebody",
        licence="unknown",
        url="",
        note="",
    )


def read(rows: Rows, row: Return | None = None, recipe: Recipe | None = None, *, fenced: bool = True) -> Reading:
    """The reading of made-up sheets; `fenced` is whether there is a row of the register."""
    sheets = rows if isinstance(rows, Mapping) else {"Sheet1": rows}
    grids = tuple(grid(table, name) for name, table in sheets.items())
    return read_return(grids, (row or registered()) if fenced else None, recipe, vocabulary(), FILE)


def errors(reading: Reading) -> list[tuple[str, str]]:
    """Kind and cell of each error."""
    return [(found.kind, found.place.cell) for found in reading.problems if found.severity == "error"]


def kinds(reading: Reading) -> list[str]:
    """Kinds of all problems."""
    return [found.kind for found in reading.problems]


def told(reading: Reading) -> dict[str, str]:
    """Each observation's cell to its count in words."""
    return {observation.source.cell: observation.count.text for observation in reading.observations}


def about(observation: Observation) -> tuple[str, ...]:
    """Area, period and part of an observation."""
    part = observation.breakdown
    return (
        observation.area.code,
        observation.period.label,
        part.platform or part.category,
        part.age_band,
        part.sex,
    )
