"""A recipe: what one odd spreadsheet cannot say for itself, in a short TOML file named after its return.

    [[period]]                       # words of a label → days
    words = "in lockdown"
    is = "2020-04-01/2020-06-30"
    why = "the article speaks of April to June 2020"

Every entry says *why*. `sheet` and `cells` (`B9:E11`, several parted by blanks) say where; left out is everywhere.
`was` is what the first of the cells said when the entry was written: a file that says something else there is held.

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

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.model.count import Count
from etl.model.observation import Unit
from etl.model.period import Period
from etl.model.problems import Place, Problem, problem
from etl.transform.recipe_schema import SECTIONS, TOP, WHOLE, faults_of, lines_of, parse_count, ranges, unknown
from etl.words.rounding import Rounding, parse_rounding
from etl.words.vocabulary import Vocabulary

__all__ = ["WHOLE", "Entry", "Recipe", "RecipeError", "load_recipe"]


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
    was: str = ""

    @property
    def title(self) -> str:
        """`[[period]] 1`."""
        return f"[[{self.section}]] {self.number}"

    @property
    def text(self) -> str:
        """What it speaks of, for messages."""
        return self.words or self.mark or self.cells or self.value

    @property
    def first_cell(self) -> tuple[int, int]:
        """Row and column of the first of its cells. Raises IndexError where it names none."""
        return ranges(self.cells)[0][0]

    def covers(self, sheet: str, row: int, column: int) -> bool:
        """Whether it speaks about a cell."""
        if self.sheet and self.sheet != sheet:
            return False
        return not self.cells or any(
            first[0] <= row <= last[0] and first[1] <= column <= last[1] for first, last in ranges(self.cells)
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
        return parse_count(self.value)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The entries of one file; `name` is that of the return it is for."""

    name: str
    entries: tuple[Entry, ...] = ()
    note: str = ""

    def of(self, section: str) -> tuple[Entry, ...]:
        """The entries of one section, in their order."""
        return tuple(entry for entry in self.entries if entry.section == section) if self.entries else ()


def load_recipe(path: Path, vocabulary: Vocabulary | None = None) -> Recipe:
    """Read a recipe. Raises RecipeError for what is no TOML, a key unknown or missing, a value that means nothing.

    Codes of areas and identifiers of offences are checked where there is a vocabulary.
    """
    try:
        text = path.read_text("utf-8")
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as why:
        raise RecipeError((problem("recipe-unreadable", Place(path.name), why=str(why)),)) from None
    lines = lines_of(path.name, text)
    problems: list[Problem] = []
    entries: list[Entry] = []
    for section, rows in content.items():
        if section in TOP and isinstance(rows, str):
            continue
        if section not in SECTIONS or not isinstance(rows, list):
            problems.append(unknown(lines.place(section, 1), section, "the file", (*SECTIONS, *TOP)))
            continue
        for number, row in enumerate(rows, 1):
            faults = tuple(faults_of(section, number, row, lines, vocabulary))
            problems += faults
            if not faults:
                entries.append(_entry(section, number, row))
    if problems:
        raise RecipeError(tuple(problems))
    return Recipe(path.stem, tuple(entries), str(content.get("note", "")))


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
        was=row.get("was", ""),
    )
