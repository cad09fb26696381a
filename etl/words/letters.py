"""What a letter says about itself: its reference, dates, status, licence. The words are in `letter-words.csv`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from etl.words.clean import clean
from etl.words.names import rows_with
from etl.words.periods import periods_in

_NUMBER = r"\s*(?:number|no\.?|id)?\s*[:#–-]?\s*(?P<number>(?:[A-Z]{2,6}[ /-]?)?\d[\w]*(?:[/_-]\w+)*)"
_FILE_NUMBER = re.compile(r"(?<![\dA-Za-z])(\d{2,6}[A-Za-z]?[-_]\d{2,4})(?!\d)")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d|[/_-]\d\d$")
_ALONE = 5
"""A number of at least so many digits is a reference without a year in it."""


def said(field: str, text: str) -> str:
    """What a text says of `status` or `licence`, in the words of the register; empty where it says nothing."""
    low = clean(text).casefold()
    return next((means for words, means in _words()[field] if re.search(rf"\b{re.escape(words)}\b", low)), "")


def reference(text: str) -> str:
    """The reference that a text names as one: `Our ref: 437/25`; empty where it names none."""
    plain = clean(text)
    for words, _ in _words()["reference"]:
        found = re.search(rf"\b{re.escape(words)}\b(?i:{_NUMBER})", plain, re.IGNORECASE)
        if found and _is_reference(found["number"]):
            return str(found["number"]).strip()
    return ""


def reference_of_file(stem: str) -> str:
    """The number with a year in a file's name: `437-25` of `kent-437-25`; empty where it has none."""
    found = [number for number in _FILE_NUMBER.findall(stem) if not re.fullmatch(r"(19|20)\d\d[-_]\d{2,4}", number)]
    return found[-1] if found else ""


def day_of(field: str, text: str) -> str:
    """The day that a text gives after words for `published` or `asked`, as YYYY-MM-DD or YYYY-MM; else empty."""
    plain = clean(text)
    for words, _ in _words()[field]:
        found = re.match(rf"{re.escape(words)}\s*[:–-]?\s*(?P<rest>.+)", plain, re.IGNORECASE)
        spans = periods_in(found["rest"]) if found else ()
        if len(spans) == 1:
            period = spans[0].period
            if period.first == period.last:
                return period.first.isoformat()
            if period.months == 1:
                return period.first.isoformat()[:7]
    return ""


def _is_reference(number: str) -> bool:
    """`437/25` or a long number: a short one alone may count anything, a year is a year."""
    if re.fullmatch(r"(19|20)\d\d(?:[/-]\d{2,4})?", number):
        return False
    return bool(_HAS_YEAR.search(number)) or sum(map(str.isdigit, number)) >= _ALONE


@cache
def _words() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows_with(Path(__file__).with_name("letter-words.csv"), "field", "words", "means"):
        found.setdefault(row["field"], []).append((row["words"], row["means"]))
    return {field: tuple(sorted(rows, key=lambda row: -len(row[0]))) for field, rows in found.items()}
