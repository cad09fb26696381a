"""Names of areas: what a label can mean, and which forces are in an area."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.extract.rows import UnreadableTable
from etl.words.areas import Areas, load_areas

REFERENCE = Path(__file__).parents[3] / "data/raw/reference"


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas(REFERENCE)


def codes(areas: Areas, label: str) -> list[str]:
    return [area.code for area in areas.find(label)]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Cumbria Constabulary", "E23000002"),
        ("cumbria  police", "E23000002"),
        ("Sussex*", "E23000033"),
        ("Kent1", "E23000032"),
        ("Kent²", "E23000032"),
        ("Kent (2)", "E23000032"),
        ("Kent [note 3]", "E23000032"),
        ("Kent:", "E23000032"),
        ("“Kent”", "E23000032"),
        ("Hampshire/IW", "E23000030"),
        ("Hampshire / IW", "E23000030"),
        ("Devon & Cornwall", "E23000035"),
        ("Devon and  Cornwall Police", "E23000035"),
        ("Dyfed Powys", "W15000004"),
        ("Dyfed–Powys Police", "W15000004"),
        ("the Met", "E23000001"),
        ("PSNI", "X-PSNI"),
        ("England & Wales", "K04000001"),
        ("UK", "K02000001"),
        ("Scotland", "S92000003"),
        ("Police Scotland", "S23000009"),
        ("South East England", "X-SE4"),
    ],
)
def test_a_whole_label_is_found_in_any_usual_spelling(areas: Areas, label: str, code: str) -> None:
    """Case, blanks, dashes, quotes, `&` and footnote signs make no difference."""
    assert codes(areas, label) == [code]


@pytest.mark.parametrize(
    "label", ["", "Kentish", "Kent and Sussex", "Newcastle", "total", "Cumbria 2019", "2017/18", "*"]
)
def test_a_label_that_is_not_a_whole_name_is_no_area(areas: Areas, label: str) -> None:
    """A name is never found inside longer words, and a town is no force."""
    assert areas.find(label) == ()


def test_a_region_brings_the_composites_that_its_name_has_stood_for(areas: Areas) -> None:
    """The region's name means the composite that the rows of its table are; both are candidates."""
    assert codes(areas, "South East") == ["E12000008", "X-SE4"]
    assert codes(areas, "East of England") == ["E12000006", "X-EAST7", "X-EAST8"]


def test_a_name_of_a_force_and_a_region_means_both_the_usual_one_first(areas: Areas) -> None:
    """*West Midlands* is the force unless the table lists regions; *London* is the region."""
    assert codes(areas, "West Midlands") == ["E23000014", "E12000005"]
    assert codes(areas, "West Midlands Police") == ["E23000014"]
    assert codes(areas, "London*") == ["E12000007", "E23000001"]
    assert codes(areas, "Metropolitan Police") == ["E23000001"]


def test_details_of_a_force(areas: Areas) -> None:
    """Short name, nation and region stand in the detail; the area has the full name and its kind."""
    detail = areas.detail("E23000002")
    assert (detail.area.name, detail.area.kind) == ("Cumbria Constabulary", "territorial")
    assert (detail.short_name, detail.nation, detail.region_code) == ("Cumbria", "England", "E12000002")
    with pytest.raises(KeyError):
        areas.by_code("E99999999")


def test_forces_of_an_area(areas: Areas) -> None:
    """A force is its own only force; a union has those of its nations, 43 in England and Wales."""
    assert areas.forces("E23000002") == {"E23000002"}
    assert areas.forces("X-SE4") == {"E23000030", "E23000031", "E23000032", "E23000033"}
    assert len(areas.forces("K04000001")) == 43
    assert len(areas.forces("K02000001")) == 45


def test_forces_of_an_area_on_a_day(areas: Areas) -> None:
    """Scotland had eight forces until 31 March 2013 and has one since."""
    assert len(areas.forces("S92000003", date(2013, 3, 31))) == 8
    assert areas.forces("S92000003", date(2013, 4, 1)) == {"S23000009"} == areas.forces("S92000003")


def test_the_area_that_some_forces_make(areas: Areas) -> None:
    """Exactly these forces: an official area before a composite of the same extent, none for other sets."""
    south_east = areas.composite(areas.forces("X-SE4"))
    assert south_east is not None
    assert south_east.code == "X-SE4"
    south_west = areas.composite(areas.forces("X-WESTCOUNTRY"))
    assert south_west is not None
    assert south_west.code == "E12000009"
    assert areas.composite(frozenset({"E23000002", "E23000032"})) is None


def test_the_nearest_name_is_offered(areas: Areas) -> None:
    """A slip of the pen gets the name that was meant; nonsense gets none."""
    nearest = areas.nearest("Cumbira")
    assert nearest is not None
    assert nearest.code == "E23000002"
    assert areas.nearest("qqqqqq") is None


def test_a_town_leads_to_its_force_but_is_not_it(areas: Areas) -> None:
    """Places are told apart from what a label means."""
    place = areas.place("Newcastle upon Tyne")
    assert place is not None
    assert place.code == "E23000007"
    assert areas.find("Newcastle upon Tyne") == ()
    assert areas.place("Cumbria Constabulary") is None


def test_every_area_finds_itself_by_each_of_its_names(areas: Areas) -> None:
    """All names and short names of the files lead back to their row."""
    for area in areas.all():
        assert area in areas.find(area.name)
        assert area in areas.find(areas.detail(area.code).short_name)
        assert areas.by_code(area.code) is area


def test_a_new_spelling_is_a_row_of_data(tmp_path: Path) -> None:
    """An alias added to the file is found; nothing else has to change. The force is made up."""
    copy_reference(tmp_path)
    forces = tmp_path / "forces.csv"
    forces.write_text(
        forces.read_text("utf-8").replace("Cumbria Police|", "Cumbria Police|Lakeland Constables|"), "utf-8"
    )
    assert codes(load_areas(tmp_path), "lakeland constables*") == ["E23000002"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Cumbria Police|", "Kent Police|", "forces.csv, line"),
        ("X-SE4,E23000032,", "X-SE4,E23009999,", "members.csv, line"),
    ],
)
def test_a_fault_in_the_data_names_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A name that two rows claim and a member that does not exist are errors for people."""
    copy_reference(tmp_path)
    for file in tmp_path.iterdir():
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(UnreadableTable, match=message):
        load_areas(tmp_path)


def copy_reference(folder: Path) -> None:
    for name in ("forces.csv", "regions.csv", "members.csv", "places.csv"):
        (folder / name).write_text((REFERENCE / name).read_text("utf-8"), "utf-8")
