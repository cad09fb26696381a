"""The tables of an area's page: requests and answers, every figure ever printed, the forces beside it."""

from __future__ import annotations

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.phrases import bare, nouns, printed_on, quoted
from dashboard.components.chips import cell_chip
from dashboard.components.reading import SIGNS, value_words
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.tiles import marks_of
from dashboard.components.verdicts import Verdict, verdict
from dashboard.names import Names
from dashboard.pages.coverage_table import sign
from dashboard.pages.force_found import Found
from dashboard.pages.force_head import section_words
from dashboard.row import Returned, Row
from dashboard.statistics.coverage_states import State
from dashboard.statistics.given import gave_in_words, missing_in_words, missing_years, whole_years
from dashboard.statistics.official import tie
from dashboard.statistics.words_for_numbers import number
from dashboard.words import counted, listed
from etl.model.observation import Measure

_LETTER = {
    "answered": State.ANSWERED,
    "part answered": State.PART,
    "refused": State.REFUSED,
    "not held": State.NOT_HELD,
    "no reply": State.NO_FIGURE,
    "answer not seen": State.NOT_SEEN,
}
"""The letter of each status of the register."""


def requests(found: Found) -> h.Node:
    """Every return of the area, what was asked and what came of it, with the section refused under in words."""
    heading = h.h2["Requests and answers"]
    if not found.returns:
        return [heading, h.p["No return of this area is in the register; whether it was asked is not known."]]
    columns = [
        Column("Published"),
        Column("Reference"),
        Column("Asked for"),
        Column("Answer"),
        Column("In words", sorts=False),
        Column("Return", sorts=False),
    ]
    rows: list[list[Cell | str]] = [_request(one) for one in found.returns]
    title = f"Requests and answers: {counted(len(rows), 'return', 'returns')} in the register"
    return [heading, data_table("request-rows", title, columns, rows)]


def _request(one: Returned) -> list[Cell | str]:
    answer = f"{one.status}, {one.exemption}" if one.exemption else one.status
    by = f", by {one.publisher_name}" if one.publisher_name else ""
    reasons = [f"{section_words(one.exemption)}: {one.exemption_words}" if one.exemption_words else "", one.note]
    words = " ".join(f"{reason[:1].upper()}{reason[1:].rstrip('.')}." for reason in reasons if reason)
    return [
        Cell(f"{printed_on(one.published) if one.published else 'not known'}{by}", one.published),
        one.reference or one.request or "not known",
        f"{one.offence}, {one.period.label}",
        Cell([sign(_LETTER[one.status]), " ", answer], answer),
        words or "Nothing more is known of it.",
        Cell(h.a(href=addresses.returned(one.return_id))[one.return_id]),
    ]


def printed(found: Found) -> h.Node:
    """Every figure but the quarters of the class, which its own panel shows; the area's own offence first."""
    rows = [row for row in found.rows if row.source_file != queries.SOURCE]
    columns = [
        Column("Figure", number=True),
        Column("Of what"),
        Column("Period"),
        Column("Printed by"),
        Column("Here"),
        Column("Cell", sorts=False),
    ]
    made = [_printed_row(row, found) for row in sorted(rows, key=lambda row: row.offence != found.offence)]
    own = sum(row.offence == found.offence for row in rows)
    title = (
        f"Every figure ever printed about {found.place.in_text}: {len(rows)}, {number(own)} of them of {found.offence}"
    )
    if not rows:
        return [h.h2["Every figure ever printed"], h.p["None but the official class, which stands above."]]
    return [h.h2["Every figure ever printed"], data_table("printed-rows", title, columns, made)]


def _printed_row(row: Row, found: Found) -> list[Cell | str]:
    return [
        Cell(_figure(row), None if row.count.lowest is None else float(row.count.lowest), strong=True),
        _of_what(row),
        Cell(row.period.label, row.period.text),
        f"{row.publisher}{', ' + printed_on(row.published) if row.published else ''}",
        Cell(_here(row, found)),
        Cell(cell_chip(row.chip, addresses.cell(row.observation_id))),
    ]


def _figure(row: Row) -> str:
    """As it was printed where that is words, else the number."""
    written = row.value_as_written
    if written and not any(sign.isdigit() for sign in written):
        return quoted(written) if any(sign.isalpha() for sign in written) else written
    if row.measure is not Measure.COUNT:
        return value_words(row)
    return bare(row.count) or written


def _of_what(row: Row) -> str:
    part = row.breakdown
    named = part.platform or part.platform_owner or part.age_band or part.sex or part.category
    what = nouns(row.unit)[1] if row.measure is Measure.COUNT else f"share of {row.of_what or nouns(row.unit)[1]}"
    return ", ".join(word for word in (what, row.offence, named) if word)


def _here(row: Row, found: Found) -> h.Node:
    """What becomes of it on this page: its standing, or why it is kept out of the figures of the page."""
    witnesses = f" {row.witnesses} witnesses." if row.witnesses > 1 else ""
    read = f" Read as {value_words(row)}." if _figure(row).startswith("“") and row.count.lowest is not None else ""
    if row.offence != found.offence:
        return [verdict(Verdict.UNKNOWN, "kept out", sign="–"), f" {_kept_out(row, found)}", witnesses]
    return [verdict(SIGNS[row.standing], row.standing.value), witnesses, read, f" {row.reason}" if row.reason else ""]


def _kept_out(row: Row, found: Found) -> str:
    """Another offence; of the class also what the official series says of the same days."""
    if row.offence != queries.CLASS or row.breakdown.kind != "none" or row.measure is not Measure.COUNT:
        return "Another offence."
    now = tie(found.stored, found.bodies, row.period).value if found.bodies else None
    if now is None:
        return "The class, not the offence; its quarters do not make up these days."
    same = (
        "the official series says the same" if now == row.count.value else f"the official series now says {number(now)}"
    )
    return f"The class, not the offence; {same}."


def beside_it(found: Found, names: Names) -> h.Node:
    """What the members of the area gave, or the forces whose boundary is its own; nothing is compared."""
    title = "Its forces, and what they gave" if found.many else "Neighbours, and what they gave"
    columns = [Column("Force"), Column("Years", sorts=False), Column("71/17 from FOI"), Column("No figure of its own")]
    rows: list[list[Cell | str]] = [
        [
            Cell(h.a(href=addresses.force(one.area.code))[one.area.short_name], one.area.short_name),
            Cell(marks_of(one.states)),
            Cell(gave_in_words(one.states) or "no figure of its own", whole_years(one.states)),
            Cell(missing_in_words(one.states) or "nothing", missing_years(one.states)),
        ]
        for one in found.near
    ]
    regions = sorted(
        {names.short_name(one.area.region_code) for one in found.near if one.area.region_code in names.areas}
    )
    where = "" if found.many or not regions else f"Forces whose boundary it shares, in {listed(regions)}. "
    said = f"{where}Their periods differ; Compare says what can be compared."
    return [h.h2[title], h.p(".source")[said], data_table("near-rows", title, columns, rows, shown=False)]
