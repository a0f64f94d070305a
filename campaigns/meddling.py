"""Meddling: everything that is done to the views, the indexes and the schema of a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from random import Random
from typing import Any

from tracker.projections.schema import INDEXES, NAMES

Meddle = Callable[[sqlite3.Connection, Random], str]
"""Does something to a store, and says what."""


def view_value_changed(connection: sqlite3.Connection, random: Random) -> str:
    """One value in a view becomes another."""
    while True:
        table, row = _row(connection, random)
        place = random.randrange(len(row))
        other = _other(row[place], random)
        changed = (*row[:place], other, *row[place + 1 :])
        if _exchanged(connection, table, [row], [changed]):
            return f"{table}: {row[place]!r} -> {other!r}, number {place} of {row}"


def view_row_deleted(connection: sqlite3.Connection, random: Random) -> str:
    """One row is taken out of a view."""
    table, row = _row(connection, random)
    _exchanged(connection, table, [row], [])
    return f"{table} without {row}"


def view_row_added(connection: sqlite3.Connection, random: Random) -> str:
    """One row is put into a view that is like another but for one value."""
    while True:
        table, row = _row(connection, random)
        place = random.randrange(len(row))
        added = (*row[:place], _other(row[place], random), *row[place + 1 :])
        if _exchanged(connection, table, [], [added]):
            return f"{table} with {added}"


def view_emptied(connection: sqlite3.Connection, random: Random) -> str:
    """All rows are taken out of a view."""
    table, _ = _row(connection, random)
    connection.execute(f"DELETE FROM {table}")
    return f"{table} without rows"


def view_dropped(connection: sqlite3.Connection, random: Random) -> str:
    """A view is no longer there."""
    table = random.choice(sorted(NAMES))
    connection.execute(f"DROP TABLE {table}")
    return f"no {table}"


def index_dropped(connection: sqlite3.Connection, random: Random) -> str:
    """An index is no longer there."""
    name = random.choice(sorted(INDEXES))
    connection.execute(f"DROP INDEX {name}")
    return f"no {name}"


def index_led_astray(connection: sqlite3.Connection, random: Random) -> str:
    """An index leads to an empty tree: nothing is found by it, though every row is there."""
    name = random.choice([name for name in sorted(INDEXES) if _counts(connection, name)])
    connection.execute("CREATE TABLE tracker_other (a)")
    connection.execute("CREATE INDEX tracker_other_by_a ON tracker_other (a)")
    _lead(connection, name, "tracker_other_by_a")
    return f"{name} is empty"


def key_led_astray(connection: sqlite3.Connection, random: Random) -> str:
    """The index of a key leads to an empty tree."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NULL ORDER BY name"
    )
    name = random.choice([name for (name,) in found if _counts(connection, name)])
    connection.execute("CREATE TABLE tracker_other (a UNIQUE)")
    _lead(connection, name, "sqlite_autoindex_tracker_other_1")
    return f"{name} is empty"


def trigger_added(connection: sqlite3.Connection, random: Random) -> str:
    """Something is to happen whenever a table is written."""
    table = random.choice(["tracker_events", *sorted(NAMES)])
    when = random.choice(["AFTER INSERT", "BEFORE INSERT", "AFTER DELETE"])
    body = random.choice(["DELETE FROM tracker_spans", "SELECT RAISE(IGNORE)", "SELECT 1"])
    connection.execute(f"CREATE TRIGGER other {when} ON {table} BEGIN {body}; END")
    return f"{when} ON {table}: {body}"


def query_in_place_of_a_view(connection: sqlite3.Connection, random: Random) -> str:
    """A view is a query of somebody else's, with a part of the rows."""
    table = random.choice(sorted(NAMES))
    connection.execute("PRAGMA legacy_alter_table = ON")
    connection.execute(f"ALTER TABLE {table} RENAME TO tracker_kept")
    connection.execute(f"CREATE VIEW {table} AS SELECT * FROM tracker_kept LIMIT 1")
    return f"{table} is a query"


def column_added(connection: sqlite3.Connection, random: Random) -> str:
    """A table has one more column."""
    table = random.choice(["tracker_events", *sorted(NAMES)])
    connection.execute(f"ALTER TABLE {table} ADD COLUMN other")
    return f"{table} has a column more"


def column_renamed(connection: sqlite3.Connection, random: Random) -> str:
    """A column of a view has another name."""
    table = random.choice(sorted(NAMES))
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    column = random.choice(columns)
    connection.execute(f"ALTER TABLE {table} RENAME COLUMN {column} TO other")
    return f"{column} of {table} has another name"


MEDDLING: tuple[Meddle, ...] = (
    view_value_changed,
    view_row_deleted,
    view_row_added,
    view_emptied,
    view_dropped,
    index_dropped,
    index_led_astray,
    key_led_astray,
    trigger_added,
    query_in_place_of_a_view,
    column_added,
    column_renamed,
)
"""Everything that is done."""


def _row(connection: sqlite3.Connection, random: Random) -> tuple[str, tuple[Any, ...]]:
    """A row of a view that has any."""
    while True:
        table = random.choice(sorted(NAMES))
        if rows := connection.execute(f"SELECT * FROM {table}").fetchall():
            return table, random.choice(rows)


def _other(value: object, random: Random) -> object:
    if isinstance(value, int):
        return value + random.choice([-1, 1, 1000])
    if isinstance(value, str):
        return random.choice([value + "x", value[:-1] if value else "y", value.swapcase() + " "])
    return 1 if value is None else None


def _exchanged(
    connection: sqlite3.Connection,
    table: str,
    rows: list[tuple[Any, ...]],
    others: list[tuple[Any, ...]],
) -> bool:
    """Take rows out of a table and put others in; false where its keys forbid it."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    same = " AND ".join(f"{column} IS ?" for column in columns)
    connection.execute("SAVEPOINT exchange")
    try:
        connection.executemany(f"DELETE FROM {table} WHERE {same}", rows)
        marks = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", others)
    except sqlite3.IntegrityError:
        connection.execute("ROLLBACK TO exchange")
        return False
    return True


def _counts(connection: sqlite3.Connection, index: str) -> bool:
    """Whether any row is found by an index."""
    sql = "SELECT tbl_name FROM sqlite_master WHERE type = 'index' AND name = ?"
    ((table,),) = connection.execute(sql, [index])
    return bool(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall())


def _lead(connection: sqlite3.Connection, name: str, empty: str) -> None:
    """Exchange the trees of two indexes."""
    connection.commit()
    pages = dict(
        connection.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE name IN (?, ?)", (name, empty)
        )
    )
    connection.execute("PRAGMA writable_schema = ON")
    connection.executemany(
        "UPDATE sqlite_master SET rootpage = ? WHERE name = ?",
        [(pages[empty], name), (pages[name], empty)],
    )
    connection.commit()
