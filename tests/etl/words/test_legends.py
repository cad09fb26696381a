"""What a note says of a mark, and how it says that numbers are rounded. The texts are made up."""

from __future__ import annotations

import pytest

from etl.words.legends import explained, explained_apart, explanations
from etl.words.rounding import Rounding, parse_rounding, rounding_in

NOT_UNDERSTOOD = "?"
FEW = "1 to 4 · suppressed"


@pytest.mark.parametrize(
    ("note", "mark", "meaning"),
    [
        ("An asterisk (*) denotes a count between 1 and 4", "*", FEW),
        ("Where the figure is less than 5 it is suppressed and shown as an asterisk (*)", "*", FEW),
        ("Numbers of 5 or less have been replaced with *", "*", "1 to 5 · suppressed"),
        ("* = fewer than five (including zero)", "*", "0 to 4 · suppressed"),
        ("* = 0 to 4", "*", "0 to 4 · suppressed"),
        ("* = none or fewer than 5", "*", NOT_UNDERSTOOD),
        ("An asterisk (*) is used to protect identities", "*", NOT_UNDERSTOOD),
        ("* means suppressed to protect individuals (fewer than five)", "*", FEW),
        ("A dash indicates zero", "-", "0"),
        ("'-' denotes nil", "-", "0"),
        ("'-' = zero or not known", "-", NOT_UNDERSTOOD),
        ("- denotes that there were no crimes recorded", "-", "0"),
        ("'.' = not applicable", ".", "none · not applicable"),
        (".. not available", "..", "none · not provided"),
        ("'x' denotes information not held", "x", "none · not held"),
        ("[c] = confidential", "[c]", "at least 0 · suppressed"),
        ("[low] = figures that round to zero", "[low]", NOT_UNDERSTOOD),
        ("Blank cells = zero", "", "0"),
        ("A blank cell indicates a nil return", "", "0"),
        ("Where cells are blank, no offences were recorded", "", "0"),
        ("Blank cells indicate that no data is held", "", "none · not held"),
        ("~ indicates nil or less than half the unit", "~", NOT_UNDERSTOOD),
    ],
)
def test_a_note_says_what_a_mark_means(note: str, mark: str, meaning: str) -> None:
    """Or speaks of the mark in words that are not understood: then the mark has no meaning, and never the usual one."""
    found = explained(note)
    assert found is not None
    assert (found.mark, found.count.text if found.count is not None else NOT_UNDERSTOOD) == (mark, meaning)


@pytest.mark.parametrize(
    "text",
    ["* Data for 2017/18 is provisional", "* victims under 18", "Please leave blank", "Kent (a) data", "Snapchat: 5",
     "Facebook - nil", "What does * mean?", "x"],
)  # fmt: skip
def test_other_texts_explain_no_mark(text: str) -> None:
    assert explained(text) is None


def test_one_cell_may_explain_several_marks() -> None:
    for note in ("[x] = not available; [c] = confidential", "[x] = not available\n[c] = confidential"):
        assert [found.mark for found in explanations(note)] == ["[x]", "[c]"]


def test_a_mark_may_stand_in_the_cell_before_its_meaning() -> None:
    found = explained_apart("*", "= fewer than 5")
    assert found is not None
    assert found.count is not None
    assert found.count.text == FEW
    assert explained_apart("Kent", "fewer than 5") is None
    assert explained_apart("*", "Kent") is None


@pytest.mark.parametrize(
    ("text", "step", "way"),
    [
        ("All figures have been rounded to the nearest five", 5, "nearest"),
        ("Offences, rounded to the nearest 5", 5, "nearest"),
        ("Counts are rounded to base 3.", 3, "nearest"),
        ("Numbers are rounded down to the nearest 10", 10, "down"),
        ("Numbers are rounded up to the next 5", 5, "up"),
        ("Figures are randomly rounded to base 5", 5, "random"),
        ("Figures may not sum due to rounding", 0, ""),
        ("Figures over 100 are rounded to the nearest 10", 0, ""),
        ("The data is rounded", 0, ""),
    ],
)
def test_a_text_says_how_numbers_are_rounded(text: str, step: int, way: str) -> None:
    """A step of 0 is *rounded, and nobody says how*."""
    assert rounding_in(text) == Rounding(step, way)


@pytest.mark.parametrize(
    "text",
    ["Numbers have not been rounded", "Unrounded figures", "Percentages are rounded to the nearest whole number",
     "Totals may not add up to 100% due to rounding", "Rounded to the nearest whole number", "Average hours, rounded",
     "Please give figures rounded to the nearest 5.", "the nearest police station", "Around 5"],
)  # fmt: skip
def test_other_texts_say_nothing_of_counts_that_are_rounded(text: str) -> None:
    assert rounding_in(text) is None


@pytest.mark.parametrize(
    ("rounding", "value", "bounds"),
    [
        (Rounding(5, "nearest"), 10, "8 to 12 · rounded"),
        (Rounding(5, "nearest"), 0, "0 to 2 · rounded"),
        (Rounding(10, "nearest"), 20, "15 to 25 · rounded"),
        (Rounding(5, "down"), 10, "10 to 14 · rounded"),
        (Rounding(5, "up"), 10, "6 to 10 · rounded"),
        (Rounding(3, "random"), 9, "7 to 11 · rounded"),
    ],
)
def test_the_bounds_hold_every_number_that_rounds_so(rounding: Rounding, value: int, bounds: str) -> None:
    """To the nearest ten, 15 and 25 may both have become 20: publishers differ in where a half goes."""
    assert rounding.bounds(value).text == bounds


def test_a_recipe_writes_a_rounding_in_words() -> None:
    assert parse_rounding("nearest 5") == Rounding(5, "nearest")
    assert parse_rounding("exact") is None
    for wrong in ("5", "nearest", "nearest 0", "about 5"):
        with pytest.raises(ValueError, match="nearest 5"):
            parse_rounding(wrong)
