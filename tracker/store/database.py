"""Databases: the one that a store names, opened, with its errors told as the tracker's own."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import quote

from eventsourcing.persistence import (
    ApplicationRecorder,
    InfrastructureFactory,
    InterfaceError,
    OperationalError,
    PersistenceError,
)
from eventsourcing.utils import Environment

from tracker.errors import Interrupted, NoStore, Unavailable, WrongVersion
from tracker.sql import Transaction

FORMAT = 3
"""The version of the store's tables. A store of a later one is refused; one of an earlier is
brought up by making its views again, since events keep their form and are upcast when read."""

_NO_VIEWS = 0
"""The version of a store without views; who opens it makes them and raises it, all at once."""

_ADVICE = (
    (r"locked|lock timeout", "somebody else is writing to it; try again when they are done"),
    (r"read-?only|permission denied", "it cannot be written to; check its permissions"),
    (r"is full|no space", "there is no room left for it; make some, and do it again"),
    (
        r"not a database",
        "that is no store of this program: name another with --store, or restore it from a copy",
    ),
    (r"malformed|corrupt", "it is damaged; restore it from a copy"),
    (r"no such (table|column)|relation .* does not exist|column .* does not exist",
     "its views are damaged; make them again with tracker rebuild"),
    (r"unable to open|disk I/O", "check that it is still there, its folder and its permissions"),
)  # fmt: skip


class _Factory(Protocol):
    """What both of the store's factories offer beside the library's own."""

    def reading(self) -> AbstractContextManager[Transaction]: ...

    def writing(self) -> AbstractContextManager[Transaction]: ...

    def close(self) -> None: ...


class _Recorder(Protocol):
    def create_table(self) -> None: ...


class Database:
    """An open database that holds a ledger.

    Args:
        factory: the library's factory for it.
        name: what to call it in an error.
    """

    def __init__(self, factory: InfrastructureFactory, name: str) -> None:
        self.factory = factory
        self.name = name
        self._own = cast("_Factory", factory)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that sees one state of the store and changes nothing."""
        with explained(self.name), self._own.reading() as transaction:
            refuse_later(format_of(transaction))
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that no other writer can come between."""
        with self.creating() as transaction:
            refuse_later(format_of(transaction))
            yield transaction

    @contextmanager
    def creating(self) -> Iterator[Transaction]:
        """The same, on a store whose format is not noted yet."""
        with explained(self.name), self._own.writing() as transaction:
            yield transaction

    @property
    def outdated(self) -> bool:
        """Whether an earlier version of the program made the views."""
        with self.reading() as transaction:
            return format_of(transaction) < FORMAT

    def recorder(self) -> ApplicationRecorder:
        """The library's recorder of events on this database."""
        return self.factory.application_recorder()

    def close(self) -> None:
        """Close every connection."""
        self._own.close()


def open_database(store: str, *, create: bool) -> Database:
    """The database of a store.

    Args:
        store: `sqlite:///relative/path.db`, `sqlite:////absolute/path.db`, or
            `postgresql://user@host/database` with whatever else a connection string may say.
        create: whether to make the store when it is not there.

    Raises:
        Unavailable: it is not there, or cannot be opened.
        WrongVersion: a later version of the program made it.
    """
    if store.startswith(("postgresql://", "postgres://")):
        settings = _postgresql(store)
    else:
        settings = _sqlite(store, create=create)
    name = _shown(store)
    with explained(name):
        environment = Environment("Ledger", {**settings, "CREATE_TABLE": "n"})
        database = Database(InfrastructureFactory.construct(environment), name)
    try:
        if create:
            _create(database)
        _check_format(database)
    except BaseException:
        database.close()
        raise
    return database


def _postgresql(store: str) -> dict[str, str]:
    if find_spec("psycopg") is None or find_spec("psycopg_pool") is None:
        raise Unavailable(
            "a store on PostgreSQL needs its driver: pip install 'commitment-tracker[postgresql]'"
        )
    return {
        "PERSISTENCE_MODULE": "tracker.store.postgresql:LedgerFactory",
        "TRACKER_POSTGRESQL_URL": store,
    }


def _sqlite(store: str, *, create: bool) -> dict[str, str]:
    scheme, separator, name = store.partition(":///")
    if scheme != "sqlite" or not separator or not name:
        raise Unavailable(
            f"{store!r} names no store; write sqlite:///tracker.db, sqlite:////full/path.db "
            "or postgresql://user@host/database"
        )
    path = Path(name)
    try:
        there, home = path.is_file(), path.parent.is_dir()
    except OSError as error:
        raise Unavailable(f"{name[:80]}… names no store: {error.strerror}") from error
    if path.is_dir():
        raise Unavailable(f"{path} is a folder; name a file in it, such as {path}/tracker.db")
    if not create and not there:
        raise NoStore(
            f"there is no store at {path}; record something first (tracker record events/), "
            "or name another with --store"
        )
    if create and not home:
        raise Unavailable(f"there is no folder {path.parent} to keep the store in; make it first")
    return {
        "PERSISTENCE_MODULE": "tracker.store.sqlite:LedgerFactory",
        "SQLITE_DBNAME": f"file:{quote(str(path))}?mode={'rwc' if create else 'rw'}",
    }


def _create(database: Database) -> None:
    """Make the tables of the events, and note the store's format, where that is not done yet."""
    with database.creating() as transaction:
        transaction.rows("CREATE TABLE IF NOT EXISTS store_format (version INTEGER NOT NULL)")
        if transaction.rows("SELECT version FROM store_format"):
            return
    with explained(database.name):
        cast("_Recorder", database.recorder()).create_table()
    with database.creating() as transaction:
        if not transaction.rows("SELECT version FROM store_format"):
            transaction.write("INSERT INTO store_format VALUES (?)", [(_NO_VIEWS,)])


def _check_format(database: Database) -> None:
    try:
        with database.reading():
            return
    except IndexError:
        said = "no format is noted in it"
    except (Interrupted, WrongVersion):
        raise
    except Unavailable as error:
        if not re.search(
            r"no such table: store_format|\"store_format\" does not exist", str(error)
        ):
            raise
        said = "it has no tables of ours"
    raise NoStore(
        f"{database.name} holds no record of this program ({said}); "
        "record something first (tracker record events/), or name another with --store"
    )


def format_of(transaction: Transaction) -> int:
    """The version of the store's tables."""
    return int(transaction.rows("SELECT version FROM store_format")[0][0])


def refuse_later(found: int) -> None:
    """Refuse a store whose format only a later version of the program knows."""
    if found > FORMAT:
        raise WrongVersion(
            f"the store has format {found}, and this program knows formats up to {FORMAT}; "
            "use the newer program that made it"
        )


def _shown(store: str) -> str:
    """The store's name without a password."""
    return re.sub(r"(?<=://)([^:@/]+):[^@/]*@", r"\1@", store)


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Tell the database's errors as the tracker's own, each with a way out."""
    try:
        yield
    except (PersistenceError, sqlite3.Error) as error:
        if type(error.__cause__).__module__.startswith("psycopg") and isinstance(
            error, InterfaceError | OperationalError
        ):
            raise Interrupted(
                f"{name} cannot be reached: {error}; check that its server runs, and the name"
            ) from error
        said = str(error)
        advice = next((a for found, a in _ADVICE if re.search(found, said)), "look at its server")
        raise Unavailable(f"{name} cannot be used: {said}; {advice}") from error
