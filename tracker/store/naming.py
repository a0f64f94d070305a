"""Names of stores: which database each one leads to, and what an error calls it."""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote

from tracker.errors import NoStore, Unavailable


class Address(NamedTuple):
    """Where a store is."""

    kind: Literal["sqlite", "postgresql"]
    target: str
    """What the database's driver is given: a URI of a file, or a connection string."""
    shown: str
    """The store's name without a password."""
    schema: str = "commitment_tracker"
    """On PostgreSQL, the schema that the record's tables lie in."""


def address(store: str, *, create: bool) -> Address:
    """Where a store is.

    Args:
        store: `sqlite:///relative/path.db`, `sqlite:////absolute/path.db`, or
            `postgresql://user@host/database` with whatever else a connection string may say.
        create: whether it may be made when it is not there.

    Raises:
        Unavailable: the name leads to no place for a store, or its driver is missing.
        NoStore: there is no such file.
    """
    shown = re.sub(r"(?<=://)([^:@/]+):[^@/]*@", r"\1@", store)
    if store.startswith(("postgresql://", "postgres://")):
        _require_driver()
        return Address("postgresql", store, shown)
    return Address("sqlite", _file(store, create=create), shown)


def _require_driver() -> None:
    if find_spec("psycopg") is None or find_spec("psycopg_pool") is None:
        raise Unavailable(
            "a store on PostgreSQL needs its driver: pip install 'commitment-tracker[postgresql]'"
        )


def _file(store: str, *, create: bool) -> str:
    """The URI of a store's file, which is there already unless it may be made."""
    scheme, separator, name = store.partition(":///")
    if scheme != "sqlite" or not separator or not name:
        raise Unavailable(
            f"{store!r} names no store; write sqlite:///tracker.db, sqlite:////full/path.db "
            "or postgresql://user@host/database"
        )
    path = Path(name)
    try:
        there, home = path.is_file(), path.parent.is_dir()
    except OSError as error:
        raise Unavailable(f"{name[:80]}… names no store: {error.strerror}") from error
    if path.is_dir():
        raise Unavailable(f"{path} is a folder; name a file in it, such as {path}/tracker.db")
    if not create and not there:
        raise NoStore(
            f"there is no store at {path}; record something first (tracker record events/), "
            "or name another with --store"
        )
    if create and not home:
        raise Unavailable(f"there is no folder {path.parent} to keep the store in; make it first")
    mode = "rwc" if create else "ro&immutable=1" if _archived(path) else "rw"
    return f"file:{quote(str(path))}?mode={mode}"


def _archived(path: Path) -> bool:
    """Whether a store lies where nobody here can write, and nobody else was writing.

    SQLite writes files beside a store even to read it, unless it is told that nothing changes. What
    stands in its log (`-wal`) would then not be read.
    """
    there = path.resolve()
    return (
        not os.access(there.parent, os.W_OK) and not there.with_name(f"{there.name}-wal").exists()
    )
