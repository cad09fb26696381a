"""Tables of figures as plain HTML: a caption that says what and how many, numbers to the right, one row a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds numbers. `sorts` lets scripts order the rows by it, `link` is
    the same table in that order for windows without them; `order` says that it is: ascending or descending.
    """

    heading: str
    number: bool = False
    sorts: bool = True
    link: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. `order` is what it is sorted by, where that is not its text; `strong` is the figure."""

    content: h.Node
    order: float | str | None = None
    strong: bool = False


def data_table(
    name: str,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell | str]],
    *,
    shown: bool = True,
    stacks: bool = False,
    plain: Sequence[Sequence[str]] = (),
) -> h.Renderable:
    """A table named by its caption, in a frame that scrolls sideways by keys too. `name` is unique on the page.

    With `shown=False` the caption is for listeners only, where a heading above says the same. A table of sentences
    `stacks`: on a narrow window each row is one block, each cell under its heading. `plain` are the header and the
    rows as a spreadsheet takes them, for the button that copies. Raises ValueError for a
    row that is not as long as the columns.
    """
    title = f"{name}-caption"
    lines: list[str | None] = ["\t".join(one) for one in plain]
    head, *below = lines or [None] * (len(rows) + 1)
    sorts = any(one.sorts for one in columns)
    return h.div(".table-frame", tabindex="0", role="region", aria_labelledby=title)[
        h.table(class_=["figures", {"stacks": stacks}], id=name, data_sorts=sorts, data_plain=head)[
            h.caption(id=title, class_={"hush": not shown})[caption],
            h.thead[h.tr[[_heading(column) for column in columns]]],
            h.tbody[[_row(columns, row, line, stacks=stacks) for row, line in zip(rows, below, strict=True)]],
        ]
    ]


def _heading(column: Column) -> h.Renderable:
    words = h.a(".sort", href=column.link)[column.heading] if column.link else column.heading
    return h.th(scope="col", class_={"n": column.number}, data_sort=column.sorts, aria_sort=column.order or None)[words]


def _row(columns: Sequence[Column], row: Sequence[Cell | str], line: str | None, *, stacks: bool) -> h.Renderable:
    cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
    pairs = list(zip(columns, cells, strict=True))
    first, *rest = pairs
    return h.tr(data_plain=line)[
        h.th(scope="row", class_=_classes(*first), data_order=_order(first[1]))[first[1].content],
        [
            h.td(class_=_classes(column, cell), data_order=_order(cell), data_under=stacks and column.heading)[
                cell.content
            ]
            for column, cell in rest
        ],
    ]


def _classes(column: Column, cell: Cell) -> dict[str, bool]:
    return {"n": column.number, "strong": cell.strong}


def _order(cell: Cell) -> str | None:
    return None if cell.order is None else str(cell.order)
