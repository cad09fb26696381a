"""Two labels of one name in one list, a force and the region that it lies in: told apart by the sums of their numbers.

    Staffordshire 1 · Warwickshire 2 · West Mercia 3 · West Midlands 4 · West Midlands 10

The region is the one whose every number is the sum of those of its forces, the other of the two among them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from etl.layouts.kinds import number_in
from etl.layouts.table import Label, Place, Side, Table
from etl.model.observation import Area
from etl.transform.about.context import Context

Line = tuple[str, ...]
"""Addresses of the labels that a number has on the other sides."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two labels that name both a force and its region; `region` is the one whose numbers are sums, where one is,
    and `parts` the labels that it adds up.
    """

    labels: tuple[Label, Label]
    force_area: Area
    region_area: Area
    region: Label | None
    parts: tuple[Label, ...] = ()


def twins_of(side: Side, table: Table, context: Context) -> tuple[Twins, ...]:
    """The pairs of a side of areas in which two labels name the same force and region."""
    named: dict[tuple[Area, Area], list[Label]] = defaultdict(list)
    for label in side.labels:
        pair = _pair(label, context) if label is not None else None
        if label is not None and pair is not None:
            named[pair].append(label)
    found = []
    for (force, region), labels in named.items():
        if len(labels) == 2:
            members = _members(side, force, region, context)
            sums = [one for one, other in (labels, labels[::-1]) if _adds_up(one, (*members, other), side, table)]
            told = sums[0] if len(sums) == 1 and len(members) + 1 == len(context.words.forces(region.code)) else None
            parts = (*members, *(label for label in labels if label is not told)) if told is not None else ()
            found.append(Twins((labels[0], labels[1]), force, region, told, parts))
    return tuple(found)


def _pair(label: Label, context: Context) -> tuple[Area, Area] | None:
    """The force and the region that a label may mean."""
    named = label.meaning.areas if label.meaning is not None else ()
    areas = context.words.vocabulary.areas
    forces = [area for area in named if areas.detail(area.code).is_force]
    regions = [
        area for area in named if forces and forces[0].code in context.words.forces(area.code) and area not in forces
    ]
    return (forces[0], regions[0]) if forces and regions else None


def _members(side: Side, force: Area, region: Area, context: Context) -> tuple[Label, ...]:
    """The labels of the other forces of a region."""
    inside = context.words.forces(region.code) - {force.code}
    labels = [label for label in side.labels if label is not None and label.meaning is not None]
    return tuple(label for label in labels if len(_areas(label)) == 1 and _areas(label)[0].code in inside)


def _areas(label: Label) -> tuple[Area, ...]:
    return label.meaning.areas if label.meaning is not None else ()


def _adds_up(total: Label, parts: tuple[Label, ...], side: Side, table: Table) -> bool:
    """Whether each number of a label is the sum of those of its parts on the same line, and there is one."""
    numbers: dict[str, dict[Line, int]] = defaultdict(dict)
    for place in table.places:
        label = next((label for label in place.labels if label in side.labels), None)
        number = _number(place)
        if label is not None and number is not None:
            line = tuple(other.cell.address for other in place.labels if other is not label)
            numbers[label.cell.address][line] = number
    sums = numbers[total.cell.address]
    each = [numbers[part.cell.address] for part in parts]
    return bool(sums) and all(
        all(line in part for part in each) and sum(part[line] for part in each) == value for line, value in sums.items()
    )


def _number(place: Place) -> int | None:
    """The exact number of a place."""
    reading = number_in(place.cell) if place.cell is not None else None
    value = reading.written[0].count.value if reading is not None and len(reading.written) == 1 else None
    return value if isinstance(value, int) else None
