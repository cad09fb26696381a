"""Figures that a decision calls a conflict, tied to the figures with which they are one."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.figure import Standing
from etl.transform.candidate import Candidate
from etl.transform.decisions import Verdict, printed_value
from etl.words.platforms import Platforms


def link_conflicts(candidates: Sequence[Candidate], platforms: Platforms) -> tuple[Candidate, ...]:
    """The candidates with the identifiers of what contradicts those that a decision calls a conflict.

    The same number for two spans, both decided on, are one conflict; so are the same share for several platforms
    together ("9 % on A and B") and for one of them: that one is then in conflict too.
    """
    told = {candidate.figure_id: candidate for candidate in candidates}
    decided = [candidate for candidate in candidates if candidate.verdict is Verdict.CONFLICT]
    for one in decided:
        for other in candidates:
            if other is not one and _same_number(one, other):
                if other.verdict is Verdict.CONFLICT and _other_span(one, other):
                    told[one.figure_id] = _tie(told[one.figure_id], other)
                elif _is_part(one, other, platforms):
                    told[one.figure_id] = _tie(told[one.figure_id], other)
                    told[other.figure_id] = _drawn_in(told[other.figure_id], one)
    return tuple(told.values())


def _same_number(one: Candidate, other: Candidate) -> bool:
    first, second = one.observation, other.observation
    same = (first.area, first.offence, first.measure) == (second.area, second.offence, second.measure)
    return same and one.compiled_by == other.compiled_by and printed_value(first.count) == printed_value(second.count)


def _other_span(one: Candidate, other: Candidate) -> bool:
    first, second = one.question, other.question
    return first.period != second.period and (first.breakdown, first.unit) == (second.breakdown, second.unit)


def _is_part(one: Candidate, other: Candidate, platforms: Platforms) -> bool:
    """Whether the other is about a single platform of the group that the first is about, over the same span."""
    if one.question.period != other.question.period or other.standing is not Standing.ANSWERS:
        return False
    group, single = platforms.find(one.question.breakdown.platform), platforms.find(other.question.breakdown.platform)
    return group is not None and single is not None and group.is_group and single.id in group.members


def _tie(one: Candidate, other: Candidate) -> Candidate:
    against = dict.fromkeys((*one.conflicts_with, other.figure_id))
    return one.stands(one.standing, one.reason, by=one.superseded_by, against=tuple(against))


def _drawn_in(other: Candidate, one: Candidate) -> Candidate:
    against = dict.fromkeys((*other.conflicts_with, one.figure_id))
    return other.stands(Standing.CONFLICT, one.decisions[0].why, against=tuple(against))
