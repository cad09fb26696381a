"""The table of a chart: the same marks in the same order, as columns and cells. Files and pages make their own of
it.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.marks import Arrange, Block, Chart, Entry, Known, Mark, Missing, all_marks
from dashboard.charts.phrases import capital
from dashboard.charts.plain_table import plain_rows
from dashboard.charts.saying import Chip
from dashboard.statistics.percents import a_month, percent_of
from dashboard.words import counted
from etl.model.count import Number


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds numbers."""

    heading: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `order` sorts it where its text does not, `strong` is the figure, `chips` are its
    places.
    """

    text: str
    order: float | None = None
    strong: bool = False
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, columns and rows, each row as long as the columns.

    For a spreadsheet `plain` has each row as texts under the names `plain_header`, both empty where there are none.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    plain_header: tuple[str, ...] = ()
    plain: tuple[tuple[str, ...], ...] = ()


def table_of(chart: Chart) -> Table:
    """The table of any chart: one row a mark, in reading order."""
    marks = tuple(all_marks(chart))
    caption = chart.caption or f"The figures in this chart, {counted(len(marks), 'row', 'rows')}, in the order shown"
    header, *plain = plain_rows(chart)
    if chart.arrange is Arrange.SHARES:
        columns: tuple[Column, ...] = _SHARE_COLUMNS
        rows = tuple(_share_row(mark) for mark in marks)
    else:
        made = _rate_row if chart.rated else _span_row
        columns = _RATE_COLUMNS if chart.rated else _span_columns(chart)
        rows = tuple(made(mark) for mark in marks if isinstance(mark, (Block, Missing)))
    return Table(caption, columns, rows, header, tuple(plain))


def _span_columns(chart: Chart) -> tuple[Column, ...]:
    return (
        Column("Area"),
        Column("Period"),
        Column("Months", number=True),
        Column(capital(chart.noun), number=True),
        Column("A month", number=True),
        Column("Mark"),
        Column("Cell"),
    )


def _span_row(mark: Block | Missing) -> tuple[Cell, ...]:
    words, period = mark.words, mark.period
    low: Number | None = mark.low if isinstance(mark, Block) else None
    months = period.whole_months
    return (
        Cell(words.who),
        Cell(words.period, float(period.start_position)),
        Cell(str(months) if months is not None else f"{float(period.months):.1f}", float(period.months)),
        Cell(words.figure, None if low is None else float(low), strong=True),
        Cell(words.monthly, None if low is None else float(a_month(low, period))),
        Cell(words.mark),
        Cell("", chips=words.chips),
    )


_RATE_COLUMNS = (
    Column("Area"),
    Column("Period"),
    Column("Months", number=True),
    Column("Rate per 10,000", number=True),
    Column("95% limits", number=True),
    Column("Count", number=True),
    Column("Children under 18", number=True),
    Column("Mark"),
    Column("Cell"),
)


def _rate_row(mark: Block | Missing) -> tuple[Cell, ...]:
    words, period = mark.words, mark.period
    rate = float(a_month(mark.low, period)) if isinstance(mark, Block) else None
    months = period.whole_months
    return (
        Cell(words.who),
        Cell(words.period, float(period.start_position)),
        Cell(str(months) if months is not None else f"{float(period.months):.1f}", float(period.months)),
        Cell(words.per, rate, strong=True),
        Cell(words.limits),
        Cell(words.figure),
        Cell(words.base),
        Cell(words.mark),
        Cell("", chips=words.chips),
    )


_SHARE_COLUMNS = (
    Column("Area and period"),
    Column("Platform"),
    Column("Share", number=True),
    Column("Of"),
    Column("Limits or bounds"),
    Column("Mark"),
    Column("Cell"),
)


def _share_row(mark: Mark) -> tuple[Cell, ...]:
    words = mark.words
    return (
        Cell(words.period),
        Cell(words.who),
        Cell(words.figure, _order(mark), strong=True),
        Cell(words.months),
        Cell(words.rate),
        Cell(words.mark),
        Cell("", chips=words.chips),
    )


def _order(mark: Mark) -> float | None:
    if isinstance(mark, Entry):
        return float(mark.low)
    if isinstance(mark, Known) and mark.known is not None and mark.total:
        return float(percent_of(mark.known, mark.total))
    return None
