"""Records: a real store with a clock of its own, to be told stories and asked about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.commandline import Ran, tracker
from tests.support.stories import A
from tracker import bootstrap
from tracker.domain.events import Recorded, item_stream
from tracker.domain.items import Assessment, ItemList, ItemMerged
from tracker.domain.readouts import Readout
from tracker.ledger import Ledger
from tracker.ledger.backup import Backup
from tracker.ledger.receipt import Following, Receipt
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.history import History
from tracker.queries.story import Story

BEGINNING = datetime(2026, 1, 1, 9, tzinfo=UTC)
LATER = "2026-01-01"
DAY = date.fromisoformat(LATER)
"""The day of every recording."""


@dataclass
class Record:
    """A real store and a clock that moves on by a minute with each recording."""

    store: str
    moment: datetime = BEGINNING
    moments: list[datetime] = field(default_factory=list)
    any_effect: bool = True
    """Whether to record also what can do nothing, as earlier versions did."""

    def clock(self) -> datetime:
        self.moment += timedelta(minutes=1)
        self.moments.append(self.moment)
        return self.moment

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        with bootstrap.ledger(
            self.store,
            create=True,
            recorded_by="anna",
            clock=self.clock,
            any_effect=self.any_effect,
        ) as ledger:
            yield ledger

    @contextmanager
    def queries(self) -> Iterator[Queries]:
        with bootstrap.queries(self.store) as queries:
            yield queries

    def record(self, *files: Readout | ItemList, day: str = LATER) -> Receipt:
        """Record files in one transaction."""
        with self.ledger() as ledger:
            return ledger.record(files, day=date.fromisoformat(day))

    def judge(self, *events: Assessment | ItemMerged, relationship: str = "JP-RU") -> None:
        """Record judgements, or merge an item into another."""
        with self.ledger() as ledger:
            for event in events:
                if isinstance(event, ItemMerged):
                    ledger.merge(relationship, event, day=BEGINNING.date())
                else:
                    ledger.judge(event, day=BEGINNING.date())

    def put(self, item: str, event: Assessment, relationship: str = "JP-RU") -> None:
        """Record a judgement as was done before any was refused that does not fit."""
        with bootstrap.event_log(self.store) as log:
            stream = item_stream(relationship, item)
            recorded = [Recorded(stream, len(log.stream(stream)) + 1, event, "anna")]
            follow = Following(recorded, BEGINNING.date())
            log.append(recorded, clock=self.clock, project=follow)

    def statuses(self, on: str, known_on: datetime | None = None) -> dict[str, str]:
        """The status of every followed statement at the end of a day, by ref."""
        standings = self.standings(on, known_on)
        return {ref: one.status for ref, one in standings.items() if one.status}

    def by(self, party: str, on: str) -> dict[str, Standing]:
        """What a party said, each with the status of its share, by ref."""
        with self.queries() as queries:
            view = Viewpoint(date.fromisoformat(on), by=party)
            found = list(queries.followed(view))
            for one in found:
                one.beside.keep()  # which is looked up while the transaction lasts
            return {one.ref: one for one in found}

    def standings(self, on: str, known_on: datetime | None = None) -> dict[str, Standing]:
        with self.queries() as queries:
            view = Viewpoint(date.fromisoformat(on), known_on)
            found = list(queries.followed(view))
            for one in found:
                one.beside.keep()  # which is looked up while the transaction lasts
            return {one.ref: one for one in found}

    def status(self, ref: str, on: str, known_on: datetime | None = None) -> str | None:
        return self.statuses(on, known_on).get(ref)

    def story(self, item: str, on: str = LATER) -> Story:
        with self.queries() as queries:
            return queries.story(Viewpoint(date.fromisoformat(on)), item)


def in_folder(folder: Path, name: str = "tracker") -> Record:
    """The record in a file of a folder."""
    return Record(f"sqlite:///{folder}/{name}.db")


@contextmanager
def thrown_away() -> Iterator[Record]:
    """An empty record in a folder that is there for as long as it is used."""
    with TemporaryDirectory() as folder:
        yield in_folder(Path(folder))


def size(record: Record) -> int:
    """How many events are on record."""
    with record.ledger() as ledger:
        return ledger.size()


def history(record: Record, ref: str = A) -> History:
    """What became of a statement on both clocks."""
    with record.queries() as queries:
        return queries.history(ref)


def exported(record: Record) -> list[str]:
    """A record as lines of events."""
    with record.ledger() as ledger:
        return list(ledger.export())


def take_in(record: Record, lines: Sequence[str]) -> int:
    """Take lines of events in, and say how many were new."""
    with record.ledger() as ledger:
        return ledger.restore(Backup(lambda: lines, "backup.jsonl"))


def command(record: Record, *words: str, folder: Path) -> Ran:
    """Run a command on a record, in a folder."""
    return tracker(*words, "--store", record.store, folder=folder)
