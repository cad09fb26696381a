"""Which area a number is about, and which labels of its side it adds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from etl.extract.grid import Cell
from etl.layouts.table import Label, Side, Table
from etl.model.observation import Area
from etl.transform.about.context import RECIPE, REGISTER, SHEET_NAME, Context, Found
from etl.transform.about.twins import twins_of
from etl.words.areas import Areas

REGION = "region"
COMPOSITE = "composite"


@dataclass(frozen=True, slots=True)
class AreaLine:
    """The area of one label; `parts` are the labels beside it that it adds up, empty where it adds none.

    `found` is None for a total of forces that no known area consists of: it can be checked and is about nothing else.
    """

    found: Found[Area] | None
    parts: tuple[Label, ...] = ()


def lines_of(side: Side, table: Table, context: Context) -> dict[str, AreaLine]:
    """The area of each label of a side of areas, by the address of its cell.

    A label that cannot be told is missing, with a problem written down. A region means the composite of the forces that
    its own rows list: those right before it, those right after it, or all of them. Two labels of one name, a force and
    its region, are told apart by the sums of their numbers, or held.
    """
    labels = [label for label in side.labels if label is not None]
    lines, twins = _of_twins(side, table, context)
    labels = [label for label in labels if label not in twins or label.cell.address in lines]
    for label in labels:
        if label in twins:
            continue
        found = _plain(label, labels, context)
        if found is not None:
            lines[label.cell.address] = AreaLine(found)
    for place, label in enumerate(labels):
        if label in twins:
            continue
        line = _adding(place, label, labels, lines, context)
        if line is not None:
            lines[label.cell.address] = line
    return lines


def _of_twins(side: Side, table: Table, context: Context) -> tuple[dict[str, AreaLine], tuple[Label, ...]]:
    """The areas of labels that name both a force and its region twice; and these labels, told or not."""
    lines: dict[str, AreaLine] = {}
    found = [
        pair for pair in twins_of(side, table, context) if not any(_by_recipe(one, context) for one in pair.labels)
    ]
    for pair in found:
        for label in pair.labels:
            where = label.cell.address
            if pair.region is None:
                names = {"first": pair.force_area.name, "second": pair.region_area.name}
                context.trouble("area-two", where, text=label.text, **names)
            elif label is pair.region:
                context.assume(where, f"{label.text!r} is read as {pair.region_area.name}: its numbers are the sums.")
                lines[where] = AreaLine(Found(pair.region_area, where), pair.parts)
            else:
                lines[where] = AreaLine(Found(pair.force_area, where))
    return lines, tuple(label for pair in found for label in pair.labels)


def _by_recipe(label: Label, context: Context) -> bool:
    return context.entry_in("area", label.cell, label.text) is not None


def of_texts(texts: Iterable[Cell], context: Context) -> Found[Area]:
    """The area that the nearest text with one names, else the sheet's name, else the register.

    A name that is wider than the register's area says nothing. Raises LookupError where none can be told.
    """
    for cell in texts:
        found = _in_text(cell, context)
        if found is not None:
            return found
    if context.sheet != context.reference:
        inside = _inside(context.words.vocabulary.areas.find(context.sheet), context)
        if inside and inside[0].kind not in (REGION, COMPOSITE):
            return Found(inside[0], SHEET_NAME)
    if context.fence.area is not None:
        return Found(context.fence.area, REGISTER)
    context.trouble("area-missing", "")
    raise LookupError("area-missing")


def _plain(label: Label, labels: list[Label], context: Context) -> Found[Area] | None:
    """The area of a label that is no region: by the recipe, or the one meaning inside the fence."""
    areas = context.words.vocabulary.areas
    entry = context.entry_in("area", label.cell, label.text)
    if entry is not None:
        return Found(areas.by_code(entry.value), RECIPE)
    named = label.meaning.areas if label.meaning is not None else ()
    if not named:
        return None
    inside = _inside(named, context)
    if not inside:
        fence = context.fence.area.name if context.fence.area else ""
        context.trouble("area-outside", label.cell.address, text=label.text, fence=fence)
        return None
    if label.meaning is not None and label.meaning.word:
        return Found(inside[0], label.cell.address)
    forces = [area for area in inside if areas.detail(area.code).is_force]
    regions = [area for area in inside if area.kind in (REGION, COMPOSITE)]
    if forces and regions:
        return _force_or_region(label, forces[0], regions[0], labels, context)
    return None if regions else Found(inside[0], label.cell.address)


def _force_or_region(
    label: Label, force: Area, region: Area, labels: list[Label], context: Context
) -> Found[Area] | None:
    """A name of both means the force, unless the table lists regions and no other force."""
    others = [
        other.meaning.areas
        for other in labels
        if other is not label and other.meaning is not None and other.meaning.areas
    ]
    clear = [named[0] for named in others if len({area.kind in (REGION, COMPOSITE) for area in named}) == 1]
    if any(area.kind == REGION for area in clear) and not any(
        context.words.vocabulary.areas.detail(area.code).is_force for area in clear
    ):
        return None
    context.assume(label.cell.address, f"{label.text!r} is read as the force {force.name}, not as {region.name}.")
    return Found(force, label.cell.address)


def _adding(
    place: int, label: Label, labels: list[Label], lines: dict[str, AreaLine], context: Context
) -> AreaLine | None:
    """What a label adds up: a region or a *total* the forces listed with it, a nation its own where all are listed."""
    areas = context.words.vocabulary.areas
    known = lines.get(label.cell.address)
    if known is not None and known.found is not None:
        if areas.detail(known.found.value.code).is_force:
            return None
        parts = [other for other in labels if other is not label and _is_force(other, lines, areas)]
        listed = frozenset(_code(other, lines) for other in parts)
        whole = context.words.forces(known.found.value.code)
        members = tuple(part for part in parts if _code(part, lines) in whole)
        return AreaLine(known.found, members) if whole and whole <= listed else None
    if label.meaning is None or (not label.meaning.areas and not label.is_whole):
        return None
    if label.meaning.areas and not _inside(label.meaning.areas, context):
        return None
    return _region(place, label, labels, lines, context)


def _region(
    place: int, label: Label, labels: list[Label], lines: dict[str, AreaLine], context: Context
) -> AreaLine | None:
    areas = context.words.vocabulary.areas
    groups = [group for group in _groups(place, labels, lines, areas) if group]
    if not groups:
        if label.meaning is not None and label.meaning.areas:
            context.trouble("region-without-members", label.cell.address, text=label.text)
        return None
    for group in groups:
        codes = frozenset(_code(part, lines) for part in group)
        area = areas.composite(codes)
        if area is not None and _means(label, area):
            return AreaLine(Found(area, label.cell.address), group)
    if label.is_whole:
        context.assume(label.cell.address, f"{label.text!r} adds forces that make no known area: it is a check only.")
        return AreaLine(None, groups[-1])
    names = ", ".join(part.text for part in groups[0])
    context.trouble("region-unknown", label.cell.address, text=label.text, forces=names)
    return None


def _means(label: Label, area: Area) -> bool:
    """Whether an area of exactly these forces can be what the label says; a *total* can be any."""
    named = label.meaning.areas if label.meaning is not None else ()
    return not named or area in named or area.kind == COMPOSITE


def _groups(place: int, labels: list[Label], lines: dict[str, AreaLine], areas: Areas) -> tuple[tuple[Label, ...], ...]:
    """The forces right before a label, right after it, and all of its side; in this order."""
    before: list[Label] = []
    for other in reversed(labels[:place]):
        if not _is_force(other, lines, areas):
            break
        before.insert(0, other)
    after: list[Label] = []
    for other in labels[place + 1 :]:
        if not _is_force(other, lines, areas):
            break
        after.append(other)
    every = [other for other in labels if _is_force(other, lines, areas)]
    return tuple(before), tuple(after), tuple(every)


def _is_force(label: Label, lines: dict[str, AreaLine], areas: Areas) -> bool:
    code = _code(label, lines)
    return bool(code) and areas.detail(code).is_force


def _code(label: Label, lines: dict[str, AreaLine]) -> str:
    line = lines.get(label.cell.address)
    return line.found.value.code if line is not None and line.found is not None else ""


def _inside(named: Iterable[Area], context: Context) -> tuple[Area, ...]:
    """The areas that lie inside the fence."""
    forces = context.fence.forces
    if forces is None:
        return tuple(named)
    return tuple(area for area in named if context.words.forces(area.code) <= forces)


def _in_text(cell: Cell, context: Context) -> Found[Area] | None:
    areas = context.words.vocabulary.areas
    entry = context.entry_in("area", cell, cell.text)
    if entry is not None:
        return Found(areas.by_code(entry.value), RECIPE)
    fence = context.fence.forces
    inside: dict[str, Area] = {}
    for named in context.words.areas_in(cell.text):
        if fence is not None and any(fence < context.words.forces(area.code) for area in named):
            continue
        meant = _inside(named, context)
        if not meant:
            name = context.fence.area.name if context.fence.area else ""
            context.trouble("area-outside", cell.address, text=cell.text, fence=name)
            raise LookupError("area-outside")
        inside[meant[0].code] = meant[0]
    if len(inside) > 1:
        first, second = (area.name for area in list(inside.values())[:2])
        context.trouble("area-two", cell.address, text=cell.text, first=first, second=second)
        raise LookupError("area-two")
    for area in inside.values():
        if area.kind == REGION:
            context.trouble("region-without-members", cell.address, text=cell.text)
            raise LookupError("region-without-members")
        return Found(area, cell.address)
    return None
