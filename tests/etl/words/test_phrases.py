"""Reading words is wide. Texts are printed ones, with the line of published-figures.csv, or marked as made up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.count import Count, Mark
from etl.model.observation import Basis
from etl.words.numerals import numerals
from etl.words.phrases import read_amount

COUNTS = [
    ("10,119", 10119, "10119", "stated"),  # 2
    ("nearly 650 / 647", 647, "647", "stated"),  # 4
    ("72 (86%)", 72, "72", "stated"),  # 41
    ("more than 5,000", 5000, "at least 5000 · words", "words"),  # 43
    ("at least 345", 345, "at least 345 · words", "words"),  # 76
    ("Almost 4,000 (3,936)", 3936, "3936", "stated"),  # 103
    ("Almost 34,000", 34000, "28900 to 34000 · words", "words"),  # 170
    ("almost 500", 500, "425 to 500 · words", "words"),  # 228
    ("over 34,000", 34000, "at least 34000 · words", "words"),  # 441
    ("approximately 992", 992, "893 to 1091 · words", "words"),  # 435
    ("a quarter of offences taking place against children under 12 (5,500)", 5500, "5500", "stated"),  # 442
    ("more than half - a total of 1,873", 1873, "1873", "stated"),  # 500
    ("15 of the 38", 15, "15", "stated"),  # 575
    ("a record 5,441", 5441, "5441", "stated"),  # 646
    ("more than a thousand", 1000, "at least 1000 · words", "words"),  # 770
    ("over 1,060 times", 1060, "at least 1060 · words", "words"),  # 775
    ("seven mentions", 7, "7", "words"),  # 956
    ("not mentioned", 0, "0", "words"),  # 959
    ("845, not 859", 845, "845", "stated"),  # 964
    ("Nearly 3400 / 3400", 3400, "3400", "stated"),  # 980
    ("5,000 or more", 5000, "at least 5000 · words", "words"),  # made up
    ("up to 30", 30, "0 to 30 · words", "words"),  # made up
]

SHARES = [
    ("55%", 55, "54.5 to 55.5 · rounded", "stated"),  # 295
    ("nearly a quarter of cases", 25, "21.25 to 25 · words", "words"),  # 37
    ("four out of five", 80, "76 to 84 · words", "words"),  # 58
    ("more than 80 per cent", 80, "at least 80 · words", "words"),  # 77
    ("one in four", 25, "21 to 29 · words", "words"),  # 79
    ("Around 40%", 40, "36 to 44 · words", "words"),  # 87
    ("over a quarter", 25, "at least 25 · words", "words"),  # 142
    ("Four in five (82%)", 82, "81.5 to 82.5 · rounded", "stated"),  # 191
    ("six per cent", 6, "5.5 to 6.5 · rounded", "words"),  # 326
    ("one in 12", Decimal("8.3"), "4 to 12 · words", "words"),  # 361
    ("around a fifth", 20, "16 to 24 · words", "words"),  # 544
    ("163 (81 per cent)", 81, "80.5 to 81.5 · rounded", "stated"),  # 562
    ("two thirds", Decimal("66.7"), "63 to 71 · words", "words"),  # 608
    ("In more than half of cases", 50, "at least 50 · words", "words"),  # 616
    ("a third (32.6%)", Decimal("32.6"), "32.55 to 32.65 · rounded", "stated"),  # 696
    ("almost half of the offences", 49, "42.5 to 50 · words", "words"),  # 652
    ("Nearly half of these cases [over 7,000] involved it", 48, "42.5 to 50 · words", "words"),  # 655, shortened
    ("A fifth of the cases involved children under 10", 20, "16 to 24 · words", "words"),  # 1064
    ("a third", Decimal("33.3"), "29 to 37 · words", "words"),  # 1082
]


@pytest.mark.parametrize(("text", "value", "bounds", "basis"), COUNTS)
def test_counts(text: str, value: int, bounds: str, basis: str) -> None:
    amount = read_amount(text, value)
    assert amount is not None
    assert (amount.count.text, amount.basis) == (bounds, basis)


@pytest.mark.parametrize(("text", "value", "bounds", "basis"), SHARES)
def test_shares(text: str, value: int | Decimal, bounds: str, basis: str) -> None:
    amount = read_amount(text, value, share=True)
    assert amount is not None
    assert (amount.count.text, amount.basis) == (bounds, basis)


@pytest.mark.parametrize(
    ("text", "share", "bounds"),
    [("a third", True, "29 to 37 · words"), ("two", False, "2"), ("418 (20%)", False, "418"), ("50", False, "50")],
)
def test_a_text_about_one_number_needs_nobody_to_read_it_out(text: str, share: bool, bounds: str) -> None:
    amount = read_amount(text, share=share)
    assert amount is not None
    assert amount.count.text == bounds


@pytest.mark.parametrize("text", ["92 (old system) 33 (new system)", "between 23 and 25", "no figures", "", "a third"])
def test_a_text_without_one_number_tells_no_count(text: str) -> None:
    assert read_amount(text) is None


def test_a_number_that_the_text_does_not_print_is_not_told() -> None:
    assert read_amount("1,234", 1235) is None
    assert read_amount("a third", 50, share=True) is None


def test_a_number_inside_another_or_inside_a_word_is_none() -> None:
    assert read_amount("12,345", 345) is None
    assert read_amount("B345", 345) is None


@given(st.integers(1, 10**7), st.sampled_from(["almost", "nearly", "about", "around", "more than", "over", "at least"]))
def test_bounds_in_words_admit_the_number_that_is_named(number: int, word: str) -> None:
    amount = read_amount(f"{word} {number:,}", number)
    assert amount is not None
    assert amount.count.admits(number)
    assert amount.count.mark is Mark.WORDS
    assert amount.basis is Basis.WORDS


@given(st.integers(0, 10**7))
def test_a_plain_number_is_itself(number: int) -> None:
    amount = read_amount(f"there were {number:,} offences", number)
    assert amount is not None
    assert amount.count == Count.exact(number)


def test_a_fraction_takes_its_numbers_with_it() -> None:
    found = numerals("one in four of 12")
    assert [(int(number.value), number.is_fraction) for number in found] == [(25, True), (12, False)]
