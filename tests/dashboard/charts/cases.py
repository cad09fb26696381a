"""Real figures for looking at charts and for testing them: read from data/raw, standing as the decisions there say.

What is not in data/raw is made up and says so where it is used.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl

from dashboard.charts.growth import Growth, GrowthLine
from dashboard.charts.marks import Chart
from dashboard.charts.naming import Place, named
from dashboard.charts.official import official_chart
from dashboard.charts.official_inputs import ClassArea, ClassTied, ClassWords, Latest
from dashboard.charts.official_titles import foot_words
from dashboard.charts.share_inputs import KnownFigures, PlatformFigures, ShareInput
from dashboard.charts.shares import shares_chart
from dashboard.charts.trend import trend_chart
from dashboard.row import Row, Subject
from dashboard.selection import Step
from dashboard.statistics.laid import Series
from dashboard.statistics.official import Tie, class_blocks, tie
from dashboard.statistics.series import lay
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import WHOLE, Area, Breakdown, Coverage, Measure, Unit
from etl.model.period import Period

RAW = Path(__file__).parents[3] / "data" / "raw"
YEARS = tuple(Period.financial_year(year) for year in range(2017, 2024))
SEVEN = Period(date(2017, 4, 1), date(2024, 3, 31))
OFFENCE = "Sexual communication with a child (71/17)"
WORDS = ClassWords("88A", "sexual grooming", "71/17", "meeting offences", date(2017, 4, 1))
CUMBRIA = Area("E23000002", "Cumbria", "territorial")
SURREY = Area("E23000031", "Surrey", "territorial")
GWENT = Area("W15000002", "Gwent", "territorial")
DYFED_POWYS = Area("W15000004", "Dyfed-Powys", "territorial")
UNITED_KINGDOM = Area("K02000001", "United Kingdom", "union")
ENGLAND_AND_WALES = Area("K04000001", "England and Wales", "union")
FORCES = {
    "Hampshire/IW": Area("E23000030", "Hampshire", "territorial"),
    "Kent": Area("E23000032", "Kent", "territorial"),
    "Surrey": SURREY,
    "Sussex*": Area("E23000033", "Sussex", "territorial"),
    "Dyfed Powys": DYFED_POWYS,
    "Gwent": GWENT,
    "North Wales": Area("W15000001", "North Wales", "territorial"),
    "South Wales": Area("W15000003", "South Wales", "territorial"),
}


def row(
    area: Area,
    period: Period,
    count: Count,
    cell: str,
    *,
    file: str = "published-figures.csv",
    sheet: str = "",
    offence: str = "71/17",
    measure: Measure = Measure.COUNT,
    unit: Unit = Unit.OFFENCE,
    breakdown: Breakdown = WHOLE,
    standing: Standing = Standing.ANSWERS,
    published: str = "2024-11",
    written: str = "",
    reason: str = "",
    caveats: tuple[str, ...] = (),
    of_what: str = "",
    coverage: Coverage = Coverage.FULL,
    compiled_by: str = "NSPCC",
) -> Row:
    """A figure whose boring fields are filled in; its identifier is its place."""
    return Row(
        figure_id=f"{file}:{sheet}:{cell}:{breakdown.platform}",
        area=area,
        offence=offence,
        measure=measure,
        unit=unit,
        period=period,
        breakdown=breakdown,
        count=count,
        standing=standing,
        value_as_written=written,
        of_what=of_what,
        coverage=coverage,
        compiled_by=compiled_by,
        published=published,
        source_file=file,
        source_sheet=sheet,
        source_cell=cell,
        observation_id=f"o:{file}:{cell}",
        reason=reason,
        caveats=caveats,
    )


@cache
def sheet_values(file: str, sheet: str) -> tuple[tuple[object, ...], ...]:
    """All rows of a sheet of a return."""
    book = openpyxl.load_workbook(RAW / "returns" / file, read_only=True)
    return tuple(tuple(values) for values in book[sheet].iter_rows(values_only=True))


def force_rows(file: str, sheet: str, label: str) -> list[Row]:
    """The yearly figures of one force in a table of forces by years, each with its cell."""
    values = sheet_values(file, sheet)
    line = next(index for index, cells in enumerate(values, start=1) if cells[0] == label)
    made = []
    for column, (period, value) in enumerate(zip(YEARS, values[line - 1][1:], strict=False)):
        cell = f"{'BCDEFGH'[column]}{line}"
        made.append(_yearly(FORCES[label], period, value, cell, file=file, sheet=sheet))
    return made


_DOUBTS = {
    ("Gwent", 2019): "Four times the class that contains it (35); kept as printed",
    ("Gwent", 2023): "Above the class that contains it (54)",
    ("North Wales", 2017): "Above the class that contains it (40)",
}
_LOWEST = {("Hampshire", 2020): Coverage.PART_PERIOD, ("Hampshire", 2023): Coverage.UNKNOWN}
_HALF = ("Dyfed-Powys", 2017)


def _yearly(area: Area, period: Period, value: object, cell: str, *, file: str, sheet: str) -> Row:
    key = (area.name, period.first.year)
    if not isinstance(value, int):
        mark = Mark.NO_RETURN if value is None else Mark.NOT_PROVIDED
        written = "" if value is None else str(value)
        return row(area, period, Count.missing(mark), cell, file=file, sheet=sheet, written=written)
    if key in _DOUBTS:
        return row(
            area,
            period,
            Count.exact(value),
            cell,
            file=file,
            sheet=sheet,
            standing=Standing.IN_DOUBT,
            reason=_DOUBTS[key],
            caveats=("in-doubt",),
        )
    if key in _LOWEST or key == _HALF:
        coverage = _LOWEST.get(key, Coverage.PART_PERIOD)
        count = Count(value, None, Mark.LOWER_BOUND)
        return row(area, period, count, cell, file=file, sheet=sheet, coverage=coverage, caveats=("lower-bound",))
    return row(area, period, Count.exact(value), cell, file=file, sheet=sheet)


def series(rows: Sequence[Row], span: Period = SEVEN, step: Step = Step.YEAR) -> Series:
    """The figures of one area laid down."""
    first = rows[0]
    return lay(Subject(first.area, first.offence), rows, span, step)


def cumbria() -> Series:
    """118 offences from April 2017 to June 2020, one cell."""
    span = Period(date(2017, 4, 1), date(2020, 6, 30))
    found = row(
        CUMBRIA, span, Count.exact(118), "B4", file="cumbria-2017-2020.xlsx", sheet="Cumbria", published="2020-11"
    )
    return series([found])


def force(label: str) -> Series:
    """One force of the two tables of 2024."""
    south_east = label in ("Hampshire/IW", "Kent", "Surrey", "Sussex*")
    file, sheet = ("south-east-2017-2024.xlsx", "South East") if south_east else ("wales-2017-2024.xlsx", "Wales")
    rows = force_rows(file, sheet, label)
    return series([*rows, *(_dyfed_powys_others() if label == "Dyfed Powys" else ())])


def _dyfed_powys_others() -> list[Row]:
    """The force's own 39 beside the charity's 36, and the 19 as it is printed for either half of 2017/18."""
    halves = (Period.months_of(2017, 4, 6), Period.months_of(2017, 10, 6))
    made = [
        row(
            DYFED_POWYS,
            half,
            Count.exact(19),
            str(900 + index),
            standing=Standing.CONFLICT,
            published="2018-06",
            reason="The same 19 is printed for this half, for the other half and for the whole year",
        )
        for index, half in enumerate(halves)
    ]
    own = row(
        DYFED_POWYS,
        YEARS[4],
        Count.exact(39),
        "B3",
        file="dyfed-powys-370-2022.xlsx",
        sheet="Answer",
        published="2022-06",
        compiled_by="the force",
        standing=Standing.CONFLICT,
    )
    return [*made, own]


def place(found: Series) -> Place:
    """The name of an area in words."""
    area = found.subject.area
    return named(area.code, area.name, area.kind, in_text="the UK" if area == UNITED_KINGDOM else "")


def three_forces(*, limits: bool = True) -> Chart:
    """Cumbria, Surrey and Gwent, as in explore-wide-light."""
    charts = [cumbria(), force("Surrey"), force("Gwent")]
    return trend_chart(charts, [place(found) for found in charts], offence=OFFENCE, limits=limits)


def one_force(label: str = "Surrey") -> Chart:
    """One force alone."""
    found = cumbria() if label == "Cumbria" else force(label)
    return trend_chart([found], [place(found)], offence=OFFENCE)


def eight_forces() -> Chart:
    """The eight forces of explore-multiples-wide-light."""
    charts = [force(label) for label in FORCES]
    return trend_chart(charts, [place(found) for found in charts], offence=OFFENCE)


def united_kingdom() -> Series:
    """The eight years of the UK, 2021/22 restated."""
    values = sheet_values("wales-2017-2024.xlsx", "UK")[2][:7]
    offence = "71/17 and equivalents"
    rows = [
        row(
            UNITED_KINGDOM,
            period,
            Count.exact(int(str(value))),
            f"{'ABCDEFG'[index]}3",
            file="wales-2017-2024.xlsx",
            sheet="UK",
            offence=offence,
        )
        for index, (period, value) in enumerate(zip(YEARS, values, strict=True))
    ]
    last = Period.financial_year(2024)
    rows.append(row(UNITED_KINGDOM, last, Count.exact(7263), "84", offence=offence, published="2025-11"))
    rows.append(
        row(
            UNITED_KINGDOM,
            YEARS[4],
            Count.exact(6156),
            "1001",
            offence=offence,
            published="2022-07",
            standing=Standing.SUPERSEDED,
        )
    )
    return series(rows, Period(date(2017, 4, 1), date(2025, 3, 31)))


def uk_growth() -> Growth:
    """The three lines of change of the UK, 2017/18 to 2024/25."""
    return Growth(
        Period.financial_year(2017),
        Period.financial_year(2024),
        strict=GrowthLine("+98%", "strict: same forces, whole years", 3625, 7181),
        published=GrowthLine("+99%", "as published", 3644, 7263),
        raw=GrowthLine("+95%", "raw", 3728, 7263),
        words="almost doubled",
        left_out=("hatched: 84 and 19, left out of +98%", "left out of +98%"),
    )


def uk_trend() -> Chart:
    """The trend of overview-wide-light."""
    found = united_kingdom()
    return trend_chart(
        [found],
        [place(found)],
        offence="Sexual communication with a child and its equivalents",
        limits=False,
        tall=True,
        growth=uk_growth(),
        name="uk",
    )


@cache
def class_quarters() -> dict[str, dict[Period, Row]]:
    """Class 88A by body and quarter, the newest edition."""
    found: dict[str, dict[Period, Row]] = {}
    with (RAW / "reference" / "recorded-88a.csv").open(encoding="utf-8") as lines:
        for number, line in enumerate(csv.DictReader(lines), start=2):
            period = Period.parse(f"{line['period_start']}/{line['period_end']}")
            if "2026" not in line["edition"]:
                continue
            area = Area(line["area_code"], line["area"], "territorial")
            found.setdefault(area.code, {})[period] = row(
                area,
                period,
                Count.exact(int(line["value"])),
                str(number),
                file="recorded-88a.csv",
                offence="88A",
                compiled_by="Home Office",
                published="2026-04-23",
            )
    return found


FRAME = Period(date(2012, 4, 1), date(2025, 12, 31))


def class_area(found: Series, part: int | None, span: Period, foot: str = "") -> ClassArea:
    """One force's class by years, tied to a figure of 71/17."""
    code = found.subject.area.code
    blocks = class_blocks(class_quarters(), (code,), FRAME, joins=WORDS.joins)
    ties = (ClassTied(tie(class_quarters(), (code,), span), part),)
    return ClassArea(place(found), blocks, ties, foot)


