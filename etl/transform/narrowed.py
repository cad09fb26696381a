"""Figures whose publisher hid a small number, with the range that the sums around it leave: no closer than 1 to 4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from etl.model.bound import CellBound
from etl.model.caveats import CAVEATS
from etl.model.figure import Figure
from etl.model.observation import short_hash

BY_SUMS = "range-by-sums"


def observation_of(return_id: str, bound: CellBound) -> str:
    """The identifier of the observation of a bounded cell; empty for a total that no cell gives."""
    return short_hash(return_id, bound.sheet, bound.cell, str(bound.ordinal)) if bound.cell else ""


def narrowed(figures: Iterable[Figure], bounds: Iterable[tuple[str, CellBound]]) -> tuple[Figure, ...]:
    """The figures, those with a public range closer than their print with that range, and with what it rests on.

    Observations stay as printed. `bounds` come with the identifier of their return.
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
    holds = {*figure.caveats, BY_SUMS, *bound.conditions}
    return replace(figure, count=bound.public, caveats=tuple(caveat for caveat in CAVEATS if caveat in holds))
