"""The foot of the Overview: what no number here can say; what the last store changed, what was restated, decided."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.answered import newest
from dashboard.api_feed import CHANGES_FEED, store_sentence
from dashboard.charts.phrases import bare, capital, printed_on
from dashboard.components.chips import number
from dashboard.names import Names
from dashboard.records import Change, Decision
from dashboard.row import Row
from dashboard.statistics.named import Named
from dashboard.statistics.words_for_numbers import percent
from dashboard.words import day
from etl.model.observation import Measure

RESTATED, DECIDED = 2, 1
"""How many of each are shown; the page Changes has them all."""


def cannot_say(known: Named | None) -> h.Renderable:
    """What the numbers do not mean."""
    share = known.known_share if known is not None else None
    rest = "" if share is None else f" A platform is known for {percent(share)} of the offences."
    return h.section[
        h.h2["What the figures cannot say"],
        h.p(".claim")[
            "They count what police recorded, so they move with reporting and recording as well as with crime. They do "
            f"not count children, offenders or messages.{rest}"
        ],
        h.p[h.a(href=addresses.METHOD)["Method and known limits"]],
    ]


def latest_changes(connection: Connection, names: Names) -> h.Renderable:
    """What the last store changed, the newest restated totals, the newest decision, each number with its cell."""
    lines = [*_stores(connection), *_restated(connection, names), *_decided(connection, names)]
    return h.section[
        h.h2["Latest changes"],
        h.ul(".changes")[lines] if lines else h.p["Nothing was restated and nothing decided."],
        h.p[h.a(href=addresses.CHANGES)["All changes"], ", ", h.a(href=CHANGES_FEED)["with a feed"]],
    ]


def _stores(connection: Connection) -> Iterator[h.Node]:
    """The newest store; a first one changed nothing."""
    for store in queries.store_changes(connection)[:1]:
        if store.previous:
            place = h.a(href=f"{addresses.CHANGES}#store-{store.position}")[f"version {store.version[:8]}"]
            yield _line(day(store.built), "Store", place, store_sentence(store))


def _restated(connection: Connection, names: Names) -> Iterator[h.Node]:
    for change in [change for change in queries.changes(connection) if _is_told(change)][:RESTATED]:
        old, new = change.old, change.new
        yield _line(
            printed_on(new.published) if new.published else "Day not known",
            f"{names.short_name(new.area.code)}, {new.period.label}",
            [h.s[_linked(old)], " ", _linked(new)],
            _why(connection, change),
        )


def _is_told(change: Change) -> bool:
    """Whether it is a total of offences that was one number and is another."""
    row = change.new
    whole = row.breakdown.kind == "none" and row.measure is Measure.COUNT and row.offence != queries.CLASS
    return whole and change.old.count.is_exact and row.count.is_exact


def _why(connection: Connection, change: Change) -> str:
    """How many forces answered then and now, where that is printed and differs."""
    told = [newest(queries.coverage_of(connection, row), row.period) for row in (change.old, change.new)]
    before, after = (one.answered if one else None for one in told)
    if before is None or after is None or before == after:
        return "Restated; the reason was not given"
    return f"Restated: {before} forces answered, then {after}"


def _decided(connection: Connection, names: Names) -> Iterator[h.Node]:
    every = sorted(queries.every_decision(connection), key=lambda one: one.decided_on, reverse=True)
    for decision in every[:DECIDED]:
        figure = next(iter(queries.figures_by_id(connection, decision.figures)), None)
        years = f", {figure.period.label}" if figure else ""
        where = names.areas[decision.area_code].short_name if decision.area_code in names.areas else decision.area
        when = f"Decided {day(decision.decided_on)}"
        yield _line(when, f"{where}{years}", [_value(decision, figure), f": {decision.verdict}"], capital(decision.why))


def _value(decision: Decision, figure: Row | None) -> h.Node:
    return decision.value if figure is None else number(decision.value, addresses.cell(figure.observation_id))


def _line(when: str, who: str, what: h.Node, why: str) -> h.Renderable:
    return h.li[h.span(".when")[when], " ", h.span[who], " ", h.span(".what")[what], " ", h.span(".why")[why]]


def _linked(row: Row) -> h.Renderable:
    return number(bare(row.count), addresses.cell(row.observation_id))
