"""Counts that the sheets say are rounded become bounds; where that cannot be told, the sheet is held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.model.observation import Measure
from etl.transform.about.context import Context
from etl.transform.draft import Draft
from etl.transform.legends import Legend
from etl.words.rounding import Rounding


def round_out(drafts: Iterable[Draft], legend: Legend, context: Context) -> None:
    """Put the bounds of rounding on every exact count of a sheet, in place.

    A problem is written down for words that do not say how numbers are rounded, for two that differ, and for a number
    that is no multiple of what they say.
    """
    counts = [draft for draft in drafts if draft.measure is Measure.COUNT and isinstance(draft.number, int)]
    counts = [draft for draft in counts if not _by_recipe(draft, context)]
    ways = list(dict.fromkeys(said.rounding for said in legend.roundings if said.rounding is not None))
    if not ways or not counts:
        return
    first = legend.roundings[0]
    if len(ways) > 1 or not ways[0].step:
        context.trouble("rounding-unread", _cell(first.cell.address, first.sheet, context), text=first.cell.text[:200])
        return
    rounding = ways[0]
    for draft in counts:
        if not rounding.fits(int(draft.number or 0)):
            context.trouble("number-not-rounded", draft.place.address, number=draft.number, text=first.cell.text[:200])
            return
    for draft in counts:
        _round(draft, rounding)


def _by_recipe(draft: Draft, context: Context) -> bool:
    """Whether a recipe says how the number is rounded, or that it is not."""
    entry = context.entry("rounding", draft.place.row, draft.place.column)
    if entry is not None and entry.rounding is not None:
        _round(draft, entry.rounding)
    return entry is not None


def _round(draft: Draft, rounding: Rounding) -> None:
    bounds = rounding.bounds(int(draft.number or 0))
    draft.value = replace(draft.value, written=replace(draft.value.written, count=bounds))


def _cell(address: str, sheet: str, context: Context) -> str:
    return address if sheet == context.sheet else ""
