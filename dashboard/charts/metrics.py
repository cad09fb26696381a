"""How wide a text is when it is drawn, so that labels can be placed on the server without touching each other.

`advances.json` holds the advance widths of the product's own fonts (Source Sans 3 and Source Serif 4, the files in
`assets/fonts`, in thousandths of an em), by family and weight, each width with the characters that have it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

Family = Literal["sans", "serif"]

_OTHER = 600
"""The width of a character the fonts do not have: wider than most, so that a label never turns out too long."""
MIDDLE = {"sans": 0.312, "serif": 0.3505}
"""From the middle of a line of type down to its base line, in em: (ascent - descent) / 2 of each font."""


@cache
def _advances() -> dict[str, dict[str, int]]:
    """Character to width, by `family-weight`."""
    raw = json.loads((Path(__file__).parent / "advances.json").read_text(encoding="utf-8"))
    return {
        font: {character: width for characters, width in table.items() for character in characters}
        for font, table in ((font, {k: int(v) for k, v in table.items()}) for font, table in raw.items())
    }


@lru_cache(maxsize=8192)
def width(text: str, size: float, weight: int = 400, family: Family = "sans") -> float:
    """Pixels that a text takes at a size. Kerning is left out: it narrows a line by less than one part in a hundred."""
    tables = _advances()
    table = tables.get(f"{family}-{weight}") or tables[f"{family}-600"]
    return sum(table.get(character, _OTHER) for character in text) * size / 1000


def longest(variants: tuple[str, ...], room: float, size: float, weight: int = 400, family: Family = "sans") -> str:
    """The first of the variants (the longest first) that fits into `room`; empty where none does."""
    return next((text for text in variants if width(text, size, weight, family) <= room), "")


def wrap(text: str, room: float, size: float, weight: int = 400, family: Family = "sans") -> tuple[str, ...]:
    """The text in lines that fit into `room`; a word that is wider stands on a line of its own."""
    return tuple(_lines(text.split(), room, size, weight, family))


def _lines(words: list[str], room: float, size: float, weight: int, family: Family) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, weight, family) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line
