"""Locks on a PostgreSQL server: who writes to a table is held up in mid-statement."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

import psycopg

_OTHERS = "datname = current_database() AND pid <> pg_backend_pid()"


_WAITS = f"FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND {_OTHERS}"


class Lock:
    """A lock on a table, seen from a connection of its own."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def waited_for(self, running: Future[Any]) -> bool:
        """Wait until somebody waits for it; false when what runs comes to its end without."""
        while not running.done():
            if self._connection.execute(f"SELECT 1 {_WAITS}").fetchall():
                return True
            time.sleep(0.01)
        return False

    def end_who_waits(self) -> None:
        """Have the server end the connection that waits."""
        self._connection.execute(f"SELECT pg_terminate_backend(pid) {_WAITS}")


@contextmanager
def locked(store: str, table: str) -> Iterator[Lock]:
    """Lock a table against writing."""
    with (
        psycopg.connect(store) as holder,
        psycopg.connect(store, autocommit=True) as watcher,
    ):
        holder.execute(f"LOCK TABLE {table} IN SHARE MODE")
        yield Lock(watcher)
        holder.rollback()


def tables_of(store: str) -> list[str]:
    """Every table in a database, in whatever schema it is."""
    with psycopg.connect(store) as connection:
        found = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
        )
        return [name for (name,) in found.fetchall()]


def settled(store: str) -> None:
    """Wait until a server has seen that its client is gone; until then it may still commit."""
    if not store.startswith("postgresql:"):
        return
    with psycopg.connect(store, autocommit=True) as connection:
        while connection.execute(
            f"SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND {_OTHERS}"
        ).fetchall():
            time.sleep(0.01)


def unhurried(server: str) -> None:
    """Let a server not wait for the disk, as long as only its clients are killed."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
