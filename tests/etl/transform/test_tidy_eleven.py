"""The eleven real returns read to the observations and roles that were written down by hand before the code."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from etl.extract import read_grids
from etl.model.address import column_letters, parse_address
from etl.model.count import plain
from etl.model.observation import Observation
from etl.model.problems import Severity
from etl.model.reading import Reading
from etl.register import Return, load_register
from etl.transform.reader import read_file
from etl.transform.recipe import load_recipe
from etl.words.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[3]
RAW = ROOT / "data" / "raw"
EXPECTED = ROOT / "tests" / "data"
ELEVEN = (
    "avon-and-somerset-1247-22",
    "cumbria-2017-2020",
    "dorset-2016-1035",
    "dyfed-powys-370-2022",
    "dyfed-powys-437-25",
    "england-and-wales-platforms-2017-2019",
    "lancashire-platforms-2017-2019",
    "northamptonshire-10905-25",
    "south-east-2017-2024",
    "wales-2017-2024",
    "west-midlands-5619-14",
)


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(RAW / "reference")


@cache
def rows() -> dict[str, Return]:
    entries = load_register(RAW, vocabulary().areas).entries
    return {entry.return_id: entry.row for entry in entries if entry.row is not None}


@cache
def reading(return_id: str, *, with_recipe: bool = True) -> Reading:
    row, recipe = rows()[return_id], RAW / "recipes" / f"{return_id}.toml"
    used = load_recipe(recipe) if with_recipe and recipe.exists() else None
    return read_file(RAW / "returns" / row.file, row, used, vocabulary())[0]


def table(name: str) -> list[dict[str, str]]:
    with (EXPECTED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_row(observation: Observation) -> dict[str, str]:
    """An observation as a row of expected-observations.csv."""
    part, source = observation.breakdown, observation.source
    low, high = observation.count.lowest, observation.count.highest
    return {
        "return_id": source.return_id,
        "source_sheet": source.sheet,
        "source_cell": source.cell,
        "ordinal": str(source.ordinal),
        "area": observation.area.name,
        "area_code": observation.area.code,
        "area_kind": observation.area.kind,
        "offence": observation.offence,
        "measure": observation.measure.value,
        "unit": observation.unit.value,
        "period_start": observation.period.first.isoformat(),
        "period_end": observation.period.last.isoformat(),
        "breakdown": part.kind,
        "platform": part.platform,
        "platform_owner": part.platform_owner,
        "age_band": part.age_band,
        "sex": part.sex,
        "category": part.category,
        "label_as_written": observation.label_as_written,
        "value_low": "" if low is None else plain(low),
        "value_high": "" if high is None else plain(high),
        "value_as_written": observation.value_as_written,
        "mark": observation.count.mark.value,
        "of_what": observation.of_what,
        "coverage": observation.coverage.value,
        "missing": "|".join(observation.missing),
        "basis": observation.basis.value,
        "caveats": "|".join(observation.caveats),
        "headers": "|".join(f"{what}={where}" for what, where in source.headers),
    }


def cells(ranges: str) -> Iterator[str]:
    """`A1 B2:C2` as A1, B2, C2."""
    for part in ranges.split():
        first, _, last = part.partition(":")
        (top, left), (bottom, right) = parse_address(first), parse_address(last or first)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield f"{column_letters(column)}{row}"


@pytest.mark.parametrize("return_id", ELEVEN)
def test_every_observation_is_the_one_written_down(return_id: str) -> None:
    expected = [row for row in table("expected-observations.csv") if row["return_id"] == return_id]
    found = {
        (row["source_sheet"], row["source_cell"], row["ordinal"]): row
        for row in map(as_row, reading(return_id).observations)
    }
    wanted = {(row["source_sheet"], row["source_cell"], row["ordinal"]): row for row in expected}
    assert set(found) == set(wanted)
    for place, row in wanted.items():
        assert found[place] == row


@pytest.mark.parametrize("return_id", ELEVEN)
def test_every_cell_has_the_one_role_written_down(return_id: str) -> None:
    wanted = {
        (row["sheet"], cell): row["role"]
        for row in table("expected-roles.csv")
        if row["return_id"] == return_id
        for cell in cells(row["cells"])
    }
    roles = reading(return_id).cells
    assert {(role.sheet, role.cell): role.role.value for role in roles} == wanted
    assert len(roles) == len(wanted)


@pytest.mark.parametrize("return_id", ELEVEN)
def test_source_and_register_travel_with_each_observation(return_id: str) -> None:
    row = rows()[return_id]
    for observation in reading(return_id).observations:
        source = observation.source
        assert (source.file, source.reference, source.compiled_by) == (row.file, row.reference, row.compiled_by)
        assert (source.publisher, source.published, source.url) == (row.publisher_name, row.published, row.url)


def test_there_are_150_observations_from_271_cells() -> None:
    assert sum(len(reading(name).observations) for name in ELEVEN) == 150
    assert sum(len(grid.cells) for name in ELEVEN for grid in read_grids(RAW / "returns" / f"{name}.xlsx")) == 271
    assert sum(reading(name).account["total"] for name in ELEVEN) == 271


def test_none_of_the_eleven_is_held() -> None:
    assert [name for name in ELEVEN if reading(name).held] == []


def problems(return_id: str) -> list[tuple[str, str]]:
    return [(found.kind, found.place.cell) for found in reading(return_id).problems]


def test_what_is_listed_and_holds_nothing() -> None:
    assert {name: problems(name) for name in ELEVEN if problems(name)} == {
        "avon-and-somerset-1247-22": [("total-differs", "B21"), ("cells-contradict", "B21")],
        "england-and-wales-platforms-2017-2019": [("percent-differs", "B6")],
        "northamptonshire-10905-25": [("question-refused", "A15")],
        "south-east-2017-2024": [("sign-without-note", "A6")],
        "west-midlands-5619-14": [("question-refused", "A6")],
    }


def test_printed_sums_are_checked() -> None:
    def checks(name: str) -> Counter[tuple[str, bool]]:
        return Counter((check.kind, check.holds) for check in reading(name).checks)

    assert checks("south-east-2017-2024") == {("printed total", True): 7}
    assert checks("wales-2017-2024") == {("printed total", True): 1}
    assert checks("northamptonshire-10905-25") == {("printed total", True): 4}
    assert checks("england-and-wales-platforms-2017-2019") == {
        ("printed percent", True): 7,
        ("printed percent", False): 1,
    }
    assert checks("avon-and-somerset-1247-22")["printed total", False] == 1


def test_guesses_are_written_down() -> None:
    said = {name: [(guess.cell, guess.sentence) for guess in reading(name).assumptions] for name in ELEVEN}
    assert said["dyfed-powys-437-25"] == [], "its caption says that the years are calendar years"
    assert any("2023/24" in sentence for cell, sentence in said["south-east-2017-2024"] if cell == "H2")
    assert any("71/17 and equivalents" in sentence for _, sentence in said["wales-2017-2024"])


@pytest.mark.parametrize(
    ("return_id", "kind", "cell"),
    [
        ("cumbria-2017-2020", "period-unread", "A7"),
        ("dyfed-powys-437-25", "numbers-in-one-cell", "B6"),
        ("west-midlands-5619-14", "number-without-role", "A5"),
    ],
)
def test_without_its_recipe_it_is_held_at_the_cell(return_id: str, kind: str, cell: str) -> None:
    found = [
        problem for problem in reading(return_id, with_recipe=False).problems if problem.severity is Severity.ERROR
    ]
    assert [(problem.kind, problem.place.cell) for problem in found] == [(kind, cell)]
    assert "recipe" in found[0].remedy


def test_without_its_recipe_a_blank_is_no_return_unless_a_total_proves_it_zero() -> None:
    marks = Counter(
        observation.count.mark.value
        for observation in reading("northamptonshire-10905-25", with_recipe=False).observations
    )
    assert marks["no return"] == 2
