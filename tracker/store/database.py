"""Databases: the one that a store names, open to be asked, and the format of its tables.

What is asked is read from the views, which are tables of our own, so nothing here needs the
eventsourcing library: to import it takes longer than most answers do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TypeVar

from tracker.errors import Damaged, NoStore, Remedy, WrongVersion
from tracker.sql import Transaction
from tracker.store.failures import explained
from tracker.store.naming import Address, address
from tracker.store.ownership import FORMAT_TABLE, Held, held

FORMAT = 18
"""The version of the store: of how its events are stored, of the tables of its views, and of the
rules that their rows are made by. A store of a later one is refused; one of an earlier is brought
up by making its views again, since events keep their form and are upcast when read."""

NO_VIEWS = 0
"""The version of a store without views; who opens it makes them and raises it, all at once."""


class TransactionSource(Protocol):
    """Where a database's transactions come from."""

    def reading(self) -> AbstractContextManager[Transaction]:
        """A transaction that sees one state of the store and changes nothing."""

    def close(self) -> None:
        """Close every connection."""


class Database:
    """An open database that holds a ledger.

    Args:
        source: where its transactions come from.
        name: what to call it in an error.
    """

    def __init__(self, source: TransactionSource, name: str) -> None:
        self.name = name
        self._source = source
        self._earlier = False
        """Whether its tables had the names of version 0.1 when it was opened."""

    @contextmanager
    def reading(self, within: frozenset[str] | None = None) -> Iterator[Transaction]:
        """A transaction that sees one state of the store and changes nothing.

        Args:
            within: the relationships of which it sees something; None for all.
        """
        with explained(self.name), self._source.reading() as transaction:
            refuse_later(format_of(transaction))
            if within is not None:
                transaction.narrow(numbers_of(transaction, within))
            yield transaction

    def look(self) -> Held:
        """What the database holds, which decides whether it may be read any further.

        Raises:
            Foreign: another program's data.
            WrongVersion: a later version of the program made it.
        """
        with explained(self.name), self._source.reading() as transaction:
            found = held(transaction, self.name)
            if found is Held.LEDGER:
                refuse_later(format_of(transaction))
        self._earlier = found is Held.EARLIER_LEDGER
        return found

    @property
    def outdated(self) -> bool:
        """Whether an earlier version of the program made the views."""
        if self._earlier:
            return True
        with self.reading() as transaction:
            return format_of(transaction) < FORMAT

    @property
    def has_no_views(self) -> bool:
        """Whether no program has made views yet."""
        with self.reading() as transaction:
            return format_of(transaction) == NO_VIEWS

    def close(self) -> None:
        """Close every connection."""
        self._source.close()


_Opened = TypeVar("_Opened", bound=Database)


def open_database(store: str) -> Database:
    """The database of a store, to be asked.

    Args:
        store: the store's name; see `tracker.store.naming.address`.

    Raises:
        Unavailable: it is not there, or cannot be opened.
        WrongVersion: a later version of the program made it.
    """
    where = address(store, create=False)
    with explained(where.shown):
        source = _source(where)
    return checked(Database(source, where.shown))


def _source(where: Address) -> TransactionSource:
    """A reader of the database; that of the other one's driver may not be there."""
    if where.kind == "postgresql":
        from tracker.store import postgresql  # noqa: PLC0415

        return postgresql.PostgreSQLReader(where.target, where.schema)
    from tracker.store import sqlite  # noqa: PLC0415

    return sqlite.SQLiteReader(where.target)


def checked(database: _Opened) -> _Opened:
    """The database, closed again if there is no ledger in it that this program knows.

    Raises:
        NoStore: there is nothing in it.
        Foreign: it belongs to another program.
        WrongVersion: a later version of the program made it.
    """
    try:
        found = database.look()
    except BaseException:
        database.close()
        raise
    if found is Held.NOTHING:
        database.close()
        raise NoStore(f"{database.name} is empty", remedy=Remedy.RECORD_FIRST)
    return database


def numbers_of(transaction: Transaction, names: Iterable[str]) -> list[int]:
    """The numbers of relationships, as far as they are on record."""
    known: dict[str, int] = dict(transaction.rows("SELECT name, id FROM tracker_relationships"))
    return sorted(known[name] for name in names if name in known)


def format_of(transaction: Transaction) -> int:
    """The version of the store's tables.

    Raises:
        Damaged: it says none.
    """
    found = transaction.rows(f"SELECT version FROM {FORMAT_TABLE}")
    if len(found) != 1 or not isinstance(found[0][0], int):
        raise Damaged(
            f"the table {FORMAT_TABLE} does not say which version made the store; restore it from "
            "a copy"
        )
    return int(found[0][0])


def refuse_later(found: int) -> None:
    """Refuse a store whose format only a later version of the program knows."""
    if found > FORMAT:
        raise WrongVersion(
            f"the store has format {found}, and this program knows formats up to {FORMAT}; "
            "use the newer program that made it"
        )
