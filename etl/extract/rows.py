"""A csv file of the project's own data (register, decisions, reference) as rows that know their line."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


class UnreadableTable(Exception):
    """A csv file that cannot be read as rows; the text says what is wrong and where, for people."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it starts (the header is line 1) and its cells by column name, outer blanks off.

    `fault` says what is wrong with a row that has more or fewer cells than the header; cells that it lacks are empty.
    """

    line: int
    cells: Mapping[str, str]
    fault: str = ""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The header as written and the rows that are not blank."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_rows(path: Path, columns: Sequence[str] = (), *, keep_faulty: bool = False) -> CsvTable:
    """Read a csv file with a header row, UTF-8 with or without a byte order mark.

    `columns` are the names that the header must have, in any order and no others; empty is any. Raises UnreadableTable
    where the file is missing, not UTF-8, empty, has other columns or one twice, or (unless `keep_faulty`) has a row
    with more or fewer cells than the header.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        header = tuple(name.strip() for name in next(reader, ()))
        _check_header(path, header, columns)
        rows = []
        start = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_row(header, start, cells))
            start = reader.line_num + 1
    except csv.Error as why:
        raise UnreadableTable(f"{path.name}, line {reader.line_num}: {why}") from None
    faulty = next((row for row in rows if row.fault), None)
    if faulty and not keep_faulty:
        raise UnreadableTable(f"{path.name}, line {faulty.line}: {faulty.fault}")
    return CsvTable(header, tuple(rows))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UnreadableTable(f"{path.name} is not in {path.parent}.") from None
    except OSError as why:
        raise UnreadableTable(f"{path.name} cannot be opened: {why.strerror}.") from None
    except UnicodeDecodeError as why:
        line = why.object[: why.start].count(b"\n") + 1
        raise UnreadableTable(f"{path.name}, line {line}: not UTF-8. Save the file again as UTF-8.") from None


def _check_header(path: Path, header: tuple[str, ...], columns: Sequence[str]) -> None:
    where = f"{path.name}, line 1"
    if not any(header):
        raise UnreadableTable(f"{path.name} is empty; its first line must name the columns.")
    for name in header:
        if header.count(name) > 1:
            raise UnreadableTable(f"{where}: the column {name!r} stands there twice.")
        if columns and name not in columns:
            meant = get_close_matches(name, columns, 1)
            raise UnreadableTable(
                f"{where}: the column {name!r} is not known. "
                + (f"Did you mean {meant[0]!r}?" if meant else "Take it out.")
            )
    lacking = [name for name in columns if name not in header]
    if lacking:
        raise UnreadableTable(f"{where}: the column {lacking[0]!r} is missing.")


def _row(header: tuple[str, ...], line: int, cells: list[str]) -> Row:
    fault = ""
    if len(cells) != len(header):
        fault = (
            f"{len(cells)} cells where the header names {len(header)} columns. "
            "Put a text that holds a comma in double quotes."
        )
    padded = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
    return Row(line, dict(zip(header, padded, strict=False)), fault)
