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
from dashboard.words import listed
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
    most: int = PANELS_AT_MOST,
) -> Chart | None:
    """The class of the areas of these series. An area that no official figure covers has its nearest that one does.

    It has panels for up to `most` areas and names the others. None where no body of any area reports the class.
    """
    stored, joins = official.stored, official.joins
    days = [quarter for body in stored.values() for quarter in body]
    if not days:
        return None
    span = Period(min(days).first, max(days).last)
    step = Step.QUARTER if quarters else Step.YEAR
    words = ClassWords(queries.CLASS, NAME, DEFAULT_OFFENCE, ALONE, joins)
    areas = []
    without = []
    for one in series[:most]:
        code = one.subject.area.code
        bodies = queries.bodies(connection, code)
        blocks = _blocks(official, bodies, span, step) if bodies else ()
        if blocks:
            areas.append(
                ClassArea(place_of(names, code), blocks, _ties(one, stored, bodies), _foot(one, stored, bodies))
            )
        else:
            without.append(names.short_name(code))
    notes = _not_here(without, [names.short_name(one.subject.area.code) for one in series[most:]])
    return official_chart(areas, words, edition=edition, quarters=quarters, notes=notes) if areas else None


def _not_here(without: list[str], further: list[str]) -> list[str]:
    """Who is asked for and has no panel, and why: nobody is left out without a word."""
    said = [f"Not here, as not every body there reports the class: {listed(without)}."] if without else []
    return [*said, f"Not here, to be chosen apart: {listed(further)}."] if further else said


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
