"""When a figure was first printed, as precisely as known, and which of two releases is the later one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WHEN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?")


@dataclass(frozen=True, slots=True)
class Release:
    """The months in which something may have come out, counted from year 0: one where the month is known.

    Papers repeat a release for weeks, so a month is as fine as releases are told apart.
    """

    first: int
    last: int

    def is_later_than(self, other: Release) -> bool:
        """Whether it is certain that this came out in a later month."""
        return self.first > other.last


UNDATED = Release(0, 12 * 10_000)
"""Nothing is known: later than none and earlier than none."""


def read_release(published: str) -> Release:
    """The release of `2019-09-11`, `2019-09`, `2019` or `2018-10/2019-07`; UNDATED for anything else."""
    first, _, last = published.partition("/")
    months = [_months(text) for text in (first, last or first)]
    if months[0] is None or months[1] is None:
        return UNDATED
    return Release(months[0].first, months[1].last)


def first_release(published: Iterable[str]) -> Release:
    """When the earliest of several prints came out; UNDATED without a date."""
    releases = [release for release in map(read_release, published) if release != UNDATED]
    return min(releases, key=lambda release: (release.last, release.first), default=UNDATED)


def months_of(published: str) -> frozenset[int]:
    """The months in which a print may have come out; none where that is not known."""
    release = read_release(published)
    return frozenset() if release == UNDATED else frozenset(range(release.first, release.last + 1))


def _months(text: str) -> Release | None:
    found = _WHEN.fullmatch(text.strip())
    if not found:
        return None
    year = 12 * int(found[1])
    if found[2] is None:
        return Release(year, year + 11)
    month = year + int(found[2]) - 1
    return Release(month, month)
