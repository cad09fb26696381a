"""Parts beside their whole: the forces of a nation or region, and the offences of several nations that are added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from etl.model.count import Count
from etl.model.figure import Standing
from etl.model.finding import FigureCheck, FigureProblem
from etl.model.observation import WHOLE, Measure, Unit
from etl.model.problems import problem
from etl.transform.candidate import Candidate, Question, of_one_release, spoken
from etl.transform.caveats import adds_nations
from etl.transform.members import forces_of
from etl.transform.official import is_official
from etl.words.vocabulary import Vocabulary

_Index = Mapping[tuple[Question, str], Candidate]


def check_parts(live: Sequence[Candidate], vocabulary: Vocabulary) -> Iterator[FigureCheck | FigureProblem]:
    """Whole counts of areas beside the counts of their forces from the same compiler, and of what a total adds up.

    Where every part is known the sum must be the whole; where some are, it must not be more.
    """
    index = _index(live)
    for whole in index.values():
        if adds_nations(whole.observation.offence, vocabulary.offences):
            asked = _national_parts(whole, vocabulary)
        else:
            asked = _forces(whole, vocabulary)
        parts = [index[question, whole.compiled_by] for question in asked if (question, whole.compiled_by) in index]
        if len(asked) > 1 and parts:
            yield from _compare(whole, parts, complete=len(parts) == len(asked))


def _index(live: Iterable[Candidate]) -> _Index:
    """The figures with a number that are whole counts of offences, one a question: the one that answers if any does."""
    found: dict[tuple[Question, str], Candidate] = {}
    for told in live:
        question = told.question
        counted = (question.measure, question.unit, question.breakdown) == (Measure.COUNT, Unit.OFFENCE, WHOLE)
        if counted and told.count.lowest is not None and not is_official(told.observation):
            key = (question, told.compiled_by)
            if key not in found or told.standing is Standing.ANSWERS:
                found[key] = told
    return found


def _forces(whole: Candidate, vocabulary: Vocabulary) -> list[Question]:
    question, areas = whole.question, vocabulary.areas
    codes = forces_of(areas, question.area.code, question.period.first) - {question.area.code}
    return [replace(question, area=areas.by_code(code)) for code in sorted(codes)]


def _national_parts(whole: Candidate, vocabulary: Vocabulary) -> list[Question]:
    """The offences that a total of several laws adds, each for the nation of its law."""
    question, offences = whole.question, vocabulary.offences
    inside = offences.contains(question.offence, question.period.last)
    outermost = [one for one in sorted(inside) if not any(one in offences.contains(other) for other in inside)]
    return [
        replace(question, offence=one, area=vocabulary.areas.by_code(offences.by_id(one).nation)) for one in outermost
    ]


def _compare(whole: Candidate, parts: Sequence[Candidate], *, complete: bool) -> Iterator[FigureCheck | FigureProblem]:
    total = reduce(lambda sum_, told: sum_.plus(told.count), parts, Count.exact(0))
    # A decision that widens a total must not hide that its print does not fit.
    printed = whole.observation.count if whole.decisions else whole.claimed
    holds = _meet(printed, total) if complete else not _exceeds(total, printed)
    if holds and not complete:
        return
    named = " + ".join(f"{told.observation.area.name} {told.spoken}" for told in parts)
    releases = "" if of_one_release((whole, *parts)) else " Not all of them are of one release."
    said = (
        f"{whole.observation.area.name}, {whole.question.period.label}: printed {spoken(whole.observation.count)}; "
        f"{'all' if complete else 'some'} of its parts, {named}, add to {spoken(total)}.{releases}"
    )
    figures = (whole.figure_id, *(told.figure_id for told in parts))
    yield FigureCheck("parts", said, holds, figures, whole.place)
    if not holds and not releases and not whole.decisions:
        details = {
            "area": whole.observation.area.name,
            "period": whole.question.period.label,
            "whole": whole.spoken,
            "parts": named,
            "sum": spoken(total),
        }
        yield FigureProblem(problem("parts-differ", whole.place, **details), figures)


def _meet(one: Count, other: Count) -> bool:
    return not (_exceeds(one, other) or _exceeds(other, one))


def _exceeds(one: Count, other: Count) -> bool:
    return one.lowest is not None and other.highest is not None and one.lowest > other.highest
