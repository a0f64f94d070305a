"""The eventsourcing library on PostgreSQL: its datastore and factory, on the ledger's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from eventsourcing.persistence import ApplicationRecorder, InfrastructureFactory
from eventsourcing.postgres import PostgresDatastore, PostgresFactory
from eventsourcing.utils import Environment
from psycopg import Connection, Cursor, IsolationLevel
from psycopg.rows import DictRow, dict_row

from tracker.store import tables
from tracker.store.postgresql import WRITING, PostgreSQLTransaction, settings
from tracker.store.postgresql_connection import CONNECT_TIMEOUT, connected, parts
from tracker.store.recorder import LedgerRecorder

_TOGETHER = f"SELECT pg_advisory_xact_lock_shared({WRITING})".encode()
"""What every writer has until its transaction ends."""

_ALONE = f"SELECT pg_advisory_xact_lock({WRITING})".encode()
"""What waits for every writer, and keeps them waiting."""


class PostgreSQLLedgerDatastore(PostgresDatastore):
    """A datastore whose transactions mean the same whatever the role or the database sets.

    A writer waits for its turn inside its transaction, and must then see what the one before it
    has written: so it may not keep the state in which it began.
    """

    def after_connect_func(self) -> Callable[[Connection[Any]], None]:
        """What is done to each new connection: nothing that would outlast a transaction."""

        def after_connect(connection: Connection[Any]) -> None:
            connection.autocommit = True
            connection.isolation_level = IsolationLevel.READ_COMMITTED
            connection.read_only = False
            connection.prepare_threshold = None

        return after_connect

    @contextmanager
    def transaction(self, *, commit: bool = False) -> Iterator[Cursor[DictRow]]:
        """A transaction on our schema; one that does not commit sees one state of it."""
        with super().transaction(commit=commit) as cursor:
            if not commit:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute(settings(self.schema).encode())
            yield cursor

    def seen(self, cursor: Cursor[Any]) -> PostgreSQLTransaction:
        """The transaction of a cursor, as the views see it."""
        return PostgreSQLTransaction(cursor, self.schema)


class PostgreSQLLedgerFactory(PostgresFactory):
    """Makes the library use the ledger's recorder and all that a connection string may say.

    The library takes five parts of a connection string; the driver knows many more, such as
    several hosts and which of them to prefer, so it is given the whole.

    Args:
        conninfo: the connection string.
        schema: where our tables are.
    """

    datastore: PostgreSQLLedgerDatastore

    def __init__(self, conninfo: str, schema: str) -> None:
        # The pool would only say that it waited in vain; this says why.
        connected(conninfo).close()
        given = parts(conninfo)
        # Not the library's own way for PostgreSQL, which makes a datastore of five parts.
        InfrastructureFactory.__init__(self, Environment("", {self.CREATE_TABLE: "n"}))
        self.datastore = PostgreSQLLedgerDatastore(
            *("", "", "", "", ""),  # the pool is given the whole instead
            connect_timeout=CONNECT_TIMEOUT,
            pool_size=0,
            max_overflow=4,
            schema=schema,
        )
        self.datastore.pool.kwargs = {**given, "row_factory": dict_row}
        # The pauses between its attempts double; who waits for a standby wants them to stay short.
        self.datastore.pool.reconnect_timeout = CONNECT_TIMEOUT / 2

    def application_recorder(self) -> ApplicationRecorder:
        """The recorder of events in the ledger's own tables."""
        return LedgerRecorder(self.reading, self.recording)

    def create(self, transaction: PostgreSQLTransaction, partitions: int) -> None:
        """Make the schema, unless somebody made it for us, and in it the tables of the log."""
        schema = self.datastore.schema
        named = "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?"
        if not transaction.rows(named, (schema,)):
            transaction.rows(f"CREATE SCHEMA {schema}")
        tables.create(transaction, partitions)

    def take_over(self) -> None:
        """Nothing: its readers and writers get along as they are."""

    def backlog(self) -> int:
        """Nothing: its log is the server's own."""
        return 0

    @contextmanager
    def reading(self) -> Iterator[PostgreSQLTransaction]:
        """A transaction that sees one state of the store and changes nothing."""
        with self.datastore.transaction(commit=False) as cursor:
            yield self.datastore.seen(cursor)

    @contextmanager
    def writing(self) -> Iterator[PostgreSQLTransaction]:
        """A transaction that no other writer can come between."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(_ALONE)
            yield self.datastore.seen(cursor)

    @contextmanager
    def settled(self) -> Iterator[PostgreSQLTransaction]:
        """Like `reading`, begun at a moment at which nobody records.

        What is recorded after it then has a later moment than all that it sees.
        """
        with ExitStack() as stack:
            with self.datastore.transaction(commit=True) as cursor:
                cursor.execute(_ALONE)
                transaction = stack.enter_context(self.reading())
                transaction.rows("SELECT version FROM tracker_format")
            yield transaction

    @contextmanager
    def recording(self) -> Iterator[PostgreSQLTransaction]:
        """A transaction that records; others record other relationships meanwhile."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(_TOGETHER)
            yield self.datastore.seen(cursor)
