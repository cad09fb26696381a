"""The decisions about single figures: which figure, what was decided, why, on what evidence. They delete nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from etl.extract.rows import Row, read_rows
from etl.model.count import Count, Mark, Number, tidy_number, to_number
from etl.model.observation import Coverage, Measure, Observation
from etl.model.period import Period
from etl.model.problems import Place, Problem, problem
from etl.words.victims import read_victim
from etl.words.vocabulary import Vocabulary

COLUMNS = (
    "decision_id",
    "area",
    "area_code",
    "offence",
    "measure",
    "breakdown",
    "category",
    "period_start",
    "period_end",
    "value",
    "verdict",
    "low",
    "high",
    "coverage",
    "why",
    "evidence",
    "decided_on",
)
_Word = TypeVar("_Word", bound=StrEnum)
_MEASURES = {"offences": Measure.COUNT, "count": Measure.COUNT, "share": Measure.SHARE}


class Verdict(StrEnum):
    """What was decided about a figure."""

    STANDS = "stands"
    LOWER_BOUND = "lower bound"
    IN_DOUBT = "in doubt"
    CONFLICT = "conflict"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of decisions.csv, texts as written beside what they mean. `low` and `high` are None where empty."""

    decision_id: str
    area: str
    area_code: str
    offence: str
    measure_as_written: str
    measure: Measure
    breakdown: str
    category: str
    period: Period
    value_as_written: str
    value: Number
    verdict: Verdict
    low: Number | None
    high: Number | None
    coverage: Coverage
    why: str
    evidence: str
    decided_on: str
    file: str
    line: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file, cell=str(self.line))

    def is_about(self, told: Observation, vocabulary: Vocabulary) -> bool:
        """Whether an observation says the figure that was decided on: the same question and the same value."""
        return printed_value(told.count) == self.value and self.asks(told, vocabulary)

    def asks(self, told: Observation, vocabulary: Vocabulary) -> bool:
        """Whether an observation is about the area, offence, measure, span and part of the decision."""
        asked = (self.area_code, self.offence, self.measure, self.period)
        if asked != (told.area.code, told.offence, told.measure, told.period):
            return False
        return self._is_part(told, vocabulary)

    def _is_part(self, told: Observation, vocabulary: Vocabulary) -> bool:
        part = told.breakdown
        if not self.category:
            return part.kind == self.breakdown and not (part.platform or part.age_band or part.sex or part.category)
        means, victim = vocabulary.platforms.find(self.category), read_victim(self.category)
        if means is not None:
            return part.platform == means.name
        if victim is not None:
            return (part.age_band, part.sex) == (victim.age_band, victim.sex)
        return self.category in (part.category, told.label_as_written)

    def count(self, printed: Count) -> Count:
        """The bounds of the figure after the decision: at least `low`, or from `low` to `high`; else as printed."""
        if self.verdict is Verdict.LOWER_BOUND and printed.lowest is not None:
            return Count.between(printed.lowest if self.low is None else self.low, None, Mark.LOWER_BOUND)
        if self.low is not None and self.high is not None:
            return Count.between(self.low, self.high, printed.mark)
        return printed


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions in the order of the file, and the rows that are none."""

    rows: tuple[Decision, ...]
    problems: tuple[Problem, ...] = ()


def printed_value(count: Count) -> Number | None:
    """The number by which a figure is named: its value, for words its lowest, for a rounded one the middle."""
    if count.mark is Mark.ROUNDED and count.lowest is not None and count.highest is not None:
        return tidy_number((Decimal(count.lowest) + Decimal(count.highest)) / 2)
    return count.lowest


def read_decisions(path: Path) -> Decisions:
    """Read `decisions.csv`. A row that cannot be read is a problem and decides nothing. Raises UnreadableTable."""
    rows, problems = [], []
    for row in read_rows(path, COLUMNS).rows:
        try:
            rows.append(_decision(path.name, row))
        except ValueError as why:
            problems.append(problem("decision-row", Place(path.name, cell=str(row.line)), why=why))
    return Decisions(tuple(rows), tuple(problems))


def _decision(file: str, row: Row) -> Decision:
    if row["measure"] not in _MEASURES:
        raise ValueError(f"the measure is {', '.join(_MEASURES)}, not {row['measure']!r}")
    return Decision(
        decision_id=row["decision_id"],
        area=row["area"],
        area_code=row["area_code"],
        offence=row["offence"],
        measure_as_written=row["measure"],
        measure=_MEASURES[row["measure"]],
        breakdown=row["breakdown"],
        category=row["category"],
        period=Period(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])),
        value_as_written=row["value"],
        value=to_number(row["value"]),
        verdict=_word(Verdict, row["verdict"]),
        low=to_number(row["low"]) if row["low"] else None,
        high=to_number(row["high"]) if row["high"] else None,
        coverage=_word(Coverage, row["coverage"] or Coverage.UNKNOWN),
        why=row["why"],
        evidence=row["evidence"],
        decided_on=date.fromisoformat(row["decided_on"]).isoformat(),
        file=file,
        line=row.line,
    )


def _word(words: type[_Word], text: str) -> _Word:
    try:
        return words(text)
    except ValueError:
        near = get_close_matches(text, [word.value for word in words], 1)
        hint = f"did you mean {near[0]!r}?" if near else f"it is one of {', '.join(words)}"
        raise ValueError(f"{text!r} is not known: {hint}") from None
