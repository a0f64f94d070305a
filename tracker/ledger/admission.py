"""Admission: what the recordings of another ledger must be to be taken into this one.

Digests only prove that a file is what somebody wrote. Each recording is held here to what recording
it would have been held to, against all that the file has before it, so nothing comes onto record by
an import that could not have come onto it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from tempfile import TemporaryDirectory
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from tracker.domain.amendment import fold
from tracker.domain.corrections import (
    Correction,
    HeadingAmended,
    StatementAdded,
    StatementAmended,
    StatementRetracted,
    StatementsReordered,
)
from tracker.domain.events import Event, Recorded
from tracker.domain.items import (
    Assessment,
    AssessmentRetracted,
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    ItemOpened,
    ItemRenamed,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.model import Slug, Text
from tracker.domain.names import SLUG, relationship
from tracker.domain.parties import Party
from tracker.domain.readouts import Readout, ReadoutRegistered
from tracker.errors import Fault, NotFound, Refused, Unreadable
from tracker.ledger import checks
from tracker.ledger.receipt import Following
from tracker.sql import Transaction
from tracker.store.cloudevents import Imported
from tracker.store.event_log import EventLog, open_log

AHEAD = timedelta(days=1)
"""How far behind the clock of the ledger that it comes from this machine's may be."""

_READOUT = re.compile(rf"readout/({SLUG})")
_ITEM = re.compile(rf"item/([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)/({SLUG})")
_PARTIES: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[Party, ...])
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
_TEXT: TypeAdapter[str] = TypeAdapter(Text)
_ALONE = (ItemMerged, ItemSeparated, AssessmentRetracted, *get_args(Assessment))


def admit(recordings: Iterable[list[Imported]], file: str, now: datetime) -> None:
    """Hold every recording of a file to the rules, without keeping any of it.

    Args:
        recordings: all that the file holds, from the first recording of its ledger on.
        file: its name, for the faults.
        now: the present moment.

    Raises:
        Unreadable: a recording could not have been made; it names the line.
    """
    before: datetime | None = None
    with TemporaryDirectory(prefix="tracker-import-") as folder:
        log = open_log(f"sqlite:///{folder}/trial.db", create=True)
        try:
            _make_views(log)
            for entries in recordings:
                before = _admit(log, entries, before, file, now)
        finally:
            log.close()


def _make_views(log: EventLog) -> None:
    from tracker.ledger.replaying import bring_up  # noqa: PLC0415

    with log.writing() as sql:
        bring_up(sql, log)


def _admit(
    log: EventLog, entries: list[Imported], before: datetime | None, file: str, now: datetime
) -> datetime:
    """Record the entries on trial; returns their moment."""
    first = entries[0]

    def refuse(entry: Imported, why: object) -> Unreadable:
        return Unreadable(
            [Fault(file, entry.line, f"this could not have been recorded: {why}")]
        )

    moment = first.recorded.recorded_at
    if moment is None or (before and moment <= before):
        raise refuse(first, "its moment is not after that of the event before it")
    if moment > now + AHEAD:
        raise refuse(first, f"its moment {moment:%Y-%m-%d} is still to come")
    for entry in entries:
        if why := _misfit(entry.recorded, first.recorded, alone=len(entries) == 1):
            raise refuse(entry, why)
    recorded = [entry.recorded for entry in entries]
    at = first

    def check(sql: Transaction) -> None:
        nonlocal at
        for stream, group in groupby(entries, key=attrgetter("recorded.stream")):
            listed = list(group)
            at = listed[0]
            earlier = log.stream(stream)
            for place, entry in enumerate(listed, start=len(earlier) + 1):
                at = entry
                if entry.recorded.originator_version != place:
                    raise Refused(
                        f"its place in {stream} is {entry.recorded.originator_version}, where "
                        f"{place} follows"
                    )
            at = listed[0]
            given = [entry.recorded.event for entry in listed]
            if readout := _READOUT.fullmatch(stream):
                _check_readout(readout[1], [one.event for one in earlier], given)
            elif item := _ITEM.fullmatch(stream):
                for entry in listed:
                    at = entry
                    _check_item(sql, item[1], item[2], entry.recorded.event)

    streams = [stream for stream, _ in groupby(recorded, key=attrgetter("stream"))]
    if len(set(streams)) < len(streams):
        raise refuse(first, "events of one stream do not stand together in their recording")
    try:
        log.append(
            recorded,
            clock=lambda: moment,
            check=check,
            project=Following(recorded, moment.date()),
            stored=[entry.stored for entry in entries],
        )
    except (Refused, NotFound, ValidationError, ValueError, LookupError, TypeError) as error:
        raise refuse(at, _plainly(error)) from error
    return moment


