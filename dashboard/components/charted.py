"""From a chart's marks to its block on a page: drawings in every form, live figures, links, cards, lines and table.

A page calls `charted` once for each chart and puts `block` where the chart stands, `live` into `Page.live`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import htpy as h
from markupsafe import Markup

from dashboard import addresses
from dashboard.charts.event_mark import EventMark
from dashboard.charts.layout import lay_out
from dashboard.charts.marks import LETTERS, Chart, Item, Lane, Look, all_marks
from dashboard.charts.overlay import Button, buttons_on
from dashboard.charts.plotly import scene_figure
from dashboard.charts.saying import Chip, Line, Words
from dashboard.charts.scene import Scene
from dashboard.charts.svg import svg_of
from dashboard.charts.table import Cell as MarkCell
from dashboard.charts.table import Table, table_of
from dashboard.components.buttons import copy_text_button
from dashboard.components.chart_block import Drawing, Still, card, chart_block, hit, hits, note
from dashboard.components.chips import cell_chip
from dashboard.components.forms import BESIDE, Form, fitting
from dashboard.components.states import gaps
from dashboard.components.tables import Cell, Column, data_table
from dashboard.pages.page import LiveChart
from dashboard.words import counted

Under = Callable[[Sequence[tuple[Form, Scene]]], h.Node]
"""Makes what stands right under a drawing, from each of its forms as laid out."""


@dataclass(frozen=True, slots=True)
class Charted:
    """A chart as the parts of a page: its block with its cards, and what Plotly draws in its room."""

    block: h.Renderable
    live: LiveChart


def charted(
    chart: Chart,
    *,
    rooms: Mapping[str, int] | None = None,
    forms: Sequence[Form] = BESIDE,
    level: int = 2,
    controls: h.Node = None,
    table: bool = False,
    table_address: str = "",
    under: Under | None = None,
    use: h.Node = None,
) -> Charted:
    """The block of a chart, in the forms that it needs: `rooms` are `Asked.rooms`, without them it has all.

    `table` puts its table behind a switch, `table_address` links to one further down. `under` makes what stands under
    the drawing.
    """
    scenes = [(form, lay_out(chart, form.width)) for form in fitting(forms, (rooms or {}).get(chart.name))]
    stills = [
        Still(form, _markup(svg_of(scene, chart.name)), _hits(chart, buttons_on(chart, scene)))
        for form, scene in scenes
    ]
    block = chart_block(
        chart.name,
        chart.title,
        Drawing(chart.alt, stills, live=True, forms=" ".join(str(form.least) for form in forms)),
        [chart_line(line) for line in chart.lines],
        overline=chart.over_title,
        subtitle=chart.subtitle,
        controls=controls,
        table=chart_table(f"{chart.name}-rows", table_of(chart)) if table else None,
        table_address=table_address,
        under=under and under(scenes),
        after=_events(chart.events, level),
        use=use,
        level=level,
    )
    cards = [_card(chart, number, mark.words) for number, mark in enumerate(all_marks(chart))]
    live = LiveChart(chart.name, {form.least: scene_figure(scene) for form, scene in scenes})
    return Charted(h.fragment[block, cards], live)


def _events(events: Sequence[EventMark], level: int) -> h.Node:
    """The words of the events that are marked, numbered as in the drawing, under a heading one below the title's."""
    if not events:
        return None
    return h.section(".events")[
        (h.h2 if level == 1 else h.h3)(".events-title")["Events in these days"],
        h.ol[[h.li(value=str(event.number))[h.b[event.when], f" {event.title}. ", event.sentence] for event in events]],
    ]


def chart_table(
    name: str, table: Table, *, shown: bool = True, heads: Sequence[Column] | None = None, copies: bool = True
) -> h.Renderable:
    """The table of a chart, its chips as links, with a button that copies it for a spreadsheet where it `copies`.

    `name` is unique on the page. `heads` are its columns where they have links and an order.
    """
    columns = heads or [Column(column.heading, column.number) for column in table.columns]
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    many = counted(len(rows), "row", "rows")
    button = copy_text_button("Copy table", name, said=f"{many} copied, to paste into a spreadsheet")
    return h.fragment[
        data_table(name, table.caption, columns, rows, shown=shown, plain=(table.plain_header, *table.plain)),
        copies and h.p(".table-tools")[button],
    ]


def chart_line(line: Line) -> h.Renderable:
    """A line under a chart: source, coverage, note."""
    return note(line.lead, [part if isinstance(part, str) else chip(part) for part in line.parts])


def chip(place: Chip) -> h.Renderable:
    """A chip of marks as a link to its cell; plain where it names no single cell."""
    address = cell_address(place)
    return cell_chip(place.text, address) if address else h.span(".chip")[place.text]


def cell_address(place: Chip) -> str:
    """The address of the panel of a chip: of its observation, else of its figure; empty without either."""
    identifier = place.observation_id or place.figure_id
    return addresses.cell(identifier) if identifier else ""


def items(title: str, entries: Iterable[Item]) -> h.Node:
    """*In doubt*, *Not in this chart*, *Also given*: nothing where there are none."""
    rows: list[tuple[h.Node, h.Node, h.Node]] = [
        (sign(entry.sign), entry.head, [entry.words, " ", _chips(entry.chips)]) for entry in entries
    ]
    return rows and gaps(title, rows)


def sign(of: Look | Lane | None) -> h.Renderable:
    """The small sign of a kind of block, or of a kind of missing with its letter, as it stands in the chart."""
    if of is None:
        return h.span(".sign-box.dot", aria_hidden="true")["·"]
    if isinstance(of, Lane):
        return h.span(f".sign-box.{_slug(of.value)}", aria_hidden="true")[LETTERS[of]]
    return h.span(f".sign-box.{_slug(of.value)}", aria_hidden="true")


def _markup(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704 - the drawer escapes every text itself


def _hits(chart: Chart, buttons: Sequence[Button]) -> h.Node:
    """The row of links. A button and its mark have the same words, by which the card is found."""
    numbers = {id(mark.words): number for number, mark in enumerate(all_marks(chart))}
    links = [
        hit(
            button.label,
            cell_address(button.words.chips[0]) if button.words.chips else "",
            button.style,
            card=_card_name(chart, numbers[id(button.words)]),
        )
        for button in buttons
    ]
    return hits(*links, label=f"{chart.title}: block by block")


def _card(chart: Chart, number: int, words: Words) -> h.Renderable:
    when = f"{words.period}, {words.months}" if words.months else words.period
    return card(
        _card_name(chart, number),
        words.who,
        when,
        words.amount,
        words.rate,
        words.source,
        *words.notes,
        links=_chips(words.chips),
    )


def _card_name(chart: Chart, number: int) -> str:
    return f"card-{chart.name}-{number}"


def _chips(chips: Sequence[Chip]) -> h.Node:
    return [(chip(place), " ") for place in chips]


def _cell(cell: MarkCell) -> Cell:
    return Cell(_chips(cell.chips) if cell.chips else cell.text, cell.order, cell.strong)


def _slug(text: str) -> str:
    return text.replace(",", "").replace(" ", "-")
