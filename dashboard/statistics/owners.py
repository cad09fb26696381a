"""The share of a platform's owner: a range where an offence may name two of its platforms, a number where it cannot.

Ground: inclusion and exclusion (Bonferroni's first inequalities). Offences that name at least one of several platforms
are as many as the most named of them at least, and as their mentions together at most.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboard.statistics.rates import Limits, wilson
from dashboard.statistics.words_for_numbers import number, percent
from etl.model.count import Count
from etl.model.period import Period, free_days

_SMALL_BASE = 20
"""Shares of fewer offences carry the caveat of very small numbers."""


@dataclass(frozen=True, slots=True)
class OwnerShare:
    """Offences that name at least one platform of an owner, of those with a known platform.

    `offences` is the range of their number, `known` the denominator. `limits` (of the share, 0 to 1) only where the
    number is one and exact. `counted_once` says whether the source counts each offence under one platform.
    """

    platforms: tuple[str, ...]
    offences: Count
    known: int
    counted_once: bool
    limits: Limits | None = None

    @property
    def share(self) -> tuple[Fraction, Fraction]:
        """Lowest and highest share, 0 to 1. Example: 618/2117 and 1125/2117."""
        low, high = self.offences.lowest or 0, self.offences.highest
        return Fraction(low) / self.known, Fraction(self.known if high is None else high) / self.known

    @property
    def very_small(self) -> bool:
        """Whether the base is under 20, which is said in the same sentence and never a headline."""
        return self.known < _SMALL_BASE

    @property
    def words(self) -> str:
        """`618 of 2,117 (29%)`, or `at least 618 (29%), 1,125 (53%) if no offence named two, of 2,117`."""
        low, high = (percent(share * 100) for share in self.share)
        lowest, highest = number(self.offences.lowest or 0), number(self.offences.highest or 0)
        if self.offences.is_exact:
            return f"{lowest} of {number(self.known)} ({low})"
        if self.counted_once:
            return f"{lowest} to {highest} of {number(self.known)} ({low} to {high})"
        return f"at least {lowest} ({low}), {highest} ({high}) if no offence named two, of {number(self.known)}"


@dataclass(frozen=True, slots=True)
class Ownership:
    """One owner of a platform for a span: dates as known, a month as `2016-02`, a year as `2018`, open ends empty."""

    platform: str
    owner_id: str
    first: str
    last: str


def owner_share(
    counts: Mapping[str, Count], known: int, *, counted_once: bool = False, others: Count | None = None
) -> OwnerShare:
    """The owner's offences of `known`, from the count of each of its platforms (each names an offence at most once).

    Each offence counted once: the sum. Otherwise from the most named platform to the sum, and no more than `known`;
    where `others`, the mentions of all other platforms and means, is given, each known offence names one of the list,
    so that at least `known` less `others` are the owner's. Example: 618 and 418 and 89 of 2,117 are 618 to 1,125.
    Raises ValueError without platforms or known offences, or for counts that cannot be parts of `known`.
    """
    if not counts or known <= 0:
        raise ValueError("an owner's share needs a count of at least one of its platforms and of the known offences")
    lows, highs = [count.lowest or 0 for count in counts.values()], [count.highest for count in counts.values()]
    total = None if None in highs else sum(high for high in highs if high is not None)
    highest = known if total is None else min(known, total)
    lowest = sum(lows) if counted_once else max(lows)
    if others is not None and others.highest is not None:
        lowest = max(lowest, known - others.highest)
        highest = min(highest, known - (others.lowest or 0)) if counted_once else highest
    if lowest > highest:
        raise ValueError(f"{number(lowest)} cannot be a part of {number(known)} known offences")
    offences = Count.between(lowest, highest)
    limits = wilson(int(lowest), known) if offences.is_exact else None
    return OwnerShare(tuple(counts), offences, known, counted_once, limits)


def platforms_of(owners: Iterable[Ownership], owner_id: str, period: Period) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Platforms that the owner held on every day of the span, and those it held, or may have held, on some days only.

    Rows of one owner add up where its company changed its name. Example: a platform bought in `2018` is held on some
    days of April 2018 to March 2019 only, as the day is not known.
    """
    held: dict[str, list[Ownership]] = {}
    for row in owners:
        if row.owner_id == owner_id:
            held.setdefault(row.platform, []).append(row)
    whole = tuple(name for name, rows in held.items() if not free_days(period, _spans(rows, surely=True)))
    some = (name for name, rows in held.items() if any(span.overlaps(period) for span in _spans(rows, surely=False)))
    return whole, tuple(name for name in some if name not in whole)


def _spans(rows: Iterable[Ownership], *, surely: bool) -> tuple[Period, ...]:
    """The days on which the platform was surely, or perhaps, the owner's."""
    ends = ((_day(row.first, latest=surely), _day(row.last, latest=not surely, end=True)) for row in rows)
    return tuple(Period(first, last) for first, last in ends if first <= last)


def _day(text: str, *, latest: bool, end: bool = False) -> date:
    """First or last day that a date of known precision may mean; an open end is always, or to this day."""
    if not text:
        return date.max if end else date.min
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, *(0, 0))[:3]
    if not latest:
        return date(year, month or 1, day or 1)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])
