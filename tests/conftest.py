"""Fixtures: real stores of either kind, and the shipped readouts on record."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

from tests.support.examples import shipped as shipped_files
from tests.support.records import Record, in_folder
from tracker import bootstrap

# The same examples in every run, and no example failed for the machine being busy.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """An empty record in a store of its own."""
    return in_folder(tmp_path)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The shipped readouts on record; for tests that only ask."""
    made = in_folder(tmp_path_factory.mktemp("shipped"))
    made.record(*shipped_files())
    return made


@pytest.fixture(scope="session")
def emptied() -> Iterator[Callable[[], str]]:
    """Empties the database of a server that runs for all the tests here, and names it."""
    with warnings.catch_warnings():
        # The server's package says on import that no XDG_RUNTIME_DIR is set where none is.
        warnings.simplefilter("ignore")
        from tests.support.servers import database, postgresql  # noqa: PLC0415
    with postgresql() as server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        name = database(server)

        def empty() -> str:
            with psycopg.connect(name, autocommit=True) as connection:
                connection.execute("SET client_min_messages = error")
                connection.execute("DROP SCHEMA IF EXISTS commitment_tracker CASCADE")
                connection.execute("DROP SCHEMA public CASCADE")
                connection.execute("CREATE SCHEMA public")
            return name

        yield empty


@pytest.fixture(params=["sqlite", "postgresql", "divided"])
def kept(request: pytest.FixtureRequest) -> Record:
    """An empty record in a store of each kind: also one that is divided into partitions."""
    if request.param == "sqlite":
        return in_folder(request.getfixturevalue("tmp_path"))
    made = Record(request.getfixturevalue("emptied")())
    if request.param == "divided":
        bootstrap.make(made.store, partitions=3)
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest) -> Record:
    """A record in a database of each kind in which nothing was made yet."""
    if request.param == "sqlite":
        return in_folder(request.getfixturevalue("tmp_path"))
    return Record(request.getfixturevalue("emptied")())


@pytest.fixture(params=["whole", "divided"])
def both(
    request: pytest.FixtureRequest, tmp_path: Path, emptied: Callable[[], str]
) -> tuple[Record, Record]:
    """An empty record on either database, on PostgreSQL also in partitions."""
    made = Record(emptied())
    if request.param == "divided":
        bootstrap.make(made.store, partitions=3)
    return in_folder(tmp_path), made
