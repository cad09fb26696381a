"""Facts that hold from one day to another, as reference data write them: days to the precision known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from etl.model.period import Period, month_end

_WRITTEN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Dated:
    """From `first` to `last`, both included; None is *older than any figure here*, and *to this day*."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def parse(cls, first: str, last: str) -> Dated:
        """Of two ISO dates of any precision: `2018` begins on 1 January, ends on 31 December. Raises ValueError."""
        return cls(earliest(first) if first else None, latest(last) if last else None)

    def covers(self, on: date | None) -> bool:
        """Whether it holds on a day; None is today, whatever the day: it has no end."""
        if on is None:
            return self.last is None
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)

    def overlaps(self, period: Period) -> bool:
        """Whether it holds on any day of a period."""
        return (self.first is None or self.first <= period.last) and (self.last is None or period.first <= self.last)


def earliest(text: str) -> date:
    """The first day of `2018`, `2018-04` or `2018-04-03`. Raises ValueError for anything else."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def latest(text: str) -> date:
    """The last day of `2018`, `2018-04` or `2018-04-03`. Raises ValueError for anything else."""
    year, month, day = _parts(text)
    return date(year, month, day) if day else month_end(year, month or 12)


def _parts(text: str) -> tuple[int, int, int]:
    found = _WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no date: expected YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part or 0) for part in found.groups())
    return year, month, day
