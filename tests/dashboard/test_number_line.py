"""The line of a number that is a range; the counts are made up."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dashboard.components.number_line import number_line
from etl.model.count import Count, Mark


def ends(count: Count) -> tuple[list[float], str]:
    drawn = str(number_line(count, "in words"))
    return [float(x) for x in re.findall(r'class="end" d="M([\d.]+) ', drawn)], drawn


def test_a_closed_range_has_two_ends_and_an_open_one_has_one() -> None:
    assert len(ends(Count.between(1, 4, Mark.SUPPRESSED))[0]) == 2
    assert len(ends(Count.between(1, None, Mark.SUPPRESSED))[0]) == 1


@pytest.mark.parametrize(("low", "high"), [(0, 1), (1, 4), (28_900, 34_000), (18.75, 18.85), (200, None)])
def test_the_range_lies_on_its_line_between_round_ticks(low: float, high: float | None) -> None:
    found, drawn = ends(Count.between(low, high))  # type: ignore[arg-type]
    assert all(12 <= x <= 288 for x in found)
    assert found == sorted(found)
    ticks = [int(text.replace(",", "")) for text in re.findall(r"<text x=[^>]*>([\d,]+)<", drawn)]
    assert ticks[0] == 0
    assert ticks[-1] >= (high or low)
    assert len(ticks) <= 8
    assert len({b - a for a, b in pairwise(ticks)}) == 1


def test_an_exact_number_and_a_missing_one_need_no_line() -> None:
    assert number_line(Count.exact(5), "5") is None
    assert number_line(Count.missing(Mark.NO_RETURN), "no figure") is None
