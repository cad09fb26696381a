"""The class by year and quarter. The counts of the bodies here are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.row import Row
from dashboard.selection import Step
from dashboard.statistics.laid import Kind, Reason, Why
from dashboard.statistics.official import ClassBlock, class_blocks, class_series, tie
from etl.model.figure import Standing
from etl.model.period import Period
from tests.dashboard.made_up import SUBJECT, row, span, year

JOINS = date(2017, 4, 1)


def quarters(first_year: int, *values: int | None) -> dict[Period, Row]:
    """Quarters from the first of a financial year on; None is a quarter that is not there."""
    found = {}
    for number, value in enumerate(values):
        period = Period.quarter(first_year + number // 4, number % 4 + 1)
        if value is not None:
            found[period] = row(value, period, offence="88A")
    return found


def said(blocks: tuple[ClassBlock, ...]) -> list[tuple[str, object, bool, bool]]:
    """Period, value, unfinished, joined."""
    return [(block.period.label, block.value, block.unfinished, block.joined) for block in blocks]


ONE = quarters(2016, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
TWO = quarters(2016, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10)
STORED = {"one": ONE, "two": TWO}
ALL = span("2016-04/2019-03")


def test_years_are_sums_of_their_four_quarters_and_an_unfinished_one_is_as_wide_as_its_months() -> None:
    assert said(class_blocks(STORED, ["one"], ALL, joins=JOINS)) == [
        ("2016/17", 10, False, False),
        ("2017/18", 26, False, True),
        ("April to December 2018", 30, True, True),
    ]


def test_bodies_together_are_added_quarter_by_quarter() -> None:
    blocks = class_blocks(STORED, ["one", "two"], year(2016), joins=JOINS)
    assert said(blocks) == [("2016/17", 50, False, False)]
    assert len(blocks[0].rows) == 8


def test_a_quarter_that_one_body_lacks_is_in_no_sum() -> None:
    stored = {"one": ONE, "two": quarters(2016, 10, None, 10, 10)}
    assert said(class_blocks(stored, ["one", "two"], year(2016), joins=JOINS)) == [
        ("April to June 2016", 11, True, False),
        ("October 2016 to March 2017", 27, True, False),
    ]


def test_step_quarter_gives_the_quarters_as_they_are() -> None:
    blocks = class_blocks(STORED, ["one"], year(2016), Step.QUARTER, joins=JOINS)
    assert [(block.value, block.unfinished) for block in blocks] == [(1, False), (2, False), (3, False), (4, False)]


def test_negative_quarters_are_kept_as_published() -> None:
    stored = {"one": quarters(2012, -1, 3, 0, 1)}
    assert said(class_blocks(stored, ["one"], year(2012), joins=JOINS)) == [("2012/13", 3, False, False)]


def test_a_figure_is_tied_to_the_class_of_its_very_days() -> None:
    assert tie(STORED, ["one"], span("2016-04/2018-06")).value == 45
    assert tie(STORED, ["one"], span("2016-05/2017-04")).value is None
    assert tie(STORED, ["one"], span("2018-04/2019-03")).value is None
    assert tie(STORED, ["nobody"], year(2016)).value is None


def test_what_others_print_of_the_class_is_listed_beside_the_official_sums() -> None:
    """Shaped like Cumbria 2017/18: a paper of the time prints an earlier edition's 27."""
    subject = replace(SUBJECT, offence="88A")
    blocks = class_blocks(STORED, ["one"], span("2016-04/2019-03"), joins=JOINS)
    paper = row(27, year(2017), offence="88A", compiled_by="not stated")
    aside = row(28, year(2017), offence="88A", standing=Standing.SET_ASIDE)
    series = class_series(subject, blocks, [*ONE.values(), paper, aside], span("2016-04/2019-03"))
    assert [(block.period.label, block.kind, block.count.value) for block in series.laid] == [
        ("2016/17", Kind.EXACT, 10),
        ("2017/18", Kind.EXACT, 26),
        ("April to December 2018", Kind.EXACT, 30),
    ]
    assert [(item.row, item.why, item.about) for item in series.listed] == [
        (paper, Why.OFFICIAL, (year(2017),)),
        (aside, Why.SET_ASIDE, (year(2017),)),
    ]
    assert [(gap.period.label, gap.reason) for gap in series.gaps] == [
        ("January to March 2019", Reason.NO_FIGURE_KNOWN)
    ]
