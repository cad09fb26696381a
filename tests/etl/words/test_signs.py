"""Signs of footnotes behind labels and numbers and before notes. The texts are made up."""

from __future__ import annotations

import pytest

from etl.words.clean import clean
from etl.words.numbers import read_number
from etl.words.signs import behind, opening, sign_meaning, stuck


@pytest.mark.parametrize(
    ("text", "base", "sign"),
    [
        ("Kent*", "Kent", "*"),
        ("Kent¹", "Kent", "1"),
        ("2017/18²", "2017/18", "2"),
        ("2017/18 [3]", "2017/18", "3"),
        ("Kent (note 4)", "Kent", "4"),
        ("Kent [Note 12]", "Kent", "12"),
        ("2017/18 [r]", "2017/18", "[r]"),
        ("Kent", "Kent", ""),
        ("2017/18", "2017/18", ""),
    ],
)
def test_a_sign_behind_a_text_is_no_part_of_it(text: str, base: str, sign: str) -> None:
    found = behind(text)
    assert (found.text, found.sign) == (base, sign)


def test_a_digit_that_is_stuck_is_a_sign_only_where_there_is_such_a_note() -> None:
    notes = {"1", "2"}
    assert (stuck("Kent1", notes).text, stuck("Kent1", notes).sign) == ("Kent", "1")
    assert (stuck("2017/182", notes).text, stuck("2017/182", notes).sign) == ("2017/18", "2")
    assert (stuck("2017/18 1", notes).text, stuck("2017/18 1", notes).sign) == ("2017/18", "1")
    assert (stuck("Kent, note 2", notes).text, stuck("Kent, note 2", notes).sign) == ("Kent", "2")
    assert stuck("Kent3", notes).sign == ""


@pytest.mark.parametrize(
    ("text", "sign", "rest"),
    [
        ("* new record system", "*", "new record system"),
        ("¹ new record system", "1", "new record system"),
        ("1. new record system", "1", "new record system"),
        ("(1) new record system", "1", "new record system"),
        ("[2] new record system", "2", "new record system"),
        ("Note 3: new record system", "3", "new record system"),
        ("2017/18 was a full year", "", "2017/18 was a full year"),
    ],
)
def test_a_note_opens_with_its_sign(text: str, sign: str, rest: str) -> None:
    assert (opening(text).sign, opening(text).text) == (sign, rest)


@pytest.mark.parametrize("text", ["5¹", "5 ¹", "5①", "5₁", "5 [1]", "5 [note 1]", "5 (note 1)", "5*", "5 †"])
def test_a_sign_behind_a_number_is_no_digit_of_it(text: str) -> None:
    """A raised, lowered or circled digit never makes five fifty-one."""
    reading = read_number(text)
    assert reading is not None
    assert [written.count.text for written in reading.written] == ["5"]
    assert reading.written[0].sign


def test_full_width_digits_and_every_kind_of_blank_are_plain() -> None:
    for text in ("1234", "1,234", "1 234", "1\u00a0234", "1\u2009234", "1\u202f234", "１２３４", "１，２３４"):
        reading = read_number(text)
        assert reading is not None
        assert reading.written[0].count.text == "1234"
    assert clean("５¹") == "5¹"


def test_signs_say_what_they_are() -> None:
    assert [sign_meaning(sign) for sign in ("*", "[r]", "(p)", "5")] == ["footnote", "revised", "provisional", None]
