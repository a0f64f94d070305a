"""Tampering: a store's file changed behind the program's back, and what `verify` says of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.support.commandline import Ran, tracker


def verified(path: Path, *more: str) -> Ran:
    """Verify the store in a file."""
    return tracker("verify", "--store", f"sqlite:///{path}", *more, folder=path.parent)


def write(path: Path, sql: str, *parameters: object) -> None:
    """Run a statement on the store in a file, from outside the program."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql, parameters)


def rebuilt(path: Path, *more: str) -> Ran:
    """Make the views of the store in a file anew."""
    return tracker("rebuild", "--store", f"sqlite:///{path}", *more, folder=path.parent)
