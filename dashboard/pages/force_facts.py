"""The lines beside the title of an area's page: code, returns, years covered, platform known, class, other names."""

from __future__ import annotations

import htpy as h

from dashboard.names import Names, fold
from dashboard.pages.force_found import Found
from dashboard.row import Row
from dashboard.statistics.answering import years_covered
from dashboard.statistics.answers import answer
from dashboard.statistics.forces import ForceYear
from dashboard.statistics.laid import Kind
from dashboard.statistics.percents import percent_of
from dashboard.statistics.rates import Rate
from dashboard.statistics.words_for_numbers import number, percent
from etl.model.observation import Measure


def facts_of(found: Found, names: Names) -> h.Renderable:
    """The lines beside the title."""
    answered = sum(one.status in ("answered", "part answered") for one in found.returns)
    lines: list[tuple[str, h.Node]] = [
        ("Code", h.code[found.code]),
        ("Returns", f"{answered} answered, {len(found.returns) - answered} refused or not seen"),
        ("Last figure", _last(found)),
        ("Years covered", years_covered(found.states)),
        ("Platform known", _platform_known(found)),
    ]
    if found.year is not None:
        year = found.year
        lines.append(("Class 88A", f"{number(year.value)} in {year.period.label}; {rate_words(year)}"))
    if also := _also_called(found, names):
        lines.append(("Also called", ", ".join(also)))
    return h.dl(".facts")[[[h.dt[name], h.dd[words]] for name, words in lines]]


def _last(found: Found) -> str:
    last = max(found.series.laid, key=lambda laid: laid.period.last, default=None)
    if last is None:
        return "none known"
    return f"{last.period.label}, in doubt" if last.kind is Kind.IN_DOUBT else last.period.label


_MOST_NAMES = 4


def _also_called(found: Found, names: Names) -> list[str]:
    own = {fold(word) for word in (names.areas[found.code].name, found.choice.short_name, found.place.name)}
    shown = {fold(word): word for word in found.choice.aliases if fold(word) not in own}
    return list(shown.values())[:_MOST_NAMES]


def _platform_known(found: Found) -> str:
    """For how many of all offences the platform is known, for the newest span that says so; else *not given*."""
    known = [
        row
        for row in found.bases
        if (row.area.code, row.offence, row.breakdown.category) == (found.code, found.offence, "known")
        and row.is_live
        and row.measure is Measure.COUNT
        and row.count.value is not None
    ]
    if not known:
        return "not given"
    newest = max(known, key=lambda row: (row.period.last, row.period.days))
    laid = answer(newest.period, [row for row in found.rows if _is_total(found, row)])
    value = newest.count.value or 0
    if laid is None or not laid.count.value:
        return f"{number(value)} in {newest.period.label}; of how many is not given"
    share = percent(percent_of(value, laid.count.value))
    return f"{share} in {newest.period.label}: {number(value)} of {number(laid.count.value)}"


def _is_total(found: Found, row: Row) -> bool:
    return (
        row.offence == found.offence and row.breakdown.kind == "none" and row.measure is Measure.COUNT and row.is_live
    )


def rate_words(year: ForceYear) -> str:
    """`5.5 per 10,000 children (4.0 to 7.2)`, or why there is no rate."""
    if not isinstance(year.rate, Rate):
        return f"no rate: {year.rate.reason}"
    value, limits = year.rate.value, year.rate.limits
    low, high = (number(end, 1) for end in (limits.low, limits.high))
    return f"{number(value, 1)} per 10,000 children under 18 ({low} to {high})"
