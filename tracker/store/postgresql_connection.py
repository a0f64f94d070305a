"""PostgreSQL: connections to a store's server."""

from __future__ import annotations

from typing import Any

from psycopg import Connection, Error, OperationalError, connect
from psycopg.conninfo import conninfo_to_dict

from tracker.errors import Remedy, Unavailable

CONNECT_TIMEOUT = 10
"""Seconds that a connection may take to be made, over all the hosts of a connection string."""


def parts(conninfo: str) -> dict[str, Any]:
    """All that a connection string says, as the driver takes it."""
    # A host that is silent leaves time for another.
    waited = {"connect_timeout": CONNECT_TIMEOUT // 2}
    return waited | conninfo_to_dict(conninfo) | {"client_encoding": "UTF8"}


def connected(conninfo: str) -> Connection[Any]:
    """A connection to the first of the hosts that takes one.

    Raises:
        OperationalError: there is none, or the connection string is wrong; it says so in a line.
        Unavailable: the database cannot hold every character.
    """
    try:
        connection = connect(**parts(conninfo))
    except Error as error:
        raise OperationalError(str(error).partition("\n")[0]) from error
    encoding, name = connection.info.parameter_status("server_encoding"), connection.info.dbname
    if encoding != "UTF8":
        connection.close()
        raise Unavailable(
            f"the database {name} is encoded in {encoding}, which cannot hold every name and "
            "quote of a readout; make one whose encoding is UTF8, from template0",
            remedy=Remedy.ANOTHER_STORE,
        )
    return connection
