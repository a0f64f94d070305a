"""What a recording changed: the statuses on one day as they were known before it and since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.projections.refresh import Refreshed
from tracker.sql import Row, Transaction, chunks, marks


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


def changes(sql: Transaction, refreshed: Refreshed, day: int) -> list[Change]:
    """What a recording changed about the statuses at the end of a day, in the order of the refs.

    Args:
        sql: the transaction of the recording.
        refreshed: the spans that it ended and began.
        day: the day's ordinal.
    """
    before, after = _on(sql, refreshed.ended, day), _on(sql, refreshed.begun, day)
    found = []
    for ref in sorted({*before, *after}):
        kind, summary, _, rule = after.get(ref) or before[ref]
        was, now = (rows[ref][2] if ref in rows else None for rows in (before, after))
        if was != now:
            found.append(Change(ref, kind, summary, was, now, rule))
    return found


def _on(sql: Transaction, spans: Iterable[Row], day: int) -> dict[str, tuple[str, str, str, str]]:
    """Type, summary, status and rule of the statements that the spans hold for on a day, by ref."""
    held = {row[0]: (row[3], row[4]) for row in spans if row[9] <= day < row[10]}
    found = {}
    for part in chunks(sorted(held)):
        for statement_id, ref, kind, summary in sql.rows(
            "SELECT s.id, s.key || '@' || r.slug, s.type, s.summary FROM statements s"
            f" JOIN readouts r ON r.id = s.readout_id WHERE s.id IN ({marks(part)})",
            part,
        ):
            found[ref] = (kind, summary, *held[statement_id])
    return found
