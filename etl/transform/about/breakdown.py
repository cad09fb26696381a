"""The part of a total that a number is about, from the labels that part it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.layouts.kinds import Kind
from etl.layouts.table import Label
from etl.model.observation import WHOLE, Breakdown
from etl.model.period import Period
from etl.words.categories import KNOWN, part_of_means
from etl.words.platforms import Platforms

BY_MEANS = "means"
_ORDER = ("platform", "platform_owner", "means", "sex", "age")


def breakdown_of(labels: Iterable[Label], period: Period, platforms: Platforms) -> Breakdown:
    """The part that the labels make together: `sex and age` of a sex and an age, the whole of none."""
    parts = [part for label in labels if (part := _part(label, period, platforms)) is not None]
    parts.sort(key=lambda part: _ORDER.index(part.kind) if part.kind in _ORDER else len(_ORDER))
    whole = WHOLE
    for part in parts:
        whole = part if whole is WHOLE else _joined(whole, part)
    return whole


def _part(label: Label, period: Period, platforms: Platforms) -> Breakdown | None:
    meaning = label.meaning
    if meaning is None:
        return None
    if meaning.kind is Kind.MEASURE:
        known = meaning.measure is not None and meaning.measure.is_known_means
        return Breakdown(BY_MEANS, category=KNOWN) if known else None
    if meaning.means is not None:
        part = part_of_means(meaning.means, period, platforms)
        return Breakdown(BY_MEANS, platform=part.platform) if label.name == BY_MEANS and part.platform else part
    return _other(label, meaning.word)


def _other(label: Label, word: str) -> Breakdown | None:
    if label.kind is Kind.AGE:
        return Breakdown("age", age_band=word)
    if label.kind is Kind.SEX:
        return Breakdown("sex", sex=word)
    if label.kind in (Kind.OUTCOME, Kind.CATEGORY):
        return Breakdown(label.name, category=word)
    return None


def _joined(first: Breakdown, second: Breakdown) -> Breakdown:
    return replace(
        first,
        kind=f"{first.kind} and {second.kind}",
        platform=first.platform or second.platform,
        platform_owner=first.platform_owner or second.platform_owner,
        age_band=first.age_band or second.age_band,
        sex=first.sex or second.sex,
        category=" · ".join(filter(None, (first.category, second.category))),
    )
