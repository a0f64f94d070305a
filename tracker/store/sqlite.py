"""The ledger on SQLite: stamped events and views in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from eventsourcing.persistence import OperationalError
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteFactory,
)
from eventsourcing.utils import Environment, EnvType

from tracker.sql import Row
from tracker.store.recording import Recording
from tracker.store.stamp import Head, Stored, head_of

LOCK_TIMEOUT = 30
"""Seconds that a writer waits for another to finish."""

_LOG_PAGES = 10_000
"""Pages, 40 MB of them, that SQLite's log may have before they are brought into the file.

A page that many recordings write is then brought in once for all of them, which takes a tenth off
recording in bulk; a larger cache took nothing off."""

_TOGETHER = 100
"""Rows that one statement inserts."""

_STATEMENTS = 128
"""Statements that a connection keeps prepared.

The library keeps one, so that each statement of a transaction is parsed and planned anew, which
takes a short answer longer than to give it."""

_NO_STREAM = UUID(int=0)


class SQLiteTransaction:
    """A transaction on SQLite."""

    text_type = "TEXT"
    clustered = "WITHOUT ROWID"
    keeps_dropped = True

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self._cursor.row_factory = None

    def analyze(self) -> None:
        """Nothing: its plans do not depend on how much there is."""

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run a query and return all its rows."""
        return self._cursor.execute(sql, parameters).fetchall()

    def stream(self, sql: str) -> Iterator[Row]:
        """Run a query and yield its rows, however many they are."""
        cursor = self._cursor.connection.cursor()
        cursor.row_factory = None
        yield from cursor.execute(sql)

    def insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        """Put rows into a table: a hundred in one statement, which takes a third off."""
        many, one = _inserts(table, len(rows[0]))
        whole = len(rows) - len(rows) % _TOGETHER
        for start in range(0, whole, _TOGETHER):
            part = rows[start : start + _TOGETHER]
            self._cursor.execute(many, list(chain.from_iterable(part)))
        self._cursor.executemany(one, rows[whole:])

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""
        self._cursor.executemany(sql, rows)


@lru_cache
def _inserts(table: str, width: int) -> tuple[str, str]:
    """The statements that insert many rows, and one."""
    row = f"({', '.join('?' * width)})"
    one = f"INSERT INTO {table} VALUES {row}"
    return one + f", {row}" * (_TOGETHER - 1), one


class LedgerConnectionPool(SQLiteConnectionPool):
    """A pool whose connections keep their statements prepared."""

    def _create_connection(self) -> SQLiteConnection:
        connection = sqlite3.connect(
            self.db_name,
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            cached_statements=_STATEMENTS,
            timeout=LOCK_TIMEOUT,
        )
        connection.row_factory = sqlite3.Row
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        return SQLiteConnection(connection, self.max_age)


class LedgerDatastore(SQLiteDatastore):
    """A datastore whose writers queue for the database instead of failing half-way.

    A deferred transaction that reads before it writes is refused at once when another has written
    meanwhile; one that takes the write lock first waits its turn.
    """

    _file: tuple[int, int] | None = None

    def __init__(self, db_name: str) -> None:
        super().__init__(db_name)
        self.pool = LedgerConnectionPool(db_name=db_name)

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        """A transaction; one that commits holds the write lock from its start."""
        with super().transaction(commit=commit) as cursor:
            if commit:
                cursor.execute("ROLLBACK")
                cursor.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
                cursor.execute("BEGIN IMMEDIATE")
                self._file = self._file or self._found()
            yield cursor
            if commit and self._file != self._found():
                raise OperationalError("its file was removed or replaced while it was open")

    def _found(self) -> tuple[int, int] | None:
        """Which file the store's name leads to; SQLite would write to one that has been removed."""
        try:
            found = Path(unquote(self.pool.db_name.removeprefix("file:").split("?")[0])).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


class LedgerRecorder(SQLiteApplicationRecorder):
    """Stores a transaction's events with their stamps, and lets the views follow in it."""

    def insert_events(  # type: ignore[override]
        self,
        stored_events: Sequence[Stored],
        **kwargs: Any,  # noqa: ANN401 - the library's own signature
    ) -> Sequence[int] | None:
        """Store the events as one recording: all of it, views included, or nothing."""
        recording: Recording = kwargs["recording"]
        with self.datastore.transaction(commit=True) as cursor:
            transaction = SQLiteTransaction(cursor.sqlite_cursor)
            recording.check(transaction)
            stamped = recording.stamped(stored_events, self._head(transaction))
            transaction.insert(
                self.events_table_name,
                [
                    (stream.replace("-", ""), place, topic, state)
                    for stream, place, topic, state in stamped
                ],
            )
            recording.project(transaction)
        return None

    def select_stored(self, start: int, limit: int) -> tuple[list[Stored], int]:
        """Events as they are stored, in the order in which they were.

        Args:
            start: the least number of an event to begin with.
            limit: how many there are to be at most.

        Returns:
            The events, and the number behind the last one's.
        """
        with self.datastore.transaction(commit=False) as cursor:
            rows = SQLiteTransaction(cursor.sqlite_cursor).rows(
                "SELECT originator_id, originator_version, topic, state, rowid"
                f" FROM {self.events_table_name} WHERE rowid >= ? ORDER BY rowid LIMIT ?",
                (start, limit),
            )
        found = [
            Stored(_hyphened(id_), place, topic, state) for id_, place, topic, state, _ in rows
        ]
        return found, rows[-1][-1] + 1 if rows else start

    def convert_originator_id(self, originator_id: str) -> UUID:
        """A stream's id; one that this recorder did not write is no stream's."""
        return _id(originator_id)

    def _head(self, transaction: SQLiteTransaction) -> Head:
        last = transaction.rows(
            f"SELECT state FROM {self.events_table_name} ORDER BY rowid DESC LIMIT 1"
        )
        return head_of(last[0][0]) if last else Head()


def _id(written: str) -> UUID:
    try:
        found = UUID(written)
    except (ValueError, TypeError, AttributeError):
        return _NO_STREAM
    return found if found.hex == written else _NO_STREAM


@lru_cache(maxsize=4096)
def _hyphened(written: str) -> str:
    """A stream's id in the form that digests have it in; the library stores it without hyphens."""
    return str(_id(written))


class LedgerFactory(SQLiteFactory):
    """Makes the library use the ledger's datastore and recorder."""

    application_recorder_class = LedgerRecorder

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        self.datastore = LedgerDatastore(self.datastore.pool.db_name)

    @contextmanager
    def reading(self) -> Iterator[SQLiteTransaction]:
        """A transaction that sees one state of the store and changes nothing."""
        with self.datastore.transaction(commit=False) as cursor:
            yield SQLiteTransaction(cursor.sqlite_cursor)

    @contextmanager
    def writing(self) -> Iterator[SQLiteTransaction]:
        """A transaction that no other writer can come between."""
        with self.datastore.transaction(commit=True) as cursor:
            yield SQLiteTransaction(cursor.sqlite_cursor)
