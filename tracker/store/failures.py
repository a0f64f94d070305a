"""Failures: what a database complains of, told as the tracker's own errors, each with a way out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tracker.errors import Interrupted, Remedy, Unavailable
from tracker.store import secrets

_DRIVERS = ("sqlite3.Error", "psycopg.Error")

_LIBRARY = ("eventsourcing.persistence.PersistenceError",)
"""What the library raises in the place of a driver's error, which is then its cause."""

_LOST = ("psycopg.OperationalError", "psycopg.InterfaceError")
"""What the driver raises when the server cannot be reached, or no longer."""


class _Kind(NamedTuple):
    """A kind of failure, and what to say of it."""

    codes: str
    """The SQL states that mean it, as a regular expression; connecting gives none."""
    words: str
    """What the database says of it, as a regular expression."""
    told: str
    """What to say, behind the name of the store."""
    passing: bool = False
    """Whether it may be over by itself, so that the same may be tried again."""


_SERVERS = (
    _Kind(
        "53100",
        r"no space left on device|could not extend file|disk quota",
        "cannot be written to: the disk of its server is full; free some space there and try again",
    ),
    _Kind(
        "53300",
        r"too many (connections|clients)|remaining connection slots",
        "has no connection left for another user; try again in a moment",
        passing=True,
    ),
    _Kind(
        "57P0[1235]",
        r"starting up|shutting down|recovery mode|not yet accepting|terminating connection"
        r"|database .* is not currently accepting",
        "cannot be reached: its server is starting or stopping; try again in a moment",
        passing=True,
    ),
    _Kind(
        "55P03|40001|40P01",
        r"lock timeout|deadlock detected|could not serialize",
        "is held by somebody else for too long; try again when they are done",
        passing=True,
    ),
    _Kind(
        "57014",
        r"statement timeout",
        "cannot be used: its server ended a query that took too long for it; try again, or have "
        "its statement_timeout raised",
    ),
    _Kind(
        "25P03",
        r"idle-in-transaction timeout",
        "cannot be used: its server ends transactions that pause for a moment; have its "
        "idle_in_transaction_session_timeout raised",
        passing=True,
    ),
    _Kind(
        "25006",
        r"session is read-only|server is in hot standby|read-only transaction",
        "cannot be written to: the server that was found only takes questions; name the one that "
        "records, or give all of them with target_session_attrs=read-write",
        passing=True,
    ),
    _Kind(
        "",
        r"session is not read-only|server is not in hot standby",
        "cannot be reached: none of its servers is of the kind that target_session_attrs asks for",
        passing=True,
    ),
    _Kind(
        "3D000",
        r"database \S+ does not exist",
        "cannot be opened: there is no database of that name on its server; make it first "
        "(createdb), or check the name",
    ),
    _Kind(
        "",
        r"expected authentication request|invalid response to (SSL|GSSAPI|encryption)"
        r"|unsupported frontend protocol|invalid length of startup",
        "cannot be reached: what answers there is not a PostgreSQL server; check host and port",
    ),
    _Kind(
        "28...",
        r"authentication failed|no password supplied|pg_hba\.conf|role \S+ does not exist"
        r"|authentication (method|request)|is not permitted to log in|no PostgreSQL user name",
        "does not let you in: check the user and the password (PGPASSWORD, or the file ~/.pgpass), "
        "and whether its server takes them from here",
    ),
    _Kind(
        "",
        r"\bSSL\b|\bTLS\b|certificate|GSSAPI|private key",
        "cannot be reached over an encrypted connection as asked; check sslmode, the certificates "
        "and whether its server offers one",
    ),
    _Kind(
        "",
        r"could not translate host name|failed to resolve|[Nn]ame or service not known"
        r"|nodename nor servname|name resolution|could not parse network address",
        "cannot be reached: there is no host of that name; check the name, and the network",
    ),
    _Kind(
        "",
        r"timeout expired|timed out|couldn't get a connection",
        "cannot be reached: its server does not answer in time; check host and port, and the "
        "network, or try again",
        passing=True,
    ),
    _Kind(
        "",
        r"refused|No such file or directory",
        "cannot be reached: the connection was refused, because no server listens there; start "
        "it, or check host and port",
        passing=True,
    ),
    _Kind(
        "",
        r"unreachable|[Nn]o route",
        "cannot be reached: there is no way to its server; check host, port and the network",
        passing=True,
    ),
    _Kind(
        "",
        r"invalid (port|integer value|\S+ value|value for|command-line)|bad value|requires a value"
        r"|must be|unrecognized|could not (open|read|match)|does not exist|not supported|service",
        "cannot be reached as its address says: one of its parameters has a value that does not "
        "work; check them",
    ),
    _Kind(
        "08...",
        r"server closed the connection|connection .*(lost|closed|reset)|could not receive data"
        r"|could not send data|the connection is closed",
        "cannot be reached any more: the connection was lost; try again",
        passing=True,
    ),
)
"""What keeps one from a server. The first that fits is told, in words of our own: the driver's may
hold any part of the address. The more exact come first, since with several hosts the driver tells
of all of them at once."""

