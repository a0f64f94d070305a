"""Events to stored events and back: fixed names, JSON, and validation on the way out.

A stored event's state tells one JSON object, its parts in this order and without white space:

    {"digest": …, "recorded_at": …, "recorded_by": …, "stream": …, "command": …, "event": {…}}

Only the first event of a recording has a `command`, and none has that version 0.1 recorded. The
mapper writes what is known when the event is made; the recorder puts the digest and the moment in
front, inside the transaction that stores it (see `tracker.store.stamp`), in few bytes (see
`tracker.store.packing`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from eventsourcing.persistence import Mapper, StoredEvent
from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter, ValidationError

from tracker.domain.corrections import StatementAdded, StatementAmended
from tracker.domain.events import EVENTS, Event, Recorded, stream_id
from tracker.domain.items import OutcomeAssessed
from tracker.domain.statements import (
    CommitmentMade,
    ConcernRaised,
    FollowUpScheduled,
    ProgressWelcomed,
    RequestMade,
    ViewsExchanged,
)
from tracker.errors import Damaged
from tracker.explanations import first
from tracker.store.packing import EVENT, parts_of
from tracker.store.stamp import Stored, described

_SECOND = frozenset(
    (
        *(CommitmentMade, FollowUpScheduled, ProgressWelcomed, ConcernRaised, RequestMade),
        *(ViewsExchanged, StatementAmended, StatementAdded, OutcomeAssessed),
    )
)
"""The events that are in their second form."""

TOPICS: dict[str, type[Event]] = {
    f"{kind.__name__}.{2 if kind in _SECOND else 1}": kind for kind in EVENTS
}
"""The names under which events are stored, with the version of their form."""


def _said_nothing(event: dict[str, Any]) -> dict[str, Any]:
    """A statement of the first form, in which an empty list meant that it did not say."""
    return {key: said for key, said in event.items() if said or key not in ("renews", "fulfils")}


def _restated(event: dict[str, Any]) -> dict[str, Any]:
    return {**event, "statement": _said_nothing(event["statement"])}


UPCASTS: dict[str, tuple[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    f"{kind.__name__}.1": (
        f"{kind.__name__}.2",
        _restated if kind in (StatementAmended, StatementAdded) else _said_nothing,
    )
    for kind in _SECOND
}
"""For each old name, the name that took its place and how its event is brought up to it."""

_NAMES = {kind: name for name, kind in TOPICS.items()}

# The validators themselves: the models' own method only hands on to them.
_VALIDATED = {name: kind.__pydantic_validator__.validate_json for name, kind in TOPICS.items()}
_OBJECT = TypeAdapter(dict[str, Any])


class _Envelope(BaseModel):
    """What a state says before its event: the same for a stream's events of a transaction."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    recorded_at: AwareDatetime
    recorded_by: str
    stream: str
    command: str | None = None


class EventMapper(Mapper[UUID]):
    """Maps recorded events to JSON under fixed names, and validates them when they come back."""

    def to_stored_event(self, domain_event: Recorded) -> Stored:  # type: ignore[override]
        """An event as it is handed to the recorder, still without its stamp."""
        stream, place, event, recorded_by, _, command = domain_event
        kind = type(event)
        stream_written, envelope = _addressed(stream, recorded_by)
        if command is not None:
            envelope += b',"command":' + json.dumps(command).encode()
        # The serializer itself: the model's own method makes text of its bytes.
        written = kind.__pydantic_serializer__.to_json(event, exclude_defaults=True)
        return Stored(stream_written, place, _NAMES[kind], envelope + EVENT + written + b"}")

    def to_domain_event(
        self, stored_event: StoredEvent | Stored, parts: tuple[bytes, bytes] | None = None
    ) -> Recorded:
        """A stored event, brought up to its present form and validated.

        Args:
            stored_event: the event.
            parts: its state without the digest up to the event, and the event, where these are at
                hand.

        Raises:
            Damaged: it is not what this program wrote.
        """
        topic = stored_event.topic
        try:
            around, written = parts or parts_of(stored_event.state)[1:]
            stream, recorded_by, recorded_at, command = _envelope(around)
            if topic in UPCASTS:
                topic, written = _upcast(topic, written)
            event = _VALIDATED[topic](written)
        except (ValueError, KeyError) as error:
            raise Damaged(
                f"an event ({described(stored_event)}) cannot be read: {_plainly(error)}; "
                "restore the ledger from a copy"
            ) from error
        place = stored_event.originator_version
        return Recorded(stream, place, event, recorded_by, recorded_at, command)


def _plainly(error: ValueError | KeyError) -> str:
    match error:
        case ValidationError():
            return first(error, "" if error.title == _Envelope.__name__ else "event")
        case KeyError():
            return "this program knows no event of that name"
        case _:
            return str(error)


@lru_cache(maxsize=4096)
def _addressed(stream: str, recorded_by: str) -> tuple[str, bytes]:
    """A stream's id as it is stored, and the beginning of its events' states."""
    who, where = (json.dumps(text, ensure_ascii=False) for text in (recorded_by, stream))
    return str(stream_id(stream)), f'{{"recorded_by":{who},"stream":{where}'.encode()


@lru_cache(maxsize=4096)
def _envelope(written: bytes) -> tuple[str, str, datetime, str | None]:
    """The stream, the recorder, the moment and the command, from before a state's event."""
    read = _Envelope.model_validate_json(b"{" + written.removesuffix(EVENT) + b"}")
    # Pydantic's own kind of time zone crashes the interpreter when it is kept until the very end.
    return read.stream, read.recorded_by, read.recorded_at.astimezone(UTC), read.command


def _upcast(topic: str, event: bytes) -> tuple[str, bytes]:
    read = _OBJECT.validate_json(event)
    while topic in UPCASTS:
        topic, upcast = UPCASTS[topic]
        read = upcast(read)
    return topic, _OBJECT.dump_json(read)
