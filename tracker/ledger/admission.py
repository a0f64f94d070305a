"""Admission: whether the recordings of another ledger can be recorded in this one.

Digests only prove that a file is what somebody wrote. So each recording is checked by the rules of
recording, against all that the file has before it: nothing is imported that could not have been
recorded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Annotated, NamedTuple, get_args

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
from tracker.errors import Conflict, Damaged, NotFound, Refused, Remedy, TrackerError
from tracker.explanations import first
from tracker.ledger import checks, matters, refusals
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.histories import CORRECTIONS, misfit
from tracker.ledger.making import Group, Made, Portion, making
from tracker.projections.projector import Projector
from tracker.store.reading import understood

_READOUT = re.compile(rf"readout/({SLUG})")
_ITEM = re.compile(rf"item/([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)/({SLUG})")
_PARTIES: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[Party, ...])
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
_TEXT: TypeAdapter[str] = TypeAdapter(Text)
_COMMAND: TypeAdapter[str] = TypeAdapter(
    Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
)
# Kinds are compared: to ask of each whether an event is an instance of it takes much longer.
_ALONE: frozenset[type[Event]] = frozenset(
    (
        *(ReadoutRetracted, ItemMerged, ItemSeparated, AssessmentRetracted),
        *get_args(Assessment),
    )
)
_OF_ITEMS: frozenset[type[Event]] = frozenset(get_args(ItemEvent))
_REFUSALS = (
    *(Refused, NotFound, Conflict, Damaged, refusals.AlreadySo),
    *(ValueError, LookupError, TypeError, OverflowError),
)


class Unfit(NamedTuple):
    """An event that could not have been recorded."""

    relationship: str
    position: int
    why: str
    remedy: Remedy | None


@uncollected()
def admit(groups: list[Group]) -> Made | Unfit:
    """Make the views of some groups of which nobody knows whether they could have been recorded.

    All of their events are held in memory meanwhile.

    Returns:
        The views; or what could not have been recorded, where there is such an event.
    """
    trial = _Trial()
    try:
        return making(groups, lambda one: understood(one.stored), trial.check)
    except _REFUSALS as error:
        # What does not follow from what is before it is told by its cause.
        cause = error.__cause__ if isinstance(error, Damaged) and error.__cause__ else error
        remedy = cause.remedy if isinstance(cause, TrackerError) else None
        return Unfit(trial.relationship, trial.position, _plainly(cause), remedy)


class _Trial:
    """Recordings that are held to the rules of recording, one after the other."""

    def __init__(self) -> None:
        self.relationship = ""
        self.position = 0
        """Of the event that is looked at."""
        self._earlier: dict[str, list[Event]] = defaultdict(list)
        """The events of each stream that were recorded before."""

    def check(self, projector: Projector, parts: Sequence[Portion]) -> None:
        """Check a recording, given what it says of each relationship."""
        for part in parts:
            self._check_alone(part)
        for part in parts:
            self._check_streams(projector, part)
        for part in parts:
            named = [one for one in part.recorded if isinstance(one.event, ItemOpened)]
            if named:
                self._at(part, part.recorded.index(named[-1]))
                matters.named_without_circles(projector.written(), named)
            for entry in part.recorded:
                self._earlier[entry.stream].append(entry.event)

    def _at(self, part: Portion, number: int) -> None:
        self.relationship, self.position = part.relationship, part.position + number

    def _check_alone(self, part: Portion) -> None:
        """Hold what is recorded of one relationship together, whatever else is on record."""
        first = part.recorded[0]
        kinds = {type(entry.event) for entry in part.recorded}
        amending = not kinds.isdisjoint(CORRECTIONS)
        alone = len(part.recorded) == 1 or _is_renaming(part)
        for number, entry in enumerate(part.recorded):
            self._at(part, number)
            _check_alone(entry, first, alone=alone)
            if amending and entry.stream != first.stream:
                raise Refused("an amendment is recorded by itself")

    def _check_streams(self, projector: Projector, part: Portion) -> None:
        """Check the events against what is on record before them, stream by stream."""
        seen: set[str] = set()
        begin = 0
        for stream, group in groupby(part.recorded, key=attrgetter("stream")):
            listed = list(group)
            self._at(part, begin)
            if stream in seen:
                raise Refused(f"the events of {stream} are not together in their recording")
            seen.add(stream)
            self._check_stream(projector, part, begin, listed)
            begin += len(listed)

    def _check_stream(
        self, projector: Projector, part: Portion, begin: int, listed: Sequence[Recorded]
    ) -> None:
        stream, events = listed[0].stream, [entry.event for entry in listed]
        earlier = self._earlier.get(stream, [])
        if readout := _READOUT.fullmatch(stream):
            if found := misfit(readout[1], earlier, events):
                self._at(part, begin + found.number)
                raise Refused(found.why)
        elif item := _ITEM.fullmatch(stream):
            opened = any(isinstance(event, ItemOpened) for event in earlier)
            for number, event in enumerate(events):
                self._at(part, begin + number)
                if isinstance(event, ItemMerged) and (new := _opened(part, event.into)):
                    _is_of(item[2], event.item)
                    matters.opened_and_merged(projector.written(), item[1], new, event)
                else:
                    _check_item(projector, item[1], item[2], event, opened=opened)
                opened = True


def _opened(part: Portion, item: str) -> ItemOpened | None:
    """The item as its recording opens it, if it does."""
    for entry in part.recorded:
        if type(entry.event) is ItemOpened and entry.event.item == item:
            return entry.event
    return None


def _is_renaming(part: Portion) -> bool:
    """Whether events open an item and merge another into it, by which that is renamed."""
    merged = part.recorded[-1].event
    return (
        [type(entry.event) for entry in part.recorded] == [ItemOpened, ItemMerged]
        and isinstance(merged, ItemMerged)
        and part.recorded[0].stream == item_stream(part.relationship, merged.into)
    )


def _check_alone(recorded: Recorded, first: Recorded, *, alone: bool) -> None:
    """Check an event against its stream and its recording, whatever else is on record."""
    kind = type(recorded.event)
    _check_name(recorded.recorded_by)
    if recorded.recorded_by != first.recorded_by:
        raise Refused("two people cannot have made one recording")
    if recorded.command is not None:
        if recorded is not first:
            raise Refused("only the first event of a recording has a command")
        _COMMAND.validate_python(recorded.command)
    if kind in _ALONE and not alone:
        raise Refused(f"{kind.__name__} is recorded by itself")
    _check_stream_name(recorded.stream, of_item=kind in _OF_ITEMS)


@lru_cache(maxsize=4096)
def _check_name(recorded_by: str) -> None:
    if recorded_by != _TEXT.validate_python(recorded_by):
        raise Refused("recordedby has spaces around it")


@lru_cache(maxsize=4096)
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


def _check_item(projector: Projector, name: str, item: str, event: Event, *, opened: bool) -> None:
    """Check an event of an item by the rules of recording it."""
    match event:
        case ItemOpened():
            _is_of(item, event.item)
            if isinstance(event, ItemRenamed) is not opened:
                raise Refused(f"{item} was {'' if opened else 'not '}named before")
        case ItemMerged():
            _is_of(item, event.item)
            matters.mergeable(projector.written(), name, event)
        case ItemSeparated():
            _is_of(item, event.item)
            matters.separable(projector.written(), name, event)
        case OutcomeAssessed() | ConditionSettled() | EvidenceSought():
            try:
                where = checks.judgeable(projector.written(), event)
            except refusals.AlreadySo:
                return  # version 0.1 recorded a judgement as often as it was given
            if where != (name, item):
                raise Refused(f"{event.ref} is a statement on {where[1]} in {where[0]}")
        case AssessmentRetracted():
            checks.standing_at(projector.written(), name, item, event)
        case _:
            raise Refused(f"{type(event).__name__} is not an event of an item")


def _is_of(item: str, named: str) -> None:
    if item != named:
        raise Refused(f"it is about {named}, in the stream of {item}")


def _plainly(error: BaseException) -> str:
    match error:
        case refusals.AlreadySo():
            return "it is so already"
        case ValidationError():
            return first(error)
        case KeyError():
            return f"there is no {error.args[0]}"
        case _:
            return str(error)
