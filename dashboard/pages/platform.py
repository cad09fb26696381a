"""One platform: named, known, all; by area and period; its owner over time; its names as written; who names it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.charts.naming import place_of
from dashboard.charts.phrases import bare, in_words
from dashboard.charts.share_select import styles
from dashboard.components.buttons import copy_button, link_button, use_bar
from dashboard.components.chart_block import card_place
from dashboard.components.charted import charted
from dashboard.components.chips import cell_chip
from dashboard.components.forms import ACROSS
from dashboard.components.layout import beside, crumbs, section
from dashboard.components.named_bar import named_bar
from dashboard.components.states import message
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.use_this import file_buttons
from dashboard.names import Names
from dashboard.pages.explore_shares import shares_of
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.pages.platform_lines import UNION, Line, lines_of, percents, told, value_of
from dashboard.pages.platform_names import facts_of, owners, written
from dashboard.queries.platforms import PlatformKnown
from dashboard.row import Row
from dashboard.selection import ALL, By, Selection
from dashboard.statistics.named import comparable
from dashboard.statistics.words_for_numbers import number
from dashboard.store import Store
from dashboard.words import counted
from etl.model.observation import Measure

_AREAS_AT_MOST = 4
_FORCE = "territorial"


def view(asked: Asked, store: Store) -> Page:
    """The page of the platform whose identifier is the last part of the path."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        platform = queries.platform_by_id(connection, asked.part("platform"))
        if platform is None:
            return _unknown(asked.part("platform"), connection)
        lines = list(lines_of(queries.figures_naming(connection, platform.name), queries.figures_of_means(connection)))
        owned = queries.owners_of(connection, platform.id)
        as_written = queries.written_as(connection, platform.name)
        chart = _chart(connection, platform, lines, names, store)
    title = _title(platform, lines, names)
    body: h.Node = [
        crumbs(h.a(href=addresses.PLATFORMS)["Platforms"], f" / {platform.name}"),
        beside(
            [h.h1[title], h.p(".lead")[_lead(lines)], _bar(platform, lines, names, store)],
            facts_of(platform, owned, lines, store),
        ),
        chart,
        section(_table(lines, names), name="named-by"),
        section(owners(platform, owned, lines), name="owners"),
        section(written(platform, as_written), name="written-as"),
    ]
    return Page(title, f"{platform.name}: every figure that names it, and of what.", body, "platforms")


def _title(platform: PlatformKnown, lines: Sequence[Line], names: Names) -> str:
    """The latest share with its base, or how many areas name it, or that no figure does."""
    newest = told(lines, names)
    if newest is not None and newest.named is not None and newest.named.of_all is not None:
        share = percents(newest.named.low, newest.named.high)
        where = place_of(names, newest.code).in_text
        return (
            f"{platform.name} was named in {share} of offences with a known platform in {where}, "
            f"about {percents(*newest.named.of_all)} of all, {in_words(newest.period)}"
        )
    if lines:
        many = len({line.code for line in lines})
        return f"{platform.name} is named in figures of {counted(many, 'area', 'areas')}"
    return f"No figure here names {platform.name}"


def _lead(lines: Sequence[Line]) -> str:
    if not lines:
        return "That is not a zero: most figures say nothing of the platform, and none says that it was not named."
    known = [line for line in lines if line.named is not None and line.named.known_share is not None]
    if len(known) > 1 and known[0].named and known[-1].named and not comparable(known[0].named, known[-1].named):
        return (
            "Not comparable over time: the share of offences with a known platform changed by more than ten points, so "
            "shares of what is known cannot be set side by side."
        )
    return "One offence may name several platforms. A share is of the offences where the platform is known."


def _bar(platform: PlatformKnown, lines: Sequence[Line], names: Names, store: Store) -> h.Node:
    """Named, known and all of the newest line that has the three."""
    line = told(lines, names)
    if line is None or line.named is None or line.named.of_all is None or line.named.known_share is None:
        return None
    of_all, known = line.named.of_all, line.named.known_share
    style = styles(queries.platforms_of(store)).get(platform.name) or "other"
    return named_bar(
        style=style,
        named=((of_all[0] + of_all[1]) / 2, f"named: {percents(*of_all)} of all"),
        known=(known, f"platform known: {number(line.named.known or 0)}, {percents(known, known)}"),
        whole=f"all {number(line.named.total or 0)} offences, {line.period.label}",
    )


