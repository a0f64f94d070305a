"""Events as CloudEvents: one JSON object a line, with what any other store needs to hold them.

`recordedtime` is the CloudEvents extension of that name; `recordedby`, `place`, `command`,
`digest` and `remaining` are this program's own. `remaining` tells how many events of the same
recording follow, so that a file that was cut off is known from a whole one; earlier versions did
not write it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from json import JSONDecodeError
from operator import itemgetter
from typing import Annotated, Any, Literal

from eventsourcing.persistence import JSONTranscoder
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tracker.domain.events import Recorded, stream_id
from tracker.domain.readouts import ReadoutRegistered
from tracker.domain.values import MOST
from tracker.errors import Damaged, Fault, Remedy, Unreadable
from tracker.explanations import first, shown
from tracker.store.exact import differing, loaded
from tracker.store.mapper import UPCASTS, EventMapper
from tracker.store.stamp import (
    GENESIS,
    Stored,
    described,
    digest_of,
    genesis,
    stamp,
    time_of,
)

SOURCE = "urn:commitment-tracker"

_YEARS = range(1970, 9000)
"""The years in which something can be recorded, with room for what is recorded after it."""

_AGAIN = "import a whole copy, or export the ledger again"


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    specversion: Literal["1.0"]
    id: str
    source: Literal["urn:commitment-tracker"]
    type: str
    subject: str
    datacontenttype: Literal["application/json"]
    recordedtime: str
    recordedby: str
    relationship: str | None = None
    place: Annotated[int, Field(ge=1, le=MOST)]
    command: str | None = None
    digest: str
    data: dict[str, Any]
    remaining: Annotated[int, Field(ge=0)] | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """An event of another store, with the digest that it had there."""

    recorded: Recorded
    stored: Stored
    """As it was stored there, without its stamp; one of an earlier form keeps that form."""
    relationship: str
    digest: str
    """The one that it has in the chain of its relationship."""
    line: int
    """Where it stands in the file, counted from 1."""


def lines(stored: Iterable[tuple[str, Stored]]) -> Iterator[str]:
    """Stored events as lines, with the events of one recording in memory at a time.

    Args:
        stored: the events, each with its relationship.

    Raises:
        Damaged: one is not what was recorded.
    """
    said = (_said(name, event) for name, event in stored)
    for _, recording in groupby(said, key=itemgetter("recordedtime")):
        events = list(recording)
        for remaining, event in zip(reversed(range(len(events))), events, strict=True):
            yield json.dumps({**event, "remaining": remaining}, ensure_ascii=False)


def _said(relationship: str, stored: Stored) -> dict[str, Any]:
    try:
        state = json.loads(stored.state)
        return {
            "specversion": "1.0",
            "id": _id(state["stream"], stored.originator_version),
            "source": SOURCE,
            "type": stored.topic,
            "subject": state["stream"],
            "datacontenttype": "application/json",
            "recordedtime": state["recorded_at"],
            "recordedby": state["recorded_by"],
            "relationship": relationship,
            "place": stored.originator_version,
            **({"command": state["command"]} if "command" in state else {}),
            "digest": state["digest"],
            "data": state["event"],
        }
    except (ValueError, LookupError, TypeError) as error:
        raise Damaged(
            f"an event ({described(stored)}) is not what was recorded", remedy=Remedy.VERIFY
        ) from error


def read(lines: Iterable[str], file: str) -> Iterator[Imported]:
    """The events of a file of lines, each checked against the digest before it.

    Args:
        lines: the file's lines, from the first event of a ledger on.
        file: its name, for the faults.

    Raises:
        Unreadable: a line is no event, or not the one that was exported, or the file ends within
            a recording.
    """
    mapper, chains, number = EventMapper(JSONTranscoder()), _Chains(), 0
    before: _Line | None = None
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            given = _Line.model_validate(loaded(text))
            recorded = mapper.to_domain_event(_stored(given, stamped=True))
        except (ValueError, Damaged) as error:
            raise Unreadable([Fault(file, number, _wrong(text, error))]) from error
        moment = recorded.recorded_at
        if moment is None or moment.year not in _YEARS or given.recordedtime != time_of(moment):
            message = f"recordedtime: {given.recordedtime[:40]!r} is not when this was recorded"
            raise Unreadable([Fault(file, number, message)])
        if given.type not in UPCASTS and (where := _inexact(given, recorded)):
            message = f"this is not an event of a ledger: {where} is not written as it is there"
            raise Unreadable([Fault(file, number, message)])
        stored = _stored(given, stamped=False)
        try:
            relationship, digest = chains.next(given, recorded, stored, moment)
        except ValueError as error:
            raise Unreadable([Fault(file, number, str(error))]) from error
        if before and not _goes_on(before, given):
            message = f"remaining: {given.remaining} cannot follow {before.remaining}"
            raise Unreadable([Fault(file, number, f"{message}; {_AGAIN}")])
        before = given
        yield Imported(recorded, stored, relationship, digest, number)
    if before and before.remaining:
        message = (
            f"the file was cut off here, within the recording of {before.recordedtime}; "
            f"events missing: {before.remaining}"
        )
        raise Unreadable([Fault(file, number, f"{message}; {_AGAIN}")])


class _Chains:
    """The chains of a file: one for each relationship, and up to version 0.1 one for all."""

    def __init__(self) -> None:
        self._before = GENESIS
        self._last: dict[str, str] = {}
        self._whose: dict[str, str] = {}

    def next(
        self, given: _Line, recorded: Recorded, stored: Stored, moment: datetime
    ) -> tuple[str, str]:
        """The relationship of an event, and the digest that it has in its chain.

        Raises:
            ValueError: it is not the event that was exported.
        """
        relationship = self._relationship_of(given, recorded)
        last = self._last.get(relationship, genesis(relationship))
        digest = self._last[relationship] = _digest(stored, last, moment)
        told = digest
        if given.relationship is None:
            told = self._before = _digest(stored, self._before, moment)
        if told != given.digest or given.id != _id(given.subject, given.place):
            raise ValueError(
                f"{given.id} is not the event that was exported here: its digest differs"
            )
        return relationship, digest

    def _relationship_of(self, given: _Line, recorded: Recorded) -> str:
        kind, _, name = given.subject.partition("/")
        if kind == "item":
            own = name.partition("/")[0]
        elif isinstance(recorded.event, ReadoutRegistered):
            own = self._whose.setdefault(name, recorded.event.relationship)
        else:
            own = self._whose.get(name, given.relationship or "")
        if given.relationship not in (None, own):
            raise ValueError(f"relationship: {given.id} is of {own or 'none'} in this file")
        return own


def _digest(stored: Stored, before: str, moment: datetime) -> str:
    (stamped,) = stamp([stored], before, moment)
    return digest_of(stamped.state)


def _wrong(text: str, error: ValueError | Damaged) -> str:
    """What is wrong with a line that is no event."""
    begun = text.lstrip()
    if begun.startswith("["):
        return "this is a JSON array; write each event on a line of its own"
    if not isinstance(error, JSONDecodeError):
        return f"this is not an event of a ledger: {_plainly(error)}"
    if begun.rstrip() == "{":
        return f"an event goes over several lines here; {_AGAIN}"
    if begun.startswith("{"):
        return f"the line is cut off, or not whole JSON; {_AGAIN}"
    if begun.startswith(("readout:", "items:", "parties:", "---", "#")):
        return "this is a file of readouts or items; record it instead of importing it"
    return "this is not an event of a ledger; give a file of events that was exported"


def _plainly(error: ValueError | Damaged) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    detail = error.errors(include_url=False)[0]
    if detail["type"] == "extra_forbidden":
        return (
            f"{shown(detail['loc'][-1])} is not known to this program; if a later version wrote "
            "it, import the file with that version"
        )
    return first(error)


def _inexact(given: _Line, recorded: Recorded) -> str | None:
    """Where an event's data are not of the kind that they were understood as."""
    return differing(given.data, recorded.event.model_dump(mode="json"), "data")


def _goes_on(before: _Line, given: _Line) -> bool:
    """Whether a line follows another, by what each says of how their recordings go on."""
    if before.remaining is None or given.remaining is None:
        return before.remaining is given.remaining
    if before.recordedtime == given.recordedtime:
        return given.remaining == before.remaining - 1
    return before.remaining == 0


def _id(stream: str, place: int) -> str:
    return f"{stream}/{place}"


def _stored(given: _Line, *, stamped: bool) -> Stored:
    """The event that a line tells of, as a store holds it, or as it is handed to the recorder."""
    put_in_front = {"digest": given.digest, "recorded_at": given.recordedtime} if stamped else {}
    state = {
        **put_in_front,
        "recorded_by": given.recordedby,
        "stream": given.subject,
        **({} if given.command is None else {"command": given.command}),
        "event": given.data,
    }
    return Stored(
        originator_id=str(stream_id(given.subject)),
        originator_version=given.place,
        topic=given.type,
        state=json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode(),
    )
