"""Signs beside numbers, years and names, remarks beside rows, and the notes of the return that explain them.

A note that speaks of a time may narrow its numbers down (`* six months only`): then a recipe has to say how much they
cover, and a number that covers a part of its period is a lowest value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.extract.grid import Cell, Grid
from etl.layouts.kinds import Words
from etl.transform.about.context import Context
from etl.transform.draft import Draft
from etl.transform.times import cover, narrows_down
from etl.words.clean import clean, key
from etl.words.legends import read_legend
from etl.words.periods import has_time_words
from etl.words.sentences import is_note, is_refusal
from etl.words.signs import canonical, opening, sign_meaning

SHORTEST_NOTE = 4
"""Letters: a shorter text behind a number is a line of a table, not a note."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a sheet, without the sign that it opens with."""

    cell: Cell
    text: str
    sheet: str = ""
    is_comment: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a return, each with the sign that it opens with."""

    every: tuple[tuple[str, Note], ...] = ()

    @property
    def signs(self) -> frozenset[str]:
        """The signs that some note opens with."""
        return frozenset(sign for sign, _ in self.every)

    def of(self, sign: str, sheet: str) -> tuple[Note, ...]:
        """The notes of a sign: those of the sheet itself, else those of the others."""
        found = [note for opens, note in self.every if opens == sign]
        return tuple(note for note in found if note.sheet == sheet) or tuple(found)


def notes_of(grids: Iterable[Grid]) -> Notes:
    """The texts of the visible cells that open with a sign, but for questions and what only explains a mark."""
    return Notes(tuple(found for grid in grids for cell in grid for found in _opened(grid.sheet, cell)))


def _opened(sheet: str, cell: Cell) -> Iterator[tuple[str, Note]]:
    if not isinstance(cell.value, str) or cell.hidden or cell.struck:
        return
    for line in cell.text.splitlines() or [cell.text]:
        found = opening(line)
        letters = sum(letter.isalpha() for letter in found.text)
        if not found.sign or letters < SHORTEST_NOTE or found.text.endswith("?"):
            continue
        if read_legend(line) is None or has_time_words(found.text):
            yield found.sign, Note(cell, found.text, sheet)


def tie(drafts: Iterable[Draft], texts: Iterable[Cell], notes: Notes, context: Context) -> frozenset[str]:
    """Put each note on the drafts whose number or labels carry its sign, and each remark on those of its row.

    A sign without a note is a problem, and so is a note that may narrow numbers down. Returns the cells of the notes
    that were tied.
    """
    tied: set[str] = set()
    drafts = list(drafts)
    for draft in drafts:
        for note in (*_signed(draft, notes, context), *_beside(draft), *_comments(draft)):
            tied.add(note.cell.address)
            if not note.is_comment:
                draft.notes.append(note.text)
            _narrow(draft, note, context)
    for cell in texts:
        loose = is_note(cell.text) and cell.address not in tied and read_legend(cell.text) is None
        if loose and not is_refusal(cell.text) and has_time_words(cell.text):
            context.trouble("note-untied", cell.address, text=cell.text[:200])
    return frozenset(tied)


def _signed(draft: Draft, notes: Notes, context: Context) -> Iterator[Note]:
    signs = [(canonical(draft.value.written.sign), draft.place.address, draft.value.written.text)]
    signs += [(_sign(label.text, context.words), label.cell.address, label.text) for label in draft.place.labels]
    for sign, cell, text in signs:
        if not sign:
            continue
        meaning = sign_meaning(sign)
        if meaning is not None and meaning != "footnote":
            draft.notes.append(meaning)
            continue
        found = notes.of(sign, context.sheet)
        yield from found
        if not found:
            context.trouble("sign-without-note", cell, text=text)


def _sign(label: str, words: Words) -> str:
    return words.signed(label).sign


def _beside(draft: Draft) -> Iterator[Note]:
    """The remarks in the row of a number: of a column with a heading all, of one without those right behind it."""
    first = min(place.row for place in draft.table.places)
    headed = {cell.column for cell in draft.table.asides if cell.row < first}
    columns = {place.column for place in draft.table.places}
    for cell in draft.table.asides:
        if cell.row == draft.place.row:
            behind = max((column for column in columns if column < cell.column), default=0)
            if cell.column in headed or behind == draft.place.column:
                yield Note(cell, sign_meaning(f"[{key(cell.text)}]") or clean(cell.text))


def _comments(draft: Draft) -> Iterator[Note]:
    """The comments on the cell of a number and on those of its labels."""
    cells = [label.cell for label in draft.place.labels]
    for cell in (draft.place.cell, *cells):
        if cell is not None and cell.comment:
            yield Note(cell, clean(cell.comment), is_comment=True)


def _narrow(draft: Draft, note: Note, context: Context) -> None:
    """What a note that speaks of a part of the time does to the coverage, by the recipe; without one: a problem."""
    if not narrows_down(note.text, draft.period, context.words):
        return
    entry = context.entry_in("note", note.cell, note.text)
    if entry is None:
        cell = note.cell.address if note.sheet in ("", context.sheet) else draft.place.address
        context.trouble("note-narrows", cell, text=note.text[:200])
        return
    cover(draft, entry)
