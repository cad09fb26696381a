"""One platform: named, known, all; by area and period; its owner over time; its names as written; who names it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.charts.marks import Chart
from dashboard.charts.mentions import platform_chart
from dashboard.charts.naming import place_of
from dashboard.charts.phrases import bare, in_words
from dashboard.charts.share_select import share_inputs, styles
from dashboard.components.buttons import copy_button, link_button, use_bar
from dashboard.components.chart_block import card_place
from dashboard.components.charted import charted
from dashboard.components.chips import cell_chip
from dashboard.components.forms import ACROSS
from dashboard.components.layout import beside, crumbs, section
from dashboard.components.states import message
from dashboard.components.tables import Cell, Column, data_table
from dashboard.names import Names
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.queries.platforms import Owned, PlatformKnown
from dashboard.row import Row
from dashboard.statistics.answers import answer
from dashboard.statistics.named import Named, comparable, named_from_count, named_from_share
from dashboard.statistics.words_for_numbers import number, percent
from dashboard.store import Store
from dashboard.words import counted, day, listed
from etl.model.observation import Measure
from etl.model.period import Period

UNION = "union"


@dataclass(frozen=True, slots=True)
class _Line:
    """The platform in one area and period: what is printed, and what it is of."""

    code: str
    offence: str
    period: Period
    rows: tuple[Row, ...]
    known: Row | None
    total: Row | None
    named: Named | None


def view(asked: Asked, store: Store) -> Page:
    """The page of the platform whose identifier is the last part of the path."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        platform = queries.platform_by_id(connection, asked.part("platform"))
        if platform is None:
            return _unknown(asked.part("platform"), connection)
        rows = queries.figures_naming(connection, platform.name)
        lines = list(_lines(rows, queries.figures_of_means(connection)))
        owners = queries.owners_of(connection, platform.id)
        written = queries.written_as(connection, platform.name)
    title = _title(platform, lines, names)
    body: h.Node = [
        crumbs(h.a(href=addresses.PLATFORMS)["Platforms"], f" / {platform.name}"),
        beside([h.h1[title], h.p(".lead")[_lead(lines)]], _facts(platform, owners, written, store)),
        _chart(platform, rows, lines, names, store),
        section(_table(lines, names)),
    ]
    return Page(title, f"{platform.name}: every figure that names it, and of what.", body, "platforms")


def _lines(rows: Sequence[Row], bases: Sequence[Row]) -> Iterator[_Line]:
    """One line an area, offence and period, the newest first."""
    found: dict[tuple[str, str, Period], list[Row]] = {}
    for row in rows:
        if row.is_live and not row.count.is_missing:
            found.setdefault((row.area.code, row.offence, row.period), []).append(row)
    for key in sorted(found, key=lambda key: (key[2].last, key[2].first, key[0]), reverse=True):
        same = [base for base in bases if (base.area.code, base.offence, base.period) == key]
        known = _answering([base for base in same if base.breakdown.category == "known"], key[2])
        total = _answering([base for base in same if base.breakdown.kind == "none"], key[2])
        yield _Line(*key, tuple(found[key]), known, total, _named(found[key], known, total, key[2]))


def _answering(rows: Sequence[Row], period: Period) -> Row | None:
    laid = answer(period, [row for row in rows if row.measure is Measure.COUNT and row.is_live])
    return laid.row if laid else None


def _named(rows: Sequence[Row], known: Row | None, total: Row | None, period: Period) -> Named | None:
    base, whole = (_value(row) for row in (known, total))
    count = _value(_answering(rows, period))
    if count is not None and base:
        return named_from_count(count, base, whole)
    shares = [row for row in rows if row.measure is Measure.SHARE and row.of_what == "means known"]
    laid = answer(period, shares)
    return named_from_share(laid.count, base, whole) if laid else None


def _value(row: Row | None) -> int | None:
    return None if row is None or row.count.value is None else int(row.count.value)


def _title(platform: PlatformKnown, lines: Sequence[_Line], names: Names) -> str:
    """The latest share with its base, or how many figures name it, or that none does."""
    told = next(
        (line for line in lines if line.named and line.named.of_all and names.areas[line.code].kind == UNION), None
    )
    if told is not None and told.named is not None and told.named.of_all is not None:
        share = _percents(told.named.low, told.named.high)
        where = place_of(names, told.code).in_text
        return (
            f"{platform.name} was named in {share} of offences with a known platform in {where}, "
            f"about {_percents(*told.named.of_all)} of all, {in_words(told.period)}"
        )
    if lines:
        many = len({line.code for line in lines})
        return f"{platform.name} is named in figures of {counted(many, 'area', 'areas')}"
    return f"No figure here names {platform.name}"


