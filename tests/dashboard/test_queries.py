"""What the store answers. All figures are made up (`made_up.py`)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql

from dashboard import queries
from dashboard.names import Names
from dashboard.parse import parse
from dashboard.queries.conditions import overlapping, selected, table_of
from dashboard.queries.frames import frame
from dashboard.queries.lines import tidy_query
from dashboard.selection import By
from dashboard.store import Store, open_store
from etl.load.schema import FIGURE
from etl.model.columns import NAMES, OBSERVATION_NAMES
from etl.model.count import Count, Mark
from etl.model.figure import Figure, Standing
from etl.model.observation import Area, Measure
from etl.model.period import Period
from tests.dashboard.made_up import (
    CUMBRIA,
    EQUIVALENTS,
    KENT,
    REGISTER_ROW,
    SCOTLAND,
    SCOTTISH,
    figure,
    make_store,
    observation,
    span,
    year,
)


def answer(connection: Connection, names: Names, query: str) -> list[tuple[str, str, str]]:
    """Area, offence and value of every figure of a query."""
    rows = queries.figures(connection, parse(query, names), names)
    return [(row.area.name, row.offence, row.count.text) for row in rows]


def test_without_an_offence_each_area_has_its_own(connection: Connection, names: Names) -> None:
    """The UK and Scotland record other offences: their own stand for 71/17, and 71/17 there is left out."""
    assert answer(connection, names, "by=none&measure=count") == [
        ("Cumbria Constabulary", "71/17", "77"),
        ("Cumbria Constabulary", "71/17", "20"),
        ("Kent Police", "71/17", "90"),
        ("Scotland", SCOTTISH, "40"),
        ("United Kingdom", EQUIVALENTS, "500"),
        ("United Kingdom", EQUIVALENTS, "520"),
    ]


def test_an_offence_that_is_asked_for_is_the_only_one(connection: Connection, names: Names) -> None:
    assert answer(connection, names, "area=Scotland&offence=71-17") == [("Scotland", "71/17", "1")]
    assert answer(connection, names, "offence=88a") == [("Cumbria Constabulary", "88A", "9")]
    assert {offence for _, offence, _ in answer(connection, names, "offence=all")} == {
        "71/17",
        "88A",
        EQUIVALENTS,
        SCOTTISH,
    }


def test_an_area_is_exactly_that_area(connection: Connection, names: Names) -> None:
    assert answer(connection, names, "area=South%20East") == []
    assert [name for name, _, _ in answer(connection, names, "area=Kent")] == ["Kent Police", "Kent Police"]


def test_a_figure_is_selected_when_its_span_lies_inside(connection: Connection, names: Names) -> None:
    selection = parse("area=Cumbria&from=2018-04&to=2022-03", names)
    assert [row.count.text for row in queries.figures(connection, selection, names)] == ["29 to 37", "20"]
    assert [row.count.text for row in queries.overlaps(connection, selection, names)] == ["77"]


def test_open_ends_cut_nothing(connection: Connection, names: Names) -> None:
    assert queries.overlaps(connection, parse("", names), names) == []


def test_breakdown_measure_and_values_narrow(connection: Connection, names: Names) -> None:
    assert answer(connection, names, "by=platform&only=snapchat") == [("Kent Police", "71/17", "12")]
    assert answer(connection, names, "by=platform&only=WhatsApp") == []
    assert answer(connection, names, "by=owner&only=facebook-owned%20apps&measure=share") == [
        ("Cumbria Constabulary", "71/17", "29 to 37")
    ]
    assert answer(connection, names, "measure=rate&area=Kent&by=none") == [("Kent Police", "71/17", "90")]


def test_a_row_comes_back_with_its_types(connection: Connection, names: Names) -> None:
    rows = queries.figures(connection, parse("area=Cumbria&by=owner", names), names)
    assert len(rows) == 1
    row = rows[0]
    assert (row.area, row.measure, row.period) == (CUMBRIA, Measure.SHARE, span("2020-04/2020-06"))
    assert row.count == Count(29, 37)
    assert row.breakdown.platform_owner == "Facebook, Inc."
    assert row.caveats == ("very-small-numbers",)
    assert row.chip == "Sheet!B7"


def test_shares_keep_their_decimals(tmp_path: Path) -> None:
    told = observation(
        KENT, Count(Decimal("28.5"), Decimal("29.5"), Mark.ROUNDED), year(2018), "B2", measure=Measure.SHARE
    )
    store = open_store(make_store(tmp_path / "foi.sqlite", [figure(told)]))
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        rows = queries.figures(connection, parse("", names), names)
        assert rows[0].count == Count(Decimal("28.5"), Decimal("29.5"), Mark.ROUNDED)
    store.engine.dispose()


def test_a_superseded_figure_says_by_which(connection: Connection, names: Names) -> None:
    old, new = queries.figures(connection, parse("area=UK", names), names)
    assert (old.standing, old.superseded_by, old.reason) == (
        Standing.SUPERSEDED,
        new.figure_id,
        "A later print gives 520.",
    )
    assert [(change.old, change.new) for change in queries.changes(connection)] == [(old, new)]
    assert queries.beside(connection, new) == [old]


def test_a_number_is_found_by_its_figure_and_by_each_observation(connection: Connection, names: Names) -> None:
    figure_ = queries.figures(connection, parse("area=Cumbria&to=2020-06&by=none", names), names)[0]
    said = queries.observations(connection, figure_.figure_id)
    assert [(one.source_cell, one.is_witness) for one in said] == [("B4", True), ("D4", True)]
    for identifier in (figure_.figure_id, *(one.observation_id for one in said)):
        assert queries.figure_of(connection, identifier) == figure_
    assert queries.figure_of(connection, "nothing") is None
    assert queries.figures_by_id(connection, [figure_.figure_id, "nothing"]) == [figure_]


def test_the_extent_is_of_totals_that_have_a_number(connection: Connection) -> None:
    assert queries.extent(connection, ["71/17"]) == span("2017-04/2022-03")
    assert queries.extent(connection, [EQUIVALENTS]) == year(2018)
    assert queries.extent(connection, ["no such offence"]) is None


def test_returns_of_an_area_and_of_the_one_force_that_is_all_of_it(tmp_path: Path) -> None:
    rows = [
        REGISTER_ROW
        | {"return_id": "made-up-psni", "area_code": "X-PSNI", "offence": "Northern Ireland: s.15A equivalent"},
        REGISTER_ROW | {"return_id": "made-up-kent", "area_code": KENT.code, "position": 2},
    ]
    store = open_store(make_store(tmp_path / "foi.sqlite", [], {"return": rows}))
    with store.engine.connect() as connection:
        of_nation = queries.returns_of(connection, "N92000002")
        assert [item.return_id for item in of_nation] == ["made-up-psni"]
        assert queries.returns_of(connection, "N92000002", "71/17") == []
        assert [item.return_id for item in queries.returns_of(connection, KENT.code, "71/17")] == ["made-up-kent"]
        assert queries.returns_of(connection, "K04000001") == []
        assert [item.return_id for item in queries.returns(connection)] == ["made-up-psni", "made-up-kent"]
        assert queries.return_by_id(connection, "nothing") is None
    store.engine.dispose()


def test_pickers_say_what_each_area_has(connection: Connection, names: Names) -> None:
    choices = {choice.short_name: choice for choice in queries.area_choices(connection, names)}
    assert choices["Cumbria"].has == "April 2017 to June 2020 and 2021/22; refused 2022/23"
    assert choices["Kent"].has == "2018/19"
    assert choices["Surrey"].has == "no figure"
    assert choices["Scotland"].figures == 1
    assert "Cumbria Police" in choices["Cumbria"].aliases
    class_only = {choice.short_name: choice.has for choice in queries.area_choices(connection, names, "88A")}
    assert class_only["Cumbria"] == "April to June 2021"


def test_pickers_count_the_figures_of_offences_and_platforms(connection: Connection) -> None:
    offences = {choice.key: choice.has for choice in queries.offence_choices(connection)}
    assert (offences["88a"], offences["cse-flag"]) == ("1 figure", "no figure")
    platforms = {choice.name: choice.has for choice in queries.platform_choices(connection)}
    assert (platforms["Snapchat"], platforms["TikTok"]) == ("1 figure", "no figure")


def test_own_offences_follow_from_the_parts_of_the_whole(names: Names) -> None:
    assert names.offence_of("E23000002") == "71/17"
    assert names.offence_of("K02000001") == EQUIVALENTS
    assert names.offence_of("S92000003") == names.offence_of("S23000009") == SCOTTISH
    assert names.offence_of("N92000002") == names.offence_of("X-PSNI") == "Northern Ireland: s.15A equivalent"


def test_values_of_a_breakdown_are_those_of_the_figures_and_the_known_names(names: Names) -> None:
    assert {"Snapchat", "TikTok"} <= set(names.values[By.PLATFORM])
    assert {"Facebook, Inc.", "Facebook-owned apps"} <= set(names.values[By.OWNER])
    assert By.NONE not in names.values


def test_names_are_made_once_for_an_open_store(made_up: Store) -> None:
    assert queries.names_of(made_up) is queries.names_of(made_up)


def test_a_frame_has_the_tidy_columns_with_their_types(connection: Connection, names: Names) -> None:
    found = frame(connection, parse("area=Cumbria", names), names)
    assert tuple(found.columns) == NAMES
    assert found["value_low"].tolist() == [77.0, 29.0, 20.0]
    assert found["value"].isna().tolist() == [False, True, False]
    assert found["period_start"].dt.year.tolist() == [2017, 2020, 2021]
    every = frame(connection, parse("area=Cumbria&rows=all", names), names)
    assert tuple(every.columns) == OBSERVATION_NAMES
    assert (len(found), len(every)) == (3, 4)
    assert every["witnesses"].isna().all()


def test_an_empty_frame_keeps_its_columns_and_types(connection: Connection, names: Names) -> None:
    found = frame(connection, parse("area=Surrey", names), names)
    assert (len(found), tuple(found.columns)) == (0, NAMES)
    assert str(found["value"].dtype) == "Float64"


def test_quarters_come_by_body(tmp_path: Path) -> None:
    """Made-up counts; only quarters of the official file are the official series, whoever else prints the class."""

    def official(area: Area, value: int, period: Period, cell: str, file: str = "recorded-88a.csv") -> Figure:
        told = observation(area, value, period, cell, offence="88A")
        return figure(replace(told, source=replace(told.source, file=file, sheet="", return_id="")))

    first, second = Period.quarter(2018, 1), Period.quarter(2018, 2)
    figures = [
        official(KENT, 5, first, "2"),
        official(KENT, 6, second, "3"),
        official(CUMBRIA, 7, first, "4"),
        official(CUMBRIA, 99, first, "5", "another.csv"),
        official(CUMBRIA, 98, year(2018), "6"),
    ]
    store = open_store(make_store(tmp_path / "foi.sqlite", figures))
    with store.engine.connect() as connection:
        assert {period: row.count.value for period, row in queries.quarters(connection, KENT.code).items()} == {
            first: 5,
            second: 6,
        }
        every = queries.quarters_of_all(connection)
        assert {code: list(found) for code, found in every.items()} == {
            KENT.code: [first, second],
            CUMBRIA.code: [first],
        }
        assert queries.bodies(connection, KENT.code) == (KENT.code,)
        assert queries.bodies(connection, SCOTLAND.code) == ()
        assert queries.joined_on(connection).isoformat() == "2017-04-01"
        with pytest.raises(LookupError, match="does not say"):
            queries.joined_on(connection, "no such offence")
    store.engine.dispose()


@pytest.mark.parametrize(
    "query", ["", "offence=all&rows=all", "area=Kent&from=2018-04&to=2019-03&by=platform&only=Snapchat&measure=share"]
)
def test_every_question_can_be_put_to_postgresql(names: Names, query: str) -> None:
    """No server is asked; the text must be one that its dialect can be written in."""
    selection = parse(query, names)
    table = table_of(selection)
    wanted = tidy_query(table, selected(selection, names, table))
    cut = select(FIGURE).where(*overlapping(selection, names, FIGURE))
    for statement in (wanted, cut):
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        assert str(statement.compile(dialect=dialect)).startswith("SELECT")
