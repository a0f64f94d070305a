"""Days: those of the meetings on record, on which what is answered changes most."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from tracker.projections.instants import day_of, moment
from tracker.queries.clauses import within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.queries.viewpoint import Viewpoint


class MeetingDay(NamedTuple):
    """A day on which there was a meeting."""

    date: dt.date
    """The day."""
    kind: str | None
    """What kind of meeting was held on it; of several, of the first by name."""
    place: str | None
    """Where."""
    relationship: str
    """Whose it was."""
    meetings: int
    """How many there were."""


def meeting_days(reader: RecordReader, view: Viewpoint) -> list[MeetingDay]:
    """The days of the meetings that were known, of before the day that is asked about and after."""
    where = scope(reader.sql, view._replace(items=(), by=None))
    within, relationships = within_clause("m.relationship_id", where.relationships)
    found = reader.sql.rows(
        "SELECT m.date, MIN(m.kind), MIN(m.place), MIN(m.relationship_id),"
        " COUNT(DISTINCT m.meeting) FROM tracker_meetings m"
        f" WHERE m.known_from <= ? AND m.known_to > ?{within} GROUP BY m.date ORDER BY m.date",
        (where.known, where.known, *relationships),
    )
    names: dict[int, str] = dict(reader.sql.rows("SELECT id, name FROM tracker_relationships"))
    return [
        MeetingDay(day_of(date), kind, place, names[whose], count)
        for date, kind, place, whose, count in found
    ]


def recording_moments(reader: RecordReader, limit: int) -> list[dt.datetime]:
    """The moments of the latest recordings, the latest first."""
    found = reader.sql.rows(
        "SELECT DISTINCT recorded_at FROM tracker_recordings ORDER BY recorded_at DESC LIMIT ?",
        (limit,),
    )
    return [moment(at) for (at,) in found]
