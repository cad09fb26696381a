"""The platforms part of Explore: which panels of shares there are for what is asked, and of what they are shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from dashboard import queries
from dashboard.charts.marks import Chart
from dashboard.charts.naming import place_of
from dashboard.charts.share_inputs import KnownFigures, PlatformFigures, ShareInput
from dashboard.charts.shares import shares_chart
from dashboard.names import Names
from dashboard.row import Row
from dashboard.selection import By, Selection
from dashboard.tokens import tokens
from etl.model.observation import Measure, Unit
from etl.model.period import Period

PANELS_AT_MOST = 3
KNOWN = "known"
"""The category of a count of offences whose means is known."""
UNIONS = "union"
"""The kind of areas whose shares stand in where the areas asked have none."""
_BASES = ("means known", "not stated", "")
_Key = tuple[str, str, Period]


def shares_of(connection: Connection, selection: Selection, names: Names) -> Chart | None:
    """Panels of the areas asked; where none of them has a share, those of the unions of nations. None without any."""
    own = _panels(connection, selection, names)
    if own:
        return shares_chart(own)
    unions = tuple(code for code, area in names.areas.items() if area.kind == UNIONS)
    wider = _panels(connection, replace(selection, areas=unions, offences=()), names)
    if not wider:
        return None
    asked = ", ".join(names.short_name(code) for code in selection.areas)
    return shares_chart(wider, notes=[f"No share by platform is known for {asked}."])


def _panels(connection: Connection, selection: Selection, names: Names) -> list[ShareInput]:
    rows = [
        row
        for by in (By.PLATFORM, By.OWNER)
        for row in queries.figures(connection, replace(selection, by=by, only=(), show=None), names)
        if row.is_live and not row.count.is_missing and _is_of_known(row)
    ]
    found: dict[_Key, list[Row]] = {}
    for row in rows:
        found.setdefault((row.area.code, row.offence, row.period), []).append(row)
    means = queries.figures(connection, replace(selection, by=By.MEANS, only=(), show=None), names)
    totals = queries.figures(connection, replace(selection, by=By.NONE, only=(), show=None), names)
    panels = [_panel(key, found[key], means, totals, names) for key in _chosen(found)]
    return [panel for panel in panels if panel.platforms]


def _is_of_known(row: Row) -> bool:
    """A count, or a share of what is known: a share of all, or of something else, stands in no panel."""
    return row.measure is Measure.COUNT or row.of_what in _BASES


def _chosen(found: dict[_Key, list[Row]]) -> list[_Key]:
    """At most three, in order of time: whole years before others, the fullest of each first; then first and last."""
    years = [key for key in found if key[2].is_financial_year] or list(found)
    ranked = sorted(years, key=lambda key: (-len(_names(found[key])), key[2], key[0]))
    full = [key for key in ranked if len(_names(found[key])) * 2 >= len(_names(found[ranked[0]]))]
    in_time = sorted(full, key=lambda key: (key[2], key[0]))
    if len(in_time) <= PANELS_AT_MOST:
        return in_time
    return [*in_time[: PANELS_AT_MOST - 1], in_time[-1]]


def _panel(key: _Key, rows: Sequence[Row], means: Sequence[Row], totals: Sequence[Row], names: Names) -> ShareInput:
    code, offence, period = key
    base = _base(means, key, lambda row: row.breakdown.category == KNOWN)
    known = KnownFigures(base, _base(totals, key, lambda row: row.unit is Unit.OFFENCE))
    platforms = tuple(
        PlatformFigures(name, _style(name), tuple(row for row in rows if _name(row) == name))
        for name in sorted(_names(rows), key=_order)
        if base is not None or any(row.measure is Measure.SHARE for row in rows if _name(row) == name)
    )
    return ShareInput(place_of(names, code), period, offence, platforms, known)


def _base(rows: Iterable[Row], key: _Key, fits: Callable[[Row], bool]) -> Row | None:
    return next(
        (
            row
            for row in rows
            if (row.area.code, row.offence, row.period) == key
            and row.measure is Measure.COUNT
            and row.is_live
            and fits(row)
        ),
        None,
    )


def _name(row: Row) -> str:
    return row.breakdown.platform or row.breakdown.platform_owner


def _names(rows: Iterable[Row]) -> set[str]:
    return {_name(row) for row in rows}


def _style(name: str) -> str:
    """The identifier by which the look knows a platform; any other is drawn as *other*."""
    slug = name.lower()
    return slug if slug in tokens()["platform"] else "other"


def _order(name: str) -> tuple[int, str]:
    known = list(tokens()["platform"])
    return (known.index(name.lower()) if name.lower() in known else len(known), name)
