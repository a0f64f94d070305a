"""Accounts: what several readouts say of one meeting, where they do not say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.domain.events import Recorded
from tracker.domain.heading import Heading
from tracker.domain.names import folded, slug_of
from tracker.projections.instants import STILL, day_of
from tracker.sql import Transaction, chunks, marks


class Differing(NamedTuple):
    """One thing about a meeting on which readouts differ."""

    meeting: str
    what: str
    """Its date, kind, place or ordinal."""
    said: tuple[tuple[str, str], ...]
    """Each readout that says it, with what it says, in the order of the readouts."""


class Alike(NamedTuple):
    """Two meetings of one day that may be one, as two publishers report it."""

    meetings: tuple[str, str]
    readouts: tuple[str, str]
    kind: str | None
    """What kind both are of; None where an account of one of them names none."""


_WHAT = ("date", "kind", "place", "ordinal")


def differing(
    sql: Transaction, recorded: Iterable[Recorded], seen: frozenset[str] | None = None
) -> tuple[Differing, ...]:
    """Where the readouts on record differ from those in a recording about the same meetings.

    Args:
        sql: the transaction of the recording, with the views brought up to it.
        recorded: its events.
        seen: the relationships of whose readouts is told; None for all.
    """
    headings = {
        heading.readout: heading
        for entry in recorded
        if isinstance(heading := entry.event, Heading)
    }
    own = defaultdict(set)
    for readout, heading in headings.items():
        for number in range(len(heading.meetings)):
            own[heading.meeting_id(number)].add(readout)
    said: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for part in chunks(sorted(own)):
        for meeting, readout, whose, day, *others in sql.rows(
            "SELECT m.meeting, r.slug, l.name, m.date, m.kind, m.place, m.ordinal"
            " FROM tracker_meetings m JOIN tracker_relationships l ON l.id = m.relationship_id"
            " JOIN tracker_readouts r"
            " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
            f" WHERE m.known_to = {STILL} AND m.meeting IN ({marks(part)})"
            " ORDER BY m.meeting, r.slug",
            part,
        ):
            if seen is not None and whose not in seen:
                continue
            for what, value in zip(_WHAT, (day_of(day), *others), strict=True):
                if value is not None:
                    said[meeting, what][readout] = str(value)
    return tuple(
        Differing(meeting, what, tuple(values.items()))
        for (meeting, what), values in said.items()
        if own[meeting] & values.keys() and len({folded(value) for value in values.values()}) > 1
    )


def alike(sql: Transaction, recorded: Iterable[Recorded]) -> tuple[Alike, ...]:
    """The meetings of a recording that may be others on record, as other publishers report them.

    Args:
        sql: the transaction of the recording, with the views brought up to it.
        recorded: its events.
    """
    found: list[Alike] = []
    for entry in recorded:
        if isinstance(heading := entry.event, Heading) and heading.publisher:
            for number in range(len(heading.meetings)):
                found += _alike(sql, heading, number)
    return tuple(dict.fromkeys(found))


def _alike(sql: Transaction, heading: Heading, number: int) -> Iterator[Alike]:
    meeting, own = heading.meetings[number], heading.meeting_id(number)
    for other, readout, kind, *terms in sql.rows(
        "SELECT m.meeting, r.slug, m.kind, m.place, m.ordinal FROM tracker_meetings m"
        " JOIN tracker_relationships l ON l.id = m.relationship_id"
        " JOIN tracker_readouts r ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
        f" WHERE l.name = ? AND m.date = ? AND m.known_to = {STILL} AND m.meeting <> ?"
        f" AND r.publisher <> ? AND r.known_to = {STILL} ORDER BY r.slug",
        (heading.relationship, meeting.date.toordinal(), own, heading.publisher),
    ):
        told = zip((meeting.place, meeting.ordinal), terms, strict=True)
        differ = any(a and b and folded(str(a)) != folded(str(b)) for a, b in told)
        # Of one kind, they have two ids only where one of them was given.
        given = f"{slug_of(heading.relationship)}-{meeting.date}-{kind}" in (own, other)
        if not differ and (not (kind and meeting.kind) or (given and kind == meeting.kind)):
            (first, one), (second, two) = sorted([(heading.readout, own), (readout, other)])
            yield Alike((one, two), (first, second), kind if meeting.kind else None)
