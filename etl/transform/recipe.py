"""A recipe: what one odd spreadsheet cannot say for itself, in a short TOML file named after its return.

    [[period]]                       # words of a label → days
    words = "in lockdown"
    is = "2020-04-01/2020-06-30"
    why = "the article speaks of April to June 2020"

Every entry says *why*. `sheet` and `cells` (`B9:E11`, several parted by blanks) say where; left out is everywhere.

| section     | keys                          | says |
| ----------- | ----------------------------- | ---- |
| `period`    | `words`, `is`                 | which days words mean |
| `area`      | `words`, `is`                 | which area (its code) a label means |
| `offence`   | `is`                          | which offence the numbers count |
| `unit`      | `is`                          | what the numbers count: offence, victim, person … |
| `blank`     | `is`                          | what an empty cell means: zero, or a mark such as no return |
| `rounding`  | `is`                          | how numbers are rounded: `nearest 5`, `down 10` …, or `exact` |
| `mark`      | `mark`, `is`                  | what a mark means: zero, `1 to 4`, or a mark such as withheld |
| `parts`     | `cells`, `breakdown`          | what parts several numbers in one cell |
| `answer`    | `cells`, `breakdown`, `label` | what numbers count, as a label would say it (*none*: the whole) |
| `note`      | `words`, `is`                 | how much a number covers that a note narrows: full, part period … |
| `set_aside` | `cells`                       | numbers that are no answer |
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from etl.model.address import parse_address
from etl.model.count import Count, Mark
from etl.model.observation import Coverage, Unit
from etl.model.period import Period
from etl.model.problems import Place, Problem, problem
from etl.words.rounding import Rounding, parse_rounding

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
_EVERYWHERE = ("sheet", "cells", "why")
_TOP = ("note",)
WHOLE = "none"
"""The breakdown of an `answer` that is about the whole, whatever the text above mentions."""
ZERO = Count.exact(0)


class RecipeError(Exception):
    """A recipe that cannot be used. `problems` name the section, the key and the nearest known one."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(each.line for each in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a recipe. Fields that its section does not have are empty."""

    section: str
    number: int
    why: str
    sheet: str = ""
    cells: str = ""
    words: str = ""
    value: str = ""
    mark: str = ""
    breakdown: str = ""
    label: str = ""

    @property
    def title(self) -> str:
        """`[[period]] 1`."""
        return f"[[{self.section}]] {self.number}"

    @property
    def text(self) -> str:
        """What it speaks of, for messages."""
        return self.words or self.mark or self.cells or self.value

    def covers(self, sheet: str, row: int, column: int) -> bool:
        """Whether it speaks about a cell."""
        if self.sheet and self.sheet != sheet:
            return False
        return not self.cells or any(
            first[0] <= row <= last[0] and first[1] <= column <= last[1] for first, last in _ranges(self.cells)
        )

    @property
    def period(self) -> Period:
        """The days of a `period` entry."""
        return Period.parse(self.value)

    @property
    def unit(self) -> Unit:
        """The unit of a `unit` entry."""
        return Unit(self.value)

    @property
    def rounding(self) -> Rounding | None:
        """How a `rounding` entry says that numbers are rounded; None where it says that they are not."""
        return parse_rounding(self.value)

    @property
    def count(self) -> Count:
        """What a `blank` or `mark` entry means."""
        return _count(self.value)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The entries of one file; `name` is that of the return it is for."""

    name: str
    entries: tuple[Entry, ...] = ()
    note: str = ""

    def of(self, section: str) -> tuple[Entry, ...]:
        """The entries of one section, in their order."""
        return tuple(entry for entry in self.entries if entry.section == section) if self.entries else ()


def load_recipe(path: Path) -> Recipe:
    """Read a recipe. Raises RecipeError for what is no TOML, a key unknown or missing, a value that means nothing."""
    place = Place(path.name)
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as why:
        raise RecipeError((problem("recipe-unreadable", place, why=str(why)),)) from None
    problems: list[Problem] = []
    entries: list[Entry] = []
    for section, rows in content.items():
        if section in _TOP:
            continue
        if section not in SECTIONS or not isinstance(rows, list):
            problems.append(_unknown(place, section, "the file", (*SECTIONS, *_TOP)))
            continue
        for number, row in enumerate(rows, 1):
            faults = _faults(place, section, number, row)
            problems += faults
            if not faults:
                entries.append(_entry(section, number, row))
    if problems:
        raise RecipeError(tuple(problems))
    return Recipe(path.stem, tuple(entries), str(content.get("note", "")))


def _faults(place: Place, section: str, number: int, row: object) -> list[Problem]:
    title = f"[[{section}]] {number}"
    if not isinstance(row, dict):
        return [problem("recipe-value", place, section=title, key=section, value=row, fault="it has no keys.")]
    needed = (*SECTIONS[section], "why")
    if section == "answer" and row.get("breakdown") != WHOLE:
        needed = (*needed, "label")
    known = tuple(dict.fromkeys((*needed, *_EVERYWHERE)))
    found = [_unknown(place, key, title, known) for key in row if key not in known]
    found += [problem("recipe-key-missing", place, section=title, key=key) for key in needed if not row.get(key)]
    if found:
        return found
    for key, value in row.items():
        fault = "it is no text." if not isinstance(value, str) else _fault(section, key, value)
        if fault:
            found.append(problem("recipe-value", place, section=title, key=key, value=value, fault=fault))
    return found


def _fault(section: str, key: str, value: str) -> str:
    """What is wrong with a value; empty when nothing is."""
    try:
        if key == "cells":
            _ranges(value)
        elif (section, key) == ("period", "is"):
            Period.parse(value)
        elif (section, key) == ("unit", "is"):
            Unit(value)
        elif (section, key) == ("note", "is"):
            Coverage(value)
        elif (section, key) == ("rounding", "is"):
            parse_rounding(value)
        elif section in ("blank", "mark") and key == "is":
            _count(value)
    except ValueError as why:
        return f"{why}."
    return ""


def _unknown(place: Place, key: str, section: str, known: tuple[str, ...]) -> Problem:
    near = get_close_matches(key, known, 1, cutoff=0.5)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return problem("recipe-unknown-key", place, key=key, section=section, hint=hint)


def _entry(section: str, number: int, row: Mapping[str, str]) -> Entry:
    return Entry(
        section,
        number,
        why=row["why"],
        sheet=row.get("sheet", ""),
        cells=row.get("cells", ""),
        words=row.get("words", ""),
        value=row.get("is", ""),
        mark=row.get("mark", ""),
        breakdown=row.get("breakdown", ""),
        label=row.get("label", ""),
    )


def _count(value: str) -> Count:
    """`zero`, `1 to 4`, `at least 1`, or the word of a mark."""
    if value == "zero":
        return ZERO
    if value in {mark.value for mark in Mark if mark}:
        return Count.missing(Mark(value))
    if re.match(r"at least \d|\d+ to \d", value):
        return Count.parse(f"{value} · {Mark.SUPPRESSED.value}")
    return Count.parse(value)


def _ranges(cells: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """First and last cell of each range, as (row, column). Raises ValueError for anything else."""
    found = []
    for part in cells.split():
        first, _, last = part.partition(":")
        found.append((parse_address(first), parse_address(last or first)))
    return found
