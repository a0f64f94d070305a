"""Bootstrap: the one place that opens a store and puts the use cases on top of it.

What only recording needs is imported when something is recorded: it takes several times as long
to import as an answer takes to give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from tracker import settings
from tracker.errors import Damaged, NoStore, TrackerError, Unavailable
from tracker.pool import Pool
from tracker.queries import Queries
from tracker.queries.kept import ReadBefore
from tracker.store.database import Database, open_database
from tracker.store.naming import file_of

if TYPE_CHECKING:
    from tracker.drafts.shelf import Shelf
    from tracker.ledger import Ledger
    from tracker.sql import Transaction
    from tracker.store.event_log import EventLog
    from tracker.users import Users


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


@contextmanager
def ledger(
    store: str,
    *,
    create: bool = False,
    trial: bool = False,
    damaged: bool = False,
    recorded_by: str | None = None,
    key: str | None = None,
    version: int | None = None,
    any_moment: bool = False,
    any_effect: bool = False,
    clock: Callable[[], datetime] = now,
) -> Iterator[Ledger]:
    """A ledger open for recording.

    Args:
        store: the store's name.
        create: whether to make the store when it is not there.
        trial: whether nothing is to be kept, so that a store that is not there is not made.
        damaged: whether to open it as well when its events are not what was recorded, and views of
            an earlier version cannot be made anew from them.
        recorded_by: who records; the settings say when it is left out.
        key: what makes a command that is given again the same one and not a second.
        version: what was looked at of what is to be changed, if anybody looked.
        any_moment: whether to record at a moment that seems wrong.
        any_effect: whether to record also what can do nothing, as earlier versions did.
        clock: tells the time.
    """
    from tracker.ledger import Ledger, Writer  # noqa: PLC0415

    opened = _tried(store) if trial else event_log(store, create=create, damaged=damaged)
    with opened as log:
        who = recorded_by or settings.recorded_by()
        yield Ledger(
            Writer(
                log, who, clock, key, version=version, any_moment=any_moment, any_effect=any_effect
            )
        )


@contextmanager
def queries(store: str) -> Iterator[Queries]:
    """A store open for questions, all answered from one state of it."""
    with closing(_opened_database(store)) as database, database.reading() as transaction:
        yield Queries(transaction)


@contextmanager
def shelf(store: str, clock: Callable[[], datetime] = now) -> Iterator[Shelf]:
    """The drafts that are under review in a store.

    Args:
        store: the store's name.
        clock: tells the time.
    """
    from tracker.drafts.rows import TABLES  # noqa: PLC0415 - what few need
    from tracker.drafts.shelf import Shelf  # noqa: PLC0415
    from tracker.store.notebook import open_notebook  # noqa: PLC0415

    with closing(open_notebook(store, TABLES)) as notebook:
        yield Shelf(notebook, clock)


class _Reader:
    """A store's database, with what was read of whole relationships when it was asked before.

    That is told again only while nothing was committed since, to who may read the same.

    Args:
        store: the store's name.
    """

    def __init__(self, store: str) -> None:
        self._store, self._file = store, file_of(store)
        self.database = _opened_database(store)
        self._before = ReadBefore()

    @contextmanager
    def queries(self, within: frozenset[str] | None) -> Iterator[Queries]:
        """The database open for questions."""
        with self.database.reading(within) as transaction:
            state = transaction.commits(), within
            if state != self._before.state:
                self._before = ReadBefore(state)
            yield Queries(transaction, self._before)

    def stands(self) -> bool:
        """Whether the store's name still leads to what is open, as it was; of a server, never."""
        with suppress(TrackerError):  # which is told when it is opened
            same = self._file is not None and self._file == file_of(self._store)
            return same and not self.database.outdated
        return False

    def close(self) -> None:
        """Close the connection."""
        self.database.close()


