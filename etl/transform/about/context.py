"""What reading one sheet goes by, and the notebook into which it writes what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from etl.extract.grid import Cell
from etl.layouts.kinds import Words
from etl.model.observation import Area
from etl.model.period import Period
from etl.model.problems import Place as Where
from etl.model.problems import Problem, problem
from etl.model.reading import Assumption, Check
from etl.register import SEVERAL, Return
from etl.transform.recipe import Entry, Recipe
from etl.words.vocabulary import Vocabulary

REGISTER = "register"
RECIPE = "recipe"
SHEET_NAME = "sheet name"
ASSUMED = "assumed"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Something that was told, and the cell or place that told it."""

    value: T
    where: str


@dataclass(frozen=True, slots=True)
class Fence:
    """What the register says of a return; everything read must lie inside. None is *not said*.

    `forces` are codes of the forces in its area; None where the sheet names its areas itself.
    """

    area: Area | None = None
    forces: frozenset[str] | None = None
    period: Period | None = None
    offence: str | None = None


def fence_of(row: Return | None, vocabulary: Vocabulary) -> Fence:
    """The fence that a row of the register draws."""
    if row is None:
        return Fence()
    area = None
    if row.force and row.force != SEVERAL:
        named = vocabulary.areas.find(row.force)
        area = named[0] if named else None
    known = vocabulary.offences.find(row.offence)
    return Fence(
        area,
        vocabulary.areas.forces(area.code) if area else None,
        row.period,
        known[0].id if known else row.offence or None,
    )


def publication_day(row: Return | None) -> date | None:
    """The day of publication that words such as *last year* are counted from; a month counts as its first day."""
    if row is None or len(row.published) < len("2020-11"):
        return None
    try:
        return date.fromisoformat(row.published if len(row.published) > len("2020-11") else f"{row.published}-01")
    except ValueError:
        return None


@dataclass
class Notebook:
    """Problems, assumptions and checks of one reading, each once, and the recipe entries that were used."""

    problems: dict[Problem, None] = field(default_factory=dict)
    assumptions: dict[Assumption, None] = field(default_factory=dict)
    checks: dict[Check, None] = field(default_factory=dict)
    used: set[Entry] = field(default_factory=set)


@dataclass
class Context:
    """One sheet's reading: its words, fence, recipe, and the notebook."""

    file: str
    sheet: str
    words: Words
    fence: Fence
    recipe: Recipe
    notebook: Notebook
    reference: str = ""
    notes: tuple[str, ...] = ()
    """The texts in no table of this sheet, and those of sheets without numbers."""

    def trouble(self, kind: str, cell: str, /, **details: object) -> None:
        """Write a problem down, once."""
        self.notebook.problems[problem(kind, Where(self.file, self.sheet, cell), **details)] = None

    def assume(self, cell: str, sentence: str) -> None:
        """Write an assumption down, once."""
        self.notebook.assumptions[Assumption(self.sheet, cell, sentence)] = None

    def check(self, kind: str, cell: str, sentence: str, *, holds: bool) -> None:
        """Write a check down."""
        self.notebook.checks[Check(kind, self.sheet, cell, sentence, holds)] = None

    def entry(self, section: str, row: int, column: int) -> Entry | None:
        """The first recipe entry of a section that speaks about a cell; it counts as used."""
        for entry in self.recipe.of(section):
            if entry.covers(self.sheet, row, column):
                self.notebook.used.add(entry)
                return entry
        return None

    def entry_in(self, section: str, cell: Cell, text: str) -> Entry | None:
        """The first recipe entry whose words stand in a text of a cell it speaks about; it counts as used."""
        for entry in self.recipe.of(section):
            if entry.words.casefold() in text.casefold() and entry.covers(self.sheet, cell.row, cell.column):
                self.notebook.used.add(entry)
                return entry
        return None
