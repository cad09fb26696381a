"""The picture of a Selection: title, chart, source, coverage, day, mark and address, in one SVG with its own fonts.

The drawing is the one of the page, laid out for a white sheet 1,200 pixels wide. The PNG is made from the same SVG at
twice the size, without a browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

import resvg_py
from sqlalchemy import Connection

from dashboard.charts.marks import Chart
from dashboard.charts.metrics import Family, width, wrap
from dashboard.charts.svg import Theme, fragment
from dashboard.explore_charts import about as asked
from dashboard.explore_charts import charts_of
from dashboard.exports import picture_fonts
from dashboard.exports.about import NOT_COMMITTED, About, about
from dashboard.exports.png import with_texts
from dashboard.names import Names
from dashboard.selection import Selection
from dashboard.store import store_of
from dashboard.tokens import colour, tokens
from dashboard.words import SITE_NAME as NAME

SVG_TYPE, PNG_TYPE = "image/svg+xml; charset=utf-8", "image/png"
WIDTH, EDGE = 1200, 48
SCALE = 2
"""Pixels of a PNG for each of the SVG."""
_ROOM = WIDTH - 2 * EDGE
_FOOT_ROOM = _ROOM - 290
"""Lines at the foot leave room for mark, name and address at the right."""
_BETWEEN = 24
"""Pixels more between two charts than under one."""
_PAPER = colour("surface")
_FAMILIES: dict[Family, str] = {"sans": picture_fonts.SANS, "serif": picture_fonts.SERIF}
_MARK = (
    '<path fill="{block}" d="M0 17.7h22V27H0zM34.4 .3H42V27h-7.6z"/>'
    '<path fill="{focus}" d="M23 7h10.2v20H23z"/><path fill="{ink}" d="M0 27h42v2H0z"/>'
)


def svg_chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The SVG. Raises NothingToDraw."""
    yield svg_of(connection, selection, names).encode()


