"""PostgreSQL: connections to a store's server, and transactions on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from psycopg import (
    Connection,
    Cursor,
    Error,
    IsolationLevel,
    OperationalError,
    ServerCursor,
    connect,
)
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import tuple_row

from tracker.errors import Remedy, Unavailable
from tracker.sql import Relation, Row

CONNECT_TIMEOUT = 10
"""Seconds that a connection may take to be made, over all the hosts of a connection string."""

_FETCHED = 1000
"""Rows of a stream that the server sends at once."""

_RELATIONS = """
    SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
           relname
      FROM pg_catalog.pg_class
     WHERE relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND relkind IN ('r', 'p', 'f', 'v', 'm')
    UNION ALL
    SELECT 'trigger', t.tgname
      FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND NOT t.tgisinternal
    UNION ALL
    SELECT 'rule', r.rulename
      FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
     WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND r.rulename <> '_RETURN'
"""
_INDEXES = """
    SELECT i.relname, t.relname
      FROM pg_catalog.pg_index x
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
     WHERE i.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
       AND x.indisvalid
"""
# Where the connection would look by itself, which is where version 0.1 kept its tables.
_EARLIER = """
    SELECT n.nspname, c.relname, array_agg(a.attname::text)
      FROM unnest(?::text[]) AS named
      JOIN pg_catalog.pg_class c ON c.oid = to_regclass(quote_ident(named)) AND c.relkind = 'r'
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     GROUP BY n.nspname, c.relname
"""
_OWN_PATH = """
    SELECT set_config('search_path', reset_val, true) FROM pg_catalog.pg_settings
     WHERE name = 'search_path'
"""


class PostgreSQLTransaction:
    """A transaction on PostgreSQL.

    Args:
        cursor: a cursor of it.
        schema: where our tables are.
    """

    text_type = 'TEXT COLLATE "C"'
    clustered = ""
    keeps_dropped = False

    def __init__(self, cursor: Cursor[Any], schema: str) -> None:
        self._cursor = cursor
        self._cursor.row_factory = tuple_row
        self._schema = schema
        self._streams = 0

    def relations(self) -> list[Relation]:
        """All that the schema holds, but for indexes and what the database made."""
        return [Relation(*row) for row in self.rows(_RELATIONS, (self._schema,) * 3)]

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table, in order; none when it is not there."""
        found = self.rows(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position",
            (self._schema, table),
        )
        return tuple(name for (name,) in found)

    def indexes(self) -> dict[str, str]:
        """The indexes that can be used, by name, each with its table."""
        return dict(self.rows(_INDEXES, (self._schema,)))

    def faults(self) -> list[str]:
        """Nothing: its files are the server's own to check."""
        return []

    def earlier(self, names: Sequence[str]) -> dict[str, frozenset[str]]:
        """Tables where version 0.1 kept its own: wherever the connection looks by itself."""
        return {table: frozenset(columns) for _, table, columns in self._earlier(names)}

    def adopt(self, table: str, name: str) -> None:
        """Bring a table that version 0.1 made into our schema, under its present name."""
        self.rows(f"CREATE SCHEMA IF NOT EXISTS {self._schema}")
        for schema, _, _ in self._earlier([table]):
            self.rows(f'ALTER TABLE "{schema}".{table} RENAME TO {name}')
            self.rows(f'ALTER TABLE "{schema}".{name} SET SCHEMA {self._schema}')
        for index in [index for index, of in self.indexes().items() if of == name]:
            self.rows(f"ALTER INDEX {index} RENAME TO {name}{index.removeprefix(table)}")

    def _earlier(self, names: Sequence[str]) -> list[Row]:
        self.rows(_OWN_PATH)
        try:
            return self.rows(_EARLIER, (list(names),))
        finally:
            self.rows(f"SET LOCAL search_path = {self._schema}, pg_temp")

    def analyze(self) -> None:
        """Gather statistics, which its own collector does not do within a transaction."""
        tables = [name for kind, name in self.relations() if kind == "table"]
        self._cursor.execute(f"ANALYZE {', '.join(tables)}")

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run a query and return all its rows."""
        self._cursor.execute(_written(sql), parameters or None)
        return self._cursor.fetchall() if self._cursor.description else []

    def stream(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """Run a query and hand over its rows as they are asked for, however many they are.

        They wait on the server, under a name that each query needs for itself.
        """
        self._streams += 1
        cursor = self._cursor.connection.cursor(
            name=f"stream_{self._streams}", row_factory=tuple_row
        )
        cursor.itersize = _FETCHED
        return _fetched(cursor.execute(_written(sql), parameters or None))

    def insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        """Put rows into a table."""
        with self._cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""
        self._cursor.executemany(_written(sql), rows)


class PostgreSQLReader:
    """A connection that is only asked.

    Args:
        conninfo: the connection string.
        schema: where our tables are.
    """

    def __init__(self, conninfo: str, schema: str) -> None:
        self._schema = schema
        self._connection = connected(conninfo)
        self._connection.autocommit = True
        self._connection.isolation_level = IsolationLevel.REPEATABLE_READ
        self._connection.read_only = True
        self._connection.prepare_threshold = None

    @contextmanager
    def reading(self) -> Iterator[PostgreSQLTransaction]:
        """A transaction that sees one state of the store and changes nothing."""
        with self._connection.transaction(force_rollback=True):
            self._connection.execute(settings(self._schema))
            yield PostgreSQLTransaction(self._connection.cursor(), self._schema)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def parts(conninfo: str) -> dict[str, Any]:
    """All that a connection string says, as the driver takes it."""
    # A host that is silent leaves time for another.
    given = {"connect_timeout": CONNECT_TIMEOUT // 2, **conninfo_to_dict(conninfo)}
    return {**given, "client_encoding": "UTF8"}


def settings(schema: str) -> str:
    """The statements that begin each transaction, whatever the role, the database or a pool say.

    They end with the transaction, so that a pool which hands each one to another connection of the
    server can be between.

    Args:
        schema: where our tables are; names that are not in it are nowhere.
    """
    return f"""
        SET LOCAL search_path = {schema}, pg_temp;
        SET LOCAL standard_conforming_strings = on;
        SET LOCAL idle_in_transaction_session_timeout = 0;
        SELECT set_config('synchronous_commit', 'on', true)
         WHERE current_setting('synchronous_commit') = 'off'
    """


def connected(conninfo: str) -> Connection[Any]:
    """A connection to the first of the hosts that takes one.

    Raises:
        OperationalError: there is none, or the connection string is wrong; it says so in a line.
        Unavailable: the database cannot hold every character.
    """
    try:
        connection = connect(**parts(conninfo))
    except Error as error:
        raise OperationalError(str(error).partition("\n")[0]) from error
    encoding, name = connection.info.parameter_status("server_encoding"), connection.info.dbname
    if encoding != "UTF8":
        connection.close()
        raise Unavailable(
            f"the database {name} is encoded in {encoding}, which cannot hold "
            "every name and quote of a readout; make one whose encoding is UTF8, from template0",
            remedy=Remedy.ANOTHER_STORE,
        )
    return connection


def _fetched(cursor: ServerCursor[Row]) -> Iterator[Row]:
    """The rows of a cursor on the server, which forgets it behind them."""
    with cursor:
        yield from cursor


@lru_cache(maxsize=512)
def _written(sql: str) -> str:
    """The SQL with its placeholders as the driver writes them."""
    return sql.replace("%", "%%").replace("?", "%s")
