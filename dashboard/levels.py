"""From the store to a comparison: two ends of a series with who is in them, who is missing and what is partial."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from dashboard import queries
from dashboard.behind import Behind, behind, is_one_force
from dashboard.charts.naming import place_of
from dashboard.names import Names
from dashboard.selection import EQUIVALENTS, By, Selection, Show
from dashboard.statistics.answers import answer
from dashboard.statistics.comparison import Comparison, compare
from dashboard.statistics.comparison_model import Level, Member
from dashboard.statistics.laid import Laid
from etl.model.count import Count, Mark
from etl.model.observation import Coverage, Unit


def comparison_of(
    connection: Connection, names: Names, first: Laid, last: Laid, others: Sequence[Laid] = ()
) -> Comparison:
    """The change between two figures of one area, with what is known of the forces behind them.

    `others` are further figures of the same series, among which a pair that can be compared is looked for where these
    two cannot.
    """
    every = (first, last, *(laid for laid in others if laid.period not in (first.period, last.period)))
    whose = [behind(connection, laid.row) for laid in every]
    codes = sorted(frozenset[str]().union(*(one.missing | one.partial for one in whose)))
    levels = [_level(connection, names, laid, one, codes) for laid, one in zip(every, whose, strict=True)]
    breaks = (queries.joined_on(connection),) if first.row.offence == queries.CLASS else ()
    return compare(levels[0], levels[1], breaks=breaks, others=levels[2:])


def _level(connection: Connection, names: Names, laid: Laid, whose: Behind, codes: list[str]) -> Level:
    row = laid.row
    place = place_of(names, row.area.code)
    name = names.offence_name(names.default_offence if row.offence == EQUIVALENTS else row.offence)
    return Level(
        area=row.area,
        offence=row.offence,
        period=laid.period,
        count=laid.count,
        who=place.who,
        unit=row.unit,
        what=f"of {name[0].lower()}{name[1:]}",
        breakdown=row.breakdown,
        standing=row.standing,
        whole=row.coverage is not Coverage.PART_PERIOD or whose.named,
        missing=tuple(sorted(whose.missing)),
        partial=tuple(sorted(whose.partial)),
        members=tuple(
            Member(code, names.short_name(code), _held(connection, names, code, laid, whose)) for code in codes
        ),
        coverage_known=whose.known or is_one_force(connection, row.area.code),
        unnamed=whose.unnamed,
    )


def _held(connection: Connection, names: Names, code: str, laid: Laid, whose: Behind) -> Count | None:
    """What a total holds for one of its forces: nothing where it is missing, else its own figure as it was added up.

    That of the compiler of the total goes before others; a lowest value that a decision made of a part stands as its
    number, any other range as a range.
    """
    if code in whose.missing:
        return Count.exact(0)
    asked = Selection(areas=(code,), first=laid.period.first, last=laid.period.last, by=By.NONE, show=Show.COUNT)
    rows = [
        row
        for row in queries.figures(connection, asked, names)
        if row.period == laid.period and row.unit is Unit.OFFENCE and row.is_live
    ]
    found = answer(laid.period, [row for row in rows if row.compiled_by == laid.row.compiled_by] or rows)
    if found is None or found.count.lowest is None or len(found.rows) > 1:
        return None
    return Count.exact(found.count.lowest) if found.row.mark is Mark.LOWER_BOUND else found.count
