"""A generated sheet: written in a layout, dressed, read, and held against its truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.grid import Grid
from etl.model.observation import Observation
from etl.model.reading import Reading
from etl.register import SEVERAL
from etl.transform.tidy import read_return
from tests.etl.generated.choices import Choices
from tests.etl.generated.dress import dress
from tests.etl.generated.page import Expected
from tests.etl.generated.truth import Truth
from tests.etl.generated.ways_out import LAYOUTS
from tests.etl.transform.sheets import FILE, about, registered, vocabulary


@dataclass(frozen=True)
class Made:
    """The sheets of one made-up return, and what is expected of its reading."""

    layout: str
    grids: tuple[Grid, ...]
    truth: Truth
    expected: Expected

    def read(self) -> Reading:
        """Its reading."""
        row = registered(force=self.truth.force or SEVERAL, period=self.truth.fence.text)
        return read_return(self.grids, row, None, vocabulary(), FILE)

    @property
    def text(self) -> str:
        """It as a file of tests/data/sheets, without what it says."""
        lines = [f"# Made up. Written by the generator as {self.layout}."]
        lines += [f"force = {self.truth.force}"] * bool(self.truth.force) + [f"period = {self.truth.fence.text}"]
        for grid in self.grids:
            lines += [f"[{grid.sheet}]", *_rows(grid)]
        return "\n".join(lines) + "\n"


def make(choices: Choices, layout: str = "", given: Truth | None = None, *, plain: bool = False) -> Made:
    """Draw a truth, if none is given, and write it; `plain` leaves all about it away."""
    name = layout or choices.one(list(LAYOUTS))
    pages, truth, expected = LAYOUTS[name](choices, given)
    if not plain:
        pages, expected = dress(pages, expected, choices)
    return Made(name, tuple(page.grid() for page in pages), truth, expected)


def faults(made: Made, reading: Reading) -> list[str]:
    """What is wrong with a reading: nothing where it is held with a reason or says the truth, cell for cell."""
    filled, roles = sum(len(grid.cells) for grid in made.grids), reading.account["total"]
    found = [f"{roles} of {filled} cells have a role"] if filled != roles else []
    if reading.held:
        return found
    if made.expected.must_hold:
        return [*found, f"it is not held, and {made.expected.must_hold}"]
    return [*found, *_differences(made, {_place(told): told for told in reading.observations})]


def _differences(made: Made, given: dict[tuple[str, str], Observation]) -> Iterator[str]:
    expected = made.expected
    for place, (key, unit, text) in expected.says.items():
        told = given.get(place)
        said = (about(told), told.unit.value, told.count.text) if told is not None else None
        if said != (key, unit, text):
            yield f"{'!'.join(place)} says {(key, unit, text)}, read as {said}"
    for place, told in given.items():
        if place in expected.says:
            continue
        if place not in expected.totals:
            yield f"{'!'.join(place)} says nothing, read as {(about(told), told.count.text)}"
            continue
        total, text = expected.totals[place]
        if told.count.text != text or (total is not None and about(told) != total):
            yield f"{'!'.join(place)} is the sum {(total, text)}, read as {(about(told), told.count.text)}"


def _place(told: Observation) -> tuple[str, str]:
    return told.source.sheet, told.source.cell


def _rows(grid: Grid) -> Iterator[str]:
    rows, columns = grid.extent
    for row in range(1, rows + 1):
        cells = [grid.at(row, column) for column in range(1, columns + 1)]
        hidden = "~ " if any(cell is not None and cell.hidden for cell in cells) else ""
        texts = [_text(grid, row, column) for column in range(1, columns + 1)]
        yield (hidden + " | ".join(texts)).rstrip(" |")


def _text(grid: Grid, row: int, column: int) -> str:
    cell = grid.at(row, column)
    if cell is not None:
        return f"'{cell.text}" if isinstance(cell.value, str) and cell.text[:1].isdigit() else cell.text
    for first, left, last, right in grid.merges:
        if first <= row <= last and left <= column <= right:
            return "<" if row == first else "^"
    return ""
