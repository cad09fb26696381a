"""Shares whose base is unknown, or is or may be under 20: they carry *very small numbers* wherever they are shown.

A base that no source prints may still be known to be large: the offences of known means in England and Wales in one
year all lie among those in the United Kingdom in six. So where no base is printed, a share is safe if some count of 20
or more lies inside its base: the same kind of base, or a part of one (what names a platform has a known means), for
an area, a period and an offence within its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.model.count import Number
from etl.model.figure import Standing
from etl.model.observation import WHOLE, Breakdown, Measure, Observation, Unit
from etl.transform.candidate import Candidate
from etl.transform.caveats import NOT_STATED
from etl.transform.members import forces_of
from etl.words.categories import KNOWN
from etl.words.victims import UNKNOWN
from etl.words.vocabulary import Vocabulary

SMALL_BASE = 20
ALL = "all offences"
_USABLE = frozenset({Standing.ANSWERS, Standing.SUPERSEDED, Standing.CONFLICT})
_UNITS = frozenset({Unit.OFFENCE, Unit.MENTION})
# Of what a share is: the kinds of breakdown that know it, and those whose parts all lie in that base.
_KNOWN = {"means known": "means", "sex known": "sex", "age known": "age", "age and sex known": "sex and age"}
_INSIDE = {
    "means known": frozenset({"platform", "platform_owner"}),
    "sex known": frozenset({"sex", "sex and age"}),
    "age known": frozenset({"age", "sex and age"}),
    "age and sex known": frozenset({"sex and age"}),
}
# The least that a share of a breakdown can be of, where its source does not say.
_LEAST = {kind: base for base, kinds in _INSIDE.items() for kind in kinds if base != "age and sex known"} | {
    "sex and age": "age and sex known"
}


class Bases:
    """The counts that are, or lie inside, the base of a share."""

    def __init__(self, candidates: Iterable[Candidate], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._counts = [
            told
            for told in candidates
            if told.observation.measure is Measure.COUNT
            and told.observation.unit in _UNITS
            and told.standing in _USABLE
            and told.count.lowest is not None
        ]

    def may_be_small(self, share: Observation) -> bool:
        """Whether the base of a share is unknown, or is or may be under 20."""
        base = base_of(share)
        printed = self.printed(share, base)
        if printed:
            return min(_lowest(told) for told in printed) < SMALL_BASE
        return not any(
            _lowest(told) >= SMALL_BASE and self._within(told.observation, share)
            for told in self._counts
            if _lies_in(told.observation.breakdown, base)
        )

    def printed(self, share: Observation, base: str) -> list[Candidate]:
        """The printed counts of a base, for the area, offence and period of a share; the answering ones if any do."""
        found = [
            told
            for told in self._counts
            if is_base(told.observation.breakdown, base) and _same_place(told.observation, share)
        ]
        return [told for told in found if told.standing is Standing.ANSWERS] or found

    def _within(self, part: Observation, share: Observation) -> bool:
        """Whether a count is of a period, an offence and an area that lie in those of the share."""
        return (
            share.period.contains(part.period)
            and (part.offence == share.offence or part.offence in self._contained(share))
            and bool(forces := self._forces(part))
            and forces <= self._forces(share)
        )

    def _contained(self, share: Observation) -> frozenset[str]:
        try:
            return self._vocabulary.offences.contains(share.offence, share.period.last)
        except KeyError:
            return frozenset()

    def _forces(self, told: Observation) -> frozenset[str]:
        return forces_of(self._vocabulary.areas, told.area.code, told.period.last)


def base_of(share: Observation) -> str:
    """Of what a share is, or at the least must be where its source does not say."""
    return _LEAST.get(share.breakdown.kind, ALL) if share.of_what == NOT_STATED else share.of_what


def is_base(part: Breakdown, base: str) -> bool:
    """Whether a count of a part is the base itself."""
    if base == ALL:
        return part == WHOLE
    return part.kind == _KNOWN.get(base) and part.category == KNOWN


def _lies_in(part: Breakdown, base: str) -> bool:
    if is_base(part, base) or base == ALL:
        return True
    return part.kind in _INSIDE.get(base, ()) and UNKNOWN not in (part.age_band, part.sex)


def _same_place(told: Observation, share: Observation) -> bool:
    return (told.area, told.offence, told.period) == (share.area, share.offence, share.period)


def _lowest(told: Candidate) -> Number:
    return told.count.lowest if told.count.lowest is not None else 0
