"""The values that the readers of periods hand on: atoms, what is known from outside, a place in the tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from etl.model.period import Period
from etl.words.period_notes import Span
from etl.words.period_numerals import Token
from etl.words.period_words import Kind
from etl.words.period_years import YearReading


class Grain(StrEnum):
    """How finely words tell a span."""

    DAY = "day"
    MONTH = "month"
    PART = "part of a year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known from outside the words: the day of publication, the kind of year, the span around a bracket.

    `anchored`: the day is not that of publication but one that the words themselves count from.
    """

    published: date | None = None
    kind: str = ""
    within: Period | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Some months of a year: `length` months after the first `skip` of them, or before its last `skip`."""

    length: int
    skip: int = 0
    from_end: bool = False
    is_code: bool = False

    def of(self, year: Period) -> Period | None:
        """The months of a year of whole months; None where the year has not so many."""
        months = year.whole_months
        start = (months or 0) - self.length - self.skip if self.from_end else self.skip
        if months is None or start < 0 or start + self.length > months:
            return None
        first = Period.months_of(year.first.year, year.first.month, start + 1).last.replace(day=1)
        return Period.months_of(first.year, first.month, self.length)


@dataclass(frozen=True, slots=True)
class Atom:
    """A span as far as its own words tell it.

    `period` is None while the year is not known; then `month`, `day` or `part` say the rest. `reason` is why it can
    never be told. `year` is the year that was named with a month or part. `short` is a number after a month that may be
    its year. `bare`: a year of four digits and no word; `weak`: it may be no period at all. `soft`: it is relative, and
    settled by a period beside it.
    """

    grain: Grain
    text: str = ""
    period: Period | None = None
    month: int = 0
    day: int = 0
    part: Part | None = None
    year: YearReading | None = None
    note: str = ""
    reason: str = ""
    either: tuple[Span, ...] = ()
    short: int = 0
    bare: bool = False
    weak: bool = False
    soft: bool = False

    @property
    def lacks_year(self) -> bool:
        """Whether a year would complete it."""
        return self.period is None and not self.reason


SKIPPED = frozenset({Kind.NOISE, Kind.INCLUSIVE, Kind.MARK})
PREPS = SKIPPED | {Kind.PREP}


@dataclass(frozen=True, slots=True)
class Stream:
    """A place in a row of tokens."""

    tokens: tuple[Token, ...]
    at: int = 0

    def take(self, *kinds: Kind, skip: frozenset[Kind] = SKIPPED) -> tuple[Token, Stream] | None:
        """The next token and the place behind it, if it is of one of the kinds; tokens of `skip` are passed over."""
        at = self.at
        while at < len(self.tokens) and self.tokens[at].kind in skip and self.tokens[at].kind not in kinds:
            at += 1
        if at < len(self.tokens) and self.tokens[at].kind in kinds:
            return self.tokens[at], Stream(self.tokens, at + 1)
        return None

    def skip(self, *kinds: Kind) -> Stream:
        """The place behind the next token if it is of one of the kinds, else this place."""
        taken = self.take(*kinds)
        return taken[1] if taken else self

    def text_to(self, end: Stream) -> str:
        """The words from here to another place."""
        return " ".join(token.words for token in self.tokens[self.at : end.at])


Parsed = tuple[Atom, Stream]
