"""A year of some kind: the digits and the words beside them, or *last year* and the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from etl.model.period import Period
from etl.words.period_notes import NOTE, REASON, Span
from etl.words.period_numerals import Token
from etl.words.period_words import Kind


@dataclass(frozen=True, slots=True)
class YearReading:
    """A year as a period, or the reason why it cannot be told and what it may be. `bare`: four digits and no word."""

    period: Period | None = None
    note: str = ""
    reason: str = ""
    either: tuple[Span, ...] = ()
    bare: bool = False
    soft: bool = False


def year_of(token: Token, kind: str) -> YearReading:
    """The year that a token of digits means as a year of a kind; an empty kind is what such digits usually mean."""
    first = token.number
    if token.kind is not Kind.YEAR:
        if kind == "calendar":
            return YearReading(reason=REASON["contradiction"].format(kind=kind, words=token.text))
        return _crossing(first, kind, NOTE["four digits twice"] if token.name == "--" else "")
    if kind in ("", "calendar"):
        return YearReading(Period.calendar_year(first), NOTE["bare year"] if not kind else "", bare=not kind)
    spans = tuple(Span(span) for year in (first - 1, first) if (span := _crossing(year, kind, "").period))
    return YearReading(reason=REASON["kind of bare year"].format(kind=kind, year=first), either=spans)


def _crossing(first: int, kind: str, said: str) -> YearReading:
    """A year that begins in one calendar year and ends in the next."""
    if kind == "tax":
        return YearReading(Period(date(first, 4, 6), date(first + 1, 4, 5)), NOTE["tax year"])
    if kind == "academic":
        return YearReading(Period.months_of(first, 9, 12), NOTE["academic year"])
    return YearReading(Period.financial_year(first), said if not kind else "")


def year_ending(kind: str, end: Period) -> YearReading | None:
    """The year of a kind that ends on the last day of `end`, in the month of it; None if none does."""
    for first in (end.last.year - 1, end.last.year):
        found = _crossing(first, kind, "") if kind != "calendar" else YearReading(Period.calendar_year(first))
        if found.period and (found.period.last.year, found.period.last.month) == (end.last.year, end.last.month):
            return found
    return None


def year_around(kind: str, day: date) -> Period:
    """The year of a kind that a day lies in."""
    if kind in ("", "calendar"):
        return Period.calendar_year(day.year)
    candidates = (_crossing(first, kind, "").period for first in (day.year - 1, day.year))
    return next(period for period in candidates if period and period.first <= day <= period.last)


def years_back(kind: str, day: date, number: int) -> tuple[Period, ...]:
    """The last `number` whole years of a kind that were over on a day, in order."""
    found: list[Period] = []
    at = year_around(kind, day)
    while len(found) < number:
        at = year_around(kind, at.first.replace(year=at.first.year - 1))
        found.append(at)
    return tuple(reversed(found))


def relative_year(back: bool, kind: str, published: date | None, words: str) -> YearReading:
    """*Last year* (`back`) or *this year*, of a kind, as seen on the day of publication."""
    named = f"'{words} {kind + ' ' if kind else ''}year'"
    if published is None:
        return YearReading(reason=REASON["relative"].format(words=named), soft=True)
    if back:
        said = NOTE["last financial year"] if kind else NOTE["last year"]
        return YearReading(years_back(kind, published, 1)[0], said, soft=True)
    return YearReading(year_around(kind, published), "", soft=True)
