"""Which figure answers for which days. The contract of what comes out is in `laid.py`.

Rules, in this order:

1. direct figures of the step asked (financial years, or quarters of them);
2. in the days left, the longest direct figures that lie wholly in them;
3. in the days still left, what can be worked out of figures (`derived.py`), beside the blocks and never among them;
4. figures that reach beyond the days asked: 0 to their value, where nothing can be worked out.

`step=span` begins with rule 2. Gaps stay gaps. A longer figure that covers days of laid ones is listed, never drawn
over them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.row import Returned, Row, Subject, subject_of
from dashboard.selection import Step
from dashboard.statistics.answers import answer
from dashboard.statistics.gaps import gaps
from dashboard.statistics.laid import Kind, Laid, Listed, Series, Why
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.period import Period, free_days

_Answers = Mapping[Period, Laid]
_Pass = Callable[[Period, tuple[Period, ...], _Answers], list[Laid]]


def subjects(rows: Iterable[Row]) -> dict[Subject, list[Row]]:
    """The figures by what they are about, in the order in which subjects are met."""
    found: dict[Subject, list[Row]] = {}
    for row in rows:
        found.setdefault(subject_of(row), []).append(row)
    return found


def lay(
    subject: Subject,
    rows: Sequence[Row],
    span: Period,
    step: Step = Step.YEAR,
    *,
    returns: Sequence[Returned] = (),
    since: date | None = None,
) -> Series:
    """The series of one subject over `span`.

    `rows` are all its figures, those that only overlap `span` too; those wholly outside take no part, but as other
    spans of a number printed twice. `returns` are the register rows of its area and offence. `since` is the first
    day of the law: days before it are no gap. Raises ValueError for a figure of another subject.
    """
    for row in rows:
        if subject_of(row) != subject:
            raise ValueError(f"figure {row.figure_id} is not about {subject}")
    if since and span.first < since <= span.last:
        span = Period(since, span.last)
    rows = sorted(rows, key=lambda row: (row.position, row.figure_id))
    numbers = [row for row in rows if not row.count.is_missing]
    laid = _laid(numbers, span, step)
    free = free_days(span, tuple(block.period for block in laid))
    holes = gaps(free, [row for row in rows if row.count.is_missing], returns)
    used = {row.figure_id for block in laid for row in block.everything}
    used |= {row.figure_id for gap in holes for row in gap.rows}
    rest = [row for row in rows if row.figure_id not in used and row.period.overlaps(span)]
    return Series(subject, span, step, laid, holes, tuple(_listed(row, span, laid) for row in rest))


def _laid(numbers: Sequence[Row], span: Period, step: Step) -> tuple[Laid, ...]:
    by_period: dict[Period, list[Row]] = {}
    for row in numbers:
        by_period.setdefault(row.period, []).append(row)
    found = {period: answer(period, group) for period, group in by_period.items()}
    answers = {period: block for period, block in found.items() if block is not None}
    laid: list[Laid] = []
    for choose in _passes(step):
        laid += choose(span, free_days(span, tuple(block.period for block in laid)), answers)
    return tuple(sorted(_with_other_spans(laid, numbers), key=lambda block: block.period))


def _passes(step: Step) -> tuple[_Pass, ...]:
    """The rules in order, but for what is worked out (rule 3): that stands beside the figures, by `derived_place`."""
    direct: dict[Step, tuple[_Pass, ...]] = {
        Step.YEAR: (_direct(Period.financial_years),),
        Step.QUARTER: (_direct(Period.quarters),),
        Step.SPAN: (),
    }
    return (*direct[step], _longest, _cut)


def _direct(steps: Callable[[Period], Iterator[Period]]) -> _Pass:
    """Rule 1: the figures whose span is exactly one step."""

    def choose(span: Period, _free: tuple[Period, ...], answers: _Answers) -> list[Laid]:
        return [answers[period] for period in steps(span) if period in answers]

    return choose


def _longest(_span: Period, free: tuple[Period, ...], answers: _Answers) -> list[Laid]:
    """Rule 2: the longest figures first, each wholly in days that are left; of equals the one in less doubt."""
    doubt = (Kind.CUT, Kind.IN_DOUBT, Kind.CONFLICT, Kind.AT_LEAST)
    order = sorted(answers.values(), key=lambda block: (-block.period.days, block.kind in doubt, block.period))
    return _that_fit(free, order)


def _cut(span: Period, free: tuple[Period, ...], answers: _Answers) -> list[Laid]:
    """Rule 4: what reaches beyond the days asked, over its days inside them; it may be anything from 0 to its value."""
    blocks = []
    for period, block in answers.items():
        part = period.intersection(span)
        if part and part != period:
            count = Count(min(0, block.count.lowest or 0), block.count.highest)
            blocks.append(replace(block, period=part, kind=Kind.CUT, count=count))
    return _that_fit(free, sorted(blocks, key=lambda block: (-block.period.days, block.row.period)))


def _that_fit(free: tuple[Period, ...], blocks: Iterable[Laid]) -> list[Laid]:
    """The blocks, in order, that lie wholly in the days which those before them have left."""
    chosen: list[Laid] = []
    for block in blocks:
        if any(days.contains(block.period) for days in free):
            chosen.append(block)
            free = tuple(rest for days in free for rest in days.minus(block.period))
    return chosen


def _with_other_spans(laid: Sequence[Laid], numbers: Sequence[Row]) -> Iterator[Laid]:
    """Each block, with the other spans for which its number is printed where that is what is wrong with it."""
    taken = {row.figure_id for block in laid for row in block.everything}
    for block in laid:
        others = _same_number(block, numbers)
        places = tuple(dict.fromkeys(row.period for row in others))
        free = tuple(row for row in others if row.figure_id not in taken)
        if block.kind is Kind.CONFLICT and len(block.rows) == 1 and places:
            kind, places = Kind.TWO_SPANS, (block.period, *places)
        elif block.kind is Kind.AT_LEAST and len(places) > 1 and all(map(block.period.contains, places)):
            kind = Kind.PART
        else:
            yield block
            continue
        taken |= {row.figure_id for row in free}
        yield replace(block, kind=kind, rows=(*block.rows, *free), places=places)


def _same_number(block: Laid, numbers: Sequence[Row]) -> list[Row]:
    """The figures in conflict that print the number of this block for another span, the longest first."""
    row = block.row
    if row.mark is not Mark.LOWER_BOUND and not row.count.is_exact:
        return []
    found = [
        other
        for other in numbers
        if other.standing is Standing.CONFLICT
        and other.period != row.period
        and other.count.value == row.count.lowest
        and (row.period.overlaps(other.period) or other.figure_id in row.conflicts_with)
    ]
    return sorted(found, key=lambda other: (-other.period.days, other.period))


def _listed(row: Row, span: Period, laid: Sequence[Laid]) -> Listed:
    about = tuple(block.period for block in laid if block.period.overlaps(row.period))
    return Listed(row, _why(row, span, about), about)


def _why(row: Row, span: Period, about: Sequence[Period]) -> Why:
    if row.standing is Standing.SUPERSEDED:
        return Why.SUPERSEDED
    if row.standing is Standing.SET_ASIDE:
        return Why.SET_ASIDE
    if row.count.is_missing:
        return Why.BLANK
    if not span.contains(row.period):
        return Why.CUT
    if any(period.contains(row.period) for period in about):
        return Why.FINER
    return Why.LONGER if all(row.period.contains(period) for period in about) else Why.CROSSES
