"""What is wrong with an address is said once, with the nearest known word, and the rest is kept."""

from __future__ import annotations

import pytest

from dashboard.names import Names
from dashboard.parse import UnknownPart, parse


def wrong(query: str, names: Names) -> UnknownPart:
    """The error of a query that must have one."""
    with pytest.raises(UnknownPart) as caught:
        parse(query, names)
    return caught.value


def test_a_misspelt_area_is_named_with_the_nearest_one(names: Names) -> None:
    error = wrong("?area=Cumbira&from=2017-04&to=2020-06&by=platform", names)
    assert str(error) == 'One part of this address is not known here: "area=Cumbira". Did you mean Cumbria?'
    assert error.mended == "area=Cumbria&from=2017-04&to=2020-06&by=platform"


def test_the_wrong_part_can_be_marked_in_its_address(names: Names) -> None:
    query = "from=2017-04&area=West%20Midlunds&by=platform"
    error = wrong(query, names)
    assert (error.before, error.raw, error.after) == ("from=2017-04&", "area=West%20Midlunds", "&by=platform")
    assert error.before + error.raw + error.after == query
    assert error.part == "area=West Midlunds"
    assert parse(error.mended, names).areas == ("E23000014",)


@pytest.mark.parametrize(
    ("query", "code", "part", "nearest"),
    [
        ("aera=Kent", "unknown-key", "aera=Kent", "area"),
        ("Area=Kent", "unknown-key", "Area=Kent", "area"),
        ("force=Kent", "unknown-key", "force=Kent", ""),
        ("area", "unknown-value", "area", ""),
        ("area=", "unknown-value", "area=", ""),
        ("area=Kent&", "unknown-key", "", ""),
        ("step=yaer", "unknown-value", "step=yaer", "year"),
        ("step=Year", "unknown-value", "step=Year", "year"),
        ("by=platfrom", "unknown-value", "by=platfrom", "platform"),
        ("by=platform&only=Snapchatt", "unknown-value", "only=Snapchatt", "Snapchat"),
        ("measure=offences", "unknown-value", "measure=offences", ""),
        ("offence=88b", "unknown-value", "offence=88b", "88a"),
        ("rows=every", "unknown-value", "rows=every", ""),
        ("compare=strickt", "unknown-value", "compare=strickt", "strict"),
        ("from=2017-13", "unknown-value", "from=2017-13", ""),
        ("to=last year", "unknown-value", "to=last year", ""),
        ("from=2020-04&to=2020-03", "does-not-fit", "to=2020-03", ""),
        ("only=Snapchat", "does-not-fit", "only=Snapchat", ""),
        ("by=none&only=Snapchat", "does-not-fit", "only=Snapchat", ""),
        ("from=2020-04&from=2020-05", "given-twice", "from=2020-05", ""),
        ("rows=all&rows=all", "given-twice", "rows=all", ""),
    ],
)
def test_nothing_unknown_is_ignored(names: Names, query: str, code: str, part: str, nearest: str) -> None:
    error = wrong(query, names)
    assert (error.code, error.part, error.nearest) == (code, part, nearest)
    assert f'"{part}"' in error.message


def test_a_place_leads_to_its_force_and_is_not_taken_for_it(names: Names) -> None:
    error = wrong("area=Carlisle", names)
    assert error.message == (
        'One part of this address is a place, and no area by itself: "area=Carlisle". Did you mean Cumbria?'
    )
    assert error.code == "place"


def test_the_first_wrong_part_is_the_one_that_is_named(names: Names) -> None:
    assert wrong("frm=2017-04&aera=Kent", names).part == "frm=2017-04"


def test_a_name_of_two_areas_is_refused_with_both(names: Names) -> None:
    """Two areas of one name are made up here, as the reference files have none."""
    two = Names(
        names.areas,
        {**names.area_words, "middleshire": ("E23000002", "E23000032")},
        names.places,
        names.offences,
        names.own_offence,
        names.default_offence,
    )
    error = wrong("area=Middleshire", two)
    assert error.code == "ambiguous"
    assert "Cumbria Constabulary (E23000002) and Kent Police (E23000032)" in error.message


@pytest.mark.parametrize("query", ["area=%FF%FE", "area=" + "x" * 5000, "\x00=1", "area=<script>", "=&=&="])
def test_hostile_queries_are_errors_and_nothing_else(names: Names, query: str) -> None:
    assert wrong(query, names).message
