"""What a recording changed: the statuses on one day as they were known before it and since."""

from __future__ import annotations

from typing import NamedTuple

from tracker.sql import Transaction


class Change(NamedTuple):
    """A statement whose status on the day is not known to be what it was."""

    ref: str
    type: str
    summary: str
    before: str | None
    """None when the recording is the first to tell of it."""
    after: str | None
    """None when the recording took the statement back."""
    rule: str


def changes(sql: Transaction, recording: int, day: int) -> list[Change]:
    """What a recording changed about the statuses at the end of a day, in the order of the refs.

    Args:
        sql: a transaction that sees the recording.
        recording: its number.
        day: the day's ordinal.
    """
    query = """
        SELECT s.key || '@' || r.slug, s.type, s.summary, p.status, p.rule
          FROM spans p
          JOIN statements s ON s.id = p.statement_id
          JOIN readouts r ON r.id = s.readout_id
         WHERE p.{end} = ? AND p.valid_from <= ? AND p.valid_to > ?
    """
    when = (recording, day, day)
    before = {row[0]: row for row in sql.rows(query.format(end="known_to"), when)}
    after = {row[0]: row for row in sql.rows(query.format(end="known_from"), when)}
    found = []
    for ref in sorted({*before, *after}):
        _, kind, summary, _, rule = after.get(ref) or before[ref]
        was, now = (rows[ref][3] if ref in rows else None for rows in (before, after))
        if was != now:
            found.append(Change(ref, kind, summary, was, now, rule))
    return found
