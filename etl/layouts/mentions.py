"""Names of areas and platforms inside a longer text: `Police in England and Wales`, `Cumbria Police: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from etl.model.observation import Area
from etl.words.areas import Areas
from etl.words.names import REMEMBERED
from etl.words.platforms import Platforms

_WORD = re.compile(r"[^\s,;:()\[\]\"“”]+(?:'s)?")
_PLATFORMS = ("social", "messaging", "live video", "dating", "gaming", "union", "named group", "owner group")
"""Kinds of platforms.csv and platform-groups.csv whose names are no ordinary words."""
_SHORTEST = 4
_LONGEST = 8
"""No name of an area has more words."""


@lru_cache(REMEMBERED)
def areas_in(text: str, areas: Areas) -> tuple[tuple[Area, ...], ...]:
    """What each name of an area in the text can mean, in their order; the longest name at a place wins.

    A name counts only where it is written with a capital: *met* is a word, *Met* a force.
    """
    return tuple(found for _, _, found in _named(text, areas))


def platforms_in(text: str, platforms: Platforms) -> tuple[str, ...]:
    """The names of platforms in the text, as written, where they are written with a capital.

    Means that are ordinary words (*phone*, *online*, *in person*) say nothing there.
    """
    found = []
    for start, end in _spans(text):
        name = text[start:end].rstrip(".")
        means = platforms.find(name) if name[:1].isupper() and len(name) >= _SHORTEST else None
        if means is not None and means.means_known == "yes" and means.kind in _PLATFORMS:
            found.append(name)
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Every run of up to three words."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    for first in range(len(words)):
        for last in range(first, min(first + 3, len(words))):
            yield words[first][0], words[last][1]


def without_areas(text: str, areas: Areas) -> str:
    """The text with the names of areas taken out."""
    rest = text
    for start, end, _ in reversed(tuple(_named(text, areas))):
        rest = rest[:start] + " " + rest[end:]
    return rest


def _named(text: str, areas: Areas) -> Iterator[tuple[int, int, tuple[Area, ...]]]:
    words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    first = 0
    while first < len(words):
        if not text[words[first][0]].isupper():
            first += 1
            continue
        for last in range(min(len(words), first + _LONGEST), first, -1):
            start, end = words[first][0], words[last - 1][1]
            name = text[start:end].rstrip(".")
            if found := areas.find(name):
                yield start, end, found
                first = last - 1
                break
        first += 1
