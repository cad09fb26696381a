"""Method: how a figure is made, which one answers, what is drawn how, and what the figures cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.charts.phrases import bare
from dashboard.components.chips import cell_chip
from dashboard.components.layout import crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.names import Names
from dashboard.pages.class_beside import CHART as CLASS_SHARES
from dashboard.pages.class_beside import class_parts
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.row import Row
from dashboard.statistics.rates import poisson_limits, wilson
from dashboard.statistics.words_for_numbers import half_up, number
from dashboard.store import Store
from dashboard.words import counted, day
from etl.model.caveats import CAVEATS
from etl.model.figure import Standing

TITLE = "How a figure is made, and what it cannot say"
_PARTS = (
    ("offence", "The offence"),
    ("reading", "How a return is read"),
    ("answers", "Which figure answers"),
    ("class", "The class beside the offence"),
    ("limits", "Rates and limits"),
    ("caveats", "Caveats"),
    ("limits-known", "Known limits"),
    ("glossary", "Words"),
)


@dataclass(frozen=True, slots=True)
class _Example:
    """A figure of the store that shows a rule at work."""

    standing: Standing
    row: Row | None
    many: int


def view(_asked: Asked, store: Store) -> Page:
    """The page; its examples are figures of the store."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        examples = _examples(connection)
    beside, made = class_parts(store)
    live = () if made is None else (made.live,)
    body: h.Node = [
        crumbs("Method"),
        h.h1[TITLE],
        h.p(".lead")["A number here is never silently wrong, never silently missing, and always leads to its cell."],
        h.ul(".contents")[[h.li[h.a(href=f"#{name}")[title]] for name, title in _PARTS]],
        section(_offence(names), name="offence"),
        section(_reading(store), name="reading"),
        section(_answers(examples, names), name="answers"),
        section(h.h2["The class beside the offence"], beside, name="class"),
        section(_limits(), name="limits"),
        section(_caveats(), name="caveats"),
        section(_known_limits(), name="limits-known"),
        section(_glossary(), name="glossary"),
    ]
    return Page(
        TITLE, "How returns are read, which figure answers, and what the figures cannot say.", body, "method", live
    )


def _examples(connection: Connection) -> list[_Example]:
    found = []
    for standing in Standing:
        many, first = queries.standing_example(connection, standing)
        found.append(_Example(standing, first, many))
    return found


def _offence(names: Names) -> h.Node:
    default = next(offence for offence in names.offences.values() if offence.id == names.default_offence)
    return [
        h.h2["The offence"],
        h.p[
            h.b[f"{default.name} ({default.id})"], f", in force since {day(default.in_force_from)}. {default.sentence}"
        ],
        h.p[
            "No official series gives it by force and platform. Class 88A, sexual grooming, is "
            "official and complete: it "
            "holds this offence since 1 April 2017 and meetings after grooming all the time. It is shown in its own "
            "panel, never on one axis and never added; nothing is compared across 1 April 2017."
        ],
        h.p[
            "Scotland and Northern Ireland record other offences. A figure for the United Kingdom "
            "adds three of them: it "
            "is called “71/17 and equivalents”."
        ],
        h.p[
            "Figures count what police recorded. They do not count children, offenders or messages, nor what happened."
        ],
    ]


def _reading(store: Store) -> h.Node:
    version = store.version
    return [
        h.h2["How a return is read"],
        h.p[
            f"This store holds {counted(version.returns, 'return', 'returns')}, {version.returns_read} of them with a "
            f"sheet, and {counted(version.printed_rows, 'printed figure', 'printed figures')}. Each "
            "cell that is not empty has exactly one "
            "role: value, mark, header, label, printed total, caption, note, or set aside with a reason. A number "
            "without a role holds the return: it gives nothing until someone settles it."
        ],
        h.p[
            "The register is a fence: every area, offence and period that is read must lie inside "
            "what was asked. Where "
            "words have two readings and exactly one lies inside, that one is taken and written down as an assumption. "
            "A printed total is always checked against its parts."
        ],
        h.p[
            "Words are read wide: “almost N” is 85% to 100% of N, “more than N” is N and up, a "
            "fraction in words is that "
            "percent give or take 4 points, a printed whole percent give or take a half. “<5” is 1 "
            "to 4; “*” without an "
            "explanation is at least 1. A blank is no return, never a zero, unless the sheet says so."
        ],
    ]


