"""The block of a chart, top to bottom: title, subtitle, switch, unit and key, drawing, source, coverage, note, use.

The drawing is an SVG made on the server. On a live page Plotly draws the `LiveChart` of the same name over it, in the
same room, and the still drawing is hidden once that is done.
"""

from __future__ import annotations

from dataclasses import dataclass

import htpy as h

from dashboard.components.fields import Choice, segmented


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn. `words` is its text alternative, one sentence that ends "the table follows".

    `wide` and `narrow` are SVGs for windows from 640 px on and under; without `narrow` one serves all. `hits` is the
    row of links over the blocks, in reading order. `live` says that a `LiveChart` of the block's name takes over.
    """

    words: str
    wide: h.Node
    narrow: h.Node = None
    hits: h.Node = None
    live: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands under a chart: who gave the figures, who is in, and the marks used, in words."""

    source: h.Node
    coverage: h.Node = None
    note: h.Node = None


def chart_block(
    name: str,
    title: h.Node,
    drawing: Drawing,
    notes: Notes,
    *,
    overline: h.Node = None,
    subtitle: h.Node = None,
    unit: h.Node = None,
    key: h.Node = None,
    controls: h.Node = None,
    table: h.Node = None,
    table_address: str = "",
    use: h.Node = None,
    level: int = 2,
) -> h.Renderable:
    """A chart with all that must travel with it. `name` is unique on the page and names its live chart.

    With `table` a switch Chart, Table stands at the right; with `table_address` (`#figures`) a link to the table
    further down takes its place. `controls` are further switches left of it. `level` is 1 where the chart is the page's
    answer and its title the h1.
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
            (unit or key) and h.div(".chart-axis")[h.span(".unit")[unit], key and h.span(".area-key")[key]],
            _drawing(name, drawing),
            table and h.div(".chart-table")[table],
            h.figcaption(".source")[_notes(notes)],
        ],
        use,
    ]


def hits(*links: h.Node, label: str) -> h.Renderable:
    """The row of links over a drawing: each `hit` once, in reading order; arrow keys move along it."""
    return h.div(".hits", role="group", aria_label=label)[links]


def hit(words: str, address: str, place: tuple[float, float, float, float], *, card: str = "") -> h.Renderable:
    """One block's link: `place` is left, top, width, height in percent of the drawing; `card` its card's identifier."""
    left, top, width, height = place
    style = f"left:{left:.3f}%;top:{top:.3f}%;width:{width:.3f}%;height:{height:.3f}%"
    return h.a(".hit", href=address, style=style, data_card=card or None, data_panel=True)[h.span(".hush")[words]]


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


def _drawing(name: str, drawing: Drawing) -> h.Renderable:
    return h.div(".chart-room", data_chart=name)[
        h.div(".drawn", role="img", aria_label=drawing.words)[
            h.div(class_=["still", {"wide-only": drawing.narrow is not None}])[drawing.wide],
            drawing.narrow is not None and h.div(".still.narrow-only")[drawing.narrow],
            drawing.live and h.div(".live", id=f"live-{name}", data_keep=True),
        ],
        drawing.hits,
    ]


def _notes(notes: Notes) -> h.Node:
    return [
        h.p[h.b["Source: "], notes.source],
        notes.coverage and h.p[h.b["Coverage: "], notes.coverage],
        notes.note and h.p[h.b["Note: "], notes.note],
    ]
