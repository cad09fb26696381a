"""What the words of an address may mean: areas, offences and values of breakdowns, as the store knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.selection import By


@dataclass(frozen=True, slots=True)
class AreaName:
    """A force or another area as lists and sentences name it. `nation` and `region_code` are empty for non-forces."""

    code: str
    name: str
    short_name: str
    kind: str
    nation: str = ""
    region_code: str = ""


@dataclass(frozen=True, slots=True)
class OffenceName:
    """An offence of offences.csv. `key` is for addresses, `id` for columns; `in_force_from` may be a year or month."""

    id: str
    key: str
    name: str
    sentence: str = ""
    in_force_from: str = ""

    @property
    def since(self) -> date | None:
        """The first of the month in which it came into force: the law's own months are read as whole months."""
        parts = [int(part) for part in self.in_force_from.split("-") if part]
        return date(parts[0], parts[1] if len(parts) > 1 else 1, 1) if parts else None


@dataclass(frozen=True)
class Names:
    """The words that a Selection may use.

    `areas` by code and `offences` by key, both in the order of lists. `area_words` lead from a folded name, alias or
    code to the codes that bear it, `places` from a folded town or county to the codes of its forces. `own_offence` is
    the offence that stands for 71/17 in an area where another law holds, by area code. `values` are the words that
    `only` may take for each breakdown.
    """

    areas: Mapping[str, AreaName]
    area_words: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    offences: Mapping[str, OffenceName]
    own_offence: Mapping[str, str]
    default_offence: str
    values: Mapping[By, tuple[str, ...]] = field(default_factory=dict)

    def short_name(self, code: str) -> str:
        """The name of an area in running text. Raises KeyError for a code that is not known."""
        return self.areas[code].short_name

    def offence_of(self, area_code: str) -> str:
        """Identifier of the offence that an area's figures are about when none is asked for."""
        return self.own_offence.get(area_code, self.default_offence)

    def offence_id(self, key: str) -> str:
        """Identifier of the offence with this key. Raises KeyError for a key that is not known."""
        return self.offences[key].id

    def since(self, offence_id: str) -> date | None:
        """The first day of an offence, as whole months; None where that is not known."""
        return next((offence.since for offence in self.offences.values() if offence.id == offence_id), None)

    def offence_key(self, offence_id: str) -> str:
        """Key of an offence; empty for words that offences.csv does not know."""
        return next((offence.key for offence in self.offences.values() if offence.id == offence_id), "")

    def offence_name(self, offence_id: str) -> str:
        """Name of an offence; its own words where offences.csv does not know it."""
        return next((offence.name for offence in self.offences.values() if offence.id == offence_id), offence_id)


def fold(text: str) -> str:
    """Lower case, single spaces, plain quotes: the form in which names are compared."""
    return " ".join(text.replace("’", "'").replace("‘", "'").lower().split())
