"""Which days a number is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind
from etl.layouts.table import Label, Side, Table
from etl.model.period import Period, add_months
from etl.transform.about.asked import check_asked, of_kind
from etl.transform.about.context import RECIPE, REGISTER, SHEET_NAME, Context, Found
from etl.words.labels import without_sign
from etl.words.periods import PeriodReading, Span, as_whole_months, has_time_words

_YEARS = re.compile(r"(?<![\w/-])20\d\d\s?[/–-]\s?(?:20)?\d\d(?![\w/-])")
_YEAR = 12
_CUT = re.compile(r"(?P<year>\d{4})\s?[/–-]\s?\d?")


def of_labels(labels: Iterable[Label], table: Table, context: Context) -> Found[Period] | None:
    """The period that a label says, by itself, by what narrows it, or in the year of a text; None where none does.

    Raises LookupError where one speaks of a time that cannot be told; the problem is written down.
    """
    for label in labels:
        meaning = label.meaning
        if meaning is not None and meaning.narrowed:
            return _narrowed(label, meaning.narrowed, context)
    for label in labels:
        if label.kind is Kind.PERIOD and label.meaning is not None and label.meaning.period is not None:
            found = _labelled(label, label.meaning.period, table, context)
            if found.where != RECIPE:
                check_asked(label, found.value, table, context)
            return found
    return None


def of_texts(texts: Iterable[Cell], context: Context) -> Found[Period]:
    """The period that the nearest text with a period says, else the sheet's name, else the register.

    Raises LookupError where none of them can be told.
    """
    for cell in texts:
        found = _in_text(cell, context)
        if found is not None:
            _check_sheet_name(found, cell, context)
            return found
    if context.sheet != context.reference:
        for span in context.words.period(context.sheet).spans:
            if context.fence.period is None or context.fence.period.contains(span.period):
                return _settled(span, SHEET_NAME, context)
    if context.fence.period is not None:
        return Found(context.fence.period, REGISTER)
    raise _lost(context, "period-missing", "")


def _check_sheet_name(found: Found[Period], cell: Cell, context: Context) -> None:
    """Raise LookupError, with a problem, where the sheet's name says other days than the text over its numbers."""
    spans = context.words.period(context.sheet).spans if context.sheet != context.reference else ()
    named = [as_whole_months(span.period).period for span in spans]
    if found.where == RECIPE or not named:
        return
    if not any(one.contains(found.value) or found.value.contains(one) for one in named):
        raise _lost(context, "period-sheet", cell.address, text=cell.text[:200], period=found.value.label)


def _narrowed(label: Label, words: str, context: Context) -> Found[Period]:
    entry = context.entry_in("period", label.cell, label.text)
    if entry is not None:
        return Found(entry.period, RECIPE)
    reading = context.words.period(words)
    return _choose(words, label.cell.address, reading, context)


def _labelled(label: Label, reading: PeriodReading, table: Table, context: Context) -> Found[Period]:
    entry = context.entry_in("period", label.cell, label.text)
    if entry is not None:
        return Found(entry.period, RECIPE)
    reading = of_kind(label, reading, table, context)
    if not reading.spans and not reading.either:
        completed = _completed(label, table.sides, context)
        if completed is not None:
            return Found(completed, label.cell.address)
        reading = _in_year(label, table.texts, context) or reading
    return _choose(label.text, label.cell.address, reading, context)


def _choose(text: str, cell: str, reading: PeriodReading, context: Context) -> Found[Period]:
    """The one reading that lies inside the fence."""
    choices = reading.spans or reading.either
    if not choices:
        raise _lost(context, "period-unread", cell, text=text, reason=reading.reason or "no days are named")
    inside = _inside(choices, context)
    if not inside:
        first = choices[0].period.label
        raise _lost(context, "period-outside", cell, text=text, period=first, fence=_fence(context))
    if len(inside) > 1:
        first, second = inside[0].period.label, inside[1].period.label
        raise _lost(context, "period-two", cell, text=text, first=first, second=second)
    if len(choices) > 1:
        context.assume(
            cell, f"{text!r} is read as {inside[0].period.label}, the one reading inside the register's span."
        )
    return _settled(inside[0], cell, context, text)


def _settled(span: Span, where: str, context: Context, text: str = "") -> Found[Period]:
    whole = as_whole_months(span.period)
    for note in dict.fromkeys((span.note, whole.note)):
        if note:
            context.assume(where, f"{text!r}: {note}" if text else note)
    return Found(whole.period, where)


