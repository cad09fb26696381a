"""What closes a hidden number reaches the review alone: never the store, its rows or its lines. Numbers are made up."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from etl.load.bounds import bound_rows, review_rows
from etl.load.review import publish_review, read_review, review_file
from etl.load.store import StoreError
from etl.model.bound import CellBound
from etl.model.count import Count, Mark
from etl.model.figure import Figure, Standing
from etl.transform.narrowed import narrowed
from tests.conftest import Foi
from tests.etl.transform.sheets import read, registered

ROWS = [
    ["Force", "2017/18"],
    ["Kent", 1200],
    ["Surrey", 700],
    ["Sussex", "*"],
    ["Hampshire", "*"],
    ["Total", 1902],
    ["* small numbers"],
]
"""Both hidden numbers are 1, by their total; each may be printed as 1 to 4."""


def bounds() -> list[tuple[str, str, CellBound]]:
    reading = read(ROWS, registered(force="several"))
    return [("made-up", reading.file, bound) for bound in reading.bounds]


def test_the_store_has_the_public_range_and_nothing_that_says_more() -> None:
    rows = bound_rows(bounds())
    assert [(row["value_low"], row["value_high"]) for row in rows] == [(1, 4), (1, 4)]
    assert not any("1,902" in str(row["because"]) for row in rows)


def test_the_review_has_the_value_with_its_reason() -> None:
    rows = review_rows(bounds())
    assert [(row["exact"], row["public"], row["discloses"]) for row in rows] == [
        ("1 · suppressed", "1 to 4 · suppressed", True)
    ] * 2
    assert all("1,902" in str(row["because"]) for row in rows)


def test_a_figure_has_the_public_range_and_its_observation_stays_as_printed() -> None:
    reading = read(ROWS, registered(force="several"))
    told = next(one for one in reading.observations if one.count.mark is Mark.SUPPRESSED)
    figure = Figure(told, (told,), 1, Standing.ANSWERS, told.count)
    (found,) = narrowed([figure], [("made-up", bound) for bound in reading.bounds])
    assert found.count == Count.between(1, 4, Mark.SUPPRESSED)
    assert found.observation.count == Count.between(1, None, Mark.SUPPRESSED)
    assert found.figure_id == figure.figure_id
    assert "range-by-sums" in found.caveats


def test_a_figure_that_was_decided_otherwise_keeps_what_was_decided() -> None:
    reading = read(ROWS, registered(force="several"))
    told = next(one for one in reading.observations if one.count.mark is Mark.SUPPRESSED)
    figure = Figure(told, (told,), 1, Standing.ANSWERS, Count.between(2, 9, Mark.SUPPRESSED))
    assert narrowed([figure], [("made-up", bound) for bound in reading.bounds]) == (figure,)


def test_the_review_stands_beside_its_store_for_its_owner_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'foi.sqlite'}"
    publish_review(review_rows(bounds()), "0123", url)
    file = tmp_path / "review.sqlite"
    assert review_file(url) == file
    assert file.stat().st_mode & 0o077 == 0
    version, rows = read_review(url)
    assert (version, len(rows)) == ("0123", 2)
    assert review_file(f"sqlite:///{tmp_path / 'other.sqlite'}").name == "other-review.sqlite"


def test_without_a_review_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="foi ingest"):
        read_review(f"sqlite:///{tmp_path / 'foi.sqlite'}")


def test_foi_check_review_lists_what_closes_and_ends_with_1(foi: Foi, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'foi.sqlite'}"
    publish_review(review_rows(bounds()), "0123", url)
    ran = foi("check", "--review", "--store", url)
    assert ran.status == 1
    assert "2 hidden numbers close further than may be printed, 2 of them to one value." in ran.out
    assert "B4" in ran.out
    assert "may be printed: 1 to 4" in ran.out


def test_the_real_data_close_no_hidden_number(foi: Foi, store_url: str) -> None:
    ran = foi("check", "--review", "--store", store_url)
    assert (ran.status, ran.out.strip()) == (0, "No hidden number closes further than may be printed.")


def test_northamptonshires_stars_are_1_to_4_on_two_conditions_and_at_least_1_without(store_url: str) -> None:
    with sqlite3.connect(store_url.removeprefix("sqlite:///")) as connection:
        found = connection.execute(
            "select value_low, value_high, note from figure where mark = 'suppressed' and area like 'Northampton%'"
        ).fetchall()
        printed = connection.execute(
            "select value_low, value_high from observation where mark = 'suppressed' and area like 'Northampton%'"
        ).fetchall()
        bounds = connection.execute(
            "select value_low, value_high, conditions from bound where return_id like 'northampton%'"
        ).fetchall()
    assert [(low, high) for low, high, _ in found] == [(1, None)] * 3
    assert all("On conditions that its cell names, sums narrow its range further." in note for _, _, note in found)
    assert printed == [(1, None)] * 3
    assert bounds == [(1, 4, "if-victims-are-offences|if-blanks-are-zero")] * 3
