"""Every row of the printed figures becomes one thing, or is listed with the reason. Rows of bad files are made up."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from etl.model.observation import Basis, Breakdown, Coverage, Measure, Observation, Unit
from etl.model.period import Period
from etl.model.problems import Severity
from etl.transform.printed import COLUMNS, Destination, PrintedRows, read_printed
from tests.etl.transform.raw import RAW, printed, vocabulary

FILE = RAW / "published" / "published-figures.csv"


def line(number: int) -> Observation:
    """The observation of a line of the real file."""
    return next(told for told in printed().observations if told.source.cell == str(number))


def test_every_row_has_exactly_one_destination() -> None:
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = sum(1 for _ in csv.DictReader(file))
    read = printed()
    assert rows == 1081
    assert sorted(read.destinations) == list(range(2, rows + 2))
    given = Counter(read.destinations.values())
    assert given[Destination.OBSERVATION] == len(read.observations) == 884
    assert given[Destination.STATEMENT] == len(read.statements) == 168
    assert given[Destination.COVERAGE] == len(read.coverage) == 23
    assert given[Destination.NONE] == 6
    assert sum(given.values()) == 1081


def test_what_a_row_gives_stands_on_its_own_line() -> None:
    read = printed()
    lines = {
        Destination.OBSERVATION: [told.source.cell for told in read.observations],
        Destination.STATEMENT: [told.source.cell for told in read.statements],
        Destination.COVERAGE: [told.source_cell for told in read.coverage],
    }
    for destination, cells in lines.items():
        assert cells == [str(number) for number, given in read.destinations.items() if given is destination]


def test_rows_without_period_or_value_give_nothing_and_are_listed() -> None:
    read = printed()
    nothing = [number for number, given in read.destinations.items() if given is Destination.NONE]
    listed = [found for found in read.problems if found.kind in ("printed-without-period", "printed-without-value")]
    assert nothing == [59, 116, 333, 436, 448, 560]
    assert [int(found.place.cell) for found in listed] == nothing
    assert all(found.severity is Severity.NOTE for found in listed)


def test_no_row_of_the_real_file_is_misunderstood() -> None:
    kinds = {found.kind for found in printed().problems}
    assert kinds == {"printed-without-period", "printed-without-value", "region-without-list"}


def test_words_become_bounds_and_the_text_stays() -> None:
    almost = line(170)
    assert (almost.count.text, almost.basis, almost.value_as_written) == (
        "28900 to 34000 · words",
        Basis.WORDS,
        "Almost 34,000",
    )
    assert line(187).count.text == "at least 27000 · words"
    assert line(4).count.text == "647"
    assert line(696).count.text == "32.55 to 32.65 · rounded"
    assert line(96).count.text == "47.5 to 48.5 · rounded"


def test_a_third_in_cumbria_is_29_to_37_percent_of_what_is_known() -> None:
    told = line(1082)
    assert told.measure is Measure.SHARE
    assert (told.count.lowest, told.count.highest) == (29, 37)
    assert (told.of_what, told.period, told.area.code) == ("means known", Period.quarter(2020, 1), "E23000002")
    assert (told.breakdown.kind, told.breakdown.platform_owner) == ("platform_owner", "Facebook, Inc.")


def test_the_law_s_own_months_are_whole_months() -> None:
    assert line(31).period == Period.financial_year(2017)
    assert line(299).period == Period.months_of(2017, 4, 6)
    assert line(693).period == Period.months_of(2017, 4, 9)
    assert line(817).period == Period.months_of(2017, 10, 6)
    assert any("2017-04-03/2018-04-02" in guess.sentence for guess in printed().assumptions)


def test_bases_of_shares_are_counts_of_what_is_known() -> None:
    assert line(800).breakdown == Breakdown("means", category="known")
    assert (line(800).count.value, line(800).unit) == (2117, Unit.OFFENCE)
    assert line(557).breakdown == Breakdown("sex", category="known")
    assert line(798).breakdown == Breakdown("age", category="known")
    assert line(298).breakdown == Breakdown("means", category="unknown")


@pytest.mark.parametrize(
    ("number", "of_what"),
    [
        (7, "means known"),  # of the 5,784 incidents where police recorded information about how …
        (33, "means known"),  # of the 2,097 cases where police revealed the methods
        (42, "all offences"),  # 72 of 84, and 84 is printed as the whole
        (90, "sex known"),
        (160, "means known"),  # of 1,824 where disclosed: told by the number
        (192, "age and sex known"),
        (314, "not stated"),  # denominator dropped by the article
        (468, "all offences"),
        (569, "all offences"),
        (616, "all offences"),  # the share known itself
        (654, "all offences"),  # its category says so
        (655, "not stated"),  # misreported
        (695, "means known"),  # of those 956 cases
        (774, "Facebook-owned instances"),
        (799, "age known"),
        (904, "means known"),  # as above
        (1082, "means known"),
    ],
)
def test_of_what_a_share_is(number: int, of_what: str) -> None:
    assert line(number).of_what == of_what


def test_platform_counts_are_mentions_and_victims_are_victims_where_said() -> None:
    assert line(802).unit is Unit.MENTION
    assert "mentions" in line(802).caveats
    assert line(78).unit is Unit.VICTIM
    assert line(384).unit is Unit.VICTIM
    assert line(420).unit is Unit.PERSON
    assert line(575).unit is Unit.OFFENCE
    assert line(575).breakdown.kind == "victim type"


def test_ages_and_sexes_have_one_spelling() -> None:
    assert line(663).breakdown.age_band == line(870).breakdown.age_band == line(79).breakdown.age_band == "0-11"
    assert line(53).breakdown.age_band == "0-10"
    assert line(36).breakdown == Breakdown("sex and age", age_band="12-15", sex="female")


def test_a_region_is_the_forces_that_are_listed_and_never_by_itself_the_official_one() -> None:
    assert line(83).area.code == "E12000002"
    assert line(515).area.code == line(71).area.code == "X-NW4"
    assert line(109).area.code == "X-SE4"
    assert line(981).area.code == "X-EAST7"
    assert line(405).area.code == "X-EAST8"
    assert line(274).area.code == "X-EAST-UNSTATED"
    assert line(204).area.code == "X-EM4"
    assert line(631).area.code == "E23000014"
    assert line(346).area.code == "E12000005"
    listed = [found for found in printed().problems if found.kind == "region-without-list"]
    assert any("221" in found.message and "without Cumbria" in found.message for found in listed)


def test_remarks_tell_what_a_total_lacks() -> None:
    assert line(110).coverage is Coverage.PART_MEMBERS
    assert line(110).missing == ("E23000030",)
    assert line(453).coverage is Coverage.PART_PERIOD
    assert line(701).coverage is Coverage.FULL, "the six months that are given are the six months that are printed"


def test_the_27_of_cumbria_is_of_the_class() -> None:
    told = line(11)
    assert (told.offence, told.count.value, told.area.code) == ("88A", 27, "E23000002")


def test_coverage_rows_count_forces() -> None:
    known = {row.source_cell: row for row in printed().coverage}
    assert (known["35"].answered, known["35"].asked, known["35"].release) == (41, 44, "2018-06")
    assert known["563"].flag
    assert known["736"].measure == "forces_with_platform_data"


def test_statements_keep_their_words() -> None:
    told = next(told for told in printed().statements if told.source.cell == "356")
    assert (told.measure, told.value, told.category) == ("pct_change", 99, "like-for-like forces")
    assert told.value_text == "almost doubled (99 per cent)"
    assert told.area_code == "K02000001"


def test_the_age_of_a_single_child_is_kept_for_nations_only() -> None:
    ages = [told for told in printed().statements if told.measure == "youngest_victim_age"]
    kept = {told.area for told in ages if told.value is not None}
    assert len(ages) == 23
    assert kept == {"England and Wales", "United Kingdom", "Wales", "Northern Ireland"}
    for told in ages:
        if told.value is None:
            assert told.value_text == ""
            assert "Not kept" in told.note


GOOD = {
    "area": "Kent",
    "offence": "71/17",
    "measure": "offences",
    "breakdown": "none",
    "period_start": "2019-04-01",
    "period_end": "2020-03-31",
    "value": "12",
    "value_text": "12",
    "compiled_by": "somebody",
    "publisher": "a paper",
    "published": "2020-06",
}


def read_rows_of(folder: Path, *rows: dict[str, str]) -> PrintedRows:
    """A file of made-up rows in a raw folder of its own, read."""
    (folder / "published").mkdir()
    (folder / "reference").mkdir()
    shutil.copy(RAW / "reference" / "figure-categories.csv", folder / "reference")
    path = folder / "published" / "published-figures.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({**dict.fromkeys(COLUMNS, ""), **row} for row in rows)
    return read_printed(path, vocabulary())


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ({"area": "Kemt"}, "printed-area", "did you mean"),
        ({"area": "North East England", "note": ""}, "printed-area", "without a list of its forces"),
        ({"measure": "ofences"}, "printed-measure", "'ofences'"),
        ({"breakdown": "platform", "category": "Snopchat"}, "printed-category", "Snapchat"),
        ({"breakdown": "platform", "category": ""}, "printed-category", "''"),
        ({"period_end": "2019-03-31"}, "printed-row", "end"),
        ({"period_start": "1 April 2019"}, "printed-row", "1 April 2019"),
        ({"period_start": ""}, "printed-without-period", "''"),
        ({"value": ""}, "printed-without-value", "'12'"),
        ({"value": "1,2"}, "printed-row", "no number"),
        ({"value": "13"}, "printed-number", "13"),
        ({"value": "12.5", "value_text": "12.5"}, "printed-row", "whole number"),
    ],
)
def test_a_row_that_cannot_be_told_is_a_problem_with_its_line(
    tmp_path: Path, change: dict[str, str], kind: str, words: str
) -> None:
    read = read_rows_of(tmp_path, GOOD, {**GOOD, **change})
    (found,) = read.problems
    assert (found.kind, found.place.cell) == (kind, "3")
    assert words in found.message
    assert read.destinations == {2: Destination.OBSERVATION, 3: Destination.NONE}
    assert len(read.observations) == 1


def test_a_region_with_a_list_needs_no_other_word(tmp_path: Path) -> None:
    listed = {**GOOD, "area": "North East England", "note": "Northumbria, Cleveland, Durham"}
    read = read_rows_of(tmp_path, listed)
    assert read.observations[0].area.code == "E12000001"
    assert not read.problems
