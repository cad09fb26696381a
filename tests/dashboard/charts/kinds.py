"""One small chart for each kind of figure and of missing, as the marks sheet of the look has them.

The figures are real (the places are named in the sheet) but for `cut`, `not held` and `zero`, which are made up here to
show a kind that the data do not hold yet.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dashboard.charts.marks import Arrange, Block, Chart, Entry, Look, Mode, Panel, SharePanel
from dashboard.charts.saying import Words
from dashboard.charts.scale import scale_for, year_ticks
from dashboard.charts.trend import trend_chart
from dashboard.row import Returned, Row, Subject
from dashboard.statistics.laid import Series
from dashboard.statistics.series import lay
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import Area
from etl.model.period import Period
from tests.dashboard.charts.cases import (
    OFFENCE,
    SEVEN,
    SURREY,
    UNITED_KINGDOM,
    YEARS,
    cumbria,
    force,
    place,
    row,
    series,
    united_kingdom,
)

LANCASHIRE = Area("E23000003", "Lancashire", "territorial")
DORSET = Area("E23000039", "Dorset", "territorial")
ESSEX = Area("E23000028", "Essex", "territorial")


def chart(found: Series, *, limits: bool = True) -> Chart:
    """One series as a chart."""
    return trend_chart([found], [place(found)], offence=OFFENCE, limits=limits)


def part(found: Series, span: Period) -> Series:
    """The same figures over other days."""
    rows = [each for laid in found.laid for each in laid.everything] + [each for gap in found.gaps for each in gap.rows]
    return lay(found.subject, [*rows, *(listed.row for listed in found.listed)], span)


def years(first: int, last: int) -> Period:
    """Some financial years."""
    return Period(date(first, 4, 1), date(last + 1, 3, 31))


def one(area: Area, period: Period, count: Count, cell: str, span: Period | None = None, **more: object) -> Series:
    """A single figure."""
    return series([row(area, period, count, cell, **more)], span or period)  # type: ignore[arg-type]


def part_of_a_year() -> Chart:
    """Lancashire, July 2020 to March 2021."""
    days = Period(date(2020, 7, 1), date(2021, 3, 31))
    return chart(one(LANCASHIRE, days, Count.exact(321), "3", years(2020, 2020)), limits=False)


def worked_out() -> Chart:
    """Lancashire, 647 to September 2019 less the 118 of its last six months; both from one release."""
    days, half = Period(date(2017, 4, 1), date(2019, 3, 31)), Period(date(2019, 4, 1), date(2019, 9, 30))
    span = Period(days.first, half.last)
    plain = chart(one(LANCASHIRE, half, Count.exact(118), "4", span), limits=False)
    words = Words(
        "Lancashire", days.label, "24 months", "529 offences", "529", "22.0 a month", "22.0", "[e] worked out"
    )
    derived = Block(Look.DERIVED, days, 529, 529, "529 [e]", words)
    panel = plain.panels[0]
    assert isinstance(panel, Panel)
    blocks = (derived, *panel.blocks)
    made = Panel(panel.name, blocks)
    return Chart(
        "derived",
        Arrange.ROWS,
        plain.title,
        "",
        plain.unit,
        plain.alt,
        (made,),
        span=span,
        scale=scale_for([made]),
        years=year_ticks(span),
    )


def two_spans() -> Chart:
    """Dorset's 62, printed for nine months and for twelve."""
    year, nine = Period.financial_year(2020), Period(date(2020, 7, 1), date(2021, 3, 31))
    rows = [
        row(
            DORSET,
            period,
            Count.exact(62),
            str(700 + index),
            standing=Standing.CONFLICT,
            published=published,
            reason="The same 62 is printed for the whole year and for July 2020 to March 2021",
        )
        for index, (period, published) in enumerate(((year, "2021-08"), (nine, "2021-10")))
    ]
    return chart(series(rows, year))


