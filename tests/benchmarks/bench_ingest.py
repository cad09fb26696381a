"""Six hundred small returns from cold, in two processes, beside openpyxl merely opening their files; then once more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl

from etl.kept import Kept
from etl.pipeline import ingest
from etl.readings import Means, Returns, read_returns
from etl.register import load_register
from etl.words.vocabulary import load_vocabulary
from tests.benchmarks.measure import side_by_side
from tests.made_up_returns import make_raw

RETURNS, PROCESSES = 600, 2


def lines(room: Path) -> Iterator[str]:
    """From cold as a multiple of openpyxl; unchanged as a share of from cold: readings alone, then the whole run."""
    raw = make_raw(room / "raw", RETURNS)
    kept = Kept(room / "readings.sqlite")

    def opened() -> None:
        for path in sorted((raw / "returns").iterdir()):
            openpyxl.load_workbook(path).close()

    def again(processes: int = PROCESSES) -> Returns:
        vocabulary = load_vocabulary(raw / "reference")
        register = load_register(raw, vocabulary.areas)
        return read_returns(raw, register, vocabulary, Means(processes, kept), lambda _done, _of: None)

    def cold() -> Returns:
        (room / "readings.sqlite").unlink(missing_ok=True)
        return again()

    def cold_alone() -> Returns:
        (room / "readings.sqlite").unlink(missing_ok=True)
        return again(processes=1)

    held = sum(told.held for told in cold().returns)
    yield f"{RETURNS} returns made up, {held} of them held"
    yield side_by_side("reading them in one process", cold_alone, "openpyxl opening them", opened, rounds=1).line
    yield side_by_side("reading them from cold", cold, "openpyxl opening them", opened, rounds=3, aim=1.5).line
    yield side_by_side("reading them again", again, "from cold", cold, rounds=3, aim=0.1).line

    def run() -> None:
        ingest(raw, f"sqlite:///{room / 'foi.sqlite'}", means=Means(PROCESSES, kept))

    def run_cold() -> None:
        (room / "readings.sqlite").unlink(missing_ok=True)
        run()

    yield side_by_side("the whole run again", run, "from cold", run_cold, rounds=2, aim=0.1).line
