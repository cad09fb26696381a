"""The words of time, read once from period_words.toml: which phrase is which kind of token."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from etl.extract.rows import read_rows


class Kind(StrEnum):
    """What one token is. Those of phrases have the names that they have in period_words.toml."""

    DATE = "date"
    MONTH_YEAR = "month and year"
    FINANCIAL = "years with a stroke"
    YEAR = "year"
    BAD = "bad"
    QUARTER = "numbered quarter"
    HALF = "numbered half"
    SHORT = "two digits twice"
    NUMBER = "number"
    ORDINAL = "ordinal"
    MONTH = "month"
    UNIT = "unit"
    UNIT_OF_DAYS = "unit of days"
    YEAR_KIND = "kind of year"
    TO = "to"
    AND = "and"
    BETWEEN = "between"
    FROM = "from"
    BEGINNING = "beginning"
    ENDING = "ending"
    BEFORE = "before"
    BY = "by"
    DATE_OF = "date_of"
    AFTER = "after"
    POINT = "point"
    OPEN_END = "open_end"
    OPEN_START = "open_start"
    SO_FAR = "so_far"
    INCLUSIVE = "inclusive"
    EDGE_FIRST = "edge_first"
    EDGE_LAST = "edge_last"
    EACH = "each"
    PREP = "prep"
    NOISE = "noise"
    ELSEWHERE = "elsewhere"
    ADJOINING = "adjoining"
    VAGUE = "vague"
    PARTIAL = "partial"
    ROUGH = "rough"
    LAST = "last"
    THIS = "this"
    FINAL = "final"
    OPENING = "opening"
    LAW = "law"
    DASH = "-"
    COMMA = ","
    SEMICOLON = ";"
    COLON = ":"
    SLASH = "/"
    ELLIPSIS = "…"
    MARK = "*"
    BRACKET = "()"
    AGE = "age"
    STATUTE = "statute"
    OTHER = "other"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What one phrase stands for: its kind, its number where it has one, its name where it is a kind of year."""

    kind: Kind
    number: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of time by what they do. `pattern` matches any phrase, the longest first; `first_words` begin one."""

    phrases: dict[str, Phrase]
    pattern: re.Pattern[str]
    first_words: frozenset[str]
    months: str
    expand: dict[str, str]
    statutes: str
    collector: tuple[str, ...]
    not_period: frozenset[str]
    only_bare: frozenset[str]
    counted: frozenset[str]
    context: frozenset[str]
    dimensions: frozenset[str]
    first_year: int
    last_year: int
    short_from: int
    law_in_force: date
    law_halves: tuple[date, ...]

    def is_year(self, number: int) -> bool:
        """Whether four digits can be a year."""
        return self.first_year <= number <= self.last_year

    def long_year(self, digits: str) -> int:
        """A year of two or four digits in full."""
        year = int(digits)
        if len(digits) == 4:
            return year
        return year + (1900 if year >= self.short_from else 2000)


FIRST_WORD = re.compile(r"[^\W\d_]*")

PHRASE_KINDS = (
    Kind.TO,
    Kind.AND,
    Kind.BETWEEN,
    Kind.FROM,
    Kind.BEGINNING,
    Kind.ENDING,
    Kind.BEFORE,
    Kind.BY,
    Kind.DATE_OF,
    Kind.AFTER,
    Kind.POINT,
    Kind.OPEN_END,
    Kind.OPEN_START,
    Kind.SO_FAR,
    Kind.INCLUSIVE,
    Kind.EDGE_FIRST,
    Kind.EDGE_LAST,
    Kind.EACH,
    Kind.PREP,
    Kind.NOISE,
    Kind.ELSEWHERE,
    Kind.ADJOINING,
    Kind.VAGUE,
    Kind.PARTIAL,
    Kind.ROUGH,
    Kind.LAST,
    Kind.THIS,
    Kind.FINAL,
    Kind.OPENING,
    Kind.LAW,
)


@cache
def lexicon() -> Lexicon:
    """The lexicon of period_words.toml."""
    return build_lexicon(tomllib.loads(files("etl.words").joinpath("period_words.toml").read_text("utf-8")))


def build_lexicon(words: dict[str, Any]) -> Lexicon:
    """A lexicon of the tables of such a file. Raises ValueError where a phrase stands in two lists."""
    phrases: dict[str, Phrase] = {}
    for text, phrase in _all_phrases(words):
        if phrases.setdefault(text, phrase) != phrase:
            raise ValueError(
                f"period_words.toml: {text!r} is both {phrases[text]} and {phrase}; take it out of one list"
            )
    return Lexicon(
        phrases=phrases,
        pattern=alternatives(phrases),
        first_words=frozenset(FIRST_WORD.findall(text)[0] for text in phrases),
        months="|".join(sorted((name for names in words["months"].values() for name in names), key=len, reverse=True)),
        expand=words["expand"],
        statutes="|".join(words["statutes"]["words"]),
        collector=tuple(words["collector"]["openings"]),
        not_period=frozenset(words["phrases"]["not_period"]),
        only_bare=frozenset(words["phrases"]["only_bare"]),
        counted=frozenset(words["phrases"]["counted"]),
        context=frozenset(words["phrases"]["context"]),
        dimensions=frozenset(words["dimension"]["names"]),
        first_year=words["first_year"],
        last_year=words["last_year"],
        short_from=words["short_from"],
        law_in_force=words["law_in_force"],
        law_halves=tuple(words["law_halves"]),
    )


def _all_phrases(words: dict[str, Any]) -> list[tuple[str, Phrase]]:
    numbered = (
        (Kind.MONTH, words["months"]),
        (Kind.ORDINAL, words["ordinals"]),
        (Kind.UNIT, words["units"]["months"]),
        (Kind.UNIT_OF_DAYS, words["units"]["days"]),
    )
    found = [
        (text, Phrase(kind, int(number)))
        for kind, table in numbered
        for number, texts in table.items()
        for text in texts
    ]
    found += [(text, Phrase(Kind.NUMBER, number)) for text, number in _number_words().items()]
    found += [(text, Phrase(Kind.YEAR_KIND, 0, name)) for name, texts in words["kinds"].items() for text in texts]
    found += [(text, Phrase(kind)) for kind in PHRASE_KINDS for text in words["phrases"][kind]]
    return found


def _number_words() -> dict[str, int]:
    """`one` to `ninety nine`, from the words of number-words.csv."""
    rows = read_rows(Path(__file__).with_name("number-words.csv"), ("word", "kind", "value")).rows
    single = {row["word"]: int(row["value"]) for row in rows if row["kind"] == "number" and 0 < int(row["value"]) < 100}
    tens = {word: value for word, value in single.items() if value >= 20}
    units = {word: value for word, value in single.items() if value < 10}
    joined = {f"{ten}{sign}{unit}": tens[ten] + units[unit] for ten in tens for unit in units for sign in " -"}
    return single | joined


def alternatives(phrases: dict[str, Phrase]) -> re.Pattern[str]:
    """A pattern of all phrases as whole words, the longest first; a space stands for any run of spaces."""
    longest_first = sorted(phrases, key=len, reverse=True)
    options = "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in longest_first)
    return re.compile(rf"(?<!\w)(?:{options})(?!\w)")