def returned(status: str, period: Period, exemption: str = "", words: str = "") -> Returned:
    """A row of the register."""
    return Returned("r", ESSEX.code, ESSEX.name, status, "71/17", period, exemption=exemption, exemption_words=words)


def refused() -> Chart:
    """Essex: two years, a refusal, nothing else."""
    rows = [row(ESSEX, YEARS[0], Count.exact(60), "5"), row(ESSEX, YEARS[1], Count.exact(166), "6")]
    told = [returned("refused", YEARS[5], "s.12(1)", "Cost of finding out")]
    return chart(lay(Subject(ESSEX, "71/17"), rows, years(2017, 2024), returns=told))


def missing_kinds() -> Chart:
    """Each kind of missing in one lane; made up."""
    told = [returned("refused", YEARS[0]), returned("not held", YEARS[2]), returned("answer not seen", YEARS[3])]
    rows: list[Row] = [
        row(ESSEX, YEARS[1], Count.missing(Mark.NO_RETURN), "1"),
        row(ESSEX, YEARS[5], Count.exact(0), "2"),
        row(ESSEX, YEARS[6], Count.exact(12), "3"),
    ]
    return chart(lay(Subject(ESSEX, "71/17"), rows, SEVEN, returns=told))


def suppressed(value: Count, written: str) -> Chart:
    """A suppressed small number over one year; made up."""
    return chart(one(SURREY, YEARS[0], value, "9", written=written))


def suppressed_bars() -> Chart:
    """The same as level bars, as a breakdown by age has them."""
    words = Words("under 11", "2024/25", "", "1 to 4")
    entries = (
        Entry("12 to 15", "other", Mode.BAR, 3, 3, "3", words),
        Entry("under 11", "other", Mode.BAR, 1, 4, "1 to 4", words),
        Entry("16 and 17", "other", Mode.BAR, 1, None, "* at least 1", words),
    )
    return Chart(
        "bars", Arrange.SHARES, "", "", "", "", (SharePanel("2024/25", entries, None),), top=10, area_key=False
    )


def cut() -> Chart:
    """Cumbria's 118 cut by the days asked."""
    found = cumbria()
    return chart(lay(found.subject, [found.laid[0].row], years(2018, 2018)))


KINDS: dict[str, Callable[[], Chart]] = {
    "A whole year": lambda: chart(part(force("Surrey"), years(2022, 2023))),
    "A longer span": lambda: chart(part(cumbria(), Period(date(2017, 4, 1), date(2020, 6, 30)))),
    "Part of a year, days known": part_of_a_year,
    "Part of a year, which part not known": lambda: chart(part(force("Dyfed Powys"), years(2017, 2017))),
    "Worked out [e]": worked_out,
    "In words, no top": lambda: chart(
        one(UNITED_KINGDOM, years(2017, 2021), Count(27000, None, Mark.WORDS), "1", written="more than 27,000")
    ),
    "In words, both ends": lambda: chart(
        one(UNITED_KINGDOM, years(2017, 2022), Count(28900, 34000, Mark.WORDS), "1", written="almost 34,000")
    ),
    "Two figures, no decision": lambda: chart(part(force("Dyfed Powys"), years(2021, 2021))),
    "One figure, two spans": two_spans,
    "At least": lambda: chart(part(force("Hampshire/IW"), years(2019, 2020)), limits=False),
    "In doubt": lambda: chart(part(force("Gwent"), years(2018, 2019))),
    "Suppressed, bounded": lambda: suppressed(Count(1, 4, Mark.SUPPRESSED), "<5"),
    "Suppressed, no top": lambda: suppressed(Count(1, None, Mark.SUPPRESSED), "*"),
    "Suppressed, as bars": suppressed_bars,
    "Restated [r]": lambda: chart(part(united_kingdom(), years(2021, 2021)), limits=False),
    "Cut by the days asked": cut,
    "Refused": refused,
    "Every kind of missing": missing_kinds,
}
