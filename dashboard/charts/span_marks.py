"""Figures as marks: a block of a series and a gap of one become what is drawn, with their words."""

from __future__ import annotations

from dashboard.charts.marks import Block, Lane, Look, Missing
from dashboard.charts.members import NameOf, is_partly, without
from dashboard.charts.naming import Place
from dashboard.charts.phrases import (
    all_of,
    amount,
    bare,
    capital,
    monthly,
    monthly_count,
    months_words,
    nouns,
    quoted,
    source_words,
)
from dashboard.charts.saying import Words
from dashboard.charts.sources import chips
from dashboard.charts.span_labels import block_label, inside_words, short_label
from dashboard.statistics.laid import Gap, Kind, Laid, Reason
from dashboard.statistics.rates import poisson_limits
from etl.model.caveats import sentences
from etl.model.count import Mark
from etl.model.observation import Measure
from etl.model.period import Period

_LOOKS = {
    Kind.EXACT: Look.COUNT,
    Kind.AT_LEAST: Look.AT_LEAST,
    Kind.PART: Look.PART,
    Kind.CONFLICT: Look.CONFLICT,
    Kind.TWO_SPANS: Look.TWO_SPANS,
    Kind.IN_DOUBT: Look.IN_DOUBT,
    Kind.CUT: Look.CUT,
}
_ON_CARDS = ("in-doubt", "lower-bound", "part-period", "part-members", "very-small-numbers", "mentions")
"""Caveats that a card says; the cell panel says them all."""


def block_of(laid: Laid, place: Place, *, limits: bool, focus: bool = False, name_of: NameOf | None = None) -> Block:
    """One block of a series as a mark. Limits stand on exact counts above zero only: a zero is a 0 on the line."""
    count = laid.count
    exact = laid.kind is Kind.EXACT and count.value is not None
    first = laid.first_printed.count.lowest if exact and laid.first_printed is not None else None
    limited = exact and limits and laid.row.measure is Measure.COUNT and bool(count.value)
    bounds = poisson_limits(int(count.value or 0)) if limited else None
    return Block(
        look=_look(laid),
        period=laid.period,
        low=count.lowest or 0,
        high=count.highest,
        label=block_label(laid),
        words=_words(laid, place, None if bounds is None else (bounds.low, bounds.high), name_of),
        short=short_label(laid),
        inside=inside_words(laid),
        limits=None if bounds is None else (bounds.low, bounds.high),
        focus=focus,
        first_print=first,
        places=_places(laid),
    )


def _look(laid: Laid) -> Look:
    if laid.kind in _LOOKS:
        return _LOOKS[laid.kind]
    return Look.WORDS if laid.row.mark is Mark.WORDS else Look.SUPPRESSED


def _places(laid: Laid) -> tuple[Period, ...]:
    return (laid.row.period,) if laid.kind is Kind.CUT else laid.places


def _words(laid: Laid, place: Place, limits: tuple[float, float] | None, name_of: NameOf | None) -> Words:
    period, count, unit = laid.period, laid.count, laid.row.unit
    a_month = monthly_count(count, laid.places[-1] if laid.kind is Kind.PART else period)
    rate = f"{a_month} a month" if laid.kind is not Kind.CUT else ""
    if limits is not None:
        rate += f" (95% limits {monthly(limits[0], period)} to {monthly(limits[1], period)})"
    value = block_label(laid) if laid.kind in (Kind.CONFLICT, Kind.PART) else bare(count)
    said = f"{value} {nouns(unit)[1]}" if laid.kind in (Kind.CONFLICT, Kind.PART) else amount(count, unit)
    return Words(
        who=place.name,
        period=period.label,
        months=months_words(period),
        amount=said,
        figure=value,
        rate=rate,
        monthly=a_month if rate else "",
        mark=_mark(laid, name_of),
        source=source_words(laid.row),
        notes=_notes(laid),
        chips=chips(laid.rows),
    )


def _mark(laid: Laid, name_of: NameOf | None) -> str:
    """What stands in the table's column of marks."""
    row = laid.row
    if laid.kind is Kind.EXACT:
        restated = laid.first_printed
        said = (
            "" if restated is None else f"[r] first printed {bare(restated.count)}",
            without(row, name_of),
            "[u] holds a part of the period" if is_partly(row) else "",
        )
        return "; ".join(part for part in said if part)
    if laid.kind in (Kind.BETWEEN, Kind.OPEN):
        if row.mark is Mark.SUPPRESSED:
            return f"[c] suppressed, printed as {row.value_as_written}" if row.value_as_written else "[c] suppressed"
        return f"[u] printed as {quoted(row.value_as_written)}" if row.value_as_written else f"[u] {row.mark.value}"
    return {
        Kind.AT_LEAST: "[u] at least: a lowest value",
        Kind.PART: "[u] part of the period; which part is not known",
        Kind.CONFLICT: "[u] two figures, no decision",
        Kind.TWO_SPANS: "[u] one figure, printed for two spans",
        Kind.IN_DOUBT: "[u] in doubt",
        Kind.CUT: "[u] reaches beyond the days asked",
    }[laid.kind]


