"""The sums of a return, for bounds: printed totals over their parts, parts under a whole given elsewhere, split cells.

    printed total       adds up its parts exactly; one that leaves hidden numbers out is no sum
    whole and parts     ages or sexes under a whole that the return gives in another place: no less than they add to
    whole and mentions  a whole that may be named under several platforms: no less than the largest
    split cell          several numbers in one cell that may count one offence twice: largest to sum, given by no cell

Victims under a whole of offences (or the other way round) rest on the condition that there are as many of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import groupby

from etl.model.bound import CellBound
from etl.model.count import Count, Mark
from etl.model.observation import WHOLE, Basis, Breakdown, Measure, Unit
from etl.model.problems import Place, Problem, problem
from etl.transform.bounds_model import HIDDEN, Bounded, Cell, Contradiction, Sum, Table
from etl.transform.draft import Draft
from etl.transform.finished import label_of

AS_MANY, ZERO, TWICE = "if-victims-are-offences", "if-blanks-are-zero", "parts-may-repeat"
"""Conditions: identifiers of caveats."""
_APART = frozenset({"age", "sex", "sex and age"})
_NAMED = frozenset({"means", "platform", "platform_owner"})
_SAME_NUMBER = frozenset({Unit.OFFENCE, Unit.VICTIM})
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Added:
    """A printed total and the drafts that it adds up."""

    sheet: str
    total: Draft
    parts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft with its sheet; `of` are the parts of a total that no cell gives, whose draft is that of the first."""

    sheet: str
    draft: Draft
    of: tuple[Draft, ...] = ()

    @property
    def id(self) -> str:
        """Sheet, cell and ordinal: unique in a return."""
        last = "total" if self.of else str(self.draft.value.ordinal)
        return f"{self.sheet}!{self.draft.place.address}#{last}"


@dataclass(frozen=True, slots=True)
class Sums:
    """The table of a return, and the draft of each of its cells by identifier."""

    table: Table
    drafts: dict[str, Placed]


def sums_of(sheets: Iterable[tuple[str, Sequence[Draft]]], added: Iterable[Added]) -> Sums | None:
    """All sums of a return over whole numbers; None where there are none."""
    placed = [Placed(sheet, draft) for sheet, drafts in sheets for draft in drafts if _is_counted(draft)]
    ids = {id(one.draft): one for one in placed}
    split = list(_split(placed))
    sums = [
        *_printed(added, ids),
        *_wholes(placed),
        *(_repeating(whole, ids) for whole in split),
    ]
    if not sums:
        return None
    used = {cell for one in sums for cell in (one.total, *one.parts)}
    drafts = {one.id: one for one in (*placed, *split) if one.id in used}
    return Sums(Table(tuple(map(_cell, drafts.values())), tuple(sums)), drafts)


def _is_counted(draft: Draft) -> bool:
    ends = (draft.count.lowest, draft.count.highest)
    return draft.measure is Measure.COUNT and draft.area is not None and all(_is_whole(end) for end in ends)


def _is_whole(end: object) -> bool:
    return end is None or isinstance(end, int)


def _cell(one: Placed) -> Cell:
    if one.of:
        return Cell(one.id, Count.missing(Mark.NOT_PROVIDED), _name(one), ())
    blank = one.draft.value.written.basis is Basis.BLANK and one.draft.count == Count.exact(0)
    return Cell(one.id, one.draft.count, _name(one), (ZERO,) if blank else ())


def _name(one: Placed) -> str:
    where = f"{one.sheet}!{one.draft.place.address}"
    if one.of:
        return f"the total of {where}"
    label = label_of(one.draft)
    return f"{label} ({where})" if label else where


def _printed(added: Iterable[Added], ids: dict[int, Placed]) -> Iterator[Sum]:
    for one in added:
        parts = [ids[id(part)].id for part in one.parts if id(part) in ids and not part.count.is_missing]
        if id(one.total) in ids and parts:
            total = ids[id(one.total)].id
            yield Sum(total, tuple(parts), f"the total in {one.sheet}!{one.total.place.address}")


def _wholes(placed: Sequence[Placed]) -> Iterator[Sum]:
    """Parts of one table under a whole of the same area, period and offence."""
    wholes = [one for one in placed if one.draft.breakdown == WHOLE and not one.draft.check_only]
    groups: dict[tuple[object, ...], list[Placed]] = {}
    for one in placed:
        draft = one.draft
        if draft.breakdown.kind in _APART | _NAMED and not draft.total_over and not _is_of_which(draft):
            key = (id(draft.table), draft.area, draft.period, draft.offence, draft.unit, draft.breakdown.kind)
            groups.setdefault(key, []).append(one)
    for group in groups.values():
        first = group[0].draft
        about = [one for one in wholes if _is_same(one.draft, first)]
        if len(about) == 1 and (made := _under(about[0], group)) is not None:
            yield made


