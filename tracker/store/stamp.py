"""The stamp on each stored event: when it was recorded, and a digest chained to the one before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from eventsourcing.persistence import StoredEvent

from tracker.errors import Damaged

GENESIS = "0" * 64
"""What the first event's digest is chained to."""

_BEGINS = b'{"digest":"'
_ENDS = b'",'
_HEAD = len(_BEGINS) + 64 + len(_ENDS)


@dataclass(frozen=True, slots=True)
class Head:
    """The last stamp in a ledger."""

    digest: str = GENESIS
    recorded_at: datetime | None = None


def head_of(state: bytes) -> Head:
    """The stamp on a stored event's state.

    Raises:
        Damaged: it bears none.
    """
    try:
        read = json.loads(state)
        return Head(read["digest"], datetime.fromisoformat(read["recorded_at"]))
    except (ValueError, LookupError, TypeError) as error:
        raise Damaged(
            "the last event of the ledger is not what was recorded, so nothing can follow it; "
            "tracker verify says more"
        ) from error


def moment(head: Head, now: datetime) -> datetime:
    """The moment of a new transaction: now, but always after the one before it."""
    now = now.astimezone(UTC)
    if head.recorded_at and now <= head.recorded_at:
        return head.recorded_at + timedelta(microseconds=1)
    return now


def stamp(
    stored_events: Iterable[StoredEvent], head: Head, recorded_at: datetime
) -> Iterator[StoredEvent]:
    """The events of a transaction with the moment and their digests put in front of their states.

    Args:
        stored_events: the events, in order, without a stamp.
        head: the last stamp in the ledger.
        recorded_at: the moment of the transaction, in UTC.
    """
    digest = head.digest
    when = recorded_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    prefix = f'"recorded_at":"{when}",'.encode()
    for stored in stored_events:
        body = prefix + stored.state[1:]
        digest = chain(digest, stored, body)
        yield StoredEvent(
            originator_id=stored.originator_id,
            originator_version=stored.originator_version,
            topic=stored.topic,
            state=_BEGINS + digest.encode() + _ENDS + body,
        )


def chain(previous: str, stored: StoredEvent, body: bytes) -> str:
    """The digest of an event: SHA-256 over the digest before it, its place, its name, its body."""
    place = f"{previous}\n{stored.originator_id}\n{stored.originator_version}\n{stored.topic}\n"
    return sha256(place.encode() + body).hexdigest()


def verified(previous: str, stored: StoredEvent) -> str | None:
    """A stored event's digest if it is the right one behind `previous`, otherwise None."""
    state = stored.state
    if not isinstance(state, bytes) or not state.startswith(_BEGINS):
        return None
    digest = state[len(_BEGINS) : _HEAD - len(_ENDS)].decode("ascii", "replace")
    expected = chain(previous, stored, state[_HEAD:])
    right = digest == expected and state[_HEAD - len(_ENDS) : _HEAD] == _ENDS
    return digest if right else None
