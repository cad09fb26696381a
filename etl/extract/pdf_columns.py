"""Tables of a PDF without lines: rows whose words stand apart in the same columns.

    Force                  2017/18   2018/19
    Avon and                                     a label may be wrapped around its numbers
                                10        12
    Somerset
    Kent                         3         7

A run of such lines is a table only where its columns are clear: blank from top to bottom between them, at least two
lines, and digits, not sentences, behind the labels. Where they are not, its lines stay text, of which no table is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.extract.document import Boxed
from etl.extract.pdf_words import APART, Line, Word, line_of

_NEXT = 1.8
"""The part of its height within which the next line of a table follows."""

_WORDS = 2
"""Words of a heading over numbers; a cell with more of them is taken for a part of a sentence."""


@dataclass(frozen=True)
class Columns:
    """A table: its rows, the left edges of its columns, and where it starts and ends."""

    rows: tuple[tuple[Boxed, ...], ...]
    columns: tuple[float, ...]
    top: float
    bottom: float


def columns_in(lines: Sequence[Line]) -> Iterator[Line | Columns]:
    """The lines of a page with those that are tables joined."""
    run: list[Line] = []
    for line in sorted(lines, key=lambda each: each.top):
        follows = not run or line.top - run[-1].bottom < _NEXT * (run[-1].bottom - run[-1].top)
        if not follows:
            yield from _settled(run)
            run = []
        run.append(line)
    yield from _settled(run)


def _settled(run: list[Line]) -> Iterator[Line | Columns]:
    """The part of a run from its first line in columns to its last as a table, where it is one; the rest as lines."""
    apart = [place for place, line in enumerate(run) if len(_segments(line)) > 1]
    first, last = (apart[0], apart[-1] + 1) if apart else (0, 0)
    while last < len(run) and last and _is_end_of_label(run, first, last):
        last += 1
    table = _table(run[first:last]) if len(apart) > 1 else None
    if table is None:
        yield from run
        return
    yield from run[:first]
    yield table
    yield from run[last:]


def _is_end_of_label(run: list[Line], first: int, last: int) -> bool:
    """Whether the line behind the last is the end of a label that starts before it."""
    before, line = run[last - 1], run[last]
    starts = _segments(run[first])[0][0].left
    return before.parts[0].left > starts + 10 and line.top - before.bottom < 0.3 * (line.bottom - line.top)


def _table(lines: list[Line]) -> Columns | None:
    rows = [[line_of(segment) for segment in _segments(line)] for line in lines]
    spans = _spans([cell for row in rows for cell in row])
    if len(spans) < 2:
        return None
    placed: list[dict[int, Line]] = []
    for row in rows:
        cells: dict[int, Line] = {}
        for cell in row:
            column = next(number for number, (left, right) in enumerate(spans) if left <= cell.parts[0].left <= right)
            if column in cells:
                return None
            cells[column] = cell
        placed.append(cells)
    joined = list(_unwrapped(placed))
    behind = [cell.text for row in joined for column, cell in row.items() if column]
    with_digits = sum(any(map(str.isdigit, text)) for text in behind)
    sentences = sum(len(text.split()) > _WORDS for text in behind)
    if len(joined) < 2 or 2 * with_digits < len(behind) or 4 * sentences > len(behind):
        return None
    made = tuple(tuple(_boxed(row.get(column)) for column in range(len(spans))) for row in joined)
    return Columns(made, tuple(left for left, _ in spans), lines[0].top, lines[-1].bottom)


def _boxed(line: Line | None) -> Boxed:
    return Boxed("") if line is None else Boxed(line.text, struck=line.struck)


def _segments(line: Line) -> list[list[Word]]:
    """The words of a line, parted where they stand apart."""
    made: list[list[Word]] = []
    for word in line.parts:
        if made and word.left - made[-1][-1].right <= APART * max(word.size, made[-1][-1].size):
            made[-1].append(word)
        else:
            made.append([word])
    return made


def _spans(cells: list[Line]) -> list[tuple[float, float]]:
    """The columns: what is left of the width when every cell is laid over the others."""
    made: list[tuple[float, float]] = []
    for left, right in sorted((cell.parts[0].left, cell.parts[-1].right) for cell in cells):
        if made and left <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], right))
        else:
            made.append((left, right))
    return made


def _unwrapped(rows: list[dict[int, Line]]) -> Iterator[dict[int, Line]]:
    """The rows, each with the label that stands half above and half below its numbers."""
    place = 0
    while place < len(rows):
        around = rows[place : place + 3]
        if len(around) == 3 and set(around[0]) == {0} == set(around[2]) and 0 not in around[1]:
            above, below = around[0][0], around[2][0]
            words = (*above.parts, *below.parts)
            text = f"{above.text} {below.text}"
            yield {**around[1], 0: Line(text, above.top, below.bottom, above.struck or below.struck, words)}
            place += 3
        else:
            yield rows[place]
            place += 1
