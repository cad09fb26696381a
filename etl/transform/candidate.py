"""A figure before its standing is known, and the question that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from etl.model.count import Count, Mark, plain
from etl.model.figure import Standing, figure_id
from etl.model.observation import Area, Breakdown, Coverage, Measure, Observation, Unit
from etl.model.period import Period
from etl.model.problems import Place
from etl.transform.coverage import Covered
from etl.transform.decisions import Decision, Verdict, printed_value
from etl.transform.releases import Release, first_release, months_of
from etl.transform.witnesses import Copies, Witness, best_of, is_witness, witnesses_of

PART = frozenset({Coverage.PART_PERIOD, Coverage.PART_MEMBERS})
"""How a figure covers its area and period that is known not to be whole."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure is about, whatever its value and whoever counted. A platform stays one when its owner changes."""

    area: Area
    offence: str
    measure: Measure
    unit: Unit
    period: Period
    breakdown: Breakdown
    of_what: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """The observations that say the same, with what was decided about them.

    `count` and `covered` are after decisions. `release` is when the value was first printed by a witness.
    """

    observation: Observation
    observations: tuple[Observation, ...]
    witnesses: tuple[Witness, ...]
    decisions: tuple[Decision, ...]
    count: Count
    covered: Covered
    release: Release
    standing: Standing = Standing.ANSWERS
    superseded_by: str = ""
    conflicts_with: tuple[str, ...] = ()
    reason: str = ""

    @property
    def figure_id(self) -> str:
        """Identifier of the figure it becomes."""
        return figure_id(self.observation)

    @property
    def question(self) -> Question:
        """What it is about."""
        told = self.observation
        part = told.breakdown
        if part.kind == "platform":
            part = replace(part, platform_owner="")
        return Question(told.area, told.offence, told.measure, told.unit, told.period, part, told.of_what)

    @property
    def compiled_by(self) -> str:
        """Who counted."""
        return self.observation.source.compiled_by

    @property
    def verdict(self) -> Verdict | None:
        """What the first decision about it says."""
        return self.decisions[0].verdict if self.decisions else None

    @property
    def claimed(self) -> Count:
        """What it says of the whole: a number that covers a part is a lowest value of it."""
        if self.covered.coverage in PART and self.count.lowest is not None:
            return Count.between(self.count.lowest, None, Mark.LOWER_BOUND)
        return self.count

    @property
    def part(self) -> str:
        """The part of a total that it is about, in words; empty for a whole."""
        part = self.observation.breakdown
        return " ".join(text for text in (part.platform, part.sex, part.age_band, part.category) if text)

    @property
    def place(self) -> Place:
        """Where its number stands."""
        source = self.observation.source
        return Place(source.file, source.sheet, source.cell)

    @property
    def spoken(self) -> str:
        """Its number for a sentence: `3,217`, `28,900 to 34,000`, `10 %`, `no number (no return)`."""
        return spoken(self.count, self.observation.measure)

    def stands(self, standing: Standing, reason: str, *, by: str = "", against: Sequence[str] = ()) -> Candidate:
        """The same with a standing and the reason for it."""
        return replace(self, standing=standing, reason=reason, superseded_by=by, conflicts_with=tuple(against))


def make_candidate(
    observations: Sequence[Observation], decisions: Sequence[Decision], copies: Copies | None = None
) -> Candidate:
    """The candidate of observations that say the same, under the decisions that are about it."""
    best = best_of(observations)
    speaking = [told for told in observations if is_witness(told)] or list(observations)
    count, coverage, missing = best.count, best.coverage, best.missing
    for told in speaking:
        if coverage not in PART and told.coverage in PART:
            coverage, missing = told.coverage, told.missing
    for decision in decisions:
        count, coverage = decision.count(count), decision.coverage
    return Candidate(
        observation=best,
        observations=tuple(observations),
        witnesses=witnesses_of(observations, copies),
        decisions=tuple(decisions),
        count=count,
        covered=Covered(coverage, missing),
        release=first_release(told.source.published for told in speaking),
    )


def of_one_release(told: Iterable[Candidate]) -> bool:
    """Whether some month has a print of every one of them."""
    months = [
        frozenset(month for one in candidate.observations for month in months_of(one.source.published))
        for candidate in told
    ]
    return bool(frozenset.intersection(*months))


def spoken(count: Count, measure: Measure = Measure.COUNT) -> str:
    """A count as a sentence says it."""
    unit = " %" if measure is Measure.SHARE else ""
    if count.lowest is None:
        return f"no number ({count.mark.value})"
    if count.mark is Mark.ROUNDED and (printed := printed_value(count)) is not None:
        return f"{_thousands(plain(printed))}{unit}"
    low = _thousands(plain(count.lowest))
    if count.highest is None:
        return f"at least {low}{unit}"
    return f"{low}{unit}" if count.is_exact else f"{low} to {_thousands(plain(count.highest))}{unit}"


def _thousands(digits: str) -> str:
    whole, dot, rest = digits.partition(".")
    return f"{int(whole):,}{dot}{rest}"
