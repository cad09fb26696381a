"""The forces of an area, also of one that reference data do not know."""

from __future__ import annotations

from datetime import date

from etl.words.areas import Areas


def forces_of(areas: Areas, code: str, on: date | None = None) -> frozenset[str]:
    """Codes of the forces in an area on a day; none for an area that only its own return knows."""
    try:
        return areas.forces(code, on)
    except KeyError:
        return frozenset()
