"""Reading: the stored events of a relationship, each found to be right, as what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventsourcing.persistence import JSONTranscoder

from tracker.domain.events import Recorded
from tracker.domain.readouts import ReadoutRegistered
from tracker.errors import Damaged
from tracker.store.mapper import EventMapper
from tracker.store.stamp import Stored, described, verified

_MAPPER = EventMapper(JSONTranscoder())


def right(
    relationship: str, stored: Iterable[Stored], before: str, start: int = 1
) -> Iterator[tuple[Stored, tuple[str, bytes, bytes]]]:
    """Every event in order with the parts of its state, its digest first, found to be right.

    Args:
        relationship: the name of the one that they are of.
        stored: the events as they are stored.
        before: the digest that the first of them is chained to.
        start: the position of the first.

    Raises:
        Damaged: an event is not what was recorded, or is not where it was; the first one.
    """
    digest = before
    for position, one in enumerate(stored, start=start):
        parts = verified(digest, one)
        if parts is None:
            raise damaged(relationship, position, described(one))
        digest = parts[0]
        yield one, parts


def read(
    relationship: str, stored: Iterable[Stored], before: str, start: int = 1
) -> Iterator[tuple[str, Recorded]]:
    """Every event in order with its digest, each found to be right, as what it tells; see `right`.

    Raises:
        Damaged: an event is not what was recorded, or is not where it was; the first one.
    """
    for one, (digest, around, event) in right(relationship, stored, before, start):
        recorded = _MAPPER.to_domain_event(one, (around, event))
        _own(recorded, relationship)
        yield digest, recorded


def understood(stored: Iterable[Stored]) -> Iterator[Recorded]:
    """Every event in order, of those that this program has just found to be right."""
    return map(_MAPPER.to_domain_event, stored)


def damaged(relationship: str, position: int, what: str) -> Damaged:
    """That an event is not what was recorded."""
    return Damaged(
        f"event {position} of {relationship} ({what}) is not what was recorded there; "
        "restore the ledger from a copy"
    )


def _own(recorded: Recorded, relationship: str) -> None:
    """Hold an event to the relationship that it is kept with."""
    event, stream = recorded.event, recorded.stream
    if stream.startswith("item/"):
        own = stream.split("/")[1]
    elif isinstance(event, ReadoutRegistered):
        own = event.relationship
    else:
        return
    if own != relationship:
        raise Damaged(
            f"an event of {own} is kept with those of {relationship}; restore the ledger from "
            "a copy"
        )
