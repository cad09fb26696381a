"""Names of areas inside a longer text: `Police in England and Wales`, `Cumbria Police: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.model.observation import Area
from etl.words.areas import Areas

_WORD = re.compile(r"[^\s,;:()\[\]\"“”]+(?:'s)?")
_LONGEST = 8
"""No name of an area has more words."""


def areas_in(text: str, areas: Areas) -> tuple[tuple[Area, ...], ...]:
    """What each name of an area in the text can mean, in their order; the longest name at a place wins.

    A name counts only where it is written with a capital: *met* is a word, *Met* a force.
    """
    return tuple(found for _, _, found in _named(text, areas))


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
