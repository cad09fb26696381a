"""The change from the first to the last whole year: three lines, who is left out, or why there is none."""

from __future__ import annotations

import pytest

from dashboard import queries
from dashboard.charts.marks import Chart
from dashboard.embed import page as embedded
from dashboard.explore_charts import charts_of
from dashboard.exports.formats import PICTURES
from dashboard.parse import parse
from dashboard.static import StaticFiles
from dashboard.store import Store


def chart(real: Store, query: str) -> Chart:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        return charts_of(connection, parse(query, names), names, real)[0]


def change(real: Store, query: str) -> str:
    return next(line.text for line in chart(real, query).lines if line.lead == "Change")


def test_the_whole_has_three_lines_with_counts_and_says_whom_the_strict_one_leaves_out(real: Store) -> None:
    said = change(real, "compare=strict")
    assert "+98% strict: same forces, whole years, 3,625 to 7,181" in said
    assert "+99% as published, 3,644 to 7,263; +95% raw, 3,728 to 7,263" in said
    assert "leaves out Lincolnshire (no figure for 2024/25) and Dyfed-Powys (a part of 2017/18 only)" in said
    drawn = chart(real, "compare=strict")
    assert drawn.aside is not None
    assert [remark.number for remark in drawn.aside.remarks] == ["+98%", "+99%", "+95%"]
    assert chart(real, "").aside is None


def test_the_picture_and_the_embedded_chart_say_them_too(real: Store) -> None:
    names = queries.names_of(real)
    selection = parse("compare=strict", names)
    with real.engine.connect() as connection:
        picture = b"".join(PICTURES["svg"].chunks(connection, selection, names)).decode()
    for made in (picture, embedded(real, names, selection, StaticFiles())):
        for part in ("+98%", "+99%", "+95%", "3,625 to 7,181", "Lincolnshire (no figure for"):
            assert part in made, part


def test_one_force_is_the_same_force_on_every_line(real: Store) -> None:
    assert change(real, "area=Kent&compare=strict").endswith("+116% strict, as published and raw alike, 122 to 264.")
    assert chart(real, "area=Kent&compare=strict").title.startswith("Recorded offences in Kent more than doubled,")


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("area=Cumbria", "There are no two whole years"),
        ("area=Wales", "274 covers a part of 2017/18"),
        ("area=E12000005", "strict and as published cannot be worked out (Nobody says which forces"),
        ("area=Kent&area=Surrey", "one area at a time"),
    ],
)
def test_where_there_is_no_strict_line_the_chart_says_why_and_draws_no_arrow(real: Store, query: str, why: str) -> None:
    assert why in change(real, f"{query}&compare=strict")
    assert chart(real, f"{query}&compare=strict").aside is None
