"""Remainders of one area: rule (3) of the series. The contract of what comes out is in `derived_model.py`.

*Spans*: a cumulative figure less figures that fill the rest of it exactly. *Members*: the total of a region or nation
less figures of all its other members, for the same days. Nothing is worked out of words, of a figure in doubt or of one
that is known to be a part.
Example: 12,925 (April 2017 to March 2020) less 3,217 and 4,373 mixes releases: 5,083 to 5,381, and not 5,335.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dashboard.row import Row
from dashboard.statistics.derived_model import (
    Against,
    Derived,
    Evidence,
    Refused,
    Rule,
    Term,
    listed,
    number_of,
    working_of,
)
from dashboard.statistics.derived_paths import covers, remainders
from dashboard.statistics.derived_terms import (
    HIDDEN,
    left_over,
    mixed_words,
    one_release,
    pick,
    prints,
    same_forces,
    widened,
    widened_words,
)
from etl.model.count import Count
from etl.model.observation import Area
from etl.model.period import Period

Found = Derived | Refused


@dataclass(frozen=True)
class Remainders:
    """What can be worked out for one area, and what cannot, each span once in each, in order of time."""

    derived: tuple[Derived, ...] = ()
    refused: tuple[Refused, ...] = ()


def derive(area: Area, evidence: Evidence) -> Remainders:
    """Every remainder of an area: of each span the best, an exact one first, then the narrowest range.

    A span of which only refused workings are known is among the refused, with the simplest of them.
    """
    found = [*_of_spans(area, evidence), *_of_members(area, evidence)]
    refused = sorted((no for no in found if isinstance(no, Refused)), key=lambda no: (len(no.rows), no.sentence))
    derived: dict[Period, Derived] = {}
    for one in sorted((one for one in found if isinstance(one, Derived)), key=_best_first):
        derived.setdefault(one.period, one)
    simplest: dict[Period, Refused] = {}
    for no in refused:
        if no.period not in derived:
            simplest.setdefault(no.period, no)
    return Remainders(
        tuple(_with_others(derived[period], refused) for period in sorted(derived)),
        tuple(simplest[period] for period in sorted(simplest)),
    )


def _with_others(one: Derived, refused: Sequence[Refused]) -> Derived:
    """A range with what other workings of the same days come to: `5,119 (5,954 less 651 and 184) lies in it.`"""
    if one.is_exact:
        return one
    others = [no for no in refused if no.period == one.period and no.value is not None]
    said = (
        f"{number_of(no.value)} ({no.working}) {'lies in it' if no.value.within(one.count) else 'lies outside it'}."
        for no in others
        if no.value is not None
    )
    return replace(one, reasons=tuple(dict.fromkeys((*one.reasons, *said))))


def _best_first(one: Derived) -> tuple[bool, bool, int, int]:
    low, high = one.count.lowest or 0, one.count.highest
    return not one.count.is_exact, high is None, int((high or 0) - low), len(one.parts)


def _of_spans(area: Area, evidence: Evidence) -> Iterator[Found]:
    by_period = prints(evidence.rows.get(area.code, ()), evidence)
    for span, rows in by_period.items():
        whole = pick(rows, None, evidence)
        if whole is None:
            continue
        inside = {
            period: row
            for period, others in by_period.items()
            if span.contains(period) and period != span and (row := pick(others, whole, evidence)) is not None
        }
        for period, parts in remainders(span, inside, partial(_is_of_another, evidence, whole)):
            yield _worked(area, period, Rule.SPANS, whole, parts, evidence)


def _is_of_another(evidence: Evidence, whole: Row, row: Row) -> bool:
    return not one_release([whole, row], evidence)


def _of_members(area: Area, evidence: Evidence) -> Iterator[Found]:
    own = evidence.forces.get(area.code, frozenset())
    if not own:
        return
    for code, rows in evidence.rows.items():
        every = evidence.forces.get(code, frozenset())
        if not own < every:
            continue
        for period, others in prints(rows, evidence).items():
            whole = pick(others, None, evidence)
            if whole is not None:
                parts = _members(period, every - own, whole, evidence)
                if parts:
                    yield _worked(area, period, Rule.MEMBERS, whole, parts, evidence)


def _members(period: Period, rest: frozenset[str], whole: Row, evidence: Evidence) -> tuple[Row, ...]:
    """Figures of one span that make up exactly these forces, as few as can be; none where they are not known."""
    known: dict[str, Row] = {}
    for code, rows in evidence.rows.items():
        held = evidence.forces.get(code, frozenset())
        if held and held <= rest:
            same = [row for row in rows if row.period == period]
            row = pick(prints(same, evidence).get(period, []), whole, evidence)
            if row is not None:
                known[code] = row
    found = covers(rest, {code: evidence.forces[code] for code in known})
    return tuple(known[code] for code in found)


def _worked(area: Area, period: Period, rule: Rule, whole: Row, parts: Sequence[Row], evidence: Evidence) -> Found:
    """The remainder of one working, or why there is none."""
    rows = (whole, *parts)
    if no := _left_out(area, period, rows, evidence):
        return no
    left = left_over(whole.count, (row.count for row in parts))
    if left is None:
        return _falls(area, period, rows)
    reasons = _reasons(rule, rows, evidence)
    if not reasons:
        ranges = [number_of(row.count) for row in rows if not row.count.is_exact]
        why = (f"{listed(ranges)} {'is a range' if len(ranges) == 1 else 'are ranges'}.",) if ranges else ()
        return _derived(area, period, rule, [Term(row, row.count) for row in rows], left, why, evidence)
    terms = [_widened(row, evidence) for row in rows]
    spread = left_over(terms[0].count, (term.count for term in terms[1:]))
    if spread is None:
        return _falls(area, period, rows)
    if spread.is_exact:
        return _too_narrow(area, period, rows, spread, reasons)
    plain = (f"{number_of(left)} is not given as one number.",) if left.is_exact else ()
    return _derived(area, period, rule, terms, spread, (*plain, *reasons, *widened_words(terms)), evidence)


def _derived(
    area: Area,
    period: Period,
    rule: Rule,
    terms: Sequence[Term],
    count: Count,
    reasons: Sequence[str],
    evidence: Evidence,
) -> Derived:
    whole, *parts = terms
    own = evidence.forces.get(area.code, frozenset())
    missing = tuple(sorted(frozenset(whole.row.missing) & own))
    return Derived(area, whole.row.unit, period, rule, count, whole, tuple(parts), tuple(reasons), missing)


def _reasons(rule: Rule, rows: Sequence[Row], evidence: Evidence) -> tuple[str, ...]:
    """Why a remainder is not exact: terms of several releases, or of several coverages."""
    said = []
    if not one_release(rows, evidence):
        said.append(f"It mixes releases: {mixed_words(rows)}")
    if rule is Rule.SPANS and not same_forces(rows, evidence):
        said.append("The figures do not hold the same forces and months.")
    if rule is Rule.MEMBERS and not _fit_together(rows, evidence):
        said.append("The total and its members do not lack the same forces.")
    return tuple(said)


def _fit_together(rows: Sequence[Row], evidence: Evidence) -> bool:
    """Whether what each member lacks, or holds in part, is what its total lacks of it, or holds in part."""
    whole, *parts = rows
    for row in parts:
        held = evidence.forces.get(row.area.code, frozenset())
        if frozenset(row.missing) != frozenset(whole.missing) & held:
            return False
        if (
            evidence.partial.get(row.figure_id, frozenset())
            != evidence.partial.get(whole.figure_id, frozenset()) & held
        ):
            return False
    return True


def _left_out(area: Area, period: Period, rows: Sequence[Row], evidence: Evidence) -> Refused | None:
    """The refusal where what is left is no figure of the area: its publisher hid it, or the total does not hold it."""
    whole, own = rows[0], [row for row in evidence.rows.get(area.code, ()) if row.period == period]
    if any(row.mark in HIDDEN for row in own):
        sentence = f"The number of {period.label} is hidden by its publisher; none is worked out."
        return Refused(area, period, Against.SUPPRESSED, (), None, sentence)
    if whole.area.code == area.code or not evidence.of_force(area.code):
        return None
    forces = evidence.forces.get(area.code, frozenset())
    if forces <= frozenset(whole.missing):
        how = "leaves it out"
    elif forces <= evidence.partial.get(whole.figure_id, frozenset()) or any(_is_part(row) for row in own):
        how = "holds it with a part, or not at all"
    else:
        return None
    sentence = f"{working_of(rows, whole=True)} is no figure of {evidence.name_of(area.code)}: the total {how}."
    return Refused(area, period, Against.NOT_INSIDE, tuple(rows), None, sentence)


def _is_part(row: Row) -> bool:
    return row.is_live and (row.count.is_missing or not row.claims_whole)


def _falls(area: Area, period: Period, rows: Sequence[Row]) -> Refused:
    whole, *parts = rows
    many, them = ("is", "it") if len(parts) == 1 else ("are", "them")
    inside = listed([f"{number_of(row.count)} ({row.area.name}, {row.period.label})" for row in parts])
    top = f"{number_of(whole.count)} ({whole.area.name}, {whole.period.label})"
    return Refused(
        area, period, Against.FALLS, tuple(rows), None, f"{inside} {many} more than {top}, which holds {them}."
    )


def _too_narrow(area: Area, period: Period, rows: Sequence[Row], left: Count, reasons: Sequence[str]) -> Refused:
    """Terms of several kinds of which no other print is known: one value that would pass for exact."""
    sentence = (
        f"{number_of(left)} ({working_of(rows, whole=True)}) is not given for {period.label}. {' '.join(reasons)} "
        "How they were restated between is not known, so no range can be given either."
    )
    return Refused(area, period, Against.MIXED_RELEASES, tuple(rows), left, sentence)


def _widened(row: Row, evidence: Evidence) -> Term:
    same = [other for other in evidence.rows.get(row.area.code, ()) if other.period == row.period]
    counted = prints(same, evidence).get(row.period, [row])
    return widened(row, counted, lambda code, period: _implied(code, period, row, evidence))


def _implied(code: str, period: Period, row: Row, evidence: Evidence) -> tuple[Count, str] | None:
    """What a total less the other members comes to for a region or nation, of whatever release.

    A later release adds such totals up anew, so it widens; a force's own answer is not restated by a sum.
    """
    own = evidence.forces.get(code, frozenset())
    if len(own) < 2:
        return None
    for other, rows in evidence.rows.items():
        if not own < evidence.forces.get(other, frozenset()):
            continue
        whole = pick(prints(rows, evidence).get(period, []), None, evidence)
        parts = () if whole is None else _members(period, evidence.forces[other] - own, whole, evidence)
        if whole is None or not parts or _left_out(row.area, period, (whole, *parts), evidence):
            continue
        left = left_over(whole.count, (part.count for part in parts))
        if left is not None:
            series = f"the figures of {evidence.name_of(whole.area.code)}"
            return left, f"{series} ({working_of((whole, *parts), whole=True)})"
    return None
