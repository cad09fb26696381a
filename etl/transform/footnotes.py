"""Signs beside numbers, years and names, remarks beside rows, and the notes on the sheet that explain them.

A note that speaks of a time may narrow its numbers down (`* six months only`): then a recipe has to say how much they
cover, and a number that covers a part of its period is a lowest value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from etl.extract.grid import Cell
from etl.model.count import Count, Mark
from etl.model.observation import Coverage
from etl.transform.about.context import Context
from etl.transform.draft import Draft
from etl.words.clean import clean
from etl.words.labels import part
from etl.words.marks import read_legend, sign_meaning
from etl.words.periods import has_time_words
from etl.words.sentences import is_note, is_refusal

_OPENING = re.compile(r"^(?P<sign>\*{1,3}|[†‡^#]|[¹²³⁴⁵⁶⁷⁸⁹])\s*(?P<text>\S.*)$")


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a sheet, without the sign that it opens with."""

    cell: Cell
    text: str


def legend_of(texts: Iterable[Cell]) -> dict[str, Count]:
    """What the notes of a return say of its marks, by mark."""
    return dict(found for cell in texts if (found := read_legend(cell.text)) is not None)


def notes_of(texts: Iterable[Cell]) -> dict[str, Note]:
    """The notes of a sheet by the sign that they open with."""
    found = ((cell, _OPENING.match(clean(cell.text))) for cell in texts)
    return {match["sign"]: Note(cell, match["text"]) for cell, match in found if match}


def tie(
    drafts: Iterable[Draft], texts: Iterable[Cell], legend: Mapping[str, Count], context: Context
) -> frozenset[str]:
    """Put each note on the drafts whose number or labels carry its sign, and each remark on those of its row.

    A sign without a note is a problem, and so is a note that may narrow numbers down. The cells of the notes that were
    tied are returned.
    """
    texts = tuple(texts)
    notes = notes_of(texts)
    tied: set[str] = set()
    for draft in drafts:
        for note in (*_signed(draft, notes, legend, context), *_beside(draft)):
            tied.add(note.cell.address)
            draft.notes.append(note.text)
            _narrow(draft, note, context)
    for cell in texts:
        loose = is_note(cell.text) and cell.address not in tied and read_legend(cell.text) is None
        if loose and not is_refusal(cell.text) and has_time_words(cell.text):
            context.trouble("note-untied", cell.address, text=cell.text[:200])
    return frozenset(tied)


def _signed(draft: Draft, notes: Mapping[str, Note], legend: Mapping[str, Count], context: Context) -> Iterable[Note]:
    signs = [(draft.value.written.sign, draft.place.address, draft.value.written.text)]
    signs += [(part(label.text).sign, label.cell.address, label.text) for label in draft.place.labels]
    for sign, cell, text in signs:
        if not sign or sign in legend:
            continue
        meaning = sign_meaning(sign)
        if sign in notes:
            yield notes[sign]
        elif meaning is not None and meaning != "footnote":
            draft.notes.append(meaning)
        else:
            context.trouble("sign-without-note", cell, text=text)


def _beside(draft: Draft) -> Iterable[Note]:
    """The remarks in the row of a number: of a column with a heading all, of one without those right behind it."""
    first = min(place.row for place in draft.table.places)
    headed = {cell.column for cell in draft.table.asides if cell.row < first}
    columns = {place.column for place in draft.table.places}
    for cell in draft.table.asides:
        if cell.row == draft.place.row:
            behind = max((column for column in columns if column < cell.column), default=0)
            if cell.column in headed or behind == draft.place.column:
                yield Note(cell, clean(cell.text))


def _narrow(draft: Draft, note: Note, context: Context) -> None:
    """What a note that speaks of a time does to the coverage, by the recipe; without one it is a problem."""
    if not has_time_words(note.text):
        return
    entry = context.entry_in("note", note.cell, note.text)
    if entry is None:
        context.trouble("note-narrows", note.cell.address, text=note.text[:200])
        return
    draft.coverage = Coverage(entry.value)
    if draft.coverage is Coverage.PART_PERIOD and draft.count.is_exact:
        lowest = Count.between(draft.count.lowest or 0, None, Mark.LOWER_BOUND)
        draft.value = replace(draft.value, written=replace(draft.value.written, count=lowest))
