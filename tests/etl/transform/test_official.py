"""The official series by body and quarter: every edition, negatives as published. Rows of bad files are made up."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from etl.model.observation import WHOLE, Coverage, Unit
from etl.model.period import Period
from etl.transform.official import COLUMNS, edition_day, read_official
from tests.etl.transform.raw import official, vocabulary


def test_every_row_of_both_editions_is_an_observation() -> None:
    read = official()
    assert len(read.observations) == 2596
    assert read.problems == ()
    editions: dict[str, int] = defaultdict(int)
    for told in read.observations:
        editions[told.source.published] += 1
    assert editions == {"2026-04-23": 2420, "2018-10/2019-07": 176}


def test_every_body_has_every_quarter_of_the_newer_edition() -> None:
    quarters = defaultdict(set)
    for told in official().observations:
        if told.source.published == "2026-04-23":
            quarters[told.area.code].add(told.period)
    expected = set(Period(date(2012, 4, 1), date(2025, 12, 31)).quarters())
    assert len(quarters) == 44
    assert "X-BTP" in quarters
    assert all(found == expected for found in quarters.values())


def test_it_counts_offences_and_is_compiled_by_its_publisher() -> None:
    for told in official().observations:
        assert (told.offence, told.unit, told.breakdown, told.coverage) == ("88A", Unit.OFFENCE, WHOLE, Coverage.FULL)
        assert told.source.compiled_by == told.source.publisher == "Home Office"
        assert told.count.is_exact


def test_twenty_quarters_before_april_2015_are_negative_as_published() -> None:
    negative = [told for told in official().observations if (told.count.value or 0) < 0]
    assert len(negative) == 20
    assert all(told.period.last < date(2015, 4, 1) for told in negative)
    assert all("negative as published" in told.note for told in negative)


def test_quarters_before_april_2017_carry_the_caveat_that_the_class_was_smaller() -> None:
    for told in official().observations:
        assert ("before-class-changed" in told.caveats) == (told.period.last < date(2017, 4, 1))


def test_the_time_of_an_edition_is_as_precise_as_its_name() -> None:
    assert edition_day("2026-04-23 (some file)") == "2026-04-23"
    assert edition_day("between 2018-10 and 2019-07 (one sheet)") == "2018-10/2019-07"
    with pytest.raises(ValueError, match="newest"):
        edition_day("newest")


GOOD = {
    "area_code": "E23000002",
    "area": "Cumbria",
    "period_start": "2019-04-01",
    "period_end": "2019-06-30",
    "offence": "88A",
    "value": "3",
    "edition": "2020-01-01",
    "source": "Somebody, some tables",
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"area_code": "E99"}, "'E99'"),
        ({"period_end": "2019-07-31"}, "no quarter"),
        ({"period_end": "2019-03-31"}, "before it starts"),
        ({"value": "3.5"}, "3.5"),
        ({"value": "-1"}, "below zero"),
        ({"value": ""}, "''"),
        ({"edition": "newest"}, "newest"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_problem_and_the_others_are_read(
    tmp_path: Path, change: dict[str, str], words: str
) -> None:
    path = tmp_path / "recorded-88a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({**dict.fromkeys(COLUMNS, ""), **row} for row in (GOOD, {**GOOD, **change}))
    read = read_official(path, vocabulary())
    (found,) = read.problems
    assert (found.kind, found.place.cell) == ("official-row", "3")
    assert words in found.message
    assert len(read.observations) == 1
