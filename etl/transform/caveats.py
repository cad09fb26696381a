"""The caveats that follow from what a number is about, whoever printed it."""

from __future__ import annotations

from etl.model.observation import Measure, Unit
from etl.model.period import Period, month_end
from etl.words.offences import Offences

NOT_STATED = "not stated"
"""What stands in `of_what` where the source does not say of what a share is."""


def caveats_of(
    offence: str, period: Period, measure: Measure, unit: Unit, of_what: str, offences: Offences
) -> tuple[str, ...]:
    """Identifiers of `etl.model.caveats` for an offence in a period, a unit and the base of a share."""
    found = []
    if adds_nations(offence, offences):
        found.append("equivalents")
    if measure is Measure.COUNT and unit is Unit.MENTION:
        found.append("mentions")
    if measure is Measure.SHARE and of_what == NOT_STATED:
        found.append("base-not-stated")
    if class_was_smaller(offence, period, offences):
        found.append("before-class-changed")
    return tuple(found)


def adds_nations(offence: str, offences: Offences) -> bool:
    """Whether an offence adds up the offences of several nations' laws."""
    return len({offences.by_id(part).nation for part in _parts(offence, offences)}) > 1


def class_was_smaller(offence: str, period: Period, offences: Offences) -> bool:
    """Whether a Home Office class held fewer offences when the period began than it does today.

    An offence that came into force within a month counts as in the class from the first of it.
    """
    first_month = month_end(period.first.year, period.first.month)
    try:
        if offences.by_id(offence).ho_class != offence:
            return False
        return offences.contains(offence, first_month) < offences.contains(offence)
    except KeyError:
        return False


def _parts(offence: str, offences: Offences) -> frozenset[str]:
    try:
        return offences.contains(offence)
    except KeyError:
        return frozenset()
