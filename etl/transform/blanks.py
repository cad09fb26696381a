"""Blanks that a printed total proves to be zero: the parts that are given add up to it, and nothing is left for them.

A total over forces or periods proves nothing: whoever did not answer is left out of it as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.layouts.kinds import Kind
from etl.layouts.table import Side
from etl.model.count import Count, Mark
from etl.transform.about.area import AreaLine
from etl.transform.about.context import Context
from etl.transform.draft import Draft
from etl.transform.printed_totals import parts_of

PROVING = (Kind.SEX, Kind.AGE, Kind.OUTCOME, Kind.CATEGORY, Kind.MEANS)
"""Kinds of parts whose total one sender adds up, knowing them all."""


def prove(drafts: list[Draft], lines: Mapping[str, AreaLine], context: Context) -> None:
    """Make zero of each blank that a total of its line proves to be zero, in place, and write that down."""
    for total in drafts:
        for side in total.table.sides:
            label = total.label_on(side)
            if side.kind in PROVING and label is not None and label.is_whole and total.number is not None:
                _prove(total, side, drafts, lines, context)


def _prove(total: Draft, side: Side, drafts: list[Draft], lines: Mapping[str, AreaLine], context: Context) -> None:
    parts = [part for part in parts_of(total, side, drafts, dict(lines)) if part is not total]
    blank = [part for part in parts if part.value.is_blank and part.count.mark is Mark.NO_RETURN]
    given = [part for part in parts if part not in blank]
    if not blank or any(part.number is None for part in given):
        return
    if sum(part.number or 0 for part in given) != total.number:
        return
    for part in blank:
        part.value = replace(part.value, written=replace(part.value.written, count=Count.exact(0)))
        part.coverage = total.coverage
        context.assume(
            part.place.address,
            f"The cell is empty and read as zero: the other parts add up to the total in {total.place.address}.",
        )
