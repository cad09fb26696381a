"""Printed sums checked against the numbers that they add up.

A printed total is also an observation of what it totals, unless the return gives that elsewhere. One that leaves
hidden numbers out is a total of what is shown: a check only, with its whole line. A total over periods is a check only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from etl.layouts.kinds import Kind
from etl.layouts.table import Label, Side
from etl.model.count import Number, plain
from etl.model.observation import WHOLE, Coverage, Unit
from etl.transform.about.area import AreaLine
from etl.transform.about.context import Context
from etl.transform.draft import Draft

SUM = "printed total"


@dataclass(frozen=True, slots=True)
class _Sum:
    """The parts of a printed total: what is shown of them, and which say no exact number."""

    shown: Number
    lowest: Number
    highest: Number | None
    hidden: bool
    gaps: tuple[Draft, ...]

    @property
    def text(self) -> str:
        """`244`, `46 to 58`, `at least 49`."""
        if self.highest == self.lowest:
            return plain(self.lowest)
        if self.highest is None:
            return f"at least {plain(self.lowest)}"
        return f"{plain(self.lowest)} to {plain(self.highest)}"


def check_totals(
    drafts: list[Draft], lines: dict[str, AreaLine], context: Context
) -> list[tuple[Draft, tuple[Draft, ...]]]:
    """Check every printed total of a sheet against its parts, and mark what is a check only.

    Returns each total with the parts that it stands over; one that leaves hidden numbers out is not among them.
    """
    of_shown: set[tuple[int, str]] = set()
    added: list[tuple[Draft, tuple[Draft, ...]]] = []
    totals = [(draft, side) for draft in drafts for side in draft.total_over]
    for draft, side in totals:
        parts = parts_of(draft, side, drafts, lines) if draft.number is not None else []
        if parts and _check(draft, side, _add(parts), context):
            of_shown.add((id(draft.table), _line(draft, side)))
        elif parts:
            added.append((draft, tuple(parts)))
    _of_mentions(drafts, context)
    for draft, side in totals:
        if side.kind is Kind.PERIOD or (id(draft.table), _line(draft, side)) in of_shown:
            draft.check_only = True
    return added


def _of_mentions(drafts: list[Draft], context: Context) -> None:
    """A bare *total* that is the sum of platforms adds mentions, for one offence may name several."""
    for draft in drafts:
        side = next((side for side in draft.table.sides if side.kind is Kind.MEANS), None)
        label = draft.label_on(side) if side is not None else None
        if side is None or label is None or not label.is_whole or draft.unit is not Unit.OFFENCE:
            continue
        said = label.meaning.measure if label.meaning is not None else None
        parts = [part for part in parts_of(draft, side, drafts, {}) if part.breakdown != WHOLE]
        if said is None or said.unit is not None or said.is_known_means or draft.number is None or not parts:
            continue
        if _add(parts).lowest == draft.number:
            draft.unit = Unit.MENTION
            cell = draft.place.address
            context.assume(cell, "The total is the sum of the platforms, so it is read as one of mentions.")


def leave_out_repeated(drafts: Iterable[Draft], context: Context) -> None:
    """Mark printed totals that the return gives elsewhere as checks; where the two differ, that is a problem."""
    given: dict[tuple[object, ...], Draft] = {}
    every = list(drafts)
    for draft in every:
        if not draft.total_over:
            given.setdefault(draft.meaning, draft)
    for draft in every:
        other = given.get(draft.meaning)
        if not draft.total_over or draft.check_only or other is None:
            continue
        draft.check_only = True
        cell = draft.place.address
        if other.count != draft.count:
            context.trouble(
                "total-twice", cell, printed=draft.count.text, other=other.count.text, cell=other.place.address
            )


def parts_of(total: Draft, side: Side, drafts: list[Draft], lines: dict[str, AreaLine]) -> list[Draft]:
    """The drafts that a total adds up: those of its line whose label on its side is a part."""
    label, beside = total.label_on(side), total.labels_beside(side)
    adds: set[str] | None = None
    if side.kind is Kind.AREA and label is not None and label.cell.address in lines:
        adds = {part.cell.address for part in lines[label.cell.address].parts}
    return [
        draft
        for draft in drafts
        if draft.table is total.table and draft.labels_beside(side) == beside and _is_part(draft.label_on(side), adds)
    ]


def _is_part(label: Label | None, adds: set[str] | None) -> bool:
    if label is None:
        return False
    return not (label.is_whole or label.is_inside) if adds is None else label.cell.address in adds


def _add(parts: list[Draft]) -> _Sum:
    exact = [draft.number for draft in parts if draft.number is not None]
    bounded = [draft.count for draft in parts if draft.number is None and draft.count.lowest is not None]
    gaps = tuple(draft for draft in parts if draft.count.is_missing)
    shown: Number = sum(exact)
    ends = [count.highest for count in bounded]
    return _Sum(
        shown,
        lowest=shown + sum(count.lowest or 0 for count in bounded),
        highest=None if gaps or None in ends else shown + sum(end for end in ends if end is not None),
        hidden=bool(bounded),
        gaps=gaps,
    )


def _check(total: Draft, side: Side, parts: _Sum, context: Context) -> bool:
    """Check one total; True where it is the total of what is shown, with hidden numbers left out."""
    printed, cell = total.number, total.place.address
    if printed is None:
        return False
    of_shown = parts.hidden and printed == parts.shown and printed < parts.lowest
    over_gap = bool(parts.gaps) and printed == parts.shown
    highest = printed if over_gap else parts.highest
    holds = of_shown or (parts.lowest <= printed and (highest is None or printed <= highest))
    adds = f"the numbers shown add to {plain(parts.shown)}" if of_shown else f"the parts add to {parts.text}"
    context.check(SUM, cell, f"Printed {plain(printed)}; {adds}.", holds=holds)
    if not holds:
        context.trouble("total-differs", cell, printed=plain(printed), sum=parts.text)
    if side.kind is Kind.AREA:
        _cover(total, parts, over_gap=over_gap)
    return of_shown


def _cover(total: Draft, parts: _Sum, *, over_gap: bool) -> None:
    """A total of areas covers all of them, but for those without a number over whose gap it adds."""
    if over_gap:
        total.coverage = Coverage.PART_MEMBERS
        total.missing = tuple(sorted({draft.area.code for draft in parts.gaps if draft.area is not None}))
    elif not parts.gaps:
        total.coverage = Coverage.FULL


def _line(draft: Draft, side: Side) -> str:
    label = draft.label_on(side)
    return label.cell.address if label is not None else ""
