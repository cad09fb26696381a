"""Review: what is held and why, its sheet as sent with the cells in question marked, and what would settle it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.components.buttons import copy_text_button
from dashboard.components.layout import crumbs, section
from dashboard.components.sheet import legend, sheet_table
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.verdicts import Verdict, verdict
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.queries import Held, Preview
from dashboard.records import Problem, SheetCell
from dashboard.store import Store
from dashboard.words import counted

_ERROR = "error"
_UNREGISTERED = "file-unregistered"


@dataclass(frozen=True, slots=True)
class _Found:
    """One thing held with its sheets, its problems and what it would give."""

    held: Held
    problems: Sequence[Problem]
    cells: Sequence[SheetCell]
    preview: Sequence[Preview]

    @property
    def name(self) -> str:
        """Its return, else its file."""
        return self.held.return_id or self.held.file

    @property
    def open(self) -> list[str]:
        """What a person must still fill in."""
        return [part for part in self.held.open.split("|") if part]


def view(_asked: Asked, store: Store) -> Page:
    """The page of a store: everything held, in the order of the register."""
    with store.engine.connect() as connection:
        found = [_find(connection, one) for one in queries.held(connection)]
    title = _title(found)
    body: h.Node = [
        crumbs(h.a(href=addresses.QUALITY)["Quality"], " / Review"),
        h.h1[title],
        h.p(".lead")[
            "A return that cannot be read without a doubt gives nothing to the figures. Here is why, and the row or "
            "recipe that would settle it."
        ],
        [_one(number, each) for number, each in enumerate(found, 1)],
        not found and section(h.p["Every return of the register with a file was read, and every file has its row."]),
        section(
            h.h2["When it is settled"],
            h.p[
                "Paste the row into ",
                h.code["data/raw/register.csv"],
                ", or the recipe into ",
                h.code["data/raw/recipes/RETURN_ID.toml"],
                ", and run ",
                h.code["foi ingest"],
                ": it says what is new.",
            ],
        ),
    ]
    return Page(title, "Returns that are held, why, and what would settle them.", body, "quality")


def _find(connection: Connection, one: Held) -> _Found:
    problems = [
        problem
        for problem in queries.problems(connection)
        if (problem.return_id == one.return_id and problem.severity == _ERROR and one.return_id)
        or (problem.kind == _UNREGISTERED and problem.source_file == one.file and not one.return_id)
    ]
    cells = queries.held_cells(connection, one.position)
    if not cells and one.return_id:
        cells = queries.sheets(connection, one.return_id)
    return _Found(one, problems, cells, queries.held_preview(connection, one.position))


def _title(found: Sequence[_Found]) -> str:
    if not found:
        return "Nothing is held"
    returns = sum(bool(one.held.return_id) for one in found)
    strays = len(found) - returns
    said = [counted(returns, "return is held", "returns are held")] if returns else []
    said += [counted(strays, "file has no row", "files have no row")] if strays else []
    return " and ".join(said)


def _one(number: int, found: _Found) -> h.Node:
    one = found.held
    name = h.a(href=addresses.returned(one.return_id))[one.return_id] if one.return_id else h.code[one.file]
    return section(
        h.h2[name],
        one.return_id and h.p(".source")[one.file or "without a file"],
        h.ul(".findings")[[h.li[_problem(number, found, problem)] for problem in found.problems]],
        _sheets(number, found),
        _settling(number, found),
        _preview(number, found),
        name=f"held-{number}",
    )


def _problem(number: int, found: _Found, problem: Problem) -> h.Node:
    kind, word = (Verdict.FAILS, "held") if problem.severity == _ERROR else (Verdict.CAVEAT, "no row")
    cell = problem.source_cell
    place: h.Node = None
    for index, (sheet, cells) in enumerate(groupby(found.cells, key=lambda one: one.sheet)):
        if sheet == problem.source_sheet and any(one.cell == cell for one in cells):
            place = [h.a(".at", href=f"#review-{number}-{index}-{cell}")[h.code[cell]], " "]
    return [verdict(kind, word), " ", place or (cell and [h.code[cell], " "]), problem.message, " ", problem.remedy]


def _sheets(number: int, found: _Found) -> h.Node:
    wrong = {(problem.source_sheet, problem.source_cell) for problem in found.problems}
    parts: list[h.Node] = []
    for index, (sheet, grouped) in enumerate(groupby(found.cells, key=lambda cell: cell.sheet)):
        cells = list(grouped)
        marked = frozenset(cell for at, cell in wrong if at == sheet)
        title = f"Sheet {sheet}, {counted(len(cells), 'cell', 'cells')} that are not empty"
        parts += [
            h.h3(".step")[f"The sheet as sent: {sheet}"],
            sheet_table(f"review-{number}-{index}", title, cells, wrong=marked),
            legend(cells),
        ]
    return parts


def _settling(number: int, found: _Found) -> h.Node:
    one = found.held
    if not one.row and not one.recipe:
        return h.p["Neither a row nor a recipe settles this: do what its problem says."]
    recipe = one.recipe and [
        h.p["A recipe, for ", h.code[f"data/raw/recipes/{one.return_id}.toml"], ":"],
        _pasted(f"recipe-{number}", one.recipe, "Copy recipe", "Recipe copied"),
    ]
    row = one.row and [
        h.p[
            "The row of ",
            h.code["data/raw/register.csv"],
            " in the place of the one that stands:" if one.return_id else ":",
        ],
        _pasted(f"row-{number}", one.row, "Copy row", "Row copied"),
        h.ul(".findings")[[h.li[line] for line in one.row_why.split("\n")]],
    ]
    return [
        h.h3(".step")["What would settle it"],
        row,
        recipe,
        found.open and h.p[verdict(Verdict.UNKNOWN, "to fill in"), " ", "; ".join(found.open), "."],
    ]


def _pasted(name: str, text: str, words: str, said: str) -> h.Node:
    return h.div(".pasted")[
        h.pre(id=name, tabindex="0", role="region", aria_label=words.removeprefix("Copy ").capitalize())[text],
        copy_text_button(words, name, said=said),
    ]


def _preview(number: int, found: _Found) -> h.Node:
    if not found.preview:
        return h.p[verdict(Verdict.UNKNOWN, "not published"), " Nothing of it is read yet."]
    settled = not found.open and (found.held.row or found.held.recipe)
    columns = [Column("Cell"), Column("Area"), Column("Period"), Column("Offence"), Column("Part"), Column("Would say")]
    rows: list[list[Cell | str]] = [
        [Cell(h.code[one.cell]), one.area, one.period, one.offence, one.part, f"{one.shown} ({one.unit})"]
        for one in found.preview
    ]
    when = "it would give once that stands" if settled else "was read of it so far"
    many = counted(len(rows), "number", "numbers")
    return h.div(".unpublished")[
        h.h3[verdict(Verdict.UNKNOWN, "not published"), f" What {when}"],
        h.p(".source")["A preview for the data manager: no figure, file or chart has these numbers."],
        data_table(f"preview-{number}", f"Not published: {many}", columns, rows),
    ]


ROUTE = PageRoute(addresses.REVIEW, view)
