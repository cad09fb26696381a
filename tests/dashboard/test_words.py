"""Numbers and days in sentences."""

from __future__ import annotations

import pytest

from dashboard import words


def test_numbers_have_commas_and_a_true_minus() -> None:
    assert [words.thousands(number) for number in (7, 1234, -2000)] == ["7", "1,234", "−2,000"]


def test_small_numbers_are_spelled() -> None:
    assert [words.spelled(number) for number in (0, 6, 9, 10, 1081)] == ["no", "six", "nine", "10", "1,081"]


def test_a_count_agrees_with_its_noun() -> None:
    assert [words.counted(number, "return", "returns") for number in (0, 1, 1081)] == [
        "0 returns",
        "1 return",
        "1,081 returns",
    ]


def test_a_day_is_written_out() -> None:
    assert words.day("2026-11-24T08:00:00+00:00") == "24 November 2026"
    with pytest.raises(ValueError, match="Invalid isoformat"):
        words.day("last week")


def test_a_list_ends_with_and() -> None:
    assert [words.listed(given) for given in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
