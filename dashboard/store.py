"""The store as this side reads it: one engine, and the version it was opened at.

A store is replaced as a whole (a new file renamed over the old one), so a server asks `StoreDoor.current` for each
answer: it opens the new store as soon as it is there, and an answer that has begun ends with the store it began with.
"""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, select
from sqlalchemy.exc import SQLAlchemyError

from etl.load.schema import STORE_VERSION
from etl.load.schema_bounds import BOUND


class NoStoreError(Exception):
    """There is no store to read at the address given; the text says so, and what to do, for people."""


@dataclass(frozen=True, slots=True)
class StoreVersion:
    """What a store is: the row of its table `store_version`. `built` is ISO, UTC, `edition` the official series'."""

    version: str
    built: str
    returns: int
    returns_read: int
    returns_held: int
    observations: int
    figures: int
    printed_rows: int
    edition: str


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Pages, files and the API are functions of an address and one of these."""

    engine: Engine
    version: StoreVersion


def open_store(url: str) -> Store:
    """Open the store at an SQLAlchemy URL for reading.

    Raises NoStoreError where there is none, it has no version, or it lacks a table or a column that is read here.
    """
    place = make_url(url)
    if (file := _file(place)) and not file.is_file():
        raise NoStoreError(f"There is no store at {file}. Run `foi ingest` to make one.")
    engine = _reading(place, file)
    store = Store(engine, _version(engine))
    if lacking := _lacking(engine):
        raise NoStoreError(
            f"The store at {place.render_as_string()} was made by another version of this program: it has no "
            f"{lacking}. Run `foi ingest` to make it anew."
        )
    return store


def file_of(store: Store) -> Path | None:
    """The file of an SQLite store; None for a database server."""
    return _file(store.engine.url)


def store_of(connection: Connection) -> Store:
    """The store that an open connection reads. Two asked of one engine are equal while it is the same store."""
    return Store(connection.engine, StoreVersion(**connection.execute(select(STORE_VERSION)).mappings().one()))


def _reading(place: URL, file: Path | None) -> Engine:
    """An engine that cannot change the store: a file is opened for reading, a server is told that we only read."""
    if file is None:
        return create_engine(place, execution_options={"postgresql_readonly": True})
    address = f"file:{quote(str(file))}?mode=ro"
    return create_engine(place, creator=partial(sqlite3.connect, address, uri=True, check_same_thread=False))


def _version(engine: Engine) -> StoreVersion:
    place = engine.url.render_as_string()
    try:
        with engine.connect() as connection:
            row = connection.execute(select(STORE_VERSION)).mappings().one_or_none()
    except SQLAlchemyError as why:
        reason = str(why.args[0]) if why.args else type(why).__name__
        raise NoStoreError(f"The store at {place} cannot be read: {reason}. Run `foi ingest` to make it anew.") from why
    if row is None:
        raise NoStoreError(f"The store at {place} is empty. Run `foi ingest` to make it anew.")
    return StoreVersion(**row)


def _lacking(engine: Engine) -> str:
    """The first table or column of the schema that a store does not have, in words; empty where it has all."""
    there = inspect(engine)
    tables = set(there.get_table_names())
    for table in BOUND.metadata.sorted_tables:
        if table.name not in tables:
            return f"table {table.name}"
        columns = {column["name"] for column in there.get_columns(table.name)}
        if missing := [column.name for column in table.columns if column.name not in columns]:
            return f"column {missing[0]} in its table {table.name}"
    return ""


def _file(place: URL) -> Path | None:
    """The file of an SQLite store, or None."""
    in_file = place.get_backend_name() == "sqlite" and place.database not in (None, "", ":memory:")
    return Path(str(place.database)) if in_file else None


class StoreDoor:
    """Opens the store at one address, and opens it anew when it has been replaced. Safe to ask from several threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._file = _file(make_url(url))
        self._lock = threading.Lock()
        self._mark: object = None
        self._store: Store | None = None

    def current(self) -> Store:
        """The store that is there now. Raises NoStoreError where there is none."""
        with self._lock:
            if self._file is None:
                return self._of_server()
            mark = _identity(self._file)
            if self._store is None or mark != self._mark:
                self._store, self._mark = open_store(self.url), mark
            return self._store

    def _of_server(self) -> Store:
        """A database's engine stays; its version is asked for each time."""
        if self._store is None:
            self._store = open_store(self.url)
        else:
            self._store = replace(self._store, version=_version(self._store.engine))
        return self._store


def _identity(file: Path) -> object:
    """What changes when a file is replaced; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)
