"""How exact a printed number is: "almost 34,000", "a third", "29%", "more than 3,000 / 3,171" as lowest and highest.

Reading words is wide, so that the true number is never shut out. The words and their factors are data:
`approximations.csv` (before or after the number; an empty highest is open).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.model.count import Count, Mark, Number, tidy_number
from etl.model.observation import Basis
from etl.words.numerals import Numeral, numerals

FRACTION_POINTS = 4
"""A fraction in words ("a third") may be this many points of percent off on either side."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a text prints it: its bounds, and whether the text states it or says it in words."""

    count: Count
    basis: Basis


@dataclass(frozen=True, slots=True)
class Approximation:
    """Words that make a number inexact, with the factors of its lowest and highest value; None is open above."""

    low: Decimal
    high: Decimal | None


def read_amount(text: str, value: Number | None = None, *, share: bool = False) -> Amount | None:
    """What a text says of a count, or of a share in percent; None where that cannot be told.

    `value` is the number that the text is about, where somebody has read it out. Without one the text must be about a
    single number. A text that prints a number both roughly and plainly ("nearly 650 / 647") says the plain one. A
    printed percent is as exact as its last digit: 29% is 28.5 to 29.5. A fraction in words ("a third") is its nearest
    whole percent and 4 points on either side.
    """
    text = " ".join(text.split())
    found = numerals(text)
    printed = _about(found, value, share=share)
    plain = [number for number in printed if _approximation(text, number) is None]
    for choice in (plain, printed):
        if len({number.value for number in choice}) == 1:
            return _amount(choice[0], _approximation(text, choice[0]), share=share)
        if choice:
            return None
    return _fraction(text, found, value) if share else None


def _about(found: tuple[Numeral, ...], value: Number | None, *, share: bool) -> list[Numeral]:
    """The numbers, fractions aside, that may be the one in question: percents for a share, others for a count."""
    numbers = [number for number in found if not number.is_fraction]
    if value is not None:
        numbers = [number for number in numbers if number.value == Decimal(value)]
    if share and not any(number.is_percent for number in numbers):
        return numbers
    return [number for number in numbers if number.is_percent == share]


def _amount(number: Numeral, words: Approximation | None, *, share: bool) -> Amount:
    if words is not None:
        low, high = _apply(words, number.value, number.value)
        return Amount(_in_words(low, high) if share else _in_words(*_whole(low, high)), Basis.WORDS)
    basis = Basis.WORDS if number.in_words else Basis.STATED
    if not share:
        return Amount(Count.exact(tidy_number(number.value)), basis)
    half = Decimal(5).scaleb(-number.places - 1)
    low, high = max(Decimal(0), number.value - half), number.value + half
    return Amount(Count.between(tidy_number(low), tidy_number(high), Mark.ROUNDED), basis)


def _fraction(text: str, found: tuple[Numeral, ...], value: Number | None) -> Amount | None:
    """The first fraction in words whose bounds admit the value."""
    for number in found:
        if number.is_fraction:
            count = _in_words(*_fraction_bounds(number.value, _approximation(text, number)))
            if value is None or count.admits(value):
                return Amount(count, Basis.WORDS)
    return None


def _fraction_bounds(percent: Decimal, words: Approximation | None) -> tuple[Decimal, Decimal | None]:
    near = percent.to_integral_value(ROUND_HALF_UP)
    low, high = max(Decimal(0), near - FRACTION_POINTS), near + FRACTION_POINTS
    if words is None:
        return low, high
    floor, ceiling = percent.to_integral_value(ROUND_FLOOR), percent.to_integral_value(ROUND_CEILING)
    below, above = _apply(words, floor, ceiling)
    if above is not None and below < floor and above > ceiling:
        # "Around a fifth" is never narrower than "a fifth".
        return min(low, below), max(high, above)
    return below, above


def _apply(words: Approximation, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal | None]:
    return low * words.low, None if words.high is None else high * words.high


def _whole(low: Decimal, high: Decimal | None) -> tuple[Decimal, Decimal | None]:
    """Bounds of a count of things: the whole numbers within."""
    return low.to_integral_value(ROUND_CEILING), None if high is None else high.to_integral_value(ROUND_FLOOR)


def _in_words(low: Decimal, high: Decimal | None) -> Count:
    return Count.between(tidy_number(low), None if high is None else tidy_number(high), Mark.WORDS)


def _approximation(text: str, number: Numeral) -> Approximation | None:
    """The words beside a number that make it inexact; None where it stands plainly."""
    for matches, words in _approximations():
        if matches(text, number):
            return words
    return None


@cache
def _approximations() -> tuple[tuple[Callable[[str, Numeral], bool], Approximation], ...]:
    """Each row of the table as a test of a number in a text, the longest phrase first."""
    rows = read_rows(Path(__file__).with_name("approximations.csv"), ("phrase", "place", "low", "high", "note")).rows
    made = []
    for row in sorted(rows, key=lambda row: -len(row["phrase"])):
        high = Decimal(row["high"]) if row["high"] else None
        made.append((_test(row["phrase"], row["place"]), Approximation(Decimal(row["low"]), high)))
    return tuple(made)


def _test(phrase: str, place: str) -> Callable[[str, Numeral], bool]:
    words = re.escape(phrase).replace(r"\ ", r"\s+")
    if place == "before":
        before = re.compile(rf"(?<!\w){words}\s+(?:the\s+)?\Z", re.IGNORECASE)
        return lambda text, number: before.search(text, 0, number.start) is not None
    if place == "after":
        after = re.compile(rf"[\s-]*{words}(?!\w)", re.IGNORECASE)
        return lambda text, number: after.match(text, number.end) is not None
    raise ValueError(f"approximations.csv: the place of {phrase!r} is 'before' or 'after', not {place!r}")
