"""A block as a frame: which columns hold labels, which hold numbers, and what stands over each of them.

    | corner      | 2017/18 | 2018/19 | Note     |   heading
    | A force     | 10      | 12      | see 3    |
      stub          value     value     aside

Columns of labels come first. A column of years is one of labels unless a period stands over it. Numbers left of a
column of labels that only count the rows are serials.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind, Tier, Words, number_in, tier
from etl.layouts.rows import Block, Row
from etl.words.labels import breakdown_named, is_no_answer
from etl.words.marks import read_mark

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{2}")
Merges = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True)
class Frame:
    """The parts of a block. `stub[i]` is a column of labels, `heads[i]` a row of headings, each by row or column."""

    block: Block
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    stub: tuple[tuple[Cell | None, ...], ...]
    heads: tuple[tuple[Cell | None, ...], ...]
    corner: tuple[tuple[Cell, ...], ...]
    """Headings over each column of labels."""
    values: dict[tuple[int, int], Cell]
    asides: tuple[Cell, ...]
    serials: tuple[Cell, ...]
    named: tuple[Cell, ...] = ()
    """Headings that only name the breakdown of those under them."""


def frame(block: Block, words: Words, merges: Merges) -> Frame:
    """Tell labels, headings, numbers and remarks of a block apart."""
    by_column: dict[int, list[Cell]] = {}
    for row in block.body:
        for cell in row.cells:
            by_column.setdefault(cell.column, []).append(cell)
    headed = {cell.column for row in block.headings for cell in row.cells}
    every = sorted({*by_column, *headed})
    serials = _serial_column(every, by_column, block)
    rest = [column for column in every if column not in serials]
    stub = _stub_columns(rest, by_column, block, words)
    asides = [column for column in rest if column not in stub and _is_aside(by_column.get(column, []), block, words)]
    columns = tuple(column for column in rest if column not in stub and column not in asides)
    rows = tuple(row.number for row in block.body)
    values = {(cell.row, cell.column): cell for column in columns for cell in by_column.get(column, [])}
    return Frame(
        block,
        rows,
        columns,
        stub=tuple(_labels_down(by_column.get(column, []), rows, column, merges) for column in stub),
        heads=tuple(
            _labels_across(row, columns, merges, upper=row is not block.headings[-1]) for row in block.headings
        ),
        corner=tuple(tuple(c for row in block.headings for c in row.cells if c.column == column) for column in stub),
        values=values,
        asides=tuple(cell for column in asides for cell in by_column.get(column, []))
        + tuple(cell for row in block.headings for cell in row.cells if cell.column in asides),
        serials=tuple(cell for column in serials for cell in by_column.get(column, []))
        + tuple(cell for row in block.headings for cell in row.cells if cell.column in serials),
    )


def is_serial(column: int, cells: list[Cell], block: Block) -> bool:
    """Whether numbers left of the labels count nothing: 1, 2, 3 …, or under a heading that says so (`ID`, `Rank`)."""
    over = [head.text for row in block.headings for head in row.cells if head.column == column]
    if over and all(is_no_answer(text) for text in over):
        return True
    numbers = [number_in(cell) for cell in cells]
    counted = [number.written[0].count.value for number in numbers if number is not None and number.written]
    return len(counted) > 1 and counted == list(range(1, len(numbers) + 1))


def _serial_column(every: list[int], by_column: dict[int, list[Cell]], block: Block) -> list[int]:
    """The first column, where its numbers count nothing and stand beside a column of labels."""
    if len(every) < 3:
        return []
    labels = [tier(cell) for cell in by_column.get(every[1], [])]
    first = by_column.get(every[0], [])
    return (
        [every[0]] if labels and all(kind is Tier.TEXT for kind in labels) and is_serial(every[0], first, block) else []
    )


def _stub_columns(every: list[int], by_column: dict[int, list[Cell]], block: Block, words: Words) -> list[int]:
    stub: list[int] = []
    for column in every[:-1] if len(every) > 1 else []:
        cells = by_column.get(column, [])
        words_too = any(tier(cell) is Tier.TEXT and read_mark(cell.text) is None for cell in cells)
        if not cells or not all(_is_label(cell, block, words, words_too=words_too) for cell in cells):
            break
        stub.append(column)
    return stub


def _is_label(cell: Cell, block: Block, words: Words, *, words_too: bool) -> bool:
    """Whether a cell is a label; `words_too` is whether some in its column are words."""
    kind = tier(cell)
    if kind is Tier.TEXT:
        return read_mark(cell.text) is None or bool(words.ask(cell.text))
    if kind is Tier.NUMBER:
        return False
    over = [head for row in block.headings for head in row.cells if head.column == cell.column]
    if words_too and kind is Tier.LIKELY:
        return words.is_label(cell.text)
    if any(meaning.kind is Kind.PERIOD for head in over for meaning in words.ask(head.text)):
        return False
    return kind is Tier.YEAR or bool(words.ask(cell.text))


def _is_aside(cells: list[Cell], block: Block, words: Words) -> bool:
    """Whether a column holds remarks: texts that stand for no number, are no labels, under no heading of numbers."""
    over = [head for row in block.headings for head in row.cells if cells and head.column == cells[0].column]
    if any(words.ask(head.text) or breakdown_named(head.text) for head in over):
        return False
    return bool(cells) and all(
        tier(cell) is Tier.TEXT and read_mark(cell.text) is None and _is_remark(cell, words) for cell in cells
    )


def _is_remark(cell: Cell, words: Words) -> bool:
    return not words.is_label(cell.text) and (not _DIGIT.search(cell.text) or bool(_LETTERS.search(cell.text)))


def _labels_down(cells: list[Cell], rows: tuple[int, ...], column: int, merges: Merges) -> tuple[Cell | None, ...]:
    by_row = {cell.row: cell for cell in cells}
    for first, left, last, right in merges:
        if left <= column <= right and first in by_row:
            for row in range(first, last + 1):
                by_row.setdefault(row, by_row[first])
    return tuple(by_row.get(row) for row in rows)


def _labels_across(row: Row, columns: tuple[int, ...], merges: Merges, *, upper: bool) -> tuple[Cell | None, ...]:
    """The heading over each column: its own, the one merged over it, in an upper row the last one to its left."""
    by_column = {cell.column: cell for cell in row.cells}
    for first, left, last, right in merges:
        if first <= row.number <= last and left in by_column:
            for column in range(left, right + 1):
                by_column.setdefault(column, by_column[left])
    made: list[Cell | None] = []
    for column in columns:
        before = made[-1] if made and upper else None
        made.append(by_column.get(column, before))
    return tuple(made)
