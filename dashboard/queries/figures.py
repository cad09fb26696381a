"""Figures, and what stands behind one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, and_, func, or_, select

from dashboard.names import Names
from dashboard.queries.conditions import overlapping, selected
from dashboard.queries.typed import to_record, to_row
from dashboard.records import Change, Seen, Witness
from dashboard.row import Row
from dashboard.selection import DEFAULT_OFFENCE, Selection
from etl.load.schema import FIGURE, OBSERVATION, WITNESS
from etl.model.figure import Standing
from etl.model.observation import Measure
from etl.model.period import Period


def figures(connection: Connection, selection: Selection, names: Names) -> list[Row]:
    """The figures whose span lies inside the days asked, of every standing, in the order of files."""
    query = select(FIGURE).where(*selected(selection, names, FIGURE)).order_by(FIGURE.c.position)
    return [to_row(found) for found in connection.execute(query).mappings()]


def overlaps(connection: Connection, selection: Selection, names: Names) -> list[Row]:
    """The figures that the days asked cut: each may be anything from 0 to its value in them."""
    query = select(FIGURE).where(*overlapping(selection, names, FIGURE)).order_by(FIGURE.c.position)
    return [to_row(found) for found in connection.execute(query).mappings()]


def figures_by_id(connection: Connection, identifiers: Iterable[str]) -> list[Row]:
    """The figures with these identifiers, in the order of files; those that are not there are left out."""
    query = select(FIGURE).where(FIGURE.c.figure_id.in_(list(identifiers))).order_by(FIGURE.c.position)
    return [to_row(found) for found in connection.execute(query).mappings()]


def observations(connection: Connection, figure_id: str) -> list[Seen]:
    """All observations that say a figure, in the order read."""
    query = select(OBSERVATION).where(OBSERVATION.c.figure_id == figure_id).order_by(OBSERVATION.c.position)
    return [to_record(Seen, found) for found in connection.execute(query).mappings()]


def witnesses(connection: Connection, figure_id: str) -> list[Witness]:
    """The pages that print a figure, in order of time."""
    query = select(WITNESS).where(WITNESS.c.figure_id == figure_id).order_by(WITNESS.c.published, WITNESS.c.page)
    return [to_record(Witness, found) for found in connection.execute(query).mappings()]


def extent(connection: Connection, offences: Iterable[str]) -> Period | None:
    """From the first to the last day of which any total of these offences (identifiers) is known; None without one."""
    query = select(func.min(FIGURE.c.period_start), func.max(FIGURE.c.period_end)).where(
        FIGURE.c.offence.in_(list(offences)),
        FIGURE.c.breakdown == "none",
        FIGURE.c.measure == Measure.COUNT.value,
        FIGURE.c.value_low.is_not(None),
        FIGURE.c.standing.not_in([Standing.SET_ASIDE.value]),
    )
    first, last = connection.execute(query).one()
    return Period.parse(f"{first}/{last}") if first else None


def standing_example(connection: Connection, standing: Standing) -> tuple[int, Row | None]:
    """How many figures have a standing, and one of them: the first total, those with a decision before others."""
    having = FIGURE.c.standing == standing.value
    many = connection.execute(select(func.count()).select_from(FIGURE).where(having)).scalar_one()
    told = (FIGURE.c.breakdown == "none", FIGURE.c.measure == Measure.COUNT.value, FIGURE.c.offence == DEFAULT_OFFENCE)
    order = (FIGURE.c.decisions == "", FIGURE.c.position)
    found = connection.execute(select(FIGURE).where(having, *told).order_by(*order)).mappings().first()
    return many, to_row(found) if found else None


def changes(connection: Connection, limit: int | None = None) -> list[Change]:
    """The figures that took the place of others, the newest print first."""
    old = FIGURE.alias("old")
    query = (
        select(old.c.figure_id, FIGURE.c.figure_id)
        .join(FIGURE, old.c.superseded_by == FIGURE.c.figure_id)
        .order_by(FIGURE.c.published.desc(), FIGURE.c.position, old.c.position)
        .limit(limit)
    )
    pairs = [(before, after) for before, after in connection.execute(query)]
    rows = {row.figure_id: row for row in figures_by_id(connection, {item for pair in pairs for item in pair})}
    return [Change(rows[before], rows[after]) for before, after in pairs]


def beside(connection: Connection, row: Row) -> list[Row]:
    """Every other figure about the same area, offence, measure, breakdown and span, whoever counted, as files order."""
    part = row.breakdown
    same = {
        "area_code": row.area.code,
        "offence": row.offence,
        "measure": row.measure.value,
        "breakdown": part.kind,
        "platform": part.platform,
        "age_band": part.age_band,
        "sex": part.sex,
        "category": part.category,
        "period_start": row.period.first.isoformat(),
        "period_end": row.period.last.isoformat(),
    }
    query = (
        select(FIGURE)
        .where(and_(*[FIGURE.c[name] == value for name, value in same.items()]), FIGURE.c.figure_id != row.figure_id)
        .order_by(FIGURE.c.position)
    )
    return [to_row(found) for found in connection.execute(query).mappings()]


def figure_of(connection: Connection, identifier: str) -> Row | None:
    """The figure with this identifier, or that an observation with it speaks for; None where there is neither."""
    speaking = select(OBSERVATION.c.figure_id).where(OBSERVATION.c.observation_id == identifier)
    query = select(FIGURE).where(or_(FIGURE.c.figure_id == identifier, FIGURE.c.figure_id.in_(speaking)))
    found = connection.execute(query).mappings().first()
    return to_row(found) if found else None