def three_classes() -> Chart:
    """The class beside Cumbria, Surrey and Gwent."""
    months = Period(date(2017, 4, 1), date(2020, 6, 30))
    surrey = foot_words([(27, 49), (76, 89), (67, 76), (78, 92), (63, 62), (74, 82), (98, 93)])
    gwent = foot_words([(44, 57), (26, 37), (26, 36), (58, 57)], [(144, 35), (67, 54)])
    areas = [
        class_area(cumbria(), 118, months, "The 118 stands within its class."),
        class_area(force("Surrey"), 483, SEVEN, surrey),
        class_area(force("Gwent"), None, SEVEN, gwent),
    ]
    return official_chart(areas, WORDS, edition="23 April 2026")


def one_class() -> Chart:
    """The class of Cumbria alone."""
    months = Period(date(2017, 4, 1), date(2020, 6, 30))
    return official_chart([class_area(cumbria(), 118, months)], WORDS, edition="23 April 2026", name="class-one")


def national_class() -> Chart:
    """The class in England and Wales by quarter, the last year dark."""
    stored = class_quarters()
    blocks = class_blocks(stored, tuple(stored), FRAME, Step.QUARTER, joins=WORDS.joins)
    year, before = (Period(date(first, 1, 1), date(first, 12, 31)) for first in (2025, 2024))
    sums: list[Tie] = [tie(stored, tuple(stored), period) for period in (year, before)]
    area = ClassArea(
        named("K04000001", "England and Wales", "union"), blocks, dark=tuple(block.period for block in blocks[-4:])
    )
    latest = Latest(year, sums[0].value or 0, sums[1].value or 0)
    return official_chart([area], WORDS, edition="23 April 2026", quarters=True, latest=latest, name="class-quarters")


