"""What a comparison is made of: two levels in, three lines out, each a change or a refusal with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dashboard.statistics.rates import Limits
from dashboard.statistics.words_for_numbers import Real, number, percent, signed_percent, up_or_down
from etl.model.count import Count
from etl.model.figure import Standing
from etl.model.observation import WHOLE, Area, Breakdown, Unit
from etl.model.period import Period


class Basis(StrEnum):
    """On which areas a change stands. The value is the key of `compare=` in addresses and files."""

    STRICT = "strict"
    PUBLISHED = "published"
    RAW = "raw"

    @property
    def words(self) -> str:
        """As sentences say it; strict alone may be called the same forces."""
        return {"strict": "on the same forces and whole years", "published": "as published", "raw": "raw"}[self.value]


class Why(StrEnum):
    """Kinds of reason for a refusal. The text leads its sentence on a page."""

    DIFFERENT_AREAS = "The areas differ."
    DIFFERENT_OFFENCES = "The offences differ."
    DIFFERENT_UNITS = "They count different things."
    DIFFERENT_PARTS = "They count different parts."
    NO_FIGURE = "There is no figure."
    IN_DOUBT = "A figure is in doubt."
    NOT_WHOLE = "A figure covers a part only."
    OPEN_ABOVE = "A figure is a lowest value."
    BROKEN_MONTHS = "The months are not whole."
    UNEQUAL_MONTHS = "The periods differ in length."
    DIFFERENT_MONTHS = "The months differ."
    SHARED_DAYS = "The periods share days."
    CLASS_CHANGED = "The class changed."
    SMALL_BASE = "The base is under 20."
    COVERAGE_UNKNOWN = "The forces behind it are not known."
    MEMBER_UNKNOWN = "A force's own figure is not known."
    PARTS_EXCEED = "The parts exceed the total."
    DENOMINATOR = "The denominators differ."
    KNOWN_SHARE = "The known shares differ."


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its kind, and one sentence with the numbers of this case."""

    kind: Why
    sentence: str


@dataclass(frozen=True, slots=True)
class Member:
    """What a total holds for one of its areas, as it was added up: a half-year's 19 stands as 19."""

    code: str
    name: str
    held: Count | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One end of a comparison: a count, what it is about, and who is behind it.

    `who` begins sentences (`Police in the UK`), `what` follows the unit (`of sexual communication with a child`).
    For a total, `missing` are codes of areas that are not in it, `partial` of areas in it with a part of the period;
    `members` says what it holds for each area that is missing or partial here or at the other end, with the name.
    `coverage_known` is False for a total of which nobody says who is in it, and `unnamed` counts areas that are missing
    but not named. `whole` is False where the figure itself covers a part of its area or period; `why_not_whole` is a
    sentence that says how.
    """

    area: Area
    offence: str
    period: Period
    count: Count
    who: str
    unit: Unit = Unit.OFFENCE
    what: str = ""
    breakdown: Breakdown = WHOLE
    standing: Standing = Standing.ANSWERS
    whole: bool = True
    why_not_whole: str = ""
    missing: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    coverage_known: bool = True
    unnamed: int = 0

    def member(self, code: str) -> Member | None:
        """What is known of one of its areas."""
        return next((member for member in self.members if member.code == code), None)

    @property
    def number(self) -> str:
        """`7,263`, `554 to 564`, `at least 95`, `no figure`."""
        return shown(self.count)

    @property
    def counted(self) -> str:
        """`7,263 offences of sexual communication with a child`."""
        unit = self.unit.value if self.count.value == 1 else f"{self.unit.value}s"
        return f"{self.number} {unit} {self.what}".rstrip()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An area that was taken off both ends: why, and what each end held for it (0 where it was not in it)."""

    code: str
    name: str
    why: str
    first: Count
    last: Count


@dataclass(frozen=True, slots=True)
class Change:
    """One line of change on one basis, between two counts of complete equal periods.

    `low` and `high` are the change in percent, one value where both counts are exact; `limits` (in percent) only then.
    """

    basis: Basis
    first: Count
    last: Count
    low: Fraction
    high: Fraction
    left_out: tuple[LeftOut, ...] = ()
    limits: Limits | None = None

    @property
    def percent(self) -> Fraction | None:
        """The change in percent, where it is one value."""
        return self.low if self.low == self.high else None

    @property
    def times(self) -> Fraction | None:
        """The last count over the first, where it is one value."""
        return None if self.percent is None else 1 + self.percent / 100

    @property
    def may_be_chance(self) -> bool:
        """Whether the limits hold no change at all; False where there are no limits."""
        return self.limits is not None and self.limits.low <= 0 <= self.limits.high

    @property
    def words(self) -> str:
        """`up 98%`, `up 20% to 22%`, `down 1% to up 3%`."""
        ends = up_or_down(self.low), up_or_down(self.high)
        if ends[0] == ends[1]:
            return ends[0]
        if self.low > 0 or self.high < 0:
            near, far = sorted((self.low, self.high), key=abs)
            return f"{up_or_down(near)} to {percent(abs(far))}"
        return " to ".join(ends)

    @property
    def working(self) -> str:
        """`7,181 ÷ 3,625 = 1.981, +98.1%`; a range has its ends: `554 to 564 ÷ 274 = 2.022 to 2.058, …`."""
        times = _range((1 + self.low / 100, 1 + self.high / 100), 3)
        changes = " to ".join(dict.fromkeys((signed_percent(self.low, 1), signed_percent(self.high, 1))))
        return f"{shown(self.last)} ÷ {shown(self.first)} = {times}, {changes}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no change on this basis. There is at least one reason."""

    basis: Basis
    reasons: tuple[Reason, ...]


Line = Change | Refusal


@dataclass(frozen=True, slots=True)
class Alternative:
    """What can be said instead: a sentence, and the two levels to compare with their change, where there are such."""

    sentence: str
    first: Level | None = None
    last: Level | None = None
    change: Change | None = None


def shown(count: Count) -> str:
    """A count as sentences say it: `7,263`, `554 to 564`, `at least 95`, `no figure`."""
    if count.lowest is None:
        return "no figure"
    if count.highest is None:
        return f"at least {number(count.lowest)}"
    return _range((count.lowest, count.highest))


def capital(words: str) -> str:
    """The same with its first letter large."""
    return f"{words[:1].upper()}{words[1:]}"


def _range(ends: tuple[Real, Real], digits: int = 0) -> str:
    return " to ".join(dict.fromkeys(number(end, digits) for end in ends))
