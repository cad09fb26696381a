"""What a cell says when it is asked for a number: `1,234` · `12.0` · `418 (20%)` · `two` · `<5` · `1-4` · `5*`.

Words are read by `etl.words.phrases`; what stands here is how a cell sets a number out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.model.count import Count, Mark, tidy_number
from etl.model.observation import Basis
from etl.words.clean import RAISED, clean
from etl.words.numerals import numerals
from etl.words.phrases import read_amount

_DIGITS = r"\d{1,3}(?:[, ]\d{3})+|\d+"
_PERCENT = r"(?P<percent>\d+(?:\.\d+)?)\s?(?:%|per\s?cent|percent)"
_SIGN = (
    rf"(?P<sign>\*{{1,3}}|[†‡^#]|[{RAISED}]{{1,2}}|\[(?:note ?)?(?:[a-z]|\d{{1,2}})\]|\((?:[rpe]|note ?\d{{1,2}})\))?"
)
_PLAIN = re.compile(rf"(?P<number>{_DIGITS})(?P<decimals>\.\d+)?\s?{_SIGN}", re.IGNORECASE)
_NEGATIVE = re.compile(rf"[-−–]\s?(?:{_DIGITS})(?:\.\d+)?|\((?:{_DIGITS})\)")
_SHARE = re.compile(rf"\(?{_PERCENT}\)?")
_PAIR = re.compile(rf"(?P<number>{_DIGITS})\s?(?:[(\[]\s?|[,;/]\s?){_PERCENT}\s?[)\]]?")
_BELOW = re.compile(
    r"(?:(?P<open><|fewer than|less than|under|below)|(?P<closed>≤|<=|up to|no more than|at most))\s?(?P<n>\w+)", re.I
)
_OR_FEWER = re.compile(r"(?P<n>\w+) or (?:fewer|less)", re.I)
_ABOVE = re.compile(rf"(?:(?P<more>>)|≥|>=)\s?(?P<after>{_DIGITS})|(?P<before>{_DIGITS})\s?\+")
_RANGE = re.compile(rf"(?:between )?(?P<low>{_DIGITS})\s?(?:-|–|—|to|and)\s?(?P<high>{_DIGITS})", re.I)
_LABELLED = re.compile(rf"(?P<number>{_DIGITS})\s?\((?P<label>[^\W\d][^()]*)\)\s*[,;/&+]?\s*")
_EXPLAINED = re.compile(
    r"(?:(?:fewer than|less than|<)\s?|(?:numbers?|figures?|counts?|values?|cells?) (?:under|below) )(?P<open>\w+)"
    r"(?!\s?(?:years?|months?|weeks?|days?|hours?|%))"
    r"|(?P<closed>\w+) or (?:fewer|less)\b"
    r"|(?:numbers?|figures?|counts?|values?|cells?)\b.*?\b(?P<low>\d+) ?(?:-|–|to|and) ?(?P<high>\d+)\b"
    r"(?!\s?(?:years?|months?|weeks?|days?|hours?|%))",
    re.I,
)
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉]+")
_OF_SOMETHING = re.compile(r"of(?: \w+){1,3}", re.I)
_TENS = re.compile(r"(?P<tens>[a-z]+ty)[ -](?P<units>[a-z]+)", re.I)
_AGED = re.compile(r"(?:under|below|over|above) (?P<n>\d{1,4})", re.I)
_TWICE = re.compile(rf"(?P<word>[a-z][a-z -]*) \((?P<number>{_DIGITS})\)", re.I)
SMALL = 10
"""A range that ends here or below hides a small number; a longer one is a rounded number."""
OLDEST = 25
"""A range that ends above `SMALL` and not above this is taken for ages of children, and never for a number."""
LARGEST_HIDDEN = 20
"""No publisher hides numbers above this one; an explanation with a higher one speaks of something else."""


class Form(StrEnum):
    """How a number is set out. Only PLAIN is a number wherever it stands; the others may be labels."""

    PLAIN = "plain"
    BOUND = "bound"
    RANGE = "range"
    SHARE = "share"
    WORDS = "words"
    PARTS = "parts"


class Flaw(StrEnum):
    """Why digits are no count."""

    NONE = ""
    NEGATIVE = "negative"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Written:
    """One number of a cell. `percent` is printed beside a count, `label` beside one of several numbers."""

    count: Count
    text: str
    basis: Basis = Basis.STATED
    is_share: bool = False
    percent: Decimal | None = None
    label: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class NumberReading:
    """All that a cell says in numbers. With a flaw it has digits and no number that can be counted with."""

    form: Form
    written: tuple[Written, ...]
    flaw: Flaw = Flaw.NONE


@lru_cache(maxsize=65536)
def read_number(text: str) -> NumberReading | None:
    """What the whole text says in numbers; None where it says none, or more than that.

    A raised digit behind a number is the sign of a footnote and never a digit of it.
    """
    if not text.isascii() and (raised := _RAISED.search(text)):
        return _marked(read_number(text[: raised.start()]), raised[0]) if text[raised.end() :].strip() == "" else None
    words = clean(text)
    if not words or len(words) > 80 or _is_age(words):
        return None
    if words[0].isdigit() or not words[0].isalpha():
        for read in (_plain, _negative, _share, _pair, _bounded, _above, _range, _parts, _spelled):
            found = read(words)
            if found is not None:
                return found
        return None
    return _bounded(words) or _range(words) or _spelled(words)


def _marked(reading: NumberReading | None, sign: str) -> NumberReading | None:
    """A plain number with the sign that stands behind it."""
    if reading is None or reading.form is not Form.PLAIN or reading.written[0].sign:
        return None
    return replace(reading, written=(replace(reading.written[0], sign=sign), *reading.written[1:]))


def read_bound(text: str) -> Count | None:
    """The bounds that an explanation gives a mark: `fewer than five`, `numbers under 5`, `1 to 4`, `5 or fewer`."""
    words = clean(text)
    alone = read_number(words)
    if alone is not None and alone.form in (Form.BOUND, Form.RANGE) and not alone.written[0].is_share:
        return alone.written[0].count
    found = _EXPLAINED.search(words)
    if not found:
        return None
    if found["low"]:
        low, high = int(found["low"]), int(found["high"])
        return Count.between(low, high, Mark.SUPPRESSED) if low < high <= LARGEST_HIDDEN else None
    count = _hidden(found["open"] or found["closed"], closed=bool(found["closed"]))
    return count if count is not None and count.highest is not None and count.highest <= LARGEST_HIDDEN else None


def _is_age(words: str) -> bool:
    """Whether the words are an age: `under 13`, `over 15`."""
    found = _AGED.fullmatch(words)
    return found is not None and SMALL < int(found["n"]) <= OLDEST


def _plain(words: str) -> NumberReading | None:
    found = _PLAIN.fullmatch(words)
    if not found:
        return None
    if found["decimals"] and found["decimals"].strip(".0"):
        return NumberReading(Form.PLAIN, (), Flaw.FRACTION)
    return _one(Form.PLAIN, Written(Count.exact(_whole(found["number"])), words, sign=found["sign"] or ""))


def _negative(words: str) -> NumberReading | None:
    return NumberReading(Form.PLAIN, (), Flaw.NEGATIVE) if _NEGATIVE.fullmatch(words) else None


def _share(words: str) -> NumberReading | None:
    found = _SHARE.fullmatch(words)
    amount = read_amount(found["percent"] + "%", share=True) if found else None
    return _one(Form.SHARE, Written(amount.count, words, is_share=True)) if amount else None


def _pair(words: str) -> NumberReading | None:
    found = _PAIR.fullmatch(words)
    if not found:
        return None
    return _one(Form.PLAIN, Written(Count.exact(_whole(found["number"])), words, percent=Decimal(found["percent"])))


def _bounded(words: str) -> NumberReading | None:
    found = _BELOW.fullmatch(words) or _OR_FEWER.fullmatch(words)
    if not found:
        return None
    count = _hidden(found["n"], closed="open" not in found.groupdict() or bool(found["closed"]))
    basis = Basis.WORDS if words[0].isalpha() else Basis.STATED
    return _one(Form.BOUND, Written(count, words, basis)) if count is not None else None


def _above(words: str) -> NumberReading | None:
    found = _ABOVE.fullmatch(words)
    if not found:
        return None
    low = _whole(found["after"] or found["before"]) + (1 if found["more"] else 0)
    return _one(Form.BOUND, Written(Count.between(low, None, Mark.LOWER_BOUND), words))


def _range(words: str) -> NumberReading | None:
    found = _RANGE.fullmatch(words)
    if not found:
        return None
    low, high = _whole(found["low"]), _whole(found["high"])
    if low >= high or SMALL < high <= OLDEST:
        return None
    mark = Mark.SUPPRESSED if high <= SMALL else Mark.ROUNDED
    return _one(Form.RANGE, Written(Count.between(low, high, mark), words))


def _parts(words: str) -> NumberReading | None:
    found = tuple(_LABELLED.finditer(words))
    if len(found) < 2 or "".join(part[0] for part in found) != words:
        return None
    written = tuple(
        Written(Count.exact(_whole(part["number"])), part[0].strip(" ,;/&+"), label=part["label"].strip())
        for part in found
    )
    return NumberReading(Form.PARTS, written)


def _spelled(words: str) -> NumberReading | None:
    twice = _TWICE.fullmatch(words)
    if twice:
        inner, outer = _spelled(twice["word"]), _whole(twice["number"])
        same = inner is not None and inner.written[0].count.value == outer
        return _one(Form.PLAIN, Written(Count.exact(outer), words)) if same else None
    if tens := _TENS.fullmatch(words):
        return _compound(words, tens["tens"], tens["units"])
    for share in (False, True):
        amount = read_amount(words, share=share)
        if amount is not None and amount.basis is Basis.WORDS and _only_number(words, share=share):
            return _one(Form.WORDS, Written(amount.count, words, Basis.WORDS, is_share=share))
    return None


def _compound(words: str, tens: str, units: str) -> NumberReading | None:
    """`twenty-one`: the tens and the units, each a number word of its own."""
    first, second = numerals(tens), numerals(units)
    if len(first) != 1 or len(second) != 1 or not 1 <= second[0].value <= 9:
        return None
    return _one(Form.WORDS, Written(Count.exact(int(first[0].value + second[0].value)), words, Basis.WORDS))


def _only_number(words: str, *, share: bool) -> bool:
    """Whether nothing but one number, what makes it inexact and what it is a part of stand there: never a label."""
    found = numerals(words)
    if len(found) != 1:
        return False
    before, after = words[: found[0].start].strip(), words[found[0].end :].strip()
    if share and _OF_SOMETHING.fullmatch(after):
        after = ""
    return all(not rest or rest.casefold() in _approximations() for rest in (before, after))


@cache
def _approximations() -> frozenset[str]:
    """The words that make a number inexact, lower case."""
    rows = read_rows(Path(__file__).with_name("approximations.csv")).rows
    return frozenset(row["phrase"].casefold() for row in rows)


def _hidden(number: str, *, closed: bool) -> Count | None:
    """1 to one below the number, or to it: a hidden number is never said to be none."""
    value = numerals(number)
    if len(value) != 1 or value[0].value != int(value[0].value):
        return None
    high = int(value[0].value) - (0 if closed else 1)
    return Count.between(1, high, Mark.SUPPRESSED) if high >= 1 else None


def _one(form: Form, written: Written) -> NumberReading:
    return NumberReading(form, (written,))


def _whole(digits: str) -> int:
    number = tidy_number(Decimal(digits.replace(",", "").replace(" ", "")))
    return int(number)
