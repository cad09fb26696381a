"""Changes that somebody printed in percent, beside what the figures give: which basis it is, or that none gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.statistics.comparison import Comparison
from etl.model.period import Period, add_months

_YEAR = re.compile(r"\b(20\d\d)\s?[/-]\s?(?:20)?(\d\d)\b")
_BEFORE = re.compile(r"\b(?:previous|preceding) year\b|\bin a year\b")


@dataclass(frozen=True, slots=True)
class PrintedChange:
    """One printed change: its percent, the days it is about, the words of page and collector, where it stands."""

    percent: float
    period: Period
    value_text: str
    words: str
    publisher: str
    published: str
    url: str
    place: str

    @property
    def base(self) -> Period | None:
        """The financial year that it is a change from, as its words name it; None where they name none, or several."""
        years = {int(first) for first, second in _YEAR.findall(self.words) if (int(first) + 1) % 100 == int(second)}
        named = {Period.financial_year(year) for year in years} - {self.period}
        if not named and _BEFORE.search(self.words) and self.period.is_financial_year:
            named = {Period(add_months(self.period.first, -12), add_months(self.period.last, -12))}
        return named.pop() if len(named) == 1 else None


@dataclass(frozen=True, slots=True)
class Reproduced:
    """A percent as printed, by how many pages, and the sentence on whether the figures give it."""

    percent: float
    pages: int
    first: PrintedChange
    sentence: str
    holds: bool


def reproduced(comparison: Comparison, printed: Iterable[PrintedChange]) -> tuple[Reproduced, ...]:
    """What was printed of exactly this change, each percent once, the earliest page first.

    Example: `+84% cannot be reproduced: the figures give up 71% on the same forces and whole years, …`.
    """
    ends = comparison.first.period, comparison.last.period
    by_percent: dict[float, list[PrintedChange]] = {}
    for one in sorted(printed, key=lambda one: (one.published, one.place)):
        if (one.base, one.period) == ends:
            by_percent.setdefault(one.percent, []).append(one)
    return tuple(
        Reproduced(
            percent,
            len({one.url or one.publisher for one in group}),
            group[0],
            comparison.reproduction(percent),
            bool(comparison.bases_of(percent)),
        )
        for percent, group in by_percent.items()
    )
