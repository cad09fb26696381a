"""Events of a chart: which are about its areas and days, how they are drawn, and that their words go with them."""

from __future__ import annotations

import pytest

from dashboard import queries
from dashboard.charts.labels import text_box
from dashboard.charts.layout import lay_out
from dashboard.charts.marks import Chart
from dashboard.charts.scene import Scene, Stroke
from dashboard.explore_charts import charts_of
from dashboard.exports.formats import PICTURES
from dashboard.parse import parse
from dashboard.store import Store

SHOWN = "area=Kent&events=show"


def chart(real: Store, query: str) -> Chart:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        return charts_of(connection, parse(query, names), names, real)[0]


def titles(real: Store, query: str) -> list[str]:
    return [event.title for event in chart(real, f"{query}&events=show").events]


def test_a_chart_marks_events_only_when_asked(real: Store) -> None:
    assert chart(real, "area=Kent").events == ()
    assert chart(real, SHOWN).events


def test_an_area_has_the_events_of_what_it_lies_in_and_of_itself(real: Store) -> None:
    assert "England: second lockdown" in titles(real, "area=Kent")
    assert "Wales: firebreak lockdown" not in titles(real, "area=Kent")
    assert "Wales: firebreak lockdown" in titles(real, "area=Gwent")
    assert "Hampshire force renamed" in titles(real, "area=Hampshire")


def test_a_wide_area_has_those_of_its_nations_and_none_of_a_single_force(real: Store) -> None:
    found = titles(real, "area=K02000001")
    assert {"Wales: firebreak lockdown", "Northern Ireland: restrictions"} <= set(found)
    assert "Hampshire force renamed" not in found


def test_they_begin_in_the_days_shown_and_are_numbered_in_order(real: Store) -> None:
    found = chart(real, f"{SHOWN}&from=2020-04&to=2021-03")
    assert [event.number for event in found.events] == list(range(1, len(found.events) + 1))
    assert [event.line for event in found.events][:2] == [
        "5 November 2020 to 1 December 2020: England: second lockdown",
        "6 January 2021 to 28 March 2021: England: third lockdown",
    ]
    assert [event.first for event in found.events] == sorted(event.first for event in found.events)


def lines(scene: Scene) -> list[Stroke]:
    """The upright parts of the lines of events."""
    return [
        stroke
        for stroke in scene.strokes
        if isinstance(stroke, Stroke) and stroke.dash == (2.0, 3.0) and stroke.points[0][0] == stroke.points[1][0]
    ]


@pytest.mark.parametrize("width", [354, 922, 1240])
@pytest.mark.parametrize(
    "query", [SHOWN, "events=show", "area=Kent&area=Gwent&area=Surrey&area=Essex&area=Dorset&events=show"]
)
def test_each_panel_has_their_lines_and_no_number_is_struck_through(real: Store, query: str, width: int) -> None:
    found = chart(real, query)
    scene = lay_out(found, width)
    drawn = lines(scene)
    assert len({stroke.points[0][0] for stroke in drawn}) >= len({event.first for event in found.events})
    counts = [text_box(text) for text in scene.texts if text.weight == 600 and text.family == "sans"]
    for stroke in drawn:
        (x, top), (_, bottom) = stroke.points
        assert not [box for box in counts if box.left < x < box.right and top < box.bottom and bottom > box.top]


def test_they_drop_no_label_of_a_block(real: Store) -> None:
    several = "area=Kent&area=Gwent&area=Surrey&area=Essex&area=Dorset"
    with_events, without = (lay_out(chart(real, query), 922) for query in (f"{several}&events=show", several))
    shown = {text.text for text in without.texts}
    assert shown <= {text.text for text in with_events.texts}


def test_the_picture_has_their_words(real: Store) -> None:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        made = b"".join(PICTURES["svg"].chunks(connection, parse(SHOWN, names), names)).decode()
    assert "Events:" in made
    assert "s.15A in force in England and Wales" in " ".join(made.split())
