"""Overview: what is known, how sure, since when. Every number comes from the store; where it has none, words do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries, trends
from dashboard.answered import answered_words
from dashboard.charts.marks import Chart
from dashboard.charts.naming import place_of
from dashboard.charts.official import official_chart
from dashboard.charts.official_inputs import ClassArea, ClassWords, Latest
from dashboard.charts.phrases import printed_on
from dashboard.charts.scene import Scene
from dashboard.charts.trend import trend_chart
from dashboard.components.buttons import copy_button, link_button, use_bar
from dashboard.components.chart_block import card_place
from dashboard.components.charted import charted
from dashboard.components.chips import cell_chip, number
from dashboard.components.forms import ACROSS, Form
from dashboard.components.layout import beside, crumbs, doors, section
from dashboard.components.states import message
from dashboard.components.strip import strip
from dashboard.components.use_this import file_buttons
from dashboard.explore_charts import day_of
from dashboard.growths import growth_list, growth_of, years_compared
from dashboard.names import Names
from dashboard.pages.coverage_matrix import Matrix, matrix, own
from dashboard.pages.explore_class import ALONE, NAME
from dashboard.pages.overview_doors import door_parts
from dashboard.pages.overview_news import cannot_say, latest_changes
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.row import Row
from dashboard.selection import DEFAULT_OFFENCE, UNITED_KINGDOM, Compare, Drawn, Selection, Step
from dashboard.statistics.comparison import Comparison
from dashboard.statistics.laid import Kind, Laid, Series
from dashboard.statistics.named import Named, named_from_count
from dashboard.statistics.official import class_blocks, year_to
from dashboard.statistics.words_for_numbers import a_day, percent, spelt
from dashboard.statistics.words_for_numbers import number as spoken
from dashboard.store import Store
from dashboard.words import listed
from etl.model.observation import Measure, Unit
from etl.model.period import Period, month_label

TREND, OFFICIAL = "uk", "class"
_ENGLAND_AND_WALES = "K04000001"


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page is made of: the series of the whole, its last year, its growth, how much of it has a platform."""

    series: Series
    last: Laid
    growth: Comparison | None
    known: Named | None


