"""The event log: the eventsourcing library's application on the database that a store names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import cast
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory, Mapper, RecordConflictError
from eventsourcing.utils import Environment

from tracker.domain.events import Recorded, refs_of, stream_id
from tracker.domain.names import readout_of
from tracker.domain.readouts import ReadoutRegistered
from tracker.errors import Conflict, Forbidden
from tracker.sql import Row, Transaction
from tracker.store import runs
from tracker.store.claims import Claim
from tracker.store.database import format_of, refuse_later
from tracker.store.failures import explained
from tracker.store.infrastructure import Infrastructure, open_infrastructure
from tracker.store.mapper import EventMapper
from tracker.store.ownership import EVENTS
from tracker.store.recording import DryRun, Recording
from tracker.store.tables import NAMES, RELATIONSHIPS


class EventLog(Application[UUID]):
    """The streams of a ledger, and transactions on the database that holds them.

    Args:
        database: the database, which is closed with the log.
        store: the name under which it can be opened again.
    """

    seen: frozenset[str] | None = None
    """The relationships of which something is read; None for all."""

    taken: frozenset[str] | None = None
    """The relationships in which may be recorded; None for all."""

    def __init__(self, database: Infrastructure, store: str) -> None:
        self._database = database
        self.store = store
        super().__init__()

    def construct_factory(self, env: Environment) -> InfrastructureFactory:  # noqa: ARG002 - it is open already
        """The factory of the database that is open."""
        return self._database.factory

    def construct_mapper(self) -> Mapper[UUID]:
        """The mapper that validates what it reads."""
        return EventMapper(transcoder=self.construct_transcoder())

    def settled(self) -> AbstractContextManager[Transaction]:
        """Like `reading`, with all that was begun before recorded, or given up."""
        return self._database.settled()

    def reading(self) -> AbstractContextManager[Transaction]:
        """A transaction that sees one state of the store and changes nothing."""
        return self._database.reading(self.seen)

    def writing(self) -> AbstractContextManager[Transaction]:
        """A transaction that no other writer can come between."""
        return self._database.writing()

    @property
    def outdated(self) -> bool:
        """Whether an earlier version of the program made the store."""
        return self._database.outdated

    @property
    def has_no_views(self) -> bool:
        """Whether no program has made views yet."""
        return self._database.has_no_views

    @property
    def made(self) -> bool:
        """Whether there was no store, and it was made when it was opened."""
        return self._database.made

    def backlog(self) -> int:
        """Bytes that a reader keeps in the database's log, where they are many."""
        return self._database.backlog()

    def append(
        self,
        recorded: Sequence[Recorded],
        *,
        clock: Callable[[], datetime],
        project: Callable[[Transaction, datetime], None],
        check: Callable[[Transaction], object] | None = None,
        latest: Callable[[Transaction], datetime | None] = lambda _: None,
        dry_run: bool = False,
    ) -> None:
        """Store events as one transaction, with whatever `project` makes of them.

        Args:
            recorded: the events, each in its stream's next place.
            clock: tells the time.
            project: brings the views up to them, given the transaction and its moment.
            check: raises what forbids the events, asked where nobody else can write.
            latest: tells the moment of the latest recording that can be seen.
            dry_run: whether to undo all of it when it is done.

        Raises:
            Conflict: another writer took one of the places first.
            Forbidden: it is of a relationship in which may not be recorded.
        """

        def permitted(transaction: Transaction) -> None:
            refuse_later(format_of(transaction))
            if check:
                check(transaction)

        relationships = self._relationships_of(recorded)
        self._refuse_others(recorded, relationships)
        claim = Claim(
            frozenset(relationships),
            {
                entry.event.readout: whose
                for entry, whose in zip(recorded, relationships, strict=True)
                if isinstance(entry.event, ReadoutRegistered)
            },
            frozenset(
                readout_of(ref)
                for entry in (*recorded, *self._corrected_by(recorded))
                for ref in refs_of(entry.event)
            ),
        )
        recording = Recording(
            claim, relationships, clock, project, check=permitted, latest=latest, dry_run=dry_run
        )
        with explained(self._database.name):
            try:
                self.events.put(recorded, recording=recording)
            except DryRun:
                return
            except RecordConflictError as error:
                raise Conflict("somebody else recorded in the same stream first") from error

    def _refuse_others(self, recorded: Sequence[Recorded], relationships: Sequence[str]) -> None:
        """Refuse what is of a relationship in which may not be recorded, or has a name there."""
        if self.taken is not None and (others := {*relationships} - self.taken):
            raise Forbidden(
                f"in {' and '.join(sorted(others))} you may not record that; somebody who "
                "administers the record can let you"
            )
        registered = [one.event for one in recorded if isinstance(one.event, ReadoutRegistered)]
        self._refuse_naming_others(recorded, {one.readout for one in registered})
        if self.seen is None:
            return
        with self._database.reading() as sql:
            for one in registered:
                found = sql.rows(
                    f"SELECT l.name FROM {NAMES} n JOIN {RELATIONSHIPS} l"
                    " ON l.id = n.relationship_id WHERE n.readout = ?",
                    (one.readout,),
                )
                if found and found[0][0] not in self.seen:
                    raise Forbidden(
                        f"a readout named {one.readout} is on record in a relationship that you "
                        "may not read; give this one another name"
                    )

    def _refuse_naming_others(self, recorded: Sequence[Recorded], own: Collection[str]) -> None:
        """Refuse refs that were not there before, but to readouts where may be recorded.

        What is named is settled or renewed where it is. Nothing that is not on record can be named
        either: that it is on record elsewhere could be learned from the difference.
        """
        if self.taken is None:
            return
        named = {ref: one.stream for one in recorded for ref in refs_of(one.event)}
        before = {
            ref
            for stream in sorted(set(named.values()))
            for one in self.stream(stream)
            for ref in refs_of(one.event)
        }
        new = sorted(ref for ref in named.keys() - before if readout_of(ref) not in own)
        with self._database.reading(self.taken) as sql:
            others = [
                ref
                for ref in new
                if not sql.rows(f"SELECT 1 FROM {NAMES} WHERE readout = ?", (readout_of(ref),))
            ]
        if others:
            raise Forbidden(
                f"{' and '.join(others)} cannot be named: who may record in some relationships "
                "alone can name statements of readouts that are on record there; take it out, or "
                "have it recorded by somebody who may record everywhere"
            )

    def _corrected_by(self, recorded: Sequence[Recorded]) -> Iterator[Recorded]:
        """The events of the readouts that events correct: what they take back named something."""
        begun = {entry.stream for entry in recorded if isinstance(entry.event, ReadoutRegistered)}
        for stream in sorted({entry.stream for entry in recorded} - begun):
            if stream.startswith("readout/"):
                yield from self.stream(stream)

    def with_command(self, recorded: Sequence[Recorded], command: str) -> list[Recorded]:
        """Events with the id of the command that records them, on the first of a relationship."""
        found: list[Recorded] = []
        begun: set[str] = set()
        for entry, name in zip(recorded, self._relationships_of(recorded), strict=True):
            found.append(entry if name in begun else entry._replace(command=command))
            begun.add(name)
        return found

    def _relationships_of(self, recorded: Sequence[Recorded]) -> list[str]:
        """The relationship of each event."""
        known: dict[str, str] = {}
        for entry in recorded:
            if isinstance(entry.event, ReadoutRegistered):
                known[entry.stream] = entry.event.relationship
            elif entry.stream not in known:
                known[entry.stream] = self._relationship_of(entry.stream)
        return [known[entry.stream] for entry in recorded]

    def _relationship_of(self, stream: str) -> str:
        kind, name, *_ = stream.split("/")
        if kind == "item":
            return name
        found = self._asked(
            f"SELECT l.name FROM {NAMES} n JOIN {RELATIONSHIPS} l ON l.id = n.relationship_id"
            " WHERE n.readout = ?",
            name,
        )
        if not found:
            raise LookupError(f"the readout {name} is not on record")
        return str(found[0][0])

    def stream(self, name: str) -> list[Recorded]:
        """The events of a stream, in order; none when there is no such stream."""
        with self.reading() as sql:
            try:
                whose = self._relationship_of(name)
            except LookupError:
                return []
            rows = sql.rows(
                "SELECT e.originator_id, e.originator_version, e.topic, e.state"
                f" FROM {EVENTS} e JOIN {RELATIONSHIPS} l ON l.id = e.relationship_id"
                " WHERE l.name = ? AND e.originator_id = ? ORDER BY e.originator_version",
                (whose, sql.stream_in(str(stream_id(name)))),
            )
            return [self._mapper.to_domain_event(runs.as_stored(sql, row)) for row in rows]

    def _asked(self, sql: str, *parameters: object) -> list[Row]:
        with self.reading() as transaction:
            return transaction.rows(sql, parameters)

    @property
    def _mapper(self) -> EventMapper:
        return cast("EventMapper", self.mapper)

    def count(self) -> int:
        """How many events there are."""
        with self.reading() as sql:
            return runs.count(sql)


def open_log(store: str, *, create: bool, partitions: int | None = None) -> EventLog:
    """The event log of a store; see `open_infrastructure`."""
    database = open_infrastructure(store, create=create, partitions=partitions)
    try:
        with explained(database.name):  # the library asks PostgreSQL for its types
            return EventLog(database, store)
    except BaseException:
        database.close()
        raise
