"""The chart of shares of the class: one line a force, from its lowest to its highest year. A check, told as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from dashboard.charts.marks import Arrange, Chart, Entry, Item, Look, Mode, SharePanel
from dashboard.charts.saying import Line, Words
from dashboard.charts.sources import chips
from dashboard.statistics.class_shares import ClassShare, ClassShares
from dashboard.statistics.words_for_numbers import half_up, number, percent
from dashboard.words import counted

FEWEST = 3
"""Forces with fewer years than this stand in the table alone."""
_STEP = 20


def class_share_chart(found: ClassShares, name_of: Callable[[str], str], *, edition: str, name: str) -> Chart | None:
    """The marks, highest middle first as the data come; None without a force of three years. `edition` is in words."""
    by_force = {one.code: [own for own in found.of_force(one.code) if not own.in_doubt] for one in found.firm}
    drawn = {code: shares for code, shares in by_force.items() if len(shares) >= FEWEST}
    if not drawn or found.median is None:
        return None
    entries = tuple(_entry(name_of(code), shares) for code, shares in drawn.items())
    many = counted(len(found.firm), "force and year", "forces and years")
    years = f"{found.years[0].label} to {found.years[-1].label}"
    return Chart(
        name=name,
        arrange=Arrange.SHARES,
        title=f"71/17 makes {percent(found.median)} of its class in the middle of {many}",
        subtitle=f"{years}: each line is one force, from its lowest to its highest year. Above 100% cannot be true.",
        unit="Share of class 88A that 71/17 makes",
        alt=f"Chart of ranges in percent, one line a force, {years}; the table follows",
        panels=(SharePanel("Share of the class, by force", entries, None),),
        lines=(
            Line("Source", (f"each figure's own cell, in the table; class: Home Office, edition of {edition}.",)),
            Line("Note", (_note(found, len(by_force), len(drawn)),)),
        ),
        top=_top(entries),
        area_key=False,
        in_doubt=tuple(_doubt(one, name_of) for one in found.shares if one.in_doubt),
    )


def _entry(force: str, shares: Sequence[ClassShare]) -> Entry:
    ordered = sorted(shares, key=lambda one: one.percent)
    low, high = ordered[0], ordered[-1]
    said = f"{percent(low.percent)} to {percent(high.percent)}"
    words = Words(
        who=force,
        period=f"{shares[0].year.label} to {shares[-1].year.label}",
        months=counted(len(shares), "year", "years"),
        amount=f"{said} of its class",
        figure=said,
        notes=tuple(year_words(one) for one in shares),
        chips=chips(one.pair.laid.row for one in shares),
    )
    return Entry(
        name=force,
        style="other",
        mode=Mode.BAND,
        low=half_up(low.percent, 4),
        high=half_up(high.percent, 4),
        label=said,
        words=words,
        rest=counted(len(shares), "year", "years"),
    )


def year_words(one: ClassShare) -> str:
    """`2017/18: 27 of 49, 55%.`"""
    return f"{one.year.label}: {number(one.pair.part)} of {number(one.pair.whole)}, {percent(one.percent)}."


def _note(found: ClassShares, forces: int, drawn: int) -> str:
    return (
        f"{counted(found.above, 'share is', 'shares are')} above 100%, as both are recorded and restated at different "
        f"times; {number(found.below_half)} below half. Above 120% a figure is in doubt and not drawn. "
        f"{drawn} of {forces} forces have {FEWEST} years or more."
    )


def _doubt(one: ClassShare, name_of: Callable[[str], str]) -> Item:
    return Item(Look.IN_DOUBT, f"{name_of(one.code)} {year_words(one)}", "In doubt.", chips([one.pair.laid.row]))


def _top(entries: Sequence[Entry]) -> int:
    highest = max(float(entry.high if entry.high is not None else entry.low) for entry in entries)
    return max(100, _STEP * ceil(highest / _STEP))
