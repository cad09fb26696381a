"""csv and tsv: the encoding by its bytes, the separator by what parts every line alike. Values stay as written."""

from __future__ import annotations

import csv
import io
from collections import Counter

from etl.extract.errors import unreadable
from etl.extract.grid import Cell, Grid

SEPARATORS = ",;\t|"
MAX_CELLS = 1_000_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(content: bytes) -> tuple[str, str] | None:
    """The text and its encoding: by the byte order mark, else UTF-8, else Windows-1252; None for what is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding
            except UnicodeDecodeError:
                return None
    if b"\x00" in content:
        return None
    for encoding in ("utf-8", "cp1252", "latin-1"):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None


def read_delimited(file: str, sheet: str, text: str) -> Grid:
    """One grid of a delimited text. Raises UnreadableFile where a quote is never closed or there are too many cells."""
    separator = find_separator(text)
    cells: dict[tuple[int, int], Cell] = {}
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline=""), delimiter=separator)
    try:
        for number, line in enumerate(reader, 1):
            for column, value in enumerate(line, 1):
                if value.strip():
                    cells[number, column] = Cell(number, column, value, value.strip())
            if len(cells) > MAX_CELLS:
                raise unreadable("file-too-large", file, limit=f"{MAX_CELLS:,} cells")
    except csv.Error as why:
        raise unreadable("file-damaged", file, why=f"line {reader.line_num}: {why}") from None
    return Grid(sheet, cells)


def find_separator(text: str) -> str:
    """The separator that gives the most lines the same number of columns; the comma where none does."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    scores = {}
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
        width, count = max(widths.items(), key=lambda each: (each[0] > 1, each[1], each[0]), default=(1, 0))
        scores[separator] = (count if width > 1 else 0, width)
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    return best if scores[best][0] else ","
