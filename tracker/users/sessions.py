"""Sessions: who signed in, known by a token of which only a digest is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.projections.instants import microseconds
from tracker.sql import Transaction
from tracker.users import tokens
from tracker.users.tables import SESSIONS

LENGTH = timedelta(hours=12)
"""How long one stays signed in: a day at work."""


def begin(sql: Transaction, user_id: str, now: datetime) -> str:
    """Begin a session; its token is the answer, and can be told only now."""
    sql.write(f"DELETE FROM {SESSIONS} WHERE ends_at <= ?", [(microseconds(now),)])
    token = tokens.new()
    row = (tokens.digest(token), user_id, microseconds(now), microseconds(now + LENGTH))
    sql.insert(SESSIONS, [row])
    return token


def holder(sql: Transaction, token: str, now: datetime) -> str | None:
    """Whose session it is, if it is one and has not ended."""
    found = sql.rows(
        f"SELECT user_id FROM {SESSIONS} WHERE digest = ? AND ends_at > ?",
        (tokens.digest(token), microseconds(now)),
    )
    return str(found[0][0]) if found else None


def end(sql: Transaction, token: str) -> None:
    """End a session."""
    sql.write(f"DELETE FROM {SESSIONS} WHERE digest = ?", [(tokens.digest(token),)])


def end_all(sql: Transaction, user_id: str) -> None:
    """End all sessions of a user."""
    sql.write(f"DELETE FROM {SESSIONS} WHERE user_id = ?", [(user_id,)])
