"""The growth of one series, first whole year to last, as three lines: strict leads, then as published, then raw.

Overview, Explore, the picture and the embedded chart say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import htpy as h
from sqlalchemy import Connection

from dashboard.charts.growth import Growth, GrowthLine
from dashboard.charts.saying import Line
from dashboard.levels import comparison_of
from dashboard.names import Names
from dashboard.statistics.comparison import Comparison
from dashboard.statistics.comparison_model import Basis, Change, LeftOut, Refusal
from dashboard.statistics.laid import Kind, Series
from dashboard.statistics.words_for_numbers import number as spoken
from dashboard.statistics.words_for_numbers import signed_percent, times_words
from dashboard.words import listed

_WORDS = {
    Basis.STRICT: "strict: same forces, whole years",
    Basis.PUBLISHED: "as published",
    Basis.RAW: "raw",
}
_SHORT = {Basis.STRICT: "strict", Basis.PUBLISHED: "as published", Basis.RAW: "raw"}
NO_TWO_YEARS = "There are no two whole years to compare."
ONE_AREA = Line("Change", ("The change is shown for one area at a time; the page Compare has each.",))


@dataclass(frozen=True, slots=True)
class Grown:
    """A growth to draw, or None with the reason in `why`; `line` says the three changes or the reason in words."""

    growth: Growth | None
    line: Line


def years_compared(connection: Connection, names: Names, series: Series) -> Comparison | None:
    """The first exact financial year of a series against its last; None without two."""
    whole = [laid for laid in series.laid if laid.kind is Kind.EXACT and laid.period.is_financial_year]
    return comparison_of(connection, names, whole[0], whole[-1]) if len(whole) > 1 else None


def grown(connection: Connection, names: Names, series: Series) -> Grown:
    """The growth of a series with its line in words: three changes with their counts, and who is left out and why."""
    comparison = years_compared(connection, names, series)
    if comparison is None:
        return Grown(None, Line("Change", (NO_TWO_YEARS,)))
    between = f"{comparison.first.period.label} to {comparison.last.period.label}"
    if comparison.lead is None:
        return Grown(None, Line("Change", (f"{between}: cannot be worked out. {comparison.sentence}",)))
    said = "; ".join(_said(comparison.lines))
    strict = comparison.strict
    out = strict.left_out if isinstance(strict, Change) else ()
    left = f" The strict line leaves out {_left_out(out)}." if out else ""
    return Grown(growth_of(comparison), Line("Change", (f"{between}: {said}.{left}",)))


def growth_of(comparison: Comparison | None) -> Growth | None:
    """The three lines beside the chart; none where the strict one cannot be worked out."""
    if comparison is None or not isinstance(comparison.strict, Change):
        return None
    lines = {line.basis: line for line in comparison.lines if isinstance(line, Change)}
    made = {basis: _line(line) for basis, line in lines.items()}
    times = comparison.strict.times
    out = " and ".join(spoken(one.first.lowest or 0) for one in comparison.strict.left_out)
    left_out = (f"hatched: {out}, left out of {made[Basis.STRICT].change}",) if out else ()
    return Growth(
        comparison.first.period,
        comparison.last.period,
        made[Basis.STRICT],
        made.get(Basis.PUBLISHED),
        made.get(Basis.RAW),
        None if times is None else times_words(times),
        left_out,
    )


def growth_list(made: Growth | None) -> h.Node:
    """The lines as a list, for windows too narrow for them beside the chart."""
    if made is None:
        return None
    return h.ul(".growth-lines.narrow-only")[
        [h.li[h.b[line.change], f" {line.words}, ", h.span(".source")[line.counts]] for line in made.lines]
    ]


def _line(change: Change) -> GrowthLine:
    first, last = change.first.lowest or 0, change.last.lowest or 0
    return GrowthLine(signed_percent(change.low), _WORDS[change.basis], first, last)


def _said(lines: Sequence[Change | Refusal]) -> Iterator[str]:
    """`+98% strict: same forces, whole years, 3,625 to 7,181`; lines that are one number, or one refusal, once."""
    alike: dict[tuple[str, str, str], list[Basis]] = {}
    for line in lines:
        if isinstance(line, Refusal):
            reasons = " ".join(reason.sentence for reason in line.reasons).rstrip(".")
            alike.setdefault(("", "", reasons), []).append(line.basis)
        else:
            made = _line(line)
            alike.setdefault((made.change, made.counts, ""), []).append(line.basis)
    for (change, counts, reasons), bases in alike.items():
        words = listed([_SHORT[basis] for basis in bases]) if len(bases) > 1 else _WORDS[bases[0]]
        if reasons:
            yield f"{listed([_SHORT[basis] for basis in bases])} cannot be worked out ({reasons})"
        else:
            yield f"{change} {words}{' alike' if len(bases) > 1 else ''}, {counts}"


def _left_out(areas: tuple[LeftOut, ...]) -> str:
    """`Hampshire (missing in 2024/25; 19 in 2017/18)`: each area with its reason and what the ends held for it."""
    return listed([f"{area.name} ({area.why})" for area in areas])
