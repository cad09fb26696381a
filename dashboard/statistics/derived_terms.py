"""The terms of a working: which print of a figure is used, what widens it, and whether all are of one kind."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from dashboard.row import Row
from dashboard.statistics.answers import answer, envelope
from dashboard.statistics.derived_model import Evidence, Term, listed, number_of
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.period import Period

HIDDEN = (Mark.SUPPRESSED, Mark.ROUNDED, Mark.WITHHELD)
"""Numbers that their publisher hid: none is worked out, and none is used to work out another."""
Implied = Callable[[str, Period], tuple[Count, str] | None]
"""What other figures imply for an area and period, with their working in words."""


def usable(row: Row, evidence: Evidence) -> bool:
    """Whether a working may rest on a figure: a number in digits, not in doubt, of its whole area and period.

    One of two in conflict is none; where a decision gives both ends they are a range.
    A national total that lacks a force, or holds one with a part of a year, is still used, and says so.
    """
    if row.count.lowest is None or row.mark in (Mark.WORDS, *HIDDEN, Mark.LOWER_BOUND):
        return False
    if row.standing in (Standing.SET_ASIDE, Standing.IN_DOUBT):
        return False
    if row.standing is Standing.CONFLICT and row.count.is_exact:
        return False
    return row.claims_whole or not evidence.of_force(row.area.code)


def prints(rows: Iterable[Row], evidence: Evidence) -> Mapping[Period, list[Row]]:
    """The usable figures of one area by span, of every release."""
    found: dict[Period, list[Row]] = {}
    for row in rows:
        if usable(row, evidence):
            found.setdefault(row.period, []).append(row)
    return found


def pick(rows: Sequence[Row], beside: Row | None, evidence: Evidence) -> Row | None:
    """The print to use of one span: one of the release and compiler of `beside`, else the one that answers."""
    if beside is not None:
        months = evidence.months(beside)
        same = [row for row in rows if row.compiled_by == beside.compiled_by and months & evidence.months(row)]
        if same:
            return max(same, key=lambda row: (row.is_live, row.published, row.figure_id))
    if not rows:
        return None
    found = answer(rows[0].period, rows)
    return None if found is None else found.row


def widened(row: Row, rows: Sequence[Row], implied: Implied) -> Term:
    """A term with every other value that is known for the same thing: other prints, and what other figures imply."""
    others = [other for other in rows if other is not row and other.count != row.count]
    found = implied(row.area.code, row.period)
    new = found is not None and not found[0].within(row.count)
    counts = [row.count, *(other.count for other in others), *([found[0]] if found and new else [])]
    said = f"{number_of(row.count)} is {number_of(found[0])} by {found[1]}" if found and new else ""
    spread = envelope([row, *others]) if not new else _around(counts)
    return Term(row, spread, tuple(others), said)


def _around(counts: Sequence[Count]) -> Count:
    lows = [count.lowest for count in counts if count.lowest is not None]
    highs = [count.highest for count in counts if count.highest is not None]
    return Count(min(lows), max(highs) if len(highs) == len(counts) else None)


def one_release(rows: Sequence[Row], evidence: Evidence) -> bool:
    """Whether one release of one compiler prints all of them."""
    shared = frozenset.intersection(*(evidence.months(row) for row in rows))
    return bool(shared) and len({row.compiled_by for row in rows}) == 1


def same_forces(rows: Sequence[Row], evidence: Evidence) -> bool:
    """Whether figures of one area cover the same of it: the same forces missing, and the same with a part."""
    told = {
        (row.coverage if evidence.of_force(row.area.code) else "", row.missing, _partial(row, evidence)) for row in rows
    }
    return len(told) == 1 and len({row.claims_whole for row in rows}) == 1


def _partial(row: Row, evidence: Evidence) -> frozenset[str]:
    return evidence.partial.get(row.figure_id, frozenset()) - frozenset(row.missing)


def left_over(whole: Count, parts: Iterable[Count]) -> Count | None:
    """What is left of a whole; None where the parts are surely more than it."""
    for part in parts:
        try:
            whole = whole.minus(part)
        except ValueError:
            return None
    return whole


def mixed_words(rows: Sequence[Row]) -> str:
    """`12,925 is of November 2020; 3,217 and 4,373 are of September 2019.`"""
    by_release: dict[str, list[str]] = {}
    for row in rows:
        by_release.setdefault(month_words(row.published), []).append(number_of(row.count))
    said = [
        f"{listed(numbers)} {'is' if len(numbers) == 1 else 'are'} of {month}" for month, numbers in by_release.items()
    ]
    return f"{'; '.join(said)}."


def widened_words(terms: Sequence[Term]) -> tuple[str, ...]:
    """What each term was printed as besides, and what other figures imply for it."""
    prints_of = (
        f"{number_of(term.row.count)} is also printed as {listed([number_of(row.count) for row in term.restated])}."
        for term in terms
        if term.restated
    )
    return tuple(chain(prints_of, (f"{term.implied}." for term in terms if term.implied)))


def month_words(published: str) -> str:
    """`November 2020` of `2020-11` or `2020-11-16`; `2021` of a bare year; `no known day` without one."""
    year, _, rest = published.partition("-")
    month = rest[:2]
    if month.isdigit() and 1 <= int(month) <= 12:
        return f"{calendar.month_name[int(month)]} {year}"
    return year or "no known day"
