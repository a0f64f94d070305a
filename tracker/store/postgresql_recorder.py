"""The recorder on PostgreSQL: stamped events and views in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from eventsourcing.persistence import (
    InfrastructureFactory,
    InterfaceError,
    OperationalError,
    StoredEvent,
)
from eventsourcing.postgres import (
    PostgresApplicationRecorder,
    PostgresDatastore,
    PostgresFactory,
)
from eventsourcing.utils import Environment, retry
from psycopg import Connection, Cursor, IsolationLevel
from psycopg.rows import DictRow, dict_row, tuple_row

from tracker.store.ownership import EVENTS
from tracker.store.postgresql import (
    CONNECT_TIMEOUT,
    PostgreSQLTransaction,
    connected,
    parts,
    settings,
)
from tracker.store.recording import Recording
from tracker.store.stamp import Head, Run, Stored, head_of

_LOCK = "SELECT pg_advisory_xact_lock(7236845120)"
"""What every writer holds until its transaction ends; the number is the ledger's own."""


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


class PostgreSQLLedgerRecorder(PostgresApplicationRecorder):
    """Stores a transaction's events with their stamps, and lets the views follow in it."""

    datastore: PostgreSQLLedgerDatastore

    numbers = "notification_id"
    """The column with the numbers that the database gives to events, in their order."""

    def insert_events(  # type: ignore[override]
        self,
        stored_events: Sequence[Stored],
        **kwargs: Any,  # noqa: ANN401 - the library's own signature
    ) -> Sequence[int] | None:
        """Store the events as one recording: all of it, views included, or nothing."""
        recording: Recording = kwargs["recording"]
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(_LOCK)
            transaction = self.datastore.seen(cursor.connection.cursor())
            recording.check(transaction)
            stamped = cast(  # they have all that the library asks of its own form
                "list[StoredEvent]", recording.stamped(stored_events, self._head(transaction))
            )
            self._insert_stored_events(cursor, stamped)
            recording.project(transaction)
        return None

    @retry((InterfaceError, OperationalError), max_attempts=10, wait=0.2)
    def select_stored(self, run: Run, limit: int) -> tuple[list[Stored], int]:
        """Events as they are stored, in the order in which they were.

        Args:
            run: which of them.
            limit: how many there are to be at most.

        Returns:
            The events, and the number behind the last one's.
        """
        with (
            self.datastore.transaction() as transaction,
            transaction.connection.cursor(row_factory=tuple_row, binary=True) as cursor,
        ):
            rows = cursor.execute(
                "SELECT originator_id::text, originator_version, topic, state, notification_id"
                f" FROM {self.events_table_name}"
                " WHERE notification_id >= %s AND notification_id < %s"
                " ORDER BY notification_id LIMIT %s",
                (*run, limit),
            ).fetchall()
        return [Stored(*row[:-1]) for row in rows], rows[-1][-1] + 1 if rows else run.start

    def _head(self, transaction: PostgreSQLTransaction) -> Head:
        last = transaction.rows(
            f"SELECT state FROM {self.events_table_name} ORDER BY notification_id DESC LIMIT 1"
        )
        return head_of(bytes(last[0][0])) if last else Head()


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

    def application_recorder(self) -> PostgreSQLLedgerRecorder:
        """The recorder of events in the ledger's own table."""
        return PostgreSQLLedgerRecorder(self.datastore, events_table_name=EVENTS)

    def create(self, transaction: PostgreSQLTransaction) -> None:
        """Make the schema, unless somebody made it for us, and in it the table of the events."""
        schema = self.datastore.schema
        named = "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?"
        if not transaction.rows(named, (schema,)):
            transaction.rows(f"CREATE SCHEMA {schema}")
        for statement in self.application_recorder().sql_create_statements:
            transaction.rows(statement.as_string())

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
            cursor.execute(_LOCK)
            yield self.datastore.seen(cursor)
