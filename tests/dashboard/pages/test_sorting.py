"""The table of Explore without scripts: its order stands in the address, its headings lead to the others."""

from __future__ import annotations

import pytest
from lxml import html

from dashboard import queries
from dashboard.charts.marks import Chart
from dashboard.charts.table import Table, table_of
from dashboard.document import body_text
from dashboard.explore_charts import charts_of
from dashboard.pages.explore import view
from dashboard.pages.page import Asked, Page
from dashboard.pages.sorting import Sort, in_order, sort_of, without_sort
from dashboard.parse import UnknownPart, parse
from dashboard.store import Store

GWENT = "area=W15000002&to=2024-03"


def chart(real: Store, query: str) -> Chart:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        return charts_of(connection, parse(query, names), names, real)[0]


def column(table: Table, place: int) -> list[str]:
    return [row[place].text for row in table.rows]


def rows(real: Store, query: str) -> tuple[Page, html.HtmlElement]:
    page = view(Asked("/explore", query), real)
    assert isinstance(page, Page)
    tables = html.fromstring(f"<div>{body_text(page)}</div>").iter("table")
    return page, next(table for table in tables if table.get("id") == "figures")


def test_numbers_go_before_words_and_what_is_empty_last_in_both_directions(real: Store) -> None:
    table = table_of(chart(real, GWENT))
    up, down = (in_order(table, Sort(3, down)) for down in (False, True))
    assert column(up, 3) == ["26", "26", "44", "58", "67", "144", ""]
    assert column(down, 3) == ["144", "67", "58", "44", "26", "26", ""]
    assert column(down, 1)[4:6] == ["2018/19", "2021/22"]
    assert [row[4] for row in down.plain][:2] == ["144", "67"]
    assert in_order(table, None) is table


def test_the_order_is_told_apart_from_the_question() -> None:
    assert without_sort("area=Kent&sort=-offences&to=2024-03") == ("area=Kent&to=2024-03", "sort=-offences")
    assert without_sort("area=Kent") == ("area=Kent", "")


def test_a_column_that_is_not_there_is_named_with_the_nearest(real: Store) -> None:
    with pytest.raises(UnknownPart) as why:
        sort_of("sort=ofences", table_of(chart(real, GWENT)))
    assert why.value.nearest == "offences"
    page = view(Asked("/explore", f"{GWENT}&sort=ofences"), real)
    assert isinstance(page, Page)
    assert page.status == 404


def test_the_page_has_the_order_of_its_address_and_links_to_the_others(real: Store) -> None:
    page, table = rows(real, f"{GWENT}&sort=offences")
    heads = table.xpath(".//thead//th")
    assert [head.get("aria-sort") for head in heads] == [None, None, None, "ascending", None, None, None]
    assert [row.xpath("string(td[3])") for row in table.xpath(".//tbody/tr")][:3] == ["26", "26", "44"]
    assert heads[3].xpath("string(a/@href)") == f"/explore?{GWENT}&sort=-offences#figures"
    assert heads[1].xpath("string(a/@href)") == f"/explore?{GWENT}&sort=period#figures"
    assert page.canonical == f"/explore?{GWENT}&sort=offences"


def test_a_row_for_a_spreadsheet_has_plain_numbers_and_its_marks_in_a_column(real: Store) -> None:
    table = table_of(chart(real, GWENT))
    found = [dict(zip(table.plain_header, row, strict=True)) for row in table.plain]
    assert [(row["period_start"], row["value"], row["mark"]) for row in found][2:4] == [
        ("2019-04-01", "144", "[u] in doubt"),
        ("2020-04-01", "", "[x] not provided"),
    ]
    assert {row["source_sheet"] for row in found if row["value"]} == {"Wales"}
    whole = table_of(chart(real, "")).plain[0]
    assert whole[table.plain_header.index("value")] == "3728"


@pytest.mark.parametrize(
    "query", ["", "measure=rate", "measure=share", "by=platform", "area=Hampshire", "offence=88a&area=Kent"]
)
def test_every_table_has_a_plain_row_for_each_of_its_rows(real: Store, query: str) -> None:
    table = table_of(chart(real, query))
    assert len(table.plain) == len(table.rows) > 0
    assert {len(row) for row in table.plain} == {len(table.plain_header)}
    assert not [cell for row in table.plain for cell in row if cell.startswith(("=", "+", "@")) or "\t" in cell]
