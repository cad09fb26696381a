"""One question at every door, over the real figures: page, API and each format of file give the same numbers.

A row on the page has its cell; the cell's figure has the same number in every file; the table has
every figure of the file of the series, and nothing that is not in it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import lxml.html
import pytest
from httpx import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pyarrow import parquet  # type: ignore[import-untyped]

from dashboard import queries
from dashboard.names import Names
from dashboard.selection import Selection, Step
from dashboard.server import create_server
from dashboard.store import Store
from tests.dashboard.exports.test_doors import Numbers, in_csv, in_xlsx, numbers
from tests.dashboard.serving import client_of

QUESTIONS = 200
NUMBER = re.compile(r"\d[\d,]*")
YEARS = st.integers(2011, 2025)


@pytest.fixture(scope="module")
def client(store_url: str) -> Iterator[Client]:
    """A client of the whole server over the real store."""
    with client_of(create_server(store_url)) as opened:
        yield opened


@pytest.fixture(scope="module")
def known(real: Store) -> Names:
    """What addresses may say in the real store."""
    return queries.names_of(real)


def rows(client: Client, address: str) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(client.get(address).raise_for_status().text, newline="")))


def said(low: str, high: str) -> list[str]:
    """The numbers that words say of a count: one, or its ends."""
    return [low] if low == high else [end for end in (low, high) if end]


def words(element: etree._Element) -> str:
    """The text of an element with single spaces."""
    return " ".join("".join(map(str, element.itertext())).split())


def on_page(client: Client, query: str) -> list[tuple[str, list[str]]]:
    """Of each row with a number in the table of the first chart: the cell it leads to, and its numbers."""
    page = lxml.html.fromstring(client.get(f"/explore?{query}").raise_for_status().text)
    found = []
    for table in page.iter("table"):
        name = table.get("id", "")
        if name != "figures" and not name.startswith("trend-"):
            continue
        place = [words(head) for head in table.findall(".//thead//th")].index("A month") - 1
        for row in table.findall(".//tbody/tr"):
            cells = list(row)
            sources = [words(chip).removeprefix("Cell ") for chip in cells[-1].iter("a")]
            texts = [text.replace(",", "") for text in NUMBER.findall(words(cells[place]))]
            if texts:
                found.append((sources[0], texts))
    return found


def questions(known: Names) -> st.SearchStrategy[Selection]:
    """Any question about totals: up to three areas of any kind, any offence, years, each step."""
    return st.builds(
        lambda areas, offences, years, step: Selection(
            areas=tuple(areas),
            offences=offences,
            first=date(years[0], 4, 1) if years else None,
            last=date(years[1] + 1, 3, 31) if years else None,
            step=step,
        ),
        st.sets(st.sampled_from(sorted(known.areas)), min_size=1, max_size=3),
        st.sampled_from(((), *((key,) for key in sorted(known.offences)))),
        st.none() | st.lists(YEARS, min_size=2, max_size=2).map(sorted),
        st.sampled_from(Step),
    )


def test_page_api_and_files_have_the_same_numbers(client: Client, known: Names) -> None:
    @given(questions(known))
    @settings(max_examples=QUESTIONS, suppress_health_check=[HealthCheck.too_slow])
    def agrees(selection: Selection) -> None:
        files_agree(client, selection.text)
        page_agrees(client, selection.text)

    agrees()


def files_agree(client: Client, query: str) -> None:
    """Every format of `figures` has the numbers of the CSV."""
    files = {name: client.get(f"/api/v1/figures.{name}?{query}") for name in ("csv", "json", "xlsx", "parquet")}
    assert {answer.status_code for answer in files.values()} == {200}, query
    expected: Numbers = in_csv(files["csv"].content)
    assert numbers(json.loads(files["json"].content)["rows"]) == expected
    assert in_xlsx(files["xlsx"].content, "Figures") == expected
    assert numbers(parquet.read_table(io.BytesIO(files["parquet"].content)).to_pylist()) == expected


def page_agrees(client: Client, query: str) -> None:
    """The table has every figure of `series.csv` and no other number; one whole figure has the number of its row."""
    figures = {row["figure_id"]: row for row in rows(client, f"/api/v1/figures.csv?{query}")}
    series = [
        row for row in rows(client, f"/api/v1/series.csv?{query}") if row["kind"].startswith(("figure", "derived"))
    ]
    for row in series:
        if row["kind"] == "figure, exact" and "|" not in row["figures"]:
            figure = figures[row["figures"]]
            ends = (figure["value_low"] or figure["value"], figure["value_high"] or figure["value"])
            assert (row["value_low"], row["value_high"]) == ends, query
    drawn = [(row["kind"], row["sources"].split("|"), said(row["value_low"], row["value_high"])) for row in series]
    shown = on_page(client, query)
    figures_drawn = Counter(tuple(told) for kind, _, told in drawn if told and kind.startswith("figure"))
    assert figures_drawn <= Counter(tuple(texts) for _, texts in shown), query
    for source, texts in shown:
        assert any(source in sources and texts == told for _, sources, told in drawn), (query, source)
