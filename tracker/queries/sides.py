"""Sides: what is compared, each a readout, a meeting, a day or a moment of recording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from tracker.errors import NotFound, Remedy
from tracker.projections.instants import day_of
from tracker.projections.retracted import retracted
from tracker.queries import moments
from tracker.queries.abbreviations import meant, several
from tracker.queries.clauses import within_clause
from tracker.queries.meetings import occasion_names
from tracker.queries.reader import RecordReader
from tracker.queries.rows import REF, SAID
from tracker.queries.scope import ItemKey, Scope, scope
from tracker.queries.story import StoryStatement
from tracker.queries.viewpoint import Viewpoint
from tracker.suggestions import did_you_mean, near

_TWO = 2

_AS_OF, _KNOWN_ON = "as-of:", "known-on:"
"""What may stand before a day to say on which of the two clocks it is."""


class _Sided(NamedTuple):
    """What there is of a side."""

    name: str
    kind: Literal["readout", "meeting", "day", "moment"]
    day: date
    """The day as of which it is looked at."""
    known_on: datetime | None = None
    """The moment by which things have to be on record."""
    said: Mapping[str, ItemKey] | None = None
    """Of a readout or a meeting, its statements, each with its item; None for all of the record."""
    meeting_of: Mapping[str, str] = MappingProxyType({})
    """Of a readout or a meeting, the meeting that each of its statements is of."""
    meetings: frozenset[str] = frozenset()
    """Of a readout or a meeting, the meetings that it is about."""
    readouts: frozenset[str] = frozenset()
    """Of a readout or a meeting, the readouts that tell of it."""
    holds: frozenset[str] = frozenset()
    """Of a readout or a meeting, the rounds that its meetings are, by items and refs."""
    relationships: frozenset[int] = frozenset()
    """Of a readout or a meeting, those whose it is."""


class Side(_Sided):
    """One of the two that are compared; what it says is not told by it, but by the comparison."""

    __slots__ = ()

    KEYS = ("name", "kind", "day", "known_on")

    @property
    def told(self) -> str:
        """What it is, in words."""
        if self.kind == "moment":
            return f"what was known on {self.name}"
        return f"{self.name} ({self.day})" if self.said is not None else self.name

    @property
    def when(self) -> str:
        """When something was so that was so at this side."""
        if self.said is not None:
            return f"at {self.name}"
        return f"on {self.name}" if self.kind == "day" else f"as known on {self.name}"

    @property
    def mentioned(self) -> str:
        """That something is mentioned at this side."""
        if self.said is not None:
            return f"mentioned at {self.name}"
        since = "since" if self.kind == "day" else "in what was recorded since"
        return f"mentioned {since}, until {self.name}"

    def is_of_one_meeting(self, other: Side) -> bool:
        """Whether both are readouts that tell of one meeting."""
        readouts = self.kind == other.kind == "readout"
        return readouts and not self.meetings.isdisjoint(other.meetings)

    def view(self, view: Viewpoint) -> Viewpoint:
        """From where it is looked at."""
        return view._replace(as_of=self.day, known_on=self.known_on)


def side(reader: RecordReader, view: Viewpoint, text: str) -> Side:
    """What is meant by a name, a day or a moment.

    Args:
        reader: where to look for it.
        view: from where it is asked.
        text: what is to be compared.

    Raises:
        NotFound: it is none of them.
        Refused: it is the beginning, or a part, of several names of readouts and meetings.
    """
    given = text.strip()
    if given.startswith((_AS_OF, _KNOWN_ON)):
        return _on_a_clock(view, given)
    where = scope(reader.sql, view)
    if found := _occasion(reader, view, where, given):
        return found
    for clock in (_AS_OF, _KNOWN_ON):
        try:
            return _on_a_clock(view, f"{clock}{given}")
        except NotFound:
            continue
    known = where.known if view.known_on else None
    if gone := retracted(reader.sql, given, known=known, relationships=where.relationships):
        raise gone
    names = occasion_names(reader, where)
    begun, held = meant(given, names)
    if len(begun or held) > 1:
        raise several(given, begun or held, begun=bool(begun))
    if (begun or held) and (found := _occasion(reader, view, where, (begun or held)[0])):
        return found
    if wrong := moments.wrong(given):
        raise NotFound(f"{given!r} {wrong}")
    like = near(given, names)
    raise NotFound(
        f"no readout or meeting {given!r} is on record, and it is not a day or a moment"
        f"{did_you_mean(like)}",
        remedy=None if like else Remedy.LIST_MEETINGS,
    )


def latest(reader: RecordReader, view: Viewpoint) -> list[str]:
    """The last two occasions of the relationship that is asked about, the earlier one first.

    An occasion is all that a readout tells of, and goes by its name; a meeting of which several
    readouts tell goes by its id. There are fewer where fewer are on record, and none where several
    relationships are asked about.
    """
    where = scope(reader.sql, view._replace(items=(), by=None))
    asked = where.relationships
    if asked is None:
        asked = tuple(one for (one,) in reader.sql.rows("SELECT id FROM tracker_relationships"))
    if len(asked) != 1:
        return []
    rows = reader.sql.rows(
        "SELECT r.slug, m.meeting FROM tracker_meetings m JOIN tracker_readouts r"
        " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
        " WHERE r.known_from <= ? AND r.known_to > ? AND m.date <= ? AND m.relationship_id = ?"
        " ORDER BY m.date DESC, r.slug, m.id DESC",
        (where.known, where.known, where.day, *asked),
    )
    readouts: dict[str, list[str]] = defaultdict(list)
    accounts: dict[str, list[str]] = defaultdict(list)
    for slug, meeting in rows:
        readouts[slug].append(meeting)
        accounts[meeting].append(slug)
    found: list[str] = []
    told: set[str] = set()
    for slug, meetings in readouts.items():
        if told.isdisjoint(meetings) and len(found) < _TWO:
            alone = all(accounts[meeting] == [slug] for meeting in meetings)
            found.append(slug if alone else meetings[0])
        told.update(meetings)
    return found[::-1]


def besides(reader: RecordReader, where: Scope, first: Side, second: Side) -> frozenset[str]:
    """The readouts of the day of the first side that are not its own, and that count as later.

    Those of one day have no order, so that what the others settled came of a readout or a meeting;
    where the second side is of that day as well, what that settled.

    Args:
        reader: where to read it.
        where: from where the second side looks.
        first: the side that comes first; a day or a moment has all of its day.
        second: and the second.
    """
    if first.said is None:
        return frozenset()
    if second.said is not None and first.day == second.day:
        return second.readouts - first.readouts
    found = reader.sql.rows(
        "SELECT DISTINCT r.slug FROM tracker_meetings m JOIN tracker_readouts r"
        " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
        " WHERE m.date = ? AND m.known_from <= ? AND m.known_to > ?"
        " AND r.known_from <= ? AND r.known_to > ?",
        (first.day.toordinal(), *[where.known] * 4),
    )
    return frozenset(name for (name,) in found) - first.readouts


def own_accounts(
    reader: RecordReader,
    where: Scope,
    whose: Side,
    said: Mapping[ItemKey, Iterable[StoryStatement]],
) -> dict[str, StoryStatement]:
    """What a readout says itself of acts that are told as another publisher's readout does.

    Args:
        reader: where to read it.
        where: from where the readout is looked at.
        whose: the side; only a readout is one account of its meeting.
        said: the statements on some items, each act once.

    Returns:
        its own accounts, by the refs of those in whose place they are.
    """
    own = (whose.said or {}) if whose.kind == "readout" else {}
    others = {
        ref: one.ref
        for listed in said.values()
        for one in listed
        for ref in one.refs
        # Also in place of the first account, to which another may lend its deadline.
        if ref in own and (ref == one.ref or one.ref not in own) and len(one.refs) > 1
    }
    if not others:
        return {}
    keys = tuple(sorted({own[ref] for ref in others}))
    found = reader.statements(where._replace(items=keys), twins=True)
    return {others[one.ref]: one._replace(by=one.own_by) for _, one in found if one.ref in others}


def _on_a_clock(view: Viewpoint, text: str) -> Side:
    """A day, or with the word for it a moment of recording."""
    clock, _, given = text.partition(":")
    try:
        if f"{clock}:" == _AS_OF:
            on = moments.last_day(given)
            return Side(str(on), "day", on, view.known_on)
        known_on = moments.moment(given)
    except ValueError:
        wrong = moments.wrong(given) or f"is not a day or a moment; write {moments.FORMS}"
        raise NotFound(f"{given!r} {wrong}") from None
    return Side(moments.shown(known_on), "moment", view.as_of, known_on)


def _occasion(reader: RecordReader, view: Viewpoint, where: Scope, name: str) -> Side | None:
    """The readout or the meeting of a name, if there is one."""
    within, relationships = within_clause("m.relationship_id", where.relationships)
    for kind, column in (("readout", "r.slug"), ("meeting", "m.meeting")):
        rows = reader.sql.rows(
            "SELECT m.relationship_id, m.date, m.meeting, r.slug, m.holds FROM tracker_meetings m"
            " JOIN tracker_readouts r"
            " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
            f" WHERE {column} = ? AND r.known_from <= ? AND r.known_to > ?{within}",
            (name, where.known, where.known, *relationships),
        )
        if rows:
            related = frozenset(row[0] for row in rows)
            said = _said(reader, where, column, name, related)
            return Side(
                name,
                "readout" if kind == "readout" else "meeting",
                day_of(max(row[1] for row in rows)),
                view.known_on,
                {ref: key for ref, (key, _) in said.items()},
                {ref: meeting for ref, (_, meeting) in said.items()},
                frozenset(row[2] for row in rows),
                frozenset(row[3] for row in rows),
                frozenset(target for row in rows for target in row[4].split()),
                related,
            )
    return None


def _said(
    reader: RecordReader, where: Scope, column: str, name: str, relationships: frozenset[int]
) -> dict[str, tuple[ItemKey, str]]:
    """The statements of a readout or a meeting, each with its item as it is now and its meeting."""
    # By their relationships the statements are found at once.
    related, of_them = within_clause("s.relationship_id", tuple(sorted(relationships)))
    stands_for = reader.merged(where)
    found = reader.sql.rows(
        f"SELECT {REF}, s.relationship_id, s.item_id, m.meeting FROM {SAID} JOIN tracker_meetings m"
        " ON m.relationship_id = s.relationship_id AND m.id = s.meeting_id"
        f" WHERE {column} = ? AND s.known_from <= ? AND s.known_to > ?{related}",
        (name, where.known, where.known, *of_them),
    )
    said = {}
    for ref, relationship_id, item_id, meeting in found:
        key = ItemKey(relationship_id, item_id)
        said[ref] = stands_for.get(key, key), meeting
    return said
