"""Reading every return, roles of all cells and checks included, beside openpyxl merely opening their files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl

from etl.register import load_register
from etl.returns import read_return
from etl.words.vocabulary import load_vocabulary
from tests.benchmarks.measure import side_by_side

RAW = Path(__file__).parents[2] / "data" / "raw"


def lines(room: Path) -> Iterator[str]:
    """Ours as a multiple of openpyxl."""
    vocabulary = load_vocabulary(RAW / "reference")
    entries = [entry for entry in load_register(RAW, vocabulary.areas).entries if entry.file]

    def read() -> None:
        for entry in entries:
            read_return(RAW, entry, vocabulary)

    def opened() -> None:
        for entry in entries:
            openpyxl.load_workbook(RAW / "returns" / entry.file).close()

    yield side_by_side(f"reading {len(entries)} returns", read, "openpyxl opening them", opened, aim=3).line
