"""Shares whose page leaves out of what they are: beside one that states its base they do not answer.

"40 % of UK-wide crimes" prints the same number as "40 % of the 2,111 with a known platform": it is the same share with
its base lost. Where the numbers cannot be the same, the two are a conflict if the collector says that they are prints
of one thing; else the one without a base may be a share of something else, and stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from etl.model.figure import Standing
from etl.model.observation import Measure
from etl.transform.candidate import Candidate, Question
from etl.transform.caveats import NOT_STATED
from etl.transform.standing import conflict, contradict
from etl.words.remarks import remark

_LIVE = frozenset({Standing.ANSWERS, Standing.CONFLICT})


def settle_bases(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates in their order, with the standing of shares without a base."""
    told = {candidate.figure_id: candidate for candidate in candidates}
    stated: dict[tuple[Question, str], list[Candidate]] = defaultdict(list)
    for candidate in told.values():
        if _is_share(candidate) and candidate.question.of_what != NOT_STATED and candidate.standing in _LIVE:
            stated[_without_base(candidate)].append(candidate)
    for candidate in list(told.values()):
        if _is_share(candidate) and candidate.question.of_what == NOT_STATED and candidate.standing in _LIVE:
            for changed in _settle(candidate, stated[_without_base(candidate)]):
                told[changed.figure_id] = changed
    return tuple(told.values())


def _settle(bare: Candidate, stated: list[Candidate]) -> list[Candidate]:
    same = next((other for other in stated if not contradict(bare, other)), None)
    if same is not None:
        reason = f"Its page leaves out of what it is a share: of {same.question.of_what} it is {same.spoken}."
        return [bare.stands(Standing.SUPERSEDED, reason, by=same.figure_id)]
    if not stated or not any(_is_said_to_differ(told) for told in (bare, *stated)):
        return []
    return [conflict(bare, stated, "one release"), *(conflict(other, [bare], "one release") for other in stated)]


def _is_said_to_differ(told: Candidate) -> bool:
    return any(remark("differs", {"flag": one.flag}) for one in told.observations)


def _is_share(told: Candidate) -> bool:
    return told.observation.measure is Measure.SHARE


def _without_base(told: Candidate) -> tuple[Question, str]:
    return replace(told.question, of_what=""), told.compiled_by