def _chart(
    connection: Connection, platform: PlatformKnown, lines: Sequence[Line], names: Names, store: Store
) -> h.Node:
    """The panels of the unions of nations with this alone; without one, of the areas with most figures.

    The picture behind its buttons is drawn from the same question.
    """
    codes = list(dict.fromkeys(line.code for line in lines if names.areas[line.code].kind == UNION))
    if not codes:
        every = [line.code for line in lines]
        codes = sorted(dict.fromkeys(every), key=lambda code: (-every.count(code), code))[:_AREAS_AT_MOST]
    if not codes:
        return None
    asked = Selection(areas=tuple(codes), offences=(ALL,), by=By.PLATFORM, only=(platform.name,))
    chart = shares_of(connection, asked, names, store, wider=False)
    if chart is None:
        return None  # only shares of something else than what is known: they stand in the table
    use = use_bar(
        copy_button("Copy link", addresses.platform(platform.id), said="Link copied", primary=True),
        file_buttons(chart.name, asked.text),
        link_button("Explore", asked.address(addresses.EXPLORE)),
    )
    made = charted(chart, forms=ACROSS, table=True, use=use)
    return section(made.block, card_place(chart.name), name="shares")


def _table(lines: Sequence[Line], names: Names) -> h.Node:
    """Every figure that names it, with the forces first in words; its own file holds all of them."""
    columns = [
        Column("Area"),
        Column("Period"),
        Column("Offence"),
        Column("Printed"),
        Column("Of those known", number=True),
        Column("Known", number=True),
        Column("Of all", number=True),
        Column("Cell", sorts=False),
    ]
    forces = sorted({line.code for line in lines if names.areas[line.code].kind == _FORCE}, key=names.short_name)
    rows: list[list[Cell | str]] = [_row(line, names) for line in lines]
    heading = h.h2["Every figure that names it"]
    if not rows:
        return [heading, h.p["None."]]
    links = [part for code in forces for part in (", ", h.a(href=addresses.force(code))[names.short_name(code)])][1:]
    said = [f"Forces that name it ({len(forces)}): ", links, "."] if forces else "No figure of one force names it."
    caption = f"Every figure that names it: {counted(len(rows), 'row', 'rows')}"
    return [heading, h.p(".source")[said], data_table("lines", caption, columns, rows)]


def _row(line: Line, names: Names) -> list[Cell | str]:
    named, known = line.named, value_of(line.known)
    of_known = percents(named.low, named.high) if named else "base not given"
    of_all = percents(*named.of_all) if named and named.of_all else "not known"
    return [
        Cell(h.a(href=addresses.force(line.code))[names.short_name(line.code)], names.short_name(line.code)),
        Cell(line.period.label, line.period.text),
        line.offence,
        "; ".join(dict.fromkeys(_printed(row) for row in line.rows)),
        Cell(of_known, float(named.low) if named else "", strong=named is not None),
        Cell("not given" if known is None else number(known), "" if known is None else known),
        Cell(of_all, float(named.of_all[0]) if named and named.of_all else ""),
        Cell([[cell_chip(row.chip, addresses.cell(row.observation_id)), " "] for row in line.rows]),
    ]


def _printed(row: Row) -> str:
    of_what = f" (of {row.of_what})" if row.measure is Measure.SHARE and row.of_what else ""
    sign = "%" if row.measure is Measure.SHARE and row.count.is_exact else ""
    return f"{row.value_as_written or bare(row.count) + sign}{of_what}"


def _unknown(identifier: str, connection: Connection) -> Page:
    known = {choice.id: choice.name for choice in queries.platform_choices(connection)}
    near = difflib.get_close_matches(identifier, known, n=1, cutoff=0.5)
    title = "No platform of that name is known here"
    ways: h.Node = [h.a(href=addresses.platform(near[0]))[f"Did you mean {known[near[0]]}?"], " "] if near else None
    body = message(title, h.p(".lead")[ways, h.a(href=addresses.PLATFORMS)["All platforms"]], overline="Platforms")
    return Page(title, title, body, "platforms", status=404)


ROUTE = PageRoute(f"{addresses.PLATFORMS}/{{platform}}", view)
