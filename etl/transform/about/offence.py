"""Which offence a number counts."""

from __future__ import annotations

from collections.abc import Iterable

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind
from etl.layouts.table import Label
from etl.model.observation import Area
from etl.transform.about.context import RECIPE, REGISTER, Context, Found
from etl.transform.caveats import adds_nations
from etl.words.offences import Offence, Offences


def offence_of(row: int, column: int, labels: Iterable[Label], texts: Iterable[Cell], context: Context) -> Found[str]:
    """The offence that the recipe, a label, the nearest text or the register says.

    Raises LookupError where none says it, or one names another than the register; the problem is written down.
    """
    entry = context.entry("offence", row, column)
    if entry is not None:
        return Found(entry.value, RECIPE)
    for label in labels:
        if label.kind is Kind.OFFENCE and label.meaning is not None and label.meaning.word:
            return _fenced(label.meaning.word, label.cell, context)
    for cell in texts:
        found = _in_text(cell, context)
        if found is not None:
            return found
    if context.fence.offence is not None:
        return Found(context.fence.offence, REGISTER)
    context.trouble("offence-missing", "")
    raise LookupError("offence-missing")


def in_nation(found: Found[str], area: Area, context: Context) -> str:
    """The offence as the law of the area has it: beyond its own nation, the like offence there, or the sum of them."""
    offences, words = context.words.vocabulary.offences, context.words
    try:
        offence = offences.by_id(found.value)
    except KeyError:
        return found.value
    forces = words.forces(area.code)
    if not forces or forces <= words.forces(offence.nation):
        return found.value
    for wide in offences.all():
        if offence.id in offences.contains(wide.id) and adds_nations(wide.id, offences):
            like = _like(offences, wide, forces, context)
            context.assume(
                found.where if found.where != REGISTER else "",
                f"The law of {offence.id} does not hold in all of {area.name}, so the offence there is {like!r}.",
            )
            return like
    return found.value


def _like(offences: Offences, wide: Offence, forces: frozenset[str], context: Context) -> str:
    words = context.words
    inside = (offences.by_id(part) for part in offences.contains(wide.id))
    return next(
        (part.id for part in inside if forces <= words.forces(part.nation) and _is_outer(offences, part, wide)), wide.id
    )


def _is_outer(offences: Offences, part: Offence, wide: Offence) -> bool:
    """Whether an offence in the wide one lies in no other part of it."""
    return not any(part.id in offences.contains(other) for other in offences.contains(wide.id))


def _in_text(cell: Cell, context: Context) -> Found[str] | None:
    """The offence that a text names; None where it names none that can be meant."""
    offences = context.words.vocabulary.offences
    named = context.words.offences_in(cell.text)
    fence = context.fence.offence
    if fence is None:
        narrow = [one for one in named if not any(other in _inside(offences, one) for other in named)]
        if len(narrow) > 1:
            context.trouble("offence-two", cell.address, text=cell.text, offences=", ".join(narrow))
            raise LookupError("offence-two")
        return Found(narrow[0], cell.address) if narrow else None
    if fence in named:
        strange = [one for one in named if one != fence and not _related(offences, one, fence)]
        if strange:
            context.trouble("offence-two", cell.address, text=cell.text, offences=", ".join([fence, *strange]))
            raise LookupError("offence-two")
        return Found(fence, cell.address)
    for one in named:
        if not _is_wide(offences, one, fence):
            return _fenced(one, cell, context)
    return None


def _fenced(offence: str, cell: Cell, context: Context) -> Found[str]:
    fence = context.fence.offence
    if fence is None or offence == fence or offence in _inside(context.words.vocabulary.offences, fence):
        return Found(offence, cell.address)
    context.trouble("offence-outside", cell.address, text=cell.text, offence=offence, fence=fence)
    raise LookupError("offence-outside")


def _is_wide(offences: Offences, named: str, fence: str) -> bool:
    """Whether a name is a wider word for the fence's offence (*sexual offences*), and no class of its own."""
    return fence in _inside(offences, named) and offences.by_id(named).ho_class != named


def _related(offences: Offences, one: str, other: str) -> bool:
    return one in _inside(offences, other) or other in _inside(offences, one)


def _inside(offences: Offences, identifier: str) -> frozenset[str]:
    try:
        return offences.contains(identifier)
    except KeyError:
        return frozenset()
