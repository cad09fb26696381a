"""Whether a text says that numbers are rounded, and to what: `rounded to the nearest five` (rounding.csv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.model.count import Count, Mark
from etl.words.clean import key
from etl.words.numerals import numerals

_SPEAKS = re.compile(r"\b(?:un)?round(?:ed|ing)\b|\bto (?:the )?nearest \w+")
_DENIED = re.compile(r"\b(?:not|never)(?: been| yet| be)? round|\bunrounded\b|\b(?:no|without)(?: any)? rounding\b")
_OTHER = re.compile(
    r"%|\bper ?cent|\bpercentages?\b|\brates?\b|\bproportions?\b|\baverages?\b|\bdecimal|\bcosts?\b|\bhours?\b|£"
)
_PARTLY = re.compile(
    r"\b(?:except|apart from|other than|over|above|only|some|unless|where|if|may be|greater|more than|larger)\b"
)
_N = r"(?P<n>\d+|[a-z]+)"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How counts are rounded: to a multiple of `step`; `way` is nearest, down, up or random.

    A step of 0 is not understood: the text says that numbers are rounded, and not how.
    """

    step: int
    way: str

    def fits(self, value: int) -> bool:
        """Whether a number can be one so rounded."""
        return value % self.step == 0

    def bounds(self, value: int) -> Count:
        """What the number may have been before."""
        below = {"nearest": self.step // 2, "down": 0, "up": self.step - 1, "random": self.step - 1}[self.way]
        above = {"nearest": self.step // 2, "down": self.step - 1, "up": 0, "random": self.step - 1}[self.way]
        return Count.between(max(0, value - below), value + above, Mark.ROUNDED)


UNKNOWN = Rounding(0, "")
WAYS = ("nearest", "down", "up", "random")
EXACT = "exact"


def parse_rounding(text: str) -> Rounding | None:
    """`nearest 5`, `up 10`; None for `exact`. Raises ValueError for anything else."""
    way, _, step = text.partition(" ")
    if text == EXACT:
        return None
    if way not in WAYS or not re.fullmatch(r"[1-9]\d{0,3}", step):
        raise ValueError(f"write {EXACT!r}, or one of {', '.join(WAYS)} and a number, as in 'nearest 5'")
    return Rounding(int(step), way)


@lru_cache(maxsize=16384)
def rounding_in(text: str) -> Rounding | None:
    """How a text says that counts are rounded; None where it says nothing of it, or speaks of percents or rates."""
    for sentence in re.split(r"(?<=[.;!?])\s|\n", key(text)):
        if not _SPEAKS.search(sentence) or _DENIED.search(sentence) or _OTHER.search(sentence):
            continue
        if sentence.rstrip().endswith("?") or sentence.startswith("please "):
            continue
        found = _step(sentence)
        if found is not None and found.step == 1:
            continue
        if found is None or _PARTLY.search(sentence):
            return UNKNOWN
        return found
    return None


def _step(sentence: str) -> Rounding | None:
    for pattern, way in _patterns():
        found = pattern.search(sentence)
        step = numerals(found["n"]) if found else ()
        if found and found["n"] in ("whole", "integer", "unit"):
            return Rounding(1, way)
        if len(step) == 1 and step[0].value == int(step[0].value) > 0:
            return Rounding(int(step[0].value), way)
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_rows(Path(__file__).with_name("rounding.csv"), ("pattern", "way", "note")).rows
    made = [(re.compile(row["pattern"].replace("{N}", _N)), row["way"]) for row in rows]
    return tuple(sorted(made, key=lambda row: row[1] == "nearest"))
