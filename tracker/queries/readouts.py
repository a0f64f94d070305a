"""Readouts: those on record, each with where it was published and how much it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from tracker.projections.instants import day_of
from tracker.queries.beside import Origin
from tracker.queries.clauses import by_clause, items_clause, within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import Scope, scope
from tracker.queries.viewpoint import Viewpoint


class RecordedReadout(NamedTuple):
    """A readout on record."""

    readout: str
    """Its name."""
    date: dt.date
    """The day of the first meeting that it reports."""
    title: str | None
    """Its title."""
    publisher: str | None
    """The party that published it."""
    relationship: str
    """The parties to each other."""
    meetings: tuple[str, ...]
    """The meetings that it reports."""
    statements: int
    """How many statements it has; of an item or a party, how many of those on it or by it."""
    source: Origin
    """Where it was published: its `readout`, `publisher`, `title` and `url`."""
    url: str | None
    """The address at which it was published."""


def readouts(reader: RecordReader, view: Viewpoint) -> Iterator[RecordedReadout]:
    """The readouts on record up to the day, in the order of time.

    Of an item or a party, those that say something of it, or in which it says something.
    """
    where = scope(reader.sql, view)
    within, relationships = within_clause("r.relationship_id", where.relationships)
    listed = reader.sql.stream(
        "SELECT r.relationship_id, r.id, r.slug, r.date, r.title, r.publisher, l.name, r.url"
        "  FROM tracker_readouts r JOIN tracker_relationships l ON l.id = r.relationship_id"
        f" WHERE r.date <= ? AND r.known_from <= ? AND r.known_to > ?{within}"
        " ORDER BY r.date, r.slug",
        (where.day, where.known, where.known, *relationships),
    )
    counts, meetings = _counts(reader, where), _meetings(reader, where)
    asked = where.items is not None or where.by is not None
    for relationship_id, number, slug, date, title, publisher, relationship, url in listed:
        count = counts.get((relationship_id, number), 0)
        if count or not asked:
            yield RecordedReadout(
                readout=slug,
                date=day_of(date),
                title=title,
                publisher=publisher,
                relationship=relationship,
                meetings=meetings[relationship_id, number],
                statements=count,
                source=Origin(slug, publisher, title, url),
                url=url,
            )


def _counts(reader: RecordReader, where: Scope) -> dict[tuple[int, int], int]:
    """How many statements each readout has by the day, as known; of items, those on them."""
    related, relationships = within_clause("s.relationship_id", where.relationships)
    about, items = items_clause("s.item_id", reader.members(where))
    said, by = by_clause(where.by, "s.by_parties", "s.done_by")
    found = reader.sql.rows(
        "SELECT s.relationship_id, s.readout_id, COUNT(*) FROM tracker_statements s"
        " WHERE s.known_from <= ? AND s.known_to > ? AND s.date <= ?"
        f"{related}{about}{said}"
        " GROUP BY s.relationship_id, s.readout_id",
        (where.known, where.known, where.day, *relationships, *items, *by),
    )
    return {(relationship_id, number): count for relationship_id, number, count in found}


def _meetings(reader: RecordReader, where: Scope) -> dict[tuple[int, int], tuple[str, ...]]:
    """The meetings that each readout reports, as known."""
    related, relationships = within_clause("m.relationship_id", where.relationships)
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for relationship_id, number, meeting in reader.sql.rows(
        "SELECT m.relationship_id, m.readout_id, m.meeting FROM tracker_meetings m"
        f" WHERE m.known_from <= ? AND m.known_to > ?{related} ORDER BY m.date, m.id",
        (where.known, where.known, *relationships),
    ):
        key = relationship_id, number
        found[key] = (*found.get(key, ()), meeting)
    return found
