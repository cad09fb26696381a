"""A chart of marks as a block of the page: its drawings, its row of buttons, its cards, its table, its lines."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h
from markupsafe import Markup

from dashboard import addresses
from dashboard.charts.layout import lay_out
from dashboard.charts.marks import LETTERS, Chart, Item, Lane, Look
from dashboard.charts.overlay import Button, buttons
from dashboard.charts.plotly import figure_of
from dashboard.charts.saying import Chip, Line, Part, Words
from dashboard.charts.svg import svg_of
from dashboard.charts.table import Cell as TableCell
from dashboard.charts.table import table_of
from dashboard.components.chart_block import Drawing, Notes, card, card_place, chart_block, hit, hits
from dashboard.components.chips import cell_chip
from dashboard.components.tables import Cell, Column, data_table
from dashboard.pages.page import LiveChart

WIDE, NARROW = 1240, 354
BESIDE = 922
"""Widths of drawings in pixels: the whole page, a narrow window, the wide column beside an aside."""


def live_chart(chart: Chart, width: int = WIDE) -> LiveChart:
    """The figures that Plotly draws for a chart, wide and narrow."""
    return LiveChart(chart.name, figure_of(chart, width), figure_of(chart, NARROW))


def drawn_chart(
    chart: Chart,
    *,
    width: int = WIDE,
    live: bool = False,
    level: int = 2,
    controls: h.Node = None,
    use: h.Node = None,
    table_address: str = "",
) -> h.Renderable:
    """The block of a chart. With `table_address` its table stands elsewhere on the page, else behind the switch."""
    return chart_block(
        chart.name,
        chart.title,
        _drawing(chart, width, live=live),
        _notes(chart),
        overline=chart.over_title or None,
        subtitle=chart.subtitle,
        unit=chart.unit,
        controls=controls,
        table=None if table_address else chart_table(chart),
        table_address=table_address,
        use=[_cards(chart, width), use],
        level=level,
    )


def chart_table(chart: Chart, name: str = "") -> h.Renderable:
    """The table of a chart: the same marks, the same order."""
    table = table_of(chart)
    columns = [Column(column.heading, number=column.number) for column in table.columns]
    rows = [[_table_cell(cell) for cell in row] for row in table.rows]
    return data_table(name or f"{chart.name}-figures", table.caption, columns, rows)


def _table_cell(cell: TableCell) -> Cell:
    return Cell([cell.text, chip_links(cell.chips)] if cell.chips else cell.text, cell.order, cell.strong)


def chip_link(chip: Chip) -> h.Renderable:
    """The chip of a number, leading to its cell."""
    return cell_chip(chip.text, addresses.cell(chip.observation_id or chip.figure_id))


def chip_links(chips: Sequence[Chip]) -> list[h.Node]:
    """Chips with a blank between."""
    return [part for chip in chips for part in (chip_link(chip), " ")]


def words_of(line: Line) -> list[h.Node]:
    """The words of a line with its chips as links."""
    return [_part(part) for part in line.parts]


def aside_items(title: str, items: Sequence[Item]) -> h.Node:
    """*In doubt*, *Not in this chart*, *Also given*: each with its sign, what it is about, why, and its cell."""
    if not items:
        return None
    return h.section(".gaps")[
        h.h3[title],
        h.ul[
            [
                h.li[
                    h.span(class_=["gap-mark", _sign_class(item.sign)], aria_hidden="true")[_sign(item.sign)],
                    h.div[h.b[item.head], h.p[item.words, " ", chip_links(item.chips)]],
                ]
                for item in items
            ]
        ],
    ]


def card_beside(chart: Chart) -> h.Renderable:
    """Where the cards of a chart are shown."""
    return card_place(chart.name)


def _part(part: Part) -> h.Node:
    return part if isinstance(part, str) else chip_link(part)


def _sign(sign: Look | Lane | None) -> str:
    return LETTERS[sign] or "·" if isinstance(sign, Lane) else ""


def _sign_class(sign: Look | Lane | None) -> str:
    return "" if sign is None else f"sign-{sign.name.lower().replace('_', '-')}"


def _notes(chart: Chart) -> Notes:
    lines = {line.lead: words_of(line) for line in chart.lines}
    return Notes(lines.get("Source"), lines.get("Coverage"), lines.get("Note"))


def _drawing(chart: Chart, width: int, *, live: bool) -> Drawing:
    wide, narrow = (svg_of(lay_out(chart, each), chart.name) for each in (width, NARROW))
    return Drawing(
        chart.alt, Markup(wide), Markup(narrow), _hits(chart, width), live  # noqa: S704 - our own drawer escapes
    )  # fmt: skip


def _hits(chart: Chart, width: int) -> h.Node:
    found = buttons(chart, width)
    return hits(
        *[
            hit(button.label, _address(button.words), _place(button), card=f"{chart.name}-card-{number}")
            for number, button in enumerate(found)
        ],
        label=f"Figures of the chart: {chart.title}",
    )


def _place(button: Button) -> tuple[float, float, float, float]:
    return button.left, button.top, button.width, button.height


def _address(words: Words) -> str:
    return addresses.cell(words.chips[0].observation_id or words.chips[0].figure_id) if words.chips else "#"


def _cards(chart: Chart, width: int) -> h.Node:
    return [
        card(
            f"{chart.name}-card-{number}",
            button.words.who,
            f"{button.words.period}, {button.words.months}" if button.words.months else button.words.period,
            button.words.amount,
            button.words.rate,
            button.words.source,
            *button.words.notes,
            links=chip_links(button.words.chips) or None,
        )
        for number, button in enumerate(buttons(chart, width))
    ]