_DENIED = "42501"
"""The SQL state of what a role may not do, or may not see whole."""

_ADVICE: tuple[tuple[str, str, Remedy | None], ...] = (
    (r"locked|lock timeout", "somebody else is writing to it; try again when they are done", None),
    (r"read-?only|permission denied", "it cannot be written to; check its permissions", None),
    (r"is full|no space", "the disk is full; free some space and try again", None),
    (r"not a database", "it is not a store of this program; restore it from a copy",
     Remedy.ANOTHER_STORE_INSTEAD),
    (r"malformed|corrupt", "it is damaged; restore it from a copy", None),
    (r"no such (table|column)|relation .* does not exist|column .* does not exist",
     "its views are damaged", Remedy.REBUILD),
    (r"unable to open|disk I/O",
     "check that it is still there, its permissions, and whether its disk is full", None),
)  # fmt: skip
"""By words of what a database says, what to make of it, and what each face says beyond that."""


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Tell the database's errors as the tracker's own.

    Args:
        name: what to call the store.
    """
    try:
        yield
    except _imported(_DRIVERS + _LIBRARY) as error:
        first = error.__cause__ if isinstance(error, _imported(_LIBRARY)) else error
        raise _explained(name, error, first) from error


def _explained(name: str, error: Exception, first: BaseException | None) -> Unavailable:
    """The tracker's own error for a database's.

    Args:
        name: what to call the store.
        error: what was raised.
        first: what the driver raised.
    """
    said, lost = str(error), isinstance(first, _imported(_LOST))
    code = getattr(first, "sqlstate", None) or ""
    if lost or code:
        for kind in _SERVERS:
            if re.fullmatch(kind.codes, code) if code else re.search(kind.words, said):
                return (Interrupted if kind.passing else Unavailable)(f"{name} {kind.told}")
    shown = (
        "its own words for it hold a part of the address that is secret"
        if secrets.holds_one(said)
        else said.partition("\n")[0]  # behind it, the driver shows the query
    )
    if code == _DENIED:
        return Unavailable(
            f"{name} cannot be used so by this role: {shown}; ask the owner of its tables to allow "
            "that, or do it as the owner"
        )
    if lost:
        return Interrupted(
            f"{name} cannot be reached: {shown}; check that its server runs, and the name"
        )
    advice, remedy = next(
        ((advice, remedy) for found, advice, remedy in _ADVICE if re.search(found, said)),
        ("look at its server", None),
    )
    return Unavailable(f"{name} cannot be used: {shown}; {advice}", remedy=remedy)


def _imported(names: Iterable[str]) -> tuple[type[Exception], ...]:
    """The classes of errors of those names.

    A module that nobody has imported has raised none, and is not imported for the sake of it: to
    import the library takes longer than most answers do.
    """
    parted = [name.rpartition(".") for name in names]
    return tuple(
        getattr(sys.modules[module], name) for module, _, name in parted if module in sys.modules
    )
