"""Names of stores: which database each one leads to, and what an error calls it."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote

from tracker.errors import NoStore, Remedy, TrackerError, Unavailable
from tracker.store import conninfo

_FORMS = "write sqlite:///tracker.db, sqlite:////full/path.db or postgresql://user@host/database"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}", re.ASCII)
_NO_PATH = re.compile(r"[@=:;]|\?\w+=")
"""What a file's bare name may not have, because a connection string has it."""
_PARAMETERS = re.compile(r"\?[\w.-]+=|:.*@", re.DOTALL)
"""What looks in the name of a file like the parameters, or the password, of a server."""

_KINDS = (
    (stat.S_ISDIR, "a folder; name a file in it, such as {path}/tracker.db"),
    (stat.S_ISFIFO, "a pipe, which keeps nothing; name a file"),
    (stat.S_ISSOCK, "a socket, which keeps nothing; name a file"),
    (stat.S_ISCHR, "a device, which keeps nothing; name a file"),
    (stat.S_ISBLK, "a device and not a file; name a file"),
)
"""What may stand where a store's file is looked for, and is none."""


_LONG = 80
"""Characters of a path that are shown of one that is too long to be any file's."""


class Address(NamedTuple):
    """Where a store is."""

    kind: Literal["sqlite", "postgresql"]
    target: str
    """What the database's driver is given: a URI of a file, or a connection string."""
    shown: str
    """The store's name without anything secret."""
    schema: str = conninfo.SCHEMA
    """The schema of a store on PostgreSQL."""


def address(store: str, *, create: bool) -> Address:
    """Where a store is.

    Args:
        store: `sqlite:///relative/path.db`, `sqlite:////absolute/path.db`, the bare path of a file,
            or `postgresql://user@host/database` with whatever else a connection string may say.
        create: whether it may be made when it is not there.

    Raises:
        Unavailable: the name leads to no place for a store, or its driver is missing.
        NoStore: there is no such file.
    """
    store = normalised(store)
    if conninfo.is_one(store):
        return Address("postgresql", *conninfo.read(store))
    path = Path(_path(store))
    return Address("sqlite", _file(path, create=create), f"sqlite:///{path}")


def file_of(store: str) -> object:
    """What stands for the file that a store's name leads to, and for what was put into it.

    It is another after the file was replaced, or written by anything but a commit to its log. None
    for a server, and where there is no store.
    """
    try:
        where = address(store, create=False)
        if where.kind != "sqlite":
            return None
        found = Path(_path(normalised(store))).stat()
    except (TrackerError, OSError):
        return None
    return where.target, found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def normalised(store: str) -> str:
    """The name of a store with its scheme in small letters."""
    scheme, separator, rest = store.partition("://")
    if separator and _SCHEME.fullmatch(scheme):
        return f"{scheme.lower()}://{rest}"
    return store


def _path(store: str) -> str:
    """The path in a name of a store; of what is none, nothing is shown but its scheme."""
    if store.startswith(("sqlite:", "file:", ":memory:")):
        _refuse_memory(store)
    scheme, separator, name = store.partition("://")
    if store.startswith("sqlite:"):
        if not name.startswith("/") or name == "/":
            raise Unavailable(f"the address of the store does not name a file; {_FORMS}")
        name = name.removeprefix("/")
        if _PARAMETERS.search(name):
            raise Unavailable(
                "the address of the store names a file and then something else: a file takes no "
                f"user, password or parameters; {_FORMS}"
            )
    elif separator and _SCHEME.fullmatch(scheme):
        raise Unavailable(f"a store cannot be kept on {scheme}; {_FORMS}")
    elif _NO_PATH.search(store):
        raise Unavailable(
            f"the name of the store is neither a path nor an address that is known; {_FORMS} "
            "(a file whose own name has one of @ : = ; is named with sqlite:/// before it)"
        )
    else:
        name = store
    if not name.strip() or "\0" in name:
        raise Unavailable(f"the name of the store is empty; {_FORMS}")
    return name


def _refuse_memory(store: str) -> None:
    rest = store.removeprefix("sqlite:").strip("/")
    if not rest or ":memory:" in rest or "mode=memory" in rest:
        raise Unavailable(
            "a store in memory would be gone when the command ends; name a file, such as "
            "sqlite:///tracker.db"
        )
    if rest.startswith("file:"):
        raise Unavailable(
            "the address of a store takes a path, and no file: address; write "
            "sqlite:///tracker.db or sqlite:////full/path.db"
        )


def _file(path: Path, *, create: bool) -> str:
    """The URI of a store's file, which is there already unless it may be made."""
    try:
        there, home = path.exists(), path.parent.is_dir()
        mode = path.stat().st_mode if there else 0
    except OSError as error:
        named = str(path) if len(str(path)) <= _LONG else f"{str(path)[:_LONG]}…"
        raise Unavailable(
            f"{named} is not a store address: {error.strerror}; check the name"
        ) from error
    for is_kind, told in _KINDS:
        if is_kind(mode):
            raise Unavailable(f"{path} is {told.format(path=path)}")
    if not create and not there:
        raise NoStore(f"there is no store at {path}", remedy=Remedy.RECORD_FIRST)
    if create and not home:
        raise Unavailable(f"there is no folder {path.parent} to keep the store in; make it first")
    access = "rwc" if create else "ro&immutable=1" if _archived(path) else "rw"
    return f"file:{quote(os.fsencode(path))}?mode={access}"


def _archived(path: Path) -> bool:
    """Whether a store lies where nobody here can write, and nobody else was writing.

    SQLite writes files beside a store even to read it, unless it is told that nothing changes. What
    stands in its log (`-wal`) would then not be read.
    """
    there = path.resolve()
    return (
        not os.access(there.parent, os.W_OK) and not there.with_name(f"{there.name}-wal").exists()
    )
