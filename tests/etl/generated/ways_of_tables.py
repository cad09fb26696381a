"""Layouts of tables that a truth is written in."""

from __future__ import annotations

from tests.etl.generated.choices import Choices
from tests.etl.generated.page import Expected, Page
from tests.etl.generated.tables import Layout, Table, Written, write_table
from tests.etl.generated.truth import (
    AGE,
    AREA,
    MONTH,
    OUTCOME,
    PARTS,
    PERIOD,
    PLATFORM,
    QUARTER,
    SEX,
    YEAR,
    Truth,
    make_truth,
)


def two_ways(kinds: tuple[tuple[str, str], ...]) -> Layout:
    """One way down and one across."""

    def write(choices: Choices, given: Truth | None = None) -> Written:
        pair = choices.one(kinds)
        truth = given or make_truth(pair if choices.below(2) == 0 else pair[::-1], choices)
        page, expected = Page(), Expected(parted_by=truth.kinds)
        write_table(Table(page, 1, 1, truth, expected), truth.ways[:1], truth.ways[1:], choices)
        return [page], truth, expected

    return write


def one_way_down(choices: Choices, given: Truth | None = None) -> Written:
    """Labels down, one number each."""
    truth = given or make_truth((choices.one((PERIOD, PERIOD, AREA, *PARTS)),), choices, least=2)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    write_table(Table(page, 1, 1, truth, expected), truth.ways, (), choices)
    return [page], truth, expected


def headings_over_numbers(choices: Choices, given: Truth | None = None) -> Written:
    """Headings with one row of numbers under them."""
    truth = given or make_truth((choices.one((PERIOD, PLATFORM, AGE, OUTCOME)),), choices, least=2, gaps=False)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    write_table(Table(page, 1, 1, truth, expected), (), truth.ways, choices)
    return [page], truth, expected


def several_heads(choices: Choices, given: Truth | None = None) -> Written:
    """Two or three rows of headings."""
    kinds = choices.one(((AREA, PERIOD, SEX), (PERIOD, SEX, AGE), (OUTCOME, PERIOD, SEX), (AREA, PERIOD, SEX, AGE)))
    truth = given or make_truth(kinds, choices, least=2)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    write_table(Table(page, 1, 1, truth, expected), truth.ways[:1], truth.ways[1:], choices, sums=False)
    return [page], truth, expected


def several_stubs(choices: Choices, given: Truth | None = None) -> Written:
    """Two columns of labels, and headings or one column of numbers."""
    kinds = choices.one(((AREA, SEX, PERIOD), (PERIOD, PLATFORM), (PLATFORM, PERIOD), (AREA, PERIOD, PLATFORM)))
    truth = given or make_truth(kinds, choices, least=2)
    order = truth.order
    page, expected = Page(), Expected(parted_by=truth.kinds)
    down = len(order) - 1 if len(order) == 3 and choices.chance(2) else len(order)
    write_table(Table(page, 1, 1, truth, expected), truth.ways[:down], truth.ways[down:], choices)
    return [page], truth, expected


def parts_of_years(choices: Choices, given: Truth | None = None) -> Written:
    """Quarters or months with their years: under them, beside them, or the other way."""
    part = choices.one((QUARTER, MONTH))
    kinds, down = choices.one(
        (((part, YEAR), 1), ((AREA, YEAR, part), 1), ((YEAR, part), 2), ((OUTCOME, YEAR, part), 1))
    )
    truth = given or make_truth(kinds, choices, least=2)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    ways = truth.ways
    write_table(Table(page, 1, 1, truth, expected), ways[:down], ways[down:], choices, sums=False)
    return [page], truth, expected


def stacked(choices: Choices, given: Truth | None = None) -> Written:
    """A table for each label of one way, under one another, the label over each."""
    kinds = choices.one(
        ((PERIOD, PLATFORM), (PERIOD, SEX, AGE), (PLATFORM, PERIOD), (AREA, PERIOD), (AREA, PERIOD, SEX))
    )
    truth = given or make_truth(kinds, choices, least=2)
    order = truth.order
    page, expected = Page(), Expected(parted_by=truth.kinds)
    row, gap = 1, choices.below(2)
    style = choices.one(("{0}", "{0}", "Offences recorded in {0}")) if order[0] == PERIOD else "{0}"
    split = choices.below(2) if len(order) == 2 else 1
    headed = choices.chance(2)
    for place, label in enumerate(truth.ways[0].labels):
        page.put(row, 1, style.format(label.text))
        table = Table(page, row + 1, 1, truth, expected, {order[0]: place})
        down, across = (truth.ways[1:], ()) if len(order) == 2 and not split else (truth.ways[1:2], truth.ways[2:])
        row = write_table(table, down, across, choices, sums=False, headed=headed) + 1 + gap
    return [page], truth, expected


def side_by_side(choices: Choices, given: Truth | None = None) -> Written:
    """A table for each label of one way, beside one another, the label over each."""
    kinds = choices.one(((PERIOD, PLATFORM), (PLATFORM, PERIOD), (AREA, PERIOD), (SEX, PERIOD)))
    truth = given or make_truth(kinds, choices, least=2)
    order = truth.order
    page, expected = Page(), Expected(parted_by=truth.kinds)
    column, gap, headed = 1, choices.below(2), choices.chance(2)
    for place, label in enumerate(truth.ways[0].labels):
        page.put(1, column, label.text)
        table = Table(page, 2, column, truth, expected, {order[0]: place})
        write_table(table, truth.ways[1:], (), choices, sums=False, headed=headed)
        column = page.last_column + 1 + gap
    return [page], truth, expected


def sheet_each(choices: Choices, given: Truth | None = None) -> Written:
    """A sheet for each label of one way."""
    kinds = choices.one(((PERIOD, PLATFORM), (PLATFORM, PERIOD), (PERIOD, SEX, AGE), (AREA, PERIOD)))
    truth = given or make_truth(kinds, choices, least=2)
    order = truth.order
    expected, pages = Expected(parted_by=truth.kinds), []
    for place, label in enumerate(truth.ways[0].labels):
        page = Page(str(label.text).replace("/", "-").strip())
        table = Table(page, 1, 1, truth, expected, {order[0]: place})
        write_table(table, truth.ways[1:2], truth.ways[2:], choices)
        pages.append(page)
    return pages, truth, expected