def png_chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The PNG of it, twice as large, with what it is as texts inside. Raises NothingToDraw."""
    said = about(connection, asked(selection), names)
    drawn = picture(_charts(connection, selection, names), said, with_fonts=False)
    png = resvg_py.svg_to_bytes(
        svg_string=drawn, zoom=SCALE, skip_system_fonts=True, font_files=picture_fonts.files(), background=_PAPER
    )
    yield with_texts(bytes(png), _texts(said))


def svg_of(connection: Connection, selection: Selection, names: Names) -> str:
    """The SVG as text. Raises NothingToDraw."""
    return picture(_charts(connection, selection, names), about(connection, asked(selection), names))


def picture(charts: Sequence[Chart], said: About, *, with_fonts: bool = True) -> str:
    """One SVG of charts one under another, with all that must travel with them."""
    sheet = _Sheet()
    for number, chart in enumerate(charts):
        sheet.y += _BETWEEN if number else 0
        _head(sheet, chart)
        _drawing(sheet, chart)
        _lines(sheet, chart)
    _foot(sheet, said)
    height = sheet.y + EDGE - 16
    style = f"<style>{picture_fonts.css()}</style>" if with_fonts else ""
    title = " · ".join(chart.title for chart in charts)
    described = " ".join(chart.alt for chart in charts).replace("the table follows", "the figures are at the address")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-labelledby="title about" xml:lang="en-GB">'
        f'<title id="title">{escape(title)}</title><desc id="about">{escape(described)}</desc>'
        f"<metadata>{escape(_metadata(said))}</metadata>{style}"
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>{"".join(sheet.drawn)}</svg>\n'
    )


@dataclass
class _Sheet:
    """A picture while it is being made: what is drawn, and the y below it."""

    drawn: list[str] = field(default_factory=list)
    y: float = EDGE
    theme: Theme = field(default_factory=lambda: Theme.named("light", paper=_PAPER))

    def text(self, words: str, size: float, token: str, *, family: Family = "sans", weight: int = 400) -> None:
        """A paragraph over the whole width, and the space under it."""
        lead = size * 1.32
        for line in wrap(words, _ROOM, size, weight, family):
            self.y += lead
            self.line(EDGE, self.y - lead * 0.26, line, size, token, family=family, weight=weight)

    def line(
        self, x: float, y: float, words: str, size: float, token: str, *, family: Family = "sans", weight: int = 400
    ) -> None:
        """One line of type at a base line."""
        self.drawn.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-family="{_FAMILIES[family]}" font-size="{size:g}" '
            f'font-weight="{weight}" fill="{self.theme.colours[token]}">{escape(words, quote=False)}</text>'
        )


def _head(sheet: _Sheet, chart: Chart) -> None:
    if chart.over_title:
        sheet.text(chart.over_title, 17, "ink-2")
    sheet.text(chart.title, 34, "ink", family="serif", weight=600)
    sheet.y += 6
    sheet.text(chart.subtitle, 20, "ink-2")
    sheet.y += 20


def _drawing(sheet: _Sheet, chart: Chart) -> None:
    body, height = fragment(chart, _ROOM, sheet.theme)
    for name, family in _FAMILIES.items():
        body = body.replace(f'font-family="{_page_family(name)}"', f'font-family="{family}"')
    sheet.drawn.append(f'<g transform="translate({EDGE} {sheet.y:.1f})">{body}</g>')
    sheet.y += height + 20


def _page_family(name: Family) -> str:
    """The fonts of pages as the drawer of charts writes them."""
    return str(tokens()["font"][name]).replace('"', "'")


def _lines(sheet: _Sheet, chart: Chart) -> None:
    """The ink rule, then source, coverage and notes, each with its lead in bold."""
    sheet.drawn.append(f'<rect x="{EDGE}" y="{sheet.y:.1f}" width="{_ROOM}" height="1.25" fill="{_ink(sheet)}"/>')
    sheet.y += 12
    for line in chart.lines:
        _led(sheet, f"{line.lead}:" if line.lead else "", line.text.removeprefix(f"{line.lead}: "))
    if chart.events:
        _led(sheet, "Events:", "; ".join(f"({event.number}) {event.line}" for event in chart.events) + ".")
    for title, entries in (("In doubt", chart.in_doubt), ("Not in this chart", chart.not_in)):
        if entries:
            words = "; ".join(f"{entry.head}: {entry.words.rstrip('.')}" for entry in entries)
            _led(sheet, f"{title}:", f"{words}.")
    sheet.y += 26


def _led(sheet: _Sheet, lead: str, words: str) -> None:
    """A line under a chart. The lead is measured as words of the line, so that both wrap together."""
    size, height = 16, 23
    for number, line in enumerate(wrap(f"{lead} {words}".strip(), _FOOT_ROOM, size, 400)):
        sheet.y += height
        rest, x = line, float(EDGE)
        if number == 0 and lead and line.startswith(lead):
            sheet.line(x, sheet.y, lead, size, "ink", weight=600)
            x += width(f"{lead} ", size, 600)
            rest = line[len(lead) :].strip()
        sheet.line(x, sheet.y, rest, size, "ink-2")


def _foot(sheet: _Sheet, said: About) -> None:
    """Recorded is not committed, the day, the version; at the right the mark, the name, the address."""
    sheet.y -= 26
    top = sheet.y
    _led(sheet, "", f"{NOT_COMMITTED} Figures as of {said.day}, version {said.version[:12]}.")
    if said.terms:
        _led(sheet, "", said.terms)
    left = WIDTH - EDGE - 230
    colours = sheet.theme.colours
    mark = _MARK.format(block=colours["block"], focus=colours["block-focus"], ink=colours["ink"])
    sheet.drawn.append(f'<g transform="translate({left} {top + 2:.1f})">{mark}</g>')
    sheet.line(left + 54, top + 14, NAME, 17, "ink", family="serif", weight=600)
    for number, line in enumerate(_broken(said.link, 176, 13)):
        sheet.line(left + 54, top + 36 + 17 * number, line, 13, "ink-2")
        sheet.y = max(sheet.y, top + 36 + 17 * number)


def _broken(address: str, room: float, size: float) -> Iterator[str]:
    """An address has no spaces: it is broken where the line is full."""
    line = ""
    for character in address:
        if width(line + character, size) > room:
            yield line
            line = ""
        line += character
    yield line


def _ink(sheet: _Sheet) -> str:
    return sheet.theme.colours["ink"]


def _charts(connection: Connection, selection: Selection, names: Names) -> tuple[Chart, ...]:
    return charts_of(connection, selection, names, store_of(connection))


def _texts(said: About) -> dict[str, str]:
    return {
        "Title": said.sentence,
        "Source": said.link,
        "Software": f"{NAME}, store {said.version} of {said.built}",
        "Copyright": " ".join(said.licence_lines),
        "Description": " ".join((NOT_COMMITTED, *said.caveat_sentences)),
    }


def _metadata(said: About) -> str:
    return " | ".join(f"{keyword}: {text}" for keyword, text in _texts(said).items())
