"""What the cell of a place says: its numbers, or the mark or the blank in place of one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from etl.extract.grid import Cell
from etl.layouts.kinds import number_in
from etl.layouts.table import Place
from etl.model.count import Count, Mark
from etl.model.observation import Basis
from etl.transform.about.context import Context
from etl.transform.legends import Legend
from etl.transform.recipe import Entry
from etl.words.clean import key
from etl.words.legends import BLANK
from etl.words.marks import MarkReading, read_mark
from etl.words.numbers import Flaw, Form, NumberReading, Written, read_number
from etl.words.signs import behind

IN_PLACE_OF_A_NUMBER = (Form.BOUND, Form.RANGE, Form.WORDS)
"""Forms that the account calls a mark: words or signs where digits were expected."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a place. `is_mark` is whether a mark or word stands for the number."""

    written: Written
    is_mark: bool = False
    is_blank: bool = False
    ordinal: int = 0


def values_of(place: Place, legend: Legend, context: Context) -> tuple[Value, ...]:
    """The values of a place; none, with a problem written down, where it holds what cannot be read."""
    cell = place.cell
    if cell is None:
        return (_blank(place, legend, context),)
    if cell.formula_without_result:
        context.trouble("formula-without-result", cell.address)
        return ()
    text = place.text or cell.text
    mark = _mark(cell, text, legend, context)
    if mark is not None:
        return (Value(Written(mark, text.strip()), is_mark=True),)
    if key(text) in legend.disputed:
        first, second = legend.disputed[key(text)]
        context.trouble("mark-two", cell.address, text=repr(text.strip()), first=first, second=second)
        return ()
    if read_mark(text, legend.marks) is not None:
        context.trouble("mark-unexplained", cell.address, text=repr(text.strip()))
        return ()
    reading = read_number(place.text) if place.text else number_in(cell)
    values = _numbers(cell, text, reading or _with_note(text, context), context)
    return tuple(replace(value, ordinal=place.ordinal + value.ordinal) for value in values)


def _with_note(text: str, context: Context) -> NumberReading | None:
    """A number with the number of a note behind it in brackets, where the return has such a note: `5 (1)`."""
    signed = behind(text)
    reading = read_number(signed.text) if signed.sign.isdigit() and signed.sign in context.words.notes else None
    if reading is None or reading.form is not Form.PLAIN or len(reading.written) != 1:
        return None
    return NumberReading(reading.form, (replace(reading.written[0], sign=signed.sign),))


def _blank(place: Place, legend: Legend, context: Context) -> Value:
    """An empty cell: no return, unless a recipe or the sheet says what it means."""
    entry = context.entry("blank", place.row, place.column)
    if BLANK in legend.disputed:
        first, second = legend.disputed[BLANK]
        context.trouble("mark-two", place.address, text="of a blank", first=first, second=second)
    count = entry.count if entry is not None else legend.blank or Count.missing(Mark.NO_RETURN)
    return Value(Written(count, "", Basis.BLANK), is_blank=True)


def _mark(cell: Cell, text: str, legend: Legend, context: Context) -> Count | None:
    for entry in context.recipe.of("mark"):
        if entry.mark == text.strip() and entry.covers(context.sheet, cell.row, cell.column):
            context.notebook.used.add(entry)
            _needless(entry, read_mark(text, legend.marks), context)
            return entry.count
    found = read_mark(text, legend.marks)
    return found.count if found is not None else None


def _needless(entry: Entry, said: MarkReading | None, context: Context) -> None:
    """Write down that the sheet says itself what a recipe says of a mark."""
    if said is not None and said.count == entry.count:
        context.trouble("recipe-needless", "", section=entry.title, text=f"{entry.mark} is {entry.count.text}")


def _numbers(cell: Cell, text: str, reading: NumberReading | None, context: Context) -> tuple[Value, ...]:
    if reading is None:
        kind = "formula-error" if text.startswith("#") else "cell-not-read"
        context.trouble(kind, cell.address, text=text)
        return ()
    if reading.flaw is not Flaw.NONE:
        kind = "number-negative" if reading.flaw is Flaw.NEGATIVE else "number-fraction"
        context.trouble(kind, cell.address, text=text)
        return ()
    if reading.form is Form.PARTS and context.entry("parts", cell.row, cell.column) is None:
        context.trouble("numbers-in-one-cell", cell.address, text=text)
        return ()
    return tuple(
        Value(written, reading.form in IN_PLACE_OF_A_NUMBER, ordinal=number)
        for number, written in enumerate(reading.written)
    )
