"""Every kind of problem, once: severity, sentence, remedy and who must act. A problem has a kind and a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from etl.model.figure_problems import FIGURE_PROBLEMS
from etl.model.reading_problems import READING


class Severity(StrEnum):
    """An error holds its return; a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem. `sentence` and `remedy` are templates filled from the problem's details."""

    id: str
    severity: Severity
    sentence: str
    remedy: str
    who: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: file, sheet and cell, as far as they are known."""

    file: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def text(self) -> str:
        """`file, sheet 'x', cell B4`."""
        parts = [self.file] if self.file else []
        if self.sheet:
            parts.append(f"sheet {self.sheet!r}")
        if self.cell:
            parts.append(f"{'cell' if self.cell[:1].isalpha() else 'line'} {self.cell}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind, a place and the details that fill its sentence. Raises KeyError for a kind that is not registered."""

    kind: str
    place: Place
    details: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        KINDS[self.kind]

    @property
    def severity(self) -> Severity:
        """The severity of its kind."""
        return KINDS[self.kind].severity

    @property
    def message(self) -> str:
        """The sentence of its kind, filled in."""
        return KINDS[self.kind].sentence.format_map(dict(self.details))

    @property
    def remedy(self) -> str:
        """What to do about it, filled in."""
        return KINDS[self.kind].remedy.format_map(dict(self.details))

    @property
    def line(self) -> str:
        """Place, sentence and remedy in one line."""
        place = f"{self.place.text}: " if self.place.text else ""
        return f"{place}{self.message} {self.remedy}".strip()


def problem(kind: str, place: Place, /, **details: object) -> Problem:
    """A problem with its details given by name."""
    return Problem(kind, place, tuple((name, str(value)) for name, value in details.items()))


def _table(rows: Mapping[str, tuple[str, str, str, str]]) -> dict[str, ProblemKind]:
    return {name: ProblemKind(name, Severity(row[0]), *row[1:]) for name, row in rows.items()}


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_MANAGER, _PUBLISHER, _DEVELOPER = "data manager", "publisher", "developer"

# Rows are grouped by the part that finds the problem. Add yours to its group; keep the sentence true on its own.
KINDS = _table(
    {
        **READING,
        **FIGURE_PROBLEMS,
        # register and files
        "file-missing": (
            _ERROR,
            "The register names the file {file}, which is not in data/raw/returns.",
            "Put the file there, or correct the row of register.csv.",
            _MANAGER,
        ),
        "file-outside": (
            _ERROR,
            "The file name {file} leads out of data/raw/returns.",
            "Put the file into data/raw/returns and write its bare name.",
            _MANAGER,
        ),
        "file-twice": (
            _ERROR,
            "{file} is already the file of {return_id} (line {line}).",
            "One file has one row: correct or take away one of the two.",
            _MANAGER,
        ),
        "file-duplicate": (
            _ERROR,
            "It has the same bytes as {first} of the return {return_id}.",
            "One answer is registered once: take this file and its row away, or put in the file that was meant.",
            _MANAGER,
        ),
        "file-unregistered": (
            _WARNING,
            "No row of register.csv names this file of data/raw/returns, so it was not read.",
            "Add its row to register.csv, or take the file away.",
            _MANAGER,
        ),
        "register-row": (
            _ERROR,
            "This row of the register cannot be read: {fault}",
            "Nothing of it was used.",
            _MANAGER,
        ),
        "register-word": (
            _ERROR,
            "The register does not know the {column} {words}.",
            "{hint}",
            _MANAGER,
        ),
        "return-id-missing": (
            _ERROR,
            "This row of the register has no return_id.",
            "Give it one of its own, for example force and reference.",
            _MANAGER,
        ),
        "return-id-twice": (
            _ERROR,
            "The return_id {return_id} already stands on line {line}.",
            "Give each row of the register an identifier of its own.",
            _MANAGER,
        ),
        "force-unknown": (
            _ERROR,
            "No force or area is known as {words}.",
            "{hint} A new spelling is an alias in data/raw/reference/forces.csv.",
            _MANAGER,
        ),
        "period-ends-first": (
            _ERROR,
            "The period {words} ends before it starts.",
            "Write the first day, a slash and the last day.",
            _MANAGER,
        ),
        "period-unreadable": (
            _ERROR,
            "The period {words} is no span of days.",
            "Write first and last day as YYYY-MM-DD/YYYY-MM-DD.",
            _MANAGER,
        ),
        "reading-failed": (
            _ERROR,
            "The reader failed on this file ({error}).",
            "Please report it with the file; the other returns are not touched.",
            _DEVELOPER,
        ),
        "recipe-without-return": (
            _WARNING,
            "No return of the register has this recipe's name.",
            "Name it after its return_id, or take it away.",
            _MANAGER,
        ),
    }
)
