"""Failures: what a database complains of, told as the tracker's own errors, each with a way out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tracker.errors import Interrupted, Unavailable

_DRIVERS = ("sqlite3.Error", "psycopg.Error")

_LIBRARY = ("eventsourcing.persistence.PersistenceError",)
"""What the library raises in the place of a driver's error, which is then its cause."""

_LOST = ("psycopg.OperationalError", "psycopg.InterfaceError")
"""What the driver raises when the server cannot be reached, or no longer."""

_ADVICE = (
    (r"locked|lock timeout", "somebody else is writing to it; try again when they are done"),
    (r"read-?only|permission denied", "it cannot be written to; check its permissions"),
    (r"is full|no space", "there is no room left for it; make some, and do it again"),
    (
        r"not a database",
        "that is no store of this program: name another with --store, or restore it from a copy",
    ),
    (r"malformed|corrupt", "it is damaged; restore it from a copy"),
    (r"no such (table|column)|relation .* does not exist|column .* does not exist",
     "its views are damaged; make them again with tracker rebuild"),
    (r"unable to open|disk I/O", "check that it is still there, its folder and its permissions"),
)  # fmt: skip


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
        if isinstance(first, _imported(_LOST)):
            raise Interrupted(
                f"{name} cannot be reached: {error}; check that its server runs, and the name"
            ) from error
        said = str(error)
        advice = next((a for found, a in _ADVICE if re.search(found, said)), "look at its server")
        raise Unavailable(f"{name} cannot be used: {said}; {advice}") from error


def _imported(names: Iterable[str]) -> tuple[type[Exception], ...]:
    """The classes of errors of those names.

    A module that nobody has imported has raised none, and is not imported for the sake of it: to
    import the library takes longer than most answers do.
    """
    parted = [name.rpartition(".") for name in names]
    return tuple(
        getattr(sys.modules[module], name) for module, _, name in parted if module in sys.modules
    )
