"""The chart of rates over the real store: its marks, its words, and the same numbers in every file."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from itertools import chain

import openpyxl
import pytest

from dashboard import queries
from dashboard.charts.marks import Block, Chart, Lane, Missing, all_marks
from dashboard.charts.pieces import top
from dashboard.charts.table import table_of
from dashboard.charts.titles import MOST_WORDS
from dashboard.explore_charts import charts_of
from dashboard.exports.formats import FORMATS, RATES, Format
from dashboard.parse import parse
from dashboard.store import Store

QUERIES = (
    "area=Kent",
    "area=Gwent&area=Kent&area=Surrey",
    "area=S92000003",
    "area=Wales",
    "area=K02000001",
    "area=Cumbria",
    "area=X-SE4",
    "area=K04000001&offence=88a",
    "area=Kent&step=span",
    "area=Kent&offence=88a&step=quarter",
)


def chart(real: Store, query: str) -> Chart:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        return charts_of(connection, parse(f"{query}&measure=rate".lstrip("&"), names), names, real)[0]


def written(real: Store, form: Format, query: str) -> bytes:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        return b"".join(form.chunks(connection, parse(f"{query}&measure=rate".lstrip("&"), names), names))


def test_a_block_is_as_high_as_its_rate_a_year(real: Store) -> None:
    found = chart(real, "area=Kent&from=2023-04&to=2024-03")
    block = next(mark for mark in all_marks(found) if isinstance(mark, Block))
    assert float(top(block)) == pytest.approx(264 / 415_019 * 10_000)
    assert block.limits is not None
    assert float(Fraction(block.limits[1]) / 12) == pytest.approx(7.18, abs=0.01)
    assert found.title == "Kent recorded 6.4 offences per 10,000 children in 2023/24"
    assert (block.words.figure, block.words.per, block.words.limits) == ("264", "6.4", "5.6 to 7.2")
    assert block.words.base == "415,019 (mid-2023)"


def test_a_count_without_a_rate_stands_in_the_lane_with_its_number_and_the_sentence_says_why(real: Store) -> None:
    found = chart(real, "area=Kent")
    lane = [mark for mark in all_marks(found) if isinstance(mark, Missing) and mark.lane is Lane.NO_RATE]
    assert [(mark.period.label, mark.words.figure) for mark in lane] == [
        ("2018/19", "140"), ("2021/22", "179"), ("2022/23", "230"),
    ]  # fmt: skip
    said = next(line.text for line in found.lines if line.lead == "No rate")
    assert said.startswith("No rate: 2018/19, 2021/22 and 2022/23: no estimate of the number of children for mid-2018")


def test_limits_are_drawn_on_a_switch_and_stand_in_the_table_all_the_same(real: Store) -> None:
    hidden = chart(real, "area=Kent&limits=hide")
    assert all(mark.limits is None for mark in all_marks(hidden) if isinstance(mark, Block))
    assert table_of(hidden) == table_of(chart(real, "area=Kent"))
    assert "2.5 to 3.6" in [cell.text for cell in table_of(hidden).rows[0]]


@pytest.mark.parametrize("query", QUERIES)
def test_every_question_has_a_chart_that_loses_no_figure_and_a_short_title(real: Store, query: str) -> None:
    found = chart(real, query)
    rows = list(csv.DictReader(io.StringIO(written(real, RATES["csv"], query).decode(), newline="")))
    counted = [
        mark for mark in all_marks(found) if isinstance(mark, Block) or mark.lane is Lane.NO_RATE  # type: ignore[union-attr]
    ]  # fmt: skip
    assert len(counted) == len(rows) > 0
    assert len(found.title.split()) <= MOST_WORDS
    assert not found.title[0].isdigit()


def test_more_than_four_areas_are_small_multiples(real: Store) -> None:
    found = chart(real, "&".join(f"area={name}" for name in ("Kent", "Surrey", "Sussex", "Gwent", "Dorset")))
    assert found.title == "Five forces on one scale by children living there, five with a rate"


def test_csv_json_workbook_and_chart_have_the_same_rates(real: Store) -> None:
    query = "area=Gwent&area=Kent"
    rows = list(csv.DictReader(io.StringIO(written(real, RATES["csv"], query).decode(), newline="")))
    wanted = [(row["period"], row["rate_low"], row["limit_high"], row["no_rate"]) for row in rows]
    for content in (written(real, RATES["json"], query), written(real, FORMATS["json"], query)):
        found = json.loads(content)["rates"]
        assert [
            tuple(_text(row[name]) for name in ("period", "rate_low", "limit_high", "no_rate")) for row in found
        ] == wanted
    book = openpyxl.load_workbook(io.BytesIO(written(real, FORMATS["xlsx"], query)))
    heads, *cells = book["Rates"].iter_rows(min_row=4, values_only=True)
    table = [dict(zip(map(str, heads), row, strict=True)) for row in cells]
    assert [
        tuple(_text(row[name]) for name in ("period", "rate_low", "limit_high", "no_rate")) for row in table
    ] == wanted
    blocks = chain.from_iterable(row for row in [all_marks(chart(real, query))])
    drawn = sorted(f"{float(top(mark)):.1f}" for mark in blocks if isinstance(mark, Block))
    assert drawn == sorted(f"{float(row['rate_low']):.1f}" for row in rows if row["rate_low"])


def _text(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
