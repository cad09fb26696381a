"""The share of the official class that the offence makes, force by force and year: a check of both, never a figure.

share = figure of the year / sum of the class's four quarters of the same force, in percent, exact. From the day on
which the class took the offence in it cannot be above 100; far below, the figure may be a part. Example: Surrey 2017/18
is 27 of 49, 55 %. Shares of figures in doubt are told apart and rest in no summary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboard.row import Row
from dashboard.statistics.answers import answer
from dashboard.statistics.laid import Kind
from dashboard.statistics.official import Stored, tie
from dashboard.statistics.percents import apart, middle_of, percent_of
from dashboard.statistics.ties import YearPair
from etl.model.count import Number
from etl.model.period import Period

_TOLD = (Kind.EXACT, Kind.IN_DOUBT)


@dataclass(frozen=True, slots=True)
class ClassShare:
    """One force and year: its figure beside the class, and the share in percent."""

    code: str
    pair: YearPair
    percent: Fraction

    @property
    def year(self) -> Period:
        """The financial year."""
        return self.pair.laid.period

    @property
    def in_doubt(self) -> bool:
        """Whether the figure is in doubt."""
        return self.pair.laid.kind is Kind.IN_DOUBT


@dataclass(frozen=True, slots=True)
class ClassShares:
    """All shares by force and year, in that order."""

    shares: tuple[ClassShare, ...]

    @property
    def firm(self) -> tuple[ClassShare, ...]:
        """Those whose figure is not in doubt."""
        return tuple(one for one in self.shares if not one.in_doubt)

    @property
    def years(self) -> tuple[Period, ...]:
        """Every year with a share, in order."""
        return tuple(sorted({one.year for one in self.shares}))

    @property
    def above(self) -> int:
        """How many firm shares are above all of the class."""
        return len([one for one in self.firm if one.percent > 100])

    @property
    def below_half(self) -> int:
        """How many firm shares are below half of the class."""
        return len([one for one in self.firm if one.pair.is_below_half])

    @property
    def median(self) -> Fraction | None:
        """The middle of the firm shares; between the two in the middle where they are even in number."""
        ordered = sorted(one.percent for one in self.firm)
        half = len(ordered) // 2
        if not ordered:
            return None
        return ordered[half] if len(ordered) % 2 else middle_of(ordered[half - 1], ordered[half])

    def of_force(self, code: str) -> tuple[ClassShare, ...]:
        """The shares of one force, in order of time."""
        return tuple(one for one in self.shares if one.code == code)


def class_shares(rows: Mapping[str, Sequence[Row]], stored: Stored, joins: date) -> ClassShares:
    """The shares of forces. `rows` are their totals of the offence by code; years before `joins` have none."""
    found = []
    for code in rows:
        by_year: dict[Period, list[Row]] = {}
        for row in rows[code]:
            if row.period.is_financial_year and row.period.first >= joins and not row.count.is_missing:
                by_year.setdefault(row.period, []).append(row)
        for year in sorted(by_year):
            share = _share(code, year, by_year[year], stored)
            found += [] if share is None else [share]
    return ClassShares(tuple(found))


def _share(code: str, year: Period, rows: Sequence[Row], stored: Stored) -> ClassShare | None:
    laid, whole = answer(year, rows), tie(stored, (code,), year).value
    if laid is None or laid.kind not in _TOLD or laid.count.value is None or whole is None:
        return None
    pair = YearPair(laid, laid.count.value, whole)
    return None if pair.percent is None else ClassShare(code, pair, pair.percent)


Edition = Mapping[tuple[str, Period], Number]
"""The quarters of one edition of the class, by body and quarter."""


@dataclass(frozen=True, slots=True)
class EditionChange:
    """One body over the quarters that both editions give: both sums, and how many quarters differ."""

    code: str
    older: Number
    newer: Number
    quarters: int
    changed: int

    @property
    def difference(self) -> Fraction:
        """The newer sum less the older."""
        return apart(self.older, self.newer)

    @property
    def percent(self) -> Fraction | None:
        """The difference in percent of the older sum; None of a sum of 0."""
        return percent_of(self.difference, self.older) if self.older else None


def edition_changes(older: Edition, newer: Edition) -> tuple[EditionChange, ...]:
    """What a later edition changed, body by body, the largest difference first; bodies without a change too."""
    by_body: dict[str, list[tuple[Number, Number]]] = {}
    for (code, quarter), value in older.items():
        if (code, quarter) in newer:
            by_body.setdefault(code, []).append((value, newer[code, quarter]))
    made = [
        EditionChange(
            code,
            _added(before for before, _ in pairs),
            _added(after for _, after in pairs),
            len(pairs),
            len([1 for before, after in pairs if before != after]),
        )
        for code, pairs in by_body.items()
    ]
    return tuple(sorted(made, key=lambda one: (-abs(one.difference), one.code)))


def together(changes: Sequence[EditionChange]) -> EditionChange | None:
    """All bodies at once; None without one."""
    if not changes:
        return None
    return EditionChange(
        "",
        _added(one.older for one in changes),
        _added(one.newer for one in changes),
        sum(one.quarters for one in changes),
        sum(one.changed for one in changes),
    )


def _added(values: Iterable[Number]) -> Number:
    total: Number = 0
    for value in values:
        total += value
    return total
