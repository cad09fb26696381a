"""What a label of a platform or means of communication means, and who owned it when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.extract.rows import UnreadableTable
from etl.model.period import Period
from etl.words.dated import Dated
from etl.words.names import REMEMBERED, Names, parts, rows_with


@dataclass(frozen=True, slots=True)
class Means:
    """One row of platforms.csv or platform-groups.csv. `name` is canonical (a group's `label`).

    `means_known` is `yes` (a platform or means is named), `partly` (the means, not the platform) or `no` (outside every
    denominator of shares). `members` are the ids that a group lists, groups among them resolved; empty for a platform
    and for a group by owner, whose members depend on the day (`Platforms.members`). `owner_id` is set for a group by
    owner only.
    """

    id: str
    name: str
    kind: str
    means_known: str
    is_group: bool
    members: tuple[str, ...] = ()
    owner_id: str = ""


@dataclass(frozen=True, slots=True)
class Ownership:
    """One row of platform-owners.csv: one owner of a platform for a span of time."""

    platform: str
    owner: str
    owner_id: str
    when: Dated


class Platforms:
    """All platforms, means of communication and groups of them, by name and id."""

    def __init__(self, means: dict[str, Means], names: Names, ownerships: tuple[Ownership, ...]) -> None:
        self._means = means
        self._names = names
        self._ownerships = ownerships
        self._known = lru_cache(REMEMBERED)(self._find)
        self._owners = lru_cache(REMEMBERED)(self._rows)

    def find(self, label: str) -> Means | None:
        """What the whole label means, platform or group; None where nothing or more than one thing has that name."""
        return self._known(label)

    def _find(self, label: str) -> Means | None:
        found = self._names.find(label)
        return self._means[found[0]] if len(found) == 1 else None

    def by_id(self, identifier: str) -> Means:
        """The platform or group of an id. Raises KeyError."""
        return self._means[identifier]

    def members(self, identifier: str, period: Period) -> frozenset[str]:
        """Ids of the platforms in a group: those listed, and those the group's owner owned on a day of the period."""
        means = self._means[identifier]
        owned = (row.platform for row in self._owned(means.owner_id, period)) if means.owner_id else ()
        return frozenset((*means.members, *owned))

    def owner(self, identifier: str, period: Period) -> str:
        """The owner's name in the period; empty where none is known or it changed. Raises KeyError (unknown id)."""
        return _only({row.owner for row in self._owners(identifier, period)})

    def owner_id(self, identifier: str, period: Period) -> str:
        """The owner's id in the period, which stays when a company changes its name; else as `owner`."""
        return _only({row.owner_id for row in self._owners(identifier, period)})

    def nearest(self, label: str) -> Means | None:
        """The platform or group with the most similar name, for *did you mean*."""
        identifier = self._names.nearest(label)
        return self._means[identifier] if identifier else None

    def all(self) -> tuple[Means, ...]:
        """Platforms, then groups, in the order of the files."""
        return tuple(self._means.values())

    def _rows(self, identifier: str, period: Period) -> tuple[Ownership, ...]:
        """The ownerships that bear on a platform, or on every member of a group; none where one member has none."""
        means = self._means[identifier]
        if not means.is_group:
            return tuple(row for row in self._ownerships if row.platform == identifier and row.when.overlaps(period))
        if means.owner_id and not means.members:
            return self._owned(means.owner_id, period)
        each = [self._rows(member, period) for member in self.members(identifier, period)]
        return tuple(row for rows in each for row in rows) if all(each) else ()

    def _owned(self, owner_id: str, period: Period) -> tuple[Ownership, ...]:
        return tuple(row for row in self._ownerships if row.owner_id == owner_id and row.when.overlaps(period))


def _only(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


def load_platforms(reference: Path) -> Platforms:
    """Platforms, groups and owners of a folder of reference data. Raises UnreadableTable."""
    names = Names()
    means: dict[str, Means] = {}
    for row in rows_with(reference / "platforms.csv", "id", "name", "kind", "means_known", "aliases"):
        means[row["id"]] = Means(row["id"], row["name"], row["kind"], row["means_known"], is_group=False)
        names.add("platforms.csv", row.line, row["id"], (row["name"], *parts(row["aliases"])))
    listed: dict[str, tuple[str, ...]] = {}
    groups = reference / "platform-groups.csv"
    for row in rows_with(groups, "id", "label", "kind", "members", "owner_id", "aliases"):
        listed[row["id"]] = parts(row["members"])
        means[row["id"]] = Means(row["id"], row["label"], row["kind"], "yes", True, owner_id=row["owner_id"])
        names.add("platform-groups.csv", row.line, row["id"], (row["label"], *parts(row["aliases"])))
    for identifier, members in listed.items():
        unknown = [member for member in members if member not in means]
        if unknown:
            raise UnreadableTable(
                f"platform-groups.csv: {identifier!r} has the unknown member {unknown[0]!r}. Correct it."
            )
        means[identifier] = _group(means[identifier], listed, means)
    return Platforms(means, names, _load_owners(reference / "platform-owners.csv", means))


def _group(group: Means, listed: dict[str, tuple[str, ...]], means: dict[str, Means]) -> Means:
    """The group with its listed members; its means is known as far as that of each member is."""
    members = tuple(dict.fromkeys(_resolved(listed[group.id], listed, ())))
    known = {means[member].means_known for member in members}
    return Means(
        group.id,
        group.name,
        group.kind,
        means_known=next((state for state in ("no", "partly") if state in known), "yes"),
        is_group=True,
        members=members,
        owner_id=group.owner_id,
    )


def _resolved(members: tuple[str, ...], listed: dict[str, tuple[str, ...]], above: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for member in members:
        if member in above:
            raise UnreadableTable(f"platform-groups.csv: the group {member!r} contains itself. Correct its members.")
        found += _resolved(listed[member], listed, (*above, member)) if member in listed else [member]
    return found


def _load_owners(path: Path, means: dict[str, Means]) -> tuple[Ownership, ...]:
    found = []
    for row in rows_with(path, "platform", "owner", "owner_id", "from", "to"):
        if row["platform"] not in means:
            raise UnreadableTable(
                f"{path.name}, line {row.line}: the platform {row['platform']!r} is unknown. Correct it."
            )
        try:
            when = Dated.parse(row["from"], row["to"])
        except ValueError as why:
            raise UnreadableTable(f"{path.name}, line {row.line}: {why}.") from None
        found.append(Ownership(row["platform"], row["owner"], row["owner_id"], when))
    return tuple(found)
