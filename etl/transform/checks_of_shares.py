"""Printed shares beside printed counts: a part of a base must be the share that is printed of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from etl.model.count import Count, Number
from etl.model.figure import Standing
from etl.model.finding import FigureCheck, FigureProblem
from etl.model.observation import Measure, Unit
from etl.model.problems import problem
from etl.transform.candidate import Candidate, Question, of_one_release, spoken
from etl.transform.caveats import NOT_STATED
from etl.transform.shares import numbers_named
from etl.transform.small_numbers import Bases
from etl.words.numerals import numerals
from etl.words.phrases import read_amount

_UNITS = (Unit.OFFENCE, Unit.MENTION, Unit.VICTIM)


def check_shares(live: Sequence[Candidate], bases: Bases) -> Iterator[FigureCheck | FigureProblem]:
    """Each share whose part and base are printed as counts, and each percent that stands beside a count in one row."""
    counts = {told.question: told for told in live if told.observation.measure is Measure.COUNT}
    compared: set[str] = set()
    for told in live:
        if told.observation.measure is Measure.SHARE:
            for found in _share(told, counts, bases):
                compared.update(found.figures)
                yield found
    for told in counts.values():
        # The percent beside a count in a sheet is checked where the sheet is read.
        if told.figure_id not in compared and not told.observation.source.return_id:
            yield from _bracket(told)


def _share(share: Candidate, counts: dict[Question, Candidate], bases: Bases) -> Iterator[FigureCheck | FigureProblem]:
    if share.question.of_what == NOT_STATED:
        return
    printed = bases.printed(share.observation, share.question.of_what)
    for unit in _UNITS:
        part = counts.get(replace(share.question, measure=Measure.COUNT, unit=unit, of_what=""))
        if part is None or len(printed) != 1 or not of_one_release((share, part, printed[0])):
            continue
        count, base = part.count.value, printed[0].count.value
        if count is not None and base:
            figures = (share.figure_id, part.figure_id, printed[0].figure_id)
            yield from _compare(share, share.count, count, base, share.question.of_what, figures)


def _bracket(told: Candidate) -> Iterator[FigureCheck | FigureProblem]:
    """`618 (30%)` with the base in the row's own note: `of 2,117`."""
    for one in told.observations:
        both = len({number.is_percent for number in numerals(one.value_as_written)}) == 2
        percent = read_amount(one.value_as_written, share=True) if both else None
        named = numbers_named(one.note)
        count = one.count.value
        if percent is not None and percent.count.highest is not None and named and count is not None:
            yield from _compare(
                told, percent.count, count, named[0], f"the {named[0]:,} that are named", (told.figure_id,)
            )
            return


def _compare(
    told: Candidate, share: Count, count: Number, base: Number, of_what: str, figures: tuple[str, ...]
) -> Iterator[FigureCheck | FigureProblem]:
    exact = Decimal(100) * Decimal(count) / Decimal(base)
    percent = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    area, period = told.observation.area.name, told.question.period.label
    printed = spoken(share, Measure.SHARE)
    said = f"{area}, {period}, {told.part}: printed {printed} of {of_what}; {count:,} of {base:,} is {percent} %."
    holds = share.admits(exact)
    yield FigureCheck("share of known", said, holds, figures, told.place)
    if not holds and told.standing is Standing.ANSWERS:
        details = {
            "area": area,
            "period": period,
            "part": told.part,
            "share": printed,
            "of_what": of_what,
            "count": f"{count:,}",
            "base": f"{base:,}",
            "percent": percent,
        }
        yield FigureProblem(problem("share-differs", told.place, **details), figures)
