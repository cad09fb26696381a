"""What a recipe may say: its sections, their keys, the values of each; and what is wrong where it says something else.

Each fault names the line, the key, what is allowed there and the nearest of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from etl.model.address import parse_address
from etl.model.count import Count, Mark
from etl.model.observation import Coverage, Unit
from etl.model.period import Period
from etl.model.problems import Place, Problem, problem
from etl.words.rounding import parse_rounding
from etl.words.vocabulary import Vocabulary

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "period": ("words", "is"),
    "area": ("words", "is"),
    "offence": ("is",),
    "unit": ("is",),
    "blank": ("is",),
    "rounding": ("is",),
    "mark": ("mark", "is"),
    "parts": ("cells", "breakdown"),
    "answer": ("cells", "breakdown"),
    "note": ("words", "is"),
    "set_aside": ("cells",),
}
"""Keys that each section must have, besides `why`."""
EVERYWHERE = ("sheet", "cells", "was", "why")
TOP = ("note",)
WHOLE = "none"
"""The breakdown of an `answer` that is about the whole, whatever the text above mentions."""
ZERO = Count.exact(0)
_HEADER = re.compile(r"^\s*\[\[\s*[\"']?(?P<section>[^\]\"']+?)[\"']?\s*\]\]")
_KEY = re.compile(r"^\s*[\"']?(?P<key>[\w-]+)[\"']?\s*=")


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the entries and keys of a recipe stand: line numbers by section, number of the entry, and key."""

    file: str
    numbers: Mapping[tuple[str, int, str], int]

    def place(self, section: str, number: int = 0, key: str = "") -> Place:
        """The line of a key, else that of the head of its entry."""
        line = self.numbers.get((section, number, key)) or self.numbers.get((section, number, ""))
        return Place(self.file, cell=str(line) if line else "")


def lines_of(file: str, text: str) -> Lines:
    """The lines of a recipe; keys over the first entry belong to none."""
    numbers: dict[tuple[str, int, str], int] = {}
    counted: dict[str, int] = {}
    section = ""
    for line, words in enumerate(text.splitlines(), 1):
        if head := _HEADER.match(words):
            section = head["section"]
            counted[section] = counted.get(section, 0) + 1
            numbers[section, counted[section], ""] = line
        elif key := _KEY.match(words):
            numbers.setdefault((section, counted.get(section, 0), key["key"]), line)
            if not section:
                numbers.setdefault((key["key"], 0, ""), line)
    return Lines(file, numbers)


def unknown(place: Place, key: str, section: str, known: Iterable[str]) -> Problem:
    """A key or section that is not known, with those that are."""
    allowed = tuple(known)
    hint = f"{_near(key, allowed)} It knows {', '.join(allowed)}."
    return problem("recipe-unknown-key", place, key=key, section=section, hint=hint)


def faults_of(section: str, number: int, row: object, lines: Lines, vocabulary: Vocabulary | None) -> Iterator[Problem]:
    """Everything that is wrong with one entry."""
    title = f"[[{section}]] {number}"
    if not isinstance(row, dict):
        place = lines.place(section, number)
        yield problem("recipe-value", place, section=title, key=section, value=row, fault="it has no keys.")
        return
    needed = (*SECTIONS[section], "why")
    if section == "answer" and row.get("breakdown") != WHOLE:
        needed = (*needed, "label")
    known = tuple(dict.fromkeys((*needed, *EVERYWHERE)))
    for key in row:
        if key not in known:
            yield unknown(lines.place(section, number, key), key, title, known)
    for key in needed:
        if not row.get(key):
            yield problem("recipe-key-missing", lines.place(section, number, key), section=title, key=key)
    for key, value in row.items():
        if key in known and (fault := _fault(section, key, value, vocabulary)):
            place = lines.place(section, number, key)
            yield problem("recipe-value", place, section=title, key=key, value=value, fault=fault)
    if row.get("was") and not row.get("cells"):
        yield problem("recipe-key-missing", lines.place(section, number, "was"), section=title, key="cells")


def _fault(section: str, key: str, value: object, vocabulary: Vocabulary | None) -> str:
    """What is wrong with a value, what is allowed, and the nearest of it; empty when nothing is."""
    if not isinstance(value, str):
        return "it is no text; put it in quotes."
    try:
        if key == "cells":
            ranges(value)
        elif key == "is":
            return _fault_of_is(section, value, vocabulary)
    except ValueError as why:
        return f"{why}."
    return ""


def _fault_of_is(section: str, value: str, vocabulary: Vocabulary | None) -> str:
    if section == "unit":
        return _not_in(value, [unit.value for unit in Unit])
    if section == "note":
        return _not_in(value, [coverage.value for coverage in Coverage])
    if section in ("blank", "mark"):
        return _no_count(value)
    if section == "area" and vocabulary is not None:
        return _no_area(value, vocabulary)
    if section == "offence" and vocabulary is not None:
        return _not_in(value, [offence.id for offence in vocabulary.offences.all()])
    if section == "period":
        Period.parse(value)
    elif section == "rounding":
        parse_rounding(value)
    return ""


def _not_in(value: str, allowed: list[str]) -> str:
    return "" if value in allowed else f"it is none of {', '.join(allowed)}.{_near(value, allowed)}"


def _no_count(value: str) -> str:
    words = ["zero", *(mark.value for mark in Mark if mark)]
    try:
        parse_count(value)
    except ValueError:
        return f"it is none of {', '.join(words)}, nor bounds as `1 to 4` or `at least 1`.{_near(value, words)}"
    return ""


def _no_area(value: str, vocabulary: Vocabulary) -> str:
    codes = [area.code for area in vocabulary.areas.all()]
    if value in codes:
        return ""
    named = vocabulary.areas.find(value) or tuple(filter(None, [vocabulary.areas.nearest(value)]))
    hint = f" Did you mean {named[0].code!r} ({named[0].name})?" if named else _near(value, codes)
    return f"it is no code of forces.csv or regions.csv.{hint}"


def _near(value: str, allowed: Iterable[str]) -> str:
    near = get_close_matches(value, list(allowed), 1, cutoff=0.5)
    return f" Did you mean {near[0]!r}?" if near else ""


def parse_count(value: str) -> Count:
    """`zero`, `1 to 4`, `at least 1`, or the word of a mark. Raises ValueError for anything else."""
    if value == "zero":
        return ZERO
    if value in {mark.value for mark in Mark if mark}:
        return Count.missing(Mark(value))
    if re.match(r"at least \d|\d+ to \d", value):
        return Count.parse(f"{value} · {Mark.SUPPRESSED.value}")
    return Count.parse(value)


def ranges(cells: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """First and last cell of each range, as (row, column). Raises ValueError for anything else."""
    found = []
    for part in cells.split():
        first, _, last = part.partition(":")
        found.append((parse_address(first), parse_address(last or first)))
    return found
