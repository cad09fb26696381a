"""Texts under the last table of a sheet that may be about its numbers: a caption below it, a note that narrows it.

Nothing ties such a text to a number, so where it would change one it is a problem.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.extract.grid import Cell
from etl.transform.about.context import REGISTER, Context
from etl.transform.about.heading import mentioned
from etl.transform.draft import Draft
from etl.words.legends import read_legend
from etl.words.narrowing import narrows
from etl.words.sentences import is_refusal

_SHORTEST = 28
"""Days of the shortest period that a table is about; shorter ones are days of a reply or of an extract."""


def check_below(drafts: Iterable[Draft], texts: Iterable[Cell], tied: frozenset[str], context: Context) -> None:
    """Write down the texts under the last table that may change what its numbers are about, those tied aside."""
    drafts = [draft for draft in drafts if not draft.check_only]
    last = max((draft.place.row for draft in drafts), default=0)
    from_register = [draft for draft in drafts if dict(draft.headers).get("period") == REGISTER]
    for cell in texts:
        settled = cell.address in tied or is_refusal(cell.text) or read_legend(cell.text) is not None
        if cell.row <= last or not drafts or settled:
            continue
        if from_register and _names_a_period(cell, context):
            context.trouble("period-below", cell.address, text=cell.text[:200])
        elif narrows(cell.text) and _speaks_of_a_part(cell, drafts, context):
            context.trouble("note-narrows", cell.address, text=cell.text[:200])


def _names_a_period(cell: Cell, context: Context) -> bool:
    """Whether a text names a period that the register's span has more than."""
    fence = context.fence.period
    spans = [span for reading in context.words.periods_in(cell.text) for span in (reading.spans or reading.either)]
    return any(
        span.period.days >= _SHORTEST and (fence is None or (fence.contains(span.period) and span.period != fence))
        for span in spans
    )


def _speaks_of_a_part(cell: Cell, drafts: list[Draft], context: Context) -> bool:
    """Whether a text with a narrowing word names a part of the total that no table lists."""
    if context.entry_in("note", cell, cell.text) is not None:
        return False
    there = {label.kind for draft in drafts for label in draft.place.labels}
    return any(kind not in there for kind in mentioned(cell.text, context))
