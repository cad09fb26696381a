"""The real store: what must be true of series, files and questions. Every number here is one of data/raw."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Connection, func, select

from dashboard import queries
from dashboard.exports.formats import FORMATS
from dashboard.names import Names
from dashboard.parse import parse
from dashboard.row import Row
from dashboard.statistics.laid import Kind, Series, Why
from dashboard.store import Store
from dashboard.trends import trends
from etl.load.schema import FIGURE, OBSERVATION
from etl.model.figure import Standing
from etl.model.period import Period
from tests.dashboard.made_up import span, year


@pytest.fixture(scope="module")
def known(real: Store) -> Names:
    """What addresses may say in the real store."""
    return queries.names_of(real)


@pytest.fixture
def opened(real: Store) -> Iterator[Connection]:
    """A connection to the real store."""
    with real.engine.connect() as connection:
        yield connection


def file_of(opened: Connection, known: Names, query: str) -> list[dict[str, str]]:
    """The rows of the CSV of a query."""
    sent = b"".join(FORMATS["csv"].chunks(opened, parse(query, known), known)).decode()
    return list(csv.DictReader(io.StringIO(sent, newline="")))


def one_series(opened: Connection, known: Names, query: str) -> Series:
    """The only series of a query."""
    (found,) = trends(opened, parse(query, known), known)
    return found


def blocks(series: Series) -> list[tuple[str, str, str]]:
    """Period, count and place of every block."""
    return [(block.period.label, block.count.text, block.row.chip) for block in series.laid]


def values(series: Series) -> list[str]:
    """The counts of the blocks."""
    return [block.count.text for block in series.laid]


def test_cumbrias_118_leads_to_its_cell(opened: Connection, known: Names, raw: Path) -> None:
    rows = file_of(opened, known, "?area=E23000002&from=2017-04&to=2020-06")
    (total,) = [row for row in rows if row["breakdown"] == "none"]
    assert (total["value"], total["standing"], total["period"]) == ("118", "answers", "April 2017 to June 2020")
    book = openpyxl.load_workbook(raw / "returns" / total["source_file"])
    assert book[total["source_sheet"]][total["source_cell"]].value == 118


def test_cumbrias_third_is_a_range_of_known_means_with_its_caveat(opened: Connection, known: Names) -> None:
    rows = file_of(opened, known, "?area=E23000002&from=2017-04&to=2020-06")
    (third,) = [row for row in rows if row["measure"] == "share"]
    assert (third["value"], third["value_low"], third["value_high"], third["value_as_written"]) == (
        "",
        "29",
        "37",
        "a third",
    )
    assert (third["of_what"], third["period_start"], third["period_end"]) == ("means known", "2020-04-01", "2020-06-30")
    assert third["platform_owner"] == "Facebook, Inc."
    assert third["note"].startswith("Very small numbers")


def test_the_papers_27_is_in_no_series_of_71_17(opened: Connection, known: Names) -> None:
    assert [row["value"] for row in file_of(opened, known, "area=Cumbria&by=none")] == ["118"]
    printed = [
        row
        for row in file_of(opened, known, "area=Cumbria&offence=all&from=2017-04&to=2018-03")
        if row["value"] == "27"
    ]
    assert [row["offence"] for row in printed] == ["88A"]
    assert values(one_series(opened, known, "area=Cumbria")) == ["118"]


def test_cumbrias_one_block_stands_beside_kents_years(opened: Connection, known: Names) -> None:
    cumbria, kent = trends(opened, parse("area=Cumbria&area=Kent", known), known)
    (block,) = cumbria.laid
    assert (block.kind, block.count.text, block.period.whole_months) == (Kind.EXACT, "118", 39)
    assert round(118 / 39) == 3
    assert values(kent)[:3] == ["122", "140", "176"]
    assert [gap.period.label for gap in cumbria.gaps] == ["July 2020 to March 2025"]
    assert cumbria.span == kent.span


def test_the_trend_of_the_uk(opened: Connection, known: Names) -> None:
    series = one_series(opened, known, "area=UK")
    assert series.subject.offence == "71/17 and equivalents"
    assert values(series) == ["3728", "5333", "5954", "6319", "6275", "6350", "7062", "7263"]
    assert series.gaps == ()
    first_prints = {block.period.label: block.first_printed.count.text for block in series.laid if block.first_printed}
    assert first_prints == {"2021/22": "6156"}
    assert [block.row.chip for block in series.laid[:7]] == [f"UK!{column}3" for column in "ABCDEFG"]
    assert series.laid[7].row.source_file == "published-figures.csv"
    missing = {block.period.label: block.row.missing for block in series.laid if block.row.missing}
    assert missing == {
        "2020/21": ("W15000002",),
        "2021/22": ("E23000030",),
        "2022/23": ("E23000012", "W15000003"),
        "2024/25": ("E23000020",),
    }


def test_england_and_wales_keeps_its_gap(opened: Connection, known: Names) -> None:
    series = one_series(opened, known, "area=England%20and%20Wales&to=2021-03")
    assert [(label, count) for label, count, _ in blocks(series)] == [
        ("2017/18", "3217"),
        ("2018/19", "4373"),
        ("2020/21", "5441"),
    ]
    assert [(gap.period.label, gap.reason.value) for gap in series.gaps] == [("2019/20", "no figure known")]
    listed = {item.row.count.text: item.why for item in series.listed}
    assert listed["12925"] is Why.LONGER
    said = queries.coverage_of(opened, series.laid[2].row)
    assert {one.answered for one in said} == {42}
    assert (said[0].source_file, said[0].asked) == ("coverage.csv", 43)


def test_hampshire(opened: Connection, known: Names) -> None:
    series = one_series(opened, known, "area=Hampshire&to=2024-03")
    found = {block.period.label: (block.kind, block.count.lowest, block.count.highest) for block in series.laid}
    assert found["2020/21"] == (Kind.AT_LEAST, 18, None)
    assert found["2023/24"] == (Kind.AT_LEAST, 95, None)
    assert [(gap.period.label, gap.reason.value, gap.rows[0].chip) for gap in series.gaps] == [
        ("2021/22", "no return", "South East!F3")
    ]


def test_gwent(opened: Connection, known: Names) -> None:
    series = one_series(opened, known, "area=Gwent&to=2024-03")
    found = {block.period.label: (block.kind, block.count.value) for block in series.laid}
    assert found["2019/20"] == (Kind.IN_DOUBT, 144)
    assert [(gap.period.label, gap.reason.value) for gap in series.gaps] == [("2020/21", "not provided")]


def test_dyfed_powyss_19_is_a_half_whose_place_is_not_known(opened: Connection, known: Names) -> None:
    series = one_series(opened, known, "area=Dyfed-Powys")
    first = series.laid[0]
    assert (first.kind, first.count.lowest, first.count.highest) == (Kind.PART, 19, None)
    assert [days.label for days in first.places] == ["April to September 2017", "October 2017 to March 2018"]
    conflict = {block.period.label: block for block in series.laid}["2021/22"]
    assert (conflict.kind, conflict.count.lowest, conflict.count.highest) == (Kind.CONFLICT, 36, 39)


def test_dorsets_62_is_printed_for_two_spans(opened: Connection, known: Names) -> None:
    (block,) = [one for one in one_series(opened, known, "area=Dorset").laid if one.kind is Kind.TWO_SPANS]
    assert block.count.value == 62
    assert [days.label for days in block.places] == ["2020/21", "July 2020 to March 2021"]


def test_a_refusal_of_the_register_is_the_reason_of_its_days(opened: Connection, known: Names) -> None:
    gaps = one_series(opened, known, "area=Essex").gaps
    assert [gap.period.label for gap in gaps if gap.letter == "R"] == ["2022/23"]


def test_northamptonshire_and_its_marks(opened: Connection, known: Names) -> None:
    rows = file_of(opened, known, "area=Northamptonshire&from=2024-04&to=2025-03")
    assert [row["value"] for row in rows if row["breakdown"] == "none" and row["source_sheet"]] == ["52"]
    stars = [row for row in rows if row["value_as_written"] == "*"]
    assert {(row["value_low"], row["value_high"], row["mark"]) for row in stars} == {("1", "", "suppressed")}
    assert not [row for row in rows if row["source_cell"] in ("B12", "C12", "D12", "E12")]


def test_a_printed_total_over_periods_is_no_figure(opened: Connection, known: Names) -> None:
    assert not [row for row in file_of(opened, known, "offence=all&rows=all") if row["value"] == "41021"]


def test_avon_and_somersets_245_is_the_class(opened: Connection, known: Names) -> None:
    rows = file_of(opened, known, "area=Avon%20and%20Somerset&offence=all&from=2021-04&to=2022-03&by=none")
    assert [row["offence"] for row in rows if row["value"] == "245"] == ["88A"]


def official_lines(raw: Path) -> list[dict[str, str]]:
    """The lines of the newer edition of the official series."""
    with (raw / "reference" / "recorded-88a.csv").open(encoding="utf-8", newline="") as lines:
        return [line for line in csv.DictReader(lines) if line["edition"].startswith("2026")]


def test_the_class_of_england_and_wales_is_the_sum_of_its_44_bodies(
    opened: Connection, known: Names, raw: Path
) -> None:
    """Against our own sum of the file, year by year; the last year has nine months."""
    expected: Counter[int] = Counter()
    for line in official_lines(raw):
        start = Period.parse(f"{line['period_start']}/{line['period_end']}").first
        expected[start.year if start.month >= 4 else start.year - 1] += int(line["value"])
    series = one_series(opened, known, "area=England%20and%20Wales&offence=88a")
    assert {block.period.first.year: block.count.value for block in series.laid} == expected
    assert series.laid[-1].period == span("2025-04/2025-12")
    assert len(queries.bodies(opened, "K04000001")) == 44


def test_every_body_has_every_quarter_and_one_edition_answers(opened: Connection, raw: Path) -> None:
    expected: defaultdict[str, int] = defaultdict(int)
    for line in official_lines(raw):
        expected[line["area_code"]] += 1
    found = queries.quarters_of_all(opened)
    assert {code: len(quarters) for code, quarters in found.items()} == expected
    assert set(expected.values()) == {55}
    stored = select(func.count()).where(OBSERVATION.c.source_file == "recorded-88a.csv")
    assert opened.execute(stored).scalar_one() == 2596


def test_the_class_over_cumbrias_39_months(opened: Connection, known: Names) -> None:
    series = one_series(opened, known, "area=Cumbria&offence=88a&from=2017-04&to=2020-06")
    assert values(series) == ["36", "37", "48", "5"]


def test_one_row_a_figure(opened: Connection, known: Names) -> None:
    query = "area=England%20and%20Wales&from=2017-04&to=2018-03&by=none&measure=count"
    whole = [row for row in file_of(opened, known, query) if row["period"] == "2017/18"]
    assert [(row["value"], row["standing"]) for row in whole] == [("3171", "superseded"), ("3217", "answers")]
    assert int(whole[1]["witnesses"]) > 1
    every = [row for row in file_of(opened, known, f"{query}&rows=all") if row["period"] == "2017/18"]
    assert Counter(row["value"] for row in every)["3217"] > int(whole[1]["witnesses"])


def test_every_file_is_every_stored_line(opened: Connection, known: Names) -> None:
    for table, query in ((FIGURE, "offence=all"), (OBSERVATION, "offence=all&rows=all")):
        stored = "".join(opened.execute(select(table.c.csv_line).order_by(table.c.position)).scalars())
        sent = b"".join(FORMATS["csv"].chunks(opened, parse(query, known), known)).decode()
        assert sent.partition("\r\n")[2] == stored


def test_no_total_of_a_force_is_left_unnamed(opened: Connection, known: Names) -> None:
    """Every total of every area is drawn, gives a gap its reason, or is listed: in each step."""
    for step in ("year", "quarter", "span"):
        selection = parse(f"by=none&measure=count&step={step}", known)
        rows = queries.figures(opened, selection, known)
        named = [row.figure_id for series in trends(opened, selection, known) for row in _all(series)]
        assert {row.figure_id for row in rows if _in_span(row)} <= set(named)


def _all(series: Series) -> Iterator[Row]:
    for block in series.laid:
        yield from block.everything
    for gap in series.gaps:
        yield from gap.rows
    yield from (item.row for item in series.listed)


def _in_span(row: Row) -> bool:
    return row.period.last >= year(2017).first


def test_superseded_figures_come_with_what_took_their_place(opened: Connection) -> None:
    found = queries.changes(opened)
    pairs = {(change.old.count.text, change.new.count.text, change.new.area.code) for change in found}
    assert ("6156", "6275", "K02000001") in pairs
    assert ("3171", "3217", "K04000001") in pairs
    assert all(change.old.standing is Standing.SUPERSEDED for change in found)


def test_the_panel_of_118_shows_its_sheet_as_sent(opened: Connection, known: Names) -> None:
    (row,) = queries.figures(opened, parse("area=Cumbria&by=none", known), known)
    panel = queries.panel(opened, row.figure_id)
    assert panel is not None
    assert panel.sheet is not None
    assert panel.returned is not None
    shown = {one.cell: (one.shown, one.role) for one in panel.sheet.cells}
    assert shown["B4"] == ("118", "value")
    assert shown["A4"] == ("April 2017 to June 2020", "label")
    assert panel.returned.form == "set out from a sentence"
    assert [page.publisher for page in panel.witnesses] == ["Cumbria Crack"]


def test_pickers_say_what_cumbria_and_essex_have(opened: Connection, known: Names) -> None:
    choices = {choice.short_name: choice.has for choice in queries.area_choices(opened, known)}
    assert choices["Cumbria"] == "April 2017 to June 2020"
    assert choices["Essex"].startswith("2017/18 to 2018/19")
    assert "refused 2022/23" in choices["Essex"]