def _is_same(whole: Draft, part: Draft) -> bool:
    return (whole.area, whole.period, whole.offence) == (part.area, part.period, part.offence)


def _is_of_which(draft: Draft) -> bool:
    return any(label.is_inside for label in draft.place.labels)


def _under(whole: Placed, group: Sequence[Placed]) -> Sum | None:
    """The sum of parts under a whole; None where the two count things of which neither holds the other."""
    first = group[0].draft
    named = first.breakdown.kind in _NAMED
    units = {whole.draft.unit, first.unit}
    parts = tuple(one.id for one in group if not one.draft.count.is_missing)
    if not parts or not (len(units) == 1 or units <= _SAME_NUMBER or (named and Unit.MENTION in units)):
        return None
    conditions = (AS_MANY,) if len(units) > 1 and units <= _SAME_NUMBER else ()
    name = f"{first.breakdown.kind} under {whole.sheet}!{whole.draft.place.address}"
    return Sum(whole.id, parts, name, parts_may_repeat=named, parts_are_all=False, conditions=conditions)


def _split(placed: Sequence[Placed]) -> Iterator[Placed]:
    """The totals of cells that hold several numbers, which no cell gives."""
    given = {one.draft.meaning for one in placed}
    several = [one for one in placed if one.draft.value.written.label]
    for _, group in groupby(several, key=lambda one: (one.sheet, one.draft.place.address)):
        parts = [one.draft for one in group]
        whole = replace(parts[0], breakdown=_without_split(parts[0].breakdown))
        if len(parts) > 1 and whole.meaning not in given:
            yield Placed(next(one.sheet for one in several if one.draft is parts[0]), whole, tuple(parts))


def _without_split(part: Breakdown) -> Breakdown:
    """What several numbers of one cell are parts of: the whole, or the part that its labels name."""
    kind, _, _ = part.kind.rpartition(" and ")
    return replace(part, kind=kind, category="") if kind else WHOLE


def _repeating(whole: Placed, ids: dict[int, Placed]) -> Sum:
    parts = tuple(ids[id(part)].id for part in whole.of)
    name = f"the numbers in {whole.sheet}!{whole.draft.place.address}"
    return Sum(whole.id, parts, name, parts_may_repeat=True, conditions=(TWICE,))


def bounded(table: Table) -> Bounded | None:
    """The bounds of a table; None where the solver gives up. It is loaded where there is something to solve."""
    solver = import_module("etl.transform.bounds")
    try:
        found: Bounded = solver.bounds(table)
    except RuntimeError:
        return None
    return found


def bounds_in(sums: Sums, found: Bounded) -> tuple[CellBound, ...]:
    """The bounds of a return's cells, in the order of its sheets; blanks of which sums say nothing are left out."""
    made = []
    for bound in found.bounds:
        one = sums.drafts[bound.cell.id]
        draft = one.draft
        if draft.area is None or (bound.cell.count.is_missing and bound.public.is_missing):
            continue
        made.append(
            CellBound(
                sheet=one.sheet,
                cell="" if one.of else draft.place.address,
                ordinal=draft.value.ordinal,
                area=draft.area,
                offence=draft.offence,
                unit=draft.unit,
                period=draft.period,
                breakdown=draft.breakdown,
                name=bound.cell.name,
                printed=bound.cell.count,
                public=bound.public,
                exact=bound.count,
                because=bound.public_because,
                review=bound.because,
                conditions=bound.conditions,
                of=tuple(part.place.address for part in one.of),
                hides=bound.cell.count.mark in HIDDEN,
            )
        )
    return tuple(made)


def contradictions_in(sums: Sums, found: Bounded, file: str) -> Iterator[Problem]:
    """Cells that cannot all be true, each smallest set once, but for those that only a condition sets at odds."""
    for one in found.contradictions:
        if AS_MANY not in one.conditions:
            yield _contradiction(one, sums, file)


def _contradiction(one: Contradiction, sums: Sums, file: str) -> Problem:
    placed = [sums.drafts[cell] for cell in one.cells]
    first = placed[0]
    cells = list(dict.fromkeys(each.draft.place.address for each in placed))
    more = f" and {len(cells) - _LISTED} more" if len(cells) > _LISTED else ""
    place = Place(file, first.sheet, first.draft.place.address)
    said = one.sentence.rstrip(".")
    return problem("cells-contradict", place, sentence=said, cells=", ".join(cells[:_LISTED]) + more)
