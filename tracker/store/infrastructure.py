"""Infrastructure: the eventsourcing library on the database that a store names, to be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol, cast

from eventsourcing.persistence import InfrastructureFactory

from tracker.sql import Transaction
from tracker.store.database import (
    NO_VIEWS,
    Database,
    TransactionSource,
    checked,
    format_of,
    refuse_later,
)
from tracker.store.failures import explained
from tracker.store.naming import Address, address
from tracker.store.ownership import FORMAT_TABLE, Held, adopt, held


class _Factory(TransactionSource, Protocol):
    """What both of the store's factories offer beside the library's own."""

    def writing(self) -> AbstractContextManager[Transaction]: ...

    def settled(self) -> AbstractContextManager[Transaction]: ...

    def create(self, transaction: Transaction) -> None: ...

    def take_over(self) -> None: ...

    def backlog(self) -> int: ...


class Infrastructure(Database):
    """An open database that holds a ledger, with the library's means to write it.

    Args:
        factory: the library's factory for it.
        name: what to call it in an error.
    """

    def __init__(self, factory: InfrastructureFactory[Any], name: str) -> None:
        self.factory = factory
        self._own = cast("_Factory", factory)
        super().__init__(self._own, name)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that no other writer can come between."""
        with self._creating() as transaction:
            refuse_later(format_of(transaction))
            yield transaction

    @contextmanager
    def settled(self) -> Iterator[Transaction]:
        """Like `reading`, with all that was begun before recorded, or given up."""
        with explained(self.name), self._own.settled() as transaction:
            refuse_later(format_of(transaction))
            yield transaction

    def create(self) -> None:
        """Make the tables of the events, and note the store's format, where nothing is yet.

        Raises:
            Foreign: the database belongs to another program.
        """
        if self.look() is not Held.NOTHING:
            return
        with self._creating() as transaction:
            if held(transaction, self.name) is Held.NOTHING:
                self._own.create(transaction)
                transaction.rows(f"CREATE TABLE {FORMAT_TABLE} (version INTEGER NOT NULL)")
                transaction.insert(FORMAT_TABLE, [(NO_VIEWS,)])

    def take_over(self) -> None:
        """Bring a ledger of version 0.1 under its present names, and let the database serve it."""
        if self._earlier:
            with self._creating() as transaction:
                if held(transaction, self.name) is Held.EARLIER_LEDGER:
                    adopt(transaction)
            self._earlier = False
        with explained(self.name):
            self._own.take_over()

    def backlog(self) -> int:
        """Bytes that a reader keeps in the database's log, where they are many."""
        with explained(self.name):
            return self._own.backlog()

    @contextmanager
    def _creating(self) -> Iterator[Transaction]:
        """A transaction to write in, on a store whose format may not be noted yet."""
        with explained(self.name), self._own.writing() as transaction:
            yield transaction


def open_infrastructure(store: str, *, create: bool) -> Infrastructure:
    """The database of a store, to be written.

    Args:
        store: the store's name; see `tracker.store.naming.address`.
        create: whether to make the store when it is not there.

    Raises:
        Unavailable: it is not there, or cannot be opened.
        WrongVersion: a later version of the program made it.
    """
    where = address(store, create=create)
    with explained(where.shown):
        infrastructure = Infrastructure(_factory(where), where.shown)
    if create:
        try:
            infrastructure.create()
        except BaseException:
            infrastructure.close()
            raise
    checked(infrastructure)
    try:
        infrastructure.take_over()
    except BaseException:
        infrastructure.close()
        raise
    return infrastructure


def _factory(where: Address) -> InfrastructureFactory[Any]:
    """The factory for the database; the driver of the other one may not be there."""
    if where.kind == "postgresql":
        from tracker.store import postgresql_factory  # noqa: PLC0415

        return postgresql_factory.PostgreSQLLedgerFactory(where.target, where.schema)
    from tracker.store import sqlite_factory  # noqa: PLC0415

    return sqlite_factory.SQLiteLedgerFactory(where.target)
