"""The reference files as tables of the store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.extract.rows import UnreadableTable, read_rows
from etl.load import store
from etl.load.neighbours import neighbours
from etl.load.reference import reference_tables

RAW = Path(__file__).parents[3] / "data" / "raw" / "reference"


@pytest.fixture(scope="module")
def tables() -> dict[str, list[dict[str, object]]]:
    return reference_tables(RAW)


def test_they_keep_every_constraint_of_the_schema(tables: store.Tables, tmp_path: Path) -> None:
    store.publish(tables, f"sqlite:///{tmp_path}/foi.sqlite")


def test_every_force_region_and_composite_is_an_area(tables: dict[str, list[dict[str, object]]]) -> None:
    written = [len(read_rows(RAW / name).rows) for name in ("forces.csv", "regions.csv")]
    assert len(tables["area"]) == sum(written)
    assert {area["kind"] for area in tables["area"]} >= {"territorial", "region", "nation", "union", "composite"}


def test_a_town_leads_to_its_force_and_is_marked_as_a_place(tables: dict[str, list[dict[str, object]]]) -> None:
    carlisle = [alias for alias in tables["area_alias"] if alias["alias"] == "carlisle"]
    assert carlisle == [{"alias": "carlisle", "area_code": "E23000002", "shown": "Carlisle", "is_place": True}]


def test_every_code_that_a_member_a_population_or_an_event_names_is_an_area(
    tables: dict[str, list[dict[str, object]]],
) -> None:
    known = {area["code"] for area in tables["area"]}
    named = {member[side] for member in tables["member"] for side in ("area_code", "member_code")}
    named |= {row["area_code"] for row in tables["population"]}
    named |= {code for event in tables["event"] for code in str(event["areas"]).split("|") if code}
    assert named <= known


def test_populations_know_their_ages_and_their_line(tables: dict[str, list[dict[str, object]]]) -> None:
    assert {row["age_group"] for row in tables["population"]} == {"0-17", "0-15", "10-15", "all"}
    assert all(str(row["source_cell"]).isdigit() for row in tables["population"])


def test_tiles_are_areas_and_no_two_stand_in_one_place(tables: dict[str, list[dict[str, object]]]) -> None:
    assert {tile["area_code"] for tile in tables["tile"]} <= {area["code"] for area in tables["area"]}
    assert len({(tile["row"], tile["column"]) for tile in tables["tile"]}) == len(tables["tile"]) > 0


def test_neighbours_share_a_line_of_their_boundaries(tables: dict[str, list[dict[str, object]]]) -> None:
    pairs = {(row["area_code"], row["neighbour_code"]) for row in tables["neighbour"]}
    short = {row["code"]: row["short_name"] for row in tables["area"]}
    beside_cumbria = {short[other] for one, other in pairs if one == "E23000002"}
    assert beside_cumbria == {"Lancashire", "North Yorkshire", "Durham", "Northumbria", "Police Scotland"}
    assert pairs == {(other, one) for one, other in pairs}


def test_boundaries_without_codes_are_named(tmp_path: Path) -> None:
    (tmp_path / "boundaries.geojson").write_text('{"features": [{"properties": {}, "geometry": {}}]}')
    with pytest.raises(UnreadableTable, match=r"boundaries\.geojson is no GeoJSON of areas"):
        neighbours(tmp_path / "boundaries.geojson")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    shutil.copytree(RAW, tmp_path / "reference")
    (tmp_path / "reference" / "events.csv").unlink()
    with pytest.raises(UnreadableTable, match=r"events\.csv is not in"):
        reference_tables(tmp_path / "reference")
