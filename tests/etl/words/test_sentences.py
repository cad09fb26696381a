"""What a running text of a sheet says."""

from __future__ import annotations

import pytest

from etl.words.sentences import counted_things, counts_in, is_note, is_question, is_refusal, label_and_number, numbered


def test_a_question_has_a_number_and_words() -> None:
    assert (numbered("1a. Charged – 5").number, numbered("1a. Charged – 5").rest) == ("1a.", "Charged – 5")
    assert numbered("Dyfed-Powys").number == ""
    assert is_question("Question 3")
    assert not is_question("Questions of law")


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("1a. Charged – 5", ("Charged", "5")),
        ("2017/18: 45", ("2017/18", "45")),
        ("Total: 1,234", ("Total", "1,234")),
        ("2. 4", None),
        ("Dyfed-Powys", None),
    ],
)
def test_label_and_number_on_one_line(text: str, parted: tuple[str, str] | None) -> None:
    assert label_and_number(text) == parted


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("There have been 39 offences recorded under s15A of the Sexual Offences Act 2003.", ["39"]),
        ("A total of two offences", ["two"]),
        ("The total number of offences was 45.", ["45"]),
        ("1. The number of recorded offences under s.15A from April 1st 2021 until March 31st, 2022.", []),
        ("1b) outcomes of those 245 recorded crimes", []),
        ("It would take 18 hours", []),
    ],
)
def test_a_sentence_states_a_count(text: str, numbers: list[str]) -> None:
    assert [found.number for found in counts_in(text)] == numbers


def test_a_number_before_a_unit_is_seen_anywhere() -> None:
    assert counted_things("1b) outcomes of those 245 recorded crimes") == ("245",)
    assert counted_things("Home Office code 71/17 offences") == ()


def test_refusals_and_notes_are_told_by_their_words() -> None:
    assert is_refusal("Exempt: Section 40(2) Personal Information")
    assert is_refusal("3. Withheld: Section 31(1)(a)(b) (Law Enforcement)")
    assert is_refusal("No information held")
    assert not is_refusal("Offences under s.15A of the Sexual Offences Act 2003")
    assert is_note("Source: police records")
    assert is_note("* new system")
    assert not is_note("Offences recorded")