class Readers:
    """A store that is asked by several at once, again and again.

    Args:
        store: the store's name.
    """

    def __init__(self, store: str) -> None:
        self._readers = Pool(partial(_Reader, store), stands=_Reader.stands)

    @contextmanager
    def queries(self, within: frozenset[str] | None = None) -> Iterator[Queries]:
        """The store open for questions, all answered from one state of it.

        Args:
            within: the relationships that may be read; None for all.
        """
        with self._readers.one() as reader, reader.queries(within) as queries:
            yield queries

    @contextmanager
    def users(self) -> Iterator[Users]:
        """Who may use the store, to be asked."""
        from tracker.users import Users  # noqa: PLC0415

        with self._readers.one() as reader, reader.database.reading() as transaction:
            yield Users(transaction, now)

    def close(self) -> None:
        """Close every connection that is kept."""
        self._readers.close()


def _opened_database(store: str) -> Database:
    """A store's database, its views brought up to the form that this program gives them."""
    database = open_database(store)
    try:
        if database.outdated:
            with event_log(store):
                pass
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def users(store: str, clock: Callable[[], datetime] = now) -> Iterator[Users]:
    """Who may use a store, to be changed; all that is done is kept, or nothing.

    Args:
        store: the store's name.
        clock: tells the time.
    """
    from tracker.store.notebook import open_notebook  # noqa: PLC0415 - what few need
    from tracker.users import Users  # noqa: PLC0415
    from tracker.users.tables import TABLES  # noqa: PLC0415

    with closing(open_notebook(store, TABLES)) as notebook, notebook.writing() as transaction:
        yield Users(transaction, clock)


@contextmanager
def glance(store: str) -> Iterator[Transaction]:
    """A store looked at as it is.

    Raises:
        Unavailable: it cannot be read, or its views are not of this version.
    """
    database = open_database(store)
    try:
        if database.outdated:
            raise Unavailable("an earlier version of the program made the views")
        with database.reading() as transaction:
            yield transaction
    finally:
        database.close()


@contextmanager
def _tried(store: str) -> Iterator[EventLog]:
    """The event log of a store, or of an empty one that is thrown away."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    with TemporaryDirectory(prefix="tracker-trial-") as folder, ExitStack() as opened:
        try:
            log = opened.enter_context(event_log(store))
        except NoStore:
            log = opened.enter_context(event_log(f"sqlite:///{folder}/trial.db", create=True))
        yield log


def make(store: str, *, partitions: int | None = None) -> bool:
    """Make a store, with all tables beside the record, to be granted at once; or what it lacks.

    Args:
        store: the store's name.
        partitions: into how many parts to divide its tables by relationship.

    Returns:
        Whether it was made.

    Raises:
        Refused: it cannot be divided, or is there and divided otherwise.
    """
    from tracker.drafts import rows  # noqa: PLC0415 - what few need
    from tracker.store.notebook import make_missing  # noqa: PLC0415
    from tracker.users import tables  # noqa: PLC0415

    with event_log(store, create=True, partitions=partitions) as log, log.writing() as transaction:
        make_missing(transaction, {**tables.TABLES, **rows.TABLES})
        return log.made


@contextmanager
def event_log(
    store: str, *, create: bool = False, damaged: bool = False, partitions: int | None = None
) -> Iterator[EventLog]:
    """The event log of a store, its views brought up to the form that this program gives them."""
    log = opened_log(store, create=create, damaged=damaged, partitions=partitions)
    try:
        yield log
    finally:
        log.close()


def opened_log(
    store: str, *, create: bool = False, damaged: bool = False, partitions: int | None = None
) -> EventLog:
    """Like `event_log`, to be closed by whoever asked for it."""
    from tracker.store.event_log import open_log  # noqa: PLC0415

    log = open_log(store, create=create, partitions=partitions)
    try:
        if log.outdated:
            _bring_up(log, damaged=damaged)
    except BaseException:
        log.close()
        raise
    return log


def _bring_up(log: EventLog, *, damaged: bool) -> None:
    from tracker.ledger.replaying import bring_up  # noqa: PLC0415

    try:
        with log.writing() as transaction:
            if log.outdated:  # unless somebody else saw to it meanwhile
                bring_up(transaction, log)
    except Unavailable as error:
        if damaged and isinstance(error, Damaged):
            return  # whoever opens it so says what is wrong, or sees to it
        if log.has_no_views:
            raise
        raise type(error)(
            "the views are those of an earlier version of the program, and cannot be made "
            f"anew: {error}",
            remedy=error.remedy,
        ) from error
