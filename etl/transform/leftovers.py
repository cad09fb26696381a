"""What is left when the tables are read: answers that only a recipe explains, refusals, numbers inside texts."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.grid import Cell
from etl.layouts import Laid
from etl.layouts.sentence import read_sentence
from etl.layouts.table import Place, Side, Table
from etl.model.reading import Role
from etl.transform.about.context import Context
from etl.transform.about.heading import given_label
from etl.transform.draft import Draft
from etl.transform.recipe import Entry
from etl.transform.roles import Account
from etl.words.numbers import read_number
from etl.words.sentences import counted_things, is_refusal, numbered

ANSWER = "answer explained by a recipe"
REPEATED = "number in a text"
_DIGITS = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*")


def with_answers(laid: Laid, context: Context) -> Laid:
    """The sheet with the texts that a recipe explains as tables of one number each."""
    tables = list(laid.tables)
    left: list[Cell] = []
    for cell in laid.texts:
        entry = context.entry("answer", cell.row, cell.column)
        answer = _answer(cell, entry, tuple(reversed(left)), context) if entry is not None else None
        if answer is None:
            left.append(cell)
        else:
            tables.append(answer)
    return replace(laid, tables=tuple(tables), texts=tuple(left))


def _answer(cell: Cell, entry: Entry, texts: tuple[Cell, ...], context: Context) -> Table | None:
    """The number of a text with the label that the recipe gives it; None, with a problem, for an unknown label."""
    parted = numbered(cell.text)
    label = given_label(cell, entry, parted.number, context)
    if label is None:
        return None
    place = Place(cell.row, cell.column, cell, (label,), parted.rest)
    return Table(ANSWER, (place,), (Side(label.kind, (label,), entry.breakdown),), texts)


def account_for_texts(texts: tuple[Cell, ...], drafts: list[Draft], account: Account, context: Context) -> None:
    """Give refusals their note, and every number that a text counts something with its place among what was read."""
    digits = [cell for cell in texts if _is_strange(cell, context)]
    if digits:
        context.trouble("digits-not-read", digits[0].address, count=len(digits), text=digits[0].text)
    for cell in digits:
        account.give(cell, Role.SET_ASIDE, "digits that are not read")
    read = {str(draft.number): draft.place.address for draft in drafts if draft.number is not None}
    for cell in texts:
        if account.has(cell):
            continue
        if is_refusal(cell.text):
            context.trouble("question-refused", cell.address, text=cell.text[:200])
            continue
        if read_number(numbered(cell.text).rest) is not None and numbered(cell.text).number:
            context.trouble("number-without-role", cell.address, text=numbered(cell.text).rest)
            account.give(cell, Role.SET_ASIDE, "a number that nothing explains")
            continue
        _sentence(cell, read, account, context)


def _is_strange(cell: Cell, context: Context) -> bool:
    """Whether a text is digits without words, and neither a known label nor the answer to a numbered question."""
    if not _DIGITS.fullmatch(cell.text.strip()) or numbered(cell.text).number:
        return False
    return not context.words.ask(cell.text)


def _sentence(cell: Cell, read: dict[str, str], account: Account, context: Context) -> None:
    """A number before a unit is one that was read elsewhere, or a problem."""
    for number in counted_things(cell.text):
        other = read.get(number.replace(",", ""))
        if other is not None:
            context.check(REPEATED, cell.address, f"The text repeats {number} of {other}.", holds=True)
            continue
        said = read_sentence(cell, context.words.vocabulary.areas)
        if said is not None:
            words = said.count.words
            context.trouble("sentence-not-understood", cell.address, text=number, words=words)
        else:
            context.trouble("number-without-role", cell.address, text=number)
        account.give(cell, Role.SET_ASIDE, "a number that nothing explains")
