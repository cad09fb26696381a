"""Compare: whether two years of an area are alike, how they differ, and what may be said instead where they are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.marks import Chart
from dashboard.charts.naming import place_of
from dashboard.charts.trend import trend_chart
from dashboard.comparisons import Compared, compared
from dashboard.components.buttons import copy_button, copy_text_button, link_button, use_bar
from dashboard.components.chart_block import card_place
from dashboard.components.charted import charted
from dashboard.components.chips import cell_chip
from dashboard.components.forms import ACROSS
from dashboard.components.layout import crumbs, question_form, section
from dashboard.components.pickers import Option, one_of, picker, question
from dashboard.components.states import empty, refusal
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.use_this import file_buttons
from dashboard.names import Names
from dashboard.pages.compare_more import alternative_working, more, printed_ends
from dashboard.pages.errors import unknown_part
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.parse import UnknownPart, parse
from dashboard.records import AreaChoice
from dashboard.row import Row
from dashboard.selection import UNITED_KINGDOM, By, Selection, Show
from dashboard.statistics.comparison import Comparison
from dashboard.statistics.comparison_model import Basis, Change, Level, Line
from dashboard.statistics.laid import Laid
from dashboard.statistics.words_for_numbers import signed_percent
from dashboard.store import Store
from dashboard.words import listed
from etl.model.period import Period

CHART = "compared"
_EXPLAINED = "Compare takes one area, and the first and the last month of the years that are compared."
_BASES = {
    Basis.STRICT: "Same forces, whole years",
    Basis.PUBLISHED: "As published",
    Basis.RAW: "Raw",
}


def view(asked: Asked, store: Store) -> Page:
    """The comparison of the first with the last figure of a Selection."""
    names = queries.names_of(store)
    try:
        selection = parse(asked.given, names)
    except UnknownPart as why:
        ways = [("Compare the United Kingdom", addresses.COMPARE)]
        return unknown_part(asked, why, explained=_EXPLAINED, further=ways, current="compare")
    shown = replace(selection, areas=selection.areas[:1] or (UNITED_KINGDOM,), by=None, only=(), show=None)
    with store.engine.connect() as connection:
        found = compared(connection, shown, names)
        areas = queries.choices_of(store).areas
        whole = compared(connection, replace(shown, first=None, last=None), names)
    years = [laid.period for laid in whole.series.laid] if whole else []
    form = _question(shown, names, areas, years, found)
    if found is None or found.comparison is None or found.first is None:
        return _nothing(form, shown, names)
    title, answer = _answer(found, found.comparison, shown)
    body: h.Node = [crumbs("Compare"), form, answer, _ends(found), more(found), section(_drawn(found, shown, names))]
    canonical = selection.address(addresses.COMPARE)
    return Page(title, found.comparison.sentence, body, "compare", canonical=canonical, shows=shown)


def _question(
    shown: Selection, names: Names, areas: Sequence[AreaChoice], years: Sequence[Period], found: Compared | None
) -> h.Renderable:
    code = shown.areas[0]
    options = [
        Option(area.code, area.short_name, area.has, area.code == code, default=area.code == UNITED_KINGDOM)
        for area in areas
        if area.figures
    ]
    first = found.first.period if found and found.first else None
    last = found.last.period if found and found.last else None
    starts = [Option(f"{year.first:%Y-%m}", year.label, chosen=year == first) for year in years]
    ends = [Option(f"{year.last:%Y-%m}", year.label, chosen=year == last) for year in years]
    return question_form(
        addresses.COMPARE,
        question(
            "Compare ",
            picker("area", names.short_name(code), "Which area?", one_of("area", options)),
            " in ",
            picker("from", first.label if first else "no year", "From which year?", one_of("from", starts)),
            " with ",
            picker("to", last.label if last else "no year", "To which year?", one_of("to", ends)),
            ".",
        ),
    )


def _answer(found: Compared, comparison: Comparison, shown: Selection) -> tuple[str, h.Node]:
    """The title and the answer: the change on each basis, or the refusal with what can be said instead."""
    if comparison.lead is not None:
        title = f"{comparison.last.who}, {comparison.first.period.label} to {comparison.last.period.label}: "
        title += comparison.sentence[:1].lower() + comparison.sentence[1:].rstrip(".")
        return title, [h.h1[title], section(_lines(comparison.lines))]
    reasons = comparison.refused
    title = f"These two cannot be compared: {reasons[0].sentence[:1].lower()}{reasons[0].sentence[1:].rstrip('.')}"
    alternative = comparison.alternative
    instead: h.Node = alternative.sentence if alternative else "Each can be said alone."
    ways: list[h.Node] = []
    if alternative and alternative.first and alternative.last:
        ways += _way(shown, alternative.first, alternative.last)
    ways.append(copy_text_button("Copy the sentence", "instead", said="Sentence copied"))
    why = h.ul(".reasons")[[h.li[h.b[reason.kind.value], " ", reason.sentence] for reason in reasons]]
    working = alternative_working(alternative) if alternative else ""
    said = h.span("#instead")[instead]
    return title, refusal(title, said, *ways, reasons=why, working=working, beside=printed_ends(found))


def _way(shown: Selection, first: Level, last: Level) -> list[h.Node]:
    """The button to the pair that can be compared; none where it is what was asked (a year to date in longer days)."""
    pair = _pair(shown, first, last)
    if pair == shown.address(addresses.COMPARE):
        return []
    return [link_button(f"Compare {first.period.label} with {last.period.label}", pair, primary=True)]


def _pair(shown: Selection, first: Level, last: Level) -> str:
    return replace(shown, first=first.period.first, last=last.period.last).address(addresses.COMPARE)


def _lines(lines: Sequence[Line]) -> h.Renderable:
    columns = [
        Column("Basis", sorts=False),
        Column("Change", number=True, sorts=False),
        Column("Working", sorts=False),
        Column("95% limits", sorts=False),
        Column("Left out, and why", sorts=False),
    ]
    return data_table("changes", "The change on three bases; the first alone may be called the same forces", columns, [
        _line(line) for line in lines
    ])  # fmt: skip


def _line(line: Line) -> list[Cell | str]:
    if not isinstance(line, Change):
        return [_BASES[line.basis], "none", " ".join(reason.sentence for reason in line.reasons), "", ""]
    limits = line.limits
    out = "; ".join(f"{one.name}, {one.why}" for one in line.left_out) or "nobody"
    ends = " to ".join(dict.fromkeys(signed_percent(end) for end in (line.low, line.high)))
    return [
        _BASES[line.basis],
        Cell(ends, float(line.low), strong=True),
        line.working,
        f"{signed_percent(limits.low)} to {signed_percent(limits.high)}" if limits else "none: a range has bounds",
        out,
    ]


def _ends(found: Compared) -> h.Node:
    ends = [laid for laid in (found.first, found.last) if laid is not None]
    return h.p(".source")[h.b["Source: "], [[_end(laid), " "] for laid in ends]]


def _end(laid: Laid) -> h.Node:
    return [f"{laid.period.label} ", [[_chip(row), " "] for row in laid.rows]]


def _chip(row: Row) -> h.Renderable:
    return cell_chip(row.chip, addresses.cell(row.observation_id))


def _drawn(found: Compared, shown: Selection, names: Names) -> h.Node:
    chart = _chart(found, names)
    files = replace(shown, by=By.NONE, show=Show.COUNT)
    use = use_bar(
        copy_button("Copy link", shown.address(addresses.COMPARE), said="Link copied", primary=True),
        file_buttons(CHART, files.text),
        link_button("Comparison, JSON", addresses.comparison_file(shown.text), download=True),
        link_button("Explore", shown.address(addresses.EXPLORE)),
    )
    return [charted(chart, forms=ACROSS, table=True, use=use).block, card_place(CHART)]


def _chart(found: Compared, names: Names) -> Chart:
    place = place_of(names, found.series.subject.area.code)
    offence = names.offence_name(found.series.subject.offence)
    return trend_chart([found.series], [place], offence=offence, name=CHART, name_of=names.short_name)


def _nothing(form: h.Node, shown: Selection, names: Names) -> Page:
    where = listed([names.short_name(code) for code in shown.areas])
    title = f"{where} has no two figures to compare in these months"
    body: h.Node = [
        crumbs("Compare"),
        form,
        empty(
            title,
            "A change needs two figures of equal whole periods.",
            link_button(f"Explore {where}", addresses.explore([("area", shown.areas[0])]), primary=True),
        ),
    ]
    return Page(title, title, body, "compare")


ROUTE = PageRoute(addresses.COMPARE, view)
