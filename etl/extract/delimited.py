"""csv and tsv: the encoding by its bytes, the separator by what parts every line alike. Values stay as written."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from etl.extract.builder import Budget, Builder
from etl.extract.errors import unreadable
from etl.extract.grid import Cell, Grid

SEPARATORS = ",;\t|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SAMPLE = 4096
_NAMED = re.compile(r'\s*"?sep=(?P<separator>[^\r\n"])"?\s*(?:\r\n|\r|\n)', re.IGNORECASE)
"""The first line by which spreadsheet programs are told the separator."""


def decode(content: bytes) -> tuple[str, str] | None:
    """The text and its encoding: by the byte order mark, else UTF-8, else Windows-1252; None for what is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if b"\x00" in content:
        return _unmarked(content)
    return _decoded(content, "utf-8") or _decoded(content, "cp1252") or _decoded(content, "latin-1")


def _decoded(content: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _unmarked(content: bytes) -> tuple[str, str] | None:
    """UTF-16 without a byte order mark: every other byte of Latin letters is nought, and no letter is."""
    sample = content[:_SAMPLE]
    for zero, encoding in ((sample[1::2], "utf-16-le"), (sample[::2], "utf-16-be")):
        if zero.count(0) * 10 > len(zero) * 8:
            found = _decoded(content, encoding)
            return found if found and "\x00" not in found[0] else None
    return None


def read_delimited(file: str, sheet: str, text: str) -> Grid:
    """One grid of a delimited text. Raises UnreadableFile where a quote is never closed or there are too many cells."""
    builder = Builder(sheet, Budget(file))
    named = _NAMED.match(text)
    separator = named["separator"] if named else find_separator(text)
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")
    if named:
        said = lines.readline().strip()
        builder.put(Cell(1, 1, said, said, aside="it names the separator"))
    first = 2 if named else 1
    reader = csv.reader(lines, delimiter=separator)
    try:
        for number, line in enumerate(reader, first):
            for column, value in enumerate(line, 1):
                if value and not value.isspace():
                    builder.put(Cell(number, column, value, value.strip()))
    except csv.Error as why:
        raise unreadable("file-damaged", file, why=f"line {reader.line_num + first - 1}: {why}") from None
    return builder.grid()


def find_separator(text: str) -> str:
    """The separator that gives the most lines the same number of columns; the comma where none does."""
    scores = _scores(text)
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    return best if scores[best][0] else ","


def is_table(text: str) -> bool:
    """Whether some separator parts most of the lines, and at least two of them, into the same number of columns."""
    lines = sum(1 for line in _sample(text) if line.strip())
    return any(2 * alike > lines and alike > 1 for alike, _ in _scores(text).values())


def _sample(text: str) -> list[str]:
    """The first lines, none so long that it is more than a cell may be."""
    return [line[:_SAMPLE] for line in text[: 64 * _SAMPLE].splitlines()[:200]]


def _scores(text: str) -> dict[str, tuple[int, int]]:
    """For each separator: how many of the first lines have the commonest number of columns, and that number."""
    lines = [line for line in _sample(text) if line.strip()]
    scores = {}
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
        width, count = max(widths.items(), key=lambda each: (each[0] > 1, each[1], each[0]), default=(1, 0))
        scores[separator] = (count if width > 1 else 0, width)
    return scores
