"""What only arithmetic yields of hidden numbers: a file of its own for the data manager's machine, never served.

`foi.sqlite` has `review.sqlite` beside it; a store of another name, `x.sqlite`, has `x-review.sqlite`. A store on a
database server has `review.sqlite` where the command is run from, in `data/processed`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table, create_engine, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from etl.load.store import StoreError, store_file

REVIEW = MetaData()
BOUND = Table(
    "bound",
    REVIEW,
    Column("position", Integer, primary_key=True, autoincrement=False, comment="Order: what closes to one value first"),
    Column("return_id", String, nullable=False, comment="Return"),
    Column("source_file", String, nullable=False, comment="File"),
    Column("source_sheet", String, nullable=False, comment="Sheet"),
    Column("source_cell", String, nullable=False, comment="Cell; of a total that no cell gives those of its parts"),
    Column("name", String, nullable=False, comment="Its labels and place"),
    Column("printed", String, nullable=False, comment="What its mark says"),
    Column("public", String, nullable=False, comment="What may be printed"),
    Column("exact", String, nullable=False, comment="What arithmetic yields"),
    Column("because", String, nullable=False, comment="Why, with the numbers of the sums"),
    Column("conditions", String, nullable=False, comment="Caveats that it rests on, parted by |"),
    Column("discloses", Boolean, nullable=False, comment="Whether a hidden number closes to one value"),
)
VERSION = Table("review_version", REVIEW, Column("version", String, primary_key=True, comment="Of the store"))
_ELSEWHERE = Path("data", "processed", "review.sqlite")


def review_file(store: str) -> Path:
    """Where the review of a store is. Raises StoreError for an address that is none."""
    file = store_file(store)
    if file is None:
        return _ELSEWHERE
    return file.with_name("review.sqlite" if file.stem == "foi" else f"{file.stem}-review.sqlite")


def publish_review(rows: Sequence[Mapping[str, object]], version: str, store: str) -> None:
    """Write the review of a store beside it, readable by its owner alone, in one step. Raises StoreError."""
    target = review_file(store)
    building = target.with_name(f"{target.name}.building-{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        building.unlink(missing_ok=True)
        os.close(os.open(building, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        engine = create_engine(URL.create("sqlite", database=str(building)), poolclass=NullPool)
        with engine.begin() as connection:
            REVIEW.create_all(connection)
            connection.execute(VERSION.insert(), [{"version": version}])
            if rows:
                connection.execute(BOUND.insert(), [dict(row) for row in rows])
        building.replace(target)
    except (OSError, SQLAlchemyError) as why:
        raise StoreError(f"The review {target} could not be written: {why}. The store stands.") from why
    finally:
        building.unlink(missing_ok=True)


def read_review(store: str) -> tuple[str, list[dict[str, Any]]]:
    """The version and the rows of a store's review, in order. Raises StoreError where there is none to read."""
    file = review_file(store)
    if not file.is_file():
        raise StoreError(f"There is no review at {file}. `foi ingest` writes it beside the store.")
    engine = create_engine(URL.create("sqlite", database=str(file)), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            version = connection.execute(select(VERSION.c.version)).scalar_one()
            rows = connection.execute(select(BOUND).order_by(BOUND.c.position)).mappings()
            return str(version), [dict(row) for row in rows]
    except SQLAlchemyError as why:
        raise StoreError(f"The review {file} cannot be read: {why}.") from why
