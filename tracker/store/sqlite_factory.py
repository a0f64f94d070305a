"""The eventsourcing library on SQLite: its datastore and its factory, on the ledger's tables."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote_to_bytes

from eventsourcing.persistence import ApplicationRecorder, OperationalError
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteFactory,
)
from eventsourcing.utils import Environment

from tracker.store import tables
from tracker.store.recorder import LedgerRecorder
from tracker.store.sqlite import LOCK_TIMEOUT, SQLiteTransaction, connected

_LOG_PAGES = 10_000
"""Pages, 40 MB of them, that SQLite's log may have before they are brought into the file.

A page that many recordings write is then brought in once for all of them, which takes a tenth off
recording in bulk."""

MANY_PAGES = 4 * _LOG_PAGES
"""Pages, 160 MB of them, that a reader may keep in the log before a word is said."""

_CACHE = 65_536
"""Kilobytes of pages that a writer may keep until it commits.

With SQLite's own 2 MB the pages of a thousand readouts are written out several times over, which
adds a tenth to their recording."""


_PAUSE = 0.01
"""Seconds until it is tried again to change how the file keeps its log."""


class LedgerConnectionPool(SQLiteConnectionPool):
    """A pool of connections like those that readers have."""

    def _create_connection(self) -> SQLiteConnection:
        connection = connected(self.db_name)
        connection.row_factory = sqlite3.Row  # the library asks for columns by their names
        return SQLiteConnection(connection, self.max_age)


class SQLiteLedgerDatastore(SQLiteDatastore):
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
                cursor.execute("PRAGMA synchronous = FULL")
                cursor.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
                cursor.execute(f"PRAGMA cache_size = -{_CACHE}")
                cursor.execute("BEGIN IMMEDIATE")
                self._file = self._file or self._found()
            yield cursor
            if commit and self._file != self._found():
                raise OperationalError("its file was removed or replaced while it was open")

    def _found(self) -> tuple[int, int] | None:
        """Which file the store's name leads to; SQLite would write to one that has been removed."""
        try:
            path = unquote_to_bytes(self.pool.db_name.removeprefix("file:").split("?")[0])
            found = Path(os.fsdecode(path)).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


class SQLiteLedgerFactory(SQLiteFactory):
    """Makes the library use the ledger's datastore, recorder and table.

    Args:
        uri: leads to the store's file.
    """

    def __init__(self, uri: str) -> None:
        super().__init__(Environment("", {self.SQLITE_DBNAME: uri, self.CREATE_TABLE: "n"}))
        self.datastore = SQLiteLedgerDatastore(uri)

    def application_recorder(self) -> ApplicationRecorder:
        """The recorder of events in the ledger's own tables."""
        return LedgerRecorder(self.reading, self.recording)

    def create(self, transaction: SQLiteTransaction, partitions: int) -> None:
        """Make the tables of the log."""
        tables.create(transaction, partitions)

    def take_over(self) -> None:
        """Let readers and a writer get along, in a file that is known to be ours."""
        with self.datastore.get_connection(commit=True) as connection:
            until = time.monotonic() + LOCK_TIMEOUT
            while not _keeps_log(connection.cursor()):
                if time.monotonic() > until:
                    msg = "database is locked"
                    raise OperationalError(msg)
                time.sleep(_PAUSE)

    def backlog(self) -> int:
        """Bytes that a reader keeps in the log, where they are many; nothing else does so."""
        with self.datastore.get_connection(commit=True) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA page_size")
            size = cursor.fetchone()[0]
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
            _, pages, brought_in = cursor.fetchone()
        kept = pages - brought_in
        return kept * size if kept > MANY_PAGES else 0

    @contextmanager
    def reading(self) -> Iterator[SQLiteTransaction]:
        """A transaction that sees one state of the store and changes nothing."""
        with self.datastore.transaction(commit=False) as cursor:
            yield SQLiteTransaction(cursor.sqlite_cursor)

    @contextmanager
    def settled(self) -> Iterator[SQLiteTransaction]:
        """Like `reading`: what is not recorded yet will come after all that is."""
        with self.reading() as transaction:
            yield transaction

    @contextmanager
    def recording(self) -> Iterator[SQLiteTransaction]:
        """A transaction that records; here one writer always waits for the other."""
        with self.writing() as transaction:
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[SQLiteTransaction]:
        """A transaction that no other writer can come between."""
        with self.datastore.transaction(commit=True) as cursor:
            yield SQLiteTransaction(cursor.sqlite_cursor)


def _keeps_log(cursor: SQLiteCursor) -> bool:
    """Whether the file keeps a write-ahead log, now at the latest, where its disk lets it.

    SQLite refuses at once to change this while another looks into the file, however long a
    connection would wait for its turn to write.
    """
    cursor.execute("PRAGMA journal_mode")
    if cursor.fetchone()[0] == "wal":
        return True
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return False
    return True
