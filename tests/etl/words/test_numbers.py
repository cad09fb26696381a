"""What a cell says when it is asked for a number. The texts are made up, or are those of the returns."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.model.observation import Basis
from etl.words.numbers import Flaw, Form, read_bound, read_number


@pytest.mark.parametrize(
    ("text", "count", "form"),
    [
        ("0", "0", Form.PLAIN),
        ("1,234", "1234", Form.PLAIN),
        ("1 234", "1234", Form.PLAIN),
        ("1 234 567", "1234567", Form.PLAIN),
        ("12.0", "12", Form.PLAIN),
        ("１２", "12", Form.PLAIN),
        ("five (5)", "5", Form.PLAIN),
        ("two", "2", Form.WORDS),
        ("nine", "9", Form.WORDS),
        ("nil", "0", Form.WORDS),
        ("twenty-one", "21", Form.WORDS),
        ("almost 34,000", "28900 to 34000 · words", Form.WORDS),
        ("Over 200", "at least 200 · words", Form.WORDS),
        ("5 or more", "at least 5 · words", Form.WORDS),
        ("<5", "1 to 4 · suppressed", Form.BOUND),
        ("< 5", "1 to 4 · suppressed", Form.BOUND),
        ("≤5", "1 to 5 · suppressed", Form.BOUND),
        ("fewer than five", "1 to 4 · suppressed", Form.BOUND),
        ("less than 10", "1 to 9 · suppressed", Form.BOUND),
        ("5 or fewer", "1 to 5 · suppressed", Form.BOUND),
        (">5", "at least 6 · lower bound", Form.BOUND),
        ("5+", "at least 5 · lower bound", Form.BOUND),
        ("1-4", "1 to 4 · suppressed", Form.RANGE),
        ("1 to 4", "1 to 4 · suppressed", Form.RANGE),
        ("between 1 and 4", "1 to 4 · suppressed", Form.RANGE),
        ("40–44", "40 to 44 · rounded", Form.RANGE),
    ],
)
def test_a_count_is_read(text: str, count: str, form: Form) -> None:
    reading = read_number(text)
    assert reading is not None
    assert [written.count.text for written in reading.written] == [count]
    assert reading.form is form
    assert not reading.written[0].is_share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("12%", "11.5 to 12.5 · rounded"),
        ("12.5 per cent", "12.45 to 12.55 · rounded"),
        ("a third", "29 to 37 · words"),
        ("nearly a quarter", "21.25 to 25 · words"),
        ("three quarters of cases", "71 to 79 · words"),
        ("one in five", "16 to 24 · words"),
    ],
)
def test_a_share_is_read(text: str, share: str) -> None:
    reading = read_number(text)
    assert reading is not None
    assert reading.written[0].is_share
    assert reading.written[0].count.text == share


@pytest.mark.parametrize(("text", "flaw"), [("-5", Flaw.NEGATIVE), ("(5)", Flaw.NEGATIVE), ("2.5", Flaw.FRACTION)])
def test_what_counts_nothing_has_a_flaw(text: str, flaw: Flaw) -> None:
    reading = read_number(text)
    assert reading is not None
    assert (reading.written, reading.flaw) == ((), flaw)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kent",
        "2017/18",
        "1/4/2017",
        "12 hours",
        "OC01 – Charge/Summons",
        "under 13",
        "16 and over",
        "11 and under",
        "12-15",
        "12,34",
        "April to June",
        "Third Party",
        "One Stop",
        "12 - 20%",
        "88A",
        "71/17",
        "s.40(2)",
        "Sexual communication with a child under 16",
        "Two platforms",
        "x" * 100,
        "1" + "0" * 90,
    ],
)
def test_a_label_or_a_reference_is_no_number(text: str) -> None:
    assert read_number(text) is None


def test_a_percent_beside_a_count_stays_beside_it() -> None:
    reading = read_number("418 (20%)")
    assert reading is not None
    written = reading.written[0]
    assert (written.count.value, written.percent, written.text) == (418, Decimal(20), "418 (20%)")


def test_several_numbers_in_a_cell_keep_their_words() -> None:
    reading = read_number("92 (Qlikview) 33 (Niche)")
    assert reading is not None
    assert reading.form is Form.PARTS
    assert [(part.count.value, part.label, part.text) for part in reading.written] == [
        (92, "Qlikview", "92 (Qlikview)"),
        (33, "Niche", "33 (Niche)"),
    ]


@pytest.mark.parametrize(("text", "sign"), [("5*", "*"), ("5 [r]", "[r]"), ("1,234(p)", "(p)"), ("7†", "†")])
def test_a_sign_behind_a_number_is_no_part_of_it(text: str, sign: str) -> None:
    reading = read_number(text)
    assert reading is not None
    assert reading.written[0].sign == sign
    assert reading.written[0].count.is_exact


def test_digits_are_stated_and_words_are_words() -> None:
    bases = [reading.written[0].basis for text in ("5", "<5", "two") if (reading := read_number(text))]
    assert bases == [Basis.STATED, Basis.STATED, Basis.WORDS]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("fewer than 5", "1 to 4 · suppressed"),
        ("a number less than five", "1 to 4 · suppressed"),
        ("Numbers under 5", "1 to 4 · suppressed"),
        ("counts of 1 to 4", "1 to 4 · suppressed"),
        ("3 or fewer offences", "1 to 3 · suppressed"),
    ],
)
def test_an_explanation_of_a_mark_gives_its_bounds(text: str, bound: str) -> None:
    count = read_bound(text)
    assert count is not None
    assert count.text == bound


@pytest.mark.parametrize(
    "text", ["victims under 18", "less than 18 years", "figures for 6 to 9 months", "not available"]
)
def test_other_numbers_explain_no_mark(text: str) -> None:
    assert read_bound(text) is None


@pytest.mark.parametrize(
    ("text", "count", "sign"), [("5¹", "5", "¹"), ("1,234 ²", "1234", "²"), ("12⁽", None, ""), ("5¹²", "5", "¹²")]
)
def test_a_raised_digit_is_the_sign_of_a_footnote(text: str, count: str | None, sign: str) -> None:
    reading = read_number(text)
    if count is None:
        assert reading is None
    else:
        assert reading is not None
        assert (reading.written[0].count.text, reading.written[0].sign) == (count, sign)


@pytest.mark.parametrize("text", ["5¹6", "<5¹", "¹", "5₂3", "10-14¹"])
def test_raised_digits_among_others_give_no_number(text: str) -> None:
    assert read_number(text) is None
