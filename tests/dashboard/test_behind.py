"""Who is behind the real totals: on the chart, in the series file, and by a decision about one of their forces."""

from __future__ import annotations

import csv
import io

import pytest

from dashboard import queries, trends
from dashboard.charts.marks import all_marks
from dashboard.explore_charts import charts_of
from dashboard.exports.formats import ALL_FORMATS
from dashboard.parse import parse
from dashboard.statistics.total_coverage import TotalCoverage
from dashboard.store import Store


def behind(store: Store, question: str) -> dict[str, TotalCoverage | None]:
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        series = trends.trends(connection, parse(question, names), names)[0]
    return {block.period.label: series.coverage_of(block.row) for block in series.laid}


def test_the_united_kingdom_year_by_year(real: Store) -> None:
    found = behind(real, "area=UK")
    said = {label: one for label, one in found.items() if one is not None and one.said}
    assert {label: (one.in_full, one.forces, one.missing, one.partial) for label, one in said.items()} == {
        "2017/18": (44, 45, (), ("W15000004",)),
        "2020/21": (43, 45, ("W15000002",), ("E23000030",)),
        "2021/22": (44, 45, ("E23000030",), ()),
        "2022/23": (42, 45, ("E23000012", "W15000003"), ()),
        "2023/24": (44, 45, (), ("E23000030",)),
        "2024/25": (44, 45, ("E23000020",), ()),
    }
    assert said["2024/25"].share_words == "99.0%"
    assert said["2022/23"].unnamed == 1
    assert all(one is not None and not one.said for label, one in found.items() if label not in said)


def test_the_south_east_without_hampshire_serves_seven_in_ten_of_its_children(real: Store) -> None:
    found = behind(real, "area=X-SE4")["2021/22"]
    assert found is not None
    assert (found.in_full, found.forces, found.share_words, found.year) == (3, 4, "71.4%", 2020)


def test_a_force_has_nobody_behind_it(real: Store) -> None:
    assert set(behind(real, "area=Kent").values()) == {None}


def test_cards_and_the_line_under_the_chart_say_it(real: Store) -> None:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        (chart,) = charts_of(connection, parse("area=UK", names), names, real)
    notes = {mark.words.period: mark.words.notes for mark in all_marks(chart)}
    assert notes["2024/25"][-1] == (
        "44 of 45 forces are in it in full, without Lincolnshire; they serve 99.0% of its children under 18 (mid-2020)."
    )
    (line,) = [line.text for line in chart.lines if line.lead == "Coverage"]
    assert "2024/25 44 of 45, 99.0%" in line
    assert "Nobody says which forces are in 2018/19 and 2019/20." in line


@pytest.mark.parametrize(("area", "filled"), [("UK", True), ("Kent", False)])
def test_the_series_file_has_it_in_columns(real: Store, area: str, filled: bool) -> None:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        made = b"".join(ALL_FORMATS["series.csv"].chunks(connection, parse(f"area={area}", names), names)).decode()
    rows = [row for row in csv.DictReader(io.StringIO(made, newline="")) if row["kind"].startswith("figure")]
    assert {bool(row["behind"]) for row in rows} == {filled}
    if filled:
        (row,) = [row for row in rows if row["period"] == "2024/25"]
        assert (row["forces"], row["forces_in_full"], row["children_low"], row["children_high"]) == (
            "45", "44", "99.0", "99.0",
        )  # fmt: skip
