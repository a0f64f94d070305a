"""The event log: the eventsourcing library's application on the database that a store names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol, cast
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import (
    InfrastructureFactory,
    Mapper,
    RecordConflictError,
)
from eventsourcing.utils import Environment

from tracker.domain.events import Recorded, stream_id
from tracker.errors import Conflict, Damaged, Interrupted, Unavailable
from tracker.sql import Row, Transaction
from tracker.store.database import format_of, refuse_later
from tracker.store.failures import explained
from tracker.store.infrastructure import Infrastructure, open_infrastructure
from tracker.store.mapper import EventMapper
from tracker.store.recording import DryRun, Recording
from tracker.store.stamp import EVERYTHING, GENESIS, Run, Stored, described, digest_of, verified

_PAGE = 1000


class _Recorder(Protocol):
    """What both of the store's recorders offer in our own form of a stored event."""

    numbers: str

    def insert_events(self, stored_events: Sequence[Stored], **kwargs: Any) -> object: ...  # noqa: ANN401 - the library's own signature

    def select_stored(self, run: Run, limit: int) -> tuple[list[Stored], int]: ...


class EventLog(Application[UUID]):
    """The streams of a ledger, and transactions on the database that holds them.

    Args:
        database: the database, which is closed with the log.
        store: the name under which it can be opened again.
    """

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

    def reading(self) -> AbstractContextManager[Transaction]:
        """A transaction that sees one state of the store and changes nothing."""
        return self._database.reading()

    def writing(self) -> AbstractContextManager[Transaction]:
        """A transaction that no other writer can come between."""
        return self._database.writing()

    @property
    def outdated(self) -> bool:
        """Whether an earlier version of the program made the views."""
        return self._database.outdated

    @property
    def has_no_views(self) -> bool:
        """Whether no program has made views yet."""
        return self._database.has_no_views

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
        dry_run: bool = False,
        stored: Sequence[Stored] | None = None,
    ) -> None:
        """Store events as one transaction, with whatever `project` makes of them.

        Args:
            recorded: the events, each in its stream's next place.
            clock: tells the time.
            project: brings the views up to them, given the transaction and its moment.
            check: raises what forbids the events, asked where nobody else can write.
            dry_run: whether to undo all of it when it is done.
            stored: the events as another store held them, without their stamps; to be kept so.

        Raises:
            Conflict: another writer took one of the places first.
        """

        def permitted(transaction: Transaction) -> None:
            refuse_later(format_of(transaction))
            if check:
                check(transaction)

        recording = Recording(clock, project, check=permitted, dry_run=dry_run)
        with explained(self._database.name):
            try:
                if stored is None:
                    self.events.put(recorded, recording=recording)
                else:
                    self._recorder.insert_events(stored, recording=recording)
            except DryRun:
                return
            except RecordConflictError as error:
                raise Conflict("somebody else recorded in the same stream first") from error

    def stream(self, name: str) -> list[Recorded]:
        """The events of a stream, in order; none when there is no such stream."""
        with explained(self._database.name):
            return list(self.events.get(stream_id(name)))  # type: ignore[arg-type]

    def stored(self, run: Run = EVERYTHING) -> Iterator[Stored]:
        """Every event of a run as it is stored, in the order in which it was.

        Raises:
            Damaged: the database cannot give one; the first one.
        """
        start, limit, number = run.start, _PAGE, 0
        while True:
            try:
                with explained(self._database.name):
                    page, start = self._recorder.select_stored(Run(start, run.stop), limit)
            except Interrupted:
                raise
            except Unavailable as error:
                if limit == 1:
                    raise Damaged(
                        f"event {self._before(run) + number + 1} of the ledger is not what was "
                        "recorded there "
                        f"({error}); restore the ledger from a copy"
                    ) from error
                limit = 1
                continue
            yield from page
            if len(page) < limit:
                return
            number += len(page)

    def runs(self, size: int) -> list[Run]:
        """All that the ledger holds by now, in runs of at most so many events.

        Raises:
            Damaged: an event has a number that no database gives.
        """
        numbers = self._recorder.numbers
        ((first, last),) = self._asked(f"SELECT MIN({numbers}), MAX({numbers}) FROM tracker_events")
        if last and (first < EVERYTHING.start or last >= EVERYTHING.stop):
            number = 1 if first < EVERYTHING.start else self.count()
            raise Damaged(
                f"event {number} of the ledger is not what was recorded there: it is stored under "
                "a number that no database gives; restore the ledger from a copy"
            )
        if not last or last > 2 * self.count() + size:
            return [EVERYTHING]  # the numbers are not those that the database gave
        return [Run(start, start + size) for start in range(1, last + 1, size)]

    def digest_before(self, run: Run) -> str:
        """The digest that a run of events is chained to, right or not."""
        numbers = self._recorder.numbers
        found = self._asked(
            f"SELECT state FROM tracker_events WHERE {numbers} < ? ORDER BY {numbers} DESC LIMIT 1",
            run.start,
        )
        return digest_of(found[0][0]) if found else GENESIS

    def head(self) -> str:
        """The digest of the last event, right or not."""
        return self.digest_before(Run(EVERYTHING.stop, EVERYTHING.stop))

    def verified(
        self, run: Run = EVERYTHING, before: str = GENESIS
    ) -> Iterator[tuple[str, Recorded]]:
        """Every event of a run in order with its digest, each found to be right.

        Args:
            run: which of them.
            before: the digest that the first of them is chained to.

        Raises:
            Damaged: an event is not what was recorded, or is not where it was; the first one.
        """
        digest, read = before, self._mapper.to_domain_event
        for number, stored in enumerate(self.stored(run), start=1):
            found = verified(digest, stored)
            if found is None:
                raise Damaged(
                    f"event {self._before(run) + number} of the ledger ({described(stored)}) is "
                    "not what was recorded there; restore the ledger from a copy"
                )
            digest, body = found
            yield digest, read(stored, body)

    def _before(self, run: Run) -> int:
        """How many events stand before a run."""
        numbers = self._recorder.numbers
        counted = self._asked(f"SELECT COUNT(*) FROM tracker_events WHERE {numbers} < ?", run.start)
        return int(counted[0][0])

    def _asked(self, sql: str, *parameters: object) -> list[Row]:
        with self.reading() as transaction:
            return transaction.rows(sql, parameters)

    @property
    def _recorder(self) -> _Recorder:
        return cast("_Recorder", self.recorder)

    @property
    def _mapper(self) -> EventMapper:
        return cast("EventMapper", self.mapper)

    def count(self) -> int:
        """How many events there are."""
        return int(self._asked("SELECT COUNT(*) FROM tracker_events")[0][0])


def open_log(store: str, *, create: bool) -> EventLog:
    """The event log of a store; see `open_infrastructure`."""
    database = open_infrastructure(store, create=create)
    try:
        with explained(database.name):  # the library asks PostgreSQL for its types
            return EventLog(database, store)
    except BaseException:
        database.close()
        raise
