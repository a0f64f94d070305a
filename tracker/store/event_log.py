"""The event log: the eventsourcing library's application on the database that a store names."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import Mapper, PersistenceError, RecordConflictError

from tracker.domain.events import Recorded, stream_id
from tracker.errors import Conflict, Unavailable, WrongVersion
from tracker.sql import Transaction
from tracker.store.mapper import EventMapper
from tracker.store.recording import DryRun, Recording
from tracker.store.sqlite import LedgerFactory

FORMAT = 1
"""The version of the store's tables; a store of a later one is refused."""

_PAGE = 5000


class EventLog(Application[UUID]):
    """The streams of a ledger, and transactions on the database that holds them."""

    def construct_mapper(self) -> Mapper[UUID]:
        """The mapper that validates what it reads."""
        return EventMapper(transcoder=self.construct_transcoder())

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that sees one state of the store and changes nothing."""
        with _explained(self._factory.reading()) as transaction:
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that no other writer can come between."""
        with _explained(self._factory.writing()) as transaction:
            yield transaction

    def append(
        self,
        recorded: Sequence[Recorded],
        *,
        clock: Callable[[], datetime],
        project: Callable[[Transaction, datetime], None],
        dry_run: bool = False,
    ) -> None:
        """Store events as one transaction, with whatever `project` makes of them.

        Args:
            recorded: the events, each in its stream's next place.
            clock: tells the time.
            project: brings the views up to them, given the transaction and its moment.
            dry_run: whether to undo all of it when it is done.

        Raises:
            Conflict: another writer took one of the places first.
        """
        with _explained_errors():
            try:
                self.save(*recorded, recording=Recording(clock, project, dry_run=dry_run))
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
        start = 1
        while True:
            with _explained_errors():
                page = self.recorder.select_notifications(start=start, limit=_PAGE)
            for notification in page:
                yield self.mapper.to_domain_event(notification)  # type: ignore[misc]
            if len(page) < _PAGE:
                return
            start = page[-1].id + 1

    def count(self) -> int:
        """How many events there are."""
        with self.reading() as transaction:
            return int(transaction.rows("SELECT COUNT(*) FROM stored_events")[0][0])

    @property
    def _factory(self) -> LedgerFactory:
        if not isinstance(self.factory, LedgerFactory):
            raise TypeError(type(self.factory))
        return self.factory


def open_log(store: str, *, create: bool) -> EventLog:
    """The event log of a store.

    Args:
        store: `sqlite:///relative/path.db` or `sqlite:////absolute/path.db`.
        create: whether to make the store when it is not there.

    Raises:
        Unavailable: it is not there, or cannot be opened.
        WrongVersion: a later version of the program made it.
    """
    path = _sqlite_path(store)
    if not create and not path.is_file():
        raise Unavailable(
            f"there is no store at {path}; record something first (tracker record events/), "
            "or name another with --store"
        )
    if create and not path.parent.is_dir():
        raise Unavailable(f"there is no folder {path.parent} to keep the store in; make it first")
    with _explained_errors():
        log = EventLog(
            {
                "PERSISTENCE_MODULE": "tracker.store.sqlite:LedgerFactory",
                "SQLITE_DBNAME": f"file:{quote(str(path))}?mode={'rwc' if create else 'rw'}",
                "CREATE_TABLE": "y" if create else "n",
            }
        )
    _check_format(log, create=create)
    return log


def _sqlite_path(store: str) -> Path:
    scheme, separator, path = store.partition(":///")
    if scheme != "sqlite" or not separator or not path:
        raise Unavailable(
            f"{store!r} names no store; write sqlite:///tracker.db or sqlite:////full/path.db"
        )
    return Path(path)


def _check_format(log: EventLog, *, create: bool) -> None:
    if create:
        with log.writing() as transaction:
            transaction.rows("CREATE TABLE IF NOT EXISTS store_format (version INTEGER NOT NULL)")
            if not transaction.rows("SELECT version FROM store_format"):
                transaction.write("INSERT INTO store_format VALUES (?)", [(FORMAT,)])
    with log.reading() as transaction:
        ((found,),) = transaction.rows("SELECT version FROM store_format") or [(0,)]
    if found > FORMAT:
        raise WrongVersion(
            f"the store has format {found}, and this program knows formats up to {FORMAT}; "
            "use the newer program that made it"
        )


@contextmanager
def _explained(transaction: object) -> Iterator[Transaction]:
    with _explained_errors(), transaction as opened:  # type: ignore[attr-defined]
        yield opened


@contextmanager
def _explained_errors() -> Iterator[None]:
    """Tell the database's errors as the tracker's own."""
    try:
        yield
    except RecordConflictError:
        raise
    except (PersistenceError, sqlite3.Error) as error:
        raise Unavailable(f"the store cannot be used: {error}") from error
