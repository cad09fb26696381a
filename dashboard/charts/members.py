"""Which forces a total lacks, in words."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.charts.phrases import all_of
from dashboard.row import Row
from dashboard.words import counted
from etl.model.observation import Coverage

NameOf = Callable[[str], str]
"""The name of an area in running text, by its code."""
_MOST_NAMED = 4


def without(row: Row, name_of: NameOf | None) -> str:
    """`without Hampshire`, from five on their number; empty where none is known to be missing."""
    if not row.missing:
        return ""
    if name_of is None or len(row.missing) > _MOST_NAMED:
        return f"without {counted(len(row.missing), 'force', 'forces')}"
    return f"without {all_of([name_of(code) for code in row.missing])}"


def is_partly(row: Row) -> bool:
    """Whether a figure that answers for a period is known to hold a part of it only, in some of its forces."""
    return row.coverage is Coverage.PART_PERIOD and row.count.is_exact
