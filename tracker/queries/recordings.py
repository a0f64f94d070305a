"""Recordings: when each was made, and by whom."""

from __future__ import annotations

import datetime as dt

from tracker.projections.instants import moment
from tracker.projections.schema import STILL
from tracker.sql import Transaction


class Recordings:
    """When recordings were made, and by whom.

    Args:
        sql: where to read it.
    """

    def __init__(self, sql: Transaction) -> None:
        self._sql = sql
        self._known: dict[int, tuple[dt.datetime, str]] = {}

    def at(self, recording: int) -> dt.datetime:
        """The moment of a recording."""
        return self._found(recording)[0]

    def by(self, recording: int) -> str:
        """Who made it."""
        return self._found(recording)[1]

    def until(self, recording: int) -> dt.datetime | None:
        """The moment of one that ended something; None where nothing did."""
        return None if recording == STILL else self.at(recording)

    def _found(self, recording: int) -> tuple[dt.datetime, str]:
        if recording not in self._known:
            ((at, by),) = self._sql.rows(
                "SELECT recorded_at, recorded_by FROM tracker_recordings WHERE id = ?", (recording,)
            )
            self._known[recording] = moment(at), by
        return self._known[recording]
