"""A total beside the forces it holds: which is which, in which order, and what the chart says of it."""

from __future__ import annotations

from dashboard import queries
from dashboard.document import body_text
from dashboard.explore_charts import charts_of
from dashboard.pages.explore import view
from dashboard.pages.page import Asked, Page
from dashboard.parse import parse
from dashboard.store import Store
from dashboard.wholes import beside_members, is_whole_of, whole_notes

WALES, GWENT, SOUTH_EAST, FOUR, KENT = "W92000004", "W15000002", "E12000008", "X-SE4", "E23000032"


def names_over(real: Store, query: str) -> list[str]:
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        return [panel.name for panel in charts_of(connection, parse(query, names), names, real)[0].panels]


def test_a_total_holds_its_forces_and_the_smaller_totals_of_them(real: Store) -> None:
    forces = queries.forces_by_area(real)
    assert is_whole_of(WALES, GWENT, forces)
    assert is_whole_of(SOUTH_EAST, FOUR, forces)
    assert not is_whole_of(GWENT, WALES, forces)
    assert not is_whole_of(GWENT, GWENT, forces)
    assert not is_whole_of(WALES, KENT, forces)


def test_a_total_stands_before_what_it_holds_and_other_areas_keep_their_order(real: Store) -> None:
    assert names_over(real, "area=Gwent&area=Wales&area=W15000004") == ["Wales", "Gwent", "Dyfed-Powys"]
    assert names_over(real, f"area=Kent&area={FOUR}") == ["South East without Thames Valley", "Kent"]
    assert names_over(real, "area=Kent&area=Gwent") == ["Kent", "Gwent"]


def test_the_chart_says_which_are_in_the_total_and_that_nothing_is_added(real: Store) -> None:
    names, forces = queries.names_of(real), queries.forces_by_area(real)
    assert whole_notes((FOUR, KENT, GWENT), names, forces) == (
        "South East without Thames Valley holds Kent, shown beside it; nothing is added to it.",
    )
    assert whole_notes((KENT, GWENT), names, forces) == ()


def test_the_forces_of_one_total_are_a_link_away_where_a_chart_has_room(real: Store) -> None:
    names, forces = queries.names_of(real), queries.forces_by_area(real)
    words, address = beside_members(parse("area=Wales&from=2019-04&compare=strict", names), names, forces, 20) or (
        "",
        "",
    )
    assert words == "Show its 4 forces beside it"
    assert parse(address.partition("?")[2], names).text == (
        "area=W15000001&area=W15000002&area=W15000003&area=W15000004&area=W92000004&from=2019-04"
    )
    for query in ("area=K02000001", "area=Kent", "area=Wales&area=Kent", ""):
        assert beside_members(parse(query, names), names, forces, 20) is None


def test_the_picker_lists_a_total_with_its_forces_and_whole_region_leaves_it_out(real: Store) -> None:
    page = view(Asked("/explore", ""), real)
    assert isinstance(page, Page)
    group = body_text(page).partition('data-group="South East"')[2].partition('class="option-group"')[0]
    assert f'value="{FOUR}"' in group
    assert group.index(FOUR) < group.index(KENT)
    assert group.count("data-whole") == 1
