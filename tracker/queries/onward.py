"""Onward: the meetings of other relationships at which the matters of one went on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tracker.domain.kinds import KINDS, UNDERTAKINGS
from tracker.domain.names import readout_of
from tracker.projections.instants import day_of
from tracker.queries.meetings import RecordedMeeting, meetings
from tracker.queries.reader import RecordReader
from tracker.queries.scope import Scope, scope
from tracker.queries.viewpoint import Viewpoint


def onward(reader: RecordReader, view: Viewpoint) -> list[RecordedMeeting]:
    """The meetings of other relationships at which the matters of one went on, in time.

    That are those which are a round that it announced, those at which a promise of it was renewed,
    and from then on those at which something was said of the item on which that goes on.

    Args:
        reader: where they are read.
        view: from where it is asked, with the relationship.
    """
    where = scope(reader.sql, view._replace(items=()))
    found: dict[str, RecordedMeeting] = {}
    for other, name in _others(reader, where):
        own = {
            slug for whose in where.relationships or () for slug in _readouts(reader, where, whose)
        }
        there = view._replace(relationship=name, party=None, items=(), by=None)
        for one in meetings(reader, there):
            if any("@" in target and readout_of(target) in own for target in one.holds):
                found[one.meeting] = one
        for item, day in _renewing(reader, where, other, own).items():
            since = day_of(day)
            for one in meetings(reader, there._replace(items=(item,))):
                if one.date >= since:
                    found[one.meeting] = one
    return sorted(found.values(), key=lambda one: (one.date, one.meeting))


def _others(reader: RecordReader, where: Scope) -> Iterator[tuple[int, str]]:
    """The other relationships of which something names readouts of one."""
    for whose in where.relationships or ():
        yield from reader.sql.rows(
            "SELECT DISTINCT l.id, l.name FROM tracker_readouts r"
            " JOIN tracker_crossings c ON c.readout = r.slug"
            " JOIN tracker_relationships l ON l.id = c.relationship_id"
            " WHERE r.relationship_id = ? AND c.relationship_id <> r.relationship_id"
            " ORDER BY l.name",
            (whose,),
        )


def _readouts(reader: RecordReader, where: Scope, whose: int) -> Iterator[str]:
    """The readouts of a relationship that are on record."""
    for (slug,) in reader.sql.rows(
        "SELECT r.slug FROM tracker_readouts r WHERE r.relationship_id = ?"
        " AND r.known_from <= ? AND r.known_to > ?",
        (whose, where.known, where.known),
    ):
        yield slug


def _renewing(reader: RecordReader, where: Scope, other: int, own: set[str]) -> dict[str, int]:
    """The items of another relationship on which promises go on, each with since which day."""
    found: dict[str, int] = defaultdict(lambda: where.day)
    for kind, item, day, targets in reader.sql.rows(
        "SELECT s.type, i.slug, s.date, s.targets FROM tracker_statements s"
        " JOIN tracker_items i ON i.relationship_id = s.relationship_id AND i.id = s.item_id"
        " WHERE s.relationship_id = ? AND s.targets LIKE '%@%' AND s.date <= ?"
        " AND s.known_from <= ? AND s.known_to > ?",
        (other, where.day, where.known, where.known),
    ):
        if KINDS[kind] in UNDERTAKINGS and any(
            "@" in target and readout_of(target) in own for target in targets.split()
        ):
            found[item] = min(found[item], day)
    return found
