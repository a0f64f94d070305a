"""Recordings: when each was made, and by whom."""

from __future__ import annotations

import datetime as dt

from tracker.projections.instants import STILL
from tracker.projections.instants import moment as moment_of
from tracker.sql import Transaction


class Recordings:
    """When the recordings about a readout were made, and by whom.

    Args:
        sql: where to read it.
        readout: the readout.
        known: the last moment whose recordings count.
    """

    def __init__(self, sql: Transaction, readout: str, known: int = STILL - 1) -> None:
        self._sql = sql
        self._readout = readout
        self.known = known
        self._made_by: dict[int, str] = {}

    def at(self, moment: int) -> dt.datetime:
        """The moment of a recording."""
        return moment_of(moment)

    def until(self, moment: int) -> dt.datetime | None:
        """The moment of one that ended something; None where nothing did by then."""
        return moment_of(moment) if moment <= self.known else None

    def by(self, moment: int) -> str:
        """Who made the recording of a moment."""
        if moment not in self._made_by:
            ((by,),) = self._sql.rows(
                "SELECT g.recorded_by FROM tracker_recordings g"
                " WHERE g.recorded_at = ? AND g.relationship_id ="
                " (SELECT MIN(r.relationship_id) FROM tracker_readouts r WHERE r.slug = ?)",
                (moment, self._readout),
            )
            self._made_by[moment] = by
        return self._made_by[moment]
