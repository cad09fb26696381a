"""Of what a printed share is, told by phrases kept as data and by the numbers that the row names.

`shares.csv` is asked first, from top to bottom; then "of 2,111" is looked up among the bases that the same file prints
for the area, the offence and the period; else it is *not stated*.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.extract.rows import Row, read_rows
from etl.transform.caveats import NOT_STATED
from etl.words.remarks import phrase_pattern

Bases = Mapping[int, frozenset[str]]
"""The bases that are printed for one area, offence and period: of what they are, by their number."""

_OF_NUMBER = re.compile(
    r"\bof\s+(?:(?:the|those|these|all|only)\s+)*(\d[\d,]*)(?![\d.]*\s*(?:%|per\s?cent))", re.IGNORECASE
)
_AS_ABOVE = re.compile(r"\bas above\b", re.IGNORECASE)
_TEXTS = ("value_text", "note")


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    columns: tuple[str, ...]
    of_what: str
    breakdown: str


def of_what(row: Row, denominator: str, bases: Bases, above: str) -> str:
    """Of what the share of a row is.

    `denominator` is what its category says, empty where it says nothing. `above` is of what the share of the row above
    is, for rows that refer to it.
    """
    if denominator:
        return denominator
    for phrase in _phrases():
        if phrase.breakdown in ("", row["breakdown"]) and any(
            phrase.pattern.search(row[column]) for column in phrase.columns
        ):
            return phrase.of_what
    named = [bases.get(number, frozenset()) for column in _TEXTS for number in numbers_named(row[column])]
    told = frozenset().union(*named)
    if len(told) == 1:
        return next(iter(told))
    return above if above and _AS_ABOVE.search(row["note"]) else NOT_STATED


def numbers_named(text: str) -> list[int]:
    """The whole numbers of which a text says that something is: "of 2,111", "of those 956 cases"."""
    return [int(found.replace(",", "")) for found in _OF_NUMBER.findall(text)]


@cache
def _phrases() -> tuple[_Phrase, ...]:
    rows = read_rows(
        Path(__file__).parents[1] / "words" / "shares.csv", ("phrase", "column", "of_what", "breakdown", "note")
    ).rows
    return tuple(
        _Phrase(
            phrase_pattern(row["phrase"]),
            (row["column"],) if row["column"] else _TEXTS,
            row["of_what"],
            row["breakdown"],
        )
        for row in rows
    )
