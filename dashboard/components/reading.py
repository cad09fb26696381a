"""How a number was read, one line each: what was taken from which cell, what it came to, and its standing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import htpy as h

from dashboard import addresses
from dashboard.charts.phrases import amount
from dashboard.components.chips import cell_chip
from dashboard.components.verdicts import Verdict, verdict
from dashboard.records import Assumption, Check, Problem, Seen
from dashboard.row import Row
from dashboard.statistics.words_for_numbers import number
from etl.model.figure import Standing
from etl.model.observation import Measure

SIGNS = {
    Standing.ANSWERS: Verdict.HOLDS,
    Standing.SUPERSEDED: Verdict.UNKNOWN,
    Standing.CONFLICT: Verdict.CAVEAT,
    Standing.SET_ASIDE: Verdict.FAILS,
    Standing.IN_DOUBT: Verdict.CAVEAT,
}
READ_AS = {
    "area": "Area",
    "period": "Period",
    "offence": "Offence",
    "unit": "Unit",
    "breakdown": "Part",
    "of_what": "Of what",
}
"""The kinds of what is read from the labels of a number, in words."""
_CELL = re.compile(r"[A-Z]{1,3}\d+")
Fact = tuple[str, h.Node]


def value_words(row: Row) -> str:
    """The figure in words: `118 offences`, `29% to 37%`, `no figure`."""
    if row.measure is Measure.COUNT:
        return amount(row.count, row.unit)
    low, high = row.count.lowest, row.count.highest
    if low is None:
        return "no share"
    if high is None:
        return f"at least {number(low)}%"
    return f"{number(low)}%" if low == high else f"{number(low)}% to {number(high)}%"


def reading_facts(row: Row, seen: Seen, texts: Mapping[str, str]) -> Iterator[Fact]:
    """What was read and from where. `texts` are the cells of its sheet as shown, by address."""
    for kind, place in seen.headers:
        said = {"area": seen.area, "period": seen.period.label, "offence": seen.offence, "unit": row.unit.value}
        words = said.get(kind) or texts.get(place, "")
        yield READ_AS.get(kind, kind.capitalize()), [words and f"{words} ", _place(seen, place)]
    yield "Read as", value_words(row)
    if row.measure is Measure.SHARE:
        yield "A share of", row.of_what or "not stated"
    yield "Counted by", row.compiled_by or "not stated"
    yield "Standing", [verdict(SIGNS[row.standing], row.standing.value), row.reason and f" {row.reason}"]


def facts(items: Iterable[Fact]) -> h.Renderable:
    """Names and what there is to say of them; what is empty is left out."""
    return h.dl(".facts")[[[h.dt[name], h.dd[words]] for name, words in items if words]]


def _place(seen: Seen, place: str) -> h.Node:
    """The cell that said it, as a link to it; or that the register or the recipe says so."""
    if not _CELL.fullmatch(place):
        return h.span(".said-by")[f"from the {place}"]
    if not seen.return_id:
        return h.code[place]
    return cell_chip(place, addresses.returned(seen.return_id, place, seen.source_sheet))


Finding = tuple[Verdict, str, str, h.Node]
"""A verdict with its word, the cell it is about, and the sentence."""


def finding_groups(
    problems: Iterable[Problem], checks: Iterable[Check], assumptions: Iterable[Assumption]
) -> list[tuple[str, list[Finding]]]:
    """What was found, assumed and checked on reading, each group under its title; empty groups are left out."""
    groups: list[tuple[str, list[Finding]]] = [
        (
            "Found on reading",
            [(Verdict.CAVEAT, one.severity, one.source_cell, f"{one.message} {one.remedy}") for one in problems],
        ),
        ("Assumed", [(Verdict.UNKNOWN, "assumed", one.source_cell, one.sentence) for one in assumptions]),
        (
            "Checked",
            [
                (Verdict.HOLDS if one.holds else Verdict.FAILS, one.kind, one.source_cell, one.sentence)
                for one in checks
            ],
        ),
    ]
    return [(title, items) for title, items in groups if items]