_CELLS = "england-and-wales-platforms-2017-2019.xlsx"
_STYLES = ("facebook", "instagram", "snapchat", "whatsapp")


def _mentions(period: Period, column: str, values: Sequence[int]) -> tuple[PlatformFigures, ...]:
    lines = {"facebook": 6, "instagram": 5, "snapchat": 8, "whatsapp": 7}
    names = {"facebook": "Facebook", "instagram": "Instagram", "snapchat": "Snapchat", "whatsapp": "WhatsApp"}
    return tuple(
        PlatformFigures(
            names[style],
            style,
            (
                row(
                    ENGLAND_AND_WALES,
                    period,
                    Count.exact(value),
                    f"{column}{lines[style]}",
                    file=_CELLS,
                    sheet="Platforms",
                    unit=Unit.MENTION,
                    breakdown=Breakdown("platform", names[style]),
                    published="2019-09",
                ),
            ),
        )
        for style, value in zip(_STYLES, values, strict=True)
    )


def _known(area: Area, period: Period, known: int, total: int, cells: tuple[str, str], sheet: str = "") -> KnownFigures:
    file = _CELLS if sheet else "published-figures.csv"
    return KnownFigures(
        row(area, period, Count.exact(known), cells[0], file=file, sheet=sheet),
        row(area, period, Count.exact(total), cells[1], file=file, sheet=sheet),
    )


