"""The latest recording: when it was."""

from __future__ import annotations

from datetime import datetime

from tracker.projections.instants import moment
from tracker.sql import Transaction


def latest(sql: Transaction) -> datetime | None:
    """The moment of the latest recording, if anything is on record.

    Args:
        sql: an open transaction.
    """
    ((found,),) = sql.rows("SELECT MAX(recorded_at) FROM tracker_recordings")
    return None if found is None else moment(found)


def extent(sql: Transaction) -> tuple[int, datetime | None]:
    """How many recordings there were, and the moment of the latest.

    Both together are other ones after each recording: one that was begun earlier, in another
    relationship, can be dated before the latest.
    """
    ((count, last),) = sql.rows("SELECT COUNT(*), MAX(recorded_at) FROM tracker_recordings")
    return count, None if last is None else moment(last)
