"""A store opened for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from dashboard.store import open_store


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection to the store, closed with all that belongs to it at the end. Raises NoStoreError without one."""
    engine = open_store(url).engine
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
