"""What was made of one spreadsheet: observations, the role of every cell, checks, problems, assumptions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from etl.model.bound import CellBound
from etl.model.observation import Observation
from etl.model.problems import Problem, Severity


class Role(StrEnum):
    """The one thing a non-empty cell is. The value is the key of `foi read --json`; `letter` stands on the sheet."""

    VALUE = "value"
    MARK = "mark"
    HEADER = "header"
    LABEL = "label"
    PRINTED_TOTAL = "printed_total"
    CAPTION = "caption"
    NOTE = "note"
    SET_ASIDE = "set_aside"

    @property
    def letter(self) -> str:
        """V M H L T C N X: told with the colour, never by colour alone."""
        return {"printed_total": "T", "set_aside": "X"}.get(self.value, self.value[0].upper())


@dataclass(frozen=True, slots=True)
class CellRole:
    """The role of one cell, with the reason where it is set aside or the role needs a word."""

    sheet: str
    cell: str
    role: Role
    text: str
    reason: str = ""
    cells: int = 1
    """How many cells it speaks for: the lines of a long list have one role, and `cell` is the span of them."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A guess that was made in reading, written down so that it can be listed: where, and what was taken for what."""

    sheet: str
    cell: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Check:
    """A sum, percentage or ceiling that was tried: what it is of, what it should be, what it is."""

    kind: str
    sheet: str
    cell: str
    sentence: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole account of one file. A reading with an error is *held*: it gives nothing to the store."""

    file: str
    observations: tuple[Observation, ...]
    cells: tuple[CellRole, ...]
    checks: tuple[Check, ...] = ()
    problems: tuple[Problem, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    bounds: tuple[CellBound, ...] = ()

    @property
    def held(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def account(self) -> dict[str, int]:
        """Number of cells by role, and `total`."""
        counts = Counter[Role]()
        for cell in self.cells:
            counts[cell.role] += cell.cells
        return {role.value: counts[role] for role in Role} | {"total": counts.total()}
