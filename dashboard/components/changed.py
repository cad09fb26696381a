"""A table of figures that changed from one store to another: what it was, what it is, why, and the cell."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import addresses
from dashboard.components.chips import cell_chip
from dashboard.components.tables import Cell, Column, data_table
from dashboard.records import ChangedFigure
from dashboard.words import counted

_WORDS = {"added": "new", "changed": "changed", "withdrawn": "withdrawn"}
_COLUMNS = ("Figure", "What", "Before", "Now", "Why", "Cell")


def changed_table(name: str, caption: str, lines: Sequence[ChangedFigure]) -> h.Renderable:
    """One row a figure; `name` is unique on the page."""
    rows: list[list[Cell | str]] = [
        [
            about(line),
            _WORDS[line.kind],
            Cell(h.s[said(line.old_value, line.old_standing)] if line.kind == "changed" else _old(line)),
            Cell(said(line.new_value, line.new_standing), strong=True),
            line.reason,
            Cell(_chip(line)),
        ]
        for line in lines
    ]
    columns = [Column(heading) for heading in _COLUMNS]
    return data_table(name, f"{caption}: {counted(len(rows), 'figure', 'figures')}", columns, rows, stacks=True)


def about(line: ChangedFigure) -> str:
    """What the figure is about: area, offence, part, period."""
    return ", ".join(part for part in (line.area, line.offence, line.part, line.period.label) if part)


def said(value: str, standing: str) -> str:
    """A value with its standing where that is not *answers*: `36`, `36 (in doubt)`."""
    return f"{value} ({standing})" if standing and standing != "answers" else value


def _old(line: ChangedFigure) -> str:
    return said(line.old_value, line.old_standing)


def _chip(line: ChangedFigure) -> h.Node:
    """The cell of the figure as it is now; of one that was withdrawn only its name."""
    if line.observation_id:
        return cell_chip(line.source, addresses.cell(line.observation_id))
    return h.code[line.source]
