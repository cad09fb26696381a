"""Figures whose publisher hid a small number, with the range that the sums around it leave: no closer than 1 to 4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from etl.model.bound import CellBound
from etl.model.caveats import CAVEATS
from etl.model.figure import Figure
from etl.model.observation import short_hash

BY_SUMS, ON_CONDITION = "range-by-sums", "range-on-condition"
GIVEN = frozenset({"if-blanks-are-zero"})
"""Conditions that a recipe has settled."""


def observation_of(return_id: str, bound: CellBound) -> str:
    """The identifier of the observation of a bounded cell; empty for a total that no cell gives."""
    return short_hash(return_id, bound.sheet, bound.cell, str(bound.ordinal)) if bound.cell else ""


def narrowed(figures: Iterable[Figure], bounds: Iterable[tuple[str, CellBound]]) -> tuple[Figure, ...]:
    """The figures, those of which sums say more than their print with that range, as far as it may be said.

    A range that rests on more than the sheet and its recipe (as many victims as offences) narrows no figure: the
    figure says that there is one, and the table of bounds has it with its conditions. Observations stay as printed.
    `bounds` come with the identifier of their return.
    """
    known = {
        observation_of(return_id, bound): bound
        for return_id, bound in bounds
        if bound.cell and bound.is_narrowed and not bound.printed.is_missing
    }
    return tuple(_narrowed(figure, known) for figure in figures)


def _narrowed(figure: Figure, known: Mapping[str, CellBound]) -> Figure:
    bound = known.get(figure.observation.observation_id)
    if bound is None or figure.count != bound.printed:
        return figure
    sure = set(bound.conditions) <= GIVEN
    holds = {*figure.caveats, *((BY_SUMS, *bound.conditions) if sure else (ON_CONDITION,))}
    caveats = tuple(caveat for caveat in CAVEATS if caveat in holds)
    return replace(figure, count=bound.public if sure else figure.count, caveats=caveats)
