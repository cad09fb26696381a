"""A sheet → tables: what kinds of tables there are, each one file with its picture, tried one after the other.

A new layout is a new file here with `NAME` and `read(sided)`, and its name in `LAYOUTS`; docs/layouts.md lists all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from etl.extract.grid import Cell, Grid
from etl.layouts import (
    areas_by_periods,
    beside,
    categories_by_periods,
    cross_table,
    headings_over_numbers,
    joined,
    layered,
    line_list,
    lines,
    list_of_values,
    mixed,
    nested,
    parts_of_years,
    sentence,
)
from etl.layouts.blocks import cut
from etl.layouts.frame import frame
from etl.layouts.kinds import Words
from etl.layouts.rows import Block, rows_of
from etl.layouts.sided import Sided, sided
from etl.layouts.table import Table
from etl.model.problems import Place, Problem, problem

LAYOUTS = (
    areas_by_periods,
    categories_by_periods,
    cross_table,
    list_of_values,
    headings_over_numbers,
    layered,
    parts_of_years,
)
"""Layouts of blocks. A block that two of them read, or one in two ways, is not read."""
EVERY = (*LAYOUTS, joined, mixed, nested, beside, lines, sentence, line_list)
"""All layouts: those of blocks, those that part or join what a block has, those of texts and of lines."""


@dataclass(frozen=True)
class Laid:
    """The tables of a sheet, the texts that are in none, and the blocks that could not be read."""

    tables: tuple[Table, ...]
    texts: tuple[Cell, ...]
    problems: tuple[Problem, ...]
    lost: tuple[Cell, ...]
    """Cells of the blocks that could not be read."""


def lay(grid: Grid, cells: tuple[Cell, ...], words: Words, file: str, counted: Table | None = None) -> Laid:
    """Read the cells of a sheet that are to be read, in its order; `counted` is a list whose lines are left out."""
    lists, rows = line_list.find(rows_of(iter(cells)), words)
    if counted is not None:
        lists, rows = (counted,), tuple(row for row in rows if row.number != counted.headings[0].row)
    parts = cut(rows, words)
    tables: list[Table] = [*lists]
    problems: list[Problem] = []
    lost: list[Cell] = []
    for block in (part for whole in parts.blocks for part in beside.apart(whole, words)):
        for part in mixed.split(frame(block, words, grid.merges), words):
            readings = sided(part, words)
            whole = [reading for reading in readings if not reading.dumb]
            found = [table for reading in whole for layout in LAYOUTS if (table := layout.read(reading)) is not None]
            if len(found) == 1:
                tables.append(found[0])
            else:
                lost += [cell for row in (*block.headings, *block.body) for cell in row.cells]
                problems.append(_unread(block, readings, found, grid.sheet, file))
    crowded = {row for row, number in Counter(cell.row for cell in cells).items() if number > 1}
    written, left = _written(parts.texts, crowded, words)
    for several in written:
        tables += several if len(several) == 1 else ()
        if len(several) != 1:
            problems.append(_two(several, several[0].places[0].address, grid.sheet, file))
            lost += [place.cell for place in several[0].places if place.cell]
    tables.sort(key=lambda table: (table.places[0].row, table.places[0].column) if table.places else (0, 0))
    return Laid(_with_near(tables, left), left, tuple(problems), tuple(lost))


def _with_near(tables: list[Table], texts: tuple[Cell, ...]) -> tuple[Table, ...]:
    """Each table with the texts that stand between it and the table above."""
    made = []
    for table in tables:
        first = min((place.row for place in table.places), default=0)
        ends = [max(place.row for place in other.places) for other in tables if other.places]
        above = max((end for end in ends if end < first), default=0)
        made.append(replace(table, near=tuple(text for text in reversed(texts) if above < text.row < first)))
    return tuple(made)


def _written(
    texts: tuple[Cell, ...], crowded: set[int], words: Words
) -> tuple[list[tuple[Table, ...]], tuple[Cell, ...]]:
    """What texts give that hold their number themselves and stand alone in their row, and the texts that are left."""
    found: list[tuple[Table, ...]] = []
    left: list[Cell] = []
    run: list[lines.Line] = []
    for text in (*texts, None):
        alone = text is not None and text.row not in crowded
        line = lines.read_line(text, words) if text and alone and not text.prose else None
        if line is not None:
            run.append(line)
            continue
        if run:
            found.append(lines.read(tuple(run), tuple(reversed(left)), words) or _unlabelled(run, left))
            run = []
        said = sentence.read_sentence(text, words.vocabulary.areas) if text and alone else None
        if said is not None and said.understood:
            found.append((sentence.read(said, tuple(reversed(left))),))
        elif text is not None:
            left.append(text)
    return found, tuple(left)


def _unlabelled(run: list[lines.Line], left: list[Cell]) -> tuple[Table, ...]:
    """Lines whose labels nothing is known of: a table of one side without meaning."""
    return (lines.unknown(tuple(run), tuple(reversed(left))),)


def _unread(block: Block, readings: tuple[Sided, ...], found: list[Table], sheet: str, file: str) -> Problem:
    first = block.body[0].cells[0]
    if len(found) > 1:
        return _two(tuple(found), first.address, sheet, file)
    dumb = next((cell for reading in readings for cell in reading.dumb), None)
    if dumb is not None:
        return problem("labels-unknown", Place(file, sheet, dumb.address), text=dumb.text)
    kinds = [kind.value for kind in (*readings[0].kinds_down, *readings[0].kinds_across)]
    return problem("table-unknown", Place(file, sheet, first.address), kinds=", ".join(kinds) or "no labels")


def _two(found: tuple[Table, ...], cell: str, sheet: str, file: str) -> Problem:
    named = [f"{table.layout} ({' and '.join(side.title for side in table.sides)})" for table in found]
    return problem("two-readings", Place(file, sheet, cell), first=named[0], second=named[1])
