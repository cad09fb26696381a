"""The block of a chart, top to bottom: title, subtitle, switch, drawing, source, coverage, note, use.

The drawing is an SVG made on the server. On a live page Plotly draws the `LiveChart` of the same name over it, in the
same room, and the still drawing is hidden once that is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from dashboard.components.fields import Choice, segmented
from dashboard.components.forms import Form


@dataclass(frozen=True, slots=True)
class Still:
    """The drawing in one form: its SVG, and the row of links over its blocks."""

    form: Form
    svg: h.Node
    hits: h.Node = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn. `words` is its text alternative, one sentence that ends "the table follows".

    `live` says that the `LiveChart` of the block's name takes over. `forms` are the least widths of all forms that the
    chart has, as text with spaces, where not all are drawn here.
    """

    words: str
    stills: Sequence[Still]
    live: bool = False
    forms: str | None = None


def chart_block(
    name: str,
    title: h.Node,
    drawing: Drawing,
    notes: Sequence[h.Node],
    *,
    overline: h.Node = None,
    subtitle: h.Node = None,
    controls: h.Node = None,
    table: h.Node = None,
    table_address: str = "",
    under: h.Node = None,
    after: h.Node = None,
    use: h.Node = None,
    level: int = 2,
) -> h.Renderable:
    """A chart with all that must travel with it. `name` is unique on the page and names its live chart.

    `notes` are lines made by `note`: source, coverage, the marks used. With `table` a switch Chart, Table stands at the
    right; with `table_address` (`#figures`) a link to the table further down takes its place. `controls` are further
    switches left of it, `under` stands under the drawing, `after` under the lines. `level` is 1 where the chart is the
    page's answer and its title the h1.
    """
    heading = h.h1 if level == 1 else h.h2
    return h.div(".chart-block", id=name)[
        h.figure(aria_labelledby=f"{name}-title")[
            h.div(".chart-head")[
                h.div(".chart-words")[
                    overline and h.p(".overline")[overline],
                    heading(".chart-title", id=f"{name}-title")[title],
                    subtitle and h.p(".subtitle")[subtitle],
                ],
                h.div(".chart-switches")[controls, _switch(name, table, table_address)],
            ],
            _room(name, drawing),
            under,
            table and h.div(".chart-table")[table],
            h.figcaption(".source")[notes],
            after,
        ],
        use,
    ]


def note(lead: str, *words: h.Node) -> h.Renderable:
    """A line under a chart: its lead in bold (`Source`), then words and chips."""
    return h.p[h.b[f"{lead}: "] if lead else None, words, " "]


def hits(*links: h.Node, label: str) -> h.Node:
    """The row of links over a drawing: each `hit` once, in reading order; arrow keys move along it."""
    return links and h.div(".row", role="group", aria_label=label)[links]


def hit(words: str, address: str, style: str, *, card: str = "") -> h.Renderable:
    """One block's link. `style` is its place in percent of the drawing, `card` its card's identifier.

    A block without a cell of its own has no address: it is a button then, for the card alone.
    """
    if address:
        return h.a(".hit", href=address, style=style, data_card=card or None, data_panel=True)[h.span(".hush")[words]]
    return h.button(".hit", type="button", style=style, data_card=card or None)[h.span(".hush")[words]]


def card(name: str, who: str, when: str, figure: str, *lines: h.Node, links: h.Node = None) -> h.Renderable:
    """What pointer, tap and keys show of one block: who, period with months, the figure, lines, chip and link.

    It is written into the page hidden, and shown in the nearest `card_place`.
    """
    return h.template(id=name)[
        h.p(".card-who")[who],
        h.p(".card-when")[when],
        h.p(".card-figure")[figure],
        [h.p(".card-line")[line] for line in lines if line],
        links and h.p(".card-links")[links],
    ]


def card_place(chart: str) -> h.Renderable:
    """Where the cards of a chart are shown: beside it, on a narrow window under it. Empty without scripts."""
    return h.div(".card", id=f"card-of-{chart}", data_card_of=chart, hidden=True)


def _switch(name: str, table: h.Node, table_address: str) -> h.Node:
    if table:
        choices = (Choice("chart", "Chart", chosen=True), Choice("table", "Table"))
        return segmented(f"{name}-view", "Show as", choices, keep=True)
    return table_address and h.a(".button", href=table_address)["Table"]


def _room(name: str, drawing: Drawing) -> h.Renderable:
    forms = [still.form.name for still in drawing.stills]
    return h.div(class_=["chart-room", {"has-full": "full" in forms}], data_chart=name, data_forms=drawing.forms)[
        h.div(".drawn", role="img", aria_label=drawing.words)[
            [h.div(f".still.form.{still.form.name}")[still.svg] for still in drawing.stills],
            drawing.live and h.div(".live", id=f"live-{name}", data_keep=True),
        ],
        [still.hits and h.div(f".hits.form.{still.form.name}")[still.hits] for still in drawing.stills],
    ]
