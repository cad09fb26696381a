"""What a chart of platforms is made from: the figures of each platform for an area and a period, and their base."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dashboard.charts.naming import Place
from dashboard.row import Row
from dashboard.statistics.percents import percent_of
from etl.model.period import Period

SMALL_BASE = 20


@dataclass(frozen=True, slots=True)
class PlatformFigures:
    """One platform's figures for one area and period: counts of mentions, printed shares, or both.

    `style` is the platform's identifier, by which the look gives colour and shape; any other is *other*.
    """

    name: str
    style: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class KnownFigures:
    """How many offences have a known platform, and how many there are; None where that is not given."""

    known: Row | None
    total: Row | None

    @property
    def base(self) -> int | None:
        """The number with a known platform, where it is exact."""
        return _exact(self.known)

    @property
    def all(self) -> int | None:
        """The number of all offences, where it is exact."""
        return _exact(self.total)

    @property
    def share(self) -> Fraction | None:
        """The share known, in percent."""
        if self.base is None or not self.all:
            return None
        return percent_of(self.base, self.all)


@dataclass(frozen=True, slots=True)
class ShareInput:
    """One panel: an area, a period, its offence, its platforms in the fixed order, and what is known of the base."""

    place: Place
    period: Period
    offence: str
    platforms: tuple[PlatformFigures, ...]
    known: KnownFigures

    @property
    def name(self) -> str:
        """`England and Wales, 2017/18`."""
        return f"{self.place.name}, {self.period.label}"

    @property
    def small(self) -> bool:
        """Whether the base is unknown, or may be under 20."""
        return self.known.base is None or self.known.base < SMALL_BASE


def _exact(row: Row | None) -> int | None:
    return None if row is None or row.count.value is None else int(row.count.value)
