"""What the panel of an official class is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.charts.naming import Place
from dashboard.charts.phrases import months_words
from dashboard.statistics.official import ClassBlock, Tie
from etl.model.count import Number
from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class ClassWords:
    """What a class and its part are called: `class_id` 88A, `part_id` 71/17, `alone` what it held before the break."""

    class_id: str
    class_name: str
    part_id: str
    alone: str
    joins: date

    @property
    def overline(self) -> str:
        """The line over the title."""
        return f"All {self.class_name} offences (class {self.class_id}), official"


@dataclass(frozen=True, slots=True)
class ClassTied:
    """The class over the days of a figure of its part. `part` None: what is known of it cannot be summed."""

    tie: Tie
    part: Number | None

    @property
    def months(self) -> str:
        """`39 months`."""
        return months_words(self.tie.period)


@dataclass(frozen=True, slots=True)
class ClassArea:
    """One area: its blocks in order of time, the ties to figures of the part, one line of words under the panel.

    `dark` are the periods that the title speaks of: their top line is thicker.
    """

    place: Place
    blocks: tuple[ClassBlock, ...]
    ties: tuple[ClassTied, ...] = ()
    foot: str = ""
    dark: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Latest:
    """A year to a quarter that is no financial year, and the year before it, as sums from the caller."""

    period: Period
    value: Number
    before: Number
