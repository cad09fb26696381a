"""Which forces are behind a total. Observations are made up; areas are real."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.model.count import Count, Mark
from etl.model.observation import Breakdown, Coverage
from etl.model.responses import Responses
from etl.transform.coverage import COLUMNS, Covered, covered_by, lacking_members, read_coverage
from tests.etl.transform.made_up import YEAR, told
from tests.etl.transform.raw import coverage, vocabulary

AREAS = vocabulary().areas
WALES, GWENT, NORTH_WALES = (AREAS.by_code(code) for code in ("W92000004", "W15000002", "W15000001"))


def known(
    answered: int | None = None,
    asked: int | None = None,
    *,
    missing: tuple[str, ...] = (),
    part_period: tuple[str, ...] = (),
    release: str = "2020-01",
    flag: str = "",
    measure: str = "forces_responding",
) -> Responses:
    return Responses(
        WALES.code,
        "71/17",
        YEAR,
        release,
        "somebody",
        answered,
        asked,
        missing,
        part_period,
        "a page",
        "coverage.csv",
        "2",
        measure,
        flag,
    )


def test_the_fifteen_rows_are_read() -> None:
    assert len(coverage().rows) == 15
    assert coverage().problems == ()
    assert coverage().rows[3].missing == ("E23000031", "E23000033", "E23000022", "E23000034")


@pytest.mark.parametrize(
    ("row", "covered"),
    [
        (known(4, 4), Covered(Coverage.FULL)),
        (known(4), Covered(Coverage.FULL)),
        (known(3, 4), Covered(Coverage.PART_MEMBERS)),
        (known(3), Covered(Coverage.PART_MEMBERS)),
        (known(4, 5), Covered(Coverage.FULL)),  # a body that is no force of the area was asked too
        (known(missing=(GWENT.code,)), Covered(Coverage.PART_MEMBERS, (GWENT.code,))),
        (known(4, 4, part_period=(GWENT.code,)), Covered(Coverage.PART_PERIOD)),
        (known(), Covered(Coverage.UNKNOWN)),
        (known(4, 4, release="2019-11"), None),
        (known(4, 4, flag="another published figure differs"), None),
        (known(4, 4, measure="forces_with_platform_data"), None),
    ],
)
def test_what_answers_make_of_a_total(row: Responses, covered: Covered | None) -> None:
    assert covered_by([told(area=WALES)], [row], AREAS) == covered


def test_a_release_is_any_month_in_which_the_figure_was_printed() -> None:
    twice = [told(area=WALES, published="2019-09-11"), told(area=WALES, published="2020-01-30", publisher="another")]
    assert covered_by(twice, [known(4, 4)], AREAS) == Covered(Coverage.FULL)


def test_a_row_that_names_forces_tells_more_than_one_that_counts_them() -> None:
    rows = [known(missing=(GWENT.code,)), known(3, 4)]
    assert covered_by([told(area=WALES)], rows, AREAS) == covered_by([told(area=WALES)], rows[::-1], AREAS)


def test_a_part_of_a_total_is_never_full_but_lacks_what_the_total_lacks() -> None:
    part = told(area=WALES, part=Breakdown("platform", platform="Kik"))
    assert covered_by([part], [known(4, 4)], AREAS) == Covered(Coverage.UNKNOWN)
    lacks = known(missing=(GWENT.code,))
    assert covered_by([part], [lacks], AREAS) == Covered(Coverage.PART_MEMBERS, (GWENT.code,))


def test_a_total_lacks_the_force_that_is_blank_on_its_page() -> None:
    blank = told(Count.missing(Mark.NOT_PROVIDED), area=GWENT)
    given = told(53, area=NORTH_WALES)
    whole = told(53, area=WALES)
    assert lacking_members(whole, [whole, given, blank], AREAS) == Covered(Coverage.PART_MEMBERS, (GWENT.code,))
    assert lacking_members(whole, [whole, given], AREAS) is None
    later = told(44, area=GWENT)
    assert lacking_members(whole, [whole, blank, later], AREAS) is None


def test_a_total_covers_part_of_the_period_where_one_of_its_forces_does() -> None:
    part = told(19, area=GWENT, coverage=Coverage.PART_PERIOD)
    assert lacking_members(told(72, area=WALES), [part], AREAS) == Covered(Coverage.PART_PERIOD)


def test_a_row_that_cannot_be_read_says_nothing_and_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "coverage.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow(dict.fromkeys(COLUMNS, "") | {"period_start": "2019-04-01", "period_end": "soon"})
    read = read_coverage(path)
    assert read.rows == ()
    assert [(found.kind, found.place.cell) for found in read.problems] == [("coverage-row", "2")]
