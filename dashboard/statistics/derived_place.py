"""Remainders beside a series: which of them it shows, and which workings it refuses, none in place of a figure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from dashboard.row import Row
from dashboard.statistics.derived import Remainders
from dashboard.statistics.derived_model import Against, Derived, Refused, Shown, number_of
from dashboard.statistics.laid import Gap, Kind, Laid, Listed, Reason, Series, Why
from etl.model.count import Count
from etl.model.period import Period, free_days


def with_remainders(series: Series, found: Remainders, of_class: Sequence[Row] = ()) -> Series:
    """The series with what can be worked out for its days, and with the workings that it refuses.

    `laid` holds figures only, as before, but that a figure which is merely cut gives way to a remainder of its days:
    it is listed, and its days are a gap among figures. `of_class` are figures that others print of a class which holds
    the offence: where no figure is known they are among the refused.
    """
    derived = _shown(series, found.derived)
    cut = [block for block in series.laid if block.kind is Kind.CUT and _is_under(block, derived)]
    laid = tuple(block for block in series.laid if block not in cut)
    gaps = (*series.gaps, *(Gap(block.period, Reason.NO_FIGURE_KNOWN) for block in cut))
    listed = (*series.listed, *(Listed(row, Why.CUT) for block in cut for row in block.everything))
    return replace(
        series,
        laid=laid,
        gaps=tuple(sorted(gaps, key=lambda gap: gap.period)),
        listed=listed,
        derived=derived,
        refused=_refused(series, (*found.refused, *map(_other_class, of_class))),
    )


def _shown(series: Series, found: Sequence[Derived]) -> tuple[Derived, ...]:
    """In the free days whole years first, then the longest, none over another; and each that differs from a figure.

    Of free days that stay free the shortest span around them that is known exactly.
    """
    answers = {block.period: block for block in series.laid if block.kind is not Kind.CUT}
    free = _free(series)
    shown = []
    for one in sorted(found, key=lambda one: (not one.period.is_financial_year, -one.period.days, one.period)):
        block = answers.get(one.period)
        if block is not None and _differ(one.count, block.count):
            shown.append(replace(one, shown=Shown.DIFFERS, differs=block.row))
        elif block is None and any(days.contains(one.period) for days in free):
            shown.append(one)
            free = [rest for days in free for rest in days.minus(one.period)]
    return tuple(sorted([*shown, *_around(free, series, answers, found)], key=lambda one: one.period))


def _around(
    free: Iterable[Period], series: Series, answers: Container[Period], found: Sequence[Derived]
) -> list[Derived]:
    exact = [one for one in found if one.is_exact and one.period not in answers and series.span.contains(one.period)]
    chosen: dict[Period, Derived] = {}
    for days in free:
        holding = [one for one in exact if one.period.contains(days)]
        if holding:
            one = min(holding, key=lambda one: (one.period.days, one.period))
            chosen[one.period] = replace(one, shown=Shown.AROUND)
    return list(chosen.values())


def _free(series: Series) -> list[Period]:
    """The days without a figure, or with one that reaches beyond the days asked, as the longest runs."""
    days = sorted(
        [gap.period for gap in series.gaps] + [block.period for block in series.laid if block.kind is Kind.CUT]
    )
    runs: list[Period] = []
    for period in days:
        if runs and runs[-1].meets(period):
            runs[-1] = Period(runs[-1].first, period.last)
        else:
            runs.append(period)
    return runs


def open_days(series: Series) -> tuple[Gap, ...]:
    """The gaps less the days for which a number is worked out: what is still to be told as missing."""
    filled = tuple(one.period for one in series.derived if one.shown is Shown.FILLS)
    return tuple(replace(gap, period=days) for gap in series.gaps for days in free_days(gap.period, filled))


def _is_under(block: Laid, derived: Iterable[Derived]) -> bool:
    return any(one.shown is Shown.FILLS and one.period.overlaps(block.period) for one in derived)


def _refused(series: Series, found: Iterable[Refused]) -> tuple[Refused, ...]:
    """Refusals of whole years and free days without a figure of their own, and every cumulative figure that falls."""
    direct = {block.period for block in series.laid if block.kind is not Kind.CUT}
    free = _free(series)
    return tuple(
        no
        for no in sorted(found, key=lambda no: (no.period, no.against.value))
        if series.span.contains(no.period)
        and no.period not in direct
        and (
            no.against is Against.FALLS or no.period.is_financial_year or any(days.contains(no.period) for days in free)
        )
    )


def _other_class(row: Row) -> Refused:
    sentence = f"{number_of(row.count)} counts class {row.offence}, which holds other offences too."
    return Refused(row.area, row.period, Against.OTHER_CLASS, (row,), row.count, sentence)


def _differ(one: Count, other: Count) -> bool:
    """Whether the two have no value in common."""
    if one.lowest is None or other.lowest is None:
        return False
    highs = [count.highest for count in (one, other) if count.highest is not None]
    return bool(highs) and max(one.lowest, other.lowest) > min(highs)
