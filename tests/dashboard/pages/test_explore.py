"""Explore answers every question that an address can ask: a page, never a fault; the real store."""

from __future__ import annotations

import pytest

from dashboard import queries
from dashboard.document import body_text
from dashboard.explore_charts import charts_of
from dashboard.pages.explore import view
from dashboard.pages.page import Asked, Page
from dashboard.parse import parse
from dashboard.store import Store

ASKED = [
    "",
    "area=",
    "area=Cumbria",
    "offence=all",
    "offence=88a",
    "offence=all&area=E23000002",
    "offence=all-crime&area=E23000039",
    "step=quarter&area=K04000001",
    "step=span&area=K04000001",
    "measure=rate",
    "measure=share&by=platform",
    "by=platform&only=Snapchat",
    "area=X-EAST-UNSTATED",
    "area=S92000003&area=E23000032",
    "rows=all",
    "compare=strict",
    "area=E23000001&from=2012-04&to=2016-03",
    "area=E23000002&from=2017-07&to=2018-02",
    "from=2030-01",
]
WRONG = {
    "area=Cumbira": "Cumbria",
    "area=Maidstone": "Kent",
    "foo=1": "from",
    "from=x": "",
    "from=2020-04&to=2019-03": "",
    "only=Snapchat": "",
    "step=yeer": "year",
}


def page(real: Store, query: str) -> Page:
    found = view(Asked("/explore", query), real)
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize("query", ASKED)
def test_every_known_question_has_a_page(real: Store, query: str) -> None:
    found = page(real, query)
    assert found.status == 200
    assert found.title
    assert "<h1" in body_text(found)


@pytest.mark.parametrize(("query", "nearest"), WRONG.items())
def test_what_is_not_known_is_named_with_the_nearest_word(real: Store, query: str, nearest: str) -> None:
    found = page(real, query)
    assert found.status == 404
    assert nearest in body_text(found)


def test_an_area_without_a_total_is_an_answer(real: Store) -> None:
    assert page(real, "offence=all-crime&area=E23000039").title == "No total of all crime is known for Dorset"


def test_more_areas_than_can_be_told_apart_are_a_file(real: Store) -> None:
    query = "&".join(f"area=E230000{number:02d}" for number in range(1, 30))
    found = page(real, query)
    assert found.title.endswith("areas are too many for one chart")
    assert "figures.csv" in body_text(found)


SEVEN = "&".join(f"area={name}" for name in ("Hampshire", "Kent", "Surrey", "Sussex", "Gwent", "Dorset", "Essex"))


def test_the_class_names_the_areas_that_have_no_panel_and_its_own_picture_leaves_none_out(real: Store) -> None:
    said = body_text(page(real, SEVEN))
    assert "Not here, to be chosen apart:" in said
    assert "every body there reports the class: Scotland." in body_text(page(real, "area=Kent&area=S92000003"))
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        (chart,) = charts_of(connection, parse(f"{SEVEN}&offence=88a", names), names, real)
    assert len(chart.panels) == 7
