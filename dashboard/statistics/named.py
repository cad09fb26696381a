"""Named, known, all: a share of offences with a known platform, never without what it is of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from etl.model.count import Count, Number

NOT_COMPARABLE = 10
"""Points by which two known shares may differ before shares of what is known no longer compare."""


@dataclass(frozen=True, slots=True)
class Named:
    """A platform in one area and period.

    `low` and `high` are percent of the offences with a known platform; `known` and `total` are offences, None where
    that is not given.
    """

    low: Fraction
    high: Fraction | None
    known: int | None
    total: int | None

    @property
    def known_share(self) -> Fraction | None:
        """Percent of all offences with a known platform; None where either number is not given."""
        return Fraction(100 * self.known, self.total) if self.known is not None and self.total else None

    @property
    def of_all(self) -> tuple[Fraction, Fraction] | None:
        """Percent of all offences that are known to name it, at least and at most; None without both numbers.

        48 % of 1,824 known, printed to the whole percent, out of 7,062: 12.3 to 12.5 %. What is not known of the other
        offences is not in it.
        """
        share = self.known_share
        if share is None or self.high is None:
            return None
        return self.low * share / 100, self.high * share / 100


def named_from_count(count: int, known: int, total: int | None) -> Named:
    """From a count of mentions and the number of offences with a known platform. Raises ValueError without a base."""
    if known <= 0:
        raise ValueError("a share needs a base above 0")
    share = Fraction(100 * count, known)
    return Named(share, share, known, total)


def named_from_share(share: Count, known: int | None, total: int | None) -> Named | None:
    """From a printed share in percent, with its bounds; None without a number."""
    if share.lowest is None:
        return None
    return Named(_exact(share.lowest), None if share.highest is None else _exact(share.highest), known, total)


def comparable(one: Named, other: Named) -> bool:
    """Whether two shares may be set side by side: both known shares are given and lie within ten points."""
    first, second = one.known_share, other.known_share
    return first is not None and second is not None and abs(first - second) <= NOT_COMPARABLE


def _exact(value: Number) -> Fraction:
    return Fraction(value)
