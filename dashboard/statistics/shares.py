"""Shares and how they changed: in percentage points, and only where the known shares lie within 10 points.

A share of offences with a known platform says nothing of the others. Where the known share moved, a change of the share
may be the change of what is known, so it is refused. A printed percent has bounds of half a point and no limits; its
count is worked back for checks only and never shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from dashboard.statistics.comparison_guards import SMALLEST_BASE, likeness
from dashboard.statistics.comparison_model import Level, Reason, Why
from dashboard.statistics.rates import Limits, wilson
from dashboard.statistics.words_for_numbers import exact, number, percent, points, signed_percent

KNOWN_WITHIN = 10
"""Percentage points by which the known shares of two ends may differ."""


@dataclass(frozen=True, slots=True)
class ShareLevel:
    """A share in percent with its denominator.

    `level` says whose it is, of what and when; its count is the share in percent as printed or worked out. `rounding`
    is half a unit of its last printed digit (0.5 for a whole percent), 0 where both its counts are exact.
    `of_what` is the denominator as the data name it, empty where it is not stated; `of_words` as sentences say it
    (`offences with a known platform`); `known` its size, `total` that of all offences, `named` begins the predicate
    (`Snapchat was named`). `numerator` is given where it is an exact count.
    """

    level: Level
    of_what: str
    of_words: str
    named: str
    known: int | None = None
    total: int | None = None
    numerator: int | None = None
    rounding: Fraction = Fraction(0)

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Lowest and highest share in percent. Raises ValueError where it is open or missing."""
        low, high = self.level.count.lowest, self.level.count.highest
        if low is None or high is None:
            raise ValueError(f"a share needs both ends; got {self.level.count.text}")
        return exact(low) - self.rounding, exact(high) + self.rounding

    @property
    def known_share(self) -> Fraction | None:
        """The share known, in percent. Example: 2,117 of 3,217 is 65.8."""
        return Fraction(100 * self.known, self.total) if self.known is not None and self.total else None

    @property
    def limits(self) -> Limits | None:
        """Wilson limits, 0 to 1, of exact counts; None for a printed percent."""
        return wilson(self.numerator, self.known) if self.numerator is not None and self.known else None

    @property
    def very_small(self) -> bool:
        """Whether its base is, or may be, under 20: said in the same sentence, never a headline."""
        return self.known is None or self.known < SMALLEST_BASE

    @property
    def sentence(self) -> str:
        """`In 2023/24, Snapchat was named in 48% of the 1,824 offences with a known platform.`"""
        base = self.of_words if self.known is None else f"the {number(self.known)} {self.of_words}"
        shares = " to ".join(dict.fromkeys(percent(end) for end in self._printed))
        small = "; very small numbers" if self.very_small else ""
        return f"In {self.level.period.label}, {self.named} in {shares} of {base}{small}."

    @property
    def _printed(self) -> tuple[Fraction, Fraction]:
        low, high = self.ends
        return low + self.rounding, high - self.rounding


@dataclass(frozen=True, slots=True)
class PointsChange:
    """A change of a share in percentage points: between the printed numbers, and at least and at most with rounding."""

    first: ShareLevel
    last: ShareLevel
    low: Fraction
    high: Fraction

    @property
    def between_printed(self) -> Fraction | None:
        """The difference of the two numbers as they stand. Example: 29 % and 37 % are 8 points. None for ranges."""
        before, after = self.first.level.count.value, self.last.level.count.value
        return None if before is None or after is None else exact(after) - exact(before)

    @property
    def words(self) -> str:
        """`up 8 points`, for ranges `down 2 points to up 3 points`."""
        if self.between_printed is not None:
            return points(self.between_printed)
        return " to ".join(dict.fromkeys((points(self.low), points(self.high))))

    @property
    def working(self) -> str:
        """`37% − 29% = 8 points (7 to 9 with rounding), +27.6% of itself`."""
        difference, before = self.between_printed, self.first.level.count.value
        if difference is None or not before:
            return f"{number(self.low, 1)} to {number(self.high, 1)} points"
        shares = f"{percent(exact(before) + difference)} − {percent(exact(before))} = {number(difference)} points"
        rounded = "" if self.low == self.high else f" ({number(self.low)} to {number(self.high)} with rounding)"
        return f"{shares}{rounded}, {signed_percent(100 * difference / exact(before), 1)} of itself"


@dataclass(frozen=True, slots=True)
class PointsRefusal:
    """Why two shares may not be set against each other, and each of them said alone."""

    reasons: tuple[Reason, ...]
    alternative: str


def compare_shares(one: ShareLevel, other: ShareLevel) -> PointsChange | PointsRefusal:
    """The change of a share between two complete periods, in points, or why there is none.

    Example: 29 % and 37 % of the same denominator, known shares 66 % and 62 %, is up 8 points.
    """
    first, last = sorted((one, other), key=lambda share: share.level.period)
    reasons = (*likeness(first.level, last.level), *_denominators(first, last))
    if reasons:
        alone = (share.sentence for share in (first, last) if share.level.count.highest is not None)
        return PointsRefusal(reasons, " ".join(alone))
    (low_before, high_before), (low_after, high_after) = first.ends, last.ends
    return PointsChange(first, last, low_after - high_before, high_after - low_before)


def share_of_all(share: ShareLevel) -> tuple[Fraction, Fraction] | None:
    """What a share of those known is of all, in percent: at least and at most. None where the sizes are not known.

    Example: 48 % of 1,824 is 12.3 to 12.5 % of all 7,062.
    """
    if share.known_share is None:
        return None
    low, high = share.ends
    return low * share.known_share / 100, high * share.known_share / 100


def counts_of_printed(share: ShareLevel) -> tuple[int, int] | None:
    """Counts that a printed percent may stand for, rounded outwards: for checks, never to be shown.

    Example: 48 % of 1,824 is 866 to 885. None where the denominator is not known or under 20.
    """
    if share.known is None or share.known < SMALLEST_BASE:
        return None
    low, high = share.ends
    return floor(low * share.known / 100), ceil(high * share.known / 100)


def _denominators(first: ShareLevel, last: ShareLevel) -> tuple[Reason, ...]:
    reasons = []
    if not first.of_what or not last.of_what:
        reasons.append(Reason(Why.DENOMINATOR, "It is not stated of what at least one of the shares is a share."))
    elif first.of_what != last.of_what:
        reasons.append(Reason(Why.DENOMINATOR, f"One is a share of {first.of_words}, the other of {last.of_words}."))
    for share in (first, last):
        label = share.level.period.label
        if share.known is not None and share.known < SMALLEST_BASE:
            few = f"The share of {label} is of {number(share.known)} only: very small numbers."
            reasons.append(Reason(Why.SMALL_BASE, few))
    before, after = first.known_share, last.known_share
    if before is None or after is None:
        unknown = (first if before is None else last).level.period.label
        reasons.append(Reason(Why.KNOWN_SHARE, f"Of how many offences of {unknown} it is known is not known."))
    elif abs(before - after) > KNOWN_WITHIN:
        moved = f"The known share went from {percent(before)} to {percent(after)}: the shares do not compare."
        reasons.append(Reason(Why.KNOWN_SHARE, moved))
    return tuple(reasons)