def _notes(laid: Laid) -> tuple[str, ...]:
    """The reason of a standing, what the kind means, then the caveats that a card says."""
    row = laid.row
    said = [_sentence(row.reason)] if row.reason else []
    if laid.kind in (Kind.PART, Kind.TWO_SPANS) and laid.places:
        said.append(f"It is printed for {all_of([span.label for span in laid.places])}: one of them, never both.")
    if laid.kind is Kind.CUT:
        whole = f"{row.period.label}, {months_words(row.period)}"
        said.append(f"The figure covers {whole}; the days asked hold anything from 0 to all of it.")
    if laid.first_printed is not None:
        said.append(f"First printed as {bare(laid.first_printed.count)}; the newest print answers.")
    said += sentences(tuple(caveat for caveat in row.caveats if caveat in _ON_CARDS))
    return tuple(dict.fromkeys(said))


def _sentence(words: str) -> str:
    words = capital(words)
    return words if words.endswith(".") else f"{words}."


_LANES = {
    Reason.REFUSED: Lane.REFUSED,
    Reason.WITHHELD: Lane.REFUSED,
    Reason.NOT_HELD: Lane.NOT_HELD,
    Reason.ANSWER_NOT_SEEN: Lane.NOT_SEEN,
    Reason.NO_FIGURE_KNOWN: Lane.NOT_KNOWN,
}
_LONGEST_CALLOUT = 30


def missing_of(gap: Gap, place: Place) -> Missing:
    """Days without a number as a mark in the lane. Every other reason is *no figure, reason not known*."""
    lane = _LANES.get(gap.reason, Lane.NO_FIGURE)
    reason = reason_words(gap)
    words = Words(
        who=place.name,
        period=gap.period.label,
        months=months_words(gap.period),
        amount="no figure",
        mark=f"[x] {gap.reason.value}",
        notes=(reason,),
        chips=chips(gap.rows),
    )
    inside = ("no figure known", "none known") if lane is Lane.NOT_KNOWN else ()
    return Missing(lane, gap.period, words, inside, _callout(gap))


def reason_words(gap: Gap) -> str:
    """Why there is no number, in one sentence; a reason only where one is known."""
    if gap.reason is Reason.REFUSED and gap.returns:
        told = gap.returns[0]
        section = f", {told.exemption}" if told.exemption else ""
        meaning = f": {told.exemption_words[:1].lower()}{told.exemption_words[1:]}" if told.exemption_words else ""
        return f"Refused{section}{meaning}."
    written = gap.rows[0].value_as_written.strip() if gap.rows else ""
    if written and gap.reason in (Reason.NOT_PROVIDED, Reason.NOT_APPLICABLE, Reason.NO_RETURN):
        return f"{quoted(written)} in the return; the reason is not known."
    return _REASONS[gap.reason]


_REASONS = {
    Reason.REFUSED: "Refused.",
    Reason.WITHHELD: "Withheld by the force.",
    Reason.NOT_HELD: "The force says that it does not hold the figure.",
    Reason.NOT_PROVIDED: "Not provided; the reason is not known.",
    Reason.NO_RETURN: "A blank in the table; the reason is not known. This is not a zero.",
    Reason.NOT_APPLICABLE: "“Not applicable” in the return; the reason is not known.",
    Reason.NO_REPLY: "Asked; no reply is known.",
    Reason.ANSWER_NOT_SEEN: "Answered; the answer has not been seen.",
    Reason.NO_FIGURE_KNOWN: "No figure is known for these days; nothing here says whether it was asked.",
}


def _callout(gap: Gap) -> tuple[str, ...]:
    if gap.reason is not Reason.REFUSED or not gap.returns:
        return ()
    told = gap.returns[0]
    head = f"Refused, {told.exemption}" if told.exemption else "Refused"
    meaning = told.exemption_words[:1].lower() + told.exemption_words[1:]
    return (head, meaning) if meaning and len(meaning) <= _LONGEST_CALLOUT else (head,)
