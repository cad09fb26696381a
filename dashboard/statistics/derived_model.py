"""What is worked out rather than printed: a remainder of figures with its working, or why there is none.

A remainder stands beside figures and never in place of one. It is exact only where all its terms come from one release
with the same coverage; otherwise it is a range, widened by every known restatement of its terms, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.row import Row
from etl.model.count import Count
from etl.model.observation import Area, Unit
from etl.model.period import Period


class Rule(StrEnum):
    """How it is worked out."""

    SPANS = "a longer figure less the parts that fill the rest of it"
    MEMBERS = "a total less its other members"
    REPEATING = "parts that may count one offence twice"


class Shown(StrEnum):
    """Where a remainder stands beside the figures of a series."""

    FILLS = "days without a figure"
    DIFFERS = "the same days as a figure that says another number"
    AROUND = "days around those without a figure: the shortest that are known exactly"


class Against(StrEnum):
    """Why a remainder is not given."""

    MIXED_RELEASES = "It mixes releases."
    OTHER_FORCES = "The forces differ."
    FALLS = "The part is larger than the whole."
    NOT_INSIDE = "The total leaves it out."
    SUPPRESSED = "It would undo a suppression."
    OTHER_CLASS = "It is another class."


@dataclass(frozen=True, slots=True)
class Term:
    """One figure of a working. `count` holds its own value and every other that is known for the same thing.

    `restated` are those other prints; `implied` is what other figures imply for it, with their working.
    """

    row: Row
    count: Count
    restated: tuple[Row, ...] = ()
    implied: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that is worked out: `count` is what `whole` leaves when `parts` are taken off it.

    For `Rule.REPEATING` there is no whole: the count is from the largest part to the sum of all. `reasons` say why it
    is a range, and what other workings come to; `missing` are codes of forces that it does not hold; `differs` is the
    figure of the same days for `Shown.DIFFERS`. With its parts it adds up to the whole again.
    """

    area: Area
    unit: Unit
    period: Period
    rule: Rule
    count: Count
    whole: Term | None
    parts: tuple[Term, ...]
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    shown: Shown = Shown.FILLS
    differs: Row | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number; never of several releases or coverages."""
        return self.count.is_exact

    @property
    def terms(self) -> tuple[Term, ...]:
        """The whole first, then its parts."""
        return (*(() if self.whole is None else (self.whole,)), *self.parts)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The figures that are used, the whole first."""
        return tuple(term.row for term in self.terms)

    @property
    def working(self) -> str:
        """`12,925 less 3,217 and 4,373`."""
        return working_of(self.rows, whole=self.whole is not None)


@dataclass(frozen=True, slots=True)
class Refused:
    """A number that somebody may work out or take, and that is not given: the figures, what they come to, and why.

    `value` None where they come to nothing, or where it is not said.
    """

    area: Area
    period: Period
    against: Against
    rows: tuple[Row, ...]
    value: Count | None
    sentence: str

    @property
    def working(self) -> str:
        """`271 less 240`; of a figure of another class the figure itself."""
        return working_of(self.rows, whole=True) if self.rows else ""


@dataclass(frozen=True)
class Evidence:
    """What may be used: all totals of one offence, or of what stands for it, by area; who is in an area and a figure.

    `forces` are the codes of the forces of an area; `releases` are the months in which pages print a figure, by its
    identifier; `partial` the forces that a figure holds with a part of its period.
    """

    rows: Mapping[str, Sequence[Row]]
    forces: Mapping[str, frozenset[str]]
    releases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    partial: Mapping[str, frozenset[str]] = field(default_factory=dict)
    name_of: Callable[[str], str] = str

    def months(self, row: Row) -> frozenset[str]:
        """The months of the releases that print a figure."""
        own = {row.published[:7]} if row.published else set()
        return self.releases.get(row.figure_id, frozenset()) | own

    def of_force(self, code: str) -> bool:
        """Whether an area is one force, or holds no other."""
        return len(self.forces.get(code, frozenset())) <= 1


def working_of(rows: Sequence[Row], *, whole: bool) -> str:
    """The figures of a working in words; several equal ones are all named."""
    said = [number_of(row.count) for row in rows]
    if not whole:
        return f"{listed(said)}, which may count one offence twice"
    return f"{said[0]} less {listed(said[1:])}" if said[1:] else said[0]


def number_of(count: Count) -> str:
    """`12,925`, `554 to 564`, `at least 95`."""
    if count.lowest is None:
        return "no figure"
    if count.highest is None:
        return f"at least {count.lowest:,}"
    return f"{count.lowest:,}" if count.is_exact else f"{count.lowest:,} to {count.highest:,}"


def listed(said: Sequence[str]) -> str:
    """`3,217`, `3,217 and 4,373`, `1, 2 and 3`."""
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
