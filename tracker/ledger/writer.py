"""The writer: how events and what follows from them become one transaction, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from tracker.domain.events import Event, Recorded
from tracker.ledger import clock
from tracker.ledger.once import Command, Repeated, persist, recorded_at
from tracker.ledger.receipt import Following, Receipt
from tracker.projections.futility import Futile
from tracker.projections.latest import latest
from tracker.projections.memory import Memory
from tracker.sql import Transaction
from tracker.store.database import numbers_of
from tracker.store.event_log import EventLog

_NOTHING = Receipt()


class Futility(Exception):
    """A recording says what can do nothing.

    Args:
        futile: all of that.
    """

    def __init__(self, futile: Sequence[Futile]) -> None:
        self.futile = futile
        super().__init__("; ".join(one.why for one in futile))


class Writer:
    """Somebody who records in a ledger.

    Args:
        log: where its events are.
        recorded_by: who records.
        clock: tells the time, with its zone.
        key: what makes a judgement, a merging or a taking back that is given again, with the same
            key, the same one and not a second; every call is one of its own without it.
        version: what was looked at of what is to be changed; see `versions`. None where
            nobody looked.
        any_moment: whether to record at a moment that seems wrong.
        any_effect: whether to record also what can do nothing, as earlier versions did.
    """

    def __init__(
        self,
        log: EventLog,
        recorded_by: str,
        clock: Callable[[], datetime],
        key: str | None = None,
        *,
        version: int | None = None,
        any_moment: bool = False,
        any_effect: bool = False,
    ) -> None:
        self.log = log
        self.version = version
        self.recorded_by = recorded_by
        self._clock = clock
        self._key = key
        self._any_moment = any_moment
        self._any_effect = any_effect
        self.memory = Memory()

    def command(self, *asked: str, plain: bool = False) -> Command:
        """A command whose key is the writer's own, if one was given.

        Args:
            asked: what is to be recorded.
            plain: whether its content alone tells whether it is on record.
        """
        if self._key is None:
            return Command(asked, plain=plain)
        return Command(asked, self._key, given=True)

    def once(self, command: Command, attempt: Callable[[], Receipt]) -> Receipt:
        """Carry a command out a single time, however often it has to be tried.

        Raises:
            Conflict: other writers kept changing the same streams.
        """

        def found() -> Receipt | None:
            with self.log.reading() as sql:
                moment = recorded_at(sql, command)
            return None if moment is None else command.receipt or Receipt(repeated=moment)

        return persist(command, attempt, found)

    def append(
        self,
        command: Command,
        stream: str,
        event: Event,
        check: Callable[[Transaction], object],
        *,
        day: date,
        told: Receipt = _NOTHING,
        dry_run: bool = False,
    ) -> Receipt:
        """Put one event at the end of a stream, if its check holds in the transaction."""
        place = len(self.log.stream(stream)) + 1
        recorded = Recorded(stream, place, event, self.recorded_by)
        return self.follow(command, [recorded], day, told, check=check, dry_run=dry_run)

    def follow(
        self,
        command: Command,
        recorded: Sequence[Recorded],
        day: date,
        told: Receipt,
        *,
        check: Callable[[Transaction], object] = lambda _: None,
        look: Callable[[Transaction], object] = lambda _: None,
        dry_run: bool = False,
    ) -> Receipt:
        """Store events and let the views follow, once; nothing to store is nothing changed.

        Args:
            command: what the events are recorded for.
            recorded: the events.
            day: the day whose statuses the receipt compares.
            told: what is to be told of them.
            check: raises what forbids the events, asked inside the transaction.
            look: looks at the record as it is with them, inside the transaction.
            dry_run: whether to undo all of it when it is done.

        Raises:
            Futility: they say what can do nothing.
        """
        if not recorded:
            return told
        events = self.log.with_command(recorded, command.id)
        last_seen: datetime | None = None
        receipt = told

        def permitted(sql: Transaction) -> None:
            nonlocal last_seen
            if recorded_at(sql, command):
                raise Repeated
            last_seen = latest(sql)
            check(sql)

        def now() -> datetime:
            return self._clock() if self._any_moment else clock.plausible(self._clock(), last_seen)

        def project(sql: Transaction, moment: datetime) -> None:
            nonlocal receipt
            follow = Following(events, day, self.memory, self.log.seen)
            follow(sql, moment)
            if not self._any_effect and (futile := follow.futile()):
                raise Futility(futile)
            receipt = replace(
                told,
                changes=follow.changes,
                shares=follow.shares,
                parted=follow.parted,
                awaited=follow.awaited,
                new=follow.new,
                overruled=follow.overruled,
                ungrounded=follow.ungrounded,
                orphaned=follow.orphaned,
                differing=follow.differing,
                alike=follow.alike,
                spoken_of=follow.spoken_of,
                twins=tuple(follow.effects.twins()),
                told_twice=tuple(dict.fromkeys(follow.effects.told_twice())),
                maybe_one=tuple(follow.effects.maybe_one()),
                idle=follow.idle(),
            )
            if dry_run and self.log.seen is not None:
                sql.narrow(numbers_of(sql, self.log.seen))  # nothing is written any more
            look(sql)
            if not dry_run:  # which may have been recorded, should its answer be lost
                command.receipt = receipt

        self.log.append(
            events,
            clock=now,
            check=permitted,
            project=project,
            latest=latest,
            dry_run=dry_run,
        )
        if not dry_run:
            self.memory.keep()
        return receipt
