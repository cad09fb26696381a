"""What the times in notes do to the numbers of a sheet: `Surrey: June 2017 to March 2018 only` beside a year.

A time that contains a number's period, or has nothing to do with it, narrows nothing down. A part of the period does,
and so does a time that cannot be told, unless its words say that it is one of the data (when they were drawn, when a
law came into force).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind, Words
from etl.model.count import Count, Mark
from etl.model.observation import Coverage
from etl.model.period import Period
from etl.transform.about.context import Context
from etl.transform.draft import Draft
from etl.transform.recipe import Entry
from etl.words.clean import clean
from etl.words.periods import as_whole_months, has_time_words
from etl.words.times import is_of_the_data, is_request, narrows, sentences, speaks_of_numbers

SHORTEST = 28
"""Days of the shortest span that a text names as a whole; a shorter one is a day of something else."""
_OPEN = re.compile(
    r"\b(?:since|from)\s(?P<first>[\w /-]*?\d{4}(?:[/-]\d{2,4})?)"
    r"(?:\s(?:onwards?|to (?:date|present|the present))|\s*[.,;:)]|$)",
    re.IGNORECASE,
)


def narrows_down(text: str, period: Period, words: Words) -> bool:
    """Whether a note that is tied to a number of this period may narrow it down."""
    return any(_is_part(sentence, period, words, tied=True) for sentence in sentences(text))


def check_loose(texts: Iterable[Cell], sheet: str, drafts: list[Draft], tied: frozenset[str], context: Context) -> None:
    """Write a problem for each text tied to no number that may narrow down those of the areas it names, or of all.

    `tied` are the cells of notes that are tied. A recipe's `note` settles it.
    """
    for cell in texts:
        if cell.address in tied or not isinstance(cell.value, str):
            continue
        for sentence in sentences(cell.text):
            about = _narrowed_by(sentence, drafts, context)
            entry = context.entry_in("note", cell, sentence) if about else None
            if entry is not None:
                for draft in about:
                    cover(draft, entry)
            elif about:
                where = cell.address if sheet == context.sheet else ""
                context.trouble("note-narrows", where, text=sentence.strip()[:200])


def _narrowed_by(sentence: str, drafts: list[Draft], context: Context) -> list[Draft]:
    """The numbers that a sentence may narrow down: those whose heading opens it, or those of the areas it names."""
    words = context.words
    if is_request(sentence) or not has_time_words(sentence):
        return []
    opening = [draft for draft in drafts if _opens_with(sentence, draft)]
    if opening:
        return [draft for draft in opening if _is_part(sentence, draft.period, words, tied=True)]
    loose = narrows(sentence) and (speaks_of_numbers(sentence) or bool(words.areas_in(sentence)))
    if not loose and not _is_a_period(sentence, words):
        return []
    about = _about(sentence, drafts, context)
    return [draft for draft in about if _is_part(sentence, draft.period, words, tied=False)]


def _is_a_period(sentence: str, words: Words) -> bool:
    """Whether a sentence says a span and nothing else, as a caption does."""
    said = [meaning.period for meaning in words.ask(sentence) if meaning.kind is Kind.PERIOD and meaning.period]
    return any(span.period.days >= SHORTEST for reading in said for span in reading.spans)


def _opens_with(sentence: str, draft: Draft) -> bool:
    """Whether a sentence opens with the label of a number's period and says more: `2024 is to 30 June`."""
    labels = [label.text.casefold() for label in draft.place.labels if label.kind is Kind.PERIOD]
    text = clean(sentence).casefold().lstrip("*†‡#^ ")
    return any(
        text.startswith(label) and len(text) > len(label) + 1 and not text[len(label)].isalnum() for label in labels
    )


def cover(draft: Draft, entry: Entry) -> None:
    """Put the coverage that a recipe's `note` gives on a number: of a part of its period it is a lowest value."""
    draft.coverage = Coverage(entry.value)
    if draft.coverage is Coverage.PART_PERIOD and draft.count.is_exact:
        lowest = Count.between(draft.count.lowest or 0, None, Mark.LOWER_BOUND)
        draft.value = replace(draft.value, written=replace(draft.value.written, count=lowest))


def _about(sentence: str, drafts: list[Draft], context: Context) -> list[Draft]:
    """The numbers of the areas that a sentence names; all where it names none."""
    named = {area for choice in context.words.areas_in(sentence) for area in choice}
    return [draft for draft in drafts if draft.area in named] if named else drafts


def _is_part(sentence: str, period: Period, words: Words, *, tied: bool) -> bool:
    """Whether a sentence may say that only a part of a period is meant."""
    if not has_time_words(sentence) or is_of_the_data(sentence):
        return False
    readings = words.periods_in(sentence)
    if not readings or any(not reading.spans for reading in readings):
        first = _open_from(sentence, words)
        return (tied or narrows(sentence)) and (first is None or first > period.first)
    spans = [as_whole_months(span.period).period for reading in readings for span in reading.spans]
    within = any(span.contains(period) for span in spans)
    part = any(span.overlaps(period) and not span.contains(period) for span in spans)
    if narrows(sentence):
        return part or (tied and not within)
    return part and (tied or not within)


def _open_from(sentence: str, words: Words) -> date | None:
    """The day from which words without an end count: `since 2017`; None where they name none, or several."""
    found = _OPEN.search(sentence)
    spans = words.period(found["first"]).spans if found else ()
    return spans[0].period.first if len(spans) == 1 else None
