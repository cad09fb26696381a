"""One area: its figures of 71/17, the official class, platforms, requests and answers, every figure ever printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries, trends
from dashboard.charts.marks import Chart
from dashboard.charts.naming import Place, place_of
from dashboard.charts.phrases import bare, printed_on
from dashboard.charts.trend import trend_chart
from dashboard.components.buttons import copy_button, link_button, use_bar
from dashboard.components.chart_block import card_place
from dashboard.components.charted import charted, items
from dashboard.components.chips import cell_chip
from dashboard.components.forms import ACROSS
from dashboard.components.layout import beside, crumbs, section
from dashboard.components.reading import SIGNS, value_words
from dashboard.components.states import message
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.use_this import file_buttons
from dashboard.components.verdicts import verdict
from dashboard.explore_charts import day_of
from dashboard.names import Names, fold
from dashboard.pages.explore_class import class_of
from dashboard.pages.explore_shares import shares_of
from dashboard.pages.page import Asked, Page, PageRoute, Redirect
from dashboard.records import AreaChoice
from dashboard.row import Returned, Row
from dashboard.selection import Selection
from dashboard.statistics.forces import ForceYear, latest_year
from dashboard.statistics.laid import Series
from dashboard.statistics.official import class_blocks
from dashboard.statistics.rates import Rate
from dashboard.statistics.words_for_numbers import half_up, number
from dashboard.store import Store
from dashboard.words import counted, listed
from etl.model.observation import Unit

TREND = "figures"
_FIGURES, _CLASS, _PLATFORMS, _NEAR = "trend-section", "class-section", "platforms-section", "beside-it"
"""Identifiers of sections."""

_TOTALS = [("by", "none"), ("measure", "count")]
"""The keys that keep a file to the totals that a chart shows."""


@dataclass(frozen=True, slots=True)
class _Found:
    """All that the page says."""

    place: Place
    series: Series
    trend: Chart
    official: Chart | None
    platforms: Chart | None
    year: ForceYear | None
    returns: Sequence[Returned]
    rows: Sequence[Row]
    near: Sequence[AreaChoice]


def view(asked: Asked, store: Store) -> Page | Redirect:
    """The page of an area by its code; a name leads to its code."""
    names = queries.names_of(store)
    code = asked.part("area")
    if code not in names.areas:
        return _elsewhere(code, names)
    with store.engine.connect() as connection:
        found = _find(connection, code, names, store)
    if found is None:
        return _elsewhere(code, names)
    area = names.areas[code]
    region = names.areas.get(area.region_code)
    title = _title(found)
    body: h.Node = [
        crumbs(h.a(href=addresses.FORCES)["Forces"], f" / {region.short_name} / " if region else " / ", area.name),
        beside([h.h1[title], h.p(".lead")[_lead(found)], _refusals(found), _links(found)], _facts(found, names, code)),
        section(_figures(found, code), card_place(TREND), name=_FIGURES),
        None
        if found.official is None
        else section(_block(found.official, code, [("offence", "88a"), *_TOTALS]), name=_CLASS),
        None
        if found.platforms is None
        else section(_block(found.platforms, code, [("by", "platform")]), name=_PLATFORMS),
        section(_requests(found), name="requests"),
        section(_printed(found), name="printed"),
        section(_near(found, names), name=_NEAR) if found.near else None,
    ]
    return Page(title, _lead(found), body, "forces")


def _find(connection: Connection, code: str, names: Names, store: Store) -> _Found | None:
    selection = Selection(areas=(code,))
    every = trends.trends(connection, selection, names)
    series = next((one for one in every if one.subject.unit is Unit.OFFENCE), None)
    if series is None:
        return None
    official = queries.official_of(store)
    bodies = queries.bodies(connection, code)
    place = place_of(names, code)
    offence = names.offence_name(series.subject.offence)
    year = None
    if bodies and code not in names.own_offence:
        blocks = class_blocks(official.stored, bodies, series.span, joins=official.joins)
        year = latest_year(blocks, queries.children_of(store).get(code, {}))
    return _Found(
        place,
        series,
        trend_chart([series], [place], offence=offence, name=TREND, name_of=names.short_name),
        class_of(connection, [series], names, official, day_of(store.version.edition)),
        shares_of(connection, selection, names, store),
        year,
        queries.returns_of(connection, code),
        queries.figures_about(connection, code),
        _areas_near(connection, code, bodies, names),
    )


def _areas_near(connection: Connection, code: str, bodies: Sequence[str], names: Names) -> list[AreaChoice]:
    """The members of an area of several forces; of one force the others that report from its region; by name."""
    region = names.areas[code].region_code
    official = queries.quarters_of_all(connection)
    return sorted(
        (
            choice
            for choice in queries.area_choices(connection, names)
            if choice.code != code
            and (choice.code in bodies if len(bodies) > 1 else choice.code in official and choice.region_code == region)
            and choice.region_code
        ),
        key=lambda choice: choice.short_name,
    )


def _title(found: _Found) -> str:
    """The refusal where the last that is known of the area is one, else what its chart says."""
    refused = [one for one in found.returns if one.status == "refused" and one.offence == found.series.subject.offence]
    last = max((laid.period.last for laid in found.series.laid), default=None)
    newer = [one for one in refused if last is None or one.period.last > last]
    if not newer:
        return found.trend.title
    return f"{found.place.name} refused to answer for {newer[-1].period.label}"


def _lead(found: _Found) -> str:
    """What is known of 71/17, and of the class, in two sentences."""
    place, series = found.place, found.series
    months = series.months_covered
    if not series.laid:
        said = f"{place.name} has no figure of its own here."
    else:
        said = f"{months} of {int(series.span.months)} months are covered by a figure of its own."
    year = found.year
    if year is None:
        return said
    return f"{said} Its class, 88A, is official and complete: {number(year.value)} offences in {year.period.label}."


def _refusals(found: _Found) -> h.Node:
    """A refusal, or an answer that was not seen, said at the top with its section."""
    told = [one for one in found.returns if one.status not in ("answered", "part answered")]
    return [
        h.div(".refused")[
            h.p[
                h.b[f"{one.status[:1].upper()}{one.status[1:]}"],
                f", {one.exemption}: {one.exemption_words}. " if one.exemption else ". ",
                f"Asked about {one.offence}, {one.period.label}. Reference {one.reference}. ",
                h.a(href=addresses.returned(one.return_id))["Read the answer"],
            ]
        ]
        for one in told
    ]


def _links(found: _Found) -> h.Renderable:
    """The sections that this page has, in their order."""
    ways = [
        (_FIGURES, "Figures"),
        found.official is not None and (_CLASS, "The class, official"),
        found.platforms is not None and (_PLATFORMS, "Platforms"),
        ("requests", "Requests and answers"),
        ("printed", "Every figure printed"),
        bool(found.near) and (_NEAR, "Forces beside it"),
    ]
    return h.nav(".section-links", aria_label="Sections of this page")[
        [h.a(href=f"#{way[0]}")[way[1]] for way in ways if way]
    ]


def _near(found: _Found, names: Names) -> h.Node:
    """What the forces of the same region, or the members of this area, gave; nothing is compared."""
    regions = {names.short_name(area.region_code) for area in found.near if area.region_code in names.areas}
    many = found.near[0].region_code != names.areas[found.place.code].region_code
    title = "Its forces, and what they gave" if many else f"Other forces of {listed(sorted(regions))}"
    rows: list[list[Cell | str]] = [
        [Cell(h.a(href=addresses.force(area.code))[area.short_name], area.short_name), area.has] for area in found.near
    ]
    columns = [Column("Force"), Column("71/17 from FOI: whole years, parts, refusals")]
    said = "Their periods differ; Compare says what can be compared."
    return [h.h2[title], h.p(".source")[said], data_table("near-rows", title, columns, rows, shown=False)]


def _facts(found: _Found, names: Names, code: str) -> h.Node:
    area, year = names.areas[code], found.year
    answered = sum(one.status in ("answered", "part answered") for one in found.returns)
    aliases = [word for word, codes in names.area_words.items() if codes == (code,)]
    also = [word for word in aliases if word not in (fold(area.name), fold(area.short_name), fold(code))]
    facts: list[tuple[str, h.Node]] = [
        ("Code", h.code[code]),
        ("Returns", f"{answered} answered, {len(found.returns) - answered} refused or not seen"),
        ("Figures", counted(len(found.rows), "figure", "figures")),
    ]
    if year is not None:
        facts.append(("Class 88A", f"{number(year.value)} in {year.period.label}; {rate_words(year)}"))
    if also:
        facts.append(("Also called", ", ".join(also[:6])))
    return h.dl(".facts")[[[h.dt[name], h.dd[words]] for name, words in facts]]


def rate_words(year: ForceYear) -> str:
    """`5.5 per 10,000 children (4.0 to 7.2)`, or why there is no rate."""
    if not isinstance(year.rate, Rate):
        return f"no rate: {year.rate.reason}"
    value, limits = year.rate.value, year.rate.limits
    low, high = (number(half_up(end, 1), 1) for end in (limits.low, limits.high))
    return f"{number(half_up(value, 1), 1)} per 10,000 children under 18 ({low} to {high})"


def _figures(found: _Found, code: str) -> h.Node:
    use = _use(found.trend, code, _TOTALS)
    block = charted(found.trend, forms=ACROSS, table=True, use=use).block
    lists = [
        items("In doubt", found.trend.in_doubt),
        items("Not in this chart", found.trend.not_in),
        items("Also given", found.trend.also[:3]),
    ]
    return [block, h.div(".lists")[[part for part in lists if part]]]


def _block(chart: Chart, code: str, asked: list[tuple[str, str]]) -> h.Node:
    return [charted(chart, forms=ACROSS, table=True, use=_use(chart, code, asked)).block, card_place(chart.name)]


def _use(chart: Chart, code: str, asked: list[tuple[str, str]]) -> h.Renderable:
    """Link and files of one chart; `asked` are the keys that lead to its figures and its picture."""
    query = [("area", code), *asked]
    return use_bar(
        copy_button("Copy link", addresses.force(code), said="Link copied", primary=True),
        file_buttons(chart.name, query),
        link_button("Explore", addresses.explore([pair for pair in query if pair not in _TOTALS])),
    )


def _requests(found: _Found) -> h.Node:
    columns = [
        Column("Published"),
        Column("Reference"),
        Column("Asked for"),
        Column("Answer"),
        Column("Return", sorts=False),
    ]
    rows: list[list[Cell | str]] = [
        [
            Cell(printed_on(one.published) if one.published else "not known", one.published),
            one.reference or "not known",
            f"{one.offence}, {one.period.label}",
            f"{one.status}{', ' + one.exemption if one.exemption else ''}",
            Cell(h.a(href=addresses.returned(one.return_id))[one.return_id]),
        ]
        for one in found.returns
    ]
    title = f"Requests and answers: {counted(len(rows), 'return', 'returns')} in the register"
    if not rows:
        return [
            h.h2["Requests and answers"],
            h.p["No return of this area is in the register; whether it was asked is not known."],
        ]
    return [h.h2["Requests and answers"], data_table("request-rows", title, columns, rows)]


def _printed(found: _Found) -> h.Node:
    """Every figure but the quarters of the class, which its own panel shows."""
    rows = [row for row in found.rows if row.source_file != queries.SOURCE]
    columns = [
        Column("Figure", number=True),
        Column("Of what"),
        Column("Period"),
        Column("Printed by"),
        Column("Here"),
        Column("Cell", sorts=False),
    ]
    made: list[list[Cell | str]] = [_printed_row(row) for row in rows]
    title = f"Every figure ever printed about {found.place.in_text}: {len(made)}, and the quarters of the class"
    return [h.h2["Every figure ever printed"], data_table("printed-rows", title, columns, made)]


def _printed_row(row: Row) -> list[Cell | str]:
    part = row.breakdown
    named = part.platform or part.platform_owner or part.age_band or part.sex or part.category
    witnesses = f" {counted(row.witnesses, 'page', 'pages')}" if row.witnesses != 1 else ""
    why = f" {row.reason}" if row.reason else ""
    return [
        Cell((bare(row.count) and value_words(row).split(" offences")[0]) or row.value_as_written, strong=True),
        ", ".join(word for word in (row.measure.value, row.offence, named) if word),
        Cell(row.period.label, row.period.text),
        f"{row.publisher}{', ' + printed_on(row.published) if row.published else ''}",
        Cell([verdict(SIGNS[row.standing], row.standing.value), witnesses, why]),
        Cell(cell_chip(row.chip, addresses.cell(row.observation_id))),
    ]


def _elsewhere(word: str, names: Names) -> Page | Redirect:
    """A name leads to its code, a place to its force; else the page that says so."""
    codes = names.area_words.get(fold(word), ()) or names.places.get(fold(word), ())
    if len(codes) == 1:
        return Redirect(addresses.force(codes[0]))
    title = "No area of that name is known here"
    ways: h.Node = [[h.a(href=addresses.force(code))[names.short_name(code)], " "] for code in codes]
    body = message(title, h.p(".lead")[h.code[word], ". ", ways, h.a(href=addresses.FORCES)["All forces"]])
    return Page(title, title, body, "forces", status=404)


ROUTE = PageRoute(f"{addresses.FORCES}/{{area}}", view)
