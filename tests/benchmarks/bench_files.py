"""The CSV of many rows, written to disk and sent over HTTP, beside `sqlite3 -csv` of the same columns.

The rows are made up: one invented figure, many times.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
from fastapi import FastAPI

from dashboard import api, queries
from dashboard.exports.formats import FORMATS
from dashboard.selection import ALL, Selection
from dashboard.store import StoreDoor, open_store
from etl.model.columns import NAMES
from tests.benchmarks.measure import side_by_side
from tests.dashboard.made_up import make_store
from tests.dashboard.serving import served

ROWS = int(os.environ.get("FOI_BENCH_ROWS", "300000"))
EVERYTHING = Selection(offences=(ALL,))


def lines(room: Path) -> Iterator[str]:
    """Ours as a multiple of the sqlite3 program, which must be installed."""
    program = shutil.which("sqlite3")
    if program is None:
        yield "not measured: the yardstick is the program sqlite3, which is not installed"
        return
    path = room / "foi.sqlite"
    address = make_store(path)
    _fill(path)
    theirs = _program(program, path)
    saved = side_by_side(
        f"{ROWS:,} rows to a file", lambda: _save(address, room / "ours.csv"), "sqlite3 -csv", theirs, rounds=3, aim=0.5
    )
    yield saved.line
    server = FastAPI()
    server.include_router(api.router(StoreDoor(address)))
    with served(server) as host, httpx.Client(base_url=host, headers={"accept-encoding": "identity"}) as client:
        sent = side_by_side(
            f"{ROWS:,} rows over HTTP", lambda: _fetch(client), "sqlite3 -csv", theirs, rounds=3, aim=0.5
        )
    yield sent.line


def _fill(path: Path) -> None:
    """One figure, `ROWS` times: only identifier and position differ."""
    with sqlite3.connect(path) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(figure)")]
        own = {"figure_id": "printf('%012x', number)", "position": "number"}
        chosen = ", ".join(own.get(name, f'one."{name}"') for name in names)
        connection.execute("CREATE TEMP TABLE one AS SELECT * FROM figure WHERE offence = '71/17' LIMIT 1")
        connection.executescript("DELETE FROM observation; DELETE FROM figure;")
        numbers = "SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < ?"
        copy = f"INSERT INTO figure SELECT {chosen} FROM one, numbers"  # noqa: S608
        connection.execute(f"WITH RECURSIVE numbers(number) AS ({numbers}) {copy}", (ROWS,))
    connection.close()


def _program(program: str, path: Path) -> Callable[[], None]:
    columns = ", ".join(f'"{name}"' for name in NAMES)
    asked = f"SELECT {columns} FROM figure ORDER BY position"  # noqa: S608

    def run() -> None:
        with (path.parent / "theirs.csv").open("wb") as file:
            subprocess.run([program, "-csv", str(path), asked], stdout=file, check=True)

    return run


def _save(address: str, output: Path) -> None:
    store = open_store(address)
    names = queries.names_of(store)
    with store.engine.connect() as connection, output.open("wb") as file:
        file.writelines(FORMATS["csv"].chunks(connection, EVERYTHING, names))
    store.engine.dispose()


def _fetch(client: httpx.Client) -> None:
    with client.stream("GET", f"/api/v1/figures.csv?{EVERYTHING.text}") as answer:
        for _ in answer.iter_raw():
            pass
