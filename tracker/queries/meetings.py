"""Meetings: the occasions on record, each with the readouts that tell of it."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, TypeVar

from tracker.projections.instants import day_of
from tracker.queries.clauses import (
    act_clause,
    items_clause,
    once_clause,
    participant_clause,
    within_clause,
)
from tracker.queries.reader import RecordReader
from tracker.queries.rows import REF, STATEMENTS, select
from tracker.queries.scope import Scope, scope
from tracker.queries.viewpoint import Viewpoint

T = TypeVar("T")


class RecordedMeeting(NamedTuple):
    """An occasion on record, with the readouts that tell of it."""

    meeting: str
    """Its id."""
    date: dt.date
    """Its day."""
    kind: str | None
    """What kind of meeting it was."""
    place: str | None
    """Where it was held."""
    ordinal: int | None
    """Which of its kind it was."""
    relationship: str
    """The parties to each other; of readouts of several relationships, the most."""
    participants: dict[str, list[str]]
    """For each party, the names of those who took part."""
    readouts: tuple[str, ...]
    """The readouts that tell of it."""
    statements: int
    """How many statements belong to it, each act once; of an item, those on it or its parts."""
    holds: tuple[str, ...]
    """The follow-ups that it is."""


class MeetingRow(NamedTuple):
    """What one readout says of a meeting."""

    meeting_id: int
    meeting: str
    meeting_date: int
    kind: str | None
    place: str | None
    ordinal: int | None
    relationship: str
    participants: str
    readout: str
    holds: str
    meeting_relationship_id: int


def meetings(
    reader: RecordReader, view: Viewpoint, participant: str | None = None
) -> Iterator[RecordedMeeting]:
    """The meetings on record up to the day, each with the readouts that tell of it.

    Of an item, those at which something was said of it, and those that were an occasion
    announced for it.

    Args:
        reader: where they are read.
        view: from where somebody looks at the record.
        participant: a part of the name of somebody who took part in them.
    """
    where = scope(reader.sql, view)
    # A ref reaches across relationships, so a meeting of another one can hold the item.
    anywhere = scope(reader.sql, view._replace(items=())).relationships
    within, parameters = within_clause("r.relationship_id", anywhere)
    attended, given = participant_clause(participant, "m.meeting", where.known, anywhere)
    listed = reader.sql.stream(
        f"SELECT {select(MeetingRow)}"
        "  FROM tracker_meetings m JOIN tracker_readouts r"
        " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
        "  JOIN tracker_relationships l ON l.id = r.relationship_id"
        f" WHERE m.date <= ? AND r.known_from <= ? AND r.known_to > ?{within}{attended}"
        # Two accounts of one meeting may give different days of it.
        " ORDER BY MIN(m.date) OVER (PARTITION BY m.meeting), m.meeting",
        (where.day, where.known, where.known, *parameters, *given),
    )
    counts = _counts(reader, where, anywhere)
    return _told(reader, where, map(MeetingRow._make, listed), counts)


def _told(
    reader: RecordReader,
    where: Scope,
    listed: Iterator[MeetingRow],
    counts: Counter[tuple[int, int]],
) -> Iterator[RecordedMeeting]:
    targets = where.items and _targets(reader, where)
    asked = targets is not None or where.by is not None
    for _, group in groupby(listed, key=lambda row: row.meeting):
        told = list(group)
        count = sum(counts[row.meeting_relationship_id, row.meeting_id] for row in told)
        held = {
            target
            for row in told
            for target in _named(row.holds.split(), row.meeting_relationship_id)
        }
        if asked and not count and (where.by or not targets or targets.isdisjoint(held)):
            continue
        yield recorded(told, count)


def recorded(told: list[MeetingRow], statements: int) -> RecordedMeeting:
    """A meeting from what each of its readouts says of it."""
    told = sorted(told, key=lambda row: (row.meeting_date, row.readout))
    return RecordedMeeting(
        meeting=told[0].meeting,
        date=day_of(told[0].meeting_date),
        kind=_first(row.kind for row in told),
        place=_first(row.place for row in told),
        ordinal=_first(row.ordinal for row in told),
        relationship=widest(row.relationship for row in told),
        participants=_people(told),
        readouts=tuple(dict.fromkeys(row.readout for row in told)),
        statements=statements,
        holds=tuple(dict.fromkeys(target for row in told for target in row.holds.split())),
    )


def widest(relationships: Iterable[str]) -> str:
    """Of the relationships whose readouts tell of a meeting, that which it is told as one of.

    It is that between the most parties, and of several the first by name.
    """
    return min(relationships, key=lambda name: (-name.count("-"), name))


def _counts(
    reader: RecordReader, where: Scope, relationships: tuple[int, ...] | None
) -> Counter[tuple[int, int]]:
    """How many statements belong to each meeting, as known; of items, those on them."""
    within, related = within_clause("s.relationship_id", relationships)
    about, items = items_clause("s.item_id", reader.members(where))
    said, by = act_clause(where.by, where.day, where.known, "s.by_parties", "s.done_by")
    once, of_accounts = once_clause(where.day, where.known)
    found = reader.sql.rows(
        "SELECT s.relationship_id, s.meeting_id, COUNT(*) FROM tracker_statements s"
        f" WHERE s.known_from <= ? AND s.known_to > ?{within}{about}{said}{once}"
        " GROUP BY s.relationship_id, s.meeting_id",
        (where.known, where.known, *related, *items, *by, *of_accounts),
    )
    return Counter({(relationship_id, meeting): n for relationship_id, meeting, n in found})


def _targets(reader: RecordReader, where: Scope) -> set[tuple[int, str]]:
    """The items asked about and the statements on them, as a meeting can name them."""
    about, items = items_clause("i.id", reader.members(where))
    slugs = reader.sql.rows(
        f"SELECT i.relationship_id, i.slug FROM tracker_items i WHERE true{about}", items
    )
    refs = reader.sql.rows(
        f"SELECT 0, {REF} FROM {STATEMENTS} WHERE s.known_from <= ? AND s.known_to > ?{about}",
        (where.known, where.known, *items),
    )
    return {(relationship_id, target) for relationship_id, target in (*slugs, *refs)}


def _named(targets: Iterable[str], relationship_id: int) -> set[tuple[int, str]]:
    """What a meeting of a relationship names: a slug means an item there, a ref is everywhere."""
    return {(0 if "@" in target else relationship_id, target) for target in targets}


def _people(told: list[MeetingRow]) -> dict[str, list[str]]:
    """Who took part, by party, as far as any readout of the meeting names them."""
    found: dict[str, list[str]] = {}
    for row in told:
        for party, names in json.loads(row.participants).items():
            known = found.setdefault(party, [])
            known += [name for name in names if name not in known]
    return found


def _first(said: Iterable[T | None]) -> T | None:
    """What the first of several readouts of a meeting to say it says."""
    return next((one for one in said if one is not None), None)


def readouts_on(reader: RecordReader, where: Scope, day: dt.date) -> list[str]:
    """The names of the readouts that tell of a meeting of a day."""
    related, relationships = within_clause("r.relationship_id", where.relationships)
    rows = reader.sql.rows(
        "SELECT DISTINCT r.slug FROM tracker_meetings m JOIN tracker_readouts r"
        " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
        f" WHERE m.date = ? AND r.known_from <= ? AND r.known_to > ?{related} ORDER BY r.slug",
        (day.toordinal(), where.known, where.known, *relationships),
    )
    return [name for (name,) in rows]


def occasion_names(reader: RecordReader, where: Scope) -> list[str]:
    """The names of the readouts and the meetings on record, the readouts first."""
    related, relationships = within_clause("r.relationship_id", where.relationships)
    known = f"r.known_from <= ? AND r.known_to > ?{related}"
    given = (where.known, where.known, *relationships)
    readouts = reader.sql.rows(
        f"SELECT DISTINCT r.slug FROM tracker_readouts r WHERE {known} ORDER BY r.slug", given
    )
    meetings = reader.sql.rows(
        "SELECT DISTINCT m.meeting FROM tracker_meetings m JOIN tracker_readouts r"
        " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
        f" WHERE {known} ORDER BY m.meeting",
        given,
    )
    return [name for (name,) in (*readouts, *meetings)]
