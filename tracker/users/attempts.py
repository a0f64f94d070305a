"""Attempts to sign in: how many, by name and by address, before one has to wait.

They are counted in the store, before a password is looked at, so that neither a restart of the
server nor many requests at once give more of them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from tracker.errors import Throttled
from tracker.projections.instants import microseconds
from tracker.sql import Transaction
from tracker.users.tables import ATTEMPTS

WAIT = timedelta(minutes=15)
"""How long one waits when there were too many; from then on they are counted anew."""

BY_NAME, BY_ADDRESS = 10, 50
"""How many attempts there may be for a name, and from an address, which several may share."""

_MINE = 64
"""The bits of an address of IPv6 that are a subscriber's; the others he has at will."""


def count(sql: Transaction, user_id: str, address: str, now: datetime) -> None:
    """Count an attempt.

    Raises:
        Throttled: there were too many.
    """
    for subject, most in ((_of_name(user_id), BY_NAME), (_of_address(address), BY_ADDRESS)):
        counted, last = _counted(sql, subject, most, now)
        if counted > most:
            left = -(-(last + _microseconds(WAIT) - microseconds(now)) // 60_000_000)
            raise Throttled(
                f"there were too many attempts to sign in; wait {left} minutes, and try again",
                seconds=left * 60,
            )


def forget(sql: Transaction, user_id: str, address: str | None = None) -> None:
    """Forget the attempts for a name; those from an address are forgotten but for the others."""
    sql.write(f"DELETE FROM {ATTEMPTS} WHERE subject = ?", [(_of_name(user_id),)])
    if address is not None:
        sql.write(
            f"UPDATE {ATTEMPTS} SET count = count - 1 WHERE subject = ? AND count > 0",
            [(_of_address(address),)],
        )


def clear(sql: Transaction, now: datetime) -> None:
    """Forget those that no longer count."""
    before = microseconds(now - WAIT)
    sql.write(f"DELETE FROM {ATTEMPTS} WHERE last_at < ?", [(before,)])


def _counted(sql: Transaction, subject: str, most: int, now: datetime) -> tuple[int, int]:
    """How many there were with this one, and when the last of those that may be was.

    It is one statement, so that of many at once each waits for those before it, and counts them.
    """
    before = microseconds(now - WAIT)
    ((counted, last),) = sql.rows(
        f"INSERT INTO {ATTEMPTS} AS t VALUES (?, 1, ?) ON CONFLICT (subject) DO UPDATE SET"
        " count = CASE WHEN t.last_at <= ? THEN 1 ELSE t.count + 1 END,"
        " last_at = CASE WHEN t.last_at > ? AND t.count >= ? THEN t.last_at"
        " ELSE excluded.last_at END RETURNING count, last_at",
        (subject, microseconds(now), before, before, most),
    )
    return int(counted), int(last)


def _of_name(user_id: str) -> str:
    return f"name {user_id}"


def _of_address(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return f"address {address}"
    if isinstance(found, IPv6Address):
        return f"address {ip_network((found, _MINE), strict=False)}"
    return f"address {found}"


def _microseconds(span: timedelta) -> int:
    return span // timedelta(microseconds=1)
