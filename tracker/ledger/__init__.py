"""The ledger: what can be recorded, and how it becomes events and views in one transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

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
from tracker.errors import Changed, Conflict, Damaged, NotFound, Refused
from tracker.ledger import checks, clock
from tracker.ledger.backup import Backup
from tracker.ledger.doubts import Doubts, doubts
from tracker.ledger.once import Command, Repeated, persist, recorded_at
from tracker.ledger.receipt import Following, Receipt
from tracker.ledger.replaying import bring_up
from tracker.ledger.verification import Verification, verify
from tracker.projections.latest import latest
from tracker.projections.schema import STILL
from tracker.sql import Transaction, chunks, marks
from tracker.store import cloudevents
from tracker.store.event_log import EventLog


@dataclass(frozen=True, slots=True)
class _Decision:
    """What recording the given files amounts to, against what is on record."""

    events: list[Recorded]
    recorded: tuple[Readout, ...]
    named: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[Changed, ...]
    circular: tuple[Refused, ...]


_NOTHING = Receipt()


class Ledger:
    """A ledger open for recording.

    Args:
        log: where its events are.
        recorded_by: who records.
        clock: tells the time, with its zone.
        key: what makes a judgement, a merging or a taking back that is given again, with the same
            key, the same one and not a second; every call is one of its own without it.
        any_moment: whether to record at a moment that seems wrong.
    """

    def __init__(
        self,
        log: EventLog,
        recorded_by: str,
        clock: Callable[[], datetime],
        key: str | None = None,
        *,
        any_moment: bool = False,
    ) -> None:
        self._log = log
        self._recorded_by = recorded_by
        self._clock = clock
        self._key = key
        self._any_moment = any_moment

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
        command = Command(("record",), plain=True)

        def attempt() -> Receipt:
            found = self._decide(files)
            told = Receipt(
                recorded=found.recorded,
                named=found.named,
                unchanged=found.unchanged,
                refused=found.refused,
                circular=found.circular,
            )
            check = partial(checks.still_without_circles, recorded=found.events)
            return self._follow(command, found.events, day, told, check=check, dry_run=dry_run)

        return self._persist(command, attempt)

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
        command = Command(("amend",), plain=True)

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
            told = Receipt(corrections=tuple(differences(standing, given)))
            return self._follow(command, events, day, told, dry_run=dry_run)

        return self._persist(command, attempt)

    def readout(self, name: str) -> Readout:
        """A readout as it stands on record.

        Raises:
            NotFound: no readout of that name is on record.
        """
        recorded = self._log.stream(readout_stream(name))
        if not recorded:
            raise NotFound(f"no readout {name!r} is on record; tracker meetings lists them")
        return _standing(recorded)

    def latest(self) -> datetime | None:
        """The moment of the latest recording, if anything is on record."""
        with self._log.reading() as sql:
            return latest(sql)

    def backlog(self) -> int:
        """Bytes that a reader keeps in the store's log, where they are many."""
        return self._log.backlog()

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
        command = self._command("judge", type(judged).__name__, judged.model_dump_json())

        def attempt() -> Receipt:
            with self._log.reading() as sql:
                stream = item_stream(*checks.judgeable(sql, judged))
            return self._append(
                command, stream, judged, lambda sql: checks.judgeable(sql, judged), day=day
            )

        try:
            return self._persist(command, attempt)
        except checks.AlreadySo:
            return Receipt(unchanged=(judged.ref,))

    def take_back(self, ref: str, kind: type[Assessment], *, reason: str, day: date) -> Receipt:
        """Take back the latest judgement of a kind on a statement.

        Raises:
            NotFound: no such judgement stands on record.
            Refused: no reason is given.
        """
        checks.reasoned(reason)
        command = self._command("take back", ref, kind.__name__, reason)

        def attempt() -> Receipt:
            with self._log.reading() as sql:
                found = checks.standing_judgement(sql, ref, kind.__name__)
            retracted = AssessmentRetracted(ref=ref, place=found.place, reason=reason)
            return self._append(
                command,
                item_stream(found.relationship, found.item),
                retracted,
                lambda sql: checks.still_standing(sql, retracted, kind.__name__),
                day=day,
                told=Receipt(taken_back=found.judged),
            )

        return self._persist(command, attempt)

    def merge(self, name: str, merged: ItemMerged, *, day: date) -> Receipt:
        """Record that one item of a relationship is another.

        Raises:
            NotFound: one of them is not on record.
            Refused: they are one already, part and whole, or the first was merged before.
        """
        command = self._command("merge", name, merged.model_dump_json())
        stream = item_stream(name, merged.item)

        def attempt() -> Receipt:
            return self._append(
                command, stream, merged, lambda sql: checks.mergeable(sql, name, merged), day=day
            )

        try:
            return self._persist(command, attempt)
        except checks.AlreadySo:
            return Receipt(unchanged=(merged.item,))

    def separate(self, name: str, separated: ItemSeparated, *, day: date) -> Receipt:
        """Take back that an item was merged into another.

        Raises:
            Refused: it was not.
        """
        command = self._command("separate", name, separated.model_dump_json())
        stream = item_stream(name, separated.item)

        def attempt() -> Receipt:
            with self._log.reading() as sql:
                into = checks.separable(sql, name, separated)
            return self._append(
                command,
                stream,
                separated,
                lambda sql: checks.separable(sql, name, separated),
                day=day,
                told=Receipt(taken_back=ItemMerged(item=separated.item, into=into)),
            )

        return self._persist(command, attempt)

    # The whole record

    def contents(self) -> dict[str, list[str]]:
        """The names of the readouts on record, by relationship, with none for some."""
        with self._log.reading() as sql:
            rows = sql.rows(
                "SELECT l.name, r.slug FROM tracker_relationships l LEFT JOIN tracker_readouts r"
                f" ON r.relationship_id = l.id AND r.known_to = {STILL} ORDER BY l.name, r.slug"
            )
        return {
            name: [slug for _, slug in group if slug is not None]
            for name, group in groupby(rows, itemgetter(0))
        }

    def parties(self) -> set[str]:
        """The codes of all parties that are named in a readout or a relationship."""
        with self._log.reading() as sql:
            listed = sql.rows(
                "SELECT parties FROM tracker_relationships"
                " UNION SELECT by_parties FROM tracker_statements"
                " UNION SELECT to_parties FROM tracker_statements"
                " UNION SELECT COALESCE(publisher, '') FROM tracker_readouts"
            )
            people = sql.rows("SELECT DISTINCT participants FROM tracker_meetings")
        codes = {code for (codes,) in listed for code in codes.split()}
        return codes.union(*(json.loads(named) for (named,) in people))

    def item_list(self, name: str) -> ItemList:
        """The items of a relationship that have been named, as they are named now."""
        with self._log.reading() as sql:
            rows = sql.rows(
                "SELECT i.slug FROM tracker_items i"
                " JOIN tracker_relationships l ON l.id = i.relationship_id"
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

    def _command(self, *asked: str) -> Command:
        """A command whose key is the ledger's own, if it was given one."""
        return Command(asked) if self._key is None else Command(asked, self._key, given=True)

    def _persist(self, command: Command, attempt: Callable[[], Receipt]) -> Receipt:
        def found() -> Receipt | None:
            with self._log.reading() as sql:
                moment = recorded_at(sql, command)
            return None if moment is None else command.receipt or Receipt(repeated=moment)

        return persist(command, attempt, found)

    def _append(
        self,
        command: Command,
        stream: str,
        event: Event,
        check: Callable[[Transaction], object],
        *,
        day: date,
        told: Receipt = _NOTHING,
    ) -> Receipt:
        """Put one event at the end of a stream, if its check holds in the transaction."""
        place = len(self._log.stream(stream)) + 1
        recorded = Recorded(stream, place, event, self._recorded_by)
        return self._follow(command, [recorded], day, told, check=check)

    def _follow(
        self,
        command: Command,
        recorded: Sequence[Recorded],
        day: date,
        told: Receipt,
        *,
        check: Callable[[Transaction], object] = lambda _: None,
        dry_run: bool = False,
    ) -> Receipt:
        """Store events and let the views follow, once; nothing to store is nothing changed.

        Args:
            command: what the events are recorded for.
            recorded: the events.
            day: the day whose statuses the receipt compares.
            told: what is to be told of them.
            check: raises what forbids the events, asked inside the transaction.
            dry_run: whether to undo all of it when it is done.
        """
        if not recorded:
            return told
        first, *others = recorded
        events = [first._replace(command=command.id), *others]

        last: datetime | None = None

        def permitted(sql: Transaction) -> None:
            nonlocal last
            if recorded_at(sql, command):
                raise Repeated
            last = latest(sql)
            check(sql)

        def now() -> datetime:
            return self._clock() if self._any_moment else clock.plausible(self._clock(), last)

        def project(sql: Transaction, moment: datetime) -> None:
            follow = Following(events, day)
            follow(sql, moment)
            command.receipt = replace(
                told,
                changes=follow.changes,
                awaited=follow.awaited,
                new=follow.new,
                overruled=follow.overruled,
                ungrounded=follow.ungrounded,
                differing=follow.differing,
            )

        self._log.append(events, clock=now, check=permitted, project=project, dry_run=dry_run)
        return command.receipt or told

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
                rows = sql.rows(
                    f"SELECT slug FROM tracker_readouts WHERE slug IN ({marks(part)})", part
                )
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
