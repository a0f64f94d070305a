"""The event log: the eventsourcing library's application on the database that a store names."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import quote
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import (
    InterfaceError,
    Mapper,
    OperationalError,
    PersistenceError,
    RecordConflictError,
    StoredEvent,
)

from tracker.domain.events import Recorded, stream_id
from tracker.errors import Conflict, Damaged, Interrupted, NoStore, Unavailable, WrongVersion
from tracker.sql import Transaction
from tracker.store.mapper import EventMapper
from tracker.store.recording import DryRun, Recording
from tracker.store.stamp import GENESIS, verified

FORMAT = 2
"""The version of the store's tables. A store of a later one is refused; one of an earlier is
brought up by making its views again, since events keep their form and are upcast when read."""

_NO_VIEWS = 0
"""The version of a store without views; who opens it makes them and raises it, all at once."""

_PAGE = 5000


class _Database(Protocol):
    """What both of the store's factories offer beside the library's own."""

    def reading(self) -> AbstractContextManager[Transaction]: ...

    def writing(self) -> AbstractContextManager[Transaction]: ...


class EventLog(Application[UUID]):
    """The streams of a ledger, and transactions on the database that holds them."""

    @property
    def _database(self) -> _Database:
        return cast("_Database", self.factory)

    def construct_mapper(self) -> Mapper[UUID]:
        """The mapper that validates what it reads."""
        return EventMapper(transcoder=self.construct_transcoder())

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that sees one state of the store and changes nothing."""
        with _explained(self._database.reading()) as transaction:
            _refuse_later(_format(transaction))
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that no other writer can come between."""
        with self.creating() as transaction:
            _refuse_later(_format(transaction))
            yield transaction

    @contextmanager
    def creating(self) -> Iterator[Transaction]:
        """The same, on a store whose format is not noted yet."""
        with _explained(self._database.writing()) as transaction:
            yield transaction

    def append(
        self,
        recorded: Sequence[Recorded],
        *,
        clock: Callable[[], datetime],
        project: Callable[[Transaction, datetime], None],
        check: Callable[[Transaction], object] | None = None,
        dry_run: bool = False,
        stored: Sequence[StoredEvent] | None = None,
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
            _refuse_later(_format(transaction))
            if check:
                check(transaction)

        recording = Recording(clock, project, check=permitted, dry_run=dry_run)
        with _explained_errors():
            try:
                if stored is None:
                    self.events.put(recorded, recording=recording)
                else:
                    self.recorder.insert_events(stored, recording=recording)
            except DryRun:
                return
            except RecordConflictError as error:
                raise Conflict("somebody else recorded in the same stream first") from error

    def stream(self, name: str) -> list[Recorded]:
        """The events of a stream, in order; none when there is no such stream."""
        with _explained_errors():
            return list(self.events.get(stream_id(name)))  # type: ignore[arg-type]

    def all(self) -> Iterator[Recorded]:
        """Every event in the order in which it was stored."""
        return map(self._event, self.stored())

    def stored(self) -> Iterator[StoredEvent]:
        """Every event as it is stored, in the order in which it was.

        Raises:
            Damaged: the database cannot give one; the first one.
        """
        start, limit, number = 1, _PAGE, 0
        while True:
            try:
                with _explained_errors():
                    page = self.recorder.select_notifications(start=start, limit=limit)
            except Interrupted:
                raise
            except Unavailable as error:
                if limit == 1:
                    raise Damaged(
                        f"event {number + 1} of the ledger is not what was recorded there "
                        f"({error}); restore the ledger from a copy"
                    ) from error
                limit = 1
                continue
            yield from page
            if len(page) < limit:
                return
            start, number = page[-1].id + 1, number + len(page)

    def verified_digests(self) -> Iterator[str]:
        """The digest of every event in order, each found to be right.

        Raises:
            Damaged: an event is not what was recorded, or is not where it was; the first one.
        """
        digest = GENESIS
        for number, stored in enumerate(self.stored(), start=1):
            found = verified(digest, stored)
            if found is None:
                raise Damaged(
                    f"event {number} of the ledger ({stored.topic}, place "
                    f"{stored.originator_version} in stream {stored.originator_id}) is not what "
                    "was recorded there; restore the ledger from a copy"
                )
            self._event(stored)
            digest = found
            yield digest

    def _event(self, stored: StoredEvent) -> Recorded:
        return cast("EventMapper", self.mapper).to_domain_event(stored)

    @property
    def outdated(self) -> bool:
        """Whether an earlier version of the program made the views."""
        with self.reading() as transaction:
            return _format(transaction) < FORMAT

    def count(self) -> int:
        """How many events there are."""
        with self.reading() as transaction:
            return int(transaction.rows("SELECT COUNT(*) FROM stored_events")[0][0])


def open_log(store: str, *, create: bool) -> EventLog:
    """The event log of a store.

    Args:
        store: `sqlite:///relative/path.db`, `sqlite:////absolute/path.db`, or
            `postgresql://user@host/database` with whatever else a connection string may say.
        create: whether to make the store when it is not there.

    Raises:
        Unavailable: it is not there, or cannot be opened.
        WrongVersion: a later version of the program made it.
    """
    if store.startswith(("postgresql://", "postgres://")):
        settings = _postgresql(store)
    else:
        settings = _sqlite(store, create=create)
    with _explained_errors():
        log = EventLog({**settings, "CREATE_TABLE": "n"})
    try:
        if create:
            _create(log)
        _check_format(log, store)
    except BaseException:
        log.close()
        raise
    return log


def _postgresql(store: str) -> dict[str, str]:
    if find_spec("psycopg") is None or find_spec("psycopg_pool") is None:
        raise Unavailable(
            "a store on PostgreSQL needs its driver: pip install 'commitment-tracker[postgresql]'"
        )
    return {
        "PERSISTENCE_MODULE": "tracker.store.postgresql:LedgerFactory",
        "TRACKER_POSTGRESQL_URL": store,
    }


def _sqlite(store: str, *, create: bool) -> dict[str, str]:
    scheme, separator, name = store.partition(":///")
    if scheme != "sqlite" or not separator or not name:
        raise Unavailable(
            f"{store!r} names no store; write sqlite:///tracker.db, sqlite:////full/path.db "
            "or postgresql://user@host/database"
        )
    path = Path(name)
    if not create and not path.is_file():
        raise NoStore(
            f"there is no store at {path}; record something first (tracker record events/), "
            "or name another with --store"
        )
    if create and not path.parent.is_dir():
        raise Unavailable(f"there is no folder {path.parent} to keep the store in; make it first")
    return {
        "PERSISTENCE_MODULE": "tracker.store.sqlite:LedgerFactory",
        "SQLITE_DBNAME": f"file:{quote(str(path))}?mode={'rwc' if create else 'rw'}",
    }


def _create(log: EventLog) -> None:
    """Make the tables of the events, and note the store's format, where that is not done yet."""
    with log.creating() as transaction:
        transaction.rows("CREATE TABLE IF NOT EXISTS store_format (version INTEGER NOT NULL)")
        if transaction.rows("SELECT version FROM store_format"):
            return
    with _explained_errors():
        cast("_Creating", log.recorder).create_table()
    with log.creating() as transaction:
        if not transaction.rows("SELECT version FROM store_format"):
            transaction.write("INSERT INTO store_format VALUES (?)", [(_NO_VIEWS,)])


