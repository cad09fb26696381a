"""What a time in a note is: a day on which something was done with the data, or a span to which numbers are narrowed.

The words are data (times-in-notes.csv).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.words.clean import key

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[^\d\s])|\n")
_REQUEST = re.compile(
    r"\?|^(?:please|can you|could you|how many|i (?:would|wish|am)|you (?:asked|requested|have)|request|question|q\d)\b"
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a note."""
    return tuple(sentence for sentence in _SENTENCE.split(text) if sentence.strip())


def is_of_the_data(sentence: str) -> bool:
    """Whether its time says when data were drawn, published or when a law or a system came: it narrows nothing down."""
    text = key(sentence)
    return any(pattern.search(text) for pattern in _patterns("of the data"))


def narrows(sentence: str) -> bool:
    """Whether it has words that make a time in it one to which numbers are narrowed down."""
    text = key(sentence)
    return any(pattern.search(text) for pattern in _patterns("narrows"))


def speaks_of_numbers(sentence: str) -> bool:
    """Whether it speaks of figures or of what was recorded, so that its time may be theirs."""
    text = key(sentence)
    return any(pattern.search(text) for pattern in _patterns("speaks of numbers"))


def is_request(sentence: str) -> bool:
    """Whether it asks, or repeats what was asked."""
    return bool(_REQUEST.search(key(sentence)))


@cache
def _patterns(says: str) -> tuple[re.Pattern[str], ...]:
    rows = read_rows(Path(__file__).with_name("times-in-notes.csv"), ("pattern", "says", "note")).rows
    return tuple(re.compile(row["pattern"]) for row in rows if row["says"] == says)
