"""A span of whole days, first and last both included, and its arithmetic in calendar months."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from typing import Self

ONE_DAY = timedelta(days=1)
_FORM = "first/last as YYYY-MM-DD/YYYY-MM-DD"


@cache
def month_end(year: int, month: int) -> date:
    """The last day of a calendar month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of the month, some months on (or back); the last day where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(maxsize=4096)
def month_position(day: date) -> Fraction:
    """Where a day starts in months: year x 12 + month + share of the month's days, so every month is equally wide."""
    return day.year * 12 + day.month - 1 + Fraction(day.day - 1, month_end(day.year, day.month).day)


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The days from `first` to `last`, both included.

    Raises ValueError when `last` is before `first`.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end ({self.last}) before it starts ({self.first})")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The inverse of `text`: two ISO days with a slash between. Raises ValueError for anything else."""
        first, slash, last = text.strip().partition("/")
        try:
            period = cls(date.fromisoformat(first), date.fromisoformat(last))
        except ValueError as why:
            reason = f"expected {_FORM}" if not slash else str(why)
            raise ValueError(f"{text!r} is no period: {reason}") from None
        if period.text != text.strip():
            raise ValueError(f"{text!r} is no period: expected {_FORM}")
        return period

    @classmethod
    def months_of(cls, year: int, month: int, months: int) -> Self:
        """`months` whole calendar months from the first of one month on."""
        first = date(year, month, 1)
        return cls(first, add_months(first, months) - ONE_DAY)

    @classmethod
    def financial_year(cls, start_year: int) -> Self:
        """1 April of `start_year` to 31 March of the next."""
        return cls.months_of(start_year, 4, 12)

    @classmethod
    def calendar_year(cls, year: int) -> Self:
        """1 January to 31 December."""
        return cls.months_of(year, 1, 12)

    @classmethod
    def quarter(cls, start_year: int, number: int) -> Self:
        """Quarter 1 to 4 of a financial year; quarter 1 is April to June."""
        if number not in (1, 2, 3, 4):
            raise ValueError(f"a financial year has quarters 1 to 4, not {number}")
        year, month = divmod(start_year * 12 + 3 + 3 * (number - 1), 12)
        return cls.months_of(year, month + 1, 3)

    @property
    def text(self) -> str:
        """`first/last` in ISO form; `Period.parse` gives the period back."""
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def days(self) -> int:
        """Number of days, both ends counted."""
        return (self.last - self.first).days + 1

    @property
    def whole_months(self) -> int | None:
        """Number of whole calendar months where it begins on a first and ends on a last of a month, else None."""
        if self.first.day != 1 or self.last != month_end(self.last.year, self.last.month):
            return None
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def months(self) -> Fraction:
        """Length in months on the scale of `month_position`; a whole number for whole months."""
        return self.end_position - self.start_position

    @property
    def start_position(self) -> Fraction:
        """Left edge on the scale of months."""
        return month_position(self.first)

    @property
    def end_position(self) -> Fraction:
        """Right edge on the scale of months: the start of the day after `last`."""
        return month_position(self.last + ONE_DAY)

    @property
    def is_financial_year(self) -> bool:
        """Whether it is 1 April to 31 March."""
        return self.first.month == 4 and self.whole_months == 12

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter of a financial year."""
        return self.first.month % 3 == 1 and self.whole_months == 3

    @property
    def label(self) -> str:
        """As people write it: `2017/18` for a financial year, `April 2017 to June 2020` for whole months, else days."""
        if self.is_financial_year:
            return f"{self.first.year}/{self.last.year % 100:02d}"
        if self.whole_months is None:
            if self.first == self.last:
                return day_label(self.first)
            return f"{day_label(self.first)} to {day_label(self.last)}"
        if self.whole_months == 1:
            return month_label(self.first)
        if self.first.year == self.last.year:
            return f"{calendar.month_name[self.first.month]} to {month_label(self.last)}"
        return f"{month_label(self.first)} to {month_label(self.last)}"

    def contains(self, other: Period) -> bool:
        """Whether all days of `other` are days of this."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last

    def meets(self, other: Period) -> bool:
        """Whether `other` begins on the day after this ends."""
        return self.last + ONE_DAY == other.first

    def intersection(self, other: Period) -> Period | None:
        """The days of both, or None."""
        if not self.overlaps(other):
            return None
        return Period(max(self.first, other.first), min(self.last, other.last))

    def minus(self, other: Period) -> tuple[Period, ...]:
        """The days of this that are not days of `other`: none, one or two periods."""
        if not self.overlaps(other):
            return (self,)
        rest = []
        if self.first < other.first:
            rest.append(Period(self.first, other.first - ONE_DAY))
        if other.last < self.last:
            rest.append(Period(other.last + ONE_DAY, self.last))
        return tuple(rest)

    def steps(self, months: int, anchor_month: int) -> Iterator[Period]:
        """The spans of `months` months, counted from `anchor_month`, that lie wholly inside."""
        start = date(self.first.year - 1, anchor_month, 1)
        while start <= self.last:
            end = add_months(start, months) - ONE_DAY
            if self.first <= start and end <= self.last:
                yield Period(start, end)
            start = add_months(start, months)

    def financial_years(self) -> Iterator[Period]:
        """The financial years that lie wholly inside, in order."""
        return self.steps(12, 4)

    def quarters(self) -> Iterator[Period]:
        """The quarters of financial years that lie wholly inside, in order."""
        return self.steps(3, 4)


def free_days(span: Period, taken: tuple[Period, ...]) -> tuple[Period, ...]:
    """The days of `span` that none of `taken` covers, as maximal periods in order."""
    free = [span]
    for other in taken:
        free = [rest for period in free for rest in period.minus(other)]
    return tuple(sorted(free))


def day_label(day: date) -> str:
    """`1 April 2017`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def month_label(day: date) -> str:
    """`April 2017`."""
    return f"{calendar.month_name[day.month]} {day.year}"
