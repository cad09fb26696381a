"""What the column `category` of the printed figures means: a part of a total, and of what a share in it is.

`figure-categories.csv` says it for each value that was seen: the platform or group, or what else it is. A category that
the file does not know may still be a platform's name or words for ages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.extract.rows import read_rows
from etl.model.observation import WHOLE, Breakdown
from etl.model.period import Period
from etl.words.platforms import Means, Platforms
from etl.words.victims import read_victim

FILE = "figure-categories.csv"
_COLUMNS = ("category", "kind", "resolves_to", "qualifier", "source", "note")
_DENOMINATOR = "denominator: "
_MEANS = "means: "
_PEOPLE = frozenset({"age band", "sex", "sex and age"})
_OWNERS = "owner group"
KNOWN = "known"
"""The category of the part of a total whose means, age or sex is known."""


@dataclass(frozen=True, slots=True)
class Category:
    """One row of the file: identifier of a platform or group (empty for others), and what else the label says."""

    resolves_to: str
    qualifier: str

    @property
    def denominator(self) -> str:
        """Of what a share in this category is, where the category itself says it; else empty."""
        return self.qualifier.removeprefix(_DENOMINATOR) if self.qualifier.startswith(_DENOMINATOR) else ""


Categories = Mapping[str, Category]


def load_categories(reference: Path) -> Categories:
    """The categories of `data/raw/reference`, by label. Raises UnreadableTable."""
    return {
        row["category"]: Category(row["resolves_to"], row["qualifier"])
        for row in read_rows(reference / FILE, _COLUMNS).rows
    }


def read_category(
    label: str, breakdown: str, period: Period, categories: Categories, platforms: Platforms
) -> Breakdown | None:
    """The part of a total that a printed label stands for, or None where nothing is known of it.

    `breakdown` is the raw file's own word, which names the kind of whatever is no platform and no age or sex.
    """
    if not label:
        return WHOLE if breakdown == WHOLE.kind else None
    known = categories.get(label)
    if known is None:
        return _unlisted(label, period, platforms)
    if known.resolves_to:
        return _resolved(platforms.by_id(known.resolves_to), breakdown, period, platforms)
    if known.qualifier in _PEOPLE:
        return _people(label)
    if known.qualifier.startswith(_MEANS):
        return Breakdown("means", category=known.qualifier.removeprefix(_MEANS))
    if known.qualifier == "coverage":
        return Breakdown("means" if breakdown == WHOLE.kind else breakdown, category=KNOWN)
    return Breakdown(known.qualifier, category=label)


def part_of_means(means: Means, period: Period, platforms: Platforms) -> Breakdown:
    """The part of a total that names a platform, a means or a group, with its owner at the time.

    What is not known is a part by means, and no platform.
    """
    if means.means_known == "no":
        return Breakdown("means", category=means.name.lower())
    kind = "platform_owner" if means.kind == _OWNERS else "platform"
    return Breakdown(kind, platform=means.name, platform_owner=platforms.owner(means.id, period))


def _resolved(means: Means, breakdown: str, period: Period, platforms: Platforms) -> Breakdown:
    part = part_of_means(means, period, platforms)
    # A row that the file breaks down by nothing tells how it was done, not on which platform.
    return Breakdown("means", platform=part.platform) if breakdown == WHOLE.kind and part.platform else part


def _unlisted(label: str, period: Period, platforms: Platforms) -> Breakdown | None:
    means = platforms.find(label)
    return _people(label) if means is None else part_of_means(means, period, platforms)


def _people(label: str) -> Breakdown | None:
    victim = read_victim(label)
    return Breakdown(victim.breakdown, age_band=victim.age_band, sex=victim.sex) if victim else None
