"""What the sums of a sheet say of its hidden numbers: three real returns, and sheets that are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.model.bound import CellBound
from etl.model.count import Count, Mark
from etl.model.observation import Unit
from etl.model.reading import Reading
from etl.register import load_register
from etl.returns import read_return
from etl.transform.recipe import load_recipe
from tests.etl.transform.sheets import kinds, read, registered, vocabulary


def read_real(raw: Path, return_id: str) -> Reading:
    register = load_register(raw, vocabulary().areas)
    entry = next(entry for entry in register.entries if entry.return_id == return_id)
    reading = read_return(raw, entry, vocabulary()).given
    assert reading is not None
    return reading


def by_cell(reading: Reading) -> dict[str, CellBound]:
    return {bound.cell: bound for bound in reading.bounds}


def test_northamptonshires_three_stars_are_each_1_to_4_under_two_conditions(raw: Path) -> None:
    reading = read_real(raw, "northamptonshire-10905-25")
    found = by_cell(reading)
    assert set(found) == {"B10", "C10", "C11"}
    for bound in found.values():
        assert (bound.public, bound.exact) == (Count.between(1, 4, Mark.SUPPRESSED),) * 2
        assert bound.conditions == ("if-victims-are-offences", "if-blanks-are-zero")
        assert bound.because.startswith("Between 1 and 4, because")
        assert "52 in all, the other parts at least 48" in bound.because
    shown = [one for one in reading.observations if one.unit is Unit.VICTIM and one.count.is_exact]
    assert sum(one.count.lowest or 0 for one in shown) == 46


def test_avon_and_somersets_rows_add_to_244_and_its_total_is_245(raw: Path) -> None:
    reading = read_real(raw, "avon-and-somerset-1247-22")
    (found,) = [one for one in reading.problems if one.kind == "cells-contradict"]
    assert found.place.cell == "B21"
    assert "the total is 245, its parts add to 244" in found.message
    assert "A smallest set of cells that cannot all be true: B21, B7, " in found.message


def test_dyfed_powys_2023_is_92_to_125_and_no_conflict(raw: Path) -> None:
    reading = read_real(raw, "dyfed-powys-437-25")
    (bound,) = reading.bounds
    assert (bound.cell, bound.public, bound.of) == ("", Count.between(92, 125), ("B6", "B6"))
    assert bound.conditions == ("parts-may-repeat",)
    assert "cells-contradict" not in kinds(reading)


BY_YEAR = [
    ["Force", "2017/18", "2018/19"],
    ["Kent", 12, 30],
    ["Surrey", 7, 20],
    ["Sussex", "*", "*"],
    ["Hampshire", 5, 3],
    ["Total", 27, 60],
    ["* numbers from 1 to 4"],
]


def test_a_row_that_closes_a_hidden_number_keeps_its_public_range() -> None:
    """Made up: 12, 7, hidden and 5 make 27, so the hidden one is 3; nobody may print that."""
    found = by_cell(read(BY_YEAR, registered(force="several")))
    bound = found["B4"]
    assert (bound.exact.value, bound.public.text) == (3, "1 to 4 · suppressed")
    assert bound.discloses
    assert bound.for_review
    assert "3" not in bound.because.replace("Sheet1", "").replace("B4", "")
    assert "3" in bound.review


def test_hidden_numbers_that_do_not_fit_their_total_are_a_contradiction() -> None:
    """Made up: 30, 20, 3 and at most 4 cannot make 60."""
    reading = read(BY_YEAR, registered(force="several"))
    (found,) = [one for one in reading.problems if one.kind == "cells-contradict"]
    assert found.place.cell == "C6"
    assert "C4" in found.message
    bound = by_cell(reading)["C4"]
    assert bound.exact == bound.public == bound.printed


def test_a_total_that_leaves_hidden_numbers_out_narrows_nothing() -> None:
    rows = [["Force", "2017/18"], ["Kent", 12], ["Surrey", "*"], ["Total", 12], ["* numbers from 1 to 4"]]
    assert read(rows, registered(force="several")).bounds == ()


def test_a_sheet_without_sums_says_nothing_more() -> None:
    assert read([["Force", "2017/18"], ["Kent", 12], ["Surrey", "*"], ["* 1 to 4"]]).bounds == ()


@pytest.mark.parametrize(("total", "highest"), [(52, 5), (49, 4)])
def test_victims_narrow_under_a_whole_of_offences_only_with_the_condition(
    total: int, highest: int, tmp_path: Path
) -> None:
    """Made up, shaped like Northamptonshire."""
    rows = [
        ["Offences recorded 2024/25", total],
        [None, None],
        ["Victims by sex 2024/25", None],
        ["Female", 46],
        ["Male", "*"],
        ["Unknown", "*"],
        ["* small numbers"],
    ]
    file = tmp_path / "made-up.toml"
    file.write_text('[[unit]]\ncells = "B4:B6"\nis = "victim"\nwhy = "made up"\n', encoding="utf-8")
    reading = read(rows, registered(force="Kent", period="2024-04-01/2025-03-31"), load_recipe(file))
    found = by_cell(reading)
    for cell in ("B5", "B6"):
        assert "if-victims-are-offences" in found[cell].conditions
        assert found[cell].public == Count.between(1, highest, Mark.SUPPRESSED)
