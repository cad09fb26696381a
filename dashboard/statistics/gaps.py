"""Days without a number, cut where the reason changes. Only a cell or the register gives a reason; none is invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.row import Returned, Row
from dashboard.statistics.laid import Gap, Reason
from etl.model.count import MISSING
from etl.model.period import ONE_DAY, Period

_REASON_OF_STATUS = {
    "refused": Reason.REFUSED,
    "not held": Reason.NOT_HELD,
    "no reply": Reason.NO_REPLY,
    "answer not seen": Reason.ANSWER_NOT_SEEN,
}
_SAID_OUTRIGHT = frozenset({Reason.REFUSED, Reason.WITHHELD, Reason.NOT_HELD})
"""Reasons that the force itself gave: they lead over a blank, which only says that there is nothing."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    period: Period
    reason: Reason
    published: str
    source: Row | Returned


def gaps(free: Iterable[Period], blanks: Sequence[Row], returns: Sequence[Returned]) -> tuple[Gap, ...]:
    """The gaps of the days in `free`, in order.

    `blanks` are figures of one subject whose mark stands in place of a number, `returns` the register rows of its area
    and offence. What the force said outright (refused, withheld, not held) leads; else the newest print does. A return
    that was answered gives no reason.
    """
    evidence = _in_order([*_cells(blanks), *_register(returns)])
    return tuple(gap for days in free for gap in _merged(_pieces(days, evidence)))


def _cells(blanks: Sequence[Row]) -> list[_Evidence]:
    live = [row for row in blanks if row.is_live and row.mark in MISSING]
    return [_Evidence(row.period, Reason(row.mark.value), row.published, row) for row in live]


def _register(returns: Sequence[Returned]) -> list[_Evidence]:
    return [
        _Evidence(item.period, _REASON_OF_STATUS[item.status], item.published, item)
        for item in returns
        if item.status in _REASON_OF_STATUS
    ]


def _in_order(evidence: list[_Evidence]) -> list[_Evidence]:
    newest_first = sorted(evidence, key=lambda item: item.published, reverse=True)
    return sorted(newest_first, key=lambda item: item.reason not in _SAID_OUTRIGHT)


def _pieces(days: Period, evidence: Sequence[_Evidence]) -> list[Gap]:
    """`days` cut at every first and last day of the evidence, each piece with what speaks about it."""
    cuts = {days.first}
    for item in evidence:
        cuts |= {day for day in (item.period.first, item.period.last + ONE_DAY) if days.first < day <= days.last}
    starts = sorted(cuts)
    ends = [*(day - ONE_DAY for day in starts[1:]), days.last]
    return [_gap(Period(first, last), evidence) for first, last in zip(starts, ends, strict=True)]


def _gap(piece: Period, evidence: Sequence[_Evidence]) -> Gap:
    speaking = [item for item in evidence if item.period.contains(piece)]
    return Gap(
        piece,
        speaking[0].reason if speaking else Reason.NO_FIGURE_KNOWN,
        rows=tuple(item.source for item in speaking if isinstance(item.source, Row)),
        returns=tuple(item.source for item in speaking if isinstance(item.source, Returned)),
    )


def _merged(pieces: Iterable[Gap]) -> list[Gap]:
    """Neighbours with the same reason from the same sources are one gap."""
    found: list[Gap] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before and before.period.meets(piece.period) and _same(before, piece):
            found[-1] = Gap(Period(before.period.first, piece.period.last), piece.reason, piece.rows, piece.returns)
        else:
            found.append(piece)
    return found


def _same(one: Gap, other: Gap) -> bool:
    return (one.reason, one.rows, one.returns) == (other.reason, other.rows, other.returns)
