"""Sums of an official series that is stored by quarter: the one way to a year, a longer span, a region or a nation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from etl.model.count import Number
from etl.model.period import Period

Quarters = Mapping[str, Mapping[Period, Number]]
"""Counts of one edition by body (a force's code) and quarter."""


def sum_of_quarters(series: Quarters, bodies: Iterable[str], span: Period) -> Number | None:
    """The count of some bodies together over a span, in the unit of the series.

    None where the span is not made of whole quarters, where no body is asked, or where any body lacks any quarter of
    it: a sum over a gap would pass for the whole. Each body counts once however often it is named.
    """
    quarters = whole_quarters(span)
    counted = [series.get(body, {}).get(quarter) for body in sorted(set(bodies)) for quarter in quarters]
    numbers = [number for number in counted if number is not None]
    if not numbers or len(numbers) < len(counted):
        return None
    return sum(numbers[1:], start=numbers[0])


def whole_quarters(span: Period) -> tuple[Period, ...]:
    """The quarters of financial years that make up the span exactly, in order; none where they do not."""
    quarters = tuple(span.quarters())
    if not quarters or quarters[0].first != span.first or quarters[-1].last != span.last:
        return ()
    return quarters


def bodies_of(forces: frozenset[str], reporting: Iterable[str], beside: frozenset[str]) -> tuple[str, ...]:
    """The bodies whose counts make up an area, in order; none where a force of the area reports nothing.

    `forces` are the area's own, `reporting` all bodies of the series, `beside` those of them that belong to no area of
    their own. The latter are counted with the area that holds every other body (so British Transport Police is in the
    sum for England and Wales and in no other).
    """
    known = frozenset(reporting)
    if not forces or not forces <= known:
        return ()
    return tuple(sorted(known if forces | beside >= known else forces))
