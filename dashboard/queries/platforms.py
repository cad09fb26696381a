"""What the store knows of one platform: its figures, its owners, its names as written."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from dashboard.queries.typed import to_list, to_row
from dashboard.row import Row
from etl.load.schema import FIGURE, OBSERVATION, OWNER, PLATFORM


@dataclass(frozen=True, slots=True)
class PlatformKnown:
    """A platform, means or group. `members` are identifiers, for a group; `means_known` is *yes, partly* or *no*."""

    id: str
    name: str
    kind: str
    means_known: str
    members: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owned:
    """One owner of a platform for a span of time; an empty end is open."""

    owner: str
    first: str
    last: str


def platform_by_id(connection: Connection, identifier: str) -> PlatformKnown | None:
    """One platform, or None."""
    found = connection.execute(select(PLATFORM).where(PLATFORM.c.id == identifier)).mappings().first()
    return (
        PlatformKnown(
            found["id"],
            found["name"],
            found["kind"],
            found["means_known"],
            to_list(found["members"]),
            to_list(found["aliases"]),
        )
        if found
        else None
    )


def figures_naming(connection: Connection, name: str) -> list[Row]:
    """Every figure of a platform or group by its canonical name, in the order of files."""
    query = select(FIGURE).where(FIGURE.c.platform == name).order_by(FIGURE.c.position)
    return [to_row(found) for found in connection.execute(query).mappings()]


def figures_of_means(connection: Connection) -> list[Row]:
    """Every total, and every count of offences by whether their means is known: the bases of shares."""
    query = (
        select(FIGURE)
        .where(or_(FIGURE.c.breakdown == "means", FIGURE.c.breakdown == "none"))
        .order_by(FIGURE.c.position)
    )
    return [to_row(found) for found in connection.execute(query).mappings()]


def platform_aliases(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The other names of every platform, means and group, by identifier."""
    return {row.id: to_list(row.aliases) for row in connection.execute(select(PLATFORM.c.id, PLATFORM.c.aliases))}


def owners_of(connection: Connection, identifier: str) -> list[Owned]:
    """The owners of a platform, in order of time."""
    query = select(OWNER).where(OWNER.c.platform_id == identifier).order_by(OWNER.c["from"])
    return [Owned(found["owner"], found["from"], found["to"]) for found in connection.execute(query).mappings()]


def written_as(connection: Connection, name: str) -> list[tuple[str, int]]:
    """The labels that sources write for a platform, and how many observations have each, the commonest first."""
    label = OBSERVATION.c.label_as_written
    many = func.count().label("many")
    query = select(label, many).where(OBSERVATION.c.platform == name, label != "").group_by(label)
    return [(row[0], row[1]) for row in connection.execute(query.order_by(many.desc(), label))]
