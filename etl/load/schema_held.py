"""The tables of what is held: what would settle it, and what it would give. Nothing here is published as a figure."""

from __future__ import annotations

from sqlalchemy import Table

from etl.load.schema_base import METADATA, integer, text

HELD = Table(
    "held",
    METADATA,
    integer("position", "Order: the register's, then files that no row names", key=True),
    text("return_id", "Return that is held; empty for a file that no row names"),
    text("file", "Its file; empty without one"),
    text("row", "Row of register.csv that would settle it, ready to paste; empty where the row is right"),
    text("row_why", "Each field of that row that is new, its value and where it was found, parted by line ends"),
    text("recipe", "Recipe that would settle it, ready to paste; empty where none would"),
    text("open", "What a person must still fill in, parted by |"),
    comment="Returns that are held, and files that no row of the register names: what would settle each",
)
HELD_PREVIEW = Table(
    "held_preview",
    METADATA,
    integer("held", "Position in held", key=True),
    integer("position", "Order of reading, from 1", key=True),
    text("sheet", "Sheet"),
    text("cell", "Cell"),
    text("area", "Area it would be about"),
    text("period", "Period in words"),
    text("offence", "Offence"),
    text("part", "Part of a total; empty for the whole"),
    text("shown", "The number or range, in words: not published"),
    text("unit", "What it would count"),
    comment="What a held return would give once it is settled: not published, no part of any figure",
)
HELD_CELL = Table(
    "held_cell",
    METADATA,
    integer("held", "Position in held", key=True),
    text("sheet", "Sheet", key=True),
    text("cell", "Address", key=True),
    integer("sheet_position", "Order of the sheet in its file, from 1"),
    integer("row", "Row, from 1"),
    integer("column", "Column, from 1"),
    integer("row_span", "Rows of a merged cell, else 1"),
    integer("column_span", "Columns of a merged cell, else 1"),
    text("shown", "The text as a reader of the sheet sees it"),
    text("role", "The one role of the cell"),
    text("reason", "Why it is set aside, or a word on its role"),
    integer("hidden", "1 where its row or column is hidden"),
    comment="The cells of a held file that no return of the store has: sheets of rows that cannot be used",
)
