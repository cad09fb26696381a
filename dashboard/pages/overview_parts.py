"""The lower half of the Overview: the doors, what the figures cannot say, the latest changes."""

from __future__ import annotations

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.charts.phrases import bare, printed_on
from dashboard.components.buttons import submit_button
from dashboard.components.chips import cell_chip
from dashboard.names import Names
from dashboard.records import Change
from dashboard.statistics.named import Named
from dashboard.statistics.words_for_numbers import percent
from etl.model.observation import Measure

LATEST = 3
"""Changes that are shown; the page Changes has them all."""
_FORCE = "territorial"


def door_parts(names: Names) -> list[h.Node]:
    """Three ways on: a force, a platform, the data."""
    return [_force_door(names), _platform_door(), _data_door()]


def _force_door(names: Names) -> h.Node:
    forces = [area for area in names.areas.values() if area.kind == _FORCE]
    return [
        h.h2["My force"],
        h.p["Every figure it gave, the days it covers, what it refused and why."],
        h.form(".door-form", method="get", action=addresses.EXPLORE)[
            h.label(".field")[
                h.span["Name of a force"],
                h.input("#door-area", name="area", list="door-forces", autocomplete="off"),
            ],
            h.datalist("#door-forces")[
                [h.option(value=area.short_name) for area in sorted(forces, key=lambda area: area.short_name)]
            ],
            submit_button("Show"),
        ],
    ]


def _platform_door() -> h.Node:
    return [
        h.h2["A platform"],
        h.p["How often it was named, and of how many offences the platform is known at all."],
        h.p[h.a(href=addresses.PLATFORMS)["Every platform that a figure names"]],
    ]


def _data_door() -> h.Node:
    return [
        h.h2["The data"],
        h.p["Every figure with its cell, the codebook, the licences and a way to cite."],
        h.p[h.a(href=addresses.DATA)["Download"], " or ", h.a(href=addresses.METHOD)["read how it is made"]],
    ]


def cannot_say(known: Named | None) -> h.Node:
    """Two sentences on what no number here means."""
    share = known.known_share if known is not None else None
    rest = "" if share is None else f", and a platform is known for {percent(share)} of them"
    return h.section[
        h.h2["What the figures cannot say"],
        h.p(".claim")[
            "They count what police recorded, so they move with reporting and recording as well as with crime. They do "
            f"not count children, offenders or messages{rest}."
        ],
        h.p[h.a(href=addresses.METHOD)["Method and known limits"]],
    ]


def latest_changes(connection: Connection, names: Names) -> h.Node:
    """The newest restated totals of offences, with both cells."""
    changed = [change for change in queries.changes(connection) if _is_told(change)][:LATEST]
    return h.section[
        h.h2["Latest changes"],
        h.ul(".changes")[[_change(change, names) for change in changed]] if changed else h.p["Nothing was restated."],
        h.p[h.a(href=addresses.CHANGES)["All changes and decisions"]],
    ]


def _is_told(change: Change) -> bool:
    row = change.new
    whole = row.breakdown.kind == "none" and row.measure is Measure.COUNT and row.offence != queries.CLASS
    return whole and change.old.count.is_exact and row.count.is_exact


def _change(change: Change, names: Names) -> h.Node:
    old, new = change.old, change.new
    return h.li[
        f"{printed_on(new.published)}: {names.short_name(new.area.code)}, {new.period.label}, ",
        h.s[bare(old.count)],
        " ",
        h.b[bare(new.count)],
        " ",
        [[cell_chip(row.chip, addresses.cell(row.observation_id)), " "] for row in (old, new)],
    ]
