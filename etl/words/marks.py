"""What stands in place of a number, and what a sheet itself says of it: marks.csv and the legend of a sheet.

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
from etl.words.clean import clean, key
from etl.words.numbers import read_bound, read_number

_LEGEND = re.compile(
    r"""^["'(]?(?:(?P<mark>\[\w+\]|n/a|\w|[^\w\s"']{1,3})["')]?\s*
        (?:=|:|–|-|\bis\b|\bare\b|\bdenotes?\b|\bmeans?\b|\bindicates?\b|\brepresents?\b|\bstands?\sfor\b)
        |(?P<sign>\*{1,3}|[†‡^#])["')]?)\s*(?P<words>.+)$""",
    re.VERBOSE | re.IGNORECASE,
)
_REVERSED = re.compile(
    r"""^(?P<words>.+?)\s(?:shown|marked|replaced|represented|denoted)\s(?:as|by|with)\s(?:an?\s)?
        (?P<sign>)["'(]?(?P<mark>[^\s"')]{1,4})["')]?\.?$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MarkReading:
    """What a mark in place of a number means; `count` is None where nobody says so."""

    mark: str
    count: Count | None


def read_mark(text: str, legend: Mapping[str, Count] | None = None) -> MarkReading | None:
    """What the whole text means in place of a number, the sheet's legend first; None where it is no known mark."""
    mark = key(text)
    if legend and mark in legend:
        return MarkReading(mark, legend[mark])
    if mark in _marks():
        return MarkReading(mark, _marks()[mark])
    return _withheld(mark)


def read_legend(text: str) -> tuple[str, Count] | None:
    """The mark that a note explains, and its meaning: `* = fewer than 5`, `[x] means not available`."""
    for pattern in (_LEGEND, _REVERSED):
        found = pattern.match(clean(text))
        mark = key(found["mark"] or found["sign"]) if found else ""
        if found and (mark in _marks() or not mark.isalnum()):
            count = _explained(found["words"])
            if count is not None:
                return mark, count
    return None


def _explained(words: str) -> Count | None:
    """The bounds, the number or the reason that an explanation gives."""
    bound = read_bound(words)
    if bound is not None:
        return bound
    number = read_number(words)
    if number is not None and len(number.written) == 1 and number.written[0].count.is_exact:
        return number.written[0].count
    text = key(words).rstrip(".")
    longest = sorted((mark for mark in _marks() if len(mark) > 3 and mark in text), key=len, reverse=True)
    return next((_marks()[mark] for mark in longest if _marks()[mark] is not None), None)


def _withheld(mark: str) -> MarkReading | None:
    """`withheld s.40`, `exempt: section 40(2)`: a refusal with the section it cites."""
    found = re.match(r"(\w+)[\s:(-]*\(?(?:s\.?|section|sec\.?)\s?\d+\w*(?:\(\w+\))*\)?$", mark)
    known = _marks().get(found[1]) if found else None
    return MarkReading(mark, known) if known is not None and known.mark is Mark.WITHHELD else None


@cache
def _marks() -> dict[str, Count | None]:
    """Each mark of marks.csv, lower case, with its bounds or reason."""
    path = Path(__file__).with_name("marks.csv")
    rows = read_rows(path, ("mark", "meaning", "lowest", "highest", "note")).rows
    return {row["mark"].casefold(): _count(row["meaning"], row["lowest"], row["highest"]) for row in rows}


def _count(meaning: str, lowest: str, highest: str) -> Count | None:
    if not meaning:
        return None
    if not lowest:
        return Count.missing(Mark(meaning))
    return Count.between(int(lowest), int(highest) if highest else None, Mark(meaning))


@cache
def sign_meaning(sign: str) -> str | None:
    """What a sign beside a number, a year or a name says: footnote, revised, provisional; None for no sign."""
    rows = read_rows(Path(__file__).with_name("signs.csv"), ("sign", "meaning", "note")).rows
    return next((row["meaning"] for row in rows if row["sign"] == sign), None)
