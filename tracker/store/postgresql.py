"""PostgreSQL: connections to a store's server, and transactions on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from psycopg import Connection, Cursor, Error, IsolationLevel, OperationalError, connect
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import tuple_row

from tracker.sql import Row

CONNECT_TIMEOUT = 10
"""Seconds that a connection may take to be made, over all the hosts of a connection string."""


class PostgreSQLTransaction:
    """A transaction on PostgreSQL."""

    text_type = 'TEXT COLLATE "C"'
    clustered = ""
    keeps_dropped = False

    def __init__(self, cursor: Cursor[Any]) -> None:
        self._cursor = cursor
        self._cursor.row_factory = tuple_row

    def analyze(self) -> None:
        """Gather statistics, which its own collector does not do within a transaction."""
        self._cursor.execute("ANALYZE")

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run a query and return all its rows."""
        self._cursor.execute(_written(sql), parameters or None)
        return self._cursor.fetchall() if self._cursor.description else []

    def stream(self, sql: str) -> Iterator[Row]:
        """Run a query and yield its rows, however many they are."""
        with self._cursor.connection.cursor(name="stream", row_factory=tuple_row) as cursor:
            yield from cursor.execute(_written(sql))

    def insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        """Put rows into a table."""
        with self._cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""
        self._cursor.executemany(_written(sql), rows)


class Reader:
    """A connection that is only asked.

    Args:
        conninfo: the connection string.
    """

    def __init__(self, conninfo: str) -> None:
        self._connection = connected(conninfo)
        self._connection.autocommit = True
        self._connection.isolation_level = IsolationLevel.REPEATABLE_READ
        self._connection.read_only = True
        # An answer may be read page by page, and its transaction is open meanwhile.
        self._connection.execute("SET idle_in_transaction_session_timeout = 0")

    @contextmanager
    def reading(self) -> Iterator[PostgreSQLTransaction]:
        """A transaction that sees one state of the store and changes nothing."""
        with self._connection.transaction(force_rollback=True):
            yield PostgreSQLTransaction(self._connection.cursor())

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def parts(conninfo: str) -> dict[str, Any]:
    """All that a connection string says, as the driver takes it."""
    # A host that is silent leaves time for another.
    return {"connect_timeout": CONNECT_TIMEOUT // 2, **conninfo_to_dict(conninfo)}


def connected(conninfo: str) -> Connection[Any]:
    """A connection to the first of the hosts that takes one.

    Raises:
        OperationalError: there is none, or the connection string is wrong; it says so in a line.
    """
    try:
        return connect(**parts(conninfo))
    except Error as error:
        raise OperationalError(str(error).partition("\n")[0]) from error


@lru_cache(maxsize=512)
def _written(sql: str) -> str:
    """The SQL with its placeholders as the driver writes them."""
    return sql.replace("%", "%%").replace("?", "%s")
