"""What a label of a person or of an answer can be: an age band, a sex, an outcome; and what a heading lists.

The words are data: sex-words.csv, age-words.csv, outcome-words.csv, breakdowns.csv. A label is asked without the
footnote sign and the quotes around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.words.clean import RAISED, bare, key

_SIGN = re.compile(
    rf"^(?P<base>.*?[^\s{RAISED}*†‡^#])\s?(?P<sign>\*{{1,3}}|[†‡^#]|[{RAISED}]{{1,2}}|\[(?:note )?\w{{1,2}}\])$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"^(?P<base>[^()]+?)\s*\((?P<inside>[^()]+)\)$")
_YEARS = r"(?:\s?(?:years?|yrs?)(?: old| of age)?)?"
_AGED = r"(?:ages?d? )?"
_OC = re.compile(r"^(?P<code>oc ?\d{1,2}[a-z]?)\b\s*[–—:-]*\s*(?P<words>.*)$", re.I)


@dataclass(frozen=True, slots=True)
class Parted:
    """A label, the sign behind it and what stands in a bracket at its end; the latter two may be empty."""

    base: str
    sign: str
    bracket: str


@lru_cache(maxsize=16384)
def part(label: str) -> Parted:
    """Take sign and bracket off a label: `Sussex*`, `Facebook owned apps (in lockdown)`."""
    text = bare(label).rstrip(":").strip()
    found = _SIGN.match(text)
    base, sign = (found["base"], found["sign"]) if found else (text, "")
    bracket = _BRACKET.match(base)
    return Parted(bracket["base"], sign, bracket["inside"]) if bracket else Parted(base, sign, "")


@lru_cache(maxsize=16384)
def without_sign(label: str) -> str:
    """The label without the sign behind it and without a colon."""
    text = bare(label).rstrip(":").strip()
    found = _SIGN.match(text)
    return bare(found["base"]) if found else text


@lru_cache(maxsize=16384)
def age_band(label: str) -> str | None:
    """The band in whole years as `12-15`, `0-11`, `16+`, `unknown`; None where the label is no age."""
    text = key(without_sign(label))
    known = words_of("age-words.csv", "word", "age_band").get(text)
    if known is not None:
        return known
    for pattern, band in _AGES:
        found = pattern.fullmatch(text)
        if found:
            return band(*(int(number) for number in found.groups()))
    return None


def _from_to(low: int, high: int) -> str | None:
    return f"{low}-{high}" if low < high else None


_AGES = tuple(
    (re.compile(_AGED + pattern, re.I), band)
    for pattern, band in (
        (rf"(\d{{1,2}}){_YEARS}\s?(?:-|–|—|to|and)\s?(\d{{1,2}}){_YEARS}", _from_to),
        (rf"between (\d{{1,2}}) and (\d{{1,2}}){_YEARS}", _from_to),
        (rf"(\d{{1,2}}){_YEARS} (?:and|or|&) (?:under|younger|below)", lambda age: f"0-{age}"),
        (rf"(?:under|below|younger than)\s(\d{{1,2}}){_YEARS}", lambda age: f"0-{age - 1}" if age else None),
        (rf"(\d{{1,2}}){_YEARS} (?:and|or|&) (?:over|older|above)", lambda age: f"{age}+"),
        (rf"(\d{{1,2}}){_YEARS}\s?\+", lambda age: f"{age}+"),
        (rf"(?:over|above|older than)\s(\d{{1,2}}){_YEARS}", lambda age: f"{age + 1}+"),
    )
)


@lru_cache(maxsize=16384)
def sex(label: str) -> str | None:
    """`female`, `male`, `other`, `unknown`; None where the label is no sex."""
    return words_of("sex-words.csv", "word", "sex").get(key(without_sign(label)))


@lru_cache(maxsize=16384)
def outcome(label: str) -> str | None:
    """The outcome without the dash behind its code (`OC01 Charge/Summons`); None where no such word opens the label."""
    text = without_sign(label)
    if _OC.match(text):
        return canonical(text)
    known = words_of("outcome-words.csv", "word", "note")
    opening, *rest = re.split(r"\s[–—-]\s", key(text))
    opens = opening in known and not any(word.strip().isdigit() for word in rest)
    return canonical(text) if key(text) in known or opens else None


def canonical(label: str) -> str:
    """A label of an open list, as written but for blanks, sign and the dash behind an outcome's code."""
    text = without_sign(label)
    found = _OC.match(text)
    return f"{found['code'].upper()} {found['words']}".strip() if found else text


@lru_cache(maxsize=16384)
def is_furniture(text: str) -> bool:
    """Whether a text is one that a program writes about its table and nobody says: `Row Labels`."""
    return key(text) in words_of("furniture.csv", "text", "note")


@lru_cache(maxsize=4096)
def line_list_heading(heading: str) -> str:
    """What a heading says of a column of crimes: `record`, `counted day`, `day`, `other day`; empty for others."""
    return words_of("line-list-words.csv", "words", "kind").get(key(without_sign(heading)), "")


@lru_cache(maxsize=16384)
def part_of_line_above(label: str) -> str:
    """What stands behind *of which* or its like (part-of-words.csv) at the start of a label; empty without it."""
    text = bare(label)
    found = _part_of().match(text)
    return text[found.end() :].strip(" :,–-") if found else ""


@cache
def _part_of() -> re.Pattern[str]:
    words = sorted(words_of("part-of-words.csv", "words", "note"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.I)


@lru_cache(maxsize=4096)
def breakdown_named(heading: str) -> str:
    """What a heading says that the labels under it are (`age`, `outcome`, `area` …); empty where it names none.

    The longest words win; of words equally long the first in the heading.
    """
    text = key(heading)
    found = [
        (len(words), -place.start(), kind) for words, pattern, kind in _headings() for place in pattern.finditer(text)
    ]
    return max(found)[2] if found else ""


@lru_cache(maxsize=16384)
def is_no_answer(label: str) -> bool:
    """Whether a label opens with words whose numbers are no answer: a reference, hours, a cost (no-answers.csv)."""
    text = key(without_sign(label))
    return any(text == word or text.startswith(f"{word} ") for word in words_of("no-answers.csv", "word", "note"))


@lru_cache(maxsize=16384)
def is_no_answer_shape(text: str) -> bool:
    """Whether a text is by the way it is written no count: money, a time of day, a telephone number, a page."""
    return any(pattern.fullmatch(key(text)) for pattern in _shapes())


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    rows = read_rows(Path(__file__).with_name("no-answer-shapes.csv"), ("pattern", "note")).rows
    return tuple(re.compile(row["pattern"]) for row in rows)


@cache
def _headings() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    words = words_of("breakdowns.csv", "words", "kind")
    return tuple((word, re.compile(rf"(?<!\w){re.escape(word)}(?:\(s\))?(?!\w)"), kind) for word, kind in words.items())


@cache
def words_of(file: str, word: str, meaning: str) -> dict[str, str]:
    """One file of words beside this module, each word in lower case to its meaning."""
    return {row[word].casefold(): row[meaning] for row in read_rows(Path(__file__).with_name(file)).rows}
