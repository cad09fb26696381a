"""The official class by year or quarter: sums of its stored quarters, basis *derived*, no rows of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.row import Row, Subject
from dashboard.selection import Step
from dashboard.statistics.gaps import gaps
from dashboard.statistics.laid import Kind, Laid, Listed, Series, Why
from etl.model.count import Count, Number
from etl.model.figure import Standing
from etl.model.official import sum_of_quarters
from etl.model.period import ONE_DAY, Period, add_months, free_days

Stored = Mapping[str, Mapping[Period, Row]]
"""The quarters of the edition that answers, by body."""


@dataclass(frozen=True, slots=True)
class ClassBlock:
    """The class over one span: the sum of `rows`, the stored quarters of its bodies, in offences.

    `unfinished` is a year of which some quarters are not there yet: the block is as wide as those that are.
    `joined` says whether the span lies wholly after the day on which the narrower offence joined the class; nothing is
    compared across that day.
    """

    period: Period
    value: Number
    rows: tuple[Row, ...]
    unfinished: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """The class over the days of a figure of its part; `value` None where its quarters do not make up those days."""

    period: Period
    value: Number | None


def class_blocks(
    stored: Stored, bodies: Collection[str], span: Period, step: Step = Step.YEAR, *, joins: date
) -> tuple[ClassBlock, ...]:
    """The class over `span` for these bodies together, in order of time.

    Financial years, or quarters for `step=quarter`. A quarter that any body lacks is in no block. `joins` is the first
    day on which the class holds the offence.
    """
    counts = _counts(stored, bodies)
    whole = [quarter for quarter in span.quarters() if sum_of_quarters(counts, bodies, quarter) is not None]
    blocks = []
    for period in whole if step is Step.QUARTER else _years(whole):
        value = sum_of_quarters(counts, bodies, period)
        if value is not None:
            rows = tuple(_rows(stored, bodies, period))
            short = step is not Step.QUARTER and not period.is_financial_year
            blocks.append(ClassBlock(period, value, rows, short, period.first >= joins))
    return tuple(blocks)


def class_series(
    subject: Subject, blocks: Sequence[ClassBlock], others: Sequence[Row], span: Period, step: Step = Step.YEAR
) -> Series:
    """The class of one area as a series: its sums are the blocks, and what anybody else prints of it is listed.

    `others` are all figures of the subject, its own quarters too; those that a block adds are accounted for by it.
    """
    laid = tuple(Laid(block.period, Kind.EXACT, Count.exact(block.value), block.rows) for block in blocks)
    added = {row.figure_id for block in blocks for row in block.rows}
    rest = [row for row in others if row.figure_id not in added and row.period.overlaps(span)]
    free = free_days(span, tuple(block.period for block in blocks))
    return Series(subject, span, step, laid, gaps(free, [], []), tuple(_listed(row, blocks) for row in rest))


def _listed(row: Row, blocks: Sequence[ClassBlock]) -> Listed:
    why = {Standing.SUPERSEDED: Why.SUPERSEDED, Standing.SET_ASIDE: Why.SET_ASIDE}.get(row.standing, Why.OFFICIAL)
    return Listed(row, why, tuple(block.period for block in blocks if block.period.overlaps(row.period)))


def tie(stored: Stored, bodies: Collection[str], period: Period) -> Tie:
    """The class over the days of one figure."""
    return Tie(period, sum_of_quarters(_counts(stored, bodies), bodies, period))


def year_to(stored: Stored, bodies: Collection[str], last: date) -> tuple[Period, Number, Number] | None:
    """The twelve months that end with `last`, their sum and that of the twelve before; None where a quarter lacks."""
    counts = _counts(stored, bodies)
    this = Period(add_months(last + ONE_DAY, -12), last)
    before = Period(add_months(this.first, -12), this.first - ONE_DAY)
    sums = [sum_of_quarters(counts, bodies, period) for period in (this, before)]
    return None if sums[0] is None or sums[1] is None else (this, sums[0], sums[1])


def _counts(stored: Stored, bodies: Collection[str]) -> dict[str, dict[Period, Number]]:
    return {
        body: {quarter: row.count.value for quarter, row in stored.get(body, {}).items() if row.count.value is not None}
        for body in bodies
    }


def _years(quarters: list[Period]) -> Iterator[Period]:
    """Quarters put together as far as they follow one another within one financial year."""
    run: Period | None = None
    for quarter in quarters:
        if run and run.meets(quarter) and quarter.first.month != 4:
            run = Period(run.first, quarter.last)
            continue
        if run:
            yield run
        run = quarter
    if run:
        yield run


def _rows(stored: Stored, bodies: Collection[str], period: Period) -> Iterator[Row]:
    for body in sorted(bodies):
        for quarter, row in stored.get(body, {}).items():
            if period.contains(quarter):
                yield row
