"""What a name of an area can mean: a force, a region or nation, a composite; and which forces are in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from etl.extract.rows import Row, UnreadableTable
from etl.model.observation import Area
from etl.words.clean import clean
from etl.words.dated import Dated
from etl.words.names import REMEMBERED, Names, exact, parts, rows_with, spellings

_CODE = re.compile(r"[A-Z]\d{8}")


@dataclass(frozen=True, slots=True)
class AreaDetail:
    """One row of forces.csv or regions.csv: the area and what reference data say about it.

    `variants` are codes of composites that publishers have called by the area's name; `shares_name_with` are codes of
    areas that the same name means elsewhere. Both are empty for a force, as are `nation` and `region_code` of others.
    """

    area: Area
    short_name: str
    nation: str
    region_code: str
    is_force: bool
    variants: tuple[str, ...] = ()
    shares_name_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One row of members.csv: a force or another area that lies in an area while `when` holds."""

    code: str
    when: Dated


class Areas:
    """All areas of the reference data, by name, code and members."""

    def __init__(
        self,
        details: dict[str, AreaDetail],
        members: dict[str, tuple[Member, ...]],
        names: Names,
        places: dict[str, str],
        place_names: Names,
    ) -> None:
        self._details = details
        self._members = members
        self._names = names
        self._places = places
        self._place_names = place_names
        self._by_members = self._index_members()
        self._known = lru_cache(REMEMBERED)(self._find)

    def find(self, label: str) -> tuple[Area, ...]:
        """All that the whole label can mean, its usual meaning first.

        A region brings the composites that its name has stood for (`variants`), and a name that is both a force's and
        a region's brings both, so that the rows of the table at hand may settle which is meant. Empty when unknown.
        """
        code = self.code_in(label)
        return (self._details[code].area,) if code else self._known(label)

    def code_in(self, label: str) -> str:
        """The official code that a label is and nothing else (`E23000014`); empty for any other label."""
        code = clean(label).upper()
        return code if _CODE.fullmatch(code) and code in self._details else ""

    def _find(self, label: str) -> tuple[Area, ...]:
        named = self._names.find(label)
        found = dict.fromkeys(named)
        for code in named:
            found |= dict.fromkeys(self._details[code].variants)
        found |= dict.fromkeys(self._sharing(label))
        return tuple(self._details[code].area for code in found)

    def by_code(self, code: str) -> Area:
        """The area of a code (forces.csv `id`, regions.csv `code`). Raises KeyError."""
        return self._details[code].area

    def detail(self, code: str) -> AreaDetail:
        """What reference data say about the area of a code. Raises KeyError."""
        return self._details[code]

    def forces(self, code: str, on: date | None = None) -> frozenset[str]:
        """Codes of the forces in it on a day (None is today's); a force gives itself. Raises KeyError."""
        if self._details[code].is_force:
            return frozenset({code})
        inside = (member.code for member in self._members.get(code, ()) if member.when.covers(on))
        return frozenset(force for member in inside for force in self.forces(member, on))

    def composite(self, members: frozenset[str]) -> Area | None:
        """The area, not a force, that consists of exactly these forces today: an official one before a composite."""
        return self._by_members.get(members)

    def nearest(self, label: str) -> Area | None:
        """The area with the most similar name, for *did you mean*."""
        code = self._names.nearest(label)
        return self._details[code].area if code else None

    def place(self, label: str) -> Area | None:
        """The force of a town, district or county that is smaller than it: never what the label itself means."""
        found = self._place_names.find(label)
        return self._details[self._places[found[0]]].area if found else None

    def all(self) -> tuple[Area, ...]:
        """Every area, forces first, in the order of the files."""
        return tuple(detail.area for detail in self._details.values())

    def names(self) -> frozenset[str]:
        """Every name of an area, as an `exact` key."""
        return frozenset(self._names.exact_names)

    def _sharing(self, label: str) -> tuple[str, ...]:
        """Codes of the areas that share a bare name, if the label is that name and no more."""
        asked = set(spellings(label))
        sharing = (detail for detail in self._details.values() if detail.shares_name_with)
        return tuple(
            code
            for detail in sharing
            if exact(detail.area.name).removesuffix(f" {detail.area.kind}") in asked
            for code in (detail.area.code, *detail.shares_name_with)
        )

    def _index_members(self) -> dict[frozenset[str], Area]:
        index: dict[frozenset[str], Area] = {}
        for code, detail in self._details.items():
            if not detail.is_force and (forces := self.forces(code)):
                index.setdefault(forces, detail.area)
        return index


def load_areas(reference: Path) -> Areas:
    """Areas of forces.csv, regions.csv, members.csv and places.csv of a folder. Raises UnreadableTable."""
    names, place_names = Names(), Names()
    details: dict[str, AreaDetail] = {}
    for row in rows_with(
        reference / "forces.csv", "id", "name", "short_name", "kind", "nation", "region_code", "aliases"
    ):
        details[row["id"]] = AreaDetail(
            Area(row["id"], row["name"], row["kind"]), row["short_name"], row["nation"], row["region_code"], True
        )
        names.add("forces.csv", row.line, row["id"], (row["name"], row["short_name"], *parts(row["aliases"])))
    for row in rows_with(reference / "regions.csv", "code", "name", "kind", "aliases", "variants", "shares_name_with"):
        details[row["code"]] = AreaDetail(
            Area(row["code"], row["name"], row["kind"]),
            short_name=row["name"],
            nation="",
            region_code="",
            is_force=False,
            variants=parts(row["variants"]),
            shares_name_with=parts(row["shares_name_with"]),
        )
        names.add("regions.csv", row.line, row["code"], (row["name"], *parts(row["aliases"])))
    members = _load_members(reference / "members.csv", details)
    places: dict[str, str] = {}
    for row in rows_with(reference / "places.csv", "place", "force"):
        _check(reference / "places.csv", row, row["force"], details)
        places[row["place"]] = row["force"]
        place_names.add("places.csv", row.line, row["place"], (row["place"],))
    return Areas(details, members, names, places, place_names)


def _load_members(path: Path, details: dict[str, AreaDetail]) -> dict[str, tuple[Member, ...]]:
    members: dict[str, tuple[Member, ...]] = {}
    for row in rows_with(path, "area", "member", "from", "to"):
        _check(path, row, row["area"], details)
        _check(path, row, row["member"], details)
        try:
            member = Member(row["member"], Dated.parse(row["from"], row["to"]))
        except ValueError as why:
            raise UnreadableTable(f"{path.name}, line {row.line}: {why}.") from None
        members[row["area"]] = (*members.get(row["area"], ()), member)
    return members


def _check(path: Path, row: Row, code: str, details: dict[str, AreaDetail]) -> None:
    if code not in details:
        raise UnreadableTable(
            f"{path.name}, line {row.line}: the code {code!r} is in neither forces.csv nor regions.csv. Correct it."
        )
