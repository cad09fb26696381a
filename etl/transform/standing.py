"""Which of the figures of one question answers: decisions first, then the newest release of its compiler.

What gives way, in this order:

1. a figure without a witness, or set aside by a decision: *set aside*;
2. a blank where another print has a number; words, or a bound, that hold an exact number; a round number that another
   figure of the same question rounds to; all of these whatever their date;
3. a figure of an earlier release.

What is left answers. Where several are left and contradict one another, all of them are a *conflict*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from etl.model.count import Mark
from etl.model.figure import Standing
from etl.model.observation import Measure
from etl.transform.candidate import Candidate
from etl.transform.decisions import Verdict

_DECIDED = {Verdict.CONFLICT: Standing.CONFLICT, Verdict.IN_DOUBT: Standing.IN_DOUBT}
_ROUND = (1000, 100)


def settle(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The figures of one question from one compiler, each with its standing, in the order given."""
    aside = {told.figure_id: reason for told in candidates if (reason := _set_aside(told))}
    live = [told for told in candidates if told.figure_id not in aside]
    left, beaten = _eliminate(live)
    settled = _answers(left)
    winner = next((told for told in settled if told.standing is not Standing.SUPERSEDED), None)
    done = {told.figure_id: told for told in settled}
    for told, reason in beaten:
        by = winner.figure_id if winner else ""
        done[told.figure_id] = told.stands(Standing.SUPERSEDED, reason, by=by)
    for told in candidates:
        if told.figure_id in aside:
            done[told.figure_id] = told.stands(Standing.SET_ASIDE, aside[told.figure_id])
    return tuple(_as_decided(done[told.figure_id]) for told in candidates)


def contradict(one: Candidate, other: Candidate) -> bool:
    """Whether no value could be the true one of both, each taken for what it claims to cover."""
    first, second = one.claimed, other.claimed
    if first.lowest is None or second.lowest is None:
        return False
    return (first.highest is not None and first.highest < second.lowest) or (
        second.highest is not None and second.highest < first.lowest
    )


def conflict(told: Candidate, others: Sequence[Candidate], what: str) -> Candidate:
    """The figure in conflict with others, beside those with which it already is; as it was where there are none.

    `what` says in words where the figures come from.
    """
    if not others:
        return told
    said = ", ".join(f"{other.spoken} ({_who(other)})" for other in (told, *others))
    reason = f"Figures from {what} differ and nothing decides between them: {said}."
    against = dict.fromkeys((*told.conflicts_with, *(other.figure_id for other in others)))
    return told.stands(Standing.CONFLICT, reason, against=tuple(against))


def between_compilers(answering: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Answering figures of one question from different compilers: those that contradict one another are a conflict."""
    return tuple(
        conflict(told, [other for other in answering if contradict(told, other)], "different compilers")
        for told in answering
    )


def _set_aside(told: Candidate) -> str:
    if told.verdict is Verdict.SET_ASIDE:
        return told.decisions[0].why
    if not told.witnesses:
        return "No page states it: its only rows misreport a figure, or add up only what is shown."
    return ""


def _eliminate(live: Sequence[Candidate]) -> tuple[list[Candidate], list[tuple[Candidate, str]]]:
    """Those that nothing beats, and the rest with the reason. Each rule sees what the rules before it left."""
    left, beaten = list(live), []
    for rule in _RULES:
        losers = {}
        for told in left:
            reason = next((why for other in left if other is not told and (why := rule(told, other))), "")
            if reason:
                losers[told.figure_id] = reason
        beaten += [(told, losers[told.figure_id]) for told in left if told.figure_id in losers]
        left = [told for told in left if told.figure_id not in losers]
    return left, beaten


def _not_what_stands(told: Candidate, other: Candidate) -> str:
    if other.verdict is Verdict.STANDS and told.verdict is not Verdict.STANDS:
        return f"A decision says that {other.spoken} stands."
    return ""


def _blank_beside_number(told: Candidate, other: Candidate) -> str:
    if told.count.is_missing and not other.count.is_missing:
        return f"Another print gives the number: {other.spoken}."
    return ""


def _holds_exact(told: Candidate, other: Candidate) -> str:
    """Words, a bound or a fraction that hold a closer figure of the same question never take its place."""
    if told.count.is_missing or other.count.is_missing or told.count.is_exact:
        return ""
    if other.count.within(told.count) and not told.count.within(other.count):
        return f"Less exact than another print of the same: {other.spoken}."
    return ""


def _rounds(told: Candidate, other: Candidate) -> str:
    if told.observation.measure is Measure.SHARE or told.count.value is None or other.count.value is None:
        return ""
    value, exact = Decimal(told.count.value), Decimal(other.count.value)
    step = next((step for step in _ROUND if value and value % step == 0), 0)
    if step and exact % step and abs(value - exact) * 2 <= step:
        return f"A round number for {other.spoken}."
    return ""


def _restated(told: Candidate, other: Candidate) -> str:
    if other.release.is_later_than(told.release):
        return (
            f"Restated by the same compiler in a later release ({other.observation.source.published}): {other.spoken}."
        )
    return ""


_RULES: tuple[Callable[[Candidate, Candidate], str], ...] = (
    _not_what_stands,
    _blank_beside_number,
    _holds_exact,
    _rounds,
    _restated,
)


def _answers(left: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """What is left: a conflict where figures contradict one another, else the most telling answers."""
    disputed = [told for told in left if any(contradict(told, other) for other in left)]
    if disputed:
        return tuple(
            conflict(told, [other for other in left if contradict(told, other)], "one release") for told in left
        )
    ranked = sorted(left, key=_telling)
    return tuple(
        told
        if told is ranked[0]
        else told.stands(Standing.SUPERSEDED, _says_no_more(ranked[0]), by=ranked[0].figure_id)
        for told in ranked
    )


def _says_no_more(answer: Candidate) -> str:
    return f"Says no more than another print of the same release: {answer.spoken}."


def _telling(told: Candidate) -> tuple[object, ...]:
    """The narrowest first, then the newest, then the one with most witnesses."""
    low, high = told.count.lowest, told.count.highest
    width = Decimal("Infinity") if low is None or high is None else Decimal(high) - Decimal(low)
    words = told.count.mark is Mark.WORDS
    return (width, words, -(low or 0), -told.release.first, -len(told.witnesses), told.figure_id)


def _who(told: Candidate) -> str:
    source = told.observation.source
    return ", ".join(text for text in (source.compiled_by, source.published) if text)


def _as_decided(told: Candidate) -> Candidate:
    """The standing that a decision gives, which goes before any other but *set aside*."""
    standing = _DECIDED.get(told.verdict) if told.verdict else None
    if standing is None or told.standing is Standing.SET_ASIDE:
        return told
    return told.stands(standing, told.decisions[0].why, by=told.superseded_by, against=told.conflicts_with)


def answering(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that answer."""
    return [told for told in candidates if told.standing is Standing.ANSWERS]
