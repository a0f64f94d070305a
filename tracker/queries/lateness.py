"""Lateness: how long after its deadline something was done, or has not been."""

from __future__ import annotations

from datetime import date

from tracker.domain.rules import DONE, OVERDUE
from tracker.queries.rows import StandingRow, StatementRow


def days_late(row: StandingRow | StatementRow, on: date) -> int | None:
    """How many days after its last day it was reported done, or is overdue; None where it is not.

    Args:
        row: the statement as it stood.
        on: the day on which it did.
    """
    if row.due_last is None or row.since_day is None:
        return None
    until = None
    if row.status in DONE:
        until = row.since_day
    elif row.status in OVERDUE:
        until = on.toordinal()
    return until - row.due_last if until is not None and until > row.due_last else None


def approximate(about: int, marks: str | None) -> bool:
    """Whether a window is approximate: one that is tied to an occasion is as that of it."""
    return "about:yes" in marks if marks and "about:" in marks else bool(about)
