"""SQLite: connections to a store's file, and transactions on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from typing import Any

from tracker.sql import Indexed, Relation, Row, Texts, worded
from tracker.store import sqlite_texts
from tracker.store.narrowing import Veil, narrowed

LOCK_TIMEOUT = 30
"""Seconds that a writer waits for another to finish."""

_STATEMENTS = 128
"""Statements that a connection keeps prepared.

The library's pool keeps one, so that each statement is parsed and planned anew: that is a twelfth
of what recording takes, and a fifth of what an answer about one relationship takes."""

_TOGETHER = 100
"""Rows that one statement inserts."""


_TYPES = {"IDENTITY": "INTEGER PRIMARY KEY", "STREAM": "BLOB", "BYTES": "BLOB"}
_OF_PROGRAMS = ("application_id", "user_version")
_NO_STREAM = "00000000-0000-0000-0000-000000000000"


class SQLiteTransaction:
    """A transaction on SQLite."""

    numbers = "rowid"
    indexes_words = True
    keeps_dropped = True

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self._cursor.row_factory = None
        self._seen: tuple[int, ...] | None = None
        self._veil: Veil | None = None

    def stream_in(self, stream: str) -> object:
        """The id of a stream as it is stored: its bytes."""
        return _stored(stream)

    def stream_out(self, stored: Any) -> str:  # noqa: ANN401 - whatever the driver gives
        """The id of a stream; one that this program did not write is no stream's."""
        return _written(stored) if isinstance(stored, bytes) else _NO_STREAM

    def stream_before(self, stored: Any) -> str:  # noqa: ANN401 - whatever the driver gives
        """The id of a stream that was stored as text, without hyphens."""
        try:
            return _written(bytes.fromhex(stored))
        except (ValueError, TypeError):
            return _NO_STREAM

    def make(
        self,
        table: str,
        columns: str,
        *,
        clustered: bool = True,
        partitions: int = 0,  # noqa: ARG002 - a file has none
    ) -> None:
        """Make a table."""
        how = "WITHOUT ROWID" if clustered else ""
        self.rows(f"CREATE TABLE {table} ({worded(columns, _TYPES)}) {how}")

    def partitions(self, table: str) -> int:  # noqa: ARG002
        """None: a file keeps each table as one."""
        return 0

    def claim(self, numbers: Iterable[int]) -> None:
        """Nothing: who writes has the whole file."""

    def relations(self) -> list[Relation]:
        """All that the file holds, but for indexes and what the database made."""
        found = self.rows(
            "SELECT type, name FROM sqlite_master"
            " WHERE type <> 'index' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        )
        return [Relation(*row) for row in found]

    def claim_of_another(self) -> str:
        """The numbers of a file that programs set for themselves; this one sets neither."""
        numbers = {name: self.rows(f"PRAGMA {name}")[0][0] for name in _OF_PROGRAMS}
        return " and ".join(f"{name} {number}" for name, number in numbers.items() if number)

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table, in order; none when it is not there."""
        found = self.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
        return tuple(name for (name,) in found)

    def indexes(self) -> dict[str, str]:
        """The indexes that were asked for, by name, each with its table."""
        return dict(
            self.rows("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql <> ''")
        )

    def faults(self, tables: Sequence[str] = ()) -> list[str]:
        """What an integrity check of the whole file finds, or of some tables with their indexes."""
        checks = [self.rows(f"PRAGMA integrity_check({what})") for what in tables or ("10",)]
        return [str(said) for found in checks for (said,) in found if said != "ok"]

    def earlier(self, names: Sequence[str]) -> dict[str, frozenset[str]]:
        """Tables where version 0.1 kept its own: in the same file."""
        return {name: frozenset(found) for name in names if (found := self.columns(name))}

    def adopt(self, table: str, name: str) -> None:
        """Give a table that version 0.1 made its present name."""
        self.rows(f"ALTER TABLE {table} RENAME TO {name}")

    def make_index(self, tables: Sequence[Texts]) -> None:  # noqa: ARG002 - one for all
        """Make an index of words, if it is not there."""
        sqlite_texts.make(self._cursor)

    def index(self, entries: Iterable[Indexed], *, gone: bool = False) -> None:
        """Put the words of rows into the index, or take them out."""
        sqlite_texts.index(self._cursor, entries, gone=gone)

    def misindexed(self, entries: Iterable[Indexed]) -> bool:
        """Whether the index has other words than these."""
        return sqlite_texts.differ(self._cursor.connection, entries)

    def matching(
        self,
        texts: Texts,
        kind: int,
        alias: str,
        terms: Sequence[Sequence[str]],
    ) -> tuple[str, str, tuple[str | int, ...]]:
        """What a query reads first, what it asks, and with which parameters, to find words."""
        return sqlite_texts.matching(kind, f"{alias}.{texts.number}", terms)

    def commits(self) -> object:
        """What the connection counts of others' commits; each counts for itself."""
        ((counted,),) = self.rows("PRAGMA data_version")
        return self._cursor.connection, counted

    def analyze(self) -> None:
        """Nothing: its plans do not depend on how much there is."""

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run a query and return all its rows."""
        found = self._cursor.execute(self._written(sql), parameters).fetchall()
        return [*map(self._veil.over, found)] if self._veil else found

    def stream(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """Run a query and hand over its rows as they are asked for, however many they are."""
        cursor = self._cursor.connection.cursor()
        cursor.row_factory = None
        found = cursor.execute(self._written(sql), parameters)
        return map(self._veil.over, found) if self._veil else found

    def narrow(self, numbers: Sequence[int]) -> None:
        """See only what is of some relationships from now on."""
        self._seen = tuple(numbers)
        self._veil = Veil(lambda sql: self._cursor.execute(sql).fetchall(), self._seen)

    def _written(self, sql: str) -> str:
        return sql if self._seen is None else narrowed(sql, "main", self._seen)

    def insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        """Put rows into a table, many in one statement, which takes up to a quarter off."""
        many, one = _inserts(table, len(rows[0]))
        whole = len(rows) - len(rows) % _TOGETHER
        for start in range(0, whole, _TOGETHER):
            part = rows[start : start + _TOGETHER]
            self._cursor.execute(many, list(chain.from_iterable(part)))
        self._cursor.executemany(one, rows[whole:])

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""
        self._cursor.executemany(sql, rows)


class ScratchTransaction(SQLiteTransaction):
    """A transaction on a database that is thrown away, in which nobody searches."""

    indexes_words = False

    def make_index(self, tables: Sequence[Texts]) -> None:
        """Make no index."""


@lru_cache(maxsize=4096)
def _stored(stream: str) -> bytes:
    return bytes.fromhex(stream.replace("-", ""))


@lru_cache(maxsize=4096)
def _written(stored: bytes) -> str:
    told = stored.hex()
    if len(told) != len(_NO_STREAM.replace("-", "")):
        return _NO_STREAM
    return f"{told[:8]}-{told[8:12]}-{told[12:16]}-{told[16:20]}-{told[20:]}"


class SQLiteReader:
    """A connection that is only asked.

    Args:
        uri: leads to the store's file.
    """

    def __init__(self, uri: str) -> None:
        self._connection = connected(uri)

    @contextmanager
    def reading(self) -> Iterator[SQLiteTransaction]:
        """A transaction that sees one state of the store and changes nothing."""
        cursor = self._connection.execute("BEGIN")
        try:
            yield SQLiteTransaction(cursor)
        finally:
            self._connection.rollback()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class SQLiteWriter(SQLiteReader):
    """A connection that also writes, beside the record."""

    @contextmanager
    def writing(self) -> Iterator[SQLiteTransaction]:
        """A transaction that waits for its turn to write."""
        self._connection.execute("PRAGMA synchronous = FULL")
        cursor = self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield SQLiteTransaction(cursor)
            self._connection.commit()
        finally:
            self._connection.rollback()


def connected(uri: str) -> sqlite3.Connection:
    """A connection to a store's file, which it leaves as it is.

    What the file holds may be another program's, or somebody's who means harm: so nothing in its
    schema is trusted with functions that do more than compute.
    """
    connection = sqlite3.connect(
        uri,
        uri=True,
        timeout=LOCK_TIMEOUT,
        isolation_level=None,  # transactions are begun where they are meant to begin
        check_same_thread=False,
        cached_statements=_STATEMENTS,
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def scratch() -> Iterator[ScratchTransaction]:
    """A database of nobody else's, in memory as long as it is small, and gone afterwards."""
    connection = sqlite3.connect(
        "",
        isolation_level=None,
        check_same_thread=False,  # it may be closed by whoever comes by when nobody has it any more
        cached_statements=_STATEMENTS,
    )
    try:
        cursor = connection.execute("PRAGMA journal_mode = OFF")
        cursor.fetchall()
        yield ScratchTransaction(cursor)
    finally:
        connection.close()


@lru_cache
def _inserts(table: str, width: int) -> tuple[str, str]:
    """The statements that insert many rows, and one."""
    row = f"({', '.join('?' * width)})"
    one = f"INSERT INTO {table} VALUES {row}"
    return one + f", {row}" * (_TOGETHER - 1), one
