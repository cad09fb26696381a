"""Publish a store: build it beside the old one, then put it in its place in one step.

Whatever goes wrong on the way (a crash, a full disk, a row that breaks a constraint), the last good store stays as it
was and goes on serving.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateSchema, DropSchema

from etl.load import schema_bounds
from etl.load.schema import METADATA

Rows = Sequence[Mapping[str, object]]
Tables = Mapping[str, Rows]
"""The rows of each table of the store, by the table's name."""

ALL_TABLES = (METADATA, schema_bounds.BOUND)
"""The schema, with the tables of its own modules: they are made with it."""
_BUILDING = "foi_building"


class StoreError(Exception):
    """A store that cannot be written or found; the text says why and what to do, for people."""


def publish(tables: Tables, url: str) -> None:
    """Make the store at `url` hold exactly `tables`, in one step for those who read it.

    SQLite: a new file beside the old one, synced and renamed over it. Any other database: one transaction. Raises
    StoreError where that fails; then nothing was published.
    """
    target = parse_url(url)
    try:
        if target.get_backend_name() == "sqlite":
            _publish_file(tables, Path(str(target.database)))
        else:
            _publish_server(tables, target)
    except (SQLAlchemyError, OSError) as why:
        name = target.render_as_string()
        raise StoreError(
            f"The store {name} could not be written: {_reason(why)}. The last one stands as it was."
        ) from why


def parse_url(url: str) -> URL:
    """The address of a store. Raises StoreError for what is no SQLAlchemy URL, lacks its driver, or is not a file."""
    try:
        target = make_url(url)
        target.get_dialect().import_dbapi()
    except (ArgumentError, NoSuchModuleError):
        raise StoreError(f"{url!r} is no address of a store. Write it as sqlite:///folder/foi.sqlite.") from None
    except ImportError as why:
        raise StoreError(f"The store {url!r} needs the package {why.name}, which is not installed.") from None
    if target.get_backend_name() == "sqlite" and target.database in (None, "", ":memory:"):
        raise StoreError(f"{url!r} names no file. Write it as sqlite:///folder/foi.sqlite.")
    return target


def store_file(url: str) -> Path | None:
    """The file of a SQLite store, or None for a database server."""
    target = parse_url(url)
    return Path(str(target.database)) if target.get_backend_name() == "sqlite" else None


def _publish_file(tables: Tables, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    building = target.with_name(f"{target.name}.building-{os.getpid()}")
    try:
        _build_file(tables, building)
        _sync(building)
        # A journal of the old file must never be taken for one of the new.
        for suffix in ("-wal", "-shm", "-journal"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        building.replace(target)
        # Some file systems cannot sync a folder; the store is whole all the same.
        with suppress(OSError):
            _sync(target.parent)
    finally:
        building.unlink(missing_ok=True)


def _build_file(tables: Tables, path: Path) -> None:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: object, _record: object) -> None:
        # Nobody reads the file before it is whole, so it needs no journal of its own.
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

    with engine.begin() as connection:
        METADATA.create_all(connection)
        _fill(connection, tables)
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))


def _publish_server(tables: Tables, target: URL) -> None:
    engine = create_engine(target, poolclass=NullPool)
    with engine.begin() as connection:
        home = inspect(connection).default_schema_name
        connection.execute(DropSchema(_BUILDING, cascade=True, if_exists=True))
        connection.execute(CreateSchema(_BUILDING))
        connection.execution_options(schema_translate_map={None: _BUILDING})
        METADATA.create_all(connection)
        _fill(connection, tables)
        connection.execution_options(schema_translate_map={None: home})
        METADATA.drop_all(connection)
        quote = connection.dialect.identifier_preparer.quote
        for table in METADATA.sorted_tables:
            # Names come from the schema's own tables and are quoted.
            move = f"ALTER TABLE {quote(_BUILDING)}.{quote(table.name)} SET SCHEMA {quote(str(home))}"
            connection.execute(text(move))
        connection.execute(DropSchema(_BUILDING))


def _fill(connection: Connection, tables: Tables) -> None:
    unknown = set(tables) - set(METADATA.tables)
    if unknown:
        raise KeyError(f"the schema has no table {', '.join(sorted(unknown))}")
    for table in METADATA.sorted_tables:
        rows = [{name: _plain(cell) for name, cell in row.items()} for row in tables.get(table.name, ())]
        if rows:
            connection.execute(table.insert(), rows)


def _plain(cell: object) -> object:
    return float(cell) if isinstance(cell, Decimal) else cell


def _sync(path: Path) -> None:
    """Have the disk take what was written."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear_leftovers(target: Path) -> None:
    """Remove what a crashed run left beside the store; a run that still lives keeps its file."""
    for leftover in target.parent.glob(f"{target.name}.building-*"):
        number = leftover.name.rpartition("-")[2]
        if number.isdigit() and not _is_running(int(number)):
            leftover.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _reason(why: Exception) -> str:
    cause = getattr(why, "orig", None) or why
    words = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause)
    return " ".join(words.split()).rstrip(".")
