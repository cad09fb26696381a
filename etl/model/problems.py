"""Every kind of problem, once: severity, sentence, remedy and who must act. A problem has a kind and a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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


def _table(rows: Mapping[str, tuple[Severity, str, str, str]]) -> dict[str, ProblemKind]:
    return {name: ProblemKind(name, *row) for name, row in rows.items()}


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_MANAGER, _PUBLISHER, _DEVELOPER = "data manager", "publisher", "developer"

# Rows are grouped by the part that finds the problem. Add yours to its group; keep the sentence true on its own.
KINDS = _table(
    {
        # register and files
        "file-missing": (
            _ERROR,
            "The register names the file {file}, which is not in data/raw/returns.",
            "Put the file there, or correct the row of register.csv.",
            _MANAGER,
        ),
    }
)
