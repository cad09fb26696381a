"""The row *Use this* of a chart: link, pictures, files, the line for another page, the citation. Every page has it."""

from __future__ import annotations

import htpy as h

from dashboard import addresses
from dashboard.components.buttons import copy_button, copy_text_button, link_button, use_bar
from dashboard.names import Names
from dashboard.selection import Selection, Show
from dashboard.store import StoreVersion
from dashboard.wording import sentence
from dashboard.words import SITE_NAME, day


def use_this(
    name: str,
    file: Selection,
    names: Names,
    version: StoreVersion,
    *,
    link: str = "",
    pictured: bool = True,
    derived: bool = False,
) -> h.Renderable:
    """The row of the chart `name`, unique on its page. `file` are the figures of that chart.

    `link` is the address of the page, without one that of Explore. `pictured` says that the picture of `file` is this
    chart: without it there are no PNG, SVG and Embed. `derived` says that it shows what is worked out, which the rows
    of figures do not hold: then the series is offered too.
    """
    address = link or file.address(addresses.EXPLORE)
    return use_bar(
        copy_button("Copy link", address, said="Link copied", primary=True),
        file_buttons(name, file.text, pictured=pictured, rates=file.show is Show.RATE, derived=derived),
        _folded(name, "cite", "Cite", _citation(file, names, version, address), "Copy citation", "Citation copied"),
    )


def file_buttons(
    name: str, query: addresses.Query, *, pictured: bool = True, rates: bool = False, derived: bool = False
) -> list[h.Node]:
    """The files of a chart's figures, and its picture where `pictured`: for a row that has other buttons too.

    `rates` says that the chart shows rates: its CSV then has those, with what they are made of. `derived` adds the
    series: what answers for which days, with what is worked out and its working.
    """
    rows = addresses.rates_file("csv", query) if rates else addresses.figures_file("csv", query)
    return [
        pictured
        and [
            link_button("PNG", addresses.chart_file("png", query), download=True),
            link_button("SVG", addresses.chart_file("svg", query), download=True),
        ],
        link_button("CSV", rows, note="what is shown", download=True),
        derived and link_button("Series, CSV", addresses.series_file("csv", query), note="with [e]", download=True),
        link_button("Workbook", addresses.figures_file("xlsx", query), download=True),
        pictured and _embed(name, query),
    ]


def _citation(file: Selection, names: Names, version: StoreVersion, address: str) -> str:
    said = sentence(file, names)
    link = addresses.permanent(address, version.version)
    return f"{SITE_NAME}. {said} Version {version.version[:12]} of {day(version.built)}. {link}"


def _embed(name: str, query: addresses.Query) -> h.Renderable:
    """The line of HTML for another page; the site's own address goes before the `/`."""
    frame = f'<iframe src="{addresses.embed(query)}" title="{SITE_NAME}" width="700" height="720"></iframe>'
    return _folded(name, "embed", "Embed", frame, "Copy code", "Code copied")


def _folded(name: str, what: str, words: str, text: str, copy: str, said: str) -> h.Renderable:
    identifier = f"{what}-{name}-text"
    return h.details(".cite", id=f"{what}-{name}")[
        h.summary(".button")[words],
        h.div(".cite-text")[
            h.p(id=identifier)[h.code[text] if what == "embed" else text],
            copy_text_button(copy, identifier, said=said),
        ],
    ]
