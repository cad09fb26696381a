"""What a running text of a sheet says: its number in a list of questions, a count in a sentence, a refusal, a note.

The phrases are data: counts-in-text.csv, refusals.csv, notes.csv, units.csv.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.words.clean import clean, key
from etl.words.numerals import numerals

_NUMBERED = re.compile(
    r"^(?P<number>(?:(?:question|q)\s?\d{1,2}[a-z]?|\d{1,2}[a-z]?|[a-z])[.):]+)\s*(?P<rest>.*)$", re.I
)
_QUESTION = re.compile(r"^(?:question|q|part|response|answer)(?:\s?\d{1,2}[a-z]?|\s[a-z])\b", re.I)
_LINE = re.compile(r"^(?P<label>.*\S)\s*(?:\s[–—-]\s?|[:=]\s?)\s*(?P<number>[^–—:=]*[\w%*\])])$")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_N = r"(?P<n>\d[\d,]*|[a-z]+(?:-[a-z]+)?)"


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a question or answer, as written, and the text behind it."""

    number: str
    rest: str


@dataclass(frozen=True, slots=True)
class CountInText:
    """A count that a sentence gives, as written."""

    number: str
    words: str


@lru_cache(maxsize=16384)
def numbered(text: str) -> Numbered:
    """`1a. Charged` is 1a. and Charged; without a number the first is empty."""
    words = clean(text)
    found = _NUMBERED.match(words)
    return Numbered(found["number"], found["rest"]) if found else Numbered("", words)


def is_question(text: str) -> bool:
    """Whether a text opens with the number of a question or an answer."""
    return bool(numbered(text).number or _QUESTION.match(clean(text)))


@lru_cache(maxsize=16384)
def label_and_number(text: str) -> tuple[str, str] | None:
    """`Charged – 5`: the label and what stands behind the last dash or colon; None without one."""
    found = _LINE.match(numbered(text).rest)
    return (found["label"].rstrip(" –—:=-"), found["number"].strip()) if found else None


def counts_in(text: str) -> tuple[CountInText, ...]:
    """The counts that a sentence states: `There have been 39 offences recorded`."""
    words = clean(text)
    found: list[CountInText] = []
    for pattern in _statements():
        for place in pattern.finditer(words):
            number = place["n"]
            if len(numerals(number)) == 1 and not any(number == other.number for other in found):
                found.append(CountInText(number, place[0]))
    return tuple(found)


def counted_things(text: str) -> tuple[str, ...]:
    """The numbers that stand before a unit anywhere in a text: `those 245 recorded crimes`. Years are none."""
    return tuple(found["n"] for found in _counted().finditer(clean(text)) if not _YEAR.fullmatch(found["n"]))


@lru_cache(maxsize=16384)
def is_refusal(text: str) -> bool:
    """Whether a text keeps an answer back, or says that it is not held."""
    return any(pattern.search(key(text)) for pattern in _patterns("refusals.csv"))


@lru_cache(maxsize=16384)
def is_note(text: str) -> bool:
    """Whether a text opens as a note, a source or a legend does."""
    return any(pattern.search(key(text)) for pattern in _patterns("notes.csv"))


@cache
def _patterns(file: str) -> tuple[re.Pattern[str], ...]:
    rows = read_rows(Path(__file__).with_name(file), ("pattern", "note")).rows
    return tuple(re.compile(row["pattern"]) for row in rows)


@cache
def _units() -> str:
    rows = read_rows(Path(__file__).with_name("units.csv"), ("words", "unit", "in_text", "note")).rows
    return "|".join(sorted((re.escape(row["words"]) for row in rows), key=len, reverse=True))


@cache
def _statements() -> tuple[re.Pattern[str], ...]:
    rows = read_rows(Path(__file__).with_name("counts-in-text.csv"), ("pattern", "note")).rows
    few = r"(?:[\w/-]+ ){0,6}?"
    fill = {"{N}": _N, "{words}": few, "{unit}": rf"(?:{_units()})\b"}
    made = []
    for row in rows:
        pattern = row["pattern"]
        for name, value in fill.items():
            pattern = pattern.replace(name, value)
        made.append(re.compile(pattern, re.I))
    return tuple(made)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w./-])(?P<n>\d[\d,]*) (?:(?:recorded|reported|such|further|other) )?(?:{_units()})\b", re.I
    )
