"""The numbers inside a text: digits, number words and fractions in words, each with its place in the text.

Number words are data (`number-words.csv`): `number` is a number of its own, `part` the name of a part (a third is 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from etl.extract.rows import read_rows

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = r"(?P<percent>\s*(?:%|per\s?cent\b|percent\b))?"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, from `start` to `end`: a count, a percent, or a fraction in words as percent."""

    value: Decimal
    start: int
    end: int
    in_words: bool = False
    is_percent: bool = False
    is_fraction: bool = False

    @property
    def places(self) -> int:
        """Number of decimals that are printed."""
        return max(0, -int(self.value.as_tuple().exponent))


def numerals(text: str) -> tuple[Numeral, ...]:
    """Every number of the text in order. A number that is part of a fraction ("one in four") is none of its own."""
    fractions = tuple(_fractions(text))
    alone = [
        number
        for number in _plain(text)
        if not any(fraction.start <= number.start < fraction.end for fraction in fractions)
    ]
    return tuple(sorted((*fractions, *alone), key=lambda number: number.start))


def _plain(text: str) -> Iterator[Numeral]:
    for found in _patterns()[0].finditer(text):
        end = found.end()
        if found["digits"]:
            value, in_words = Decimal(found["digits"].replace(",", "")), False
        else:
            value, in_words = Decimal(_words("number")[_word(found["word"])]), True
        yield Numeral(value, found.start(), end, in_words, bool(found["percent"]))


def _fractions(text: str) -> Iterator[Numeral]:
    for found in _patterns()[1].finditer(text):
        whole = found["of"] or found["in"]
        count = found["count"] or found["one"] or "a"
        value = Decimal(100) * _integer(count) / _integer(whole)
        yield Numeral(value, found.start(), found.end(), in_words=True, is_fraction=True)


def _integer(word: str) -> int:
    word = _word(word)
    if word.isdigit():
        return int(word)
    return {"a": 1, "an": 1}.get(word) or {**_words("part"), **_words("number")}[word]


def _word(text: str) -> str:
    return " ".join(text.lower().split())


@cache
def _words(kind: str) -> dict[str, int]:
    """Number words of one kind: as long as the word stands in the table, lower case, to its value."""
    rows = read_rows(Path(__file__).with_name("number-words.csv"), ("word", "kind", "value")).rows
    return {row["word"]: int(row["value"]) for row in rows if row["kind"] == kind}


def _either(words: dict[str, int]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of plain numbers, and of fractions: "two-thirds", "half", "a quarter"; "one in four", "7 out of 10"."""
    number, part = _either(_words("number")), _either(_words("part"))
    plain = rf"(?<![\w.,])(?:(?P<digits>{_DIGITS})|(?P<word>{number}))(?![\w]|[.,]\d){_PERCENT}"
    one = rf"(?P<one>an?|{number})[\s-]+"
    named = rf"(?:{one})?(?P<of>{part})"
    counted = rf"(?P<count>{number}|\d+)\s+(?:in|out\s+of)\s+(?P<in>{number}|\d+)"
    fraction = rf"(?<!\w)(?:{counted}|{named})(?!\w)"
    return re.compile(plain, re.IGNORECASE), re.compile(fraction, re.IGNORECASE)
