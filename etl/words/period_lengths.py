"""The span of a length that ends or begins with a day, month or year: arithmetic, no words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from etl.model.period import ONE_DAY, Period, add_months, month_end
from etl.words.period_notes import NOTE, REASON, Span
from etl.words.period_told import Found, Refused, Told
from etl.words.period_types import Atom, Grain
from etl.words.period_years import year_ending


@dataclass(frozen=True, slots=True)
class Length:
    """A length in months or in days, as written; `kind` for a year of a kind; `alone` where no number is said.

    `several`: the plural of a kind of year, which says that years are counted one by one.
    """

    months: int = 0
    days: int = 0
    kind: str = ""
    alone: bool = False
    text: str = ""


def ending_on(length: Length, atom: Atom, end: Period, to: str, words: str) -> Told:
    """The span of a length that ends with a day, month or year; `to` is the word before it, empty for *ending*."""
    if length.kind:
        return _year_of_kind(length, atom, end, words)
    if length.days:
        first = end.last - timedelta(days=length.days - 1)
        return Found((Span(Period(first, end.last)),)) if atom.grain is Grain.DAY else _refuse("two halves", words)
    if atom.grain is Grain.YEAR:
        if atom.bare or length.months % 12:
            return _refuse("month and year", words)
        return _found(add_months(end.first, 12 - length.months), end.last)
    inclusive = Period(add_months(end.last.replace(day=1), 1 - length.months), end.last)
    if atom.grain is Grain.DAY:
        return _ending_on_day(length, end.last, words)
    exclusive = Period(add_months(inclusive.first, -1), end.first - ONE_DAY)
    if length.months == 12 and atom.month == 4:
        if to:
            return Found((Span(exclusive, NOTE["year to April"]),))
        return Refused(REASON["two halves"].format(words=words), (Span(exclusive), Span(inclusive)))
    if (
        length.months % 12 == 6
        and atom.month in (4, 10)
        and to.startswith(("up", "lead", "right", "until", "till", "til"))
    ):
        return Refused(REASON["two halves"].format(words=words), (Span(exclusive), Span(inclusive)))
    return Found((Span(inclusive),))


def _ending_on_day(length: Length, day: date, words: str) -> Told:
    if day.day == 1:
        exclusive = Period(add_months(day, -length.months), day - ONE_DAY)
        inclusive = Period(add_months(day, -length.months) + ONE_DAY, day)
        return Refused(REASON["two halves"].format(words=words), (Span(exclusive), Span(inclusive)))
    if day == month_end(day.year, day.month):
        return _found(add_months(day.replace(day=1), 1 - length.months), day)
    return _found(add_months(day, -length.months) + ONE_DAY, day)


def _year_of_kind(length: Length, atom: Atom, end: Period, words: str) -> Told:
    """`financial year ending March 2020`, `three financial years ending 2019/20`, `tax year ending 2020`."""
    if atom.grain is Grain.YEAR and atom.bare:
        closing = {"financial": (3, 31), "tax": (4, 5), "academic": (8, 31), "calendar": (12, 31)}[length.kind]
        day = date(end.last.year, *closing)
        end = Period(day, day)
    year = year_ending(length.kind, end)
    if not year or not year.period or (atom.grain is Grain.DAY and year.period.last != end.last):
        return Refused(REASON["contradiction"].format(kind=length.kind, words=words))
    if length.months == 12:
        return Found((Span(year.period, year.note),))
    return _found(add_months(year.period.first, 12 - length.months), year.period.last)


def beginning_on(length: Length, atom: Atom, start: Period, words: str) -> Told:
    """The span of a length that begins with a day, month or year."""
    if length.kind:
        return _kind_beginning(length, atom, start, words)
    if length.days and atom.grain is Grain.DAY:
        return _found(start.first, start.first + timedelta(days=length.days - 1))
    if length.days or (atom.grain is Grain.YEAR and (atom.bare or length.months % 12)):
        return _refuse("month and year", words)
    return _found(start.first, add_months(start.first, length.months) - ONE_DAY)


def _kind_beginning(length: Length, atom: Atom, start: Period, words: str) -> Told:
    """`financial year beginning April 2019`, `tax year starting 2019`."""
    opening = {"financial": (4, 1), "tax": (4, 6), "academic": (9, 1), "calendar": (1, 1)}[length.kind]
    first = date(start.first.year, *opening)
    fits = atom.grain is Grain.YEAR or start.contains(Period(first, first))
    year = year_ending(length.kind, Period(first, add_months(first, 12) - ONE_DAY)) if fits else None
    if not year or not year.period:
        return Refused(REASON["contradiction"].format(kind=length.kind, words=words))
    return Found((Span(year.period, year.note),))


def _found(first: date, last: date) -> Told:
    return Found((Span(Period(first, last)),))


def _refuse(reason: str, words: str) -> Told:
    return Refused(REASON[reason].format(words=words))
