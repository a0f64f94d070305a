"""Stores as they are within: every row, and statements that somebody else might run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg

from tests.support.records import Record
from tracker import bootstrap
from tracker.projections.tables import TABLES

OTHERS = (
    "CREATE TABLE items (sku TEXT, price INTEGER)",
    "INSERT INTO items VALUES ('bolt', 3), ('nut', 2)",
    "CREATE TABLE stored_events (id INTEGER, body TEXT)",
    "INSERT INTO stored_events VALUES (1, 'not ours')",
    "CREATE INDEX readouts_by_slug ON items (sku)",
)
"""What another program made, with names that version 0.1 gave to tables and indexes of its own."""


def rows(record: Record) -> dict[str, list[Any]]:
    """Every row of every view, on either database."""
    with bootstrap.event_log(record.store) as log, log.reading() as sql:
        return {
            table.name: sorted(sql.rows(f"SELECT * FROM {table.name}"), key=repr)
            for table in TABLES.values()
        }


@contextmanager
def outside(record: Record) -> Iterator[Callable[[str], list[Any]]]:
    """Runs statements on a store from outside the program."""
    if record.store.startswith("sqlite"):
        path = record.store.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path)) as connection, connection:
            yield lambda sql: connection.execute(sql).fetchall()
    else:
        with psycopg.connect(record.store, autocommit=True) as server:
            yield lambda sql: _fetched(server.execute(sql))


def _fetched(cursor: psycopg.Cursor[Any]) -> list[Any]:
    return cursor.fetchall() if cursor.description else []