def _answers(examples: Sequence[_Example], names: Names) -> h.Node:
    columns = [Column("Standing"), Column("What it means"), Column("Figures", number=True), Column("For example")]
    rows: list[list[Cell | str]] = [
        [
            example.standing.value,
            _STANDING[example.standing],
            Cell(str(example.many), example.many),
            _example(example, names),
        ]
        for example in examples
    ]
    return [
        h.h2["Which figure answers"],
        h.p[
            "All prints of one value by one compiler are one figure with witnesses. The newest release of a compiler "
            "answers; decisions, each with a reason and evidence, come first. On a chart direct figures of the asked "
            "step are laid first, then the longest direct figures in the days left. Gaps stay gaps."
        ],
        data_table("standings", "What may rest on a figure", columns, rows),
    ]


_STANDING = {
    Standing.ANSWERS: "Charts and sentences may rest on it",
    Standing.SUPERSEDED: "The same compiler printed another number later",
    Standing.CONFLICT: "Two figures contradict each other and nobody has decided",
    Standing.SET_ASIDE: "Kept as printed, used nowhere: a decision says why, or the page misreports it",
    Standing.IN_DOUBT: "Above 1.2 times the class that contains it, or a decision: nothing rests on it",
}


def _example(example: _Example, names: Names) -> Cell:
    row = example.row
    if row is None:
        return Cell("none in this store")
    words = f"{names.short_name(row.area.code)}, {row.period.label}: {bare(row.count) or row.value_as_written} "
    return Cell([words, cell_chip(row.chip, addresses.cell(row.observation_id))])


def _limits() -> h.Node:
    many, few = poisson_limits(65), poisson_limits(5)
    share = wilson(65, 100)
    columns = [Column("What"), Column("Formula"), Column("Example"), Column("Source")]

    def to(low: float, high: float, scale: float = 1.0) -> str:
        return f"{number(half_up(low * scale, 1), 1)} to {number(half_up(high * scale, 1), 1)}"

    rows: list[list[Cell | str]] = [
        [
            "A count of 10 or more",
            "Byar: O(1 − 1/(9O) − z/(3√O))³ and (O+1)(1 − 1/(9(O+1)) + z/(3√(O+1)))³",
            f"65: {to(many.low, many.high)}",
            "Office for Health Improvement and Disparities, technical guidance",
        ],
        [
            "A count under 10",
            "Exact Poisson (Garwood): half of χ²(α/2; 2O) and of χ²(1−α/2; 2O+2)",
            f"5: {to(few.low, few.high)}",
            "Garwood 1936",
        ],
        [
            "A share of exact counts",
            "Wilson: (2x + z² ∓ z√(z² + 4x(1−x/n))) ÷ (2(n+z²))",
            f"65 of 100: {to(share.low, share.high, 100)}%",
            "Newcombe 1998",
        ],
        ["A printed percent", "its rounding: 48% is 47.5% to 48.5%; it has bounds and no limits", "", "house rule"],
    ]
    return [
        h.h2["Rates and limits"],
        h.p[
            "A bar over a block is its 95% limits: how far chance alone reaches. They say nothing on how well crime is "
            "recorded. Rates are per 10,000 children under 18 of the middle of that year, where the "
            "population is known; "
            "nothing is filled in between years."
        ],
        data_table("formulas", "Formulas, each with an example", columns, rows),
    ]


def _caveats() -> h.Node:
    columns = [Column("Caveat"), Column("Sentence")]
    rows: list[list[Cell | str]] = [[Cell(h.code[name]), sentence] for name, sentence in CAVEATS.items()]
    return [h.h2["Caveats"], data_table("caveat-list", "Caveats, the gravest first", columns, rows)]


def _known_limits() -> h.Node:
    return [
        h.h2["Known limits"],
        h.ul[
            h.li["None of the sheets here is the file that a force sent: each says what it was transcribed from."],
            h.li["Which forces were asked is not known for most years. A dot does not say that a force was silent."],
            h.li["Where the platform is known for few offences, shares over time do not compare."],
            h.li["Counts follow how police record and how often children report, as well as crime."],
        ],
    ]


_WORDS = (
    ("Return", "What one publisher gave in answer to one request. A refusal is a return without a spreadsheet."),
    ("Financial year", "1 April to 31 March. 2017/18 is always a financial year."),
    ("Witness", "A page that prints a figure. Two rows of one page are one witness."),
    ("Mention", "A platform named in an offence. One offence may name several, so mentions do not add up to offences."),
    ("Known platform", "Offences where the force wrote down how contact was made. Shares are of these alone."),
    ("Like for like", "The same forces and whole periods at both ends."),
    ("Composite", "An area that a publisher made of a list of forces; never ranked or mapped as a region."),
    ("Suppression", "A small number hidden by the publisher."),
)


def _glossary() -> h.Node:
    return [h.h2["Words"], h.dl(".facts")[[[h.dt[word], h.dd[meaning]] for word, meaning in _WORDS]]]


ROUTE = PageRoute(addresses.METHOD, view, (CLASS_SHARES,))