def _percents(low: Fraction, high: Fraction | None) -> str:
    """One percent where the ends differ by rounding only (a point or less), else both; `at least` without a top."""
    if high is None:
        return f"at least {percent(low)}"
    if high - low <= 1:
        return percent((low + high) / 2)
    return f"{percent(low)} to {percent(high)}"


def _lead(lines: Sequence[_Line]) -> str:
    told = [line for line in lines if line.named is not None and line.named.known_share is not None]
    if len(told) > 1 and told[0].named and told[-1].named and not comparable(told[0].named, told[-1].named):
        return (
            "Not comparable over time: the share of offences with a known platform changed by more than ten points, so "
            "shares of what is known cannot be set side by side."
        )
    return "One offence may name several platforms. A share is of the offences where the platform is known."


def _facts(
    platform: PlatformKnown, owners: Sequence[Owned], written: Sequence[tuple[str, int]], store: Store
) -> h.Node:
    by_id = {identifier: name for identifier, name, _ in queries.platforms_of(store)}
    facts: list[tuple[str, h.Node]] = [("Kind", platform.kind)]
    if platform.members:
        facts.append(("Means any of", listed([by_id.get(member, member) for member in platform.members])))
    facts += [("Owner", f"{owned.owner}, {_span(owned)}") for owned in owners]
    if written:
        facts.append(("Written as", ", ".join(f"{label} ({many})" for label, many in written)))
    return h.dl(".facts")[[[h.dt[name], h.dd[words]] for name, words in facts]]


def _span(owned: Owned) -> str:
    first, last = (day(end) if len(end) == len("2017-04-01") else end for end in (owned.first, owned.last))
    return f"from {first or 'the start'} to {last or 'this day'}"


def _chart(platform: PlatformKnown, rows: Sequence[Row], lines: Sequence[_Line], names: Names, store: Store) -> h.Node:
    """The panels of the unions of nations with this platform alone; without one, of the areas with most figures."""
    unions = [line for line in lines if names.areas[line.code].kind == UNION] or list(lines)
    bases = [row for line in unions for row in (line.known, line.total) if row is not None]
    style_of = styles(queries.platforms_of(store))
    panels = [
        panel
        for code, offence in dict.fromkeys((line.code, line.offence) for line in unions)
        for panel in share_inputs(
            [row for row in (*rows, *bases) if (row.area.code, row.offence) == (code, offence)],
            place_of(names, code),
            style_of,
        )
    ]
    if not panels:
        return None
    try:
        chart = platform_chart(panels)
    except ValueError:
        return None  # only shares of something else than what is known: they stand in the table
    made = charted(chart, forms=ACROSS, table=True, use=_use(platform, chart))
    return section(made.block, card_place(chart.name))


def _use(platform: PlatformKnown, _chart: Chart) -> h.Renderable:
    query = [("offence", "all"), ("by", "platform"), ("only", platform.name)]
    return use_bar(
        copy_button("Copy link", addresses.platform(platform.id), said="Link copied", primary=True),
        link_button("CSV", addresses.figures_file("csv", query), note="every figure that names it", download=True),
    )


def _table(lines: Sequence[_Line], names: Names) -> h.Node:
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
    rows: list[list[Cell | str]] = [_row(line, names) for line in lines]
    return data_table("lines", f"Every figure that names it: {counted(len(rows), 'row', 'rows')}", columns, rows)


def _row(line: _Line, names: Names) -> list[Cell | str]:
    named = line.named
    known = _value(line.known)
    of_known = _percents(named.low, named.high) if named else "base not given"
    of_all = _percents(*named.of_all) if named and named.of_all else "not known"
    return [
        names.short_name(line.code),
        Cell(line.period.label, line.period.text),
        line.offence,
        "; ".join(dict.fromkeys(_printed(row) for row in line.rows)),
        Cell(of_known, float(named.low) if named else None, strong=True),
        Cell("not given" if known is None else number(known), known),
        of_all,
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
