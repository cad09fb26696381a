"""Years of a heading beside what the sheet says elsewhere: of which kind its years are, and which were asked for.

`2018` under *Financial year* is no calendar year, and `2018/19` in a list of academic years no financial one. Where a
question asks of other days than a heading names, one of the two is a slip, and nobody can tell which.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.extract.grid import Cell
from etl.layouts.table import Label, Table
from etl.model.period import Period, free_days
from etl.transform.about.context import Context
from etl.words.labels import without_sign
from etl.words.period_kinds import kinds_in
from etl.words.periods import PeriodReading, as_whole_months
from etl.words.sentences import is_question
from etl.words.times import is_of_the_data, is_request, sentences

A_YEAR = 12
SHORTEST = 28
"""Days of the shortest span that a question asks of; a shorter one is a day of something else."""


def of_kind(label: Label, reading: PeriodReading, table: Table, context: Context) -> PeriodReading:
    """The reading of a year whose own words name no kind, as a year of the kind that the sheet names."""
    spans = [as_whole_months(span.period).period for span in reading.spans]
    if not spans or kinds_in(label.text) or any(span.months != A_YEAR for span in spans):
        return reading
    for kind in _kinds(table, context):
        said = context.words.period(f"{kind} year {without_sign(label.text)}")
        if said.spans or said.either:
            return said
    return reading


def _kinds(table: Table, context: Context) -> tuple[str, ...]:
    """The kinds of year named over a table, else on its sheet, else in its name or on sheets of notes."""
    headings = [cell for side in table.sides for cell in side.headings]
    for cells in ((*headings, *table.headings), table.near, table.texts):
        named = _named(cell.text for cell in cells)
        if named:
            return named
    return _named((context.sheet,)) or _named(context.notes)


def _named(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for text in texts for kind in sorted(kinds_in(text))))


def check_asked(label: Label, period: Period, table: Table, context: Context) -> None:
    """Write a problem where the texts over a table ask of days that are not those of its heading.

    Raises LookupError then.
    """
    if is_request(label.text) or is_question(label.text):
        return
    asked = _asked(table.near, context) or _asked(table.texts, context)
    if not asked or any(span.contains(period) for _, span in asked):
        return
    is_plain = any(letter.isalpha() for letter in label.text) or not _is_bare(period)
    if is_plain and not free_days(period, tuple(span for _, span in asked)):
        return
    cell, span = min(asked, key=lambda one: abs((one[1].first - period.first).days))
    context.trouble(
        "period-asked",
        label.cell.address,
        label=label.text,
        period=period.label,
        text=cell.text[:200],
        asked=span.label,
    )
    raise LookupError("period-asked")


def _is_bare(period: Period) -> bool:
    """Whether a period is one that four digits alone are taken for."""
    return period == Period.calendar_year(period.first.year)


def _asked(cells: Iterable[Cell], context: Context) -> list[tuple[Cell, Period]]:
    """The spans of which texts ask, each with its cell."""
    return [
        (cell, as_whole_months(span.period).period)
        for cell in cells
        for sentence in sentences(cell.text)
        if is_request(sentence) and not is_of_the_data(sentence)
        for reading in context.words.periods_in(sentence)
        for span in reading.spans
        if span.period.days >= SHORTEST
    ]
