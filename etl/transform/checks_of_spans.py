"""Figures of one area and offence over spans that overlap: what lies inside cannot be more than the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from etl.model.finding import FigureCheck, FigureProblem
from etl.model.observation import WHOLE, Measure
from etl.model.period import Period
from etl.model.problems import problem
from etl.transform.candidate import Candidate, Question
from etl.transform.decisions import printed_value
from etl.transform.official import is_official

_ANY = Period.financial_year(2017)
_SMALLEST = 10
"""Below this the same number for two spans is too likely to be chance."""


def check_spans(candidates: Iterable[Candidate]) -> Iterator[FigureCheck | FigureProblem]:
    """Whole counts of one area, offence and compiler: cumulative figures that fall, and one number in two spans."""
    for series in _series(candidates):
        for one, other in combinations(series, 2):
            longer, shorter = _ordered(one, other)
            if longer.question.period == shorter.question.period:
                continue
            if longer.question.period.contains(shorter.question.period):
                yield from _falls(longer, shorter)
            yield from _same_number(longer, shorter)


def _series(candidates: Iterable[Candidate]) -> Iterator[Sequence[Candidate]]:
    found: dict[tuple[Question, str], list[Candidate]] = defaultdict(list)
    for told in candidates:
        question = told.question
        if (question.measure, question.breakdown) == (Measure.COUNT, WHOLE) and not is_official(told.observation):
            found[replace(question, period=_ANY), told.compiled_by].append(told)
    yield from found.values()


def _ordered(one: Candidate, other: Candidate) -> tuple[Candidate, Candidate]:
    first, second = one.question.period, other.question.period
    longer_first = (first.days, second.first) >= (second.days, first.first)
    return (one, other) if longer_first else (other, one)


def _falls(longer: Candidate, shorter: Candidate) -> Iterator[FigureCheck | FigureProblem]:
    """A figure that lies inside another in time and cannot be as small."""
    if longer.count.highest is None or shorter.count.lowest is None:
        return
    if longer.count.highest >= shorter.count.lowest:
        return
    said = (
        f"{longer.observation.area.name}: {longer.spoken} for {longer.question.period.label} is less than "
        f"{shorter.spoken} for {shorter.question.period.label}, which lies inside it."
    )
    yield FigureCheck("cumulative", said, False, (longer.figure_id, shorter.figure_id), longer.place)
    if not (longer.decisions or shorter.decisions):
        details = {
            "area": longer.observation.area.name,
            "longer": longer.question.period.label,
            "shorter": shorter.question.period.label,
            "longer_value": longer.spoken,
            "shorter_value": shorter.spoken,
        }
        yield FigureProblem(problem("cumulative-falls", longer.place, **details), (longer.figure_id, shorter.figure_id))


def _same_number(longer: Candidate, shorter: Candidate) -> Iterator[FigureCheck | FigureProblem]:
    """One exact number for two spans that share days, or of which both lie in a third with the same number."""
    value = printed_value(longer.observation.count)
    if not longer.observation.count.is_exact or value != printed_value(shorter.observation.count):
        return
    if value is None or value < _SMALLEST or not longer.question.period.overlaps(shorter.question.period):
        return
    area, spans = longer.observation.area.name, (shorter.question.period.label, longer.question.period.label)
    said = f"{area}: the same {longer.observation.value_as_written} is printed for {spans[0]} and for {spans[1]}."
    figures = (longer.figure_id, shorter.figure_id)
    yield FigureCheck("one number in two spans", said, False, figures, longer.place)
    if not (longer.decisions and shorter.decisions):
        details = {"area": area, "value": longer.observation.value_as_written, "shorter": spans[0], "longer": spans[1]}
        yield FigureProblem(problem("one-number-two-spans", longer.place, **details), figures)
