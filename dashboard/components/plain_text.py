"""A plain document of headings, paragraphs, lists and tables as HTML: the marks of Markdown that our own use."""

from __future__ import annotations

import re
from collections.abc import Iterator

import htpy as h

from dashboard.components.tables import Cell, Column, data_table

_CODE = re.compile(r"`([^`]+)`")


def document_of(text: str, *, name: str) -> list[h.Renderable]:
    """The parts under the first heading, in their order. `name` is unique on the page; tables are named after it.

    Known are headings `##`, paragraphs, lists of `-` and tables with a line of headings; the first heading `#` is left
    out, because it is the page's own title. Raises ValueError for a table whose rows are not as long as its headings.
    """
    return [
        part
        for number, block in enumerate(re.split(r"\n\s*\n", text.strip()))
        for part in _block(block.splitlines(), f"{name}-{number}")
    ]


def _block(lines: list[str], name: str) -> Iterator[h.Renderable]:
    first = lines[0]
    if first.startswith("# "):
        return
    if first.startswith("## "):
        yield h.h2[first.removeprefix("## ")]
        if lines[1:]:
            yield from _block(lines[1:], name)
    elif first.startswith("|"):
        yield _table(lines, name)
    elif first.startswith("- "):
        yield h.ul[[h.li[_inline(item)] for item in _items(lines)]]
    else:
        yield h.p[_inline(" ".join(lines))]


def _items(lines: list[str]) -> list[str]:
    """The items of a list; a line that begins with blanks goes on with the item before it."""
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(line[2:])
        else:
            items[-1] += f" {line.strip()}"
    return items


def _table(lines: list[str], name: str) -> h.Renderable:
    heads, _, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines)
    columns = [Column(head.capitalize(), sorts=False) for head in heads]
    cells: list[list[Cell | str]] = [[Cell(_inline(cell)) for cell in row] for row in rows]
    return data_table(name, f"{len(rows)} rows: {', '.join(heads)}", columns, cells, shown=False)


def _inline(text: str) -> list[h.Node]:
    """Words, with what stands between backticks as code."""
    return [h.code[piece] if place % 2 else piece for place, piece in enumerate(_CODE.split(text)) if piece]
