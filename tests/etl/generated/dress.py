"""What stands about the numbers of a generated sheet: titles, notes, empty rows and columns, hidden rows, stray things.

Most of it changes nothing that the numbers say. What would change it makes the sheet one that must be held.
"""

from __future__ import annotations

from dataclasses import replace

from tests.etl.generated.choices import Choices
from tests.etl.generated.page import Expected, Page
from tests.etl.generated.truth import SEX

TITLES = (
    "Freedom of Information request 1234/24", "Offences recorded", "Sexual communication with a child",
    "Number of offences recorded by the police", "Table 1", "Question 1", "Official",
    "Please provide the number of offences recorded, broken down as below", "Response to request FOI/2024/0471",
)  # fmt: skip
NOTES = (
    "Source: police records", "Figures are taken from a live system and may change.",
    "Data extracted on 5 November 2024",
    "Note: counts are of recorded offences, not of people.", "Notes", "* means that a number is kept back",
)  # fmt: skip
NARROWING = {
    "The figures above are for female victims only.": SEX,
    "Figures for the last year cover nine months only.": "",
    "Excludes offences with male victims.": SEX,
}
"""Notes that change what numbers say, each with the way that makes it harmless."""
NARROWING_TITLES = ("Offences involving a weapon", "Repeat victims only", "Offences flagged as domestic abuse")
"""Captions that narrow down the numbers under them."""


def dress(pages: list[Page], expected: Expected, choices: Choices) -> tuple[list[Page], Expected]:
    """The pages with things about them; how many there are falls with the choices."""
    dressed = []
    for page in pages:
        titles = [choices.one(TITLES) for _ in range(choices.below(3))]
        gap = choices.below(3) if titles else 0
        down, right = len(titles) + gap + choices.below(2), choices.below(2)
        moved = _moved(page, expected, down, right)
        if titles and choices.chance(20):
            titles[-1] = choices.one(NARROWING_TITLES)
            expected.must_hold = expected.must_hold or f"the caption {titles[-1]!r}"
        for place, title in enumerate(titles):
            moved.put(place + 1, right + 1, title)
        dressed.append(moved)
    last = dressed[-1]
    column = 1 + choices.below(2)
    for _ in range(choices.below(3)):
        last.put(last.last_row + 1 + choices.below(2), column, choices.one(NOTES))
    for sign in sorted(expected.footnotes):
        last.put(last.last_row + 1, column, f"{sign} Figures of this line are from a new record system.")
    _odd_things(last, expected, choices)
    return dressed, expected


def _odd_things(page: Page, expected: Expected, choices: Choices) -> None:
    """Now and then a hidden row, a stray number, or a note that narrows the numbers down."""
    odd = choices.below(16)
    below = page.last_row + 2
    if odd == 13:
        page.put(below, 1, "Kent", hidden=True)
        page.put(below, 2, 77, hidden=True)
    elif odd == 14:
        page.put(below, 1, choices.number(100, 999))
        expected.must_hold = expected.must_hold or "a stray number"
    elif odd == 15:
        note = choices.one(list(NARROWING))
        page.put(below, 1, note)
        if NARROWING[note] not in expected.parted_by:
            expected.must_hold = expected.must_hold or f"the note {note!r}"


def _moved(page: Page, expected: Expected, down: int, right: int) -> Page:
    """The page further down and to the right, with what is expected of it moved along."""
    made = Page(page.name, merges=[(a + down, b + right, c + down, d + right) for a, b, c, d in page.merges])
    moved: dict[tuple[str, str], tuple[str, str]] = {}
    for (row, column), cell in page.cells.items():
        made.cells[row + down, column + right] = replace(cell, row=row + down, column=column + right)
    for row in range(1, page.last_row + 1):
        for column in range(1, page.last_column + 1):
            moved[page.place(row, column)] = made.place(row + down, column + right)
    expected.says = {moved.get(place, place): said for place, said in expected.says.items()}
    expected.totals = {moved.get(place, place): said for place, said in expected.totals.items()}
    return made
