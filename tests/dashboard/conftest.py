"""One small store of made-up figures for the tests of this side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from dashboard import queries
from dashboard.names import Names
from dashboard.store import Store, open_store
from tests.dashboard.made_up import make_store


@pytest.fixture(scope="session")
def made_up_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the made-up store. Never write there."""
    return make_store(tmp_path_factory.mktemp("made-up") / "foi.sqlite")


@pytest.fixture(scope="session")
def made_up(made_up_url: str) -> Iterator[Store]:
    """The made-up store, open."""
    store = open_store(made_up_url)
    yield store
    store.engine.dispose()


@pytest.fixture(scope="session")
def names(made_up: Store) -> Names:
    """What addresses may say in the made-up store."""
    return queries.names_of(made_up)


@pytest.fixture
def connection(made_up: Store) -> Iterator[Connection]:
    """A connection to the made-up store."""
    with made_up.engine.connect() as opened:
        yield opened


@pytest.fixture(scope="session")
def real(store_url: str) -> Iterator[Store]:
    """The store of all raw data, open."""
    store = open_store(store_url)
    yield store
    store.engine.dispose()
