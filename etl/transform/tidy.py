"""The sheets of one return → a reading: observations, the role of every cell, checks, problems, assumptions.

What a number is about is told by the labels of its place, the texts above, the sheet's name, the register, in that
order (`etl.transform.about`). Nothing is guessed in silence: what cannot be told is a problem that names its cell, and
a reading with an error is held.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from etl.extract.grid import Cell, Grid
from etl.layouts import Laid, lay
from etl.layouts.kinds import Kind, Words
from etl.layouts.table import Table
from etl.model.bound import CellBound
from etl.model.observation import Observation
from etl.model.problems import Place as Where
from etl.model.problems import problem
from etl.model.reading import CellRole, Reading, Role
from etl.register import Return
from etl.transform import blanks, conflicts, footnotes, leftovers, legends, printed_percents, printed_totals, times
from etl.transform.about import area as areas
from etl.transform.about.area import AreaLine
from etl.transform.about.context import Context, Notebook, fence_of, publication_day
from etl.transform.below import check_below
from etl.transform.draft import Draft
from etl.transform.drafts import drafts_of
from etl.transform.finished import observations_of
from etl.transform.footnotes import Notes
from etl.transform.legends import Legend
from etl.transform.recipe import Recipe
from etl.transform.roles import Account, give_tables, give_texts
from etl.transform.rounded import round_out
from etl.transform.sheet_sums import Added, bounded, bounds_in, contradictions_in, sums_of
from etl.words.clean import key
from etl.words.labels import is_furniture
from etl.words.vocabulary import Vocabulary


@dataclass
class _Sheet:
    """One sheet while it is read: what was laid out, and what its numbers are about."""

    grid: Grid
    context: Context
    account: Account
    laid: Laid
    drafts: list[Draft]
    added: tuple[Added, ...] = ()


def read_return(
    grids: tuple[Grid, ...],
    register_row: Return | None,
    recipe: Recipe | None,
    vocabulary: Vocabulary,
    file: str,
    lists: Mapping[str, Table] = MappingProxyType({}),
) -> Reading:
    """Read the sheets of one file. Hidden sheets are passed over. `lists` are long lists that were counted before.

    Without a row of the register nothing is fenced, and what the sheets do not say themselves is a problem.
    """
    notebook = Notebook()
    used = recipe or Recipe("")
    fence = fence_of(register_row, vocabulary)
    seen = [grid for grid in grids if not grid.hidden]
    said, notes = legends.said_by(seen), footnotes.notes_of(seen)
    numbers = frozenset(grid.sheet for grid in seen if legends.has_numbers(grid))
    elsewhere = tuple(cell.text for grid in seen if grid.sheet not in numbers for cell in grid if not cell.hidden)
    words = Words(vocabulary, publication_day(register_row), fence.period, notes=notes.signs)
    sheets = []
    for grid in seen:
        reference = register_row.reference if register_row is not None else ""
        context = Context(file, grid.sheet, words, fence, used, notebook, reference, elsewhere)
        legend = legends.legend_for(grid.sheet, said, numbers)
        sheets.append(_read_sheet(grid, legend, notes, context, lists.get(grid.sheet)))
    drafts = [draft for sheet in sheets for draft in sheet.drafts]
    _check_notes_elsewhere(sheets)
    observations = _finish(sheets, drafts, register_row)
    labels = leftovers.labels_of(table for sheet in sheets for table in sheet.laid.tables)
    cells = tuple(role for sheet in sheets for role in _close(sheet, drafts, labels))
    bounds = _bounds(sheets, file, notebook)
    _check_cells(used, seen, file, notebook)
    _after(used, observations, file, notebook)
    return Reading(
        file,
        observations,
        cells,
        tuple(notebook.checks),
        tuple(notebook.problems),
        tuple(notebook.assumptions),
        bounds,
    )


def _read_sheet(grid: Grid, legend: Legend, notes: Notes, context: Context, counted: Table | None) -> _Sheet:
    account = Account(grid)
    cells = _to_read(grid, account, context)
    laid = leftovers.with_answers(lay(grid, cells, context.words, context.file, counted), context)
    context.notebook.problems |= dict.fromkeys(laid.problems)
    leftovers.check_lines(laid.tables, context)
    context.notes = (*(cell.text for cell in laid.texts), *context.notes)
    lines = _area_lines(laid, context)
    drafts = [draft for table in laid.tables for draft in drafts_of(table, lines, legend, context)]
    printed_percents.take_columns(drafts)
    round_out(drafts, legend, context)
    blanks.prove(drafts, lines, context)
    added = printed_totals.check_totals(drafts, lines, context)
    printed_percents.check_percents(drafts, context)
    tied = footnotes.tie(drafts, laid.texts, notes, context)
    times.check_loose(laid.texts, grid.sheet, drafts, tied, context)
    check_below(drafts, laid.texts, tied, context)
    return _Sheet(grid, context, account, laid, drafts, tuple(Added(grid.sheet, *one) for one in added))


def _check_notes_elsewhere(sheets: list[_Sheet]) -> None:
    """Sheets of nothing but notes may narrow down the numbers of the others."""
    for noted in sheets:
        if not noted.drafts:
            for sheet in sheets:
                times.check_loose(noted.laid.texts, noted.grid.sheet, sheet.drafts, frozenset(), sheet.context)


def _to_read(grid: Grid, account: Account, context: Context) -> tuple[Cell, ...]:
    """The cells of a sheet but those that are hidden, struck through, or set aside whole by a recipe."""
    explaining = {cell.address for cell in legends.explains(grid)}
    kept: list[Cell] = []
    hidden: list[Cell] = []
    struck: list[Cell] = []
    for cell in grid:
        if why := _aside(cell, context):
            account.give(cell, Role.SET_ASIDE, why)
        elif cell.hidden:
            hidden.append(cell)
        elif cell.struck:
            struck.append(cell)
        elif cell.address in explaining:
            account.give(cell, Role.NOTE, "it explains a mark")
        else:
            kept.append(cell)
    for cells, kind, reason in ((hidden, "cells-hidden", "hidden"), (struck, "cells-struck", "struck through")):
        for cell in cells:
            account.give(cell, Role.SET_ASIDE, f"the cell is {reason}")
        if cells:
            context.trouble(kind, cells[0].address, count=len(cells))
    return tuple(kept)


def _aside(cell: Cell, context: Context) -> str:
    """Why a cell is set aside whole; empty where it is not."""
    entry = context.entry("set_aside", cell.row, cell.column)
    if entry is not None:
        return entry.why
    return cell.aside or ("what a pivot table writes about itself" if is_furniture(cell.text) else "")


def _area_lines(laid: Laid, context: Context) -> dict[str, AreaLine]:
    lines: dict[str, AreaLine] = {}
    for table in laid.tables:
        for side in table.sides:
            if side.kind is Kind.AREA:
                lines |= areas.lines_of(side, table, context)
    return lines


def _finish(sheets: list[_Sheet], drafts: list[Draft], row: Return | None) -> tuple[Observation, ...]:
    """The observations of all sheets, once totals that are given elsewhere are left out."""
    if sheets:
        printed_totals.leave_out_repeated(drafts, sheets[0].context)
    for sheet in sheets:
        conflicts.write_down(sheet.drafts, drafts, sheet.context)
    return tuple(
        observation for sheet in sheets for observation in observations_of(sheet.drafts, drafts, row, sheet.context)
    )


def _bounds(sheets: list[_Sheet], file: str, notebook: Notebook) -> tuple[CellBound, ...]:
    """What the sums of the return say of its hidden and missing numbers; contradictions are problems."""
    sums = sums_of(
        [(sheet.grid.sheet, sheet.drafts) for sheet in sheets], [one for sheet in sheets for one in sheet.added]
    )
    if sums is None:
        return ()
    found = bounded(sums.table)
    if found is None:
        notebook.problems[problem("bounds-not-found", Where(file))] = None
        return ()
    notebook.problems |= dict.fromkeys(contradictions_in(sums, found, file))
    return bounds_in(sums, found)


def _close(sheet: _Sheet, drafts: list[Draft], labels: frozenset[str]) -> tuple[CellRole, ...]:
    """Give every cell its role; what is left with a number in it is a problem. `labels` are those of all tables."""
    give_tables(sheet.account, sheet.laid, sheet.drafts)
    leftovers.account_for_texts(sheet.laid, sheet.drafts, (drafts, labels), sheet.account, sheet.context)
    leftovers.check_labels(sheet.laid.tables, sheet.context)
    last = max((place.row for table in sheet.laid.tables for place in table.places), default=0)
    give_texts(sheet.account, sheet.laid.texts, last)
    for cell in sheet.account.without_role():
        sheet.context.trouble("cell-without-role", cell.address, text=cell.text)
        sheet.account.give(cell, Role.SET_ASIDE, "nothing says what it is")
    if not sheet.drafts:
        sheet.context.trouble("sheet-without-number", "")
    return sheet.account.close()


def _check_cells(recipe: Recipe, grids: list[Grid], file: str, notebook: Notebook) -> None:
    """Write a problem for each recipe entry whose first cell no longer says what it said."""
    for entry in recipe.entries:
        if not entry.was:
            continue
        sheets = [grid for grid in grids if entry.sheet in ("", grid.sheet)]
        cells = [cell for grid in sheets if (cell := grid.at(*entry.first_cell)) is not None]
        if not any(key(cell.text) == key(entry.was) for cell in cells):
            found = cells[0].text if cells else "nothing"
            place = Where(file, entry.sheet, entry.cells.split()[0].partition(":")[0])
            changed = problem("recipe-changed", place, section=entry.title, was=entry.was, found=found)
            notebook.problems[changed] = None


def _after(recipe: Recipe, observations: tuple[Observation, ...], file: str, notebook: Notebook) -> None:
    """Problems of the whole: recipe entries that fit nothing, and a file that gives nothing."""
    for entry in recipe.entries:
        if entry not in notebook.used:
            unused = problem("recipe-unused", Where(file), section=entry.title, text=entry.text)
            notebook.problems[unused] = None
    if not observations and not any(found.severity == "error" for found in notebook.problems):
        notebook.problems[problem("nothing-read", Where(file))] = None
