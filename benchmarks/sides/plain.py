"""The eventsourcing library used plainly: its own aggregates, mapper and recorder, and no views.

A readout is an aggregate, and so is an item; each is saved by itself, and an answer is had by
decoding every event again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate, event

from benchmarks.world import Amended, Entry, Merged
from tracker.domain.items import ConditionSettled, EvidenceSought, ItemList, OutcomeAssessed
from tracker.domain.names import key_of, readout_of
from tracker.domain.readouts import Readout

_PAGE = 5000

Said = dict[str, Any]


class PlainReadout(Aggregate):
    """A readout, with the statements that were made in it."""

    @event("Registered")
    def __init__(self, readout: str, relationship: str, heading: Said) -> None:
        self.readout = readout
        self.relationship = relationship
        self.heading = heading
        self.statements: dict[str, Said] = {}

    @staticmethod
    def create_id(readout: str) -> UUID:
        """The readout's id, from its name."""
        return uuid5(NAMESPACE_URL, f"/readouts/{readout}")

    @event("CommitmentMade")
    def make_commitment(self, said: Said) -> None:
        """A side undertook to do something."""
        self.statements[said["key"]] = said

    @event("FollowUpScheduled")
    def schedule_follow_up(self, said: Said) -> None:
        """An occasion on which the sides meet was planned."""
        self.statements[said["key"]] = said

    @event("ProgressWelcomed")
    def welcome_progress(self, said: Said) -> None:
        """Something done was welcomed."""
        self.statements[said["key"]] = said

    @event("ConcernRaised")
    def raise_concern(self, said: Said) -> None:
        """A side voiced concern."""
        self.statements[said["key"]] = said

    @event("RequestMade")
    def make_request(self, said: Said) -> None:
        """One side asked something of another."""
        self.statements[said["key"]] = said

    @event("ViewsExchanged")
    def exchange_views(self, said: Said) -> None:
        """A matter was discussed."""
        self.statements[said["key"]] = said

    @event("StatementAmended")
    def amend(self, said: Said, reason: str) -> None:
        """A statement was coded anew, or for the first time."""
        self.statements[said["key"]] = {**said, "reason": reason}

    @event("StatementRetracted")
    def retract(self, key: str, reason: str) -> None:
        """A statement was taken back."""
        self.heading["reason"] = reason
        del self.statements[key]


class PlainItem(Aggregate):
    """An item, with what was judged of the statements on it."""

    @event("Opened")
    def __init__(self, relationship: str, item: str) -> None:
        self.relationship = relationship
        self.item = item
        self.names: Said = {}
        self.merged_into: str | None = None
        self.judgements: list[Said] = []

    @staticmethod
    def create_id(relationship: str, item: str) -> UUID:
        """The item's id, from its name."""
        return uuid5(NAMESPACE_URL, f"/items/{relationship}/{item}")

    @event("Named")
    def name(self, names: Said) -> None:
        """The item got its title."""
        self.names = names

    @event("Merged")
    def merge(self, into: str) -> None:
        """The item turned out to be another."""
        self.merged_into = into

    @event("Judged")
    def judge(self, judged: Said) -> None:
        """Somebody judged a statement."""
        self.judgements.append(judged)


