"""A sentence that may be said: with its figures, its working, its caveats and its sources, as one object; or a refusal.

Every sentence says who recorded, what and when, with the denominator of a share in it. What the figures do not carry is
refused with the reason, and with what can be said instead where there is something.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.statistics.comparison import Comparison
from dashboard.statistics.comparison_guards import MAY_STAND
from dashboard.statistics.comparison_model import Basis, Change, Level
from dashboard.statistics.shares import ShareLevel, share_of_all
from dashboard.statistics.words_for_numbers import (
    NoWord,
    a_day,
    number,
    percent,
    record_words,
    share_words,
    times_words,
)
from etl.model.caveats import CAVEATS, sentences
from etl.model.count import Count
from etl.model.period import Period, month_label


class Kind(StrEnum):
    """What a claim is about, best first: the order in which claims are offered."""

    CHANGE = "change"
    RECORD = "record"
    COUNT = "count"
    SHARE = "share"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What claims rest on: identifiers of figures, places of their cells, identifiers of caveats.

    Raises KeyError for a caveat that is not registered.
    """

    figures: tuple[str, ...]
    sources: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for caveat in self.caveats:
            CAVEATS[caveat]

    def with_caveat(self, caveat: str) -> Grounds:
        """The same with one more caveat, once."""
        return self if caveat in self.caveats else replace(self, caveats=(*self.caveats, caveat))


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that may be said; `working` shows the sum; `headline` is False where it may not stand alone."""

    kind: Kind
    sentence: str
    working: str
    grounds: Grounds
    headline: bool = True

    @property
    def say_with(self) -> tuple[str, ...]:
        """The caveats in words, gravest first."""
        return sentences(self.grounds.caveats)


@dataclass(frozen=True, slots=True)
class Refused:
    """What may not be said: kind, at least one reason as a sentence, and what can be said instead, empty if nothing."""

    kind: Kind
    reasons: tuple[str, ...]
    sayable: str = ""


def when(period: Period) -> str:
    """`in the year to March 2025` for a financial year, else `in April to June 2020`, `from … to …` as labelled."""
    return f"in the year to {month_label(period.last)}" if period.is_financial_year else f"in {period.label}"


def count_claim(level: Level, grounds: Grounds) -> Claim | Refused:
    """`Police in the UK recorded 7,263 offences … in the year to March 2025.` A lowest value says *at least*."""
    if reason := _why_no_count(level):
        return Refused(Kind.COUNT, (reason,))
    if level.count.highest is None:
        grounds = grounds.with_caveat("lower-bound")
    part = "" if level.whole else ", a part of it only"
    sentence = f"{level.who} recorded {level.counted} {when(level.period)}{part}."
    return Claim(Kind.COUNT, sentence, level.number, grounds, headline=level.whole and level.count.is_exact)


def average_claim(level: Level, grounds: Grounds) -> Claim | Refused:
    """`Police in the UK recorded an average of 19.9 offences a day in 2024/25.` Of exact counts of whole spans only."""
    reason = _why_no_count(level)
    if not reason and not (level.whole and level.count.is_exact):
        reason = f"{level.counted} is no exact count of the whole of {level.period.label}: it has no average."
    if reason:
        return Refused(Kind.AVERAGE, (reason,))
    value = level.count.lowest or 0
    amount, unit = a_day(value, level.period).split(" ", 1)
    days = number(level.period.days)
    sentence = f"{level.who} recorded an average of {amount} {level.unit.value}s {unit} in {level.period.label}."
    return Claim(Kind.AVERAGE, sentence, f"{number(value)} ÷ {days} days", grounds, headline=False)


def change_claim(comparison: Comparison, grounds: Grounds) -> Claim | Refused:
    """`Offences recorded by police in the UK almost doubled between 2017/18 and 2024/25 where the same forces answered,
    up 98%.` The working gives all lines. Only a strict change beyond chance is a headline.
    """
    lead = comparison.lead
    if lead is None:
        sayable = comparison.alternative.sentence if comparison.alternative else ""
        return Refused(Kind.CHANGE, tuple(reason.sentence for reason in comparison.refused), sayable)
    working = "; ".join(f"{line.basis.words}, {line.working}" for line in comparison.lines if isinstance(line, Change))
    headline = lead.basis is Basis.STRICT and not lead.may_be_chance
    return Claim(Kind.CHANGE, _change_sentence(comparison, lead), working, grounds, headline)


def share_claim(share: ShareLevel, grounds: Grounds) -> Claim | Refused:
    """`In 2023/24, … was named in 48% of the 1,824 offences with a known platform.` The working says of how many."""
    if reason := _why_no_count(share.level):
        return Refused(Kind.SHARE, (reason,))
    if share.level.count.highest is None:
        return Refused(Kind.SHARE, (f"The share of {share.level.period.label} is open above.",))
    if not share.of_what:
        grounds = grounds.with_caveat("base-not-stated")
    if share.very_small:
        grounds = grounds.with_caveat("very-small-numbers")
    low, high = share.ends
    words = share_words((low + high) / 200, share.limits) if low + 1 >= high else None
    working = [f"in words: {words}"] if words else []
    if found := share_of_all(share):
        ends = " to ".join(dict.fromkeys(percent(end, 1) for end in found))
        working.append(f"{ends} of all {number(share.total or 0)}")
    stands = not share.very_small and bool(share.of_what)
    return Claim(Kind.SHARE, share.sentence, "; ".join(working), grounds, headline=stands)


def record_claim(
    level: Level, years: Sequence[tuple[Period, Count | None]], since: Period, grounds: Grounds
) -> Claim | Refused:
    """`… recorded 7,263 …, the highest since records began in 2017/18.` `years` ends with the level's own year."""
    if reason := _why_no_count(level):
        return Refused(Kind.RECORD, (reason,))
    words = record_words(years, since)
    if isinstance(words, NoWord):
        return Refused(Kind.RECORD, (f"A record cannot be said: {words.reason}.",))
    sentence = f"{level.who} recorded {level.counted} {when(level.period)}, {words}."
    others = ", ".join(
        f"{number(count.highest or 0)} in {year.label}" for year, count in years[:-1] if count is not None
    )
    return Claim(Kind.RECORD, sentence, f"before: {others}" if others else "no year before", grounds)


