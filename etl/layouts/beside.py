"""Blocks side by side: lists that share their rows by chance.

    | 2017/18 | 5 |   | Platform A | 3 |
    | 2018/19 | 6 |   | Platform B | 4 |
      left block        right block

A column of labels right of a column of numbers, with numbers right of it, begins a block of its own. A column of texts
that are no labels is one of remarks.
"""

from __future__ import annotations

from etl.extract.grid import Cell
from etl.layouts.frame import is_serial
from etl.layouts.kinds import Tier, Words, tier
from etl.layouts.rows import Block, Row
from etl.words.labels import breakdown_named
from etl.words.marks import read_mark

NAME = "tables side by side"


def apart(block: Block, words: Words) -> tuple[Block, ...]:
    """The blocks that stand beside one another in a block, from left to right."""
    columns: dict[int, list[Cell]] = {}
    for row in block.body:
        for cell in row.cells:
            columns.setdefault(cell.column, []).append(cell)
    border = _border(columns, block, words)
    if border is None:
        return (block,)
    left, right = _part(block, 0, border), _part(block, border, 1 << 20)
    return (left, *apart(right, words))


def _border(columns: dict[int, list[Cell]], block: Block, words: Words) -> int | None:
    """The column at which the second block begins; None where there is one block."""
    ordered = sorted(columns)
    years = {column for column in ordered if _lists_years(column, columns, block)}
    numbers = [
        column for column in ordered if column not in years and any(_is_number(cell, words) for cell in columns[column])
    ]
    if numbers[:1] == ordered[:1] and is_serial(ordered[0], columns[ordered[0]], block):
        numbers = numbers[1:]
    for column in ordered:
        between = any(number < column for number in numbers) and any(column < number for number in numbers)
        if between and column not in numbers and any(words.is_label(cell.text) for cell in columns[column]):
            return column
    return None


def _lists_years(column: int, columns: dict[int, list[Cell]], block: Block) -> bool:
    """Whether a column is years that part lines: its heading says so, or it repeats the first column."""
    cells = columns[column]
    if len(cells) < 2 or any(tier(cell) is not Tier.YEAR for cell in cells):
        return False
    over = [cell.text for row in block.headings for cell in row.cells if cell.column == column]
    first = [cell.text for cell in columns[min(columns)]]
    return any(breakdown_named(text) == "period" for text in over) or [cell.text for cell in cells] == first


def _is_number(cell: Cell, words: Words) -> bool:
    """Whether a cell is a number, or what may be one and is no label too (*not recorded*, `12-15`)."""
    kind = tier(cell)
    if kind in (Tier.NUMBER, Tier.YEAR):
        return True
    return (kind is Tier.LIKELY or read_mark(cell.text) is not None) and not words.is_label(cell.text)


def _part(block: Block, first: int, last: int) -> Block:
    return Block(block.texts, _rows(block.headings, first, last), _rows(block.body, first, last))


def _rows(rows: list[Row], first: int, last: int) -> list[Row]:
    parted = [Row(row.number, tuple(cell for cell in row.cells if first <= cell.column < last)) for row in rows]
    return [row for row in parted if row.cells]
