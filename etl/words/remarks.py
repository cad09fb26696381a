"""What the collector's own remarks say, by phrases kept as data: a unit, a coverage, that a row is no witness.

`remarks.csv` holds the phrases, the column of the raw file in which each counts, what it says, and whether the names of
what is missing stand before or after it. In a phrase `*` stands for any words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.extract.rows import read_rows


@dataclass(frozen=True, slots=True)
class _Remark:
    phrase: re.Pattern[str]
    column: str
    says: str
    value: str
    names: str


def remark(says: str, columns: Mapping[str, str]) -> str:
    """What the texts of a row say about `unit`, `coverage`, `witness` or `differs`; empty where they say nothing of it.

    `columns` are the row's texts by column of the raw file. The first phrase of the table that matches speaks.
    """
    return next((told.value for told, _ in _found(says, columns)), "")


def named_by_remark(says: str, columns: Mapping[str, str]) -> str:
    """The words of the clause that name whom or what such a remark is about; empty where it names none."""
    for told, clause in _found(says, columns):
        found = told.phrase.search(clause)
        if told.names and found:
            return (clause[: found.start()] if told.names == "before" else clause[found.end() :]).strip()
    return ""


def _found(says: str, columns: Mapping[str, str]) -> Iterator[tuple[_Remark, str]]:
    """The remarks about something, each with the clause in which it stands."""
    for told in _remarks():
        if told.says == says:
            for clause in columns.get(told.column, "").split(";"):
                if told.phrase.search(clause):
                    yield told, clause


def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern: whole words, any case, any blanks; `*` is any words."""
    pieces = (r"\s+".join(re.escape(word) for word in piece.split()) for piece in phrase.split("*"))
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(before + r"\b.*?\b".join(pieces) + after, re.IGNORECASE)


@cache
def _remarks() -> tuple[_Remark, ...]:
    columns = ("phrase", "column", "says", "value", "names", "note")
    rows = read_rows(Path(__file__).with_name("remarks.csv"), columns).rows
    return tuple(
        _Remark(phrase_pattern(row["phrase"]), row["column"], row["says"], row["value"], row["names"]) for row in rows
    )
