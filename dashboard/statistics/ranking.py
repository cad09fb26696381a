"""Places among those who answered: ranges of places by the limits of rates, and who is out.

A place is no number but a range: an area surely stands behind those whose lower limit is above its upper one, and
surely before those whose upper limit is below its lower one (H. Goldstein and D. J. Spiegelhalter, *League tables and
their limitations*, Journal of the Royal Statistical Society A 159 (1996), 385-443).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.statistics.rates import NoRate, Rate
from dashboard.statistics.words_for_numbers import number


@dataclass(frozen=True, slots=True)
class Entry:
    """One area: its code, its name, and its rate or why it has none."""

    code: str
    name: str
    rate: Rate | NoRate


@dataclass(frozen=True, slots=True)
class Place:
    """From `best` to `worst` place, 1 for the highest rate, among `of` areas that have a rate."""

    entry: Entry
    best: int
    worst: int
    of: int

    @property
    def words(self) -> str:
        """`between place 3 and place 9 of 38`, or `place 1 of 38` where the limits leave one only."""
        if self.best == self.worst:
            return f"place {number(self.best)} of {number(self.of)}"
        return f"between place {number(self.best)} and place {number(self.worst)} of {number(self.of)}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places, highest rate first (by name where rates are equal), and the entries without a rate, which have none."""

    places: tuple[Place, ...]
    out: tuple[Entry, ...]


def rank(entries: Sequence[Entry]) -> Ranking:
    """Places of all entries that have a rate.

    Example: of rates 10 (8 to 12), 9 (7 to 11) and 3 (2 to 4) the first two share places 1 to 2, the last has place 3.
    Raises ValueError where rates are of different units or levels, as their limits then do not compare.
    """
    rated = [(entry, entry.rate) for entry in entries if isinstance(entry.rate, Rate)]
    if len({(rate.per, rate.limits.level) for _, rate in rated}) > 1:
        raise ValueError("places need rates of one unit with limits of one level")
    places = []
    for entry, rate in sorted(rated, key=lambda pair: (-pair[1].value, pair[0].name)):
        above = sum(other.limits.low > rate.limits.high for _, other in rated)
        below = sum(other.limits.high < rate.limits.low for _, other in rated)
        places.append(Place(entry, above + 1, len(rated) - below, len(rated)))
    return Ranking(tuple(places), tuple(entry for entry in entries if isinstance(entry.rate, NoRate)))
