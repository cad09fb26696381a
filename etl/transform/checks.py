"""Figures beside one another: what does not fit is listed. Nothing here changes a figure; only a decision does.

A check whose figures are settled by a decision is kept as a check and raises no problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.model.count import Count
from etl.model.figure import Standing
from etl.model.finding import FigureCheck, FigureProblem
from etl.model.observation import WHOLE, Measure, Unit
from etl.model.problems import problem
from etl.transform.candidate import Candidate, spoken
from etl.transform.ceiling import Official, check_ceiling
from etl.transform.checks_of_equals import check_equals
from etl.transform.checks_of_parts import check_parts
from etl.transform.checks_of_shares import check_shares
from etl.transform.checks_of_spans import check_spans
from etl.transform.official import is_official
from etl.transform.small_numbers import Bases
from etl.words.vocabulary import Vocabulary

_LIVE = frozenset({Standing.ANSWERS, Standing.CONFLICT, Standing.IN_DOUBT})
_KINDS = {"class ceiling": "class-exceeded", "below half of class": "class-half"}


@dataclass(frozen=True, slots=True)
class Findings:
    """The checks that were tried over figures, and the problems of those that failed and are not decided."""

    checks: tuple[FigureCheck, ...]
    problems: tuple[FigureProblem, ...]


def check_figures(
    candidates: Sequence[Candidate], official: Official, bases: Bases, vocabulary: Vocabulary
) -> Findings:
    """Every check over figures: class ceilings, conflicts, spans, parts, shares, printed prints of the official series.

    Figures that are set aside take part in none.
    """
    standing = [told for told in candidates if told.standing is not Standing.SET_ASIDE]
    live = [told for told in standing if told.standing in _LIVE]
    found = [
        *_ceilings(live, official),
        *_conflicts(live),
        *check_spans(standing),
        *check_equals(live, official),
        *check_parts(live, vocabulary),
        *check_shares(live, bases),
        *_prints_of_official(live, official),
    ]
    return Findings(
        tuple(entry for entry in found if isinstance(entry, FigureCheck)),
        tuple(entry for entry in found if isinstance(entry, FigureProblem)),
    )


def _ceilings(live: Iterable[Candidate], official: Official) -> Iterator[FigureCheck | FigureProblem]:
    for told in live:
        ceiling = official.ceiling(told.observation)
        for check in check_ceiling(told, official):
            yield check
            if ceiling is not None and not check.holds and not told.decisions:
                details = {
                    "area": told.observation.area.name,
                    "period": told.question.period.label,
                    "value": told.spoken,
                    "class_id": ceiling.class_id,
                    "ceiling": spoken(Count.exact(ceiling.total)),
                }
                return_id = told.observation.source.return_id
                yield FigureProblem(problem(_KINDS[check.kind], told.place, **details), (told.figure_id,), return_id)


def _conflicts(live: Iterable[Candidate]) -> Iterator[FigureProblem]:
    """Each conflict that nobody has decided about, once."""
    conflicts = {told.figure_id: told for told in live if told.standing is Standing.CONFLICT}
    for told in conflicts.values():
        group = (told.figure_id, *told.conflicts_with)
        decided = any(conflicts[one].decisions for one in group if one in conflicts)
        if not decided and told.figure_id == min(group):
            subject = (told.observation.area.name, told.question.offence, told.part, told.question.period.label)
            details = {"subject": ", ".join(text for text in subject if text), "reason": told.reason}
            yield FigureProblem(problem("figures-differ", told.place, **details), group)


def _prints_of_official(live: Iterable[Candidate], official: Official) -> Iterator[FigureCheck]:
    """What others print of an official class beside the sum of its quarters; editions and mistakes make them differ."""
    for told in live:
        question, value = told.question, told.count.value
        whole = (question.measure, question.unit, question.breakdown) == (Measure.COUNT, Unit.OFFENCE, WHOLE)
        if not whole or value is None or is_official(told.observation):
            continue
        total = official.total(question.offence, question.area.code, question.period)
        if total is not None:
            where = f"{told.observation.area.name}, {question.period.label}"
            quarters = f"{spoken(Count.exact(total))} (edition of {official.edition})"
            said = f"{where}: printed {told.spoken} for {question.offence}; the official quarters add to {quarters}."
            yield FigureCheck("official series", said, value == total, (told.figure_id,), told.place)
