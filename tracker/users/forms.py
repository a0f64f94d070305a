"""Forms that were sent: each is known by a key of its own, and taken once."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.projections.instants import microseconds
from tracker.sql import Transaction
from tracker.users.tables import FORMS

KEPT = timedelta(days=40)
"""For how long it is known that a form was sent; an older one is not taken at all."""


def note(sql: Transaction, form: str, now: datetime) -> None:
    """Note that a form was sent, and what it asked for was done."""
    sql.write(f"DELETE FROM {FORMS} WHERE sent_at < ?", [(microseconds(now - KEPT),)])
    sql.write(
        f"INSERT INTO {FORMS} VALUES (?, ?) ON CONFLICT DO NOTHING", [(form, microseconds(now))]
    )


def was_sent(sql: Transaction, form: str) -> bool:
    """Whether a form was sent before."""
    return bool(sql.rows(f"SELECT 1 FROM {FORMS} WHERE form = ?", (form,)))
