"""What is left when the tables are read: answers that only a recipe explains, refusals, numbers inside texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from etl.extract.grid import Cell
from etl.layouts import Laid
from etl.layouts.kinds import Kind, Tier, tier
from etl.layouts.lines import read_line
from etl.layouts.sentence import read_sentence
from etl.layouts.table import Place, Side, Table
from etl.model.reading import Role
from etl.transform.about.context import Context
from etl.transform.about.heading import given_label
from etl.transform.draft import Draft
from etl.transform.recipe import Entry
from etl.transform.roles import Account
from etl.words.labels import breakdown_named, is_no_answer, is_no_answer_shape
from etl.words.marks import read_mark
from etl.words.numbers import read_number
from etl.words.sentences import counted_things, is_refusal, label_and_number, numbered

ANSWER = "answer explained by a recipe"
REPEATED = "number in a text"
_NUMBER = r"(?:[<*]?(?:0|[1-9]\d{0,4}|[1-9]\d{0,2}(?:,\d{3})+)%?|\*|n/a)"
_ROW_END = re.compile(rf"(?:^|(?<![\d)])\s){_NUMBER}(?: +{_NUMBER})+\s*$", re.I)
"""Numbers beside one another at the end of a text; those of a telephone start with others."""
_LISTED = {Kind.MEANS, Kind.AGE, Kind.SEX, Kind.OUTCOME}
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


def account_for_texts(
    laid: Laid, own: list[Draft], every: tuple[list[Draft], frozenset[str]], account: Account, context: Context
) -> None:
    """Write down refusals, and every number in a text or a remark that is not one of those that were read.

    `own` are the drafts of the sheet; `every` are those of all sheets, and the labels of all their tables.
    """
    texts, (drafts, labels) = laid.texts, every
    _set_shapes_aside(texts, account)
    digits = [cell for cell in texts if _is_strange(cell, context) and not account.has(cell)]
    if digits:
        context.trouble("digits-not-read", digits[0].address, count=len(digits), text=digits[0].text)
    for cell in digits:
        account.give(cell, Role.SET_ASIDE, "digits that are not read")
    read = {str(draft.number): draft.place.address for draft in drafts if draft.number is not None}
    told = {cell for draft in own for _, cell in draft.headers}
    crowded = {row for row, number in Counter(cell.row for cell in texts).items() if number > 1}
    for cell in texts:
        if account.has(cell):
            continue
        number = _loose_number(cell, crowded, context) or _unused_year(cell, told, context)
        if is_refusal(cell.text):
            context.trouble("question-refused", cell.address, text=cell.text[:200])
        elif cell.prose and _in_columns(cell.text):
            context.trouble("text-in-columns", cell.address, text=cell.text[:200])
            account.give(cell, Role.SET_ASIDE, "a row of a table that was not read")
        elif cell.address not in told and (cell.text in labels or _stands_over_labels(cell, laid, context)):
            context.trouble("label-without-number", cell.address, text=cell.text)
        elif number:
            context.trouble("number-without-role", cell.address, text=number)
            account.give(cell, Role.SET_ASIDE, "a number that nothing explains")
        else:
            _sentence(cell, read, account, context)
    _account_for_remarks(laid.tables, read, account, context)


def _stands_over_labels(cell: Cell, laid: Laid, context: Context) -> bool:
    """Whether a text is one of the things that a table lists, right over or under a label of it."""
    kinds = {meaning.kind for meaning in context.words.ask(cell.text)} & _LISTED
    return bool(kinds) and any(
        label is not None and label.cell.column == cell.column and abs(label.cell.row - cell.row) == 1
        for table in laid.tables
        for side in table.sides
        if side.kind in kinds
        for label in side.labels
    )


def labels_of(tables: Iterable[Table]) -> frozenset[str]:
    """The labels of tables; areas, offences and measures aside, which stand in titles too."""
    beside = (Kind.AREA, Kind.OFFENCE, Kind.MEASURE)
    sides = [side for table in tables for side in table.sides if side.kind not in beside]
    return frozenset(label.text for side in sides for label in side.labels if label is not None)


def _account_for_remarks(tables: tuple[Table, ...], read: dict[str, str], account: Account, context: Context) -> None:
    """The same for numbers inside remarks, headings and labels."""
    for table in tables:
        labels = [label.cell for side in table.sides for label in side.labels if label is not None]
        places = [place.cell for place in table.places]
        for cell in dict.fromkeys((*table.asides, *table.headings, *labels)):
            if cell not in places:
                _sentence(cell, read, account, context)


def _in_columns(text: str) -> bool:
    """Whether running text is set out as a row of a table: a number apart from its label, or several at its end."""
    label, *behind = text.split("\t")
    if any(read_number(part) is not None for part in behind):
        return not is_no_answer(label.rstrip(" :"))
    return _ROW_END.search(text) is not None


def _loose_number(cell: Cell, crowded: set[int], context: Context) -> str:
    """The number of a text that is one, or a line of label and number; empty where it holds none."""
    parted = numbered(cell.text)
    if parted.number and read_number(parted.rest) is not None:
        return parted.rest
    line = read_line(cell, context.words)
    if line is not None:
        return line.number
    is_label = context.words.is_label(cell.text)
    if tier(cell) is Tier.TEXT:
        return cell.text if cell.row in crowded and not is_label and read_mark(cell.text) is not None else ""
    return "" if cell.row not in crowded and is_label else cell.text


def _unused_year(cell: Cell, told: set[str], context: Context) -> str:
    """A number that may be a year, or a part of a period, that nothing takes its period from: it may be a count."""
    if cell.address in told:
        return ""
    if tier(cell) is Tier.YEAR:
        return cell.text
    label, number = label_and_number(cell.text) or ("", "")
    return number if read_number(number) is not None and context.words.period(label).spans else ""


def check_lines(tables: tuple[Table, ...], context: Context) -> None:
    """Write down of each line list how many lines were counted, what is wrong with them, what was not counted."""
    for table in tables:
        if table.lines:
            first = table.headings[0].address
            context.trouble("lines-counted", first, count=table.lines)
            for kind, count in table.faults:
                context.trouble(kind, first, count=count)
            for cell in table.passed:
                context.trouble("column-not-counted", cell.address, text=cell.text)


def check_labels(tables: tuple[Table, ...], context: Context) -> None:
    """Write down numbers that stand as headings and labels and are neither years nor ages."""
    for table in tables:
        labels = [label.cell for side in table.sides for label in side.labels if label is not None]
        for cell in dict.fromkeys((*table.headings, *labels)):
            named = context.words.is_label(cell.text) or breakdown_named(cell.text)
            if cell.row and tier(cell) is not Tier.TEXT and not named:
                context.trouble("number-without-role", cell.address, text=cell.text)


def _set_shapes_aside(texts: Iterable[Cell], account: Account) -> None:
    """Give the texts that are no count by how they are written their role."""
    for cell in texts:
        if is_no_answer_shape(cell.text) and not account.has(cell):
            account.give(cell, Role.SET_ASIDE, "money, a time, a telephone number or a page: no count")


def _is_strange(cell: Cell, context: Context) -> bool:
    """Whether a text is digits without words, and neither a known label nor the answer to a numbered question."""
    if not _DIGITS.fullmatch(cell.text.strip()) or numbered(cell.text).number:
        return False
    return not context.words.ask(cell.text)


def _sentence(cell: Cell, read: dict[str, str], account: Account, context: Context) -> None:
    """A number before a unit is one that was read elsewhere, or a problem."""
    numbers = counted_things(cell.text)
    doubtful = read_sentence(cell, context.words.vocabulary.areas) if not numbers else None
    if doubtful is not None and not doubtful.understood:
        count = doubtful.count
        context.trouble("sentence-not-understood", cell.address, text=count.number, words=count.words)
        account.give(cell, Role.SET_ASIDE, "a number that nothing explains")
    for number in numbers:
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
