"""The ledger: what can be recorded, and how it becomes events and views in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

from tracker.domain.events import Event, Recorded, item_stream, readout_stream
from tracker.domain.items import Assessment, ItemList, ItemMerged, ItemOpened, ItemRenamed
from tracker.domain.model import key_of, readout_of
from tracker.domain.parties import relationship
from tracker.domain.readouts import Readout, fold
from tracker.errors import Changed, Conflict, NotFound, Refused, TrackerError
from tracker.projections import schema
from tracker.projections.changes import Change, changes
from tracker.projections.projector import project
from tracker.projections.schema import STILL
from tracker.sql import Transaction, chunks, marks
from tracker.store.event_log import EventLog

_TRIES = 20


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of the files that were handed in together."""

    recorded: tuple[Readout, ...] = ()
    named: tuple[str, ...] = ()
    """The items that were named, or named anew."""
    unchanged: tuple[str, ...] = ()
    """The readouts and item lists that are on record just so."""
    refused: tuple[Changed, ...] = ()
    changes: tuple[Change, ...] = ()
    """The statuses, on the day asked about, that this changed."""


@dataclass(frozen=True, slots=True)
class _Decision:
    """What recording the given files amounts to, against what is on record."""

    events: tuple[tuple[str, int, Event], ...]
    recorded: tuple[Readout, ...]
    named: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[Changed, ...]


class _Following:
    """Brings the views up to events inside their transaction, and sees what that changed."""

    def __init__(self, recorded: Sequence[Recorded], day: date | None = None) -> None:
        self._recorded = recorded
        self._day = day
        self.changes: list[Change] = []

    def __call__(self, sql: Transaction, moment: datetime) -> None:
        recording = project(sql, self._recorded, moment)
        if self._day is not None:
            self.changes = changes(sql, recording, self._day.toordinal())


