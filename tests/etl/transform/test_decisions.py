"""Decisions are data: each names one figure by its question and value, and one that names none is a problem."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.model.count import Count, Mark
from etl.model.observation import Breakdown, Coverage, Measure
from etl.model.period import Period
from etl.transform.coverage import CoverageRows
from etl.transform.decisions import COLUMNS, Decision, Verdict, printed_value, read_decisions
from etl.transform.figures import make_figures
from tests.etl.transform.made_up import told
from tests.etl.transform.raw import decisions, vocabulary

KENT = "E23000032"
ROW = {
    "decision_id": "made-up",
    "area": "Kent",
    "area_code": KENT,
    "offence": "71/17",
    "measure": "offences",
    "breakdown": "none",
    "period_start": "2019-04-01",
    "period_end": "2020-03-31",
    "value": "12",
    "verdict": "lower bound",
    "low": "12",
    "coverage": "part period",
    "why": "Somebody looked.",
    "decided_on": "2026-11-24",
}
NOTHING_KNOWN = CoverageRows(())


def file_of(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "decisions.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({**dict.fromkeys(COLUMNS, ""), **row} for row in rows)
    return path


def decision(folder: Path, **change: str) -> Decision:
    read = read_decisions(file_of(folder, {**ROW, **change}))
    assert not read.problems
    return read.rows[0]


def test_the_fourteen_rows_are_read() -> None:
    read = decisions()
    assert len(read.rows) == 14
    assert read.problems == ()
    assert {row.verdict for row in read.rows} == {
        Verdict.LOWER_BOUND,
        Verdict.SET_ASIDE,
        Verdict.CONFLICT,
        Verdict.IN_DOUBT,
    }


def test_a_lower_bound_widens_the_count_and_sets_its_coverage(tmp_path: Path) -> None:
    row = decision(tmp_path)
    assert row.count(Count.exact(12)) == Count.between(12, None, Mark.LOWER_BOUND)
    assert row.coverage is Coverage.PART_PERIOD
    area = vocabulary().areas.by_code(KENT)
    read = read_decisions(tmp_path / "decisions.csv")
    (figure,) = make_figures([told(12, area=area)], read, NOTHING_KNOWN, vocabulary()).figures
    assert figure.count.text == "at least 12 · lower bound"
    assert figure.coverage is Coverage.PART_PERIOD
    assert figure.decisions == ("made-up",)
    assert figure.observation.count == Count.exact(12), "what was printed stays"


def test_both_ends_widen_the_count(tmp_path: Path) -> None:
    assert decision(tmp_path, verdict="conflict", high="15").count(Count.exact(12)) == Count.between(12, 15)


def test_a_figure_is_named_by_its_value_words_by_their_lowest_a_rounded_one_by_its_middle() -> None:
    assert printed_value(Count.exact(34000)) == 34000
    assert printed_value(Count.between(34000, None, Mark.WORDS)) == 34000
    assert printed_value(Count.between(28900, 34000, Mark.WORDS)) == 28900
    assert printed_value(Count.between(1, None, Mark.SUPPRESSED)) == 1
    (nine,) = [row for row in decisions().rows if row.measure is Measure.SHARE]
    assert nine.value == 9


def test_a_decision_is_about_one_question_only(tmp_path: Path) -> None:
    row = decision(tmp_path)
    area = vocabulary().areas.by_code(KENT)
    about = told(12, area=area)
    assert row.is_about(about, vocabulary())
    others = (
        told(13, area=area),
        told(12),
        told(12, area=area, offence="88A"),
        told(12, area=area, measure=Measure.SHARE),
        told(12, area=area, period=Period.financial_year(2020)),
        told(12, area=area, part=Breakdown("age", age_band="0-11")),
    )
    assert not any(row.is_about(other, vocabulary()) for other in others)


def test_a_category_is_a_platform_an_age_or_a_word(tmp_path: Path) -> None:
    area = vocabulary().areas.by_code(KENT)
    for category, part in (
        ("Insta", Breakdown("platform", platform="Instagram")),
        ("11 or under", Breakdown("age", age_band="0-11")),
        ("Charged", Breakdown("outcome", category="Charged")),
    ):
        row = decision(tmp_path, breakdown=part.kind, category=category)
        assert row.is_about(told(12, area=area, part=part), vocabulary()), category
        assert not row.is_about(told(12, area=area), vocabulary())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"verdict": "in dout"}, "'in dout' is not known: did you mean 'in doubt'"),
        ({"measure": "ofences"}, "'ofences'"),
        ({"period_end": "2019-03-31"}, "before it starts"),
        ({"value": "twelve"}, "'twelve' is no number"),
        ({"coverage": "half"}, "'half' is not known"),
        ({"decided_on": ""}, "''"),
    ],
)
def test_a_row_that_cannot_be_read_decides_nothing_and_is_a_problem(
    tmp_path: Path, change: dict[str, str], words: str
) -> None:
    read = read_decisions(file_of(tmp_path, ROW, {**ROW, **change}))
    (found,) = read.problems
    assert (found.kind, found.place.cell) == ("decision-row", "3")
    assert words in found.message
    assert len(read.rows) == 1


def test_a_decision_that_matches_nothing_is_a_problem_with_its_line(tmp_path: Path) -> None:
    read = read_decisions(file_of(tmp_path, {**ROW, "value": "13"}))
    area = vocabulary().areas.by_code(KENT)
    made = make_figures([told(12, area=area)], read, NOTHING_KNOWN, vocabulary())
    (found,) = made.problems
    assert (found.problem.kind, found.problem.place.cell) == ("decision-without-figure", "2")
    assert "made-up is about 13 for Kent, 2019/20" in found.problem.message
    assert "what they say there is 12" in found.problem.message
    assert made.applied == {"made-up": ()}
    assert made.figures[0].decisions == ()
