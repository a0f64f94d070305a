"""Writing beside the record on PostgreSQL, by the driver alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import IsolationLevel

from tracker.store.postgresql import PostgreSQLReader, PostgreSQLTransaction, settings


class PostgreSQLWriter(PostgreSQLReader):
    """A connection that also writes, beside the record."""

    @contextmanager
    def writing(self) -> Iterator[PostgreSQLTransaction]:
        """A transaction that sees what those before it have written, once it had to wait."""
        self._connection.isolation_level = IsolationLevel.READ_COMMITTED
        self._connection.read_only = False
        try:
            with self._connection.transaction():
                self._connection.execute(settings(self._schema))
                yield PostgreSQLTransaction(self._connection.cursor(), self._schema)
        finally:
            self._connection.isolation_level = IsolationLevel.REPEATABLE_READ
            self._connection.read_only = True
