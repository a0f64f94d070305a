"""The ledger: what can be recorded, and how it becomes events and views in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from time import monotonic, sleep

from tracker.domain.amendment import corrections, differences, fold
from tracker.domain.events import Event, Recorded, item_stream, readout_stream
from tracker.domain.items import (
    Assessment,
    AssessmentRetracted,
    ItemList,
    ItemMerged,
    ItemOpened,
    ItemRenamed,
    ItemSeparated,
)
from tracker.domain.names import relationship
from tracker.domain.readouts import Readout
from tracker.errors import Changed, Conflict, Damaged, Interrupted, NotFound, Refused
from tracker.ledger import checks
from tracker.ledger.backup import Backup
from tracker.ledger.garbage import uncollected
from tracker.ledger.near import Doubts, doubts
from tracker.ledger.receipt import Following, Receipt
from tracker.ledger.replaying import bring_up
from tracker.ledger.verification import Verification, verify
from tracker.projections.schema import STILL
from tracker.sql import Transaction, chunks, marks
from tracker.store import cloudevents
from tracker.store.event_log import EventLog

PATIENCE = 30.0
"""Seconds for which a writer waits for a store that has gone away, such as for its standby."""

_PAUSE = 2.0
_TRIES = 50


@dataclass(frozen=True, slots=True)
class _Decision:
    """What recording the given files amounts to, against what is on record."""

    events: list[Recorded]
    recorded: tuple[Readout, ...]
    named: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[Changed, ...]
    circular: tuple[Refused, ...]


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

    # Readouts and names

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

        def attempt() -> Receipt:
            found = self._decide(files)
            check = partial(checks.still_without_circles, recorded=found.events)
            follow = self._follow(found.events, day, check=check, dry_run=dry_run)
            return Receipt(
                recorded=found.recorded,
                named=found.named,
                unchanged=found.unchanged,
                refused=found.refused,
                circular=found.circular,
                changes=follow.changes,
                awaited=follow.awaited,
                new=follow.new,
                overruled=follow.overruled,
            )

        return _persist(attempt)

    def amend(self, given: Readout, *, reason: str, day: date, dry_run: bool = False) -> Receipt:
        """Record how a readout on record differs from the one given, and why.

        Args:
            given: the readout as it is to stand.
            reason: why it is mended.
            day: the day whose statuses the receipt compares.
            dry_run: whether only to tell what it would do.

        Raises:
            NotFound: no readout of that name is on record.
            Refused: its parties differ, or no reason is given.
            Conflict: others kept changing it.
        """
        checks.reasoned(reason)

        def attempt() -> Receipt:
            stream = readout_stream(given.readout)
            recorded = self._log.stream(stream)
            if not recorded:
                raise NotFound(
                    f"{given.readout} is not on record, so there is nothing to amend; "
                    "record it with tracker record"
                )
            standing = _standing(recorded)
            if standing.relationship != given.relationship:
                raise Refused(
                    f"{given.readout} is on record between {standing.relationship}, and the file "
                    f"says {given.relationship}; the parties of a readout cannot be amended; "
                    "record it under another name, and amend this one to hold no statements "
                    "(statements: [])"
                )
            found = corrections(standing, given, reason)
            if not found:
                return Receipt(unchanged=(given.readout,))
            places = range(len(recorded) + 1, len(recorded) + 1 + len(found))
            events = [
                Recorded(stream, place, event, self._recorded_by)
                for place, event in zip(places, found, strict=True)
            ]
            follow = self._follow(events, day, dry_run=dry_run)
            return Receipt(
                corrections=tuple(differences(standing, given)),
                changes=follow.changes,
                awaited=follow.awaited,
                new=follow.new,
                overruled=follow.overruled,
            )

        return _persist(attempt)

    def readout(self, name: str) -> Readout:
        """A readout as it stands on record.

        Raises:
            NotFound: no readout of that name is on record.
        """
        recorded = self._log.stream(readout_stream(name))
        if not recorded:
            raise NotFound(f"no readout {name!r} is on record; tracker meetings lists them")
        return _standing(recorded)

    def doubts(self, receipts: Sequence[Receipt]) -> Doubts:
        """What may be mistyped in what was recorded, or tried, with what is near to it."""
        with self._log.reading() as sql:
            return doubts(sql, receipts)

    # Judgements

    def judge(self, judged: Assessment, *, day: date) -> Receipt:
        """Record what somebody judged of a statement from outside the readouts.

        Raises:
            NotFound: no statement of that ref is on record.
            Refused: the judgement does not fit the statement.
        """

        def attempt() -> Receipt:
            with self._log.reading() as sql:
                stream = item_stream(*checks.judgeable(sql, judged))
            return self._append(stream, judged, lambda sql: checks.judgeable(sql, judged), day)

        return _persist(attempt)

    def take_back(self, ref: str, kind: type[Assessment], *, reason: str, day: date) -> Receipt:
        """Take back the latest judgement of a kind on a statement.

        Raises:
            NotFound: no such judgement stands on record.
            Refused: no reason is given.
        """
        checks.reasoned(reason)

        def attempt() -> Receipt:
            with self._log.reading() as sql:
                found = checks.standing_judgement(sql, ref, kind.__name__)
            retracted = AssessmentRetracted(ref=ref, place=found.place, reason=reason)
            receipt = self._append(
                item_stream(found.relationship, found.item),
                retracted,
                lambda sql: checks.still_standing(sql, retracted, kind.__name__),
                day,
            )
            return replace(receipt, taken_back=found.judged)

        return _persist(attempt)

    def merge(self, name: str, merged: ItemMerged, *, day: date) -> Receipt:
        """Record that one item of a relationship is another.

        Raises:
            NotFound: one of them is not on record.
            Refused: they are one already, part and whole, or the first was merged before.
        """
        stream = item_stream(name, merged.item)
        return _persist(
            lambda: self._append(
                stream, merged, lambda sql: checks.mergeable(sql, name, merged), day
            )
        )

    def separate(self, name: str, separated: ItemSeparated, *, day: date) -> Receipt:
        """Take back that an item was merged into another.

        Raises:
            Refused: it was not.
        """
        stream = item_stream(name, separated.item)

        def attempt() -> Receipt:
            with self._log.reading() as sql:
                into = checks.separable(sql, name, separated)
            receipt = self._append(
                stream, separated, lambda sql: checks.separable(sql, name, separated), day
            )
            return replace(receipt, taken_back=ItemMerged(item=separated.item, into=into))

        return _persist(attempt)

    # The whole record

    def contents(self) -> dict[str, list[str]]:
        """The names of the readouts on record, by relationship, with none for some."""
        with self._log.reading() as sql:
            rows = sql.rows(
                "SELECT l.name, r.slug FROM relationships l LEFT JOIN readouts r"
                f" ON r.relationship_id = l.id AND r.known_to = {STILL} ORDER BY l.name, r.slug"
            )
        return {
            name: [slug for _, slug in group if slug is not None]
            for name, group in groupby(rows, itemgetter(0))
        }

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
        # What stands on record is given back, also where it was recorded before rules against it.
        return ItemList.model_construct(parties=tuple(name.split("-")), items=tuple(found))

    def size(self) -> int:
        """How many events there are."""
        return self._log.count()

    def rebuild(
        self, progress: Callable[[int], None] = lambda _: None, *, force: bool = False
    ) -> int:
        """Throw the views away and make them again from the events, in one transaction.

        Args:
            progress: told how many events each step took.
            force: whether to do so although the events give less than the views tell of.

        Returns:
            How many events there were.

        Raises:
            Damaged: an event is not what was recorded, or events may have been cut off; the views
                are then as they were.
        """
        with self._log.writing() as sql:
            return bring_up(sql, self._log, progress, force=force)

    def verify(
        self,
        *,
        head: str | None = None,
        sources: Path | None = None,
        views: bool = True,
        progress: Callable[[int], None] = lambda _: None,
    ) -> Verification:
        """Check that the ledger still is what was recorded; see `verification.verify`."""
        return verify(self._log, head=head, sources=sources, views=views, progress=progress)

    def export(self) -> Iterator[str]:
        """Every event as a CloudEvents line, in the order in which it was recorded."""
        return cloudevents.lines(self._log.stored())

    def restore(self, backup: Backup) -> int:
        """Record the events of another ledger, with the moments and names that they have there.

        What is on record already must be the beginning of what the backup holds; the rest follows.

        Returns:
            How many events were recorded.

        Raises:
            Refused: the ledger holds something else, or a recording that was cut off.
            Conflict: somebody else recorded in it meanwhile.
        """
        count = 0
        head = self._log.head()
        known = (digest for digest, _ in self._log.verified())
        for entries in backup.recordings_behind(known):
            recorded = [imported.recorded for imported in entries]
            moment = recorded[0].recorded_at
            if moment is None:
                raise Damaged("an event of the backup has no moment")
            try:
                self._log.append(
                    recorded,
                    clock=partial(_the, moment),
                    check=partial(self._still_at, head),
                    project=Following(recorded, moment.date()),
                    stored=[imported.stored for imported in entries],
                )
            except (ValueError, LookupError, TypeError) as error:
                raise Refused(
                    f"the events recorded at {moment} do not follow from those before them, though "
                    "their digests do: no ledger gave them so; what stands before them was imported"
                ) from error
            head = entries[-1].digest
            count += len(entries)
        return count

    # How it is done

    def _still_at(self, head: str, _: Transaction) -> None:
        if self._log.head() != head:
            raise Conflict(
                "somebody else recorded in this store meanwhile; import once more, or into another"
            )

    def _append(
        self, stream: str, event: Event, check: Callable[[Transaction], object], day: date
    ) -> Receipt:
        """Put one event at the end of a stream, if its check holds in the transaction."""
        place = len(self._log.stream(stream)) + 1
        recorded = Recorded(stream, place, event, self._recorded_by)
        return Receipt(changes=self._follow([recorded], day, check=check).changes)

    def _follow(
        self,
        recorded: Sequence[Recorded],
        day: date,
        *,
        check: Callable[[Transaction], object] | None = None,
        dry_run: bool = False,
    ) -> Following:
        """Store events and let the views follow; nothing to store is nothing changed."""
        follow = Following(recorded, day)
        if recorded:
            self._log.append(
                recorded, clock=self._clock, check=check, project=follow, dry_run=dry_run
            )
        return follow

    def _decide(self, files: Sequence[Readout | ItemList]) -> _Decision:
        readouts = [given for given in files if isinstance(given, Readout)]
        known = self._known([given.readout for given in readouts])
        by = self._recorded_by
        events: list[Recorded] = []
        recorded: dict[str, Readout] = {}
        unchanged: list[str] = []
        refused: list[Changed] = []
        circular: list[Refused] = []
        named: list[str] = []
        for given in readouts:
            standing = recorded.get(given.readout)
            if standing is None and given.readout in known:
                standing = self.readout(given.readout)
            if standing is None:
                stream = readout_stream(given.readout)
                told = enumerate(given.events, start=1)
                events += [Recorded(stream, place, event, by) for place, event in told]
                recorded[given.readout] = given
            elif standing == given:
                unchanged.append(given.readout)
            else:
                refused.append(Changed(given.readout, differences(standing, given)))
        planned: dict[str, tuple[int, ItemOpened]] = {}
        named_in: dict[str, list[ItemOpened]] = defaultdict(list)
        for listed in (given for given in files if isinstance(given, ItemList)):
            tried = dict(planned)
            new = self._names(listed, tried)
            name = relationship(listed.parties)
            try:
                with self._log.reading() as sql:
                    checks.without_circles(sql, name, [*named_in[name], *(e for _, _, e in new)])
            except Refused as error:
                circular.append(error)
                continue
            planned = tried
            named_in[name] += [event for _, _, event in new]
            events += [Recorded(*event, by) for event in new]
            named += [event.item for _, _, event in new]
            if not new:
                unchanged.append(f"{name} items")
        return _Decision(
            events,
            tuple(recorded.values()),
            tuple(named),
            tuple(unchanged),
            tuple(refused),
            tuple(circular),
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


def _standing(recorded: Sequence[Recorded]) -> Readout:
    try:
        return fold(entry.event for entry in recorded)
    except (ValueError, LookupError, TypeError) as error:
        raise Damaged(
            f"the events of {recorded[0].stream} do not follow from each other ({error}); "
            "tracker verify names the first that is not what was recorded"
        ) from error


def _the(moment: datetime) -> datetime:
    return moment


def _persist(attempt: Callable[[], Receipt]) -> Receipt:
    """Try again, from what is then on record, while others get ahead or the store is away.

    An attempt decides anew from what is on record, so one whose success was not heard of any
    more is found done.
    """
    since: float | None = None
    for _ in range(_TRIES):
        try:
            with uncollected():
                return attempt()
        except Conflict:
            since = None
        except Interrupted:
            since = since or monotonic()
            if monotonic() - since >= PATIENCE:
                raise
            sleep(_PAUSE)
    raise Conflict("others kept recording in the same streams first; try again")
