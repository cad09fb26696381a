"""The order of a table in its address, for windows without scripts: `sort=offences`, `sort=-offences` from the top."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import htpy as h

from dashboard import addresses
from dashboard.charts.table import Cell, Table
from dashboard.charts.table import Column as TableColumn
from dashboard.components.charted import chart_table
from dashboard.components.tables import Column
from dashboard.parse import chosen

KEY = "sort"


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column, counted from 0, and whether the largest comes first."""

    column: int
    down: bool = False


def without_sort(query: str) -> tuple[str, str]:
    """The query without its order, and the words of the order; the last of several counts."""
    pieces = query.split("&") if query else []
    found = [piece for piece in pieces if piece.partition("=")[0] == KEY]
    return "&".join(piece for piece in pieces if piece not in found), found[-1] if found else ""


def sort_of(piece: str, table: Table) -> Sort | None:
    """The order that a piece of a query asks for; None without one. Raises UnknownPart for an unknown column."""
    if not piece:
        return None
    words = [slug(column.heading) for column in table.columns]
    value = chosen(piece, {KEY: [*words, *(f"-{word}" for word in words)]})[KEY]
    return Sort(words.index(value.removeprefix("-")), value.startswith("-"))


def in_order(table: Table, sort: Sort | None) -> Table:
    """The table in an order: numbers before words, what is empty last, equal rows as they were."""
    if sort is None:
        return table
    values = [_value(row[sort.column]) for row in table.rows]
    places: list[int] = []
    for kind in (0, 1, 2):
        of_kind = [place for place, (found, _) in enumerate(values) if found == kind]
        places += sorted(of_kind, key=lambda place: _within(values[place]), reverse=sort.down)
    return replace(
        table,
        rows=tuple(table.rows[place] for place in places),
        plain=tuple(table.plain[place] for place in places) if table.plain else (),
    )


def sorted_table(name: str, table: Table, piece: str, query: str) -> h.Renderable:
    """The table of a page in the order that `piece` of its address asks for, its headings as links to the others.

    `query` is the rest of the address. Raises UnknownPart for a column that is not there.
    """
    sort = sort_of(piece, table)
    heads = [_head(column, place, sort, query, name) for place, column in enumerate(table.columns)]
    return chart_table(name, in_order(table, sort), heads=heads)


def _head(column: TableColumn, place: int, sort: Sort | None, query: str, name: str) -> Column:
    """Pressed once it is ascending, pressed again descending, then as it came."""
    word = slug(column.heading)
    now = sort if sort and sort.column == place else None
    following = "" if now and now.down else f"{KEY}=-{word}" if now else f"{KEY}={word}"
    text = "&".join(part for part in (query, following) if part)
    order = "" if now is None else "descending" if now.down else "ascending"
    return Column(column.heading, column.number, link=f"{addresses.explore(text)}#{name}", order=order)


def slug(heading: str) -> str:
    """A heading as a word of an address: `rate-per-10-000`."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def _value(cell: Cell) -> tuple[int, float | str]:
    """0 and a number, 1 and words, or 2 for what is empty."""
    if cell.order is not None:
        return 0, cell.order
    text = cell.text or " ".join(chip.text for chip in cell.chips)
    if not text:
        return 2, ""
    try:
        return 0, float(text.replace(",", ""))
    except ValueError:
        return 1, text.lower()


def _within(value: tuple[int, float | str]) -> tuple[float, str]:
    _, found = value
    return (found, "") if isinstance(found, float) else (0.0, str(found))
