"""Tables of a PDF that are drawn with lines: every box is a cell, over as many rows and columns as it takes up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pdfplumber.page import Page

from etl.extract.document import Boxed
from etl.extract.pdf_words import Word, text_of

_SAME = 2.0
"""Edges so many points apart are one."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Ruled:
    """A table: its rows, the left edges of its columns, where it starts and ends, and the words in it."""

    rows: tuple[tuple[Boxed, ...], ...]
    columns: tuple[float, ...]
    top: float
    bottom: float
    words: frozenset[Word]


def ruled_tables(page: Page, words: Sequence[Word]) -> Iterator[Ruled]:
    """The tables with words in at least two columns, from the top of the page."""
    left = list(words)
    for found in sorted(page.find_tables(), key=lambda each: (each.bbox[1], each.bbox[0])):
        boxes = [tuple(map(float, cell)) for cell in found.cells if cell is not None]
        made = _table([box for box in boxes if len(box) == 4], left)
        if made is not None:
            left = [word for word in left if word not in made.words]
            yield made


def _table(boxes: Sequence[tuple[float, ...]], words: Sequence[Word]) -> Ruled | None:
    lefts, tops = _edges(box[0] for box in boxes), _edges(box[1] for box in boxes)
    filled: dict[tuple[int, int], Boxed] = {}
    taken: set[Word] = set()
    for left, top, right, bottom in boxes:
        inside = [word for word in words if _within(word, (left, top, right, bottom)) and word not in taken]
        taken.update(inside)
        row, column = _place(top, tops), _place(left, lefts)
        down = max(1, sum(row_top < bottom - _SAME for row_top in tops[row:]))
        across = max(1, sum(start < right - _SAME for start in lefts[column:]))
        text, struck = text_of(inside)
        filled.setdefault((row, column), Boxed(text, down, across, struck=struck))
    if len({column for (_, column), cell in filled.items() if cell.text}) < 2:
        return None
    rows = tuple(tuple(_row(filled, row, len(lefts))) for row in range(len(tops)))
    ends = (min(box[1] for box in boxes), max(box[3] for box in boxes))
    return Ruled(rows, tuple(lefts), *ends, words=frozenset(taken))


def _row(filled: dict[tuple[int, int], Boxed], row: int, columns: int) -> Iterator[Boxed]:
    """The cells that start in a row, with an empty one where none is drawn and none reaches in."""
    covered = {
        place + step
        for (start, place), cell in filled.items()
        if start <= row < start + cell.down
        for step in range(cell.across)
    }
    for column in range(columns):
        if (row, column) in filled:
            yield filled[row, column]
        elif column not in covered:
            yield Boxed("")


def _edges(places: Iterator[float]) -> list[float]:
    """The different ones of some places, in order."""
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > _SAME:
            made.append(place)
    return made


def _place(value: float, edges: list[float]) -> int:
    return max(0, bisect_left(edges, value + _SAME) - 1)


def _within(word: Word, box: Box) -> bool:
    return box[0] <= (word.left + word.right) / 2 <= box[2] and box[1] <= word.middle <= box[3]
