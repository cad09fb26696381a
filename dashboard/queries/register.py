"""The register: requests and what came of them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dashboard.queries.typed import to_returned
from dashboard.row import Returned
from etl.load.schema import MEMBER, RETURN


def returns(connection: Connection) -> list[Returned]:
    """Every return, refusals and missing files included, in the order of the register."""
    found = connection.execute(select(RETURN).order_by(RETURN.c.position)).mappings()
    return [to_returned(row) for row in found]


def returns_of(connection: Connection, area_code: str, offence: str = "") -> list[Returned]:
    """The returns of one area, and of the one force that is all of it; with `offence` only those about it."""
    codes = [area_code, *_only_member(connection, area_code)]
    query = select(RETURN).where(RETURN.c.area_code.in_(codes)).order_by(RETURN.c.position)
    found = [to_returned(row) for row in connection.execute(query).mappings()]
    return [item for item in found if not offence or item.offence == offence]


def return_by_id(connection: Connection, return_id: str) -> Returned | None:
    """One return, or None."""
    found = connection.execute(select(RETURN).where(RETURN.c.return_id == return_id)).mappings().first()
    return to_returned(found) if found else None


def licences(connection: Connection, return_ids: Iterable[str]) -> dict[str, str]:
    """The licence of each return as stated; *unknown* is a value."""
    query = select(RETURN.c.return_id, RETURN.c.licence).where(RETURN.c.return_id.in_(list(return_ids)))
    return {found.return_id: found.licence for found in connection.execute(query.order_by(RETURN.c.position))}


def _only_member(connection: Connection, area_code: str) -> list[str]:
    query = select(MEMBER.c.member_code).where(MEMBER.c.area_code == area_code, MEMBER.c.to == "")
    members = connection.execute(query).scalars().all()
    return list(members) if len(members) == 1 else []
