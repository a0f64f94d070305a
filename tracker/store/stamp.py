"""Stored events, and the stamp on each: its moment, and a digest chained to the one before."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from eventsourcing.persistence import StoredEvent

from tracker.errors import Damaged, Remedy
from tracker.store.packing import body_of, digest_of, packed, parts_of, time_of

GENESIS = "0" * 64
"""What the first event of a ledger was chained to as long as all of it was one chain."""

_STREAM = re.compile(rb'"stream":"(readout|item)/([A-Za-z0-9/-]+)"')


class Stored(NamedTuple):
    """An event as it is stored: what the library calls a StoredEvent, and quicker to make."""

    originator_id: str
    """The id of its stream, written with hyphens, as its digest has it."""
    originator_version: int
    """Its place in the stream, counted from 1."""
    topic: str
    """The name of its kind, with the version of its form."""
    state: bytes


class Run(NamedTuple):
    """Events of a relationship that stand behind one another, by their positions."""

    relationship_id: int
    start: int
    stop: int
    """Exclusive."""


class Head(NamedTuple):
    """The last event of a relationship."""

    digest: str
    recorded_at: datetime | None = None
    """None where nothing is on record."""
    position: int = 0


@lru_cache(maxsize=4096)
def genesis(relationship: str) -> str:
    """What the first event of a relationship is chained to: of its name, so that no two agree."""
    return sha256(f"relationship {relationship}".encode()).hexdigest()


def head_of(state: bytes, position: int = 0) -> Head:
    """The stamp on a stored event's state.

    Raises:
        Damaged: it bears none.
    """
    try:
        told = opened(state)
        return Head(told["digest"], datetime.fromisoformat(told["recorded_at"]), position)
    except (ValueError, LookupError, TypeError) as error:
        raise Damaged(
            "the last event of a relationship is not what was recorded, so nothing can follow it",
            remedy=Remedy.VERIFY,
        ) from error


def after(now: datetime, moments: Iterable[datetime | None]) -> datetime:
    """The moment of a new recording: now, but always after those before it."""
    latest = max((moment for moment in moments if moment), default=None)
    now = now.astimezone(UTC)
    return latest + timedelta(microseconds=1) if latest and now <= latest else now


def stamp(stored_events: Iterable[Stored], digest: str, recorded_at: datetime) -> Iterator[Stored]:
    """The events of a transaction with the moment and their digests put in front of their states.

    Args:
        stored_events: the events, in order, without a stamp.
        digest: that of the event before them.
        recorded_at: the moment of the transaction, in UTC.
    """
    moment = time_of(recorded_at)
    for one in stored_events:
        digest, stamped = stamped_at(moment, one, digest)
        yield stamped


def stamped_at(moment: str, stored: Stored, before: str) -> tuple[str, Stored]:
    """An event with its stamp, and the digest in it.

    Args:
        moment: the moment of its recording, as it is written.
        stored: the event without a stamp.
        before: the digest of the event before it.
    """
    stream, place, topic, state = stored
    body = f'"recorded_at":"{moment}",'.encode() + state[1:]
    digest = _chained(before, stream, place, topic, body)
    return digest, Stored(stream, place, topic, packed(digest, body))


def chained_anew(stored_events: Iterable[Stored], digest: str) -> Iterator[tuple[str, Stored]]:
    """Events that bear a stamp, chained to another event, each with its new digest.

    Args:
        stored_events: the events, in order, with their stamps.
        digest: that of the event before them.
    """
    last = digest
    for stream, place, topic, state in stored_events:
        body = body_of(state)
        last = _chained(last, stream, place, topic, body)
        yield last, Stored(stream, place, topic, packed(last, body))


def verified(previous: str, stored: Stored) -> tuple[str, bytes, bytes] | None:
    """A stored event's parts, if its digest, the first, is the right one behind `previous`."""
    stream, place, topic, state = stored
    try:
        parts = digest, around, event = parts_of(state)
    except ValueError:
        return None
    right = _chained(previous, stream, place, topic, b"%b%b}" % (around, event))
    return parts if digest == right else None


def opened(state: bytes) -> dict[str, Any]:
    """What a stored event's state says, its digest first.

    Raises:
        ValueError: it is not such as this program writes.
    """
    told: dict[str, Any] = json.loads(b"{" + body_of(state))
    return {"digest": digest_of(state), **told}


def described(stored: Stored | StoredEvent) -> str:
    """Which event this is: its kind, what it is of as far as its state tells, and its place."""
    try:
        said = _STREAM.search(body_of(stored.state))
    except ValueError:
        said = None
    of = f" of {said[1].decode()} {said[2].decode()}" if said else ""
    return f"{stored.topic}{of}, place {stored.originator_version} in stream {stored.originator_id}"


def _chained(previous: str, stream: str, place: int, topic: str, body: bytes) -> str:
    """The digest of an event: SHA-256 over the digest before it, its place, its name, its body."""
    return sha256(f"{previous}\n{stream}\n{place}\n{topic}\n".encode() + body).hexdigest()
