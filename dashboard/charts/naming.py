"""What an area is called in a chart and in its sentences: `Cumbria recorded`, `Police in the North West recorded`."""

from __future__ import annotations

import re
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
    """The words of an area known to the store: `the` where its names have it. Raises KeyError for an unknown code.

    An area whose names have an abbreviation with the article is said by it: `the UK`.
    """
    area = names.areas[code]
    name = _turned(area.short_name)
    if area.kind in _POLICE:
        return named(code, name, area.kind)
    if short := _abbreviation(names, code):
        return named(code, name, area.kind, in_text=f"the {short}")
    return named(code, name, area.kind, in_text=f"the {name}" if _has_article(fold(name), names) else "")


def _turned(name: str) -> str:
    """A name as it is said, where lists turn it round: `City of London` of `London, City of`."""
    found = re.fullmatch(r"(.+), (.+ of)", name)
    return f"{found[2]} {found[1]}" if found else name


_LONGEST_ABBREVIATION = 3


def _abbreviation(names: Names, code: str) -> str:
    """`UK` where one of the area's names is `the UK`; empty otherwise."""
    own = [
        word.removeprefix("the ") for word, codes in names.area_words.items() if code in codes and word[:4] == "the "
    ]
    return next((word.upper() for word in own if len(word) <= _LONGEST_ABBREVIATION), "")


def _has_article(name: str, names: Names) -> bool:
    """Whether a name, or the name of which it takes some forces out or puts some in, is known with its article.

    `south east without thames valley` is made of `south east`, and `the south east` is a name.
    """
    whole = re.split(r" (?:without|with) | \(", name)[0]
    return f"the {whole}" in names.area_words


def place_from(area: Area) -> Place:
    """The words of an area from a figure alone."""
    return named(area.code, area.name, area.kind)


def named(code: str, name: str, kind: str, *, in_text: str = "") -> Place:
    """The words of an area: a force records, in any other area police do. `in_text` is its name where that differs."""
    in_text = in_text or name
    is_force = kind in _POLICE
    return Place(code, name, in_text, name if is_force else f"Police in {in_text}", is_force)
