"""The notebook: what is kept in a store's database beside the record, such as drafts.

Nothing of the record follows from it, so that it is no part of the views or of their format. It is
written by the driver alone, and those who write in it wait for nobody who records elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from tracker.sql import Transaction
from tracker.store.database import Database, checked
from tracker.store.failures import explained
from tracker.store.naming import Address, address


class _Source(Protocol):
    def reading(self) -> AbstractContextManager[Transaction]: ...

    def writing(self) -> AbstractContextManager[Transaction]: ...

    def close(self) -> None: ...


class Notebook:
    """Tables beside the record, which are made with the store, or when one first writes in them.

    Args:
        source: where transactions come from.
        name: what to call the store in an error.
        tables: the columns of each table, by its name.
    """

    def __init__(self, source: _Source, name: str, tables: Mapping[str, str]) -> None:
        self._source = source
        self._name = name
        self._tables = tables

    @contextmanager
    def reading(self) -> Iterator[Transaction | None]:
        """A transaction that changes nothing; None where nothing was ever written."""
        with explained(self._name), self._source.reading() as sql:
            yield sql if all(map(sql.columns, self._tables)) else None

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction to write in, with the tables there."""
        with explained(self._name), self._source.writing() as sql:
            make_missing(sql, self._tables)
            yield sql

    def close(self) -> None:
        """Close the connection."""
        self._source.close()


def make_missing(sql: Transaction, tables: Mapping[str, str]) -> None:
    """Make those of some tables that are not there.

    Args:
        sql: a transaction to write in.
        tables: the columns of each table, by its name, as `Transaction.make` takes them.
    """
    if not all(map(sql.columns, tables)):
        sql.claim([0])  # so that of two who are the first, one waits for the other
        for table, columns in tables.items():
            if not sql.columns(table):
                sql.make(table, columns)


def open_notebook(store: str, tables: Mapping[str, str]) -> Notebook:
    """The notebook of a store.

    Args:
        store: the store's name; see `tracker.store.naming.address`.
        tables: the columns of each table, by its name, as `Transaction.make` takes them.

    Raises:
        Unavailable: there is no store, or it cannot be opened.
    """
    where = address(store, create=False)
    with explained(where.shown):
        source = _source(where)
    checked(Database(source, where.shown))
    return Notebook(source, where.shown, tables)


def _source(where: Address) -> _Source:
    """A writer of the database; that of the other one's driver may not be there."""
    if where.kind == "postgresql":
        from tracker.store import postgresql_writer  # noqa: PLC0415

        return postgresql_writer.PostgreSQLWriter(where.target, where.schema)
    from tracker.store import sqlite  # noqa: PLC0415

    return sqlite.SQLiteWriter(where.target)
