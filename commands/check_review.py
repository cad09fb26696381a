"""`foi check --review`: hidden numbers that sums close further than may be printed. For the data manager alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from commands.screen import console
from etl.load.review import read_review
from etl.model.caveats import sentences
from etl.model.problems import Place
from etl.pipeline import build

Row = Mapping[str, Any]


def run(store: str, raw: Path | None = None) -> int:
    """Print what closes; 1 while a hidden number closes to one value, else 0.

    Raises StoreError where the store has no review.
    """
    rows = build(raw).review if raw else read_review(store)[1]
    screen = console()
    for line in told(rows):
        screen.print(line, markup=False)
    return 1 if any(row["discloses"] for row in rows) else 0


def told(rows: Sequence[Row]) -> list[str]:
    """The review in words: the count, then what closes to one value, then what closes further than may be printed."""
    if not rows:
        return ["No hidden number closes further than may be printed."]
    closed = sum(bool(row["discloses"]) for row in rows)
    head = f"{len(rows)} hidden numbers close further than may be printed, {closed} of them to one value."
    return [head, "For the data manager alone: none of this may be printed or sent on.", *map(_line, rows)]


def _line(row: Row) -> str:
    place = Place(row["source_file"], row["source_sheet"], row["source_cell"]).text
    conditions = sentences(tuple(name for name in row["conditions"].split("|") if name))
    sign = "discloses" if row["discloses"] else "narrow"
    said = " ".join((row["because"], *conditions))
    return f"  {sign}: {place}: {row['name']}: {row['exact']} (may be printed: {row['public']}). {said}"