def view(_asked: Asked, store: Store) -> Page:
    """The page of a store; without a figure for the whole, how to bring one in."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        found = _find(connection, names)
        changes = latest_changes(connection, names)
        known = matrix(connection, names)
        ways = door_parts(connection, known, names, store)
    if found is None:
        return _empty()
    trend, official = _trend(found, names), _class(store, names)
    title = _title(found, names)
    body: h.Node = [
        crumbs(f"{names.short_name(UNITED_KINGDOM)} · ", h.span(".term")[found.series.subject.offence]),
        beside(
            [h.h1(".headline")[_headline(found, names)], h.p(".lead")[_lead(found, names)], _sources(found)],
            _beside(found),
        ),
        section(
            _block(trend, _growth_address(), found.series.subject.offence, known),
            _answered(known, found.series),
            growth_list(growth_of(found.growth)),
            name="whole",
        ),
        None if official is None else section(_block(official, _class_address(), queries.CLASS)),
        doors(*ways),
        h.div(".news")[cannot_say(found.known), changes],
    ]
    shows = Selection(areas=(UNITED_KINGDOM, _ENGLAND_AND_WALES))
    return Page(title, _lead(found, names), body, "overview", shows=shows)


def _find(connection: Connection, names: Names) -> _Found | None:
    every = trends.trends(connection, Selection(areas=(UNITED_KINGDOM,)), names)
    series = next((one for one in every if one.subject.unit is Unit.OFFENCE and one.laid), None)
    if series is None:
        return None
    whole = [laid for laid in series.laid if laid.kind is Kind.EXACT and laid.period.is_financial_year]
    last = whole[-1] if whole else series.laid[-1]
    return _Found(series, last, years_compared(connection, names, series), _known(connection, last))


def _known(connection: Connection, last: Laid) -> Named | None:
    """How many offences of the last year have a known platform."""
    row = last.row
    for base in queries.figures_of_means(connection):
        same = (base.area.code, base.offence, base.period) == (row.area.code, row.offence, row.period)
        if same and base.breakdown.category == "known" and base.is_live and base.measure is Measure.COUNT:
            value, total = base.count.value, last.count.value
            return named_from_count(int(value), int(value), int(total)) if value and total else None
    return None


def _when(period: Period) -> str:
    """`in the year to March 2025` for a year, else the period as it is."""
    return f"in the year to {month_label(period.last)}" if period.is_financial_year else f"in {period.label}"


def _what(names: Names) -> str:
    name = names.offence_name(names.default_offence)
    return f"offences of {name[0].lower()}{name[1:]}"


def _title(found: _Found, names: Names) -> str:
    place = place_of(names, UNITED_KINGDOM)
    said = spoken(found.last.count.lowest or 0)
    return f"{place.who} recorded {said} {_what(names)} {_when(found.last.period)}"


def _headline(found: _Found, names: Names) -> list[h.Node]:
    place = place_of(names, UNITED_KINGDOM)
    said = spoken(found.last.count.lowest or 0)
    address = addresses.cell(found.last.row.observation_id)
    return [f"{place.who} recorded ", number(said, address), f" {_what(names)} {_when(found.last.period)}"]


def _lead(found: _Found, names: Names) -> str:
    """The growth in words, who is missing, and the reason where it is known."""
    growth = found.growth
    if growth is None or growth.lead is None:
        return "No change over time can be worked out on the figures given."
    said = growth.sentence
    missing = [names.short_name(code) for code in found.last.row.missing]
    if missing:
        who = " and ".join(missing)
        said += f" {who} gave no figure for {found.last.period.label}; the reason is not known."
    return f"Since {growth.first.period.label}: {said[:1].lower()}{said[1:]}"


def _sources(found: _Found) -> h.Node:
    rows = [found.series.laid[0].row, found.last.row]
    return h.p(".source")[[[_source(row), " "] for row in reversed(rows)]]


def _source(row: Row) -> h.Node:
    """`7,263, 2024/25: compiled by NSPCC, printed November 2025 (six pages print it)`, with its cell."""
    compiled = f"compiled by {row.compiled_by}, " if row.compiled_by else ""
    pages = f" ({spelt(row.witnesses)} pages print it)" if row.witnesses > 1 else ""
    when = f"printed {printed_on(row.published)}" if row.published else "day of printing not known"
    said = f"{spoken(row.count.lowest or 0)}, {row.period.label}: {compiled}{when}{pages} "
    return [said, cell_chip(row.chip, addresses.cell(row.observation_id))]


def _beside(found: _Found) -> list[h.Node]:
    last = found.last
    parts: list[h.Node] = []
    if last.count.value is not None:
        average = a_day(last.count.value, last.period)
        parts.append(
            h.section(".fact")[
                h.p(".overline")[f"In an average day of {last.period.label}"],
                h.p(".fact-number")[average.removesuffix(" a day")],
                h.p(".source")[f"offences recorded: {spoken(last.count.value)} over {last.period.days} days"],
            ]
        )
    if found.known is not None and found.known.known_share is not None:
        known, total = found.known.known or 0, found.known.total or 0
        parts.append(
            h.section(".fact")[
                h.p(".overline")["Platform known"],
                h.p(".fact-number")[percent(found.known.known_share)],
                h.p(".source")[f"{spoken(known)} of {spoken(total)}. Shares by platform rest on these alone."],
            ]
        )
    return parts


def _trend(found: _Found, names: Names) -> Chart:
    return trend_chart(
        [found.series],
        [place_of(names, UNITED_KINGDOM)],
        offence=names.offence_name(found.series.subject.offence),
        name=TREND,
        limits=False,
        tall=True,
        growth=growth_of(found.growth),
        name_of=names.short_name,
    )


def _strip(scenes: Sequence[tuple[Form, Scene]], known: Matrix) -> h.Node:
    """What is known of each force in each year, as small marks under it; the page Coverage says each in words."""
    if not known.years or not known.rows:
        return None
    states = [[row.states[place] for row in known.rows] for place in range(len(known.years))]
    said = [f"{own(known, place)} in {year.label}" for place, year in enumerate(known.years)]
    says: list[h.Node] = [
        "Each mark is a force: filled, its own figure for the year is here; dot, in a total at most. ",
        h.a(href=addresses.COVERAGE)["Each force and year in words"],
    ]
    label = f"Forces with a figure of their own for the year, of {len(known.rows)}: {listed(said)}."
    return strip(scenes, states, label=label, says=says)


def _answered(known: Matrix, series: Series) -> h.Node:
    """How many forces answered for each year, as printed, and how growth is counted."""
    words = answered_words(known.said, [laid.period for laid in series.laid])
    return h.p(".source")[words and [words, " "], h.a(href=addresses.METHOD)["How growth is counted"]]


def _class(store: Store, names: Names) -> Chart | None:
    """The official class of England and Wales by quarter, with its latest twelve months."""
    official = queries.official_of(store)
    days = [quarter for body in official.stored.values() for quarter in body]
    if not days:
        return None
    with store.engine.connect() as connection:
        bodies = queries.bodies(connection, _ENGLAND_AND_WALES)
    span = Period(min(days).first, max(days).last)
    blocks = class_blocks(official.stored, bodies, span, Step.QUARTER, joins=official.joins)
    if not blocks:
        return None
    year = year_to(official.stored, bodies, span.last)
    latest = None if year is None else Latest(*year)
    place = place_of(names, _ENGLAND_AND_WALES)
    dark = tuple(block.period for block in blocks if latest is not None and latest.period.contains(block.period))
    words = ClassWords(queries.CLASS, NAME, DEFAULT_OFFENCE, ALONE, official.joins)
    edition = day_of(store.version.edition)
    return official_chart(
        [ClassArea(place, blocks, dark=dark)], words, edition=edition, quarters=True, latest=latest, name=OFFICIAL
    )


def _class_address() -> str:
    return addresses.explore([("area", _ENGLAND_AND_WALES), ("offence", "88a")])


def _growth_address() -> str:
    """The same chart in Explore: the years with the change from first to last."""
    return addresses.explore([("compare", Compare.STRICT)])


def _block(chart: Chart, address: str, offence: str, known: Matrix | None = None) -> h.Renderable:
    """A chart with its files; with `known` the strip of forces under it. Its cards lie over what follows."""
    key = "88a" if offence == queries.CLASS else ""
    area = _ENGLAND_AND_WALES if key else UNITED_KINGDOM
    query = [("area", area), *([("offence", key)] if key else []), ("by", "none"), ("measure", "count")]
    drawn = [*query, ("compare", Compare.STRICT), ("limits", Drawn.HIDE)] if not key else query

    def under(scenes: Sequence[tuple[Form, Scene]]) -> h.Node:
        return [h.div(".card-over")[card_place(chart.name)], _strip(scenes, known) if known else None]

    use = use_bar(
        copy_button("Copy link", addresses.OVERVIEW, said="Link copied", primary=True),
        file_buttons(chart.name, drawn, pictured=not key),
        link_button("Explore", address),
    )
    return charted(chart, forms=ACROSS, table=True, under=under, use=use).block


def _empty() -> Page:
    title = "There is no figure for the whole yet"
    body = message(title, h.p(".lead")["Run ", h.code["foi ingest"], " to read the returns in data/raw."])
    return Page(title, title, body, "overview")


ROUTE = PageRoute(addresses.OVERVIEW, view)
