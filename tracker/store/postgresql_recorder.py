"""The recorder on PostgreSQL: stamped events and views in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from eventsourcing.persistence import InterfaceError, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresFactory
from eventsourcing.utils import Environment, retry
from psycopg.rows import dict_row, tuple_row

from tracker.store.postgresql import CONNECT_TIMEOUT, PostgreSQLTransaction, connected, parts
from tracker.store.recording import Recording
from tracker.store.stamp import Head, Run, Stored, head_of

_LOCK = "SELECT pg_advisory_xact_lock(7236845120)"
"""What every writer holds until its transaction ends; the number is the ledger's own."""


class LedgerRecorder(PostgresApplicationRecorder):
    """Stores a transaction's events with their stamps, and lets the views follow in it."""

    numbers = "notification_id"
    """The column with the numbers that the database gives to events, in their order."""

    def create_table(self) -> None:
        """Make the table of events, and what goes with it, while nobody else does so."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(_LOCK)
            super().create_table()

    def insert_events(  # type: ignore[override]
        self,
        stored_events: Sequence[Stored],
        **kwargs: Any,  # noqa: ANN401 - the library's own signature
    ) -> Sequence[int] | None:
        """Store the events as one recording: all of it, views included, or nothing."""
        recording: Recording = kwargs["recording"]
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(_LOCK)
            transaction = PostgreSQLTransaction(cursor.connection.cursor())
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
            self.datastore.get_connection() as connection,
            connection.cursor(row_factory=tuple_row, binary=True) as cursor,
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


class LedgerFactory(PostgresFactory):
    """Makes the library use the ledger's recorder, and all that a connection string may say.

    The library takes five parts of a connection string; the driver knows many more, such as
    several hosts and which of them to prefer, so it is given the whole.

    Args:
        conninfo: the connection string.
    """

    application_recorder_class = LedgerRecorder

    def __init__(self, conninfo: str) -> None:
        # The pool would only say that it waited in vain; this says why.
        connected(conninfo).close()
        given = parts(conninfo)
        super().__init__(
            Environment(
                "",  # so that the table of events has the name that it has on SQLite
                {
                    self.CREATE_TABLE: "n",
                    "POSTGRES_DBNAME": str(given.get("dbname", "")),
                    "POSTGRES_HOST": str(given.get("host", "")),
                    "POSTGRES_USER": str(given.get("user", "")),
                    "POSTGRES_PASSWORD": str(given.get("password", "")),
                    "POSTGRES_CONNECT_TIMEOUT": str(CONNECT_TIMEOUT),
                    # A verification compares for minutes within one transaction.
                    "POSTGRES_IDLE_IN_TRANSACTION_SESSION_TIMEOUT": "0",
                    "POSTGRES_POOL_SIZE": "0",
                    "POSTGRES_MAX_OVERFLOW": "4",
                },
            )
        )
        self.datastore.pool.kwargs = {**given, "row_factory": dict_row}
        # The pauses between its attempts double; who waits for a standby wants them to stay short.
        self.datastore.pool.reconnect_timeout = CONNECT_TIMEOUT / 2

    @contextmanager
    def reading(self) -> Iterator[PostgreSQLTransaction]:
        """A transaction that sees one state of the store and changes nothing."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield PostgreSQLTransaction(cursor)

    @contextmanager
    def writing(self) -> Iterator[PostgreSQLTransaction]:
        """A transaction that no other writer can come between."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(_LOCK)
            yield PostgreSQLTransaction(cursor)
