"""Admission: whether the recordings of another ledger can be recorded in this one.

Digests only prove that a file is what somebody wrote. So each recording is checked by the rules of
recording, against all that the file has before it: nothing is imported that could not have been
recorded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from tempfile import TemporaryDirectory
from typing import Annotated, get_args

from pydantic import StringConstraints, TypeAdapter, ValidationError

from tracker.domain.corrections import ReadoutRetracted
from tracker.domain.events import Event, Recorded, item_stream
from tracker.domain.items import (
    Assessment,
    AssessmentRetracted,
    ConditionSettled,
    EvidenceSought,
    ItemEvent,
    ItemMerged,
    ItemOpened,
    ItemRenamed,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.names import SLUG, relationship
from tracker.domain.parties import Party
from tracker.domain.values import Slug, Text
from tracker.errors import Conflict, Fault, NotFound, Refused, Remedy, TrackerError, Unreadable
from tracker.explanations import first
from tracker.ledger import checks, matters, refusals
from tracker.ledger.clock import shown
from tracker.ledger.histories import CORRECTIONS, misfit
from tracker.ledger.receipt import Following
from tracker.ledger.replaying import bring_up
from tracker.sql import Transaction
from tracker.store.cloudevents import Imported
from tracker.store.event_log import EventLog, open_log

_READOUT = re.compile(rf"readout/({SLUG})")
_ITEM = re.compile(rf"item/([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)/({SLUG})")
_PARTIES: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[Party, ...])
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
_TEXT: TypeAdapter[str] = TypeAdapter(Text)
_COMMAND: TypeAdapter[str] = TypeAdapter(
    Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
)
_ALONE = (
    *(ReadoutRetracted, ItemMerged, ItemSeparated, AssessmentRetracted),
    *get_args(Assessment),
)
_REFUSALS = (
    *(Refused, NotFound, Conflict, refusals.AlreadySo),
    *(ValueError, LookupError, TypeError, OverflowError),
)


def admit(recordings: Iterable[list[Imported]], file: str, latest: datetime | None) -> None:
    """Check every recording of a file by the rules, without keeping any of it.

    Args:
        recordings: all that the file holds, from the first recording of its ledger on.
        file: its name, for the faults.
        latest: the latest moment that one may be of; None for any.

    Raises:
        Unreadable: a recording could not have been made; it names the line.
    """
    with TemporaryDirectory(prefix="tracker-import-") as folder:
        log = open_log(f"sqlite:///{folder}/trial.db", create=True)
        try:
            with log.writing() as sql:
                bring_up(sql, log)
            before: datetime | None = None
            for entries in recordings:
                trial = _Trial(log, entries)
                try:
                    before = trial.run(before, latest)
                except _REFUSALS as error:
                    why = f"this could not have been recorded: {_plainly(error)}"
                    remedy = error.remedy if isinstance(error, TrackerError) else None
                    raise Unreadable([Fault(file, trial.at.line, why, remedy)]) from error
        finally:
            log.close()


class _Trial:
    """A recording that is made on trial.

    Args:
        log: holds the recordings before it.
        entries: its events.
    """

    def __init__(self, log: EventLog, entries: list[Imported]) -> None:
        self._log = log
        self._entries = entries
        self.at = entries[0]
        """The event that is looked at."""

    def run(self, before: datetime | None, latest: datetime | None) -> datetime:
        """Make it, if it could have been made; returns its moment."""
        moment = self._entries[0].recorded.recorded_at
        if moment is None or (before and moment <= before):
            raise Refused("its moment is not after that of the event before it")
        if latest and moment > latest:
            raise Refused(
                f"its moment is still to come ({shown(moment)})", remedy=Remedy.IMPORT_ANYWAY
            )
        parts: dict[str, list[Imported]] = defaultdict(list)
        for entry in self._entries:
            parts[entry.relationship].append(entry)
        for part in parts.values():
            self._check_part(part)
        recorded = [entry.recorded for entry in self._entries]
        self._log.append(
            recorded,
            clock=lambda: moment,
            check=self._check,
            project=Following(recorded, moment.date()),
            stored=[entry.stored for entry in self._entries],
        )
        return moment

    def _check_part(self, part: Sequence[Imported]) -> None:
        """Hold what it records of one relationship together, whatever else is on record."""
        first = part[0].recorded
        amending = any(isinstance(entry.recorded.event, CORRECTIONS) for entry in part)
        alone = len(part) == 1 or _is_renaming(part)
        for self.at in part:
            _check_alone(self.at.recorded, first, alone=alone)
            if amending and self.at.recorded.stream != first.stream:
                raise Refused("an amendment is recorded by itself")

    def _check(self, sql: Transaction) -> None:
        """Check its events against what is on record before it, stream by stream."""
        seen: set[str] = set()
        for stream, group in groupby(self._entries, key=attrgetter("recorded.stream")):
            listed = list(group)
            self.at = listed[0]
            if stream in seen:
                raise Refused(f"the events of {stream} are not together in their recording")
            seen.add(stream)
            earlier = self._log.stream(stream)
            for place, self.at in enumerate(listed, start=len(earlier) + 1):
                if self.at.recorded.originator_version != place:
                    raise Refused(f"it is not at the place that follows in {stream}: {place}")
            self._check_stream(sql, stream, [one.event for one in earlier], listed)
        self._check_parts(sql)

    def _check_stream(
        self, sql: Transaction, stream: str, earlier: Sequence[Event], listed: Sequence[Imported]
    ) -> None:
        if readout := _READOUT.fullmatch(stream):
            events = [entry.recorded.event for entry in listed]
            if found := misfit(readout[1], earlier, events):
                self.at = listed[found.number]
                raise Refused(found.why)
        elif item := _ITEM.fullmatch(stream):
            opened = any(isinstance(event, ItemOpened) for event in earlier)
            for self.at in listed:
                event = self.at.recorded.event
                if isinstance(event, ItemMerged) and (new := self._opened(item[1], event.into)):
                    _is_of(item[2], event.item)
                    matters.opened_and_merged(sql, item[1], new, event)
                else:
                    _check_item(sql, item[1], item[2], event, opened=opened)
                opened = True

    def _opened(self, name: str, item: str) -> ItemOpened | None:
        """The item of a relationship as this recording opens it, if it does."""
        for entry in self._entries:
            event = entry.recorded.event
            if type(event) is ItemOpened and (entry.relationship, event.item) == (name, item):
                return event
        return None

    def _check_parts(self, sql: Transaction) -> None:
        """Check the names that it gives: no item may be a part of itself."""
        named = [e for e in self._entries if isinstance(e.recorded.event, ItemOpened)]
        if named:
            self.at = named[-1]
            matters.named_without_circles(sql, [entry.recorded for entry in named])


def _is_renaming(part: Sequence[Imported]) -> bool:
    """Whether events open an item and merge another into it, by which that is renamed."""
    kinds = [type(entry.recorded.event) for entry in part]
    merged = part[-1].recorded.event
    return (
        kinds == [ItemOpened, ItemMerged]
        and isinstance(merged, ItemMerged)
        and part[0].recorded.stream == item_stream(part[0].relationship, merged.into)
    )


def _check_alone(recorded: Recorded, first: Recorded, *, alone: bool) -> None:
    """Check an event against its stream and its recording, whatever else is on record."""
    event, kind = recorded.event, type(recorded.event).__name__
    if recorded.recorded_by != _TEXT.validate_python(recorded.recorded_by):
        raise Refused("recordedby has spaces around it")
    if recorded.recorded_by != first.recorded_by:
        raise Refused("two people cannot have made one recording")
    if recorded.command is not None:
        if recorded is not first:
            raise Refused("only the first event of a recording has a command")
        _COMMAND.validate_python(recorded.command)
    if isinstance(event, _ALONE) and not alone:
        raise Refused(f"{kind} is recorded by itself")
    _check_stream_name(recorded.stream, of_item=isinstance(event, get_args(ItemEvent)))


def _check_stream_name(stream: str, *, of_item: bool) -> None:
    readout, item = _READOUT.fullmatch(stream), _ITEM.fullmatch(stream)
    if readout is None and item is None:
        raise Refused(f"{stream!r} names neither a readout nor an item")
    if of_item is not (item is not None):
        raise Refused(f"it is not an event of {stream}")
    if readout:
        _SLUG.validate_python(readout[1])
    elif item:
        _SLUG.validate_python(item[2])
        if relationship(_PARTIES.validate_python(tuple(item[1].split("-")))) != item[1]:
            raise Refused(f"the relationship of these parties is not named {item[1]}")


def _check_item(sql: Transaction, name: str, item: str, event: Event, *, opened: bool) -> None:
    """Check an event of an item by the rules of recording it."""
    match event:
        case ItemOpened():
            _is_of(item, event.item)
            if isinstance(event, ItemRenamed) is not opened:
                raise Refused(f"{item} was {'' if opened else 'not '}named before")
        case ItemMerged():
            _is_of(item, event.item)
            matters.mergeable(sql, name, event)
        case ItemSeparated():
            _is_of(item, event.item)
            matters.separable(sql, name, event)
        case OutcomeAssessed() | ConditionSettled() | EvidenceSought():
            try:
                where = checks.judgeable(sql, event)
            except refusals.AlreadySo:
                return  # version 0.1 recorded a judgement as often as it was given
            if where != (name, item):
                raise Refused(f"{event.ref} is a statement on {where[1]} in {where[0]}")
        case AssessmentRetracted():
            checks.standing_at(sql, name, item, event)
        case _:
            raise Refused(f"{type(event).__name__} is not an event of an item")


def _is_of(item: str, named: str) -> None:
    if item != named:
        raise Refused(f"it is about {named}, in the stream of {item}")


def _plainly(error: Exception) -> str:
    match error:
        case refusals.AlreadySo():
            return "it is so already"
        case ValidationError():
            return first(error)
        case KeyError():
            return f"there is no {error.args[0]}"
        case _:
            return str(error)
