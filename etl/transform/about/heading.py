"""What a text over a table, or the name of its sheet, adds to all of its numbers: `Snapchat` over a list of years.

A text that is a label as a whole is one. A text that only mentions a platform, an age, a sex or an outcome, over a
table that is not parted by it, may narrow the numbers down: then nobody can tell, and it is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind, Meaning
from etl.layouts.mentions import platforms_in
from etl.layouts.sides import NAMED
from etl.layouts.table import Label, Place, Table
from etl.model.observation import Unit
from etl.transform.about.breakdown import BY_MEANS
from etl.transform.about.context import Context
from etl.transform.recipe import Entry
from etl.words.labels import words_of
from etl.words.measures import measure, unit_in
from etl.words.narrowing import OF_A_PERSON, OVER, OVER_A_WHOLE, narrows

PARTING = (Kind.MEANS, Kind.AGE, Kind.SEX, Kind.OUTCOME)
"""Kinds that a text can narrow numbers down to."""
_PARTED = {*PARTING, Kind.CATEGORY}
_AGE = re.compile(
    r"\b(?:aged? (?:under |over )?\d{1,2}|(?:under|over|below) (?!1[68]\b)\d{1,2}|\d{1,2}[ -]year[s ]?[- ]olds?)\b"
)


def headings_of(table: Table, context: Context) -> tuple[Label, ...]:
    """The labels that the texts right over a table, the nearest first, and the sheet's name make."""
    there = {side.kind for side in table.sides}
    found: list[Label] = []
    for cell in table.headings:
        said = {meaning.kind for meaning in context.words.ask(cell.text)} - {Kind.MEASURE}
        if said & there and context.words.is_label(cell.text):
            context.trouble("labels-unknown", cell.address, text=cell.text)
    for cell in (*table.headings, *table.near, Cell(0, 0, context.sheet, context.sheet)):
        asked = context.words.ask(cell.text)
        kinds = {meaning.kind for meaning in asked if meaning.kind in PARTING}
        if len(kinds) > 1 and not kinds & there and cell.row:
            context.trouble("text-narrows", cell.address, text=cell.text[:200], words=cell.text[:200])
            continue
        for meaning in asked:
            if meaning.kind in PARTING and meaning.kind not in there:
                name = meaning.kind.value if meaning.kind is Kind.OUTCOME else ""
                found.append(Label(cell, cell.text, meaning.kind, meaning, name))
                there.add(meaning.kind)
                break
    return tuple(found)


def check_narrowing(table: Table, headings: tuple[Label, ...], context: Context) -> None:
    """Write a problem where a text right over a table mentions what its numbers may be narrowed down to."""
    for side in table.sides:
        for cell in (*side.headings, *table.near) if side.kind in (Kind.AGE, Kind.SEX) else ():
            if (words := narrows(cell.text, OF_A_PERSON)) and unit_in(cell.text) is not Unit.PERSON:
                context.trouble("text-narrows", cell.address, text=cell.text[:200], words=words)
    for cell in table.headings:
        if not _is_plain(cell, context) and (words := narrows(cell.text, OVER)):
            context.trouble("text-narrows", cell.address, text=cell.text[:200], words=words)
    labels = {label.cell.address for label in headings}
    there = {side.kind for side in table.sides} | {label.kind for label in headings}
    for cell in table.near:
        if cell.address in labels or all(_is_settled(place, context) for place in table.places):
            continue
        said = [words for kind, words in mentioned(cell.text, context).items() if kind not in there]
        part = "" if _is_plain(cell, context) else narrows(cell.text, OVER if there & _PARTED else OVER_A_WHOLE)
        for words in said or [part] * bool(part):
            context.trouble("text-narrows", cell.address, text=cell.text[:200], words=words)


def given_label(cell: Cell, entry: Entry, text: str, context: Context) -> Label | None:
    """The label that a recipe's `answer` gives a number; None, with a problem, for one that is not known."""
    kind = Kind.MEANS if entry.breakdown == BY_MEANS else NAMED.get(entry.breakdown, Kind.CATEGORY)
    known = [meaning for meaning in context.words.ask(entry.label) if meaning.kind is kind]
    if not known and kind not in (Kind.OUTCOME, Kind.CATEGORY):
        near = context.words.vocabulary.platforms.nearest(entry.label) if kind is Kind.MEANS else None
        hint = f" Did you mean {near.name!r}?" if near else ""
        context.trouble("means-unknown", cell.address, text=entry.label, kind=kind.value, hint=hint)
        return None
    meaning = known[0] if known else Meaning(kind, word=entry.label)
    return Label(cell, text, kind, meaning, entry.breakdown, from_recipe=True)


def _is_settled(place: Place, context: Context) -> bool:
    return context.entry("answer", place.row, place.column) is not None


def _is_plain(cell: Cell, context: Context) -> bool:
    """Whether a text is a known label or measure as a whole."""
    return measure(cell.text) is not None or context.words.is_label(cell.text)


def mentioned(text: str, context: Context) -> dict[Kind, str]:
    """What a text mentions, by kind: the words that say it."""
    lower = text.casefold()
    found = {}
    if platforms := platforms_in(text, context.words.vocabulary.platforms):
        found[Kind.MEANS] = platforms[0]
    for kind, pattern in ((Kind.AGE, _AGE), (Kind.SEX, _sexes()), (Kind.OUTCOME, _outcomes())):
        if said := pattern.search(lower):
            found[kind] = said[0]
    return found


@cache
def _sexes() -> re.Pattern[str]:
    return _any_of(word for word, sex in words_of("sex-words.csv", "word", "sex").items() if sex in ("female", "male"))


@cache
def _outcomes() -> re.Pattern[str]:
    return _any_of(words_of("outcome-words.csv", "word", "note"))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    whole = [re.escape(word) for word in words if len(word) > 2]
    return re.compile(rf"\b(?:{'|'.join(sorted(whole, key=len, reverse=True))})\b")
