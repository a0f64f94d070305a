"""The log: who recorded, amended, judged and retracted what, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from tracker.projections.instants import STILL, microseconds, moment
from tracker.queries.clauses import within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.queries.viewpoint import Viewpoint

_ACTS = f"""
    SELECT r.relationship_id, r.known_from AS at, 1 AS place, 'recorded' AS act, r.slug AS what,
           NULL AS reason, NULL AS judged
      FROM tracker_readouts r
     WHERE NOT EXISTS (SELECT 1 FROM tracker_corrections c
               WHERE c.relationship_id = r.relationship_id AND c.recorded_at = r.known_from
                 AND c.readout = r.slug AND c.type = 'HeadingAmended')
    UNION ALL
    SELECT c.relationship_id, c.recorded_at, 2, c.type,
           CASE WHEN c.key IS NULL THEN c.readout ELSE c.key || '@' || c.readout END, c.reason, NULL
      FROM tracker_corrections c
     WHERE c.type <> 'StatementsReordered'
        OR NOT EXISTS (SELECT 1 FROM tracker_corrections d
               WHERE d.relationship_id = c.relationship_id AND d.recorded_at = c.recorded_at
                 AND d.readout = c.readout AND d.type = 'StatementAdded')
    UNION ALL
    SELECT a.relationship_id, a.known_from, 3, 'judged', a.ref, NULL, a.body
      FROM tracker_assessments a
    UNION ALL
    SELECT a.relationship_id, a.known_to, 4, 'took back', a.ref,
           COALESCE(a.reason, 'it does not fit the statement any more'), a.body
      FROM tracker_assessments a WHERE a.known_to < {STILL}
    UNION ALL
    SELECT n.relationship_id, n.known_from, 5,
           CASE WHEN n.merged_into IS NOT NULL THEN 'merged'
                WHEN n.reason IS NOT NULL THEN 'took back' ELSE 'named' END,
           CASE WHEN COALESCE(n.merged_into, b.merged_into) IS NOT NULL
                THEN i.slug || ' into ' || COALESCE(n.merged_into, b.merged_into)
                ELSE i.slug END, n.reason, NULL
      FROM tracker_item_names n JOIN tracker_items i
        ON i.relationship_id = n.relationship_id AND i.id = n.item_id
      LEFT JOIN tracker_item_names b
        ON b.relationship_id = n.relationship_id AND b.item_id = n.item_id
       AND b.known_to = n.known_from AND n.reason IS NOT NULL
"""
"""All that was done to the record, by the relationship and the moment of the recording.

That what is added was put at its place among the others is no act of its own.
"""

_CORRECTED: dict[str, str] = {
    "HeadingAmended": "amended",
    "ReadoutRetracted": "retracted",
    "StatementAdded": "added",
    "StatementAmended": "amended",
    "StatementRetracted": "retracted",
    "StatementsReordered": "reordered",
}
"""What was done by each kind of correction."""


class LogEntry(NamedTuple):
    """Something that was done to the record."""

    at: dt.datetime
    """When it was recorded."""
    recorded_by: str
    """By whom."""
    relationship: str
    """The parties to each other."""
    act: str
    """What was done: `recorded`, `amended`, `added`, `retracted`, `reordered`, `judged`,
    `took back`, `named` or `merged`."""
    what: str
    """The readout, the statement or the item that it was done to; of what was merged, or is not
    any more, with the item that it was merged into."""
    reason: str | None
    """Why, where that was said."""
    judgement: str | None
    """What was judged, as JSON."""

    @property
    def item(self) -> str | None:
        """The item that it was done to; None where that was a readout or a statement."""
        of_item = self.act in {"named", "merged"} or " into " in self.what
        return self.what.partition(" into ")[0] if of_item else None


def log(
    reader: RecordReader,
    view: Viewpoint,
    recorded_by: str | None = None,
    recorded_since: dt.datetime | dt.date | None = None,
) -> Iterator[LogEntry]:
    """What was done to the record, the latest first.

    Args:
        reader: where to read it.
        view: the moment up to which, and the relationships.
        recorded_by: under whose name alone.
        recorded_since: from when on; a day is one in UTC.
    """
    where = scope(reader.sql, view)
    within, relationships = within_clause("e.relationship_id", where.relationships)
    since = None
    if recorded_since:
        if not isinstance(recorded_since, dt.datetime):
            recorded_since = dt.datetime.combine(recorded_since, dt.time(), dt.UTC)
        since = microseconds(recorded_since)
    found = reader.sql.stream(
        "SELECT e.at, g.recorded_by, l.name, e.act, e.what, e.reason, e.judged"
        f"  FROM ({_ACTS}) e"
        "  JOIN tracker_recordings g ON g.relationship_id = e.relationship_id"
        "   AND g.recorded_at = e.at"
        "  JOIN tracker_relationships l ON l.id = e.relationship_id"
        f" WHERE e.at <= ?{within}"
        f"{'' if since is None else ' AND e.at >= ?'}"
        f"{'' if recorded_by is None else ' AND g.recorded_by = ?'}"
        " ORDER BY e.at DESC, l.name, e.place, e.what, e.act",
        tuple(one for one in (where.known, *relationships, since, recorded_by) if one is not None),
    )
    for at, by, relationship, act, what, reason, judged in found:
        yield LogEntry(
            at=moment(at),
            recorded_by=by,
            relationship=relationship,
            act=str(_CORRECTED.get(act, act)),
            what=what,
            reason=reason,
            judgement=judged,
        )


def gathered(found: Iterable[LogEntry]) -> Iterator[tuple[LogEntry, ...]]:
    """The acts of a log each by itself, but what one recording named together.

    Args:
        found: the acts, in their order.
    """
    for (number, _, _), together in groupby(enumerate(found), key=_named_together):
        entries = tuple(one for _, one in together)
        if number is None:
            yield entries
        else:
            yield from ((one,) for one in entries)


def _named_together(numbered: tuple[int, LogEntry]) -> tuple[int | None, dt.datetime, str]:
    number, one = numbered
    return None if one.act == "named" else number, one.at, one.relationship
