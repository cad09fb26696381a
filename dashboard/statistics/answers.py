"""Which of the figures of one exact span answers: decisions first, then the newest of its compiler."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.row import Row
from dashboard.statistics.laid import Kind, Laid
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import Measure
from etl.model.period import Period

_STANDING_ORDER = (Standing.ANSWERS, Standing.CONFLICT, Standing.IN_DOUBT, Standing.SUPERSEDED, Standing.SET_ASIDE)


def answer(period: Period, rows: Sequence[Row]) -> Laid | None:
    """The block of one span from all figures of one subject for it; None where none may answer.

    A conflict gives both ends only when both figures claim to be whole; words that hold an exact number are listed
    with it. What is set aside takes no part.
    """
    live = _best_first([row for row in rows if row.is_live])
    if not live:
        return None
    best = live[0]
    rivals = _rivals(best, live[1:])
    chosen = tuple(sorted((best, *rivals), key=lambda row: row.published, reverse=True)) if rivals else (best,)
    rest = [row for row in rows if row not in chosen and row.standing is not Standing.SET_ASIDE]
    first_printed = _first_print(best, rest)
    return Laid(
        period,
        Kind.CONFLICT if rivals else kind_of(best),
        envelope(chosen) if rivals else best.count,
        chosen,
        first_printed=first_printed,
        also=tuple(row for row in _best_first(rest) if row is not first_printed),
    )


def kind_of(row: Row) -> Kind:
    """The kind of block that a figure alone gives."""
    if row.standing is Standing.IN_DOUBT:
        return Kind.IN_DOUBT
    if row.standing is Standing.CONFLICT:
        return Kind.CONFLICT
    if row.mark is Mark.LOWER_BOUND:
        return Kind.AT_LEAST
    if row.count.is_exact:
        return Kind.EXACT
    return Kind.OPEN if row.count.highest is None else Kind.BETWEEN


def envelope(rows: Sequence[Row]) -> Count:
    """From the lowest of all to the highest of all; open above where one of them is. Raises ValueError for none."""
    lows = [row.count.lowest for row in rows if row.count.lowest is not None]
    highs = [row.count.highest for row in rows if row.count.highest is not None]
    return Count(min(lows), max(highs) if len(highs) == len(rows) else None)


def _best_first(rows: Sequence[Row]) -> list[Row]:
    """What stands by a decision, then what answers, is whole and exact; the newest print first among equals."""
    newest = sorted(rows, key=lambda row: (row.published, row.witnesses), reverse=True)
    return sorted(newest, key=_rank)


def _rank(row: Row) -> tuple[bool, int, bool, bool]:
    stands = row.is_decided and row.claims_whole
    return not stands, _STANDING_ORDER.index(row.standing), not row.claims_whole, not row.count.is_exact


def _rivals(best: Row, others: Sequence[Row]) -> list[Row]:
    """The figures that contradict the best one: whole, of equal right and without a value in common with it."""
    if best.standing is Standing.IN_DOUBT or best.is_decided or not best.claims_whole:
        return []
    return [
        row
        for row in others
        if row.claims_whole
        and row.standing is not Standing.IN_DOUBT
        and differ(best, row)
        and not _is_older_print(row, best)
    ]


def differ(one: Row, other: Row) -> bool:
    """Whether the two have no value in common. Printed percents that only touch at their rounding do differ."""
    low = max(one.count.lowest or 0, other.count.lowest or 0)
    highs = [count.highest for count in (one.count, other.count) if count.highest is not None]
    if not highs:
        return False
    touching = one.measure is Measure.SHARE and one.count != other.count and low == min(highs)
    return low > min(highs) or touching


def _is_older_print(row: Row, best: Row) -> bool:
    """Whether the same compiler printed it before: then it is restated, not contradicted."""
    if row.standing is Standing.SUPERSEDED:
        return row.compiled_by == best.compiled_by
    both_answer = row.standing is best.standing is Standing.ANSWERS
    return both_answer and row.compiled_by == best.compiled_by and row.published < best.published


def _first_print(best: Row, rest: Sequence[Row]) -> Row | None:
    """The earliest other value that the same compiler printed before."""
    older = [row for row in rest if _is_older_print(row, best) and differ(best, row)]
    return min(older, key=lambda row: (row.published, row.position), default=None)