def best_first(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """In the order in which they are offered: headlines first, then by kind."""
    order = list(Kind)
    return tuple(sorted(claims, key=lambda claim: (not claim.headline, order.index(claim.kind))))


def _why_no_count(level: Level) -> str:
    if level.count.is_missing:
        return f"There is no figure for {level.period.label}."
    if level.standing not in MAY_STAND:
        return f"The figure of {level.period.label}, {level.number}, is {level.standing.value}: nothing rests on it."
    return ""


def _change_sentence(comparison: Comparison, lead: Change) -> str:
    first, last = comparison.first, comparison.last
    who = f"{last.who[:1].lower()}{last.who[1:]}" if last.who.startswith("Police ") else last.who
    same = " where the same forces answered" if lead.basis is Basis.STRICT and lead.left_out else ""
    basis = "" if lead.basis is Basis.STRICT else f" ({lead.basis.words}; not the same forces)"
    span = f"between {first.period.label} and {last.period.label}{same}{basis}"
    counted = f"{last.unit.value.capitalize()}s recorded by {who}"
    word = None if lead.times is None else times_words(lead.times)
    if word:
        return f"{counted} {word} {span}, {lead.words}."
    if lead.percent is None:
        return f"{counted} went {lead.words} {span}."
    if lead.percent == 0:
        return f"{counted} did not change {span}."
    verb = "rose" if lead.percent > 0 else "fell"
    return f"{counted} {verb} {lead.words.split(' ', 1)[1]} {span}."
