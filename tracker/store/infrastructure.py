"""Infrastructure: the eventsourcing library on the database that a store names, to be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol, cast

from eventsourcing.persistence import InfrastructureFactory

from tracker.errors import Refused, Remedy
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
from tracker.store.ownership import EVENTS, FORMAT_TABLE, Held, adopt, held


class _Factory(TransactionSource, Protocol):
    """What both of the store's factories offer beside the library's own."""

    def writing(self) -> AbstractContextManager[Transaction]: ...

    def settled(self) -> AbstractContextManager[Transaction]: ...

    def create(self, transaction: Transaction, partitions: int) -> None: ...

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
        self.made = False
        """Whether there was nothing, and it was made when it was opened."""
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

    def create(self, partitions: int | None) -> None:
        """Make the tables of the events, and note the store's format, where nothing is yet.

        Args:
            partitions: into how many parts to divide them; None for any number that is there, and
                none where nothing is.

        Raises:
            Foreign: the database belongs to another program.
            Refused: it is divided into another number of parts.
        """
        if self.look() is Held.NOTHING:
            with self._creating() as transaction:
                if held(transaction, self.name) is Held.NOTHING:
                    self._own.create(transaction, partitions or 0)
                    transaction.make(FORMAT_TABLE, "version INTEGER NOT NULL", clustered=False)
                    transaction.insert(FORMAT_TABLE, [(NO_VIEWS,)])
                    self.made = True
        if partitions is not None and partitions != (found := self.partitions()):
            there = f"{found} partitions" if found else "no partitions"
            raise Refused(
                f"{self.name} is there already, with {there}, which cannot be changed; make "
                "another store, and import there what this one exports"
            )

    def partitions(self) -> int:
        """Into how many parts the tables are divided by relationship; 0 where they are not."""
        with self.reading() as transaction:
            return transaction.partitions(EVENTS)

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


def open_infrastructure(
    store: str, *, create: bool, partitions: int | None = None
) -> Infrastructure:
    """The database of a store, to be written.

    Args:
        store: the store's name; see `tracker.store.naming.address`.
        create: whether to make the store when it is not there.
        partitions: into how many parts the tables of the store are divided by relationship, or are
            to be when it is made; None for as it is.

    Raises:
        Refused: it cannot be divided, or is divided otherwise.
        Unavailable: it is not there, or cannot be opened.
        WrongVersion: a later version of the program made it.
    """
    where = address(store, create=create)
    if partitions is not None and where.kind != "postgresql":
        raise Refused(
            "only PostgreSQL divides a store into partitions, and this is a file of SQLite",
            remedy=Remedy.ANOTHER_STORE,
        )
    with explained(where.shown):
        infrastructure = Infrastructure(_factory(where), where.shown)
    if create:
        try:
            infrastructure.create(partitions)
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
