"""When no change may be given at all: the guards of the design, each with the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.statistics.comparison_model import Level, Reason, Why, capital, shown
from etl.model.count import Count
from etl.model.figure import Standing
from etl.model.period import Period, day_label

SMALLEST_BASE = 20
"""No percentage stands on fewer events: such rates are unstable (Pennsylvania Department of Health, *Flowchart for
calculating rates*: under 10 unreliable, 10 to 19 crude only)."""

MAY_STAND = (Standing.ANSWERS, Standing.CONFLICT)
"""Standings on which a change may rest: a conflict answers with both its ends."""


def guards(first: Level, last: Level, breaks: Sequence[date] = ()) -> tuple[Reason, ...]:
    """Every reason why no change between two levels may be given on any basis, gravest first; empty where one may.

    `breaks` are the days on which the class of the offence took in or lost another.
    """
    return (*likeness(first, last, breaks), *small_base(first.count, first))


def likeness(first: Level, last: Level, breaks: Sequence[date] = ()) -> tuple[Reason, ...]:
    """The guards that hold for counts and shares alike: the same thing, whole, over periods that may be compared."""
    reasons = [*_unlike(first, last), *_unfit(first), *_unfit(last), *unlike_periods(first.period, last.period)]
    for day in breaks:
        if first.period.first < day <= last.period.last:
            sentence = f"From {day_label(day)} the class counts other offences: a change across that day means nothing."
            reasons.append(Reason(Why.CLASS_CHANGED, sentence))
    return tuple(dict.fromkeys(reasons))


def small_base(count: Count, level: Level) -> Iterable[Reason]:
    """The reason where a percentage would stand on fewer than 20 events; `count` is what is left of the level."""
    if count.lowest is not None and count.lowest < SMALLEST_BASE:
        base = f"{shown(count)} {level.unit.value}s of {level.period.label}"
        yield Reason(Why.SMALL_BASE, f"The base is {base}; a percentage on fewer than {SMALLEST_BASE} says too much.")


def unlike_periods(first: Period, last: Period) -> Iterable[Reason]:
    """Why two periods, earlier first, may not be set against each other.

    Whole months, as many, and the same months of the year unless they are whole years: a year to date is compared with
    the same months of other years, never with a whole year or the last quarter, as no seasons are taken out.
    """
    if first.whole_months is None or last.whole_months is None:
        broken = first if first.whole_months is None else last
        yield Reason(Why.BROKEN_MONTHS, f"{broken.label} is not made of whole months.")
    elif first.whole_months != last.whole_months:
        lengths = f"{first.label} has {first.whole_months} months, {last.label} has {last.whole_months}."
        yield Reason(Why.UNEQUAL_MONTHS, lengths)
    elif first.whole_months % 12 and first.first.month != last.first.month:
        sentence = f"{first.label} and {last.label} are different months of the year, and no seasons are taken out."
        yield Reason(Why.DIFFERENT_MONTHS, sentence)
    if first.overlaps(last):
        yield Reason(Why.SHARED_DAYS, f"{first.label} and {last.label} share days.")


def _unlike(first: Level, last: Level) -> Iterable[Reason]:
    if first.area.code != last.area.code:
        sentence = f"{first.area.name} and {last.area.name} are two areas; a change is of one."
        yield Reason(Why.DIFFERENT_AREAS, sentence)
    if first.offence != last.offence:
        sentence = f"{first.offence} and {last.offence} are different offences and are never compared."
        yield Reason(Why.DIFFERENT_OFFENCES, sentence)
    if first.unit != last.unit:
        sentence = f"One counts {first.unit.value}s, the other {last.unit.value}s: one offence may give several."
        yield Reason(Why.DIFFERENT_UNITS, sentence)
    if first.breakdown != last.breakdown:
        yield Reason(Why.DIFFERENT_PARTS, "The two figures are about different parts of their totals.")


def _unfit(level: Level) -> Iterable[Reason]:
    """Why one level may not stand at an end of a change."""
    label = level.period.label
    if level.count.is_missing:
        yield Reason(Why.NO_FIGURE, f"There is no figure for {label}.")
        return
    if level.standing not in MAY_STAND:
        sentence = f"The figure of {label}, {level.number}, is {level.standing.value}: nothing rests on it."
        yield Reason(Why.IN_DOUBT, sentence)
    if not level.whole:
        sentence = f"{capital(level.number)} covers a part of {label}, not all of it. {level.why_not_whole}".rstrip()
        yield Reason(Why.NOT_WHOLE, sentence)
    elif level.count.highest is None:
        sentence = f"{capital(level.number)} in {label} is a lowest value: how much it changed cannot be worked out."
        yield Reason(Why.OPEN_ABOVE, sentence)
