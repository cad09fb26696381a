"""The table of a chart for a spreadsheet: a header and one row a mark, numbers plain, marks in a column of their own.

The names of columns are those of the CSV where they mean the same.
"""

from __future__ import annotations

from decimal import Decimal

from dashboard.charts.marks import Arrange, Block, Chart, Entry, Known, Mark, Missing, all_marks
from dashboard.statistics.percents import a_month, percent_of
from dashboard.statistics.words_for_numbers import half_up
from etl.model.count import Number

SPANS = (
    "area", "period_start", "period_end", "period", "value", "value_low", "value_high", "limit_low", "limit_high",
    "mark", "source_file", "source_sheet", "source_cell", "figure_id",
)  # fmt: skip
RATES = (
    "area", "period_start", "period_end", "period", "rate_low", "rate_high", "limits", "count", "children", "mark",
    "source_file", "source_sheet", "source_cell", "figure_id",
)  # fmt: skip
SHARES = (
    "area_and_period", "platform", "share_low", "share_high", "of", "mark", "source_file", "source_sheet",
    "source_cell", "figure_id",
)  # fmt: skip
Row = tuple[str, ...]
_FORMULA = ("=", "+", "-", "@")


def plain_rows(chart: Chart) -> tuple[Row, ...]:
    """The header, then one row a mark in reading order. No text begins as a formula would, or holds a tab."""
    marks = tuple(all_marks(chart))
    if chart.arrange is Arrange.SHARES:
        return (SHARES, *(_share(mark) for mark in marks))
    spans = [mark for mark in marks if isinstance(mark, (Block, Missing))]
    if chart.rated:
        return (RATES, *(_rate(mark) for mark in spans))
    return (SPANS, *(_span(mark) for mark in spans))


def _span(mark: Block | Missing) -> Row:
    low, high = (mark.low, mark.high) if isinstance(mark, Block) else (None, None)
    limits = mark.limits if isinstance(mark, Block) else None
    exact = low if low == high else None
    bounds = ["", ""] if limits is None else [_number(half_up(end, 2)) for end in limits]
    return (*_days(mark), _number(exact), _number(low), _number(high), *bounds, _text(mark.words.mark), *_place(mark))


def _rate(mark: Block | Missing) -> Row:
    rates = ["", ""]
    if isinstance(mark, Block):
        ends = (mark.low, mark.high)
        rates = ["" if end is None else _number(half_up(a_month(end, mark.period), 2)) for end in ends]
    words = mark.words
    count = words.figure.replace(",", "")
    return (*_days(mark), *rates, words.limits, _text(count), _text(words.base), _text(words.mark), *_place(mark))


def _share(mark: Mark) -> Row:
    words = mark.words
    low: Number | None = None
    high: Number | None = None
    if isinstance(mark, Entry) and words.figure:
        low, high = mark.low, mark.high
    elif isinstance(mark, Known) and mark.known is not None and mark.total:
        low = high = half_up(percent_of(mark.known, mark.total), 1)
    said = (words.period, words.who, _number(low), _number(high), words.months, words.mark)
    return (*(_text(one) for one in said), *_place(mark))


def _days(mark: Block | Missing) -> Row:
    period = mark.period
    return _text(mark.words.who), period.first.isoformat(), period.last.isoformat(), period.label


def _place(mark: Mark) -> Row:
    """The cell of the number, else four empty ones."""
    if not mark.words.chips:
        return "", "", "", ""
    chip = mark.words.chips[0]
    return _text(chip.file), _text(chip.sheet), _text(chip.cell), chip.figure_id


def _number(value: Number | None) -> str:
    return "" if value is None else f"{Decimal(value).normalize():f}"


def _text(words: str) -> str:
    words = " ".join(words.split())
    return f"'{words}" if words.startswith(_FORMULA) else words
