"""Label and number in one cell, a line each, with or without the number of a question before them.

| 1a. Charged – 5    |
| 1b. Cautioned – 0  |
| 2017/18: 45        |
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind, Words
from etl.layouts.sides import sides_of_texts
from etl.layouts.table import Label, Place, Side, Table
from etl.words.labels import is_no_answer
from etl.words.legends import read_legend
from etl.words.marks import read_mark
from etl.words.numbers import read_number
from etl.words.sentences import is_note, label_and_number

_RANGE = re.compile(r"\d\s?[/–-]\s?\d|\w\s+(?:[–-]|to|until)\s+\w")
NAME = "label and number on one line"


@dataclass(frozen=True, slots=True)
class Line:
    """A cell that is a label, a dash or colon, and a number."""

    cell: Cell
    label: str
    number: str


def read_line(cell: Cell, words: Words) -> Line | None:
    """The label and the number of a line; None where the cell is none, or names what is no answer (`Reference: 12`)."""
    if not isinstance(cell.value, str) or is_note(cell.text) or read_legend(cell.text):
        return None
    parted = label_and_number(cell.text)
    if parted is None or (words.period(cell.text).spans and not _is_part(parted[0], words)):
        return None
    if read_number(parted[1]) is None and read_mark(parted[1]) is None:
        return None
    if is_no_answer(parted[0]):
        return None
    return Line(cell, *parted)


def _is_part(label: str, words: Words) -> bool:
    """Whether a label is one of a list, so that what looks like a year behind it is a number: `Platform A: 2021`,
    `Apr 2020 - Mar 2021 - 22`.
    """
    kinds = {meaning.kind for meaning in words.ask(label)}
    ranges = bool(words.period(label).spans) and _RANGE.search(label) is not None
    return ranges or (bool(kinds) and not kinds & {Kind.PERIOD, Kind.MEASURE})


def read(lines: tuple[Line, ...], texts: tuple[Cell, ...], words: Words) -> tuple[Table, ...]:
    """The tables that lines under one another can be read as: one for each kind that all their labels can be."""
    labels = [(line.cell, line.label) for line in lines]
    made = []
    for side in sides_of_texts(labels, (), texts, words):
        places = tuple(
            Place(line.cell.row, line.cell.column, line.cell, (label,) if label else (), line.number)
            for line, label in zip(lines, side.labels, strict=True)
        )
        made.append(Table(NAME, places, (side,), texts))
    return tuple(made)


def unknown(lines: tuple[Line, ...], texts: tuple[Cell, ...]) -> Table:
    """The table of lines whose labels are not known, so that each of them is named as a problem."""
    labels = tuple(Label(line.cell, line.label, Kind.CATEGORY, None) for line in lines)
    places = tuple(
        Place(line.cell.row, line.cell.column, line.cell, (label,), line.number)
        for line, label in zip(lines, labels, strict=True)
    )
    return Table(NAME, places, (Side(Kind.CATEGORY, labels),), texts)
