"""Under what terms the rows of a file stand: the register says it return by return, a table for the csv sources."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from dashboard import queries
from dashboard.names import Names
from dashboard.selection import Selection

_TABLE = Path(__file__).with_name("licences.csv")
_OF_A_RETURN = {
    "unknown": "An answer under the Freedom of Information Act carries no licence by itself; none is stated.",
}


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms of one source of a file. `return_id` is empty for a csv source; `licence` *unknown* is a value."""

    source_file: str
    return_id: str
    licence: str
    sentence: str


def licences(connection: Connection, selection: Selection, names: Names) -> list[Licence]:
    """The terms of every source of a Selection's rows, sources in the order of their names."""
    sources = queries.sources(connection, selection, names)
    stated = queries.licences(connection, {return_id for _, return_id in sources if return_id})
    return [_licence(file, return_id, stated) for file, return_id in sources]


def _licence(file: str, return_id: str, stated: dict[str, str]) -> Licence:
    if return_id:
        licence = stated.get(return_id, "") or "unknown"
        return Licence(file, return_id, licence, _OF_A_RETURN.get(licence, ""))
    licence, sentence = _of_files().get(file, ("unknown", ""))
    return Licence(file, "", licence, sentence)


@cache
def _of_files() -> dict[str, tuple[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["source_file"]: (row["licence"], row["sentence"]) for row in csv.DictReader(lines)}
