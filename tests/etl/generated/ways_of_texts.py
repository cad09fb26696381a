"""Layouts of texts that a truth is written in: lines, lists under headings, sentences, answers."""

from __future__ import annotations

from tests.etl.generated.choices import Choices
from tests.etl.generated.page import Expected, Page
from tests.etl.generated.tables import Table, Written
from tests.etl.generated.truth import AREA, OUTCOME, PERIOD, PLATFORM, Truth, make_truth


def lines(choices: Choices, given: Truth | None = None) -> Written:
    """Label and number in one cell, under one question for each label of the other way."""
    kinds = choices.one(((OUTCOME,), (PERIOD,), (PERIOD, OUTCOME), (PERIOD, PLATFORM), (OUTCOME, PERIOD)))
    truth = given or make_truth(kinds, choices, least=2, gaps=False)
    order = truth.order
    page, expected = Page(), Expected(parted_by=truth.kinds)
    row = 1
    dash = choices.one((": ", " – ", " - "))
    for place, over in enumerate(truth.ways[0].labels if len(order) == 2 else (None,)):
        fixed = {order[0]: place} if over is not None else {}
        page.put(row, 1, f"{over.text}" if over is not None else "Offences recorded")
        numbered = choices.chance(2)
        for line, label in enumerate(truth.ways[-1].labels, 1):
            table = Table(page, row, 1, truth, expected, fixed)
            entry = table.entry({order[-1]: line - 1})
            opening = f"{chr(96 + line)}. " if numbered else ""
            page.put(row + line, 1, f"{opening}{label.text}{dash}{entry.shown}")
            said = (truth.key(table.means({order[-1]: line - 1})), truth.unit(), entry.says)
            expected.says[page.place(row + line, 1)] = said
        row = page.last_row + 1 + choices.below(2)
    return [page], truth, expected


def headings_over_lines(choices: Choices, given: Truth | None = None) -> Written:
    """Labels in rows of their own with the lines of another way under each."""
    kinds = choices.one(((AREA, PERIOD), (PLATFORM, PERIOD), (OUTCOME, PERIOD)))
    truth = given or make_truth(kinds, choices, least=2)
    order = truth.order
    page, expected = Page(), Expected(parted_by=truth.kinds)
    row = 1
    for place, label in enumerate(truth.ways[0].labels):
        page.put(row, 1, label.text)
        for line, under in enumerate(truth.ways[1].labels, 1):
            page.put(row + line, 1, under.text)
            Table(page, row, 1, truth, expected, {order[0]: place}).write(row + line, 2, {order[1]: line - 1})
        row += len(truth.ways[1].labels) + 1
    return [page], truth, expected


def sentences(choices: Choices, given: Truth | None = None) -> Written:
    """A count in a sentence under its question."""
    truth = given or make_truth((PERIOD,), choices, gaps=False)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    form = choices.one(("There have been {0} offences recorded.", "A total of {0} offences were recorded."))
    for place, label in enumerate(truth.ways[0].labels):
        number = truth.entries[place,].number
        page.put(2 * place + 1, 1, f"{place + 1}. How many offences were recorded in {label.text}?")
        page.put(2 * place + 2, 1, form.format(number))
        key = truth.key({PERIOD: label.means})
        expected.says[page.place(2 * place + 2, 1)] = (key, "offence", str(number))
    return [page], truth, expected


def answers(choices: Choices, given: Truth | None = None) -> Written:
    """Numbers alone in their rows, each under its question."""
    truth = given or make_truth((PERIOD,), choices, gaps=False)
    page, expected = Page(), Expected(parted_by=truth.kinds)
    for place, label in enumerate(truth.ways[0].labels):
        number = truth.entries[place,].number
        page.put(2 * place + 1, 1, f"{place + 1}. How many offences were recorded in {label.text}?")
        page.put(2 * place + 2, 1, number)
        key = truth.key({PERIOD: label.means})
        expected.says[page.place(2 * place + 2, 1)] = (key, "offence", str(number))
    return [page], truth, expected


def no_header(choices: Choices, given: Truth | None = None) -> Written:
    """A table whose columns nothing names: it must be held."""
    truth = given or make_truth((OUTCOME, PERIOD), choices, least=2, gaps=False)
    page = Page()
    expected = Expected(must_hold="nothing names the columns", parted_by=truth.kinds)
    for row, label in enumerate(truth.ways[0].labels):
        page.put(row + 1, 1, label.text)
        for column in range(len(truth.ways[1].labels)):
            page.put(row + 1, column + 2, truth.entries[row, column].number)
    return [page], truth, expected
