"""Totals and the forces they hold: which areas are wholes of others, and how a chart shows both beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard import addresses
from dashboard.names import Names
from dashboard.selection import Selection
from dashboard.statistics.laid import Series
from dashboard.words import counted, listed

Forces = Mapping[str, frozenset[str]]
"""The forces of each area, of a force itself."""


def is_whole_of(area: str, other: str, forces: Forces) -> bool:
    """Whether `area` holds all of `other`, and more."""
    inside = forces.get(other, frozenset())
    return bool(inside) and inside < forces.get(area, frozenset())


def wholes_first(series: Sequence[Series], forces: Forces) -> tuple[Series, ...]:
    """The same series, each total before the areas that it holds; else in the order given."""
    codes = [one.subject.area.code for one in series]

    def rank(place: int) -> tuple[int, int]:
        inside = sum(is_whole_of(other, codes[place], forces) for other in codes)
        holds = any(is_whole_of(codes[place], other, forces) for other in codes)
        return (inside if holds or inside else 0, place)

    if not any(is_whole_of(one, other, forces) for one in codes for other in codes):
        return tuple(series)
    return tuple(series[place] for place in sorted(range(len(series)), key=rank))


def whole_notes(areas: Iterable[str], names: Names, forces: Forces) -> tuple[str, ...]:
    """What a chart of a total beside its parts must say: which are in it, and that nothing is added.

    Example: `South East holds Kent and Surrey, shown beside it; nothing is added to it.`
    """
    codes = list(areas)
    notes = []
    for code in codes:
        inside = [names.short_name(other) for other in codes if is_whole_of(code, other, forces)]
        if inside:
            shown = listed(inside) if len(inside) < 5 else counted(len(inside), "area", "areas")
            notes.append(f"{names.short_name(code)} holds {shown}, shown beside it; nothing is added to it.")
    return tuple(notes)


def beside_members(selection: Selection, names: Names, forces: Forces, most: int) -> tuple[str, str] | None:
    """Words and address of the chart with the forces of its one total beside it; None where there is none to add.

    `most` is how many areas a chart can show.
    """
    if len(selection.areas) != 1:
        return None
    code = selection.areas[0]
    members = sorted(force for force in forces.get(code, ()) if force != code and force in names.areas)
    if not members or len(members) >= most:
        return None
    query = [("area", one) for one in sorted([code, *members])]
    rest = [(key, value) for key, value in selection.parts if key not in ("area", "compare")]
    return f"Show its {counted(len(members), 'force', 'forces')} beside it", addresses.explore([*query, *rest])
