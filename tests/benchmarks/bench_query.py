"""What a page asks of the store, beside the plainest fetch of the same rows from the same file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dashboard import queries
from dashboard.parse import parse
from dashboard.store import open_store
from dashboard.trends import trends
from etl.pipeline import ingest
from tests.benchmarks.measure import side_by_side

RAW = Path(__file__).parents[2] / "data" / "raw"
QUESTION = "area=E23000002&area=E23000031&area=W15000002&by=none&measure=count"
FETCH = """SELECT * FROM figure WHERE area_code IN ('E23000002', 'E23000031', 'W15000002') AND offence = '71/17'
           AND breakdown = 'none' AND measure = 'count' ORDER BY position"""


def lines(room: Path) -> Iterator[str]:
    """The query and the series of three forces, as multiples of fetching their rows."""
    path = room / "foi.sqlite"
    ingest(RAW, f"sqlite:///{path}")
    store = open_store(f"sqlite:///{path}")
    names = queries.names_of(store)
    selection = parse(QUESTION, names)
    plain = sqlite3.connect(path)

    def fetch() -> int:
        return len(plain.execute(FETCH).fetchall())

    def query() -> int:
        with store.engine.connect() as connection:
            return len(queries.figures(connection, selection, names))

    def series() -> int:
        with store.engine.connect() as connection:
            return len(trends(connection, selection, names))

    if query() != fetch():
        raise AssertionError("the two must find the same rows")
    yield side_by_side("figures of three forces as rows", query, "a bare fetch of them", fetch, rounds=50).line
    yield side_by_side(
        "their series, with gaps and register", series, "a bare fetch of the rows", fetch, rounds=50
    ).line
    plain.close()
    store.engine.dispose()
