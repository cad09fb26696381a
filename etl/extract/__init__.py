"""A file → grids, one a sheet. What a file is, its content says; a suffix that says otherwise is a note."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.extract.delimited import decode, read_delimited
from etl.extract.errors import UnreadableFile, unreadable
from etl.extract.grid import Grid
from etl.extract.xlsx import read_xlsx
from etl.model.problems import Place, Problem, problem

__all__ = ["Extract", "UnreadableFile", "extract", "read_grids"]

MAX_BYTES = 100_000_000
_TEXT_SUFFIXES = (".csv", ".tsv", ".txt", ".tab")
_WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")


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
    not read, or a text under the name of a workbook.
    """
    content = _bytes(path)
    suffix = path.suffix.lower()
    if content.startswith(b"PK"):
        grids = _workbook(path.name, content)
        wrong = suffix not in _WORKBOOK_SUFFIXES
    else:
        grids = _text(path, content)
        wrong = suffix not in _TEXT_SUFFIXES
    notes = [problem("suffix-wrong", Place(path.name), suffix=suffix or "none")] if wrong else []
    notes += [problem("sheet-hidden", Place(path.name, grid.sheet)) for grid in grids if grid.hidden]
    return Extract(grids, tuple(notes))


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


def _workbook(file: str, content: bytes) -> tuple[Grid, ...]:
    if b"xl/workbook.xml" not in content:
        kind = "a spreadsheet of another format" if b"mimetype" in content[:100] else "no workbook"
        whole = content.rfind(b"PK\x05\x06") >= 0
        if whole:
            raise unreadable("file-format", file, format=f"a zip with {kind} in it")
    return read_xlsx(file, content)


_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Excel file (xls), or one that is locked with a password"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


def _text(path: Path, content: bytes) -> tuple[Grid, ...]:
    for magic, name in _MAGIC:
        if content.startswith(magic):
            raise unreadable("file-format", path.name, format=name)
    found = decode(content)
    if found is None:
        raise unreadable("file-format", path.name, format="neither a workbook nor a text")
    text = found[0]
    if text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml", "<table")):
        raise unreadable("file-format", path.name, format="a web page or other XML")
    if path.suffix.lower() not in _TEXT_SUFFIXES:
        raise unreadable("file-is-text", path.name, suffix=path.suffix or "none")
    return (read_delimited(path.name, path.stem, text),)
