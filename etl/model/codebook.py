"""The codebook of every file as Markdown, made from the columns and the caveats."""

from __future__ import annotations

from etl.model.caveats import CAVEATS
from etl.model.columns import OBSERVATION_ID, TIDY, Column

_HEAD = """# Codebook

Every file of figures has these columns, in this order. A file of observations (`rows=all`, `foi read`) has
`observation_id` before them and leaves `witnesses` empty. Files are UTF-8 with CRLF at the end of each line and commas
between cells; an empty cell is *no value*. A text that a spreadsheet would take for a formula has a `'` before it;
take it off to get the text as written. This page is made from `etl/model/columns.py`.

Rows whose `standing` is *answers* and whose periods do not overlap may be summed, one `breakdown` and one `offence` at
a time, never across platforms: one offence may name several.
"""

_MARKS = """
## Caveats

The column `note` begins with the sentences of the caveats that hold for the row, gravest first.

| caveat | sentence |
| --- | --- |
"""


def codebook() -> str:
    """The codebook as Markdown."""
    heading = "\n| column | meaning | type | unit | allowed values | example |\n| --- | --- | --- | --- | --- | --- |\n"
    columns = "".join(_line(column) for column in (OBSERVATION_ID, *TIDY))
    caveats = "".join(f"| {name} | {sentence} |\n" for name, sentence in CAVEATS.items())
    return f"{_HEAD}{heading}{columns}{_MARKS}{caveats}"


def _line(column: Column) -> str:
    allowed = ", ".join(value or "*empty*" for value in column.allowed) or "any"
    kind = column.type + (", always there" if column.required else "")
    cells = (f"`{column.name}`", column.meaning, kind, column.unit, allowed, column.example.replace("|", "\\|"))
    return "| " + " | ".join(cells) + " |\n"
