"""First: the first or the last statements by their days, found without sorting all of them.

A list in the order of time begins with what was said at the first meetings, or at the last ones
when it is turned round. Where only some of it are wanted, a few meetings may be enough.
"""

from __future__ import annotations

from tracker.projections.instants import day_of
from tracker.queries.clauses import within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import Scope
from tracker.queries.selected import keys
from tracker.queries.selection import Selection
from tracker.sql import Row

_TRIES = (4, 32)
"""For each statement that is wanted, so many meetings are looked at, until they have enough."""


def first(reader: RecordReader, where: Scope, selection: Selection) -> list[Row] | None:
    """The keys of the statements of a selection; None where all have to be sorted for it."""
    end = selection.end
    if end is None or selection.looked_over or selection.sort not in {"date", "-date"}:
        return None
    for meetings in _TRIES:
        near = _near(reader, where, selection, end * meetings)
        found = [*reader.sql.rows(*keys(reader, *near))] if near else []
        if len(found) == end:
            return found
    return None


def _near(
    reader: RecordReader, where: Scope, selection: Selection, meetings: int
) -> tuple[Scope, Selection] | None:
    """The days of the first so many meetings, in their relationships; None where that is no part.

    The day of the last of them is left out: there may be more of it, in further relationships.
    """
    latest = selection.sort == "-date"
    within, relationships = within_clause("relationship_id", where.relationships)
    found = reader.sql.rows(
        "SELECT relationship_id, date FROM tracker_meetings"
        f" WHERE date BETWEEN ? AND ? AND known_from <= ? AND known_to > ?{within}"
        f" ORDER BY date{' DESC' if latest else ''} LIMIT ?",
        (*_days(where, selection), where.known, where.known, *relationships, meetings),
    )
    end = found[-1][1] if len(found) == meetings else None
    related = tuple(sorted({number for number, date in found if date != end}))
    if end is None or not related:
        return None
    part = (
        selection._replace(since=day_of(end + 1))
        if latest
        else selection._replace(until=day_of(end - 1))
    )
    return where._replace(relationships=related), part


def _days(where: Scope, selection: Selection) -> tuple[int, int]:
    since, until = selection.since, selection.until
    last = min(where.day, until.toordinal()) if until else where.day
    return since.toordinal() if since else 1, last
