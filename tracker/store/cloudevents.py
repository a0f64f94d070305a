"""Events as CloudEvents: one JSON object a line, with what any other store needs to hold them.

`recordedtime` is the CloudEvents extension of that name; `recordedby`, `place`, `command`,
`digest` and `remaining` are this program's own. `remaining` tells how many events of the same
recording follow, so that a file that was cut off is known from a whole one; earlier versions did
not write it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from json import JSONDecodeError
from operator import itemgetter
from typing import Annotated, Any, Literal, NamedTuple

from eventsourcing.persistence import JSONTranscoder
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tracker.domain.events import Recorded, stream_id
from tracker.domain.readouts import ReadoutRegistered
from tracker.domain.values import MOST
from tracker.errors import Damaged, Remedy
from tracker.explanations import first, shown
from tracker.store.exact import differing, loaded, written
from tracker.store.mapper import UPCASTS, EventMapper
from tracker.store.packing import EVENT, time_of
from tracker.store.stamp import Stored, described, opened

SOURCE = "urn:commitment-tracker"

_YEARS = range(1970, 9000)
"""The years in which something can be recorded, with room for what is recorded after it."""

_MAPPER = EventMapper(JSONTranscoder())

AGAIN = "import a whole copy, or export the ledger again"
"""What to do about a file of which something is missing."""


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


class Exported(NamedTuple):
    """What a line tells of an event, by itself."""

    line: int
    """Where it stands in the file, counted from 1."""
    moment: str
    relationship: str | None
    """What the line calls it; earlier versions did not."""
    own: str | None
    """What the event itself calls it, if it does."""
    subject: str
    id: str
    digest: str
    remaining: int | None
    stored: Stored
    """The event without its stamp; one of an earlier form keeps that form."""


class Wrong(NamedTuple):
    """What is wrong with a line."""

    line: int
    message: str


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
        state = opened(stored.state)
        return {
            "specversion": "1.0",
            "id": id_of(state["stream"], stored.originator_version),
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


def parsed(numbered: Iterable[tuple[int, str]]) -> tuple[list[Exported], Wrong | None]:
    """What some lines tell, up to the first that is no event; and what is wrong with that one.

    Args:
        numbered: lines with their numbers; those with nothing on them are passed over.
    """
    found: list[Exported] = []
    for number, text in numbered:
        if not text.strip():
            continue
        try:
            given = _Line.model_validate(loaded(text))
            told, recorded, data = _read(number, given)
        except (ValueError, Damaged) as error:
            return found, Wrong(number, _wrong(text, error))
        if recorded.recorded_at is None or not _exactly(recorded.recorded_at, given.recordedtime):
            message = f"recordedtime: {given.recordedtime[:40]!r} is not when this was recorded"
            return found, Wrong(number, message)
        if given.type not in UPCASTS and (where := _inexact(given, recorded, data)):
            message = f"this is not an event of a ledger: {where} is not written as it is there"
            return found, Wrong(number, message)
        found.append(told)
    return found, None


@lru_cache(maxsize=64)
def _exactly(moment: datetime, told: str) -> bool:
    """Whether a moment is one of a recording, and is written as those are."""
    return moment.year in _YEARS and told == time_of(moment)


def _read(number: int, given: _Line) -> tuple[Exported, Recorded, bytes]:
    """What a line tells, the event that it tells of, and how that is written in it."""
    stream, before = _addressed(given.recordedby, given.subject, given.command)
    data = written(given.data)
    stored = Stored(stream, given.place, given.type, before + data + b"}")
    recorded = _MAPPER.to_domain_event(stored, (_stamped(given.recordedtime) + before[1:], data))
    own = recorded.event.relationship if isinstance(recorded.event, ReadoutRegistered) else None
    if given.subject.startswith("item/"):
        own = given.subject.removeprefix("item/").partition("/")[0]
    told = Exported(
        number,
        given.recordedtime,
        given.relationship,
        own,
        given.subject,
        given.id,
        given.digest,
        given.remaining,
        stored,
    )
    return told, recorded, data


@lru_cache(maxsize=4096)
def _addressed(by: str, subject: str, command: str | None) -> tuple[str, bytes]:
    """A stream's id as it is stored, and what a state says before its event, but for the stamp."""
    around = {"recorded_by": by, "stream": subject}
    if command is not None:
        around["command"] = command
    return str(stream_id(subject)), written(around)[:-1] + EVENT


@lru_cache(maxsize=64)
def _stamped(moment: str) -> bytes:
    """The moment as a state says it."""
    return b'"recorded_at":%b,' % written(moment)


def _wrong(text: str, error: ValueError | Damaged) -> str:
    """What is wrong with a line that is no event."""
    begun = text.lstrip()
    if begun.startswith("["):
        return "this is a JSON array; write each event on a line of its own"
    if not isinstance(error, JSONDecodeError):
        return f"this is not an event of a ledger: {_plainly(error)}"
    if begun.rstrip() == "{":
        return f"an event goes over several lines here; {AGAIN}"
    if begun.startswith("{"):
        return f"the line is cut off, or not whole JSON; {AGAIN}"
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


def _inexact(given: _Line, recorded: Recorded, data: bytes) -> str | None:
    """Where an event's data are not of the kind that they were understood as."""
    event = recorded.event
    if type(event).__pydantic_serializer__.to_json(event, exclude_defaults=True) == data:
        return None  # as they are written here
    return differing(given.data, event.model_dump(mode="json"), "data")


def id_of(stream: str, place: int) -> str:
    """The id that an event has in a file."""
    return f"{stream}/{place}"
