"""Quality over the real store and over made-up ones: everything that is open stands there once, with its cells."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.document import body_text
from dashboard.pages import quality
from dashboard.pages.page import Asked, Page
from dashboard.pages.quality_found import SECTION_OF, conflicts, what_is_open
from dashboard.store import open_store
from etl.model.problems import KINDS
from tests.dashboard.made_up import make_store, row, year


def page_of(url: str) -> Page:
    made = quality.view(Asked("/quality"), open_store(url))
    assert isinstance(made, Page)
    return made


@pytest.fixture(scope="module")
def text(store_url: str) -> str:
    return body_text(page_of(store_url))


def table(text: str, name: str) -> str:
    found = re.search(rf'<table[^>]*id="{name}".*?</table>', text, re.S)
    assert found, name
    return found[0]


def test_every_problem_of_the_store_stands_in_one_section_with_a_cell(store_url: str) -> None:
    with open_store(store_url).engine.connect() as connection:
        found, every = what_is_open(connection), queries.problems(connection)
    listed = [problem.position for problems in found.problems.values() for problem in problems]
    assert sorted(listed) == [problem.position for problem in every]


def test_a_section_is_named_for_kinds_that_there_are() -> None:
    assert set(SECTION_OF) <= set(KINDS)


def test_equal_numbers_of_two_forces_are_listed_as_undecided_with_both_cells(text: str) -> None:
    rows = table(text, "unfit-rows").split("<tr>")
    (west,) = [one for one in rows if "West Midlands Police, April 2017 to September 2018" in one]
    assert "maybe copied" not in west
    assert "may be copied from the other" in west
    assert "published-figures.csv:631" in west
    assert "published-figures.csv:358" in west
    assert "decisions.csv" in west


def test_a_conflict_stands_side_by_side_with_what_it_does(text: str) -> None:
    rows = table(text, "rows-conflict").split("<tr>")
    (powys,) = [one for one in rows if "Dyfed-Powys" in one and "2021/22" in one]
    assert "36 offences" in powys
    assert "39 offences" in powys
    assert "Shown as 36 to 39: 3 apart, 8% of the lower." in powys
    assert "undecided" in powys


def test_a_decision_says_what_it_settles(text: str) -> None:
    rows = table(text, "decided-rows").split("<tr>")
    (hampshire,) = [one for one in rows if "Hampshire" in one and "2020/21" in one]
    assert "at least 18 offences" in hampshire
    assert "0 decisions match no figure" in text


def test_a_decision_without_a_figure_settles_nothing_and_says_so(tmp_path: Path) -> None:
    decision = {
        "decision_id": "made-up",
        "area": "Cumbria",
        "area_code": "E23000002",
        "offence": "71/17",
        "measure": "offences",
        "breakdown": "none",
        "category": "",
        "period_start": "2017-04-01",
        "period_end": "2018-03-31",
        "value": "12",
        "verdict": "set aside",
        "low": "",
        "high": "",
        "coverage": "",
        "why": "A made-up reason",
        "evidence": "None",
        "decided_on": "2026-01-01",
        "figures": "",
        "source_cell": "2",
    }
    text = body_text(page_of(make_store(tmp_path / "foi.sqlite", further={"decision": [decision]})))
    assert "1 decision matches no figure" in text
    assert "Nothing: no figure says this" in table(text, "decided-rows")


def test_a_store_in_which_nothing_is_open_says_so(tmp_path: Path) -> None:
    made = page_of(make_store(tmp_path / "foi.sqlite"))
    assert made.title == "Nothing is open"
    assert "Nothing, in this store." in body_text(made)


def test_figures_that_contradict_a_third_are_one_conflict() -> None:
    one, two, three, alone = (
        replace(row(value, year(2018)), figure_id=name, conflicts_with=others, position=place)
        for place, (value, name, others) in enumerate(
            [(1, "a", ("b",)), (2, "b", ("a", "c")), (3, "c", ("b",)), (4, "d", ())]
        )
    )
    assert conflicts([one, two, three, alone]) == [(one, two, three), (alone,)]
