"""What stands above a block of a series, and in it."""

from __future__ import annotations

from dashboard.charts.phrases import bare, months_words, quoted
from dashboard.statistics.laid import Kind, Laid
from dashboard.statistics.words_for_numbers import number
from dashboard.words import counted, spelled
from etl.model.count import Mark
from etl.model.period import Period

_LONGEST_QUOTE = 30


def block_label(laid: Laid) -> str:
    """What stands above a block: `118`, `at least 18`, `36 or 39`, `“almost 34,000”`."""
    count = laid.count
    if laid.kind is Kind.CONFLICT:
        values = sorted({end for row in laid.rows for end in (row.count.lowest, row.count.highest) if end is not None})
        return f"{number(values[0])} or {number(values[1])}" if len(values) == 2 else bare(count)
    if laid.kind is Kind.TWO_SPANS:
        last = laid.places[-1] if laid.places else laid.period
        return f"{number(count.lowest or 0)} in {_spelled_months(last)}"
    if laid.kind is Kind.PART:
        return number(count.lowest or 0)
    if laid.kind in (Kind.BETWEEN, Kind.OPEN) and laid.row.mark is Mark.WORDS and _quote(laid):
        return quoted(_quote(laid))
    if laid.kind is Kind.OPEN and laid.row.mark is Mark.SUPPRESSED:
        return f"* {bare(count)}"
    return f"{bare(count)} [r]" if laid.first_printed is not None else bare(count)


def _quote(laid: Laid) -> str:
    """The words as written, where they are short enough to stand on a block."""
    written = laid.row.value_as_written
    return written if len(written) <= _LONGEST_QUOTE else ""


def short_label(laid: Laid) -> str:
    """What stands above it where that is too wide: `≥18`; empty where there is nothing shorter."""
    count = laid.count
    if laid.kind is Kind.CONFLICT:
        return ""
    if count.highest is None and laid.kind is not Kind.PART:
        return f"≥{number(count.lowest or 0)}"
    if laid.kind in (Kind.EXACT, Kind.TWO_SPANS):
        return number(count.lowest or 0)
    return ""


def inside_words(laid: Laid) -> tuple[str, ...]:
    """What may stand in it, the longest first."""
    period, count = laid.period, laid.count
    if laid.kind is Kind.IN_DOUBT:
        return ("in doubt",)
    if laid.kind is Kind.TWO_SPANS and len(laid.places) > 1:
        return (f"or in {_spelled_months(laid.places[0])}",)
    if laid.first_printed is not None:
        printed = bare(laid.first_printed.count)
        return (f"first printed {printed}", f"first {printed}")
    if laid.kind in (Kind.BETWEEN, Kind.OPEN) and laid.row.mark is Mark.WORDS and count.highest is not None:
        return (bare(count),)
    if laid.kind is Kind.EXACT and not period.is_financial_year and not period.is_quarter:
        return (f"{period.label}, {months_words(period)}", period.label, months_words(period))
    return ()


def _spelled_months(period: Period) -> str:
    """`nine months`, `twelve months`; days where it is not made of whole months."""
    words = {10: "ten", 11: "eleven", 12: "twelve"}
    months = period.whole_months
    if months is None:
        return counted(period.days, "day", "days")
    return f"{words.get(months, spelled(months))} {'month' if months == 1 else 'months'}"
