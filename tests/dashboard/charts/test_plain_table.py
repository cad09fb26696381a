"""The plain table of a chart has the numbers of its marks, for a spreadsheet."""

from __future__ import annotations

import pytest

from dashboard.charts.marks import Block, all_marks
from dashboard.charts.plain_table import RATES, SPANS, plain_rows
from dashboard.explore_charts import charts_of
from dashboard.parse import parse
from dashboard.queries import names_of
from dashboard.store import Store


@pytest.mark.parametrize(
    "query",
    ["area=Kent", "area=Kent&step=span", "area=K02000001", "area=Kent&offence=88a&step=quarter", "area=Dyfed-Powys"],
)
def test_a_rate_is_that_of_its_row_however_long_its_days(real: Store, query: str) -> None:
    names = names_of(real)
    with real.engine.connect() as connection:
        chart = charts_of(connection, parse(f"{query}&measure=rate", names), names, real)[0]
    heads, *rows = plain_rows(chart)
    assert heads == RATES
    shown = {
        (mark.words.who, mark.period.first.isoformat(), mark.period.last.isoformat()): mark.words.per
        for mark in all_marks(chart)
        if isinstance(mark, Block)
    }
    rates = {(row[0], row[1], row[2]): row[heads.index("rate_low")] for row in rows if row[heads.index("rate_low")]}
    assert rates.keys() == shown.keys()
    for key, rate in rates.items():
        assert float(rate) == pytest.approx(float(shown[key].split(" to ")[0]), abs=0.051), key


def test_a_count_is_plain_and_its_mark_has_a_column(real: Store) -> None:
    names = names_of(real)
    with real.engine.connect() as connection:
        chart = charts_of(connection, parse("area=Cumbria", names), names, real)[0]
    heads, *rows = plain_rows(chart)
    assert heads == SPANS
    first = dict(zip(heads, rows[0], strict=True))
    assert (first["value"], first["mark"], first["source_cell"]) == ("118", "", "B4")
    assert [dict(zip(heads, row, strict=True))["value"] for row in rows[1:]] == [""] * len(rows[1:])
