"""Events to stored events and back: fixed names, JSON, and validation on the way out.

A stored event's state is one JSON object:

    {"digest": …, "recorded_at": …, "recorded_by": …, "stream": …, "event": {…}}

The mapper writes what is known when the event is made; the recorder puts the digest and the
moment in front, inside the transaction that stores it (see `tracker.store.stamp`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from eventsourcing.persistence import Mapper, StoredEvent
from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.domain.events import EVENTS, Event, Recorded
from tracker.errors import Damaged

E = TypeVar("E")


class State(BaseModel, Generic[E]):
    """What is stored of an event, beside its stream's id and its place there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    digest: str
    recorded_at: datetime
    recorded_by: str
    stream: str
    event: E


TOPICS: dict[str, type[Event]] = {f"{kind.__name__}.1": kind for kind in EVENTS}
"""The names under which events are stored, with the version of their form."""

UPCASTS: dict[str, tuple[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""For each old name, the name that took its place and how its event is brought up to it."""

_NAMES = {kind: name for name, kind in TOPICS.items()}
_STATES: dict[str, type[State[Any]]] = {}


class EventMapper(Mapper[UUID]):
    """Maps recorded events to JSON under fixed names, and validates them when they come back."""

    def to_stored_event(self, domain_event: Recorded) -> StoredEvent:  # type: ignore[override]
        """An event as it is handed to the recorder, still without its stamp."""
        return StoredEvent(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=_NAMES[type(domain_event.event)],
            state=_envelope(domain_event.recorded_by, domain_event.stream)
            + domain_event.event.model_dump_json(exclude_defaults=True).encode()
            + b"}",
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Recorded:
        """A stored event, brought up to its present form and validated.

        Raises:
            Damaged: it is not what this program wrote.
        """
        topic, state = stored_event.topic, stored_event.state
        try:
            if topic in UPCASTS:
                topic, state = _upcast(topic, state)
            read = _state(topic).model_validate_json(state)
        except (ValidationError, KeyError) as error:
            raise Damaged(
                f"event {stored_event.originator_version} of stream {stored_event.originator_id} "
                f"({topic}) cannot be read: {_plainly(error)}; restore the ledger from a copy"
            ) from error
        return Recorded(
            stream=read.stream,
            originator_version=stored_event.originator_version,
            event=read.event,
            recorded_by=read.recorded_by,
            recorded_at=read.recorded_at,
        )


def _plainly(error: ValidationError | KeyError) -> str:
    if isinstance(error, KeyError):
        return "this program knows no event of that name"
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'the whole'}: {first['msg']}"


@lru_cache(maxsize=4096)
def _envelope(recorded_by: str, stream: str) -> bytes:
    """The state of a stream's events up to the event itself."""
    who, where = (json.dumps(text, ensure_ascii=False) for text in (recorded_by, stream))
    return f'{{"recorded_by":{who},"stream":{where},"event":'.encode()


def _state(topic: str) -> type[State[Any]]:
    """The form of a topic's state, made when it is first met."""
    if topic not in _STATES:
        form: Any = TOPICS[topic]
        _STATES[topic] = State[form]
    return _STATES[topic]


def _upcast(topic: str, state: bytes) -> tuple[str, bytes]:
    read = State[dict[str, Any]].model_validate_json(state)
    event = read.event
    while topic in UPCASTS:
        topic, upcast = UPCASTS[topic]
        event = upcast(event)
    return topic, read.model_copy(update={"event": event}).model_dump_json().encode()
