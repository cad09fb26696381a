"""What an area is called in a chart and in its sentences: `Cumbria recorded`, `Police in the North West recorded`."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.names import Names, fold
from etl.model.observation import Area

_POLICE = ("territorial", "special", "crown dependency", "other")
"""Kinds of areas that are a force: it is the force that records."""


@dataclass(frozen=True, slots=True)
class Place:
    """`name` stands over a panel, `in_text` inside a sentence, `who` begins one that says who recorded.

    `is_force` says that the area is one police force.
    """

    code: str
    name: str
    in_text: str
    who: str
    is_force: bool = False


def place_of(names: Names, code: str) -> Place:
    """The words of an area known to the store: `the` where one of its names has it. Raises KeyError for another."""
    area = names.areas[code]
    article = code in names.area_words.get(f"the {fold(area.short_name)}", ())
    return named(area.code, area.short_name, area.kind, article=article)


def place_from(area: Area) -> Place:
    """The words of an area from a figure alone."""
    return named(area.code, area.name, area.kind)


def named(code: str, name: str, kind: str, *, article: bool = False) -> Place:
    """The words of an area: a force records, in any other area police do."""
    in_text = f"the {name}" if article else name
    is_force = kind in _POLICE
    return Place(code, name, in_text, name if is_force else f"Police in {in_text}", is_force)
