"""What stands in place of a number: marks.csv, under what the publisher says of the mark (`etl.words.legends`).

A mark has the meaning that its publisher gives it in this file, never the commonest one. A mark that marks.csv knows
without a meaning tells nothing until the sheet, or a recipe, explains it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.model.count import Count, Mark
from etl.words.clean import key

ZERO = "zero"
_SECTION = re.compile(
    r"""(?:(?P<word>[a-z ]+?)[\s:(–-]*(?:(?:under|by|per|due\sto|as\sper)\s)?\(?)?
        (?:s\.?|ss\.?|section|sections|sec\.?)\s?(?P<number>\d{1,2})[a-z]?(?:\s?\(\w{1,3}\))*\)?\.?""",
    re.VERBOSE,
)
_EXEMPTIONS = frozenset({12, 14, *range(21, 45)})
"""Sections of the Freedom of Information Act 2000 under which an answer may be refused."""


@dataclass(frozen=True, slots=True)
class MarkReading:
    """What a mark in place of a number means; `count` is None where nobody says so."""

    mark: str
    count: Count | None


def read_mark(text: str, legend: Mapping[str, Count | None] | None = None) -> MarkReading | None:
    """What the whole text means in place of a number, the sheet's legend first; None where it is no known mark."""
    mark = key(text)
    if legend and mark in legend:
        return MarkReading(mark, legend[mark])
    if mark in known_marks():
        return MarkReading(mark, known_marks()[mark])
    return _withheld(mark)


def _withheld(mark: str) -> MarkReading | None:
    """`withheld s.40`, `exempt: section 40(2)`, `s40(2)`: a refusal by the section that it cites."""
    found = _SECTION.fullmatch(mark)
    if not found or int(found["number"]) not in _EXEMPTIONS:
        return None
    word = found["word"]
    known = known_marks().get(word) if word else Count.missing(Mark.WITHHELD)
    return MarkReading(mark, known) if known is not None and known.mark is Mark.WITHHELD else None


@cache
def known_marks() -> dict[str, Count | None]:
    """Each mark of marks.csv, lower case, with its bounds or reason."""
    path = Path(__file__).with_name("marks.csv")
    rows = read_rows(path, ("mark", "meaning", "lowest", "highest", "note")).rows
    return {row["mark"].casefold(): _count(row["meaning"], row["lowest"], row["highest"]) for row in rows}


def _count(meaning: str, lowest: str, highest: str) -> Count | None:
    if not meaning:
        return None
    if meaning == ZERO:
        return Count.exact(0)
    if not lowest:
        return Count.missing(Mark(meaning))
    return Count.between(int(lowest), int(highest) if highest else None, Mark(meaning))
