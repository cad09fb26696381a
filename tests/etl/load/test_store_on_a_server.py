"""The same store on PostgreSQL: one transaction, the same bytes of CSV. Skipped without `pgserver` and `psycopg`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select

from commands import export
from etl.load import store
from etl.load.schema import METADATA
from etl.load.store import Tables
from etl.pipeline import build

pgserver: Any = pytest.importorskip("pgserver", reason="PostgreSQL is tried where pgserver and psycopg are installed")
pytest.importorskip("psycopg", reason="PostgreSQL is tried where pgserver and psycopg are installed")


@pytest.fixture(scope="module")
def made(raw: Path) -> Tables:
    """The rows of the real store."""
    return build(raw).tables


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL of this run's own."""
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


def counted(url: str) -> dict[str, int]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in METADATA.tables.items()
        }
    engine.dispose()
    return found


def test_a_store_replaces_the_last_one_whole(server_url: str, made: Tables) -> None:
    for _ in range(2):
        store.publish(made, server_url)
        assert counted(server_url) == {name: len(rows) for name, rows in made.items()}


def test_a_row_that_breaks_a_constraint_leaves_the_last_store(server_url: str, made: Tables) -> None:
    store.publish(made, server_url)
    spoilt = [{**row, "standing": "rumoured"} for row in made["figure"]]
    with pytest.raises(store.StoreError, match="The last one stands as it was"):
        store.publish({**made, "figure": spoilt}, server_url)
    assert counted(server_url) == {name: len(rows) for name, rows in made.items()}


@pytest.mark.parametrize("question", ["?offence=all", "?offence=all&rows=all", "?area=E23000002"])
def test_a_file_from_it_has_the_bytes_of_one_from_sqlite(
    server_url: str, store_url: str, made: Tables, tmp_path: Path, question: str
) -> None:
    store.publish(made, server_url)
    for name, url in (("server.csv", server_url), ("file.csv", store_url)):
        assert export.run(question, tmp_path / name, url) == 0
    assert (tmp_path / "server.csv").read_bytes() == (tmp_path / "file.csv").read_bytes()
