"""Shown: an item, a statement, a readout or a meeting, by its name or the beginning of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from tracker.errors import NotFound, Remedy
from tracker.projections.instants import STILL, day_of
from tracker.projections.retracted import retracted
from tracker.queries.abbreviations import items_meant, meant, nothing, several
from tracker.queries.clauses import Clause, once_clause, within_clause
from tracker.queries.meetings import MeetingRow, RecordedMeeting, occasion_names, recorded
from tracker.queries.reader import RecordReader
from tracker.queries.remaining import remaining
from tracker.queries.rows import REF, SAID, select
from tracker.queries.scope import (
    ItemRow,
    Scope,
    called,
    items_known,
    relationship_names,
    scope,
)
from tracker.queries.stories import story
from tracker.queries.story import Story, StoryStatement
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import chunks


class ReadoutTold(NamedTuple):
    """A readout with all that it says."""

    readout: str
    """Its name."""
    title: str | None
    """Its title."""
    publisher: str | None
    """Whose account it is."""
    date: dt.date
    """Its day."""
    relationship: str
    """The parties to each other."""
    meetings: tuple[RecordedMeeting, ...]
    """The meetings that it tells of, as `meetings` gives them."""
    statements: tuple[StoryStatement, ...]
    """Its statements, in their order."""


class MeetingTold(NamedTuple):
    """A meeting with all that was said at it."""

    meeting: RecordedMeeting
    """The meeting, as `meetings` gives it."""
    statements: tuple[StoryStatement, ...]
    """What its readouts report of it, in their order."""


Shown = Story | StoryStatement | ReadoutTold | MeetingTold

_AFTER = "\U0010ffff"
"""Comes after every character that a name can have."""


class _Named(NamedTuple):
    kind: Literal["item", "statement", "readout", "meeting"]
    name: str
    relationship: str | None = None

    @property
    def told(self) -> str:
        """Its name, with what tells it from others of that name."""
        return f"{self.name} ({self.relationship})" if self.relationship else self.name


def shown(reader: RecordReader, view: Viewpoint, name: str) -> Shown:
    """What goes by a name: an item, a statement, a readout, or a meeting, in this order.

    Raises:
        NotFound: nothing does, and nothing has a name that begins so or holds its words.
        Refused: several do, or there are several items of that name.
    """
    where = scope(reader.sql, view)
    items = items_known(reader.sql, where.known, where.relationships)
    if called(name, items):
        return story(reader, view, name)
    found = _named(reader, where, name, name)
    if not found and (gone := _retracted(reader, view, where, name)):
        raise gone
    found, begun = (found, True) if found else _abbreviated(reader, where, name, items)
    if not found and "@" in name and name.partition("@")[0].replace("-", "").isalnum():
        raise NotFound(
            f"no statement {name!r} {'was on record by then' if view.known_on else 'is on record'}",
            remedy=Remedy.LIST_REFS,
        )
    if not found and called(name, items_known(reader.sql, STILL - 1, None)):
        return story(reader, view, name)  # which says where it is, or since when
    if not found:
        left = remaining(reader.sql, where.known, items)
        raise nothing(name, [*(row.slug for row in left), *occasion_names(reader, where)], view)
    if len(found) > 1:
        raise several(name, [one.told for one in found], begun=begun)
    return _told(reader, view, where, found[0])


def meeting(reader: RecordReader, view: Viewpoint, name: str) -> MeetingTold | None:
    """The meeting of a name, which a readout may have as well; None where there is none."""
    try:
        return _meeting(reader, scope(reader.sql, view._replace(items=())), name)
    except NotFound:
        return None


def _retracted(reader: RecordReader, view: Viewpoint, where: Scope, name: str) -> NotFound | None:
    known = where.known if view.known_on else None
    return retracted(reader.sql, name, known=known, relationships=where.relationships)


def _abbreviated(
    reader: RecordReader, where: Scope, name: str, items: list[ItemRow]
) -> tuple[list[_Named], bool]:
    """What a beginning or a part of a name may stand for, and whether their names begin so."""
    if "@" in name:
        return _named(reader, where, name, f"{name}{_AFTER}"), True
    occasions = meant(name, occasion_names(reader, where))
    left = remaining(reader.sql, where.known, items)
    rows, begun = items_meant(name, left, items)
    told = _items(reader, rows)
    if occasions.begun or (rows and begun):
        return _occasions(reader, where, occasions.begun) or told, True
    return [*_occasions(reader, where, occasions.held), *told], False


def _occasions(reader: RecordReader, where: Scope, names: Sequence[str]) -> list[_Named]:
    return [one for name in names for one in _named(reader, where, name, name)]


def _items(reader: RecordReader, rows: list[ItemRow]) -> list[_Named]:
    places = relationship_names(reader.sql, rows) if rows else []
    return [_Named("item", row.slug, place) for row, place in zip(rows, places, strict=True)]


def _named(reader: RecordReader, where: Scope, start: str, stop: str) -> list[_Named]:
    """The statements, or the readouts and the meetings, whose names lie between two."""
    within, relationships = within_clause("r.relationship_id", where.relationships)
    known = f" AND r.known_from <= ? AND r.known_to > ?{within}"
    given = (where.known, where.known, *relationships)
    if "@" in start:
        key, _, readout = start.partition("@")
        rows = reader.sql.rows(
            f"SELECT DISTINCT {REF} FROM {SAID} WHERE r.slug BETWEEN ? AND ?{known}"
            " AND s.key = ? AND s.known_from <= ? AND s.known_to > ? ORDER BY 1",
            (readout, stop.partition("@")[2], *given, key, where.known, where.known),
        )
        return [_Named("statement", ref) for (ref,) in rows]
    readouts = reader.sql.rows(
        f"SELECT DISTINCT r.slug FROM tracker_readouts r WHERE r.slug BETWEEN ? AND ?{known}"
        " ORDER BY 1",
        (start, stop, *given),
    )
    meetings = reader.sql.rows(
        "SELECT DISTINCT r.meeting FROM tracker_meetings r"
        f" WHERE r.meeting BETWEEN ? AND ?{known} ORDER BY 1",
        (start, stop, *given),
    )
    names = {slug: _Named("meeting", slug) for (slug,) in meetings}
    names |= {slug: _Named("readout", slug) for (slug,) in readouts}
    return [names[slug] for slug in sorted(names)]


def _told(reader: RecordReader, view: Viewpoint, where: Scope, one: _Named) -> Shown:
    match one.kind:
        case "item":
            return story(reader, view._replace(relationship=one.relationship, party=None), one.name)
        case "statement":
            return _statement(reader, where, one.name)
        case "readout":
            return _readout(reader, where, one.name)
        case "meeting":
            return _meeting(reader, where, one.name)


def _statement(reader: RecordReader, where: Scope, ref: str) -> StoryStatement:
    key, _, readout = ref.partition("@")
    found = _statements(reader, where, "r.slug = ? AND s.key = ?", readout, key)
    if not found:
        raise _later(where, ref)
    return found[0]


def _readout(reader: RecordReader, where: Scope, slug: str) -> ReadoutTold:
    meetings = _meetings(reader, where, "r.slug = ?", slug, each=True)
    rows = reader.sql.rows(
        "SELECT r.title, r.publisher, r.date FROM tracker_readouts r"
        " WHERE r.slug = ? AND r.known_from <= ? AND r.known_to > ? AND r.date <= ?",
        (slug, where.known, where.known, where.day),
    )
    if not rows:
        raise _later(where, slug)
    ((title, publisher, day),) = rows
    return ReadoutTold(
        readout=slug,
        title=title,
        publisher=publisher,
        date=day_of(day),
        relationship=meetings[0].relationship,
        meetings=tuple(meetings),
        statements=tuple(_statements(reader, where, "r.slug = ?", slug)),
    )


def _meeting(reader: RecordReader, where: Scope, name: str) -> MeetingTold:
    found = _meetings(reader, where, "m.meeting = ?", name)
    if not found:
        raise _later(where, name)
    said = _statements(
        reader,
        where,
        "EXISTS (SELECT 1 FROM tracker_meetings m WHERE m.relationship_id = s.relationship_id"
        " AND m.id = s.meeting_id AND m.meeting = ?)"
        f" AND r.slug IN ({', '.join('?' * len(found[0].readouts))})",
        name,
        *found[0].readouts,
    )
    return MeetingTold(found[0], tuple(said))


def _later(where: Scope, name: str) -> NotFound:
    return NotFound(f"{name} is of a day after {day_of(where.day)}; ask as of a later one")


def _statements(
    reader: RecordReader, where: Scope, only: str, *given: object
) -> list[StoryStatement]:
    """Some statements known and made, in the order of their readouts."""
    within, relationships = within_clause("s.relationship_id", where.relationships)
    listed = reader.sql.rows(
        f"SELECT s.relationship_id, s.id, {REF} FROM {SAID} WHERE {only}"
        " AND r.known_from <= ? AND r.known_to > ? AND s.known_from <= ? AND s.known_to > ?"
        f"{within} ORDER BY s.date, r.slug, s.number",
        (*given, *(where.known,) * 4, *relationships),
    )
    told: dict[str, StoryStatement] = {}
    for part in chunks((whose, number) for whose, number, _ in listed):
        told |= reader.told(part, where, own=True)
    return [told[ref] for _, _, ref in listed if ref in told]


def _meetings(
    reader: RecordReader, where: Scope, only: str, given: str, *, each: bool = False
) -> list[RecordedMeeting]:
    """Some meetings known and held, each with the readouts that tell of it among these.

    Args:
        reader: where to read them.
        where: from where they are looked at.
        only: which, in SQL.
        given: what that is given.
        each: whether each account of an act counts, and not each act.
    """
    within, relationships = within_clause("r.relationship_id", where.relationships)
    rows = reader.sql.rows(
        f"SELECT {select(MeetingRow)} FROM tracker_meetings m JOIN tracker_readouts r"
        " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
        f" JOIN tracker_relationships l ON l.id = r.relationship_id WHERE {only}"
        f" AND r.known_from <= ? AND r.known_to > ? AND m.date <= ?{within}"
        " ORDER BY m.date, m.id",
        (given, where.known, where.known, where.day, *relationships),
    )
    told: dict[str, list[MeetingRow]] = defaultdict(list)
    for row in map(MeetingRow._make, rows):
        told[row.meeting].append(row)
    once = ("", ()) if each else once_clause(where.day, where.known)
    return [_recorded(reader, where, rows, once) for rows in told.values()]


def _recorded(
    reader: RecordReader, where: Scope, told: list[MeetingRow], once: Clause
) -> RecordedMeeting:
    only, given = once
    counted: list[tuple[Any, ...]] = [
        row
        for one in told
        for row in reader.sql.rows(
            "SELECT COUNT(*) FROM tracker_statements s WHERE s.relationship_id = ?"
            f" AND s.meeting_id = ? AND s.known_from <= ? AND s.known_to > ?{only}",
            (one.meeting_relationship_id, one.meeting_id, *(where.known,) * 2, *given),
        )
    ]
    return recorded(told, sum(count for (count,) in counted))