class Ledger:
    """A ledger open for recording.

    Args:
        log: where its events are.
        recorded_by: who records.
        clock: tells the time, with its zone.
    """

    def __init__(self, log: EventLog, recorded_by: str, clock: Callable[[], datetime]) -> None:
        self._log = log
        self._recorded_by = recorded_by
        self._clock = clock

    def record(
        self, files: Sequence[Readout | ItemList], *, day: date, dry_run: bool = False
    ) -> Receipt:
        """Record readouts and names of items, all in one transaction.

        A readout that is on record just so is left alone; one that is on record with another
        content is refused, and nothing of it is recorded.

        Args:
            files: what the files hold.
            day: the day whose statuses the receipt compares.
            dry_run: whether only to tell what it would do.

        Raises:
            Conflict: others kept changing the same streams.
        """
        for _ in range(_TRIES):
            decision = self._decide(files)
            recorded = [
                Recorded(stream, version, event, self._recorded_by)
                for stream, version, event in decision.events
            ]
            follow = _Following(recorded, day)
            try:
                if recorded:
                    self._log.append(recorded, clock=self._clock, project=follow, dry_run=dry_run)
            except Conflict:
                continue
            return Receipt(
                decision.recorded,
                decision.named,
                decision.unchanged,
                decision.refused,
                tuple(follow.changes),
            )
        raise Conflict("others kept recording the same streams first; try again")

    def judge(self, judged: Assessment) -> None:
        """Record what somebody judged of a statement from outside the readouts.

        Raises:
            NotFound: no statement of that ref is on record.
        """
        with self._log.reading() as sql:
            owners = sql.rows(
                "SELECT l.name, i.slug FROM statements s"
                " JOIN readouts r ON r.id = s.readout_id JOIN items i ON i.id = s.item_id"
                " JOIN relationships l ON l.id = i.relationship_id"
                f" WHERE r.slug = ? AND s.key = ? AND s.known_to = {STILL}",
                (readout_of(judged.ref), key_of(judged.ref)),
            )
        if not owners:
            raise NotFound(f"no statement {judged.ref!r} is on record; tracker show lists them")
        self._append(item_stream(*owners[0]), judged)

    def merge(self, relationship: str, merged: ItemMerged) -> None:
        """Record that one item of a relationship is another.

        Raises:
            NotFound: one of them is not on record.
            Refused: they are one already, or merging them would go round in a circle.
        """
        with self._log.reading() as sql:
            found = {
                slug: (row_id, canonical_id)
                for slug, row_id, canonical_id in sql.rows(
                    "SELECT i.slug, i.id, i.canonical_id FROM items i"
                    " JOIN relationships l ON l.id = i.relationship_id"
                    " WHERE l.name = ? AND i.slug IN (?, ?)",
                    (relationship, merged.item, merged.into),
                )
            }
        for slug in (merged.item, merged.into):
            if slug not in found:
                raise NotFound(f"no item {slug!r} is on record in {relationship}")
        if found[merged.item][1] == found[merged.into][1]:
            raise Refused(f"{merged.item} and {merged.into} are one item already")
        if found[merged.item][0] != found[merged.item][1]:
            raise Refused(f"{merged.item} was merged into another item before")
        self._append(item_stream(relationship, merged.item), merged)

    def readout(self, name: str) -> Readout:
        """A readout as it stands on record.

        Raises:
            NotFound: no readout of that name is on record.
        """
        events = [entry.event for entry in self._log.stream(readout_stream(name))]
        if not events:
            raise NotFound(f"no readout {name!r} is on record; tracker meetings lists them")
        return fold(events)

    def contents(self) -> dict[str, list[str]]:
        """The names of the readouts on record, by their relationship."""
        with self._log.reading() as sql:
            rows = sql.rows(
                "SELECT l.name, r.slug FROM readouts r"
                " JOIN relationships l ON l.id = r.relationship_id ORDER BY l.name, r.slug"
            )
        return {name: [slug for _, slug in group] for name, group in groupby(rows, itemgetter(0))}

    def item_list(self, name: str) -> ItemList:
        """The items of a relationship that have been named, as they are named now."""
        with self._log.reading() as sql:
            rows = sql.rows(
                "SELECT i.slug FROM items i JOIN relationships l ON l.id = i.relationship_id"
                " WHERE l.name = ? ORDER BY i.slug",
                (name,),
            )
        found = []
        for (slug,) in rows:
            entries = self._log.stream(item_stream(name, slug))
            names = [e.event for e in entries if isinstance(e.event, ItemOpened)]
            found += [ItemOpened(**names[-1].model_dump())] if names else []
        return ItemList(parties=tuple(name.split("-")), items=tuple(found))

    def size(self) -> int:
        """How many events there are."""
        return self._log.count()

    def rebuild(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Throw the views away and make them again from the events, in one transaction.

        Args:
            progress: told how many events each step took.

        Returns:
            How many events there were.
        """
        count = 0
        entries = self._log.all()
        with self._log.writing() as sql:
            schema.drop(sql)
            schema.create(sql)
            for moment, group in groupby(entries, key=lambda entry: entry.recorded_at):
                if moment is None:
                    raise TrackerError("a stored event has no moment")
                recorded = list(group)
                project(sql, recorded, moment)
                count += len(recorded)
                progress(len(recorded))
        return count

    def _append(self, stream: str, event: Event) -> None:
        """Put one event at the end of a stream."""
        for _ in range(_TRIES):
            place = len(self._log.stream(stream)) + 1
            recorded = [Recorded(stream, place, event, self._recorded_by)]
            try:
                self._log.append(recorded, clock=self._clock, project=_Following(recorded))
            except Conflict:
                continue
            return
        raise Conflict("others kept recording in the same stream first; try again")

    def _decide(self, files: Sequence[Readout | ItemList]) -> _Decision:
        readouts = [given for given in files if isinstance(given, Readout)]
        known = self._known([given.readout for given in readouts])
        events: list[tuple[str, int, Event]] = []
        recorded: dict[str, Readout] = {}
        unchanged: list[str] = []
        refused: list[Changed] = []
        named: list[str] = []
        for given in readouts:
            standing = recorded.get(given.readout)
            if standing is None and given.readout in known:
                standing = self.readout(given.readout)
            if standing is None:
                stream = readout_stream(given.readout)
                events += [(stream, place, e) for place, e in enumerate(given.events, start=1)]
                recorded[given.readout] = given
            elif standing == given:
                unchanged.append(given.readout)
            else:
                refused.append(Changed(given.readout, differences(standing, given)))
        planned: dict[str, tuple[int, ItemOpened]] = {}
        for listed in (given for given in files if isinstance(given, ItemList)):
            new = self._names(listed, planned)
            events += new
            named += [event.item for _, _, event in new]
            if not new:
                unchanged.append(f"{relationship(listed.parties)} items")
        return _Decision(
            tuple(events), tuple(recorded.values()), tuple(named), tuple(unchanged), tuple(refused)
        )

    def _known(self, names: Sequence[str]) -> set[str]:
        found: set[str] = set()
        with self._log.reading() as sql:
            for part in chunks(names):
                rows = sql.rows(f"SELECT slug FROM readouts WHERE slug IN ({marks(part)})", part)
                found |= {slug for (slug,) in rows}
        return found

    def _names(
        self, given: ItemList, planned: dict[str, tuple[int, ItemOpened]]
    ) -> list[tuple[str, int, ItemOpened]]:
        """The events that bring the items' names on record up to those given."""
        new: list[tuple[str, int, ItemOpened]] = []
        for item in given.items:
            stream = item_stream(relationship(given.parties), item.item)
            standing: ItemOpened | None
            if stream in planned:
                place, standing = planned[stream]
            else:
                earlier = self._log.stream(stream)
                names = [e.event for e in earlier if isinstance(e.event, ItemOpened)]
                place, standing = len(earlier), names[-1] if names else None
            if standing is None:
                planned[stream] = (place + 1, item)
            elif standing.model_dump() != item.model_dump():
                planned[stream] = (place + 1, ItemRenamed(**item.model_dump()))
            else:
                continue
            new.append((stream, *planned[stream]))
        return new


def differences(standing: Readout, given: Readout) -> list[str]:
    """How a readout on record and one given differ, a readable line for each difference."""
    lines = [
        f"{field}: on record {_plain(getattr(standing, field))}, "
        f"in the file {_plain(getattr(given, field))}"
        for field in type(standing).model_fields
        if field != "statements" and getattr(standing, field) != getattr(given, field)
    ]
    ours = {statement.key: statement for statement in standing.statements}
    theirs = {statement.key: statement for statement in given.statements}
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        old, new = ours.get(key), theirs.get(key)
        if old is None:
            lines.append(f"{key}: only in the file")
        elif new is None:
            lines.append(f"{key}: only on record")
        elif old != new:
            fields = {*type(old).model_fields, *type(new).model_fields}
            lines += [
                f"{key}: {field}: on record {_plain(getattr(old, field, None))}, "
                f"in the file {_plain(getattr(new, field, None))}"
                for field in sorted(fields)
                if getattr(old, field, None) != getattr(new, field, None)
            ]
    if not lines:
        lines.append("the statements stand in another order")
    return lines


def _plain(value: object) -> str:
    if hasattr(value, "model_dump"):
        return str(value.model_dump(mode="json", exclude_defaults=True))
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_plain, value)) + "]"
    return "nothing" if value is None else repr(value) if isinstance(value, str) else str(value)
