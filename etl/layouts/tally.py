"""Lines of crimes counted as they come by: nothing of a line is kept but what it adds to a count.

Crimes are counted by the years that the register's span consists of, from its first day on, else as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from etl.layouts.kinds import Words
from etl.model.period import Period, add_months

Category = tuple[str, str, str]
"""Year as a label, offence and label of a column as written; empty where there is none."""
_YEAR = 12


@dataclass
class Years:
    """The years that lines are counted by. Each day is told once."""

    fence: Period | None
    words: Words
    _known: dict[object, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Words) -> Years:
        """The years of the register's span; a span that is no whole number of years is one."""
        return cls(words.fence, words)

    def is_day(self, value: object) -> bool:
        """Whether a value is a day, or a text that says one."""
        return self._day(value) is not None

    def label(self, value: object) -> str | None:
        """The year of a day as it is written; None where it lies outside the span, or is no day."""
        if value not in self._known:
            day = self._day(value)
            inside = day is not None and (self.fence is None or self.fence.first <= day <= self.fence.last)
            self._known[value] = self._year(day) if day is not None and inside else None
        return self._known[value]

    def _day(self, value: object) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        spans = self.words.period(value).spans if isinstance(value, str) else ()
        return spans[0].period.first if len(spans) == 1 and spans[0].period.days == 1 else None

    def _year(self, day: date) -> str:
        if self.fence is None:
            return ""
        months = self.fence.whole_months
        if months is None or months % _YEAR:
            return self.fence.label
        first = self.fence.first
        passed = (day.year - first.year) * _YEAR + day.month - first.month
        start = add_months(first, passed // _YEAR * _YEAR)
        return Period.months_of(start.year, start.month, _YEAR).label


@dataclass
class Tally:
    """Counts of lines. `record`, `day`, `offence` and `counted` are places in a line, None for what it has not."""

    record: int | None
    day: int | None
    offence: int | None
    counted: tuple[int, ...]
    years: Years
    whole: dict[Category, int] = field(default_factory=dict)
    parts: tuple[dict[Category, int], ...] = ()
    outside: int = 0
    repeated: int = 0
    lines: int = 0
    _records: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.parts = tuple({} for _ in self.counted)

    @property
    def faults(self) -> tuple[tuple[str, int], ...]:
        """Kinds of problem and the number of lines that have it."""
        found = (("lines-outside", self.outside), ("lines-repeated", self.repeated))
        return tuple(fault for fault in found if fault[1])

    def add(self, line: Sequence[object]) -> None:
        """Count one line."""
        self.lines += 1
        year = ""
        if self.day is not None:
            label = self.years.label(line[self.day])
            if label is None:
                self.outside += 1
                return
            year = label
        if self.record is not None:
            name = hash(line[self.record])
            if name in self._records:
                self.repeated += 1
            self._records.add(name)
        offence = "" if self.offence is None else str(line[self.offence] or "")
        key = (year, offence, "")
        self.whole[key] = self.whole.get(key, 0) + 1
        for place, counts in zip(self.counted, self.parts, strict=True):
            value = line[place]
            if value not in (None, ""):
                part = (year, offence, str(value))
                counts[part] = counts.get(part, 0) + 1
