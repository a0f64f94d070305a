"""Stories: readouts written in a line each, recorded in a real store, and asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tracker import bootstrap
from tracker.domain.events import Recorded, item_stream
from tracker.domain.items import Assessment, ItemList, ItemMerged
from tracker.domain.readouts import Readout
from tracker.ledger import Ledger
from tracker.ledger.receipt import Following, Receipt
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing, Story

Act = dict[str, Any]
BEGINNING = datetime(2026, 1, 1, 9, tzinfo=UTC)
LATER = "2026-01-01"
PARTIES = ("JP", "RU")


def commitment(item: str, **fields: Any) -> Act:
    return _act("CommitmentMade", item, fields)


def follow_up(item: str, **fields: Any) -> Act:
    return _act("FollowUpScheduled", item, fields)


def progress(item: str, **fields: Any) -> Act:
    return _act("ProgressWelcomed", item, fields)


def completion(item: str, **fields: Any) -> Act:
    return progress(item, complete=True, **fields)


def concern(item: str, **fields: Any) -> Act:
    return _act("ConcernRaised", item, {"by": ["JP"], **fields})


def request(item: str, **fields: Any) -> Act:
    return _act("RequestMade", item, {"by": ["JP"], **fields})


def views(item: str, **fields: Any) -> Act:
    return _act("ViewsExchanged", item, fields)


def _act(kind: str, item: str, fields: dict[str, Any]) -> Act:
    return {"type": kind, "item": item, "by": list(PARTIES), "summary": f"On {item}.", **fields}


def readout(
    name: str, *acts: Act, on: str, holds: Sequence[str] = (), parties: Sequence[str] = PARTIES
) -> Readout:
    """A readout of one meeting on a day."""
    return Readout.model_validate(
        {
            "readout": name,
            "parties": list(parties),
            "meetings": [{"date": on, "kind": "summit", "holds": list(holds)}],
            "statements": list(acts),
        }
    )


@dataclass
class Record:
    """A real store and a clock that moves on by a minute with each recording."""

    store: str
    moment: datetime = BEGINNING
    moments: list[datetime] = field(default_factory=list)

    def clock(self) -> datetime:
        self.moment += timedelta(minutes=1)
        self.moments.append(self.moment)
        return self.moment

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        with bootstrap.ledger(
            self.store, create=True, recorded_by="anna", clock=self.clock
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
        with bootstrap._opened(self.store, create=False) as log:  # noqa: SLF001
            stream = item_stream(relationship, item)
            recorded = [Recorded(stream, len(log.stream(stream)) + 1, event, "anna")]
            follow = Following(recorded, BEGINNING.date())
            log.append(recorded, clock=self.clock, project=follow)

    def statuses(self, on: str, known_on: datetime | None = None) -> dict[str, str]:
        """The status of every followed statement at the end of a day, by ref."""
        return {ref: one.status for ref, one in self.standings(on, known_on).items()}

    def standings(self, on: str, known_on: datetime | None = None) -> dict[str, Standing]:
        with self.queries() as queries:
            view = Viewpoint(date.fromisoformat(on), known_on)
            return {one.ref: one for one in queries.followed(view)}

    def status(self, ref: str, on: str, known_on: datetime | None = None) -> str | None:
        return self.statuses(on, known_on).get(ref)

    def story(self, item: str, on: str = LATER) -> Story:
        with self.queries() as queries:
            return queries.story(Viewpoint(date.fromisoformat(on)), item)