_METHODS: dict[str, Callable[[PlainReadout, Said], None]] = {
    "CommitmentMade": PlainReadout.make_commitment,
    "FollowUpScheduled": PlainReadout.schedule_follow_up,
    "ProgressWelcomed": PlainReadout.welcome_progress,
    "ConcernRaised": PlainReadout.raise_concern,
    "RequestMade": PlainReadout.make_request,
    "ViewsExchanged": PlainReadout.exchange_views,
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A readout as plain values, so that only what the library does with it is measured."""

    readout: str
    relationship: str
    heading: Said
    statements: list[tuple[str, Said]]


def prepared(readout: Readout) -> Prepared:
    """A readout as plain values."""
    heading = readout.heading.model_dump(mode="json", exclude_defaults=True)
    return Prepared(
        heading.pop("readout"),
        readout.relationship,
        heading,
        [
            (said.type, said.model_dump(mode="json", exclude_defaults=True))
            for said in readout.statements
        ],
    )


def opened(store: str) -> Application[UUID]:
    """The library's application on an SQLite file."""
    return Application(env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": store})


def save(app: Application[UUID], given: Prepared) -> None:
    """Save a readout, with everything that was said in it, in one transaction."""
    readout = PlainReadout(given.readout, given.relationship, given.heading)
    for kind, said in given.statements:
        _METHODS[kind](readout, said)
    app.save(readout)


def fill(app: Application[UUID], entries: Iterable[Entry]) -> Iterator[int]:
    """Save a world, entry by entry.

    Yields:
        How many statements each entry had.
    """
    for entry in entries:
        match entry.what:
            case Readout() as given:
                save(app, prepared(given))
                yield len(given.statements)
            case ItemList() as items:
                relationship = "-".join(sorted(items.parties))
                for named in items.items:
                    item = PlainItem(relationship, named.item)
                    item.name(named.model_dump(mode="json", exclude_defaults=True))
                    app.save(item)
            case _:
                _correct(app, entry)


def _correct(app: Application[UUID], entry: Entry) -> None:
    match entry.what:
        case Amended(given=given, reason=reason):
            _amend(app, given, reason)
        case Merged(relationship=relationship, event=merged):
            item = _item(app, relationship, merged.item)
            item.merge(merged.into)
            app.save(item)
        case OutcomeAssessed() | ConditionSettled() | EvidenceSought() as judged:
            readout: PlainReadout = app.repository.get(
                PlainReadout.create_id(readout_of(judged.ref))
            )
            slug = readout.statements[key_of(judged.ref)]["item"]
            item = _item(app, readout.relationship, slug)
            item.judge(judged.model_dump(mode="json", exclude_defaults=True))
            app.save(item)
        case _:
            raise TypeError(f"{type(entry.what).__name__} corrects nothing")


def _amend(app: Application[UUID], given: Readout, reason: str) -> None:
    readout: PlainReadout = app.repository.get(PlainReadout.create_id(given.readout))
    wanted = {said["key"]: said for _, said in prepared(given).statements}
    for key in [key for key in readout.statements if key not in wanted]:
        readout.retract(key, reason)
    for key, said in wanted.items():
        if readout.statements.get(key) != said:
            readout.amend(said, reason)
    app.save(readout)


def _item(app: Application[UUID], relationship: str, slug: str) -> PlainItem:
    try:
        found: PlainItem = app.repository.get(PlainItem.create_id(relationship, slug))
    except AggregateNotFoundError:
        return PlainItem(relationship, slug)
    return found


def events(app: Application[UUID]) -> Iterator[Any]:
    """Every event of a store, decoded."""
    start = 1
    while page := app.recorder.select_notifications(start=start, limit=_PAGE):
        yield from map(app.mapper.to_domain_event, page)
        start = page[-1].id + 1


def decode(app: Application[UUID]) -> int:
    """Decode every event of a store; return how many there are."""
    return sum(1 for _ in events(app))


@dataclass(slots=True)
class _Standing:
    """What is unsettled on an item, in the order in which it was said."""

    pledges: list[Said] = field(default_factory=list)


def unsettled(app: Application[UUID], relationship: str, as_of: date) -> list[Said]:
    """What is unsettled in a relationship as of a day, by a full replay and the simplest of rules.

    The rules leave out windows, approximate dates, occasions and judgements: the other side is
    given less to do.
    """
    days: dict[UUID, str] = {}
    spoken: list[tuple[str, str, Said]] = []
    last = as_of.isoformat()
    for found in events(app):
        if isinstance(found, PlainReadout.Registered):  # type: ignore[attr-defined]
            if found.relationship == relationship:
                days[found.originator_id] = found.heading["meetings"][0]["date"]
        elif found.originator_id in days and hasattr(found, "said"):
            day = days[found.originator_id]
            if day <= last:
                spoken.append((day, type(found).__name__, found.said))
    standing: dict[str, _Standing] = {}
    for _, kind, said in sorted(spoken, key=lambda each: each[0]):
        item = standing.setdefault(said["item"], _Standing())
        if kind in {"CommitmentMade", "FollowUpScheduled"}:
            if said.get("renews") and item.pledges:
                item.pledges.pop()
            item.pledges.append(said)
        elif kind == "ProgressWelcomed" and said.get("complete"):
            item.pledges.clear()
    return [said for item in standing.values() for said in item.pledges]
