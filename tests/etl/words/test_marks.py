"""What stands in place of a number, and what a sheet says of it. The texts are made up."""

from __future__ import annotations

import pytest

from etl.model.count import Count
from etl.words.legends import read_legend
from etl.words.marks import read_mark


@pytest.mark.parametrize(
    ("mark", "meaning"),
    [
        ("*", "at least 1 · suppressed"),
        ("[c]", "at least 0 · suppressed"),
        ("n/a", "none · not provided"),
        (" N/A ", "none · not provided"),
        ("[x]", "none · not provided"),
        ("Not applicable", "none · not applicable"),
        ("No return", "none · no return"),
        ("Not held", "none · not held"),
        ("withheld s.40", "none · withheld"),
        ("Exempt: Section 40(2)", "none · withheld"),
        ("Withheld under section 40(2)", "none · withheld"),
        ("s40(2)", "none · withheld"),
        ("S.31", "none · withheld"),
        ("Nil return", "0"),
        ("No offences recorded", "0"),
        ("No data held", "none · not held"),
    ],
)
def test_a_mark_has_a_meaning(mark: str, meaning: str) -> None:
    reading = read_mark(mark)
    assert reading is not None
    assert reading.count is not None
    assert reading.count.text == meaning


@pytest.mark.parametrize("mark", ["-", "–", "..", ".", "x", "~", "[low]", "[p]", "[r]", "[u]", "null", "not known"])
def test_a_mark_that_may_mean_several_things_tells_nothing(mark: str) -> None:
    reading = read_mark(mark)
    assert reading is not None
    assert reading.count is None


@pytest.mark.parametrize(
    "text", ["", "Kent", "5", "see note", "n/a because", "withheld numbers", "s15", "section 67", "s99"]
)
def test_other_texts_are_no_marks(text: str) -> None:
    assert read_mark(text) is None


def test_the_legend_of_the_sheet_comes_first() -> None:
    reading = read_mark("*", {"*": Count.exact(0)})
    assert reading is not None
    assert reading.count == Count.exact(0)


@pytest.mark.parametrize(
    ("note", "mark", "meaning"),
    [
        ("* = fewer than 5", "*", "1 to 4 · suppressed"),
        ("* denotes a number less than five", "*", "1 to 4 · suppressed"),
        ("'*' is a suppressed small number", "*", "at least 1 · suppressed"),
        ("Numbers under 5 shown as *", "*", "1 to 4 · suppressed"),
        ("[x] means not available", "[x]", "none · not provided"),
        ("- : nil", "-", "0"),
        ("x = not held", "x", "none · not held"),
        ("** Data not available", "**", "none · not provided"),
    ],
)
def test_a_note_explains_a_mark(note: str, mark: str, meaning: str) -> None:
    found = read_legend(note)
    assert found is not None
    assert (found[0], found[1].text) == (mark, meaning)


@pytest.mark.parametrize(
    "note", ["* victims under 18", "* figures for 6 to 9 months", "Kent = foo", "* a new record system", "Total: 5"]
)
def test_another_note_explains_none(note: str) -> None:
    assert read_legend(note) is None