def _inside(choices: tuple[Span, ...], context: Context) -> tuple[Span, ...]:
    fence = context.fence.period
    inside = [span for span in choices if fence is None or fence.contains(as_whole_months(span.period).period)]
    return tuple({span.period: span for span in inside}.values())


def _in_text(cell: Cell, context: Context) -> Found[Period] | None:
    text = cell.text
    entry = context.entry_in("period", cell, text)
    if entry is not None:
        return Found(entry.period, RECIPE)
    readings = context.words.periods_in(text)
    choices = tuple(span for reading in readings for span in (reading.spans or reading.either))
    inside = _inside(choices, context)
    if len(inside) == 1:
        if len({span.period for span in choices}) > 1:
            context.assume(
                cell.address, f"Of the times in {text!r} only {inside[0].period.label} lies inside the register's."
            )
        return _settled(inside[0], cell.address, context)
    if len(inside) > 1:
        first, second = inside[0].period.label, inside[1].period.label
        raise _lost(context, "period-two", cell.address, text=text, first=first, second=second)
    if not choices:
        if not readings and _YEARS.search(text.replace(context.reference, "") if context.reference else text):
            raise _lost(context, "period-unread", cell.address, text=text, reason="its years stand beside other words")
        if any(reading.reason for reading in readings) or (not readings and has_time_words(text)):
            reason = next((reading.reason for reading in readings if reading.reason), "no days are named")
            raise _lost(context, "period-unread", cell.address, text=text, reason=reason)
        return None
    fence = context.fence.period
    if fence is not None and any(span.period.contains(fence) for span in choices):
        return None
    first = choices[0].period.label
    raise _lost(context, "period-outside", cell.address, text=text, period=first, fence=_fence(context))


def _completed(label: Label, sides: tuple[Side, ...], context: Context) -> Period | None:
    """The period of a label cut short (`2023/`), where its neighbours run in one step and the fence ends there."""
    cut = _CUT.fullmatch(without_sign(label.text))
    fence = context.fence.period
    side = next((side for side in sides if label in side.labels), None)
    if cut is None or fence is None or side is None:
        return None
    place = side.labels.index(label)
    before = [_told(other, context) for other in side.labels[:place]]
    if len(before) < 2 or any(period is None for period in before):
        return None
    run = [period for period in before if period is not None]
    months = run[-1].whole_months
    if months is None or any(not one.meets(other) or other.whole_months != months for one, other in pairwise(run)):
        return None
    first = add_months(run[-1].first, months)
    completed = Period.months_of(first.year, first.month, months)
    if completed.last != fence.last or str(completed.first.year) != cut["year"]:
        return None
    context.assume(
        label.cell.address,
        f"The heading {label.text!r} is cut short and read as {completed.label}: the headings before it run in one "
        "step, and the register's span ends there.",
    )
    return completed


def _in_year(label: Label, texts: tuple[Cell, ...], context: Context) -> PeriodReading | None:
    """A part of a year (`January`) in the one year that the nearest text with a period names."""
    for cell in texts:
        spans = [span for reading in context.words.periods_in(cell.text) for span in (reading.spans or reading.either)]
        if not spans:
            continue
        years = {span.period for span in spans}
        year = next(iter(years))
        if len(years) > 1 or year.whole_months != _YEAR:
            return None
        is_calendar = year.first.month == 1
        read = context.words.period(f"{label.text} {year.first.year if is_calendar else year.label}")
        inside = [span for span in (*read.spans, *read.either) if year.contains(span.period) and span.period != year]
        if len(inside) == 1 and len(read.spans) == 1:
            context.assume(
                label.cell.address, f"{label.text!r} is read as a part of {year.label}, as {cell.address} says."
            )
            return read
        return None
    return None


def _told(label: Label | None, context: Context) -> Period | None:
    if label is None or label.meaning is None or label.meaning.period is None:
        return None
    inside = _inside(label.meaning.period.spans or label.meaning.period.either, context)
    return inside[0].period if len(inside) == 1 else None


def _fence(context: Context) -> str:
    return context.fence.period.label if context.fence.period else ""


def _lost(context: Context, kind: str, cell: str, **details: object) -> LookupError:
    context.trouble(kind, cell, **details)
    return LookupError(kind)
