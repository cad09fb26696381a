"""Returns that repeat the cells of another under a reference of their own: both are read, and they are one witness."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.model.finding import FigureProblem
from etl.model.observation import Observation
from etl.model.problems import Place, problem
from etl.model.reading import Reading, Role

_TABLE = frozenset({Role.VALUE, Role.MARK, Role.HEADER, Role.LABEL, Role.PRINTED_TOTAL})
"""Roles of the cells of a table; captions and notes may name the reference and so differ."""


@dataclass(frozen=True, slots=True)
class CopiesFound:
    """For each return that repeats another, that other by its identifier, and the problems that say so."""

    first: Mapping[str, str]
    problems: tuple[FigureProblem, ...]


def find_copies(readings: Iterable[tuple[str, Reading]]) -> CopiesFound:
    """The returns whose tables and observations are those of an earlier one in the order given.

    A return that gave no observation is no copy: nothing in it can be counted twice.
    """
    seen: dict[object, str] = {}
    first: dict[str, str] = {}
    problems = []
    for return_id, reading in readings:
        if not reading.observations:
            continue
        original = seen.setdefault(_table(reading), return_id)
        if original != return_id:
            first[return_id] = original
            found = problem("return-copied", Place(reading.file), first=original)
            problems.append(FigureProblem(found, return_id=return_id))
    return CopiesFound(first, tuple(problems))


def _table(reading: Reading) -> tuple[frozenset[tuple[str, str]], frozenset[Observation]]:
    cells = frozenset((cell.cell, " ".join(cell.text.split())) for cell in reading.cells if cell.role in _TABLE)
    return cells, frozenset(reading.observations)
