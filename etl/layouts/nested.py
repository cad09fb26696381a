"""Labels with their parts under them in one column, each label with its own number, as a pivot table sets them out.

| Row labels  | Count of crimes |
| 2017/18     | 34              |
| Female      | 30              |
| Male        | 4               |
| 2018/19     | 41              |
| Female      | 39              |
| Male        | 2               |
| Grand Total | 75              |

It is read so only where the parts add up to the number of the label over them, every time: else it is held.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.grid import Cell
from etl.layouts.frame import Frame
from etl.layouts.kinds import Kind, Words, number_in
from etl.model.count import Number

NAME = "parts under their labels"


def part(frame: Frame, words: Words) -> tuple[Frame, ...]:
    """Two frames, of the labels and of their parts; the frame as it is where it is not set out so."""
    labels = frame.stub[0] if len(frame.stub) == 1 else ()
    outer = _outer(labels, words)
    if outer is None or not _add_up(frame, outer):
        return (frame,)
    over = tuple(labels[place] if place is not None else None for place in outer)
    inner = [line for line, place in enumerate(outer) if place is not None]
    whole = [line for line, place in enumerate(outer) if place is None]
    parts = replace(
        _lines(frame, inner),
        stub=(tuple(over[line] for line in inner), tuple(labels[line] for line in inner)),
        corner=(frame.corner[0], ()),
        asides=(),
        serials=(),
    )
    return _lines(frame, whole), parts


def _outer(labels: tuple[Cell | None, ...], words: Words) -> list[int | None] | None:
    """For each line the line of the label over it, None for a label over others and for a total; None as a whole where
    lines are not of two kinds, the first of them over the second, more than once.
    """
    first = _kinds(labels[0], words) if labels else set()
    if not first:
        return None
    found: list[int | None] = []
    last = -1
    inner: set[Kind] = set()
    for line, label in enumerate(labels):
        kinds = _kinds(label, words)
        if label is None or kinds is None:
            return None
        if kinds & first or not kinds:
            last = line if kinds else last
            found.append(None)
        else:
            inner = inner & kinds if inner else kinds
            if not inner or last < 0 or any(not _kinds(other, words) for other in labels[last:line]):
                return None
            found.append(last)
    tops = {place for place in found if place is not None}
    return found if len(tops) > 1 and inner else None


def _kinds(label: Cell | None, words: Words) -> set[Kind] | None:
    """Kinds that a label can be, measures aside; None for one that is not known."""
    meanings = words.ask(label.text) if label is not None else ()
    return {meaning.kind for meaning in meanings} - {Kind.MEASURE} if meanings else None


def _add_up(frame: Frame, outer: list[int | None]) -> bool:
    """Whether the parts under each label add up to its number in every column."""
    for column in frame.columns:
        sums: dict[int, Number] = {}
        for line, place in enumerate(outer):
            number = _number(frame, line, column)
            if number is None:
                return False
            if place is not None:
                sums[place] = sums.get(place, 0) + number
        if any(_number(frame, place, column) != sum_ for place, sum_ in sums.items()):
            return False
        if not all(place in sums or _is_after(place, outer) for place in range(len(outer)) if outer[place] is None):
            return False
    return True


def _is_after(line: int, outer: list[int | None]) -> bool:
    """Whether a line stands behind all parts, as a total does."""
    return all(place is None for place in outer[line:])


def _number(frame: Frame, line: int, column: int) -> Number | None:
    cell = frame.values.get((frame.rows[line], column))
    reading = number_in(cell) if cell is not None else None
    return reading.written[0].count.value if reading is not None and reading.written else None


def _lines(frame: Frame, lines: list[int]) -> Frame:
    rows = tuple(frame.rows[line] for line in lines)
    return replace(
        frame,
        rows=rows,
        stub=tuple(tuple(column[line] for line in lines) for column in frame.stub),
        values={place: cell for place, cell in frame.values.items() if place[0] in rows},
    )