def _share(period: Period, name: str, value: int, line: str) -> Row:
    bounds = Count(value * 10 - 5, value * 10 + 5, Mark.ROUNDED)
    low, high = (bounds.lowest or 0) / 10, (bounds.highest or 0) / 10
    count = Count(Decimal(str(low)), Decimal(str(high)), Mark.ROUNDED)
    return row(
        UNITED_KINGDOM,
        period,
        count,
        line,
        measure=Measure.SHARE,
        unit=Unit.OFFENCE,
        offence="71/17 and equivalents",
        breakdown=Breakdown("platform", name),
        written=f"{value}%",
    )


def platforms() -> Chart:
    """England and Wales 2017/18 and 2018/19 as counted, the UK 2023/24 as printed."""
    england = named("K04000001", "England and Wales", "union")
    uk = named("K02000001", "United Kingdom", "union", in_text="the UK")
    last = YEARS[6]
    printed = (
        PlatformFigures("Facebook", "facebook", (_share(last, "a", 10, "98"), _share(last, "a", 12, "161"))),
        PlatformFigures("Instagram", "instagram", (_share(last, "b", 6, "99"),)),
        PlatformFigures("Snapchat", "snapchat", (_share(last, "c", 48, "96"),)),
        PlatformFigures("WhatsApp", "whatsapp", (_share(last, "d", 12, "97"),)),
    )
    return shares_chart(
        [
            ShareInput(
                england,
                YEARS[0],
                "71/17",
                _mentions(YEARS[0], "B", (618, 418, 425, 89)),
                _known(ENGLAND_AND_WALES, YEARS[0], 2117, 3217, ("B4", "B3"), "Platforms"),
            ),
            ShareInput(
                england,
                YEARS[1],
                "71/17",
                _mentions(YEARS[1], "C", (549, 929, 436, 112)),
                _known(ENGLAND_AND_WALES, YEARS[1], 2700, 4373, ("C4", "C3"), "Platforms"),
            ),
            ShareInput(
                uk, last, "71/17 and equivalents", printed, _known(UNITED_KINGDOM, last, 1824, 7062, ("158", "84"))
            ),
        ]
    )


def a_third() -> Chart:
    """Cumbria's "a third" in lockdown: words, and no base."""
    lockdown = Period(date(2020, 4, 1), date(2020, 6, 30))
    found = row(
        CUMBRIA,
        lockdown,
        Count(29, 37, Mark.WORDS),
        "B7",
        file="cumbria-2017-2020.xlsx",
        sheet="Cumbria",
        measure=Measure.SHARE,
        breakdown=Breakdown("platform_owner", "Facebook-owned apps"),
        written="a third",
        published="2020-11",
    )
    platforms = (PlatformFigures("Facebook-owned apps", "facebook", (found,)),)
    cumbria_place = named("E23000002", "Cumbria", "territorial")
    return shares_chart(
        [ShareInput(cumbria_place, lockdown, "71/17", platforms, KnownFigures(None, None))], name="third"
    )
