"""Every chart that the real store can give: titles that can be said, drawings in which nothing touches or is cut."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest
from sqlalchemy import Connection, select

from dashboard import queries
from dashboard.charts.labels import text_box
from dashboard.charts.layout import lay_out
from dashboard.charts.marks import Chart
from dashboard.charts.mentions import platform_chart
from dashboard.charts.naming import place_of
from dashboard.charts.official import official_chart
from dashboard.charts.official_inputs import ClassArea
from dashboard.charts.share_select import share_inputs, styles
from dashboard.charts.table import table_of
from dashboard.charts.trend import trend_chart
from dashboard.names import Names
from dashboard.parse import parse
from dashboard.selection import Step
from dashboard.statistics.official import class_blocks
from dashboard.store import open_store
from dashboard.trends import trends
from etl.load.schema import PLATFORM
from etl.model.period import Period
from tests.dashboard.charts.cases import WORDS

FRAME = Period(date(2012, 4, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def connection(store_url: str) -> Iterator[Connection]:
    with open_store(store_url).engine.connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def names(connection: Connection) -> Names:
    return queries.names(connection)


def sound(chart: Chart, width: float) -> list[str]:
    """What is wrong with a drawing: texts that touch, or stand outside."""
    scene = lay_out(chart, width)
    boxes = [(text.text, text_box(text)) for text in scene.texts]
    wrong = [f"{one} | {other}" for (one, a), (other, b) in combinations(boxes, 2) if a.meets(b)]
    outside = (box.left < -1 or box.right > width + 1 or box.top < 0 or box.bottom > scene.height for _, box in boxes)
    return wrong + [text for (text, _), out in zip(boxes, outside, strict=True) if out]


def faults(charts: Iterator[tuple[str, Chart]]) -> list[str]:
    """Everything wrong with some charts at the width of a page and of a phone."""
    found = []
    for name, chart in charts:
        found += [f"{name} at {width}: {fault}" for width in (922, 354) for fault in sound(chart, width)]
        found += [f"{name}: long title {chart.title}"] if len(chart.title.split()) > 15 else []
        found += [] if table_of(chart).rows else [f"{name}: no table"]
    return found


@pytest.mark.parametrize("step", ["year", "quarter", "span"])
def test_the_trend_of_every_area(connection: Connection, names: Names, step: str) -> None:
    def charts() -> Iterator[tuple[str, Chart]]:
        for code in names.areas:
            series = trends(connection, parse(f"area={code}&step={step}", names), names)
            for each in series:
                yield code, trend_chart([each], [place_of(names, code)], offence="x", name_of=names.short_name)

    assert faults(charts()) == []


def test_the_platforms_of_every_area(connection: Connection, names: Names) -> None:
    rows = connection.execute(select(PLATFORM)).all()
    style_of = styles((row.id, row.name, [part for part in row.members.split("|") if part]) for row in rows)

    def charts() -> Iterator[tuple[str, Chart]]:
        for code in names.areas:
            figures = queries.figures(connection, parse(f"area={code}", names), names)
            if panels := share_inputs(figures, place_of(names, code), style_of):
                yield code, platform_chart(panels)

    assert faults(charts()) == []


@pytest.mark.parametrize("step", [Step.YEAR, Step.QUARTER])
def test_the_class_of_every_area_that_has_one(connection: Connection, names: Names, step: Step) -> None:
    stored = queries.quarters_of_all(connection)

    def charts() -> Iterator[tuple[str, Chart]]:
        for code in names.areas:
            if bodies := queries.bodies(connection, code):
                blocks = class_blocks(stored, bodies, FRAME, step, joins=WORDS.joins)
                area = ClassArea(place_of(names, code), blocks)
                yield code, official_chart([area], WORDS, edition="x", quarters=step is Step.QUARTER)

    assert faults(charts()) == []


def test_the_seed_figure_stands_on_its_chart_beside_kents_years(connection: Connection, names: Names) -> None:
    selection = parse("area=E23000002&area=E23000032&from=2017-04&to=2020-06", names)
    series = trends(connection, selection, names)
    places = [place_of(names, each.subject.area.code) for each in series]
    chart = trend_chart(series, places, offence=names.offence_name("71/17"))
    assert chart.title == "Cumbria recorded 118 offences from April 2017 to June 2020"
    rows = [[cell.text for cell in row[:5]] for row in table_of(chart).rows]
    assert rows[0] == ["Cumbria", "April 2017 to June 2020", "39", "118", "3.0"]
    assert [row[3] for row in rows if row[0] == "Kent"][:3] == ["122", "140", "176"]


def test_the_years_of_the_uk_name_the_forces_they_lack(connection: Connection, names: Names) -> None:
    (series,) = trends(connection, parse("area=K02000001", names), names)
    chart = trend_chart([series], [place_of(names, "K02000001")], offence="x", name_of=names.short_name)
    shown = [(row[3].text, row[5].text) for row in table_of(chart).rows]
    assert shown == [
        ("3,728", "[u] holds a part of the period"),
        ("5,333", ""),
        ("5,954", ""),
        ("6,319", "without Gwent"),
        ("6,275", "[r] first printed 6,156; without Hampshire"),
        ("6,350", "without Humberside and South Wales"),
        ("7,062", ""),
        ("7,263", "without Lincolnshire"),
    ]
