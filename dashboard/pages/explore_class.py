"""The official part of Explore: the class of the areas asked, on its own axis, tied to the days of their figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection

from dashboard import queries
from dashboard.charts.marks import Chart
from dashboard.charts.naming import place_of
from dashboard.charts.official import official_chart
from dashboard.charts.official_inputs import ClassArea, ClassTied, ClassWords
from dashboard.charts.official_titles import foot_words
from dashboard.names import Names
from dashboard.queries import Official
from dashboard.selection import DEFAULT_OFFENCE, Step
from dashboard.statistics.laid import Kind, Series
from dashboard.statistics.official import ClassBlock, Stored, class_blocks
from dashboard.statistics.ties import part_tie, year_pairs
from etl.model.period import Period

PANELS_AT_MOST = 4
ALONE, NAME = "meeting offences", "sexual grooming"


def class_of(
    connection: Connection,
    series: Sequence[Series],
    names: Names,
    official: Official,
    edition: str,
    *,
    quarters: bool = False,
) -> Chart | None:
    """The class of the areas of these series. An area that no official figure covers has its nearest that one does.

    None where there is no such area: no body there reports the class.
    """
    stored, joins = official.stored, official.joins
    days = [quarter for body in stored.values() for quarter in body]
    if not days:
        return None
    span = Period(min(days).first, max(days).last)
    step = Step.QUARTER if quarters else Step.YEAR
    words = ClassWords(queries.CLASS, NAME, DEFAULT_OFFENCE, ALONE, joins)
    areas = []
    for one in series[:PANELS_AT_MOST]:
        code = one.subject.area.code
        bodies = queries.bodies(connection, code)
        blocks = _blocks(official, bodies, span, step) if bodies else ()
        if blocks:
            areas.append(
                ClassArea(place_of(names, code), blocks, _ties(one, stored, bodies), _foot(one, stored, bodies))
            )
    return official_chart(areas, words, edition=edition, quarters=quarters) if areas else None


@lru_cache(maxsize=256)
def _blocks(official: Official, bodies: tuple[str, ...], span: Period, step: Step) -> tuple[ClassBlock, ...]:
    """The class of some bodies over a span: the sums of one store do not change."""
    return class_blocks(official.stored, bodies, span, step, joins=official.joins)


def _ties(series: Series, stored: Stored, bodies: tuple[str, ...]) -> tuple[ClassTied, ...]:
    if series.subject.offence != DEFAULT_OFFENCE:
        return ()
    found = part_tie(series, stored, bodies)
    return (ClassTied(found.tie, found.part),) if found else ()


def _foot(series: Series, stored: Stored, bodies: tuple[str, ...]) -> str:
    if series.subject.offence != DEFAULT_OFFENCE or not series.laid:
        return ""
    blocks = class_blocks(stored, bodies, series.span, Step.YEAR, joins=series.span.first)
    pairs = year_pairs(series, blocks)
    sure = [(pair.part, pair.whole) for pair in pairs if pair.laid.kind is Kind.EXACT]
    doubtful = [(pair.part, pair.whole) for pair in pairs if pair.laid.kind is Kind.IN_DOUBT]
    return foot_words(sure, doubtful)
