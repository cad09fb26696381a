"""A table of some ways down and some across, with headings, printed sums and merges as the choices fall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product

from tests.etl.generated.choices import Choices
from tests.etl.generated.page import Expected, Page
from tests.etl.generated.truth import AREA, PARTS, PERIOD, Entry, Truth, Way

Written = tuple[list[Page], Truth, Expected]
Layout = Callable[[Choices, Truth | None], Written]
"""A layout takes the truth that it is given, or draws one that it can hold."""
Chosen = dict[str, int]
"""The place of the label that is chosen of each kind."""


@dataclass
class Table:
    """Where a table is written and what of the truth: `fixed` are labels outside it, on a caption or a sheet."""

    page: Page
    row: int
    column: int
    truth: Truth
    expected: Expected
    fixed: Chosen = field(default_factory=dict)
    measure: str = ""

    def entry(self, chosen: Chosen) -> Entry:
        """The entry for the labels chosen, with those that are fixed."""
        every = self.fixed | chosen
        return self.truth.entries[tuple(every[way.kind] for way in self.truth.ways)]

    def means(self, chosen: Chosen) -> dict[str, str]:
        """What the labels chosen mean, by kind."""
        every = self.fixed | chosen
        return {way.kind: way.labels[every[way.kind]].means for way in self.truth.ways if way.kind in every}

    def write(self, row: int, column: int, chosen: Chosen) -> None:
        """Write one number and what it says."""
        entry = self.entry(chosen)
        self.page.put_entry(row, column, entry)
        said = (self.truth.key(self.means(chosen)), self.truth.unit(self.measure), entry.says)
        self.expected.says[self.page.place(row, column)] = said


def write_table(
    table: Table,
    down: Sequence[Way],
    across: Sequence[Way],
    choices: Choices,
    *,
    sums: bool = True,
    headed: bool | None = None,
) -> int:
    """Write a table; the last row that it fills is returned. `headed`: whether a list has headings."""
    rows = list(product(*(range(len(way.labels)) for way in down)))
    columns = list(product(*(range(len(way.labels)) for way in across)))
    stub = len(down)
    named = stub > 0 and bool(across or stub > 1 or (choices.chance(2) if headed is None else headed))
    heads = max(len(across), 1 if named else 0)
    if not across and heads:
        table.measure = table.truth.measure
        table.page.put(table.row, table.column + stub, table.measure)
    _write_heads(table, across, columns, stub, choices)
    if heads:
        for place, way in enumerate(down):
            table.page.put(table.row + heads - 1, table.column + place, way.heading)
    top = table.row + heads
    _write_labels(table, down, rows, top, choices)
    if choices.chance(15):
        _sign(table, (top, stub), len(rows), choices)
    for line, row in enumerate(rows):
        for place, column in enumerate(columns):
            chosen = _chosen(down, row) | _chosen(across, column)
            table.write(top + line, table.column + stub + place, chosen)
    last = top + len(rows) - 1
    if sums and len(down) == 1 and len(rows) > 1 and choices.chance(3):
        last += 1
        _write_sums(table, down[0], across, columns, (last, table.column, stub), choices)
    return last


def _sign(table: Table, where: tuple[int, int], rows: int, choices: Choices) -> None:
    """Put the sign of a footnote behind one of the labels on the left; what it says stands under the sheet."""
    top, stub = where
    place = (top + choices.below(rows), table.column + stub - 1)
    cell = table.page.cells.get(place) if stub else None
    if cell is not None and isinstance(cell.value, str) and cell.text[-1].isalpha():
        sign = choices.one(("†", "¹", " †"))
        table.page.put(*place, f"{cell.text}{sign}")
        table.expected.footnotes.add(sign.strip())


def _chosen(ways: Sequence[Way], places: Sequence[int]) -> Chosen:
    return {way.kind: place for way, place in zip(ways, places, strict=True)}


def _write_heads(
    table: Table, across: Sequence[Way], columns: list[tuple[int, ...]], stub: int, choices: Choices
) -> None:
    """Headings in one row for each way: outer ones merged, repeated, or written once."""
    manner = choices.one(("merged", "repeated", "once"))
    for depth, way in enumerate(across):
        row, inner = table.row + depth, depth == len(across) - 1
        for place, column in enumerate(columns):
            same = place > 0 and columns[place - 1][: depth + 1] == column[: depth + 1]
            if inner or manner == "repeated" or not same:
                table.page.put(row, table.column + stub + place, way.labels[column[depth]].text)
                if not inner and manner == "merged":
                    run = sum(other[: depth + 1] == column[: depth + 1] for other in columns)
                    table.page.merge(row, table.column + stub + place, row, table.column + stub + place + run - 1)


def _write_labels(table: Table, down: Sequence[Way], rows: list[tuple[int, ...]], top: int, choices: Choices) -> None:
    manner = choices.one(("repeated", "once", "merged"))
    for depth, way in enumerate(down):
        inner = depth == len(down) - 1
        for line, row in enumerate(rows):
            same = line > 0 and rows[line - 1][: depth + 1] == row[: depth + 1]
            if inner or manner == "repeated" or not same:
                table.page.put(top + line, table.column + depth, way.labels[row[depth]].text)
                if not inner and manner == "merged":
                    run = sum(other[: depth + 1] == row[: depth + 1] for other in rows)
                    table.page.merge(top + line, table.column + depth, top + line + run - 1, table.column + depth)


def _write_sums(
    table: Table,
    down: Way,
    across: Sequence[Way],
    columns: list[tuple[int, ...]],
    where: tuple[int, int, int],
    choices: Choices,
) -> None:
    """A line of sums where every part is a number; now and then one of them is wrong."""
    row, left, stub = where
    table.page.put(row, left, choices.one(("Total", "Grand Total", "Sum:")))
    wrong = choices.below(len(columns)) if choices.chance(4) else -1
    for place, column in enumerate(columns):
        parts = [table.entry({down.kind: line} | _chosen(across, column)).number for line in range(len(down.labels))]
        if any(part is None for part in parts):
            continue
        sum_ = sum(part for part in parts if part is not None) + (choices.number(1, 9) if place == wrong else 0)
        table.page.put(row, left + stub + place, sum_)
        means = table.means(_chosen(across, column))
        key = None if down.kind in (AREA, PERIOD) or down.kind not in PARTS else table.truth.key(means)
        table.expected.totals[table.page.place(row, left + stub + place)] = (key, str(sum_))
