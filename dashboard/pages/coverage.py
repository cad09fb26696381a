"""Coverage: what is known of each force in each year, as letter and shape, and who answered, as printed."""

from __future__ import annotations

import htpy as h

from dashboard import addresses, queries
from dashboard.components.buttons import link_button
from dashboard.components.chips import cell_chip
from dashboard.components.layout import beside, crumbs, section
from dashboard.pages import coverage_choice, errors
from dashboard.pages.coverage_matrix import Matrix, Row, answered, matrix, own
from dashboard.pages.coverage_table import sign, table
from dashboard.pages.coverage_years import by_year
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.parse import UnknownPart
from dashboard.statistics.coverage_states import State
from dashboard.store import Store
from dashboard.words import counted, spelled

__all__ = ["ROUTE", "Matrix", "matrix", "view"]


def view(asked: Asked, store: Store) -> Page:
    """The matrix of every force and year, or of a nation or status that is asked for."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        found, returns = matrix(connection, names), len(queries.returns(connection))
    try:
        choice = coverage_choice.read(asked.given, found.rows)
    except UnknownPart as why:
        return errors.unknown_part(
            asked,
            why,
            explained="Coverage can be asked for one nation and one status.",
            further=[("Show all forces", addresses.COVERAGE)],
            current="coverage",
        )
    shown = choice.rows(found.rows)
    title, lead = _title(found), _lead(found)
    body: h.Node = [
        crumbs("Coverage"),
        h.h1[title],
        h.p(".lead")[lead],
        coverage_choice.form(choice, found.rows, _ways(returns)),
        section(
            beside(_shown(found, shown, choice), [_says(), _letters(), _aside(found), _official(found), _not_asked()])
        ),
    ]
    return Page(title, lead, body, "coverage", canonical=addresses.COVERAGE)


def _ways(returns: int) -> h.Node:
    register = link_button(
        "Register as CSV", addresses.api_list("returns", "csv"), note=counted(returns, "row", "rows"), download=True
    )
    return [h.a(href=addresses.RETURNS)["Every return of the register"], register]


def _shown(found: Matrix, shown: list[Row], choice: coverage_choice.Choice) -> h.Node:
    if not shown:
        return h.p["No force there has this status in any year. ", h.a(href=addresses.COVERAGE)["Show all forces"], "."]
    part = choice != coverage_choice.Choice()
    return [
        part
        and h.p(".source")[f"{counted(len(shown), 'force', 'forces')} of {len(found.rows)}; the last rows count all."],
        h.div(".wide-only")[table(found, shown)],
        h.div(".narrow-only")[by_year(found, shown)],
    ]


def _title(found: Matrix) -> str:
    if not found.years:
        return "No year has a figure yet"
    many, said = own(found, len(found.years) - 1), answered(found, found.years[-1])
    year = found.years[-1].label
    if said is None:
        return f"{many} of {len(found.rows)} forces have a figure of their own for {year}"
    return f"{said.answered} forces answered for {year}; {spelled(many)} of their figures can be shown force by force"


def _lead(found: Matrix) -> str:
    if not found.years:
        return "Run foi ingest to read the returns in data/raw."
    many = own(found, 0)
    return (
        f"The other answers are known only inside a total. In {found.years[0].label}, {many} of {len(found.rows)} "
        "forces have a figure of their own."
    )


def _says() -> h.Renderable:
    return h.div("#matrix-says.matrix-says.needs-js.wide-only", aria_live="polite")[
        h.p["Arrow keys move from year to year and from force to force, Enter opens what stands behind a letter."]
    ]


def _letters() -> h.Node:
    return h.section[
        h.h2["Letters and shapes"],
        h.ul(".letters")[
            [h.li[sign(state), state.words] for state in State],
            h.li[h.span(".state-sign.a.doubtful", aria_hidden="true")["A"], "corner down: in doubt"],
        ],
    ]


def _aside(found: Matrix) -> h.Node:
    if not found.aside:
        return None
    return h.section[
        h.h2["Set aside"],
        h.ul(".findings")[
            [
                h.li[
                    h.b[f"{decision.area}: {decision.value}. "],
                    decision.why,
                    ". ",
                    decision.figures and cell_chip("cell", addresses.cell(decision.figures[0])),
                ]
                for decision in found.aside
            ]
        ],
    ]


def _official(found: Matrix) -> h.Node:
    """How long the official class has every quarter of every force here that reports it, as the store has it."""
    if found.official is None:
        return None
    months = found.official
    return h.section[
        h.h2["The official class has no gaps"],
        h.p[
            f"Class {queries.CLASS} has every quarter of every force of England and Wales from {months.label}. ",
            h.a(href=addresses.FORCES)["See it by force"],
        ],
    ]


def _not_asked() -> h.Renderable:
    return h.section[
        h.h2["Not asked is not refused"],
        h.p["A dot does not say that a force was silent. For most years nobody printed who was asked."],
    ]


ROUTE = PageRoute(addresses.COVERAGE, view)
