"""Several breakdowns of the same events along one side: each is a table of its own, and none is added to another.

| Year    | Total | Female | Male | 0-11 | 12-15 |        |         | Sex    | Sex  | Age  | Age   |
| 2017/18 | 31    | 25     | 6    | 8    | 23    |        | Year    | Female | Male | 0-11 | 12-15 |
| 2018/19 | 45    | 40     | 5    | 10   | 35    |        | 2017/18 | 25     | 6    | 8    | 23    |

Labels that can be any of two kinds (*unknown*) and totals go with those before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.extract.grid import Cell
from etl.layouts import nested
from etl.layouts.frame import Frame
from etl.layouts.kinds import Kind, Meaning, Words, number_in
from etl.model.count import Number
from etl.words.labels import breakdown_named

NAME = "several breakdowns along one side"
_Line = dict[int, Number]
"""The exact numbers of a row by column, or of a column by row."""
_PARTING = (Kind.MEANS, Kind.AGE, Kind.SEX, Kind.OUTCOME)


def split(frame: Frame, words: Words) -> tuple[Frame, ...]:
    """The frames that a frame is made of: one for each breakdown along its headings, then along its labels.

    Labels that may as well part the one before them (`Charged 9, Female 7, Male 2`) are left as they are.
    """
    named = _named_runs(frame, words)
    parts = tuple(_of_columns(frame, run, first=place == 0) for place, run in enumerate(named)) or (frame,)
    across = tuple(part for whole in parts for part in _split(_without_names(whole, words), words, across=True))
    across = tuple(part for whole in across for part in nested.part(whole, words))
    return tuple(part for whole in across for part in _split(whole, words, across=False))


def _split(frame: Frame, words: Words, *, across: bool) -> tuple[Frame, ...]:
    rows = frame.heads if across else frame.stub
    labels = rows[-1] if rows else ()
    runs = _runs(labels, words)
    ends = frame.columns if across else frame.rows
    sums = {ends[place] for place, label in enumerate(labels) if _is_measure(label, words)}
    listed = [[ends[place] for place in run] for run in runs]
    lines = _lines(frame, across=across)
    if any(_may_part(one, other, sums, lines, across=across) for one, other in pairwise(listed)):
        return (frame,)
    cut = _of_columns if across else _of_rows
    return tuple(cut(frame, run, first=place == 0) for place, run in enumerate(runs)) or (frame,)


def _may_part(before: list[int], after: list[int], sums: set[int], lines: list[_Line], *, across: bool) -> bool:
    """Whether the labels of one breakdown may part the last label of the one before it.

    They do not where a sum stands between them, where they add up to more, or where the first is whole by itself: it
    adds up to a printed sum, or lists several headings.
    """
    whole, first = before[-1], [place for place in before if place not in sums]
    if whole in sums:
        return False
    parts = [place for place in after if place not in sums]
    added = [(_sum(line, parts), line.get(whole, 0)) for line in lines]
    if any(sum_ > last for sum_, last in added):
        return False
    if len(first) > 1 and not all(sum_ == last for sum_, last in added):
        complete = any(all(_sum(line, first) == line.get(place) for line in lines) for place in sums)
        return not (across or complete)
    return True


def _sum(line: _Line, places: list[int]) -> Number:
    return sum(line.get(place, 0) for place in places)


def _is_measure(label: Cell | None, words: Words) -> bool:
    return label is None or _kinds(words.ask(label.text)) == set()


def _lines(frame: Frame, *, across: bool) -> list[_Line]:
    """The numbers of a frame by column for each row, or by row for each column."""
    lines: dict[int, _Line] = {}
    for (row, column), cell in frame.values.items():
        reading = number_in(cell)
        count = reading.written[0].count.value if reading is not None and reading.written else None
        if count is not None:
            line, place = (row, column) if across else (column, row)
            lines.setdefault(line, {})[place] = count
    return list(lines.values())


def _runs(labels: Sequence[Cell | None], words: Words) -> list[list[int]]:
    """Places of labels by the kind they share, where every one is known, they are of several kinds, and no kind is
    left once and found again; else none.
    """
    runs: list[list[int]] = []
    kinds: list[set[Kind]] = []
    for place, label in enumerate(labels):
        asked = _kinds(words.ask(label.text)) if label is not None else set()
        if label is not None and runs and any(m.is_inside for m in words.ask(label.text)) and kinds[-1]:
            asked = asked & kinds[-1] if asked and asked & kinds[-1] else None
        if asked is None or (not asked and not runs and label is None):
            return []
        shared = kinds[-1] & asked if kinds and kinds[-1] and asked else asked or (kinds[-1] if kinds else set())
        if kinds and (shared or not asked or not kinds[-1]):
            kinds[-1] = shared or kinds[-1]
            runs[-1].append(place)
        else:
            kinds.append(asked)
            runs.append([place])
    settled = [_settled(found) for found in kinds]
    return runs if len(runs) > 1 and None not in settled and len(set(settled)) == len(settled) else []


def _kinds(meanings: tuple[Meaning, ...]) -> set[Kind] | None:
    """Kinds of breakdowns that a label can be; empty for a measure or a total, None for a label that is more."""
    kinds = {meaning.kind for meaning in meanings}
    if not kinds:
        return None
    if kinds <= {Kind.MEASURE, Kind.NO_ANSWER}:
        return set()
    return {kind for kind in kinds if kind in _PARTING} or None


def _settled(kinds: set[Kind]) -> Kind | None:
    return next(iter(kinds)) if len(kinds) == 1 else None


def _named_runs(frame: Frame, words: Words) -> list[list[int]]:
    """Columns that stand under one name of a breakdown (`Sex`, `Age`), where every column stands under one."""
    names = frame.heads[0] if len(frame.heads) > 1 else ()
    if not names or not all(name is not None and _is_name(name, words) for name in names):
        return []
    runs: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        runs.setdefault(name.address if name is not None else "", []).append(place)
    return list(runs.values())


def _is_name(cell: Cell, words: Words) -> bool:
    return bool(breakdown_named(cell.text)) and not words.ask(cell.text)


def _without_names(frame: Frame, words: Words) -> Frame:
    """A frame without the row of headings that only names the breakdown under it; the name stands by its labels."""
    if len(frame.heads) < 2 or not all(name is not None and _is_name(name, words) for name in frame.heads[0]):
        return frame
    named = tuple(dict.fromkeys(name for name in frame.heads[0] if name is not None))
    return replace(frame, heads=frame.heads[1:], named=named) if len(named) == 1 else frame


def _of_columns(frame: Frame, run: list[int], *, first: bool) -> Frame:
    columns = tuple(frame.columns[place] for place in run)
    return replace(
        frame,
        columns=columns,
        heads=tuple(tuple(row[place] for place in run) for row in frame.heads),
        values={place: cell for place, cell in frame.values.items() if place[1] in columns},
        asides=frame.asides if first else (),
        serials=frame.serials if first else (),
    )


def _of_rows(frame: Frame, run: list[int], *, first: bool) -> Frame:
    rows = tuple(frame.rows[place] for place in run)
    kept = set(rows)
    return replace(
        frame,
        rows=rows,
        stub=tuple(tuple(column[place] for place in run) for column in frame.stub),
        values={place: cell for place, cell in frame.values.items() if place[0] in kept},
        asides=tuple(cell for cell in frame.asides if cell.row in kept or (first and cell.row < rows[0])),
        serials=tuple(cell for cell in frame.serials if cell.row in kept or (first and cell.row < rows[0])),
    )
