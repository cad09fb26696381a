"""A file → grids, one a sheet. What a file is, its content says; a suffix that says otherwise is a note."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.extract.errors import UnreadableFile, unreadable
from etl.extract.grid import Grid
from etl.extract.guard import read_guarded
from etl.model.problems import Place, Problem, problem

__all__ = ["Extract", "UnreadableFile", "extract", "read_grids"]

MAX_BYTES = 100_000_000


@dataclass(frozen=True)
class Extract:
    """The sheets of a file and what was found on opening it."""

    grids: tuple[Grid, ...]
    problems: tuple[Problem, ...] = ()


def read_grids(path: Path) -> tuple[Grid, ...]:
    """The sheets of a file, hidden ones without their cells. Raises UnreadableFile."""
    return extract(path).grids


def extract(path: Path) -> Extract:
    """The sheets of a file with the notes of opening it.

    Raises UnreadableFile for a file that is missing, empty, damaged, locked, unsafe, too large, of a format that is
    not read, or a text without a table under the name of a workbook.
    """
    content = _bytes(path)
    found = read_guarded(path, content)
    notes = []
    if not found.format.fits(path.suffix):
        notes.append(problem("suffix-wrong", Place(path.name), suffix=path.suffix or "none", format=found.format.value))
    notes += [problem("sheet-hidden", Place(path.name, grid.sheet)) for grid in found.grids if grid.hidden]
    return Extract(found.grids, tuple(notes))


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise unreadable("file-too-large", path.name, limit=f"{MAX_BYTES // 1_000_000} MB")
        content = path.read_bytes()
    except OSError as why:
        raise unreadable("file-not-opened", path.name, why=why.strerror or str(why)) from None
    if not content.strip(b"\x00 \t\r\n"):
        raise unreadable("file-empty", path.name)
    return content
