"""Equal numbers that one page prints for two areas, where one of the two does not fit its class: maybe copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from etl.model.count import Count
from etl.model.finding import FigureCheck, FigureProblem
from etl.model.observation import WHOLE, Area, Measure
from etl.model.problems import problem
from etl.transform.candidate import Candidate, Question, spoken
from etl.transform.ceiling import Ceiling, Official
from etl.transform.official import is_official

SMALLEST = 10
"""Below this the same number for two areas is too likely to be chance."""
KIND = "equal numbers"
_ANYWHERE = Area("", "", "")


def check_equals(live: Iterable[Candidate], official: Official) -> Iterator[FigureCheck | FigureProblem]:
    """Pairs of areas of one kind with one exact number of the same thing on one page, of which one does not fit.

    That both are right is possible: it is listed, and changes no figure.
    """
    for same in _same(live):
        for one, other in combinations(same, 2):
            if one.question.area.kind != other.question.area.kind or not _pages(one) & _pages(other):
                continue
            for odd, model in ((one, other), (other, one)):
                ceiling = official.ceiling(odd.observation)
                if ceiling is not None and _is_odd(odd, ceiling):
                    yield from _found(odd, model, ceiling)


def _same(live: Iterable[Candidate]) -> Iterator[Sequence[Candidate]]:
    """Whole counts by everything but their area: offence, unit, span, who counted, the number."""
    found: dict[tuple[Question, str, object], list[Candidate]] = defaultdict(list)
    for told in live:
        question, value = told.question, told.observation.count.value
        whole = (question.measure, question.breakdown) == (Measure.COUNT, WHOLE)
        if whole and value is not None and value >= SMALLEST and not is_official(told.observation):
            found[replace(question, area=_ANYWHERE), told.compiled_by, value].append(told)
    yield from (same for same in found.values() if len(same) > 1)


def _pages(told: Candidate) -> frozenset[str]:
    return frozenset(one.source.url for one in told.observations if one.source.url)


def _is_odd(told: Candidate, ceiling: Ceiling) -> bool:
    """Whether a number is below half of its class or above 1.2 times it."""
    value = told.observation.count.value
    return value is not None and (ceiling.is_exceeded_by(value) or ceiling.is_over_twice(value))


def _found(odd: Candidate, model: Candidate, ceiling: Ceiling) -> Iterator[FigureCheck | FigureProblem]:
    details = {
        "area": odd.observation.area.name,
        "other": model.observation.area.name,
        "period": odd.question.period.label,
        "value": spoken(odd.observation.count),
        "class_id": ceiling.class_id,
        "ceiling": spoken(Count.exact(ceiling.total)),
        "place": model.place.text,
    }
    figures = (odd.figure_id, model.figure_id)
    raised = problem("maybe-copied", odd.place, **details)
    yield FigureCheck(KIND, raised.message, False, figures, odd.place, odd.observation.source.return_id)
    if not odd.decisions:
        yield FigureProblem(raised, figures, odd.observation.source.return_id)
