"""What one cell or sentence says, and where it says it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

from etl.model.count import Count
from etl.model.period import Period


class Measure(StrEnum):
    """What kind of number an observation is."""

    COUNT = "count"
    SHARE = "share"


class Basis(StrEnum):
    """How the number stands in its source."""

    STATED = "stated"
    WORDS = "words"
    BLANK = "blank"
    DERIVED = "derived"


class Coverage(StrEnum):
    """How much of its area and period a number is known to cover."""

    FULL = "full"
    PART_PERIOD = "part period"
    PART_MEMBERS = "part members"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What is counted. Platform counts are mentions unless the source counts each offence once."""

    OFFENCE = "offence"
    CRIME_REPORT = "crime report"
    MENTION = "mention"
    VICTIM = "victim"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Area:
    """A force, nation, region, composite or other extent, as reference data names it, with its kind there."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The part of a total that a number is about. All fields empty is the whole.

    `kind` is `none`, `means`, `platform`, `platform_owner`, `age`, `sex`, `sex and age`, `outcome` or another word that
    the data bring. `platform`, `platform_owner`, `age_band`, `sex` are canonical; `category` is the canonical word of
    any other kind, and of a group of platforms.
    """

    kind: str = "none"
    platform: str = ""
    platform_owner: str = ""
    age_band: str = ""
    sex: str = ""
    category: str = ""


WHOLE = Breakdown()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number stands. `sheet` is empty and `cell` is the line (from 1, the header is 1) for a csv source.

    `ordinal` tells numbers of one cell apart. `headers` are the cells that gave it its area, period and so on.
    """

    file: str
    sheet: str = ""
    cell: str = ""
    ordinal: int = 0
    return_id: str = ""
    reference: str = ""
    compiled_by: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    """Pairs of what was read (`area`, `period`, `offence`, `breakdown`) and the cell or place that said it."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A count or a share in percent for an area, an offence, a unit, a span and a breakdown.

    Equality is about meaning; `source` and what belongs to the print take no part in it.
    """

    area: Area
    offence: str
    measure: Measure
    unit: Unit
    period: Period
    breakdown: Breakdown
    count: Count
    of_what: str = ""
    source: Source = field(default=Source(""), compare=False)
    label_as_written: str = field(default="", compare=False)
    value_as_written: str = field(default="", compare=False)
    coverage: Coverage = field(default=Coverage.UNKNOWN, compare=False)
    missing: tuple[str, ...] = field(default=(), compare=False)
    basis: Basis = field(default=Basis.STATED, compare=False)
    note: str = field(default="", compare=False)
    flag: str = field(default="", compare=False)
    """What the collector says is wrong with this row: the word of the raw file, empty when nothing."""
    caveats: tuple[str, ...] = field(default=(), compare=False)
    """Identifiers of `etl.model.caveats`; their sentences stand in the column `note`."""

    @property
    def observation_id(self) -> str:
        """Short hash of the place: return or file, sheet, cell and ordinal in the cell."""
        place = self.source
        return short_hash(place.return_id or place.file, place.sheet, place.cell, str(place.ordinal))

    def with_caveat(self, caveat: str) -> Observation:
        """The same with one more caveat, once."""
        return self if caveat in self.caveats else replace(self, caveats=(*self.caveats, caveat))


def short_hash(*parts: str) -> str:
    """Twelve hexadecimal digits of the SHA-256 of the parts, parted by a character that none of them holds."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]
