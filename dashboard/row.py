"""One figure of the store with its types back: what queries give and everything on this side takes."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import WHOLE, Area, Basis, Breakdown, Coverage, Measure, Unit
from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: the tidy columns typed, and what the store knows about it beside them.

    `count` is the figure's own (after decisions): for a count whole numbers of `unit`, for a share percent.
    `published` is as precise as known (`2019-09`, `2019-09-11`), so texts compare in order of time.
    `decisions`, `caveats`, `conflicts_with` and `missing` are identifiers; `reason` says in words why the standing is
    not *answers*. `position` is the place in files, from 1.
    """

    figure_id: str
    area: Area
    offence: str
    measure: Measure
    unit: Unit
    period: Period
    breakdown: Breakdown
    count: Count
    standing: Standing = Standing.ANSWERS
    witnesses: int = 1
    label_as_written: str = ""
    value_as_written: str = ""
    of_what: str = ""
    coverage: Coverage = Coverage.UNKNOWN
    missing: tuple[str, ...] = ()
    basis: Basis = Basis.STATED
    compiled_by: str = ""
    publisher: str = ""
    published: str = ""
    return_id: str = ""
    reference: str = ""
    source_file: str = ""
    source_sheet: str = ""
    source_cell: str = ""
    note: str = ""
    observation_id: str = ""
    decisions: tuple[str, ...] = ()
    superseded_by: str = ""
    conflicts_with: tuple[str, ...] = ()
    reason: str = ""
    caveats: tuple[str, ...] = ()
    position: int = 0

    @property
    def mark(self) -> Mark:
        """Why the value is not a plain number; empty where it is."""
        return self.count.mark

    @property
    def is_live(self) -> bool:
        """Whether it may answer: neither superseded nor set aside."""
        return self.standing not in (Standing.SUPERSEDED, Standing.SET_ASIDE)

    @property
    def is_decided(self) -> bool:
        """Whether it answers by a decision."""
        return self.standing is Standing.ANSWERS and bool(self.decisions)

    @property
    def claims_whole(self) -> bool:
        """Whether it claims all of its area and period. What nobody says is partial does; a lowest value does not."""
        return self.mark is not Mark.LOWER_BOUND and self.coverage not in (Coverage.PART_PERIOD, Coverage.PART_MEMBERS)

    @property
    def chip(self) -> str:
        """Where the number stands, as cell chips say it: `Cumbria!B4`, `published-figures.csv:84`."""
        if self.source_sheet:
            return f"{self.source_sheet}!{self.source_cell}"
        return f"{self.source_file}:{self.source_cell}"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a series is about: everything of a figure but its period, its value and who counted."""

    area: Area
    offence: str
    measure: Measure = Measure.COUNT
    unit: Unit = Unit.OFFENCE
    breakdown: Breakdown = WHOLE
    of_what: str = ""


def subject_of(row: Row) -> Subject:
    """The subject of a figure. A platform stays one subject when its owner changes."""
    part = row.breakdown
    if part.kind == "platform" and part.platform_owner:
        part = Breakdown(part.kind, part.platform, "", part.age_band, part.sex, part.category)
    return Subject(row.area, row.offence, row.measure, row.unit, part, row.of_what)


@dataclass(frozen=True, slots=True)
class Returned:
    """One row of the register as the store has it: a request and what came of it.

    `status` is *answered, part answered, refused, not held, no reply* or *answer not seen*; empty texts are not known.
    `licence` is as stated, *unknown* is a value. `held` says that its reading was held back by an error.
    """

    return_id: str
    area_code: str
    force: str
    status: str
    offence: str
    period: Period
    file: str = ""
    form: str = ""
    reference: str = ""
    request: str = ""
    asked: str = ""
    published: str = ""
    exemption: str = ""
    exemption_words: str = ""
    compiled_by: str = ""
    publisher: str = ""
    publisher_name: str = ""
    licence: str = ""
    url: str = ""
    note: str = ""
    recipe: str = ""
    held: bool = False
    observations: int = 0
    position: int = 0
