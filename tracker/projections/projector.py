"""The projector: recordings applied to the relationships that they are about, in memory.

One way for all that brings the views up to events: recording, importing, rebuilding and verifying.
A relationship is taken into memory when it is first spoken of; so are those whose readouts it
names, and those that name its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from tracker.domain.events import Recorded
from tracker.domain.names import readout_of
from tracker.domain.overruled import Overruled
from tracker.domain.readouts import ReadoutRegistered
from tracker.projections import events, judgements
from tracker.projections.effects import Effects
from tracker.projections.instants import microseconds
from tracker.projections.joined import Joined
from tracker.projections.known import KnownStatement
from tracker.projections.loading import load, load_spans
from tracker.projections.projected import Named, Orphan, Projected
from tracker.projections.record import Record
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptCrossing, KeptRecording, KeptSpan, KeptVerdict
from tracker.projections.statuses import lay_out, touched
from tracker.projections.turned import Turned, end
from tracker.projections.writes import Writes
from tracker.sql import Row, Transaction, chunks, marks

_AT_HAND = 20_000
"""Statements that may be in memory before those of other relationships leave it."""

_GATHERED = 50_000
"""Rows that may wait to be written between two recordings."""


class Projector:
    """Brings the views up to recordings, one after the other.

    Args:
        sql: the transaction that the views are read and written in.
    """

    def __init__(self, sql: Transaction) -> None:
        self._sql = sql
        self._writes = Writes()
        self._at_hand: dict[str, Relationship] = {}
        self._whose: dict[str, str] = {}
        """The relationship of each readout that was asked for, by slug."""
        self._about: list[Relationship] = []
        """The relationships that the last recording is about."""
        self._crossings: dict[str, set[int]] = {}
        """The relationships that name statements of a readout of another, by its slug."""

    def project(self, recorded: Sequence[Recorded], recorded_at: datetime) -> Projected:
        """Bring the views up to a recording.

        Args:
            recorded: all of its events, in order.
            recorded_at: its moment.
        """
        moment = microseconds(recorded_at)
        about: dict[str, Relationship] = {}
        for entry in recorded:
            name = self._relationship_of(entry)
            if name not in about:
                about[name] = whose = self.relationship(name)
                whose.begin(moment)
                self._writes.add(KeptRecording(whose.id, moment, entry.recorded_by, entry.command))
            events.apply(about[name], entry)
        self._about = [*about.values()]
        outcome = Projected()
        ungrounded = [one for whose in about.values() for one in judgements.end_ungrounded(whose)]
        bearing = self._across(about, moment)
        outcome.ungrounded = tuple(ungrounded)
        outcome.overruled = tuple(self._lay_out([*bearing.values()], moment, outcome.turned))
        outcome.orphaned = tuple(one for whose in about.values() for one in self._orphaned(whose))
        outcome.awaited, outcome.new = self._names(about.values())
        outcome.spoken_of = tuple(
            sorted(
                Named(whose.name, member.row.slug)
                for whose in about.values()
                for member in whose.news.made & {one.member for one in whose.news.added.values()}
            )
        )
        return outcome

    def resume(self, sql: Transaction) -> None:
        """Go on in another transaction, in which the record is as this one left it."""
        self._sql = sql

    def effects(self) -> Effects:
        """What the statements and the meetings of the last recording do."""
        return Effects(self._about, self.record())

    def record(self) -> Record:
        """The record as it is after the last recording."""
        return Record(self._find, self._spans)

    def _find(self, ref: str, whose: Relationship) -> tuple[Relationship, KnownStatement] | None:
        """The statement of a ref that a relationship names, and the relationship it is of."""
        one = self._keeper(ref, whose)
        known = one.statements.get(ref) if one else None
        return (one, known) if one and known else None

    def _keeper(self, ref: str, whose: Relationship) -> Relationship | None:
        """The relationship of what a relationship names by a ref, if its readout is on record."""
        owner = self._owner(readout_of(ref))
        return whose if owner == whose.name else self.relationship(owner) if owner else None

    def _spans(self, whose: Relationship, known: KnownStatement) -> list[KeptSpan]:
        if known.spans is None:
            load_spans(self._sql, whose, [known])
        return known.spans or []

    def settle(self) -> None:
        """Make room between two recordings: write what waits, and let go of what is too much.

        What was not asked for longest goes first.
        """
        crowding = sum(len(whose.statements) for whose in self._at_hand.values()) - _AT_HAND
        if crowding > 0 or len(self._writes) > _GATHERED:
            self.flush()
        while crowding > 0:
            crowding -= len(self._at_hand.pop(next(iter(self._at_hand))).statements)

    def flush(self) -> None:
        """Write all that waits."""
        self._writes.flush(self._sql)

    def written(self) -> Transaction:
        """The transaction, with all written in it that there is by now, but for the spans.

        They are most of the rows, and whether something can be recorded does not go by them.
        """
        self._writes.flush(self._sql, but=(KeptSpan,))
        return self._sql

    def rows(self) -> Iterator[tuple[type, list[Row]]]:
        """All rows there are by now, where there were none before the first recording."""
        for kind, rows in self._writes.rows(self._sql):
            if kind is not KeptVerdict:  # which no recording makes
                yield kind, rows

    def _relationship_of(self, entry: Recorded) -> str:
        """The name of the relationship that an event is about."""
        if isinstance(entry.event, ReadoutRegistered):
            self._whose[entry.event.readout] = entry.event.relationship
            return entry.event.relationship
        kind, _, name = entry.stream.partition("/")
        if kind == "item":
            return name.partition("/")[0]
        found = self._owner(name)
        if found is None:
            raise LookupError(f"the readout {name} is not on record")
        return found

    def _owner(self, readout: str) -> str | None:
        """The name of the relationship of a readout, if it is on record."""
        if readout not in self._whose:
            found = self._sql.rows(
                "SELECT l.name FROM tracker_readouts r"
                " JOIN tracker_relationships l ON l.id = r.relationship_id"
                " WHERE r.slug = ? LIMIT 1",
                (readout,),
            )
            if not found:
                return None
            self._whose[readout] = found[0][0]
        return self._whose[readout]

    def relationship(self, name: str) -> Relationship:
        """A relationship as it is on record, in memory; one that is not begins with nothing."""
        whose = self._at_hand.pop(name, None)
        if whose is None:
            found = self._sql.rows("SELECT id FROM tracker_relationships WHERE name = ?", (name,))
            if not found:
                raise LookupError(f"the relationship {name} is not on record")
            whose = Relationship(found[0][0], name, self._writes)
            load(self._sql, whose)
        self._at_hand[name] = whose
        return whose

    # Across relationships

    def _across(self, about: dict[str, Relationship], moment: int) -> dict[str, Relationship]:
        """The relationships in which something may have changed: also those that are named."""
        bearing = dict(about)
        self._look_up_crossings(
            readout
            for whose in about.values()
            for readout in (
                *whose.accounts,
                *map(readout_of, whose.news.named | whose.news.released),
            )
        )
        for whose in about.values():
            for ref in sorted(whose.news.named | whose.news.released):
                readout = readout_of(ref)
                owner = self._owner(readout)
                if owner == whose.name:
                    continue
                if whose.id not in self._crossings[readout]:
                    self._crossings[readout].add(whose.id)
                    self._writes.add(KeptCrossing(readout, whose.id))
                if owner:
                    other = self.relationship(owner)
                    if owner not in bearing:
                        other.begin(moment)
                        bearing[owner] = other
                    other.reopen(ref)
        return bearing

    def _look_up_crossings(self, readouts: Iterable[str]) -> None:
        unknown = sorted({*readouts} - self._crossings.keys())
        self._crossings |= {readout: set() for readout in unknown}
        for part in chunks(unknown):
            for readout, row_id in self._sql.rows(
                "SELECT readout, relationship_id FROM tracker_crossings"
                f" WHERE readout IN ({marks(part)})",
                part,
            ):
                self._crossings[readout].add(row_id)

    def elsewhere(self, whose: Relationship, readouts: Collection[str]) -> list[Relationship]:
        """The other relationships that name statements of some of a relationship's readouts."""
        self._look_up_crossings(readouts)
        others = {row_id for readout in readouts for row_id in self._crossings[readout]}
        others.discard(whose.id)
        found = []
        for row_id in sorted(others):
            ((name,),) = self._sql.rows(
                "SELECT name FROM tracker_relationships WHERE id = ?", (row_id,)
            )
            found.append(self.relationship(name))
        return found

    # Statuses

    def joined(self) -> Joined:
        """Which items are joined, as of the last recording."""
        return Joined(self._find, self._naming)

    def _naming(self, whose: Relationship) -> list[Relationship]:
        """The other relationships that name what is on record of one, or is no longer."""
        gone = (known.readout for known in whose.news.ended)
        return self.elsewhere(whose, {*whose.accounts, *gone})

    def _lay_out(
        self, bearing: Iterable[Relationship], moment: int, turned: list[Turned]
    ) -> list[Overruled]:
        joined = self.joined()
        places = sorted(touched(bearing, joined, moment), key=lambda one: one.order)
        listed = {one.name: [*one.news.ended] for one in bearing}
        for whose, member in places:
            listed.setdefault(whose.name, []).extend(
                known
                for one in whose.merged(member)
                if one.underway is None  # otherwise they were looked up before
                for known in map(whose.statements.__getitem__, one.refs)
            )
        for name, several in listed.items():
            load_spans(self._sql, self._at_hand[name], several)
        ended = ((whose, known) for whose in bearing for known in whose.news.ended if known.spans)
        turned += [end(whose, known) for whose, known in ended]
        found, without_effect = lay_out(places, joined)
        turned += found
        return without_effect

    def _names(self, about: Iterable[Relationship]) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
        """What is named and not on record, and the items that are new."""
        awaited: set[Named] = set()
        new: set[Named] = set()
        for whose in about:
            news = whose.news
            awaited |= {Named(whose.name, ref) for ref in news.named if not self._made(whose, ref)}
            own = {known.member for known in news.added.values()}
            known = {member.row.slug for member in own | news.titled}
            awaited |= {Named(whose.name, slug) for slug in news.mentioned - known}
            new |= {
                Named(whose.name, member.row.slug) for member in (news.made & own) - news.titled
            }
        return tuple(sorted(awaited)), tuple(sorted(new))

    def _orphaned(self, whose: Relationship) -> Iterator[Orphan]:
        """What a recording takes back of a relationship and others still name."""
        for ref in sorted(whose.news.amended):
            if ref in whose.statements:
                continue
            everywhere = [whose, *self.elsewhere(whose, [readout_of(ref)])]
            named_by = {name for one in everywhere for name in one.named_by(ref)}
            if named_by:
                yield Orphan(ref, tuple(sorted(named_by)))

    def _made(self, whose: Relationship, ref: str) -> bool:
        """Whether a statement is on record, or was."""
        one = self._keeper(ref, whose)
        return one is not None and (ref in one.statements or ref in one.former)
