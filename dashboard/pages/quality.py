"""Quality: what is in doubt, contradicted or undecided, each with its cells, what would settle it and who must act."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.phrases import bare
from dashboard.components.chips import cell_chip
from dashboard.components.layout import crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.names import Names
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.records import Assumption, Check, Problem
from dashboard.row import Row
from dashboard.store import Store
from dashboard.words import counted, day
from etl.model.figure import Standing
from etl.model.observation import Measure

_OPEN = (Standing.IN_DOUBT, Standing.CONFLICT, Standing.SET_ASIDE)
_WORDS = {
    Standing.IN_DOUBT: ("In doubt", "Above the class that contains it, or by a decision: nothing rests on it."),
    Standing.CONFLICT: ("Two figures", "They contradict each other; both ends are shown until someone decides."),
    Standing.SET_ASIDE: ("Set aside", "Kept as printed and used nowhere."),
}


def view(_asked: Asked, store: Store) -> Page:
    """The page of a store: nothing here is hidden, and nothing here is mended by guessing."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        rows = queries.figures_of_standing(connection, _OPEN)
        problems = queries.problems(connection)
        failed = [check for check in queries.checks(connection) if not check.holds]
        assumed = queries.assumptions(connection)
    title = _title(rows, problems)
    body: h.Node = [
        crumbs("Quality"),
        h.h1[title],
        h.p(".lead")["Published figures are often wrong. What does not fit is listed here with its cells, as printed."],
        [section(_figures(standing, rows, names), name=standing.name.lower()) for standing in _OPEN],
        section(_problems(problems), name="problems"),
        section(_checks(failed), name="checks"),
        section(_assumptions(assumed), name="assumed"),
        section(h.p(".source")[f"Checked when the store was built, on {day(store.version.built)}. Settled figures: ",
                               h.a(href=f"{addresses.CHANGES}#decided")["decisions"], "."]),
    ]  # fmt: skip
    return Page(title, "Contradictions, conflicts, doubts and assumptions, each with its cells.", body, "quality")


def _title(rows: Sequence[Row], problems: Sequence[Problem]) -> str:
    doubts = sum(row.standing is Standing.IN_DOUBT for row in rows)
    warned = sum(problem.severity != "note" for problem in problems)
    if not rows and not problems:
        return "Nothing is open"
    return (
        f"{counted(doubts, 'figure is', 'figures are')} in doubt and "
        f"{counted(warned, 'problem is', 'problems are')} open"
    )


def _figures(standing: Standing, rows: Sequence[Row], names: Names) -> h.Node:
    title, meaning = _WORDS[standing]
    found = [row for row in rows if row.standing is standing]
    columns = [
        Column("Area"),
        Column("Period"),
        Column("Offence"),
        Column("Printed", number=True),
        Column("Why"),
        Column("Cell"),
    ]
    made: list[list[Cell | str]] = [
        [
            names.short_name(row.area.code),
            Cell(row.period.label, row.period.text),
            row.offence,
            Cell(_said(row), strong=True),
            row.reason,
            Cell(cell_chip(row.chip, addresses.cell(row.observation_id))),
        ]
        for row in found
    ]
    caption = f"{title}: {counted(len(found), 'figure', 'figures')}"
    return [h.h2[title], h.p[meaning], data_table(f"rows-{standing.name.lower()}", caption, columns, made)]


def _said(row: Row) -> str:
    sign = "%" if row.measure is Measure.SHARE else ""
    return f"{bare(row.count)}{sign}" or row.value_as_written


def _problems(problems: Sequence[Problem]) -> h.Node:
    columns = [
        Column("How grave"),
        Column("What is wrong"),
        Column("What would settle it"),
        Column("Who"),
        Column("Where"),
    ]
    made: list[list[Cell | str]] = [
        [problem.severity, problem.message, problem.remedy, problem.who, Cell(_where(problem))] for problem in problems
    ]
    caption = f"Problems: {counted(len(made), 'one', 'in all')}"
    return [h.h2["Problems"], data_table("problem-rows", caption, columns, made)]


def _where(found: Problem | Check | Assumption) -> h.Node:
    """The file, sheet and cell; a link to the return, or to the first figure that it is about."""
    place = (
        f"{found.source_sheet}!{found.source_cell}"
        if found.source_sheet
        else f"{found.source_file}:{found.source_cell}"
    )
    figures = getattr(found, "figures", ())
    if figures:
        return cell_chip(place.strip(":"), addresses.cell(figures[0]))
    if found.return_id:
        return h.a(href=addresses.returned(found.return_id))[place.strip(":")]
    return h.code[place.strip(":")]


def _checks(failed: Sequence[Check]) -> h.Node:
    columns = [Column("Check"), Column("What was compared"), Column("Where")]
    made: list[list[Cell | str]] = [[check.kind, check.sentence, Cell(_where(check))] for check in failed]
    caption = f"Checks that did not come out: {counted(len(made), 'one', 'in all')}"
    return [h.h2["Checks that did not come out"], data_table("check-rows", caption, columns, made)]


def _assumptions(assumed: Sequence[Assumption]) -> h.Node:
    columns = [Column("What was taken for what"), Column("Where")]
    made: list[list[Cell | str]] = [[item.sentence, Cell(_where(item))] for item in assumed]
    caption = f"Assumptions: {counted(len(made), 'one', 'in all')}"
    return [h.h2["Assumed"], data_table("assumed-rows", caption, columns, made)]


ROUTE = PageRoute(addresses.QUALITY, view)
