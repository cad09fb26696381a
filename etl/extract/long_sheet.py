"""Workbooks too long to keep as cells: their rows one after the other, read once and not kept.

What such a workbook claims is checked before calamine opens it, for calamine keeps a place for each cell of the
rectangle around what is filled.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.extract.errors import unreadable
from etl.extract.package import MAX_CONTENT, MAX_UNPACKED

_SHEETS = "xl/worksheets/"
_MOST_COLUMNS = 12
_CHUNK = 1 << 20
_OVERLAP = 64
_FAR = re.compile(
    rb'<(?:\w+:)?c [^>]*?r="(?:[M-Z]|[A-Z]{2,3})\d|<(?:\w+:)?c(?: (?=[^r]|r[^=])|[>/])|<!(?:DOCTYPE|ENTITY)'
)
"""A cell beyond the twelfth column, one without an address, or a definition of entities."""


@dataclass(frozen=True)
class LongSheet:
    """One visible sheet: its name and its rows as values, an empty cell as an empty text or None."""

    name: str
    rows: Iterator[Sequence[object]]


def is_long(path: Path) -> bool:
    """Whether a file is a workbook with a sheet that is too long to keep, and not too large to read row by row."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    longest = max((part.file_size for part in parts if part.filename.startswith(_SHEETS)), default=0)
    return longest > MAX_CONTENT and sum(part.file_size for part in parts) <= MAX_UNPACKED


def long_sheets(path: Path) -> Iterator[LongSheet]:
    """The visible sheets of a long workbook. Raises UnreadableFile where it is damaged, or wide, or unsafe."""
    _check(path)
    try:
        workbook = CalamineWorkbook.from_path(path)
        for sheet in workbook.sheets_metadata:
            if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet:
                yield LongSheet(sheet.name, workbook.get_sheet_by_name(sheet.name).iter_rows())
    except (CalamineError, OSError, ValueError) as why:
        raise unreadable("file-damaged", path.name, why=str(why)[:200]) from None


def _check(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            if part.filename.startswith(_SHEETS) and part.filename.endswith(".xml") and _is_far(archive, part):
                limit = f"{_MOST_COLUMNS} columns in a long sheet"
                raise unreadable("file-too-large", path.name, limit=limit)


def _is_far(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    rest = b""
    unpacked = 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > MAX_UNPACKED or _FAR.search(rest + chunk):
                return True
            rest = chunk[-_OVERLAP:]
    return False