def _misfit(recorded: Recorded, first: Recorded, *, alone: bool) -> str | None:
    """Why an event fits neither its stream nor its recording, whatever else is on record."""
    event = recorded.event
    try:
        if recorded.recorded_by != _TEXT.validate_python(recorded.recorded_by):
            raise ValueError
    except ValueError:
        return "recordedby is not a name that can be printed"
    if recorded.recorded_by != first.recorded_by:
        return "two people cannot have made one recording"
    if recorded.command is not None and (
        recorded is not first or not re.fullmatch(r"[0-9a-f]{32}", recorded.command)
    ):
        return "command is not the id of a command, or not on the first event of its recording"
    if isinstance(event, _ALONE) and not alone:
        return f"{type(event).__name__} is recorded by itself"
    if readout := _READOUT.fullmatch(recorded.stream):
        fits = isinstance(event, (ReadoutRegistered, *get_args(Correction))) or hasattr(event, "by")
        named = readout[1]
    elif item := _ITEM.fullmatch(recorded.stream):
        fits = not hasattr(event, "by") and not isinstance(
            event, (ReadoutRegistered, *get_args(Correction))
        )
        named = item[2]
        try:
            parties = _PARTIES.validate_python(tuple(item[1].split("-")))
        except ValidationError:
            return f"{item[1]} names no relationship of parties"
        if relationship(parties) != item[1]:
            return f"{item[1]} is not how the relationship of these parties is named"
    else:
        return f"{recorded.stream!r} names neither a readout nor an item"
    if not fits:
        return f"{type(event).__name__} is no event of {recorded.stream}"
    try:
        _SLUG.validate_python(named)
    except ValidationError:
        return f"{named[:40]!r}… is not a name: it is too long"
    return None


def _check_readout(name: str, earlier: Sequence[Event], given: Sequence[Event]) -> None:
    """Hold the events of a readout to what a file or an amendment could say."""
    if not earlier:
        made = fold(given)
        if made.readout != name:
            raise Refused(f"it registers {made.readout} in the stream of {name}")
        if list(made.events) != list(given):
            raise Refused("a readout is registered with its statements, each under its own key")
        return
    standing = fold(earlier)
    for event in given:
        _check_correction(standing, event)
        standing = fold([*standing.events, event])


def _check_correction(standing: Readout, event: Event) -> None:
    keys = [statement.key for statement in standing.statements]
    match event:
        case HeadingAmended():
            if (event.readout, event.parties) != (standing.readout, standing.parties):
                raise Refused("the name and the parties of a readout cannot be amended")
        case StatementAmended(statement=statement) if statement.key in keys:
            pass
        case StatementRetracted(key=key) if key in keys:
            pass
        case StatementAdded(statement=statement) if statement.key not in keys:
            pass
        case StatementsReordered(keys=order) if sorted(order) == sorted(keys):
            pass
        case _:
            raise Refused(f"{type(event).__name__} does not fit the statements on record")


def _check_item(sql: Transaction, name: str, item: str, event: Event) -> None:
    """Hold an event of an item to what is asked of it when it is recorded."""
    match event:
        case ItemOpened() | ItemRenamed():
            _is_of(item, event.item)
            checks.nameable(sql, name, event)
        case ItemMerged():
            _is_of(item, event.item)
            checks.mergeable(sql, name, event)
        case ItemSeparated():
            _is_of(item, event.item)
            checks.separable(sql, name, event)
        case OutcomeAssessed() | ConditionSettled() | EvidenceSought():
            try:
                where = checks.judgeable(sql, event)
            except checks.AlreadySo:
                return  # version 0.1 recorded a judgement as often as it was given
            if where != (name, item):
                raise Refused(f"{event.ref} is a statement on {where[1]} in {where[0]}")
        case AssessmentRetracted():
            checks.standing_at(sql, name, item, event)


def _is_of(item: str, named: str) -> None:
    if item != named:
        raise Refused(f"it is about {named}, in the stream of {item}")


def _plainly(error: Exception) -> str:
    match error:
        case checks.AlreadySo():
            return "it is so already"
        case ValidationError():
            found = error.errors(include_url=False, include_input=False)[0]
            return found["msg"].removeprefix("Value error, ")
        case KeyError():
            return f"there is no {error.args[0]}"
        case _:
            return str(error)


