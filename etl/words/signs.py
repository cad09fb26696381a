"""Signs of footnotes: behind a number or a label (`5*`, `Kent¹`, `2017/18 [2]`, `Surrey (note 3)`), before a note.

A digit stuck to a word or a year is a sign only where a note of that number is known; then it is no part of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.words.clean import RAISED, clean, key

_DOWN = str.maketrans(RAISED, "0123456789")
_PRINTED = rf"\*{{1,3}}|[†‡^#]{{1,2}}|[{RAISED}]{{1,2}}"
_BRACKETED = r"[\[(]\s?(?:(?:see )?(?:foot)?note?s?\.? ?)?(?:\d{1,2}|[a-z]|\*{1,3})\s?[\])]"
_BEHIND = re.compile(rf"^(?P<base>.*?[\w)\]\"”'%.])\s?(?P<sign>{_PRINTED}|{_BRACKETED})$", re.IGNORECASE)
_STUCK = re.compile(r"^(?P<base>.*?\S)\s?(?P<sign>\d{1,2})$")
_NAMED = re.compile(r"^(?P<base>.*?\S),?\s(?:see )?(?:foot)?note\s?(?P<sign>\d{1,2})$", re.IGNORECASE)
_OPENING = re.compile(
    rf"^(?P<sign>{_PRINTED}|{_BRACKETED}|(?:foot)?note\s?(?:\d{{1,2}}|[a-z])\b|\d{{1,2}}(?=[.):\s]))[.):\s–-]*(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WORD_OF_SIGN = re.compile(r"[\[\]().\s]|(?:see|footnotes?|notes?)(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signed:
    """A text and the sign that was taken off it, in one spelling: `1` for ¹, [1], (1) and note 1; empty without one."""

    text: str
    sign: str


def canonical(sign: str) -> str:
    """One spelling of a sign: `1` for `¹`, `[1]`, `(note 1)`; a letter of the alphabet of statisticians in brackets."""
    if sign_meaning(key(sign)) not in (None, "footnote"):
        return key(sign)
    return key(_WORD_OF_SIGN.sub("", sign.translate(_DOWN)))


@lru_cache(maxsize=16384)
def behind(text: str) -> Signed:
    """The text without the sign behind it; a bare digit there is none."""
    words = clean(text)
    found = _BEHIND.match(words)
    return Signed(found["base"].strip(), canonical(found["sign"])) if found else Signed(words, "")


def stuck(text: str, notes: Collection[str]) -> Signed:
    """The text without the digit or `note 2` at its end that is the number of one of the notes: `Kent1`, `2017/182`."""
    words = clean(text)
    for pattern in (_NAMED, _STUCK):
        found = pattern.match(words)
        if found and found["sign"] in notes:
            return Signed(found["base"].strip(), found["sign"])
    found = _STUCK.match(words)
    if found and found["sign"][-1] in notes:
        return Signed((found["base"] + found["sign"][:-1]).strip(), found["sign"][-1])
    return Signed(words, "")


@lru_cache(maxsize=16384)
def opening(text: str) -> Signed:
    """A note without the sign that it opens with: `* new system`, `1. new system`, `Note 2: new system`."""
    words = clean(text)
    found = _OPENING.match(words)
    return Signed(found["text"], canonical(found["sign"])) if found else Signed(words, "")


@cache
def sign_meaning(sign: str) -> str | None:
    """What a sign beside a number, a year or a name says: footnote, revised, provisional; None for no sign."""
    rows = read_rows(Path(__file__).with_name("signs.csv"), ("sign", "meaning", "note")).rows
    return next((row["meaning"] for row in rows if row["sign"] == sign), None)
