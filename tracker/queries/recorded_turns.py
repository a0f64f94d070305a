"""Recorded turns: which statuses each recording changed, as they were on its own day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple, TypeAlias

from tracker.domain.rules import urgency
from tracker.projections.instants import STILL, microseconds, moment
from tracker.queries.clauses import by_clause, items_clause, share_clause, within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.rows import BY, REF, SPANS
from tracker.queries.scope import scope
from tracker.queries.viewpoint import Viewpoint

_TO_DAY = "/ 86400000000 + 719163"
"""Makes the ordinal of a day of microseconds since 1970."""

Recording: TypeAlias = tuple[dt.datetime, str]
"""A recording, by its moment and the relationship."""


class RecordedTurn(NamedTuple):
    """A statement that a recording gave another status."""

    ref: str
    title: str
    """What its item is called."""
    summary: str
    """What was said."""
    before: str | None
    """Its status before; None for a new statement."""
    after: str | None
    """Its status since; None for one that was taken back."""


def recorded_turns(
    reader: RecordReader, view: Viewpoint, since: dt.datetime
) -> dict[Recording, list[RecordedTurn]]:
    """The statuses that recordings changed since a moment, by the recording, the pressing first.

    Args:
        reader: where to read them.
        view: from where they are looked at; no day after its own is.
        since: the moment of the first recording.
    """
    where, first = scope(reader.sql, view), microseconds(since)
    related, relationships = within_clause("p.relationship_id", where.relationships)
    about, items = items_clause("p.item_id", where.items)
    share, of_share = share_clause(where.by, where.known)
    said, by = by_clause(where.by, BY)

    def statuses(end: str) -> dict[tuple[int, str, str], tuple[str, str, str]]:
        """What had a status that a recording began or ended, by it and the ref."""
        day = f"CASE WHEN p.{end} {_TO_DAY} > ? THEN ? ELSE p.{end} {_TO_DAY} END"
        rows = reader.sql.stream(
            f"SELECT p.{end}, l.name, {REF}, COALESCE(n.title, i.slug), s.summary, v.status"
            f"  FROM {SPANS}"
            "  JOIN tracker_relationships l ON l.id = p.relationship_id"
            "  JOIN tracker_items i ON i.relationship_id = p.relationship_id AND i.id = p.item_id"
            "  LEFT JOIN tracker_item_names n ON n.relationship_id = i.relationship_id"
            f"   AND n.item_id = i.id AND n.known_to = {STILL}"
            f" WHERE {share} AND p.twin_of IS NULL AND p.{end} >= ? AND p.{end} <= ?"
            f" AND p.valid_from <= {day} AND p.valid_to > {day}{said}{related}{about}",
            (
                *(*of_share, first, where.known),
                *(where.day, where.day, where.day, where.day),
                *(*by, *relationships, *items),
            ),
        )
        return {(at, name, ref): (title, told, st) for at, name, ref, title, told, st in rows}

    ended, begun = statuses("known_to"), statuses("known_from")
    found: dict[Recording, list[RecordedTurn]] = defaultdict(list)
    for at, name, ref in {**ended, **begun}:
        was, now = ended.get((at, name, ref)), begun.get((at, name, ref))
        before, after = was and was[2], now and now[2]
        title, summary, _ = now or was or ("", "", "")
        if before != after:
            turn = RecordedTurn(ref, title, summary, before, after)
            found[moment(at), name].append(turn)
    for turns in found.values():
        turns.sort(key=lambda one: (urgency(one.after or one.before or ""), one.ref))
    return found
