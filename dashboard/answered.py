"""How many forces answered for each year of a total, as printed: the sentence under its chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.records import Covered
from dashboard.words import listed
from etl.model.period import Period

RESPONDING = "forces_responding"
"""The measure of a row of coverage that counts the forces behind a total."""


def newest(said: Iterable[Covered], period: Period) -> Covered | None:
    """The newest word on how many forces are in the total of a period; one that other pages contradict comes last."""
    told = [one for one in said if one.period == period and one.measure == RESPONDING and one.answered is not None]
    return max(told, key=lambda one: (not one.flag, one.release), default=None)


def answered_words(said: Sequence[Covered], periods: Iterable[Period]) -> str:
    """`Forces answering, as printed: 41 in 2021/22, 42 in 2022/23 (also printed: 40) and 44 in 2024/25.`

    Empty where nobody says so for any of the periods.
    """
    years = []
    for period in periods:
        if (best := newest(said, period)) is not None:
            years.append(f"{best.answered} in {period.label}{_also(said, best)}")
    return f"Forces answering, as printed: {listed(years)}." if years else ""


def _also(said: Sequence[Covered], best: Covered) -> str:
    """Other numbers that are printed for the same total."""
    others = {one.answered for one in said if one.period == best.period and one.measure == RESPONDING}
    rest = sorted(number for number in others if number is not None and number != best.answered)
    return f" (also printed: {listed([str(number) for number in rest])})" if rest else ""
