"""The rows of what sums say of hidden and missing numbers: the public ones, and those for the data manager alone."""

from __future__ import annotations

from collections.abc import Iterable

from etl.load.tables import BETWEEN, Record
from etl.model.bound import CellBound
from etl.transform.narrowed import observation_of

Bounds = Iterable[tuple[str, str, CellBound]]
"""Each with the identifier of its return and the name of its file."""


def bound_rows(bounds: Bounds) -> list[Record]:
    """One row a number of which sums say something, in the order of the sheets; nothing that may not be printed."""
    return [
        {
            "position": position,
            "return_id": return_id,
            "observation_id": observation_of(return_id, bound),
            "source_file": file,
            "source_sheet": bound.sheet,
            "source_cell": bound.cell or BETWEEN.join(dict.fromkeys(bound.of)),
            "area_code": bound.area.code,
            "offence": bound.offence,
            "unit": bound.unit.value,
            "period_start": bound.period.first.isoformat(),
            "period_end": bound.period.last.isoformat(),
            "breakdown": bound.breakdown.kind,
            "name": bound.name,
            "printed": bound.printed.text,
            "value_low": bound.public.lowest,
            "value_high": bound.public.highest,
            "because": bound.because,
            "conditions": BETWEEN.join(bound.conditions),
        }
        for position, (return_id, file, bound) in enumerate(bounds, 1)
    ]


def review_rows(bounds: Bounds) -> list[Record]:
    """One row a number of which arithmetic yields more than may be printed; what closes to one value first."""
    found = [(return_id, file, bound) for return_id, file, bound in bounds if bound.for_review]
    found.sort(key=lambda one: not one[2].discloses)
    return [
        {
            "position": position,
            "return_id": return_id,
            "source_file": file,
            "source_sheet": bound.sheet,
            "source_cell": bound.cell or BETWEEN.join(dict.fromkeys(bound.of)),
            "name": bound.name,
            "printed": bound.printed.text,
            "public": bound.public.text,
            "exact": bound.exact.text,
            "because": bound.review,
            "conditions": BETWEEN.join(bound.conditions),
            "discloses": bound.discloses,
        }
        for position, (return_id, file, bound) in enumerate(found, 1)
    ]
