"""Events: everything that a ledger can hold, and the streams that hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5

from tracker.domain.corrections import (
    Correction,
    HeadingAmended,
    ReadoutRetracted,
    StatementAdded,
    StatementAmended,
    StatementRetracted,
    StatementsReordered,
)
from tracker.domain.items import (
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
from tracker.domain.readouts import ReadoutRegistered
from tracker.domain.statements import (
    CommitmentMade,
    ConcernRaised,
    FollowUpScheduled,
    ProgressWelcomed,
    RequestMade,
    Statement,
    ViewsExchanged,
)

_NAMESPACE = UUID("8b4f3f3a-6f0e-5d5c-9a57-2d1c8a3c6c11")

Event = ReadoutRegistered | Statement | Correction | ReadoutRetracted | ItemEvent

EVENTS: tuple[type[Event], ...] = (
    ReadoutRegistered,
    CommitmentMade,
    FollowUpScheduled,
    ProgressWelcomed,
    ConcernRaised,
    RequestMade,
    ViewsExchanged,
    StatementAmended,
    StatementRetracted,
    StatementAdded,
    StatementsReordered,
    HeadingAmended,
    ReadoutRetracted,
    ItemOpened,
    ItemRenamed,
    ItemMerged,
    ItemSeparated,
    OutcomeAssessed,
    ConditionSettled,
    EvidenceSought,
    AssessmentRetracted,
)
"""Every kind of event, each once."""


class Recorded(NamedTuple):
    """An event in its place in the ledger, with who recorded it and when."""

    stream: str
    """`readout/2019-06-29-osaka`, or `item/JP-RU/airplane-grave-visits`."""
    originator_version: int
    """Its place in the stream, counted from 1."""
    event: Event
    recorded_by: str
    recorded_at: datetime | None = None
    """Set by the store in the transaction that records it; UTC."""
    command: str | None = None
    """The id of the command that recorded it, on the first event of its recording."""

    @property
    def originator_id(self) -> UUID:
        """The stream's id: the same name always gives the same, so a second start collides."""
        return stream_id(self.stream)

    @property
    def name(self) -> str:
        """What the stream is about: the readout, or relationship and item."""
        return self.stream.partition("/")[2]


@lru_cache(maxsize=4096)
def stream_id(stream: str) -> UUID:
    """The id under which a stream is stored."""
    return uuid5(_NAMESPACE, stream)


def refs_of(event: Event) -> tuple[str, ...]:
    """The statements that an event names, by their refs."""
    match event:
        case CommitmentMade(renews=targets) | FollowUpScheduled(renews=targets):
            pass
        case ProgressWelcomed(fulfils=targets):
            pass
        case ConcernRaised() | RequestMade():
            targets = ()
        case StatementAmended(statement=statement) | StatementAdded(statement=statement):
            return refs_of(statement)
        case ReadoutRegistered(meetings=meetings) | HeadingAmended(meetings=meetings):
            return tuple(_refs(target for meeting in meetings for target in meeting.holds))
        case _:
            return ()
    twin = () if event.same_as is None else (event.same_as,)
    return (*_refs(targets or ()), *twin)


def _refs(targets: Iterable[str]) -> Iterator[str]:
    return (target for target in targets if "@" in target)


def readout_stream(readout: str) -> str:
    """The stream of a readout."""
    return f"readout/{readout}"


def item_stream(relationship: str, item: str) -> str:
    """The stream of an item of a relationship."""
    return f"item/{relationship}/{item}"
