"""What a heading or a line says is counted: `Offences recorded`, `Count of Crimes`, `Sum:`, `Share of offences`.

A text is a measure when nothing is left of it once units, words of counting, filler, dates and codes of offences are
taken away (units.csv, measure-words.csv). So no word that narrows a number down is ever passed over.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.model.observation import Unit
from etl.words.clean import key
from etl.words.labels import without_sign
from etl.words.sentences import numbered

_DATES = re.compile(r"(?<!\w)(?:\d{4}(?:[/–-]\d{1,4})?|\d{2}/\d{2}|\d{1,2}(?:st|nd|rd|th))(?!\w)")
_CODES = re.compile(r"(?<!\w)(?:s\.? ?\d{1,2}a?|0?\d{2}[ab]?/\d{1,2}|\d{2}[a-z])(?!\w)")
_COUNTED = re.compile(
    r"(?:total )?(?:number|no\.?|count|volume|#) of (?:the )?(?:recorded )?|(?:total|recorded) ", re.I
)
_EDGES = re.compile(r"^(?:(?:on|by|via|with|of|the|were|was|that were)\s+)+|\s+(?:of|by)$", re.I)
NOT_STATED = "not stated"
MEANS_KNOWN = "means known"
ALL_OFFENCES = "all offences"
"""Bases of shares, as of-what.csv and shares.csv write them."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted (None: not said), whether it is a total, a share, or how many have a known means."""

    unit: Unit | None = None
    is_total: bool = False
    is_share: bool = False
    is_known_means: bool = False


@lru_cache(maxsize=16384)
def measure(text: str) -> Measure | None:
    """What a text measures when it says nothing else; None where any word is left."""
    words = key(without_sign(numbered(text).rest))
    if any(pattern.search(words) for pattern in _patterns("known-means.csv")):
        return Measure(unit_in(words), is_known_means=True)
    words = _CODES.sub(" ", _DATES.sub(" ", words))
    roles: set[str] = set()
    unit: list[Unit] = []

    def take(found: re.Match[str]) -> str:
        role, said = _vocabulary()[" ".join(found[0].split())]
        roles.add(role)
        if said is not None:
            unit.append(said)
        return " "

    left = re.sub(r"[\s\W_]+", "", _pattern().sub(take, words))
    if left or not roles - {"filler"}:
        return None
    return Measure(unit[0] if unit else None, "total" in roles, "share" in roles)


@lru_cache(maxsize=16384)
def unit_and_rest(text: str) -> tuple[Unit | None, str] | None:
    """The unit and the rest of a text that says what is counted before or behind its label: `Number of female victims`.

    None where it says nothing of counting or where nothing is left of it.
    """
    words = without_sign(numbered(text).rest)
    opening = _COUNTED.match(words)
    rest = words[opening.end() :] if opening else words
    before, behind = _unit_ends()
    unit = before.match(rest) or behind.search(rest)
    if unit is not None:
        rest = f"{rest[: unit.start()]} {rest[unit.end() :]}"
    rest = _EDGES.sub("", rest.strip()).strip()
    if not rest or (unit is None and opening is None):
        return None
    return (_vocabulary()[key(unit[0])][1] if unit is not None else None), rest


@cache
def _unit_ends() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A unit at the beginning and one at the end of a text."""
    units = _either([row["words"] for row in read_table("units.csv")]).pattern
    return re.compile(f"(?:{units})", re.I), re.compile(f"(?:{units})$", re.I)


@lru_cache(maxsize=16384)
def unit_in(text: str) -> Unit | None:
    """The unit that a longer text names first; None where it names none.

    Words that may as well belong to another noun (`crime type`) say nothing there.
    """
    found = _unit_pattern().search(key(text))
    return _vocabulary()[" ".join(found[0].split())][1] if found else None


def of_what(texts: tuple[str, ...]) -> tuple[str, int]:
    """Of what a share is, by the phrases of of-what.csv in their order, and which of the texts says so.

    `not stated` and -1 where none does.
    """
    for row in read_table("of-what.csv"):
        for place, text in enumerate(texts):
            if re.search(row["pattern"], key(text)):
                return row["of_what"], place
    return NOT_STATED, -1


@cache
def read_table(file: str) -> tuple[dict[str, str], ...]:
    """The rows of a file of words beside this module."""
    return tuple(dict(row.cells) for row in read_rows(Path(__file__).with_name(file)).rows)


@cache
def _patterns(file: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in read_table(file))


@cache
def _vocabulary() -> dict[str, tuple[str, Unit | None]]:
    """Each word or phrase to its role and the unit it names."""
    words: dict[str, tuple[str, Unit | None]] = {
        row["word"]: (row["role"], None) for row in read_table("measure-words.csv")
    }
    words |= {month.casefold(): ("filler", None) for month in (*calendar.month_name[1:], *calendar.month_abbr[1:])}
    return words | {row["words"]: ("unit", Unit(row["unit"])) for row in read_table("units.csv")}


def _either(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(rf"(?<![\w]){re.escape(word)}(?![\w])".replace(r"\ ", r"\s+") for word in longest))


@cache
def _pattern() -> re.Pattern[str]:
    return _either(list(_vocabulary()))


@cache
def _unit_pattern() -> re.Pattern[str]:
    return _either([row["words"] for row in read_table("units.csv") if row["in_text"] == "yes"])
