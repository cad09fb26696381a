"""The comparison of a Selection: the first whole year against the last, the same at the page, the API and the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dashboard import queries, trends
from dashboard.levels import comparison_of
from dashboard.names import Names
from dashboard.ranks import Ranked, rank_of
from dashboard.same_months import same_months
from dashboard.selection import UNITED_KINGDOM, Selection, Step
from dashboard.statistics.comparison import Comparison
from dashboard.statistics.comparison_model import Change, Level, Line
from dashboard.statistics.laid import Laid, Series
from dashboard.statistics.printed_changes import Reproduced, reproduced
from dashboard.statistics.words_for_numbers import half_up
from etl.model.count import Count, plain
from etl.model.observation import Unit


@dataclass(frozen=True, slots=True)
class Compared:
    """One area's series, its first and last figure, and what may be said of the two; None without two figures.

    `printed` are changes between the same two years that pages print, each with whether the figures give it. `ranked`
    is the place of a force for the last of them.
    """

    series: Series
    first: Laid | None
    last: Laid | None
    comparison: Comparison | None
    printed: tuple[Reproduced, ...] = ()
    ranked: Ranked | None = None


def compared(connection: Connection, selection: Selection, names: Names) -> Compared | None:
    """The comparison of the first area of a Selection; None where nothing is known of it in these days.

    The ends are the first and the last figure of the days asked, where an end is open the first and the last whole
    year; the step is the year. Without an area it is about the United Kingdom.
    """
    asked = replace(selection, areas=selection.areas[:1] or (UNITED_KINGDOM,), step=Step.YEAR)
    series = next((one for one in trends.trends(connection, asked, names) if one.subject.unit is Unit.OFFENCE), None)
    if series is None:
        return None
    if len(series.laid) < 2:
        return Compared(series, series.laid[0] if series.laid else None, None, None)
    wide = trends.trends(connection, replace(asked, first=None, last=None), names)
    others = [laid for one in wide if one.subject == series.subject for laid in one.laid]
    years = [laid for laid in series.laid if laid.period.is_financial_year]
    first = years[0] if years and selection.first is None else series.laid[0]
    last = years[-1] if years and selection.last is None else series.laid[-1]
    if first is last:
        return Compared(series, first, None, None)
    others += same_months(connection, names, series.subject, last.period)
    comparison = comparison_of(connection, names, first, last, others)
    subject = series.subject
    printed = reproduced(comparison, queries.printed_changes(connection, subject.area.code, subject.offence))
    return Compared(series, first, last, comparison, printed, rank_of(connection, names, subject, last.period))


def comparison_json(found: Compared | None, selection: Selection) -> dict[str, object]:
    """What `/api/v1/comparison.json` says: both ends, the changes in percent, who is left out of each, or why not.

    Percentages have one decimal, rounded half up, and are null where the change is refused or a range.
    """
    comparison = found.comparison if found else None
    if comparison is None:
        return {"selection": selection.text, "sentence": "There are no two figures to compare.", "changes": {}}
    alternative = comparison.alternative
    return {
        "selection": selection.text,
        "asked": selection.compare.value,
        "sentence": comparison.sentence,
        "first": _level(comparison.first),
        "last": _level(comparison.last),
        "changes": {line.basis.value: _line(line) for line in comparison.lines},
        "refused": [{"reason": reason.kind.value, "sentence": reason.sentence} for reason in comparison.refused],
        "instead": alternative.sentence if alternative else "",
        "instead_pair": [_level(level) for level in (alternative.first, alternative.last) if level]
        if alternative
        else [],
        "printed": [
            {"percent": one.percent, "pages": one.pages, "reproduced": one.holds, "sentence": one.sentence}
            for one in (found.printed if found else ())
        ],
        "rank": _rank(found.ranked) if found and found.ranked else None,
    }


def comparison_chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The comparison as a file in one piece."""
    said = comparison_json(compared(connection, selection, names), selection)
    yield (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _rank(ranked: Ranked) -> dict[str, object]:
    place = ranked.place
    return {"best": place.best, "worst": place.worst, "of": place.of, "sentence": ranked.sentence}


def _level(level: Level) -> dict[str, object]:
    return {
        "area": level.area.name,
        "area_code": level.area.code,
        "offence": level.offence,
        "period_start": level.period.first.isoformat(),
        "period_end": level.period.last.isoformat(),
        **_bounds(level.count),
        "missing": list(level.missing),
        "partial": list(level.partial),
    }


def _bounds(count: Count) -> dict[str, object]:
    low, high = (None if end is None else plain(end) for end in (count.lowest, count.highest))
    return {"value_low": None if low is None else int(low), "value_high": None if high is None else int(high)}


def _line(line: Line) -> dict[str, object]:
    if not isinstance(line, Change):
        return {"percent": None, "refused": [reason.sentence for reason in line.reasons]}
    low, high = float(half_up(line.low, 1)), float(half_up(line.high, 1))
    return {
        "percent": low if low == high else None,
        "percent_low": low,
        "percent_high": high,
        "first": _bounds(line.first),
        "last": _bounds(line.last),
        "left_out": [{"area_code": one.code, "area": one.name, "why": one.why} for one in line.left_out],
        "working": line.working,
    }