class _Creating(Protocol):
    def create_table(self) -> None: ...


def _check_format(log: EventLog, store: str) -> None:
    try:
        with log.reading():
            return
    except (Interrupted, WrongVersion):
        raise
    except (Unavailable, IndexError) as error:
        raise NoStore(
            f"{_shown(store)} holds no record of this program ({error}); "
            "record something first (tracker record events/), or name another with --store"
        ) from error


def _format(transaction: Transaction) -> int:
    return int(transaction.rows("SELECT version FROM store_format")[0][0])


def _refuse_later(found: int) -> None:
    if found > FORMAT:
        raise WrongVersion(
            f"the store has format {found}, and this program knows formats up to {FORMAT}; "
            "use the newer program that made it"
        )


def _shown(store: str) -> str:
    """The store's name without a password."""
    return re.sub(r"(?<=://)([^:@/]+):[^@/]*@", r"\1@", store)


@contextmanager
def _explained(transaction: object) -> Iterator[Transaction]:
    with _explained_errors(), transaction as opened:  # type: ignore[attr-defined]
        yield opened


@contextmanager
def _explained_errors() -> Iterator[None]:
    """Tell the database's errors as the tracker's own."""
    try:
        yield
    except (PersistenceError, sqlite3.Error) as error:
        if type(error.__cause__).__module__.startswith("psycopg") and isinstance(
            error, InterfaceError | OperationalError
        ):
            raise Interrupted(f"the store cannot be reached: {error}") from error
        raise Unavailable(f"the store cannot be used: {error}") from error
