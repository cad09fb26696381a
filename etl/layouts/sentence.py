"""A count in a sentence, whose question stands above it.

    | 1. The number of recorded offences from April 1st 2021 until March 31st, 2022. |
    | There have been 39 offences recorded.                                          |

Nothing else may be said of the number: words that are neither a unit nor filler, area or period narrow it down, and
then the sentence is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.grid import Cell
from etl.layouts.mentions import without_areas
from etl.layouts.table import Place, Table
from etl.words.areas import Areas
from etl.words.measures import measure
from etl.words.sentences import CountInText, counted_things, counts_in

NAME = "count in a sentence"
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A count that may be a year as well: nobody can tell which."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The count of a sentence; `understood` is whether all its words are."""

    cell: Cell
    count: CountInText
    understood: bool


def read_sentence(cell: Cell, areas: Areas) -> Sentence | None:
    """The count that the text of a cell states; None where it states none."""
    if not isinstance(cell.value, str):
        return None
    counts = counts_in(cell.text)
    if not counts:
        return None
    others = set(counted_things(cell.text)) - {counts[0].number}
    rest = without_areas(cell.text.replace(counts[0].number, " ", 1), areas)
    doubtful = len(counts) > 1 or bool(others) or _YEAR.fullmatch(counts[0].number) is not None
    return Sentence(cell, counts[0], not doubtful and measure(rest) is not None)


def read(sentence: Sentence, texts: tuple[Cell, ...]) -> Table:
    """The table of one sentence: a place without labels, which its own text speaks about before those above it."""
    cell = sentence.cell
    place = Place(cell.row, cell.column, cell, (), sentence.count.number)
    return Table(NAME, (place,), (), (cell, *texts))
