"""The register as CSV: one row a return, refusals and answers not seen included."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would be a formula in a spreadsheet; a mark before it makes it text again."""


def register_csv(rows: Sequence[Mapping[str, object]]) -> str:
    """RFC 4180, CRLF; the columns are those of the first row. Empty without rows."""
    if not rows:
        return ""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows([safe_cell(value) for value in row.values()] for row in rows)
    return made.getvalue()


def safe_cell(value: object) -> str:
    """A value as a text that no spreadsheet takes for a formula; nothing is empty."""
    if isinstance(value, float):
        return f"{value:.10g}"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
