"""Layouts in which something stands beside the numbers that is no part of the truth, or parts it once more."""

from __future__ import annotations

from tests.etl.generated.choices import Choices
from tests.etl.generated.page import Expected, Page
from tests.etl.generated.tables import Table, Written, write_table
from tests.etl.generated.truth import AGE, AREA, OUTCOME, PERIOD, SEX, Truth, make_truth


def with_rates(choices: Choices, given: Truth | None = None) -> Written:
    """A count for each label and a rate, a change or a rank beside it, which are no counts."""
    truth = given or make_truth((choices.one((AREA, PERIOD)),), choices, least=2, gaps=False)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    table = Table(page, 1, 1, truth, expected)
    last = write_table(table, truth.ways, (), choices, sums=False, headed=True)
    page.put(1, 3, choices.one(("Rate per 1,000 population", "Rate", "Rank", "% change", "Population")))
    for row in range(2, last + 1):
        page.put(row, 3, choices.one((0.03, 1.25, 7, 12, 2019)))
    return [page], truth, expected


def with_percents(choices: Choices, given: Truth | None = None) -> Written:
    """A count for each label and its percent of all of them beside it, right."""
    truth = given or make_truth((choices.one((OUTCOME, SEX)),), choices, least=2, gaps=False)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    last = write_table(Table(page, 1, 1, truth, expected), truth.ways, (), choices, sums=False, headed=True)
    whole = sum(entry.number or 0 for entry in truth.entries.values())
    page.put(1, 3, choices.one(("%", "Percentage", "Share of all offences")))
    for row in range(2, last + 1):
        share = round(100 * (truth.entries[row - 2,].number or 0) / whole) if whole else 0
        if choices.below(2) == 0:
            page.put(row, 3, share / 100, f"{share}%")
        else:
            page.put(row, 3, share)
    return [page], truth, expected


def breakdowns_beside(choices: Choices, given: Truth | None = None) -> Written:
    """Two breakdowns of the same events beside one another, named over them or not."""
    truth = given or make_truth((PERIOD, SEX), choices, least=2, gaps=False)
    other = make_truth((PERIOD, AGE), choices, least=2, gaps=False)
    years = min(len(truth.ways[0].labels), len(other.ways[0].labels))
    page, expected = Page(), Expected(parted_by={PERIOD, SEX, AGE})
    named = choices.below(2)
    page.put(1 + named, 1, "Year")
    column = 2
    for each, name in ((truth, "Sex"), (other, "Age")):
        way = each.ways[1]
        if named:
            page.put(1, column, name)
            page.merge(1, column, 1, column + len(way.labels) - 1)
        for place, label in enumerate(way.labels):
            page.put(1 + named, column + place, label.text)
            for year in range(years):
                entry = each.entries[year, place]
                page.put_entry(2 + named + year, column + place, entry)
                means = {PERIOD: truth.ways[0].labels[year].means, way.kind: label.means}
                said = (each.key(means), "offence", entry.says)
                expected.says[page.place(2 + named + year, column + place)] = said
        column += len(way.labels)
    for year in range(years):
        page.put(2 + named + year, 1, truth.ways[0].labels[year].text)
    return [page], truth, expected


def refusal_with_figures(choices: Choices, given: Truth | None = None) -> Written:
    """A refusal, and figures to assist."""
    truth = given or make_truth((OUTCOME, PERIOD), choices, least=2)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    page.put(1, 1, "This question is exempt under section 12 of the Freedom of Information Act.")
    page.put(2, 1, choices.one(("To assist, the following is provided:", "However, to assist:")))
    write_table(Table(page, 3, 1, truth, expected), truth.ways[:1], truth.ways[1:], choices)
    return [page], truth, expected


def code_and_name(choices: Choices, given: Truth | None = None) -> Written:
    """The code and the name of the offence before the years."""
    truth = given or make_truth((PERIOD,), choices, gaps=False)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    page.put(1, 1, choices.one(("HO Code", "Offence code")))
    page.put(1, 2, choices.one(("HO Offence", "Offence")))
    page.put(2, 1, "71/17")
    page.put(2, 2, "Sexual communication with a child")
    write_table(Table(page, 1, 3, truth, expected), (), truth.ways, choices)
    return [page], truth, expected
