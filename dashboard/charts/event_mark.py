"""One event of a chart: a day or span that is marked over every panel, with its words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class EventMark:
    """One event in a chart: its number, where it starts and, if it lasts, ends (in months), its day and words."""

    number: int
    first: Fraction
    last: Fraction | None
    when: str
    title: str
    sentence: str = ""

    @property
    def line(self) -> str:
        """`3 April 2017: s.15A in force in England and Wales`."""
        return f"{self.when}: {self.title}"
