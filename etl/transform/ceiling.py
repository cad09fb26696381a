"""Figures beside the official class that contains their offence: its sum of quarters is their ceiling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from etl.model.count import Count, Number
from etl.model.figure import Standing
from etl.model.finding import FigureCheck
from etl.model.observation import WHOLE, Measure, Observation, Unit
from etl.model.official import Quarters, bodies_of, sum_of_quarters
from etl.model.period import Period, day_label, month_end
from etl.transform.candidate import Candidate, spoken
from etl.transform.members import forces_of
from etl.transform.official import is_official
from etl.words.vocabulary import Vocabulary

ABOVE = Decimal("1.2")
BELOW = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Ceiling:
    """All of the class that contains a figure's offence, for its area and span."""

    class_id: str
    total: Number

    def is_exceeded_by(self, count: Number) -> bool:
        """Whether a count is above 1.2 times all of the class."""
        return Decimal(count) > ABOVE * Decimal(self.total)

    def is_over_twice(self, count: Number) -> bool:
        """Whether all of the class is more than twice a count."""
        return Decimal(count) < BELOW * Decimal(self.total)


class Official:
    """The official series as it answers: one edition for each body and quarter."""

    def __init__(self, candidates: Iterable[Candidate], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        answering = [told for told in candidates if told.standing is Standing.ANSWERS and is_official(told.observation)]
        series: dict[str, dict[str, dict[Period, Number]]] = defaultdict(lambda: defaultdict(dict))
        for told in answering:
            about, value = told.observation, told.count.value
            if value is not None:
                series[about.offence][about.area.code][about.period] = value
        self._series: dict[str, Quarters] = {offence: dict(bodies) for offence, bodies in series.items()}
        self.edition = _edition(max((told.observation.source.published for told in answering), default=""))

    def total(self, class_id: str, area_code: str, span: Period) -> Number | None:
        """All of a class for an area and a span of whole quarters; None where any body of it lacks any quarter."""
        series = self._series.get(class_id, {})
        areas = self._vocabulary.areas
        beside = frozenset(body for body in series if not areas.detail(body).region_code)
        return sum_of_quarters(series, bodies_of(forces_of(areas, area_code, span.first), series, beside), span)

    def ceiling(self, told: Observation) -> Ceiling | None:
        """The ceiling of a whole count of an offence that a class contains all through its span."""
        if (told.measure, told.unit, told.breakdown) != (Measure.COUNT, Unit.OFFENCE, WHOLE):
            return None
        for class_id in self._series:
            first_month = month_end(told.period.first.year, told.period.first.month)
            if told.offence in self._vocabulary.offences.contains(class_id, first_month):
                total = self.total(class_id, told.area.code, told.period)
                return None if total is None else Ceiling(class_id, total)
        return None


def _edition(published: str) -> str:
    """An edition's day in words where it is known, else as published."""
    try:
        return day_label(date.fromisoformat(published))
    except ValueError:
        return published


def doubt(candidates: Iterable[Candidate], official: Official) -> tuple[Candidate, ...]:
    """The candidates, those in doubt that answer and are above their ceiling though nobody has decided about them."""
    return tuple(_doubted(told, official) for told in candidates)


def check_ceiling(told: Candidate, official: Official) -> tuple[FigureCheck, ...]:
    """Whether a figure is at most 1.2 times, and at least half of, the class that contains it; none without one."""
    ceiling = official.ceiling(told.observation)
    if ceiling is None or told.count.lowest is None:
        return ()
    said = (
        f"{told.observation.area.name}, {told.observation.period.label}: {told.spoken}; all of class "
        f"{ceiling.class_id} is {spoken(Count.exact(ceiling.total))} (edition of {official.edition})."
    )
    exceeded = ceiling.is_exceeded_by(told.count.lowest)
    checks = [FigureCheck("class ceiling", said, not exceeded, (told.figure_id,), told.place)]
    if told.count.highest is not None and ceiling.is_over_twice(told.count.highest):
        checks.append(FigureCheck("below half of class", said, False, (told.figure_id,), told.place))
    return tuple(checks)


def _doubted(told: Candidate, official: Official) -> Candidate:
    ceiling = official.ceiling(told.observation) if told.standing is Standing.ANSWERS and not told.decisions else None
    if ceiling is None or told.count.lowest is None or not ceiling.is_exceeded_by(told.count.lowest):
        return told
    reason = (
        f"All of class {ceiling.class_id} over the same months is {spoken(Count.exact(ceiling.total))} "
        f"(edition of {official.edition}), and {told.spoken} is above 1.2 times that."
    )
    return told.stands(Standing.IN_DOUBT, reason)
