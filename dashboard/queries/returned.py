"""What the store knows of one return, and of everything that is wrong, assumed or checked."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from dashboard.queries.typed import to_record, to_row
from dashboard.records import Assumption, Check, Problem, Seen
from dashboard.row import Row
from etl.load.schema import ASSUMPTION, CHECK, FIGURE, OBSERVATION, PROBLEM, RETURN
from etl.model.figure import Standing


def problems(connection: Connection, return_id: str = "") -> list[Problem]:
    """Every problem, or those of one return, in the order found."""
    query = select(PROBLEM).order_by(PROBLEM.c.position)
    query = query.where(PROBLEM.c.return_id == return_id) if return_id else query
    return [to_record(Problem, found) for found in connection.execute(query).mappings()]


def checks(connection: Connection, return_id: str = "") -> list[Check]:
    """Every check, or those of one return, in the order found."""
    query = select(CHECK).order_by(CHECK.c.position)
    query = query.where(CHECK.c.return_id == return_id) if return_id else query
    return [to_record(Check, found) for found in connection.execute(query).mappings()]


def assumptions(connection: Connection, return_id: str = "") -> list[Assumption]:
    """Every assumption, or those of one return, in the order found."""
    query = select(ASSUMPTION).order_by(ASSUMPTION.c.position)
    query = query.where(ASSUMPTION.c.return_id == return_id) if return_id else query
    return [to_record(Assumption, found) for found in connection.execute(query).mappings()]


def observations_in(connection: Connection, return_id: str) -> list[Seen]:
    """Every observation of a return, in the order read."""
    query = select(OBSERVATION).where(OBSERVATION.c.return_id == return_id).order_by(OBSERVATION.c.position)
    return [to_record(Seen, found) for found in connection.execute(query).mappings()]


def content_hash(connection: Connection, return_id: str) -> str:
    """The SHA-256 of the file of a return; empty without one."""
    return str(connection.execute(select(RETURN.c.sha256).where(RETURN.c.return_id == return_id)).scalar() or "")


def figures_of_standing(connection: Connection, standings: Sequence[Standing]) -> list[Row]:
    """Every figure of these standings, in the order of files."""
    wanted = [standing.value for standing in standings]
    query = select(FIGURE).where(FIGURE.c.standing.in_(wanted)).order_by(FIGURE.c.position)
    return [to_row(found) for found in connection.execute(query).mappings()]
