"""Meddling: everything that is done to the views, the indexes and the schema of a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from random import Random
from typing import Any

from tracker.projections.schema import INDEXES
from tracker.projections.tables import NAMES

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


def name_changed(connection: sqlite3.Connection, random: Random) -> str:
    """The name of a relationship, its parties or its number, or a readout's, is another."""
    table, column, other = random.choice(
        [
            ("tracker_relationships", "name", "name || 'x'"),
            ("tracker_relationships", "parties", "parties || ' SE'"),
            ("tracker_relationships", "id", "id + 10"),
            ("tracker_names", "readout", "readout || 'x'"),
            ("tracker_names", "relationship_id", "relationship_id + 1"),
            ("tracker_names", "relationship_id", "NULL"),
        ]
    )
    key = "id" if table == "tracker_relationships" else "readout"
    ((one,),) = _some(connection, random, f"SELECT {key} FROM {table}")
    connection.execute(f"UPDATE {table} SET {column} = {other} WHERE {key} = ?", [one])
    return f"{column} of {one} in {table} is {other}"


def name_deleted(connection: sqlite3.Connection, random: Random) -> str:
    """A relationship or a readout has no name any more."""
    table, key = random.choice([("tracker_relationships", "id"), ("tracker_names", "readout")])
    ((one,),) = _some(connection, random, f"SELECT {key} FROM {table}")
    connection.execute(f"DELETE FROM {table} WHERE {key} = ?", [one])
    return f"{table} without {one}"


def name_added(connection: sqlite3.Connection, random: Random) -> str:
    """There is one relationship more, or one readout."""
    added = random.choice(
        [
            "tracker_relationships (name, parties) VALUES ('NO-SE', 'NO SE')",
            "tracker_names VALUES ('another', 1)",
        ]
    )
    connection.execute(f"INSERT INTO {added}")
    return f"one more: {added}"


def events_of_nobody(connection: sqlite3.Connection, random: Random) -> str:
    """Events are there of a relationship that is not."""
    count = random.randrange(1, 5)
    connection.execute(
        "INSERT INTO tracker_events SELECT 10, position, originator_id, originator_version, topic,"
        " state FROM tracker_events WHERE relationship_id = 1 AND position <= ?",
        [count],
    )
    return f"{count} events of nobody"


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
    name_changed,
    name_deleted,
    name_added,
    events_of_nobody,
)
"""Everything that is done."""


def _row(connection: sqlite3.Connection, random: Random) -> tuple[str, tuple[Any, ...]]:
    """A row of a view that has any."""
    while True:
        table = random.choice(sorted(NAMES))
        if rows := connection.execute(f"SELECT * FROM {table}").fetchall():
            return table, random.choice(rows)


def _some(connection: sqlite3.Connection, random: Random, sql: str) -> list[tuple[Any, ...]]:
    """One row of those that are found."""
    return [random.choice(connection.execute(sql).fetchall())]


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
    sql = "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'index' AND name = ?"
    ((table, made),) = connection.execute(sql, [index])
    some = (made or "").partition(" WHERE ")[2] or "TRUE"
    return bool(connection.execute(f"SELECT 1 FROM {table} WHERE {some} LIMIT 1").fetchall())


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
